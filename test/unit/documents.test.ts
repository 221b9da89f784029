import assert from 'node:assert/strict';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('CONTRIBUTING.md', () => {
  const text = read('CONTRIBUTING.md');

  it('names files that are there', () => {
    const paths = [...text.matchAll(/`((?:src|test|demo)\/[\w./-]+|[\w-]+\.(?:json|md))`/g)].map(([, path]) => path!);
    assert.ok(paths.length > 20);
    assert.deepEqual(paths.filter(path => !existsSync(join(root, path))), []);
  });

  it('names commands that are there', () => {
    const {scripts} = JSON.parse(read('package.json'));
    const named = [...text.matchAll(/npm (?:run )?([a-z:]+)/g)].map(([, name]) => name!).filter(name => name !== 'and');
    assert.deepEqual(named.filter(name => !scripts[name]), []);
  });

  it('draws each import that a layer may have, and no other', () => {
    const drawn = [...text.matchAll(/^ {2}(\w+)(?:\[.*?\])? --> (\w+)/gm)].map(([, from, to]) => `${from} ${to}`);
    const layers = readdirSync(join(root, 'src')).filter(name => existsSync(join(root, 'src', name, 'tsconfig.json')));
    const allowed = layers.flatMap(layer => {
      const {references = []} = JSON.parse(read(`src/${layer}/tsconfig.json`)) as {references?: {path: string}[]};
      return references.map(({path}) => `${layer} ${path.slice(3)}`);
    });
    assert.deepEqual(drawn.sort(), allowed.sort());
  });
});

describe('CHANGELOG.md', () => {
  it('keeps the headings of Keep a Changelog', () => {
    const [first, ...versions] = [...read('CHANGELOG.md').matchAll(/^## (.*)$/gm)].map(([, heading]) => heading!);
    assert.equal(first, '[Unreleased]');
    for (const version of versions) assert.match(version, /^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
    const kinds = [...read('CHANGELOG.md').matchAll(/^### (.*)$/gm)].map(([, kind]) => kind!);
    assert.deepEqual(kinds.filter(kind => !['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'].includes(kind)), []);
  });
});
