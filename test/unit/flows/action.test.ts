import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {actionFor, expiryThreshold, retryDelay, type Action} from '../../../src/flows/action.js';
import {deriveStanding, type Standing} from '../../../src/flows/standing.js';
import {both, evidence, guideSample, noon, type Row} from './evidence.js';

const stand = (answer: unknown, terms: Standing['terms'] = 'accepted', asked = {}) => deriveStanding(answer, terms, {now: noon, ...asked});
/** Somebody who can sign, with so many days left. */
const withDays = (days: number | null, rows: readonly Row[] = both, asked = {}) =>
  stand(evidence('MID', rows, {loa4ExpiryDate: days === null ? null : new Date(noon.getTime() + days * 86_400_000).toISOString()}), 'accepted', asked);

describe('what a person can do next', () => {
  const rows: [who: string, standing: Standing, action: Action | null][] = [
    ['everything is in order', withDays(null), null],
    ['plenty of time is left', withDays(91), null],
    ['90 days are left', withDays(90), 'renew'],
    ['the last day is today', withDays(0), 'renew'],
    ['it is over', withDays(-1), 'identify'],
    ['it is over, and level 3 is asked', withDays(-1, both, {level: 3}), 'renew'],
    ['one area is only advanced', withDays(null, [['zertes', 4], ['eidas', 3]]), 'upgrade'],
    ['one area is only advanced, and time is short', withDays(5, [['zertes', 4], ['eidas', 3]]), 'renew'],
    ['advanced is all there is, and all that is asked', withDays(null, [['zertes', 3]], {level: 3}), 'upgrade'],
    ['a date, but nothing qualified that could end', withDays(5, [['zertes', 3]], {level: 3}), 'upgrade'],
    ['terms are open', stand(evidence('MID'), 'pending'), 'accept-terms'],
    ['terms are open, and time is short', stand(evidence('MID', both, {loa4ExpiryDate: '2026-05-10'}), 'pending'), 'accept-terms'],
    ['the method changed', stand(guideSample), 'identify'],
    ['nothing is registered', stand(evidence('NOT_RA_MID_SAS', [])), 'identify'],
    ['the service was down', stand(evidence('NOT_ABLE_TO_RETRIEVE')), 'retry'],
    ['nobody knows', stand(evidence('HELLO')), 'retry'],
    ['nobody knows whether terms are open', stand(evidence('MID'), 'unknown'), 'retry'],
  ];
  for (const [who, standing, action] of rows) {
    it(`${who}: ${action}`, () => assert.equal(actionFor(standing), action));
  }
});

describe('telling the page that a registration ends', () => {
  const rows: [days: number | null, threshold: number | null][] = [
    [null, null], [91, null], [90, 90], [31, 90], [30, 30], [8, 30], [7, 7], [1, 7], [0, 7], [-1, null], [-1000, null],
  ];
  for (const [days, threshold] of rows) {
    it(`${days} days left are below ${threshold}`, () => assert.equal(expiryThreshold(withDays(days)), threshold));
  }

  it('is not done where nothing qualified is registered', () => assert.equal(expiryThreshold(withDays(5, [['zertes', 3]])), null));
});

describe('asking again by itself', () => {
  it('happens twice, after two and five seconds, then never', () => {
    for (const down of [evidence('NOT_ABLE_TO_RETRIEVE'), {signingStatus: 'MID'}]) {
      assert.deepEqual([0, 1, 2, 3].map(repeats => retryDelay(stand(down), true, repeats)), [2000, 5000, null, null]);
    }
  });

  it('does not happen where an answer was given', () => {
    for (const answer of [evidence('MID'), evidence('HELLO'), guideSample, evidence('NOT_RA_MID_SAS', [])]) {
      assert.equal(retryDelay(stand(answer), true, 0), null);
    }
  });

  it('does not happen where a call failed, which the client repeats', () => {
    assert.equal(retryDelay(stand(null, 'unknown'), false, 0), null);
    assert.equal(retryDelay(stand(evidence('MID'), 'unknown'), true, 0), null);
  });
});
