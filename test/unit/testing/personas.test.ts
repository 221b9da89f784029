import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createService, evidence} from './service.js';

const row = (jurisdiction: string, assuranceLevel: number) => ({assuranceLevel, jurisdiction});
const rows = (zertes: number, eidas: number) => [row('zertes', zertes), row('eidas', eidas)];

/** Two years from the tests' today, 4 May 2026, as the personas count them: 730 days. */
const longAhead = '2028-05-03';

/** Everybody in order: id, status word, rows, expiry, and whether there are terms to accept. */
const table: [id: string, word: string, rows: object[], expiry: string | null, terms?: 'open'][] = [
  ['ready', 'MID', rows(4, 4), longAhead],
  ['ready-password', 'SAS', rows(4, 4), longAhead],
  ['level-3', 'MID', rows(3, 3), null],
  ['switzerland-only', 'MID', rows(4, 3), longAhead],
  ['europe-only', 'MID', rows(3, 4), longAhead],
  ['expires-soon', 'MID', rows(4, 4), '2026-05-24'],
  ['expired', 'MID', rows(4, 4), '2026-05-03'],
  ['terms-mobile-id', 'MID', rows(4, 4), longAhead, 'open'],
  ['terms-consent', 'SAS', rows(4, 4), longAhead, 'open'],
  ['terms-downgrade', 'MID', rows(4, 4), longAhead, 'open'],
  ['terms-declined', 'MID', rows(4, 4), longAhead, 'open'],
  ['terms-expired', 'MID', rows(4, 4), longAhead, 'open'],
  ['terms-failed', 'MID', rows(4, 4), longAhead, 'open'],
  ['terms-blocked', 'MID', rows(4, 4), longAhead, 'open'],
  ['not-registered', 'NOT_REGISTERED_AT_ALL', [], null],
  ['no-means', 'NOT_RA_MID_SAS', [], null],
  ['unavailable', 'NOT_ABLE_TO_RETRIEVE', [], null],
  ['recovers', 'NOT_ABLE_TO_RETRIEVE', [], null],
  ['mobile-id-after-password', 'MISSMATCH_SAS_BUT_MID', rows(4, 4), longAhead],
  ['password-changed', 'MISSMATCH_SAS_CHANGE_SN', rows(3, 3), null],
  ['mobile-id-reactivated', 'MISSMATCH_MID', rows(4, 4), longAhead],
  ['mismatch-unspecified', 'MISMATCH', rows(3, 3), null],
  ['unknown-status', 'UNDER_REVIEW', rows(4, 4), longAhead],
  ['unknown-number', 'NOT_REGISTERED_AT_ALL', [], null],
  ['one-area', 'MID', [row('zertes', 4)], longAhead],
  ['terms-unframed', 'SAS', rows(4, 4), longAhead, 'open'],
];

describe('the personas', () => {
  it('keep their order, so that a number always means the same person', () => {
    const {personas} = createService().backend;
    assert.deepEqual(
      personas.map(({id, msisdn}) => [id, msisdn]),
      table.map(([id], index) => [id, String(41790000001 + index)]),
    );
    for (const {description} of personas) assert.match(description, /^[A-Z].*\.$/);
  });

  for (const [id, signingStatus, status, loa4ExpiryDate, terms] of table) {
    it(`answers for ${id}`, async () => {
      const service = createService();
      const msisdn = service.number(id);
      const notFound = ['not-registered', 'unknown-number'].includes(id);
      const response = await service.ask(`api/public/evidence/status?msisdn=${msisdn}`);
      assert.equal(response.status, id === 'unknown-number' ? 404 : 200);
      assert.match(response.headers.get('content-type')!, /^application\/json/);
      assert.deepEqual(await response.json(), {status, loa4ExpiryDate, signingStatus, notFound});
      const link = await service.ask(`api/public/evidence/${msisdn}/tc`);
      assert.equal(link.status, terms === 'open' ? 200 : 404);
    });
  }

  it('let one recover after two failures, and again after a reset', async () => {
    const service = createService();
    const words = async (times: number) => {
      const heard: unknown[] = [];
      for (let time = 0; time < times; time++) {
        heard.push((await evidence(service, service.number('recovers'))).signingStatus);
      }
      return heard;
    };
    const down = 'NOT_ABLE_TO_RETRIEVE';
    assert.deepEqual(await words(4), [down, down, 'MID', 'MID']);
    service.backend.reset();
    assert.deepEqual(await words(3), [down, down, 'MID']);
  });

  it('are the only ones registered: any other number is not, and gets its SMS all the same', async () => {
    const service = createService();
    const {signingStatus, notFound} = await evidence(service, '491701234567');
    assert.deepEqual([signingStatus, notFound], ['NOT_REGISTERED_AT_ALL', true]);
    assert.equal((await service.ask('api/public/evidence/491701234567/tc')).status, 404);
    assert.equal((await service.ask('api/public/confirm', {body: {msisdn: '491701234567'}})).status, 200);
    assert.equal(service.backend.sms.at(-1)?.msisdn, '491701234567');
  });

  it('count their days in Zurich', async () => {
    // Half past midnight on the 30th there, still the 29th in London, on the night after the clocks changed.
    const service = createService({}, Date.UTC(2026, 2, 29, 22, 30));
    assert.equal((await evidence(service, service.number('expired'))).loa4ExpiryDate, '2026-03-29');
  });
});
