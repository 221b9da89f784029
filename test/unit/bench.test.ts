import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const load = async <T>(path: string) => (await import(new URL(`../../../test/${path}`, import.meta.url).href)) as T;

interface Row {
  part: string;
  what: string;
  measured: string;
  met: boolean;
  hindrance: string;
}

const {targets} = await load<{targets(results: object): Row[]}>('bench/targets.mjs');
const {parts} = await load<{parts: object}>('bench/parts.mjs');

describe('the targets', () => {
  const polls = (many: number, hidden = 0) => ({polls: {rows: [{seconds: 60, polls: 15}, {seconds: 180, polls: many}], hidden}});

  it('hold where each figure does', () => {
    assert.equal(targets(polls(39))[0]!.met, true);
    assert.equal(targets(polls(39))[0]!.hindrance, '');
  });

  it('do not where one is beyond, and say what stands in the way', () => {
    for (const results of [polls(40), polls(39, 1)]) {
      const [row] = targets(results);
      assert.equal(row!.met, false);
      assert.notEqual(row!.hindrance, '');
    }
  });

  it('are not met by what was not measured', () => {
    const [row] = targets({paint: {cpu: {'1x': {median: 3}}}});
    assert.equal(row!.met, false);
    assert.match(row!.measured, /not measured/);
  });

  it('are each measured in what README shows', () => {
    const rows = targets(JSON.parse(readFileSync(join(root, 'test', 'bench', 'results', 'latest.json'), 'utf8')));
    assert.deepEqual([...new Set(rows.map(({part}) => part))].sort(), Object.keys(parts).sort());
    assert.deepEqual(rows.filter(({measured}) => measured.includes('not measured')).map(({what}) => what), []);
    assert.deepEqual(rows.filter(({met, hindrance}) => !met && hindrance === '').map(({what}) => what), []);
  });
});

describe("the bench's peers", () => {
  const read = (name: string) => JSON.parse(readFileSync(join(root, 'test', 'bench', 'peers', name), 'utf8'));
  const {dependencies} = read('package.json') as {dependencies: Record<string, string>};
  const {packages} = read('package-lock.json') as {packages: Record<string, {version: string; resolved?: string}>};

  it('are exact, and locked without an address', () => {
    for (const [name, version] of Object.entries(dependencies)) assert.equal(packages[`node_modules/${name}`]?.version, version, name);
    assert.deepEqual(Object.entries(packages).filter(([, {resolved}]) => resolved).map(([path]) => path), []);
  });

  it('are nothing that the project or its users install', () => {
    const {packages: project} = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {packages: object};
    const peers = Object.keys(dependencies).filter(name => !['esbuild'].includes(name));
    assert.deepEqual(peers.filter(name => Object.hasOwn(project, `node_modules/${name}`)), []);
  });
});
