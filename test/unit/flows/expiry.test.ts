import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {deriveStanding} from '../../../src/flows/standing.js';
import {both, evidence, judge} from './evidence.js';

/** What is told about a date, to somebody who asks at a time. */
function told(loa4ExpiryDate: unknown, now: string): [date: string | null, days: number | null] {
  const {qualifiedUntil, expiresInDays} = deriveStanding(evidence('MID', both, {loa4ExpiryDate}), 'accepted', {now: new Date(now)});
  return [qualifiedUntil, expiresInDays];
}

const expired = 'no / identify / expired';
const ready = 'yes / none / ready';

/** The clock of the reader's machine must not matter; `TZ` is read anew at each change. */
for (const zone of ['UTC', 'America/New_York', 'Pacific/Auckland', 'Europe/Zurich']) {
  describe(`S-05: the last day, read in ${zone}`, () => {
    const zoneBefore = process.env.TZ;
    before(() => void (process.env.TZ = zone));
    after(() => {
      if (zoneBefore === undefined) delete process.env.TZ;
      else process.env.TZ = zoneBefore;
    });

    const days: [what: string, date: string, now: string, days: number][] = [
      ['tomorrow', '2026-05-05', '2026-05-04T10:00:00Z', 1],
      ['today', '2026-05-04', '2026-05-04T10:00:00Z', 0],
      ['yesterday', '2026-05-03', '2026-05-04T10:00:00Z', -1],
      ['in a year', '2027-05-04', '2026-05-04T10:00:00Z', 365],
      ['in a leap year', '2028-05-04', '2027-05-04T10:00:00Z', 366],
      ['long ago', '2000-01-01', '2026-05-04T10:00:00Z', -9620],
      ['a moment before midnight in summer', '2026-07-01', '2026-07-01T21:59:59.999Z', 0],
      ['midnight in summer', '2026-07-01', '2026-07-01T22:00:00Z', -1],
      ['a moment before midnight in winter', '2026-01-15', '2026-01-15T22:59:59.999Z', 0],
      ['midnight in winter', '2026-01-15', '2026-01-15T23:00:00Z', -1],
      ['over the night that is an hour short', '2026-03-30', '2026-03-28T23:00:00Z', 1],
      ['after the night that is an hour short', '2026-03-28', '2026-03-29T21:59:59Z', -1],
      ['over the night that is an hour long', '2026-10-26', '2026-10-24T22:00:00Z', 1],
      ['within the night that is an hour long', '2026-10-25', '2026-10-25T22:59:59Z', 0],
      ['the end of the year', '2026-12-31', '2026-12-31T23:30:00Z', -1],
      ['a leap day', '2028-02-29', '2028-02-28T12:00:00Z', 1],
      ['over a leap day', '2028-03-01', '2028-02-28T12:00:00Z', 2],
    ];
    for (const [what, date, now, left] of days) {
      it(`${what}: ${left} days to ${date}`, () => {
        assert.deepEqual(told(date, now), [date, left]);
        assert.equal(judge(evidence('MID', both, {loa4ExpiryDate: date}), 'accepted', {now: new Date(now)}), left < 0 ? expired : ready);
      });
    }

    const forms: [what: string, value: unknown, day: string][] = [
      ['a day', '2026-07-01', '2026-07-01'],
      ['a day with blanks around it', ' 2026-07-01\n', '2026-07-01'],
      ['a time without offset, which is the day as written', '2026-07-01T23:59:59', '2026-07-01'],
      ['midnight without offset', '2026-07-01T00:00:00', '2026-07-01'],
      ['midnight without seconds', '2026-07-01T00:00', '2026-07-01'],
      ['a blank before the time', '2026-07-01 00:00:00', '2026-07-01'],
      ['midnight in London', '2026-07-01T00:00:00Z', '2026-07-01'],
      ['the evening in London, when it is tomorrow in Zurich', '2026-06-30T22:00:00Z', '2026-07-01'],
      ['the evening in London in winter', '2026-01-14T22:59:59Z', '2026-01-14'],
      ['midnight in Zurich', '2026-07-01T00:00:00+02:00', '2026-07-01'],
      ['midnight in New York', '2026-07-01T00:00:00-05:00', '2026-07-01'],
      ['the evening in New York, when it is tomorrow in Zurich', '2026-06-30T23:30:00-05:00', '2026-07-01'],
      ['after midnight in Asia, when it is yesterday in Zurich', '2026-07-01T00:30:00+05:00', '2026-06-30'],
      ['an offset without a colon', '2026-07-01T00:00:00+0200', '2026-07-01'],
      ['milliseconds', '2026-07-01T12:00:00.123Z', '2026-07-01'],
      ['ticks', '2026-07-01T12:00:00.1234567Z', '2026-07-01'],
      ['letters in lower case', '2026-07-01t12:00:00z', '2026-07-01'],
      ['epoch milliseconds', Date.UTC(2026, 5, 30, 22), '2026-07-01'],
      ['epoch milliseconds as text', String(Date.UTC(2026, 5, 30, 22)), '2026-07-01'],
      ['epoch seconds', Date.UTC(2026, 5, 30, 22) / 1000, '2026-07-01'],
      ['epoch seconds as text', String(Date.UTC(2026, 5, 30, 22) / 1000), '2026-07-01'],
      ['the last day there is', '9999-12-31', '9999-12-31'],
    ];
    for (const [what, value, day] of forms) {
      it(`reads ${what}`, () => assert.equal(told(value, '2026-05-04T10:00:00Z')[0], day));
    }
  });
}

