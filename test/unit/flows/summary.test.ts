import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {deriveStanding, type Standing} from '../../../src/flows/standing.js';
import {isAdvanced, levelToTell, toneOf} from '../../../src/flows/summary.js';
import {both, evidence, guideSample, noon, type Row} from './evidence.js';

const stand = (answer: unknown, terms: Standing['terms'] = 'accepted', asked = {}) => deriveStanding(answer, terms, {now: noon, ...asked});

describe('how good the news is', () => {
  it('is good only for somebody who can sign', () => {
    assert.equal(toneOf(stand(evidence('MID'))), 'good');
    for (const answer of [null, guideSample, evidence('HELLO'), evidence('NOT_RA_MID_SAS', []), evidence('NOT_ABLE_TO_RETRIEVE')]) {
      assert.notEqual(toneOf(stand(answer)), 'good');
    }
  });

  it('is a thing to do where terms are open', () => assert.equal(toneOf(stand(evidence('SAS'), 'pending')), 'todo'));

  it('is bad where the person cannot sign before identifying', () => {
    assert.equal(toneOf(stand(guideSample)), 'bad');
    assert.equal(toneOf(stand(evidence('NOT_RA_MID_SAS', []))), 'bad');
  });

  it('is not bad where nobody knows', () => {
    for (const standing of [stand(null), stand(evidence('HELLO')), stand(evidence('MID'), 'unknown')]) assert.equal(toneOf(standing), 'unknown');
  });

  it('is not bad for somebody who may well sign with an SMS code', () => {
    const standing = stand(guideSample, 'accepted', {level: 3});
    assert.equal(standing.canSign, 'unknown');
    assert.notEqual(toneOf(standing), 'bad');
  });
});

describe('the level that somebody who can sign is told', () => {
  const rows: [what: string, rows: readonly Row[], asked: {level: number; jurisdiction: string}, level: number][] = [
    ['qualified, as asked', both, {level: 4, jurisdiction: ''}, 4],
    ['advanced, as asked and registered', [['zertes', 3]], {level: 3, jurisdiction: ''}, 3],
    ['qualified, though advanced was asked', both, {level: 3, jurisdiction: ''}, 4],
    ['qualified in the asked area', [['zertes', 4], ['eidas', 3]], {level: 3, jurisdiction: 'zertes'}, 4],
    ['advanced in the asked area, whatever holds elsewhere', [['zertes', 4], ['eidas', 3]], {level: 3, jurisdiction: 'eidas'}, 3],
  ];
  for (const [what, given, asked, level] of rows) {
    it(what, () => assert.equal(levelToTell(stand(evidence('MID', given), 'accepted', asked), asked), level));
  }

  it('is not qualified where that has ended', () => {
    const asked = {level: 3, jurisdiction: ''};
    assert.equal(levelToTell(stand(evidence('MID', both, {loa4ExpiryDate: '2020-01-01'}), 'accepted', asked), asked), 3);
  });
});

describe('a registration that is too low', () => {
  const rows: [what: string, rows: readonly Row[], jurisdiction: string, advanced: boolean][] = [
    ['is good for advanced signatures from level 3', [['zertes', 3]], '', true],
    ['is not below it', [['zertes', 2], ['eidas', 1]], '', false],
    ['is judged by the asked area alone', [['zertes', 3], ['eidas', 2]], 'eidas', false],
  ];
  for (const [what, given, jurisdiction, advanced] of rows) {
    it(what, () => assert.equal(isAdvanced(stand(evidence('MID', given)), jurisdiction), advanced));
  }
});
