import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The rules of accessibility, as they are numbered in the requirements. */
const rules: readonly [id: string, what: string][] = [
  ['A11Y-01', 'the focus at a new step'],
  ['A11Y-02', 'errors'],
  ['A11Y-03', 'live regions'],
  ['A11Y-04', 'what is said while somebody waits'],
  ['A11Y-05', 'the focus while something is under way'],
  ['A11Y-06', 'a code without a puzzle'],
  ['A11Y-07', 'nothing is asked for twice'],
  ['A11Y-08', 'the size of targets'],
  ['A11Y-09', 'the purpose of fields'],
  ['A11Y-10', 'room: narrow windows, large text, text spacing'],
  ['A11Y-11', 'forced colours'],
  ['A11Y-12', 'reduced motion'],
  ['A11Y-13', 'contrast'],
  ['A11Y-14', 'the focus is not covered'],
  ['A11Y-15', 'the focus is visible'],
  ['A11Y-16', 'codes that run out'],
  ['A11Y-17', 'language'],
  ['A11Y-18', 'help in one place'],
  ['A11Y-19', 'headings, landmarks, lists'],
  ['A11Y-20', 'frame and dialog'],
  ['A-04', 'quick changes'],
  ['A-05', 'an error while the focus is elsewhere'],
];

const folder = join(root, 'test', 'elements', 'accessibility');
const sources = readdirSync(folder).filter(name => name.endsWith('.test.ts')).map(name => readFileSync(join(folder, name), 'utf8'));
const tested = new Set(sources.flatMap(source => [...source.matchAll(/\bit\(\s*['"`](A(?:11Y)?-\d\d): /g)].map(([, id]) => id!)));
const statement = readFileSync(join(root, 'ACCESSIBILITY.md'), 'utf8');

describe('the rules of accessibility', () => {
  for (const [id, what] of rules) it(`${id}: ${what}, has a test`, () => assert.ok(tested.has(id)));

  it('are all that the tests are about', () => {
    const known = new Set(rules.map(([id]) => id));
    assert.deepEqual([...tested].filter(id => !known.has(id)), []);
  });
});

describe('the statement on accessibility', () => {
  it('names each rule that is tested', () => {
    for (const [id] of rules) assert.ok(statement.includes(id), id);
  });

  it('says what it covers, by which standard, how far it conforms, who says so and when', () => {
    const rows = new Map([...statement.matchAll(/^\| ([A-Z][a-z ]+) \| (.+) \|$/gm)].map(([, name, value]) => [name, value!]));
    for (const name of ['Covers', 'Does not cover', 'Date', 'Standard', 'Conformance', 'Assessed by', 'Basis']) assert.ok(rows.has(name), name);
    const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {version: string};
    assert.equal(rows.get('Version'), version);
    assert.match(rows.get('Date')!, /^\d{1,2} [A-Z][a-z]+ 20\d\d$/);
    assert.match(rows.get('Conformance')!, /Partially conformant/);
  });

  it('counts the states as the tests do: those with an order of stops, and the dialog', () => {
    const order = readFileSync(join(folder, 'order.test.ts'), 'utf8');
    const states = [...order.matchAll(/^  \['/gm)].length + 1;
    const told = [...statement.matchAll(/\b(\d+) states\b/g)].map(([, count]) => Number(count));
    assert.deepEqual(told, [states, states]);
  });

  it('says what was not tested, what is not ours, and where to turn to', () => {
    for (const heading of ['What was tested', 'What was not tested', 'Known limits', 'Report a barrier', 'By hand, for each release']) {
      assert.match(statement, new RegExp(`^## ${heading}$`, 'm'));
    }
  });

  it('ships with the package, and the README leads to it', () => {
    const {files} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {files: string[]};
    assert.ok(files.includes('ACCESSIBILITY.md'));
    assert.match(readFileSync(join(root, 'README.md'), 'utf8'), /\]\(ACCESSIBILITY\.md\)/);
  });
});