describe('S-05: a date that cannot be read', () => {
  const values: unknown[] = [
    '2026-07-01T25:30:00', '2026-07-01T12:60', null, undefined, '', '  ', 'not a date', 'null', '0', '2026', '2026-07', '2026-7-1', '20260701', '01.07.2026', '07/01/2026', '1 July 2026',
    '2026-13-01', '2026-00-10', '2026-07-00', '2026-07-32', '2026-02-30', '2027-02-29', '2100-02-29', '2026-07-01T25:00:00Z',
    '2026-07-01T12:00:00+99:99', '2026-07-01Tnoon', '2026-02-30T10:00:00Z', '2027-02-29T10:00:00+01:00', '+012026-07-01', '-2026-07-01',
    '2026-07-01; DROP', '<b>2026-07-01</b>', true, false, {}, [], ['2026-07-01'], NaN, Infinity, -Infinity, 1e300, Number.MAX_SAFE_INTEGER,
    0, '0000-00-00', '0000-00-00T00:00:00Z', 'x'.repeat(100_000),
  ];
  for (const value of values) {
    it(`${typeof value} ${JSON.stringify(value)?.slice(0, 40)} counts as none`, () => {
      assert.deepEqual(told(value, '2026-05-04T10:00:00Z'), [null, null]);
      assert.equal(judge(evidence('MID', both, {loa4ExpiryDate: value})), ready);
    });
  }

  it('is the same where the English of Canada begins a date with the month, as in WebKit', context => {
    context.mock.getter(Intl.DateTimeFormat.prototype, 'format', () => () => '05/04/2026');
    assert.deepEqual(told('2026-05-05', '2026-05-04T10:00:00Z'), ['2026-05-05', 1]);
    assert.deepEqual(told('2026-05-02T22:00:00Z', '2026-05-04T10:00:00Z'), ['2026-05-03', -1]);
  });

  it('a service’s zero for "no date" ends nobody’s registration', () => {
    for (const value of ['0001-01-01', '0001-01-01T00:00:00', '0001-01-01T00:00:00Z', '1970-01-01', '1970-01-01T00:00:00Z']) {
      assert.deepEqual(told(value, '2026-05-04T10:00:00Z'), [null, null], value);
    }
  });

  it('the end of all days is no date, or the right one, and nobody’s registration ends', () => {
    for (const value of ['9999-12-31T23:59:59Z', '9999-12-31T23:59:59.9999999', '9999-12-31']) {
      const [date] = told(value, '2026-05-04T10:00:00Z');
      assert.ok(date === null || date === '9999-12-31', `${value}: ${date}`);
      assert.equal(judge(evidence('MID', both, {loa4ExpiryDate: value})), ready);
    }
  });
});

describe('a registration that ended', () => {
  const now = new Date('2026-05-04T10:00:00Z');
  const answer = evidence('SAS', [['zertes', 4], ['eidas', 3]], {loa4ExpiryDate: '2026-05-03'});

  it('still signs what asks for level 3', () => assert.equal(judge(answer, 'accepted', {level: 3, now}), ready));

  it('shows its areas as good for advanced signatures alone', () => {
    const {areas, qualifiedUntil, expiresInDays} = deriveStanding(answer, 'accepted', {now});
    assert.deepEqual(areas.map(({qualified, advanced}) => `${qualified} ${advanced}`), ['no yes', 'no yes']);
    assert.deepEqual([qualifiedUntil, expiresInDays], ['2026-05-03', -1]);
  });

  it('is told with its date also when something else comes first', () => {
    const {qualifiedUntil, expiresInDays} = deriveStanding({...answer, signingStatus: 'MISMATCH'}, 'accepted', {now});
    assert.deepEqual([qualifiedUntil, expiresInDays], ['2026-05-03', -1]);
  });
});
