import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

interface Result {
  titles: string[];
  result: 'passed' | 'failed' | 'skipped';
}

// Not part of the compilation, as the table of faults is not.
const {hostTable} = (await import(new URL('../../../test/hosts/table.mjs', import.meta.url).href)) as {
  hostTable: (hosts: string[], results: Result[]) => {lines: string[]; isGreen: boolean};
};

const result = (host: string, check: string, result: Result['result'] = 'passed'): Result => ({titles: [host, check], result});

describe('the table of the hosts', () => {
  it('has a line for each check, with a dash where a host has none', () => {
    const {lines, isGreen} = hostTable(['react', 'vue'], [result('react', 'builds'), result('react', 'StrictMode'), result('vue', 'builds')]);
    assert.deepEqual(lines, ['            react  vue', 'builds      yes    yes', 'StrictMode  yes    –']);
    assert.equal(isGreen, true);
  });

  const rows: [what: string, results: Result[], line: RegExp][] = [
    ['a check failed', [result('react', 'builds'), result('vue', 'builds', 'failed')], /^builds +yes +FAILED$/],
    ['a check was skipped', [result('react', 'builds', 'skipped'), result('vue', 'builds')], /^builds +SKIPPED +yes$/],
    ['a host said nothing', [result('react', 'builds')], /^builds +yes +MISSING$/],
    ['a check failed, and so its host', [result('react', 'builds'), result('vue', 'builds', 'failed'), {titles: ['vue'], result: 'failed'}], /^builds +yes +FAILED$/],
    ['something failed outside of the checks', [result('react', 'builds'), result('vue', 'builds'), {titles: ['vue'], result: 'failed'}], /^as a whole +– +FAILED$/],
    ['nothing was run', [], /^ *react +vue$/],
  ];
  for (const [what, results, line] of rows) {
    it(`is not green where ${what}`, () => {
      const {lines, isGreen} = hostTable(['react', 'vue'], results);
      assert.match(lines.at(-1)!, line);
      assert.equal(isGreen, false);
    });
  }

  it('is not green without a host', () => assert.equal(hostTable([], []).isGreen, false));
});
