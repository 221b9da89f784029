import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

const tool = new URL('../../../test/tools/weigh.mjs', import.meta.url).href;
const {growth} = (await import(tool)) as {growth(before: object, after: object): {module: string; grew: number}[]};

describe('what grew', () => {
  it('is named, the most first, and also what is new', () => {
    const grown = growth({a: 100, b: 50, c: 10}, {a: 90, b: 55, c: 30, d: 7});
    assert.deepEqual(grown.map(({module, grew}) => [module, grew]), [['c', 20], ['d', 7], ['b', 5]]);
  });
});
