import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

interface Case {
  id: string;
  layer: string;
  what: string;
  cannot?: string;
  note?: string;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Not part of the compilation: the table runs before anything is compiled.
const load = (name: string) => import(new URL(`../../../test/faults/${name}`, import.meta.url).href);
const {catalogue, layers, counts} = (await load('catalogue.mjs')) as {catalogue: Case[]; layers: Record<string, string[]>; counts: Record<string, number>};
const {judge} = (await load('judge.mjs')) as {judge: (entry: Case, results: {file: string; titles: string[]; result: string}[]) => {result: string; where: string}};
const {idsIn, idsInSource} = (await load('titles.mjs')) as Record<'idsIn' | 'idsInSource', (text: string) => string[]>;

/** The text of each test file but this one, by its path. */
function sources(): [path: string, text: string][] {
  const folder = join(root, 'test');
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.test.ts') && !name.endsWith('faults.test.ts'));
  return names.map(name => [name, readFileSync(join(folder, name), 'utf8')]);
}

describe('the catalogue of faults', () => {
  it('has every case once, numbered without a gap', () => {
    const wanted = Object.entries(counts).flatMap(([kind, count]) =>
      Array.from({length: count}, (_, index) => `${kind}-${String(index + 1).padStart(2, '0')}`),
    );
    assert.deepEqual(catalogue.map(({id}) => id), wanted);
    assert.equal(wanted.length, 136);
  });

  it('says of each what is done, and at which layer', () => {
    for (const {id, layer, what, cannot, note} of catalogue) {
      assert.ok(Object.hasOwn(layers, layer), id);
      assert.ok(what.length > 2, id);
      assert.ok(cannot === undefined || cannot.length > 20, `${id}: a reason is a sentence`);
      assert.ok(note === undefined || note.length > 20, `${id}: a note is a sentence`);
    }
  });

  it('is all that tests name', () => {
    const known = new Set(catalogue.map(({id}) => id));
    const unknown = sources().flatMap(([path, text]) => idsInSource(text).filter(id => !known.has(id)).map(id => `${path}: ${id}`));
    assert.deepEqual(unknown, []);
  });

  it('has a test of its layer for each case, or a reason why there is none', () => {
    const named = sources().map(([path, text]) => ({path: `test/${path.replaceAll('\\', '/')}`, ids: new Set(idsInSource(text))}));
    const shown = ({id, layer}: Case) => named.some(({path, ids}) => ids.has(id) && layers[layer]!.some(start => path.startsWith(start)));
    assert.deepEqual(catalogue.filter(each => !each.cannot && !shown(each)).map(({id}) => id), []);
  });

  it('is named at the beginning of titles, nowhere else', () => {
    const stray = /\b(?:it|test|describe)\(\s*(['"`])(?![A-Z]{1,2}-\d\d[,:])(?:(?!\1).)*\b[TNOSCLHAG]-\d\d\b/;
    assert.deepEqual(sources().filter(([, text]) => stray.test(text)).map(([path]) => path), []);
  });
});

describe('the cases in a title', () => {
  const rows: [title: string, ids: string[]][] = [
    ['N-12: a connection', ['N-12']],
    ['S-01, S-03: levels', ['S-01', 'S-03']],
    ['G-06, GW-10: addresses', ['G-06']],
    ['GW-03: the cookie', []],
    ['N-07 to N-11: statuses', []],
    ['a title', []],
    ['like N-12: a connection', []],
    ['N-12 a connection', []],
  ];
  for (const [title, ids] of rows) it(`"${title}" are ${ids.join(' and ') || 'none'}`, () => assert.deepEqual(idsIn(title), ids));

  it('are found in a source too, in loops and in groups', () => {
    const text = 'describe(`Q-05: read in ${zone}`, () => {\n  it(\'Q-12: a\', () => {});\n  it.only("Q-01, Q-02: b", f);\n  submit(\'Q-03: c\');\n});';
    assert.deepEqual(idsInSource(text), ['Q-05', 'Q-12', 'Q-01', 'Q-02']);
    assert.deepEqual(idsInSource(`for (const id of ['${'N'}-03']) it(\`\${id}: a\`);`), ['N-03']);
  });
});

describe('what came of a case', () => {
  const entry = {id: 'L-06', layer: 'p', what: 'reloaded in every step'};
  const one = (file: string, result: string) => ({file: `test/${file}.test.ts`, titles: ['a group', 'L-06: a test'], result});
  const leftOut = (file: string) => ({...one(file, 'skipped'), titles: ['a group', 'L-06: a test (left out: firefox has none)']});
  const rows: [string, ReturnType<typeof one>[], result: string, where: string][] = [
    ['passed at its layer', [one('e2e/a', 'passed')], 'passed', 'e2e/a.test.ts'],
    ['failed at another', [one('e2e/a', 'passed'), one('unit/b', 'failed')], 'FAILED', 'unit/b.test.ts'],
    ['was skipped once', [one('e2e/a', 'passed'), one('e2e/b', 'skipped')], 'SKIPPED', 'e2e/b.test.ts'],
    ['was left out by an engine, and passed in another', [one('e2e/a', 'passed'), leftOut('e2e/a')], 'passed', 'e2e/a.test.ts'],
    ['was left out by every engine', [one('e2e/b', 'passed'), leftOut('e2e/a')], 'SKIPPED', 'e2e/a.test.ts'],
    ['failed and was skipped', [one('e2e/a', 'skipped'), one('e2e/b', 'failed')], 'FAILED', 'e2e/b.test.ts'],
    ['was shown within one page only', [one('elements/a', 'passed')], 'MISSING', 'only in elements/a.test.ts'],
    ['has no test', [], 'MISSING', ''],
  ];
  for (const [what, results, result, where] of rows) it(`that ${what} is ${result}`, () => assert.deepEqual(judge(entry, results), {result, where}));

  it('that cannot be shown is told with its reason, unless a test of it was skipped', () => {
    const cannot = 'a reason why it cannot be shown';
    assert.deepEqual(judge({...entry, cannot}, []), {result: 'cannot', where: cannot});
    assert.equal(judge({...entry, cannot}, [one('e2e/a', 'skipped')]).result, 'SKIPPED');
  });
});
