import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {enSamples} from '../../../src/content/texts/en.js';
import {byPlace} from '../../../src/strings/by-place.js';
import {en} from '../../../src/strings/en.js';
import {languages} from './languages.js';

/** The texts without their keys. */
function listed(texts: object): unknown[] {
  return Object.values(texts).map(each => (typeof each === 'object' && !Array.isArray(each) ? listed(each) : each));
}

describe('texts by place', () => {
  for (const [tag, strings, samples] of languages) {
    it(`are the same as by key in ${tag}`, () => {
      assert.deepEqual(byPlace(en, listed(strings)), strings);
      assert.deepEqual(byPlace(enSamples, listed(samples)), samples);
    });
  }

  it('leave English as it is, and lists whole', () => {
    const english = {one: 'a', group: {two: 'b', more: ['c', 'd']}};
    assert.deepEqual(byPlace(english, ['A', ['B', ['C', 'D', 'E']]]), {one: 'A', group: {two: 'B', more: ['C', 'D', 'E']}});
    assert.deepEqual(english, {one: 'a', group: {two: 'b', more: ['c', 'd']}});
  });
});
