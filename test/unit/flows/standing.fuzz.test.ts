import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {deriveStanding, readTermsStanding, type Standing} from '../../../src/flows/standing.js';
import {noon} from './evidence.js';
import {random} from './random.js';

const rounds = 8_000;

const goodWords = ['MID', 'SAS', ' mid', 'Sas\n'];
const otherWords = [
  'MISMATCH', 'MISSMATCH_MID', 'NOT_ABLE_TO_RETRIEVE', 'NOT_RA_MID_SAS', 'NOT_REGISTERED_AT_ALL', 'HELLO', '', null, undefined, 4, {}, ['MID'],
  '__proto__', 'MIDSAS', 'M\u0130D',
];
const validDates = [null, undefined, '2026-05-04', '2030-01-01', 'garbage', {}, '9999-12-31T23:59:59Z', Date.UTC(2031, 1, 1)];
const pastDates = ['2026-05-03', '2001-02-03T04:05:06Z', Date.UTC(2024, 1, 1), '1577836800'];
const jurisdictions = ['zertes', 'eidas', 'ZERTES', ' Eidas ', 'mars', '', null, 7, '__proto__'];
const levels = [4, 3, '4', '3', 2, 1, 0, 5, 3.5, -1, null, undefined, '4.0', 'LOA4', true, {}, [4], NaN];
const terms: Standing['terms'][] = ['accepted', 'not-applicable', 'pending', 'unknown'];

describe('whatever the service says', () => {
  for (const seed of [1, 2, 3]) {
    it(`tells nobody they can sign without evidence that says so, and never throws (seed ${seed})`, () => {
      const {pick, int} = random(seed);
      let yes = 0;
      for (let round = 0; round < rounds; round++) {
        const rows = Array.from({length: int(5)}, () =>
          int(10) === 0 ? pick([null, 4, 'x', [], {}]) : {assuranceLevel: pick(levels), jurisdiction: pick(jurisdictions)},
        );
        const past = int(4) === 0;
        const answer: unknown = int(20) === 0 ? pick([null, undefined, [], 'MID', 7, {}]) : {
          status: int(15) === 0 ? pick([null, {}, 'x', 4]) : rows,
          signingStatus: int(2) === 0 ? pick(goodWords) : pick(otherWords),
          loa4ExpiryDate: past ? pick(pastDates) : pick(validDates),
          notFound: pick([false, false, false, true, 'true', null]),
          more: {anything: true},
        };
        const asked = {jurisdiction: pick([undefined, 'zertes', 'EIDAS', 'mars']), level: pick([undefined, 3, 4]), now: noon};
        const given = pick(terms);
        const standing = deriveStanding(answer, given, asked);
        const told = `${JSON.stringify(answer)} ${given} ${JSON.stringify(asked)} → ${JSON.stringify(standing)}`;

        assert.equal(standing.canSign === 'yes', standing.reason === 'ready', told);
        assert.equal(standing.canSign === 'yes', standing.nextStep === 'none', told);
        if (standing.nextStep === 'retry') assert.equal(standing.canSign, 'unknown', told);
        assert.equal(standing.mismatch !== null, standing.reason === 'mismatch', told);
        assert.equal(typeof readTermsStanding(pick([true, false, null]), answer), 'string');

        const {status, signingStatus, notFound} = (answer ?? {}) as Record<string, unknown>;
        const level = asked.level ?? 4;
        const fits = (row: unknown) => {
          const {assuranceLevel, jurisdiction} = (row ?? {}) as Record<string, unknown>;
          const area = typeof jurisdiction === 'string' ? jurisdiction.trim().toLowerCase() : '';
          return [3, 4, '3', '4'].includes(assuranceLevel as number) && Number(assuranceLevel) >= level && area !== '' &&
            (!asked.jurisdiction || area === asked.jurisdiction.toLowerCase());
        };
        const sound = Array.isArray(status) && status.some(fits) && goodWords.includes(signingStatus as string) && notFound !== true &&
          (given === 'accepted' || given === 'not-applicable') && !(past && level === 4);
        assert.equal(standing.canSign === 'yes', sound, told);
        if (standing.canSign === 'yes') yes++;

        for (const area of standing.areas) {
          if (area.qualified !== 'yes') continue;
          assert.ok(area.level === 4 && !past && given !== 'pending' && given !== 'unknown' && goodWords.includes(signingStatus as string), told);
        }
      }
      assert.ok(yes > rounds / 100, `only ${yes} could sign: the cases are not worth much`);
    });
  }
});
