import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {readRetryAfter} from '../../../src/api/retry-after.js';

const now = Date.UTC(2026, 4, 4, 10);

for (const zone of ['UTC', 'Europe/Zurich']) {
  describe(`Retry-After, read in ${zone}`, () => {
    const zoneBefore = process.env.TZ;
    before(() => void (process.env.TZ = zone));
    after(() => {
      if (zoneBefore === undefined) delete process.env.TZ;
      else process.env.TZ = zoneBefore;
    });

    const rows: [value: string | null, wait: number | undefined][] = [
      [null, undefined],
      ['', undefined],
      ['0', 0],
      ['1', 1000],
      [' 2 ', 2000],
      ['120', 120_000],
      ['86400', 86_400_000],
      ['Mon, 04 May 2026 10:00:02 GMT', 2000],
      ['Monday, 04-May-26 10:00:02 GMT', 2000],
      ['Mon May  4 10:00:02 2026', 2000],
      ['Mon, 04 May 2026 09:59:59 GMT', undefined],
      ['Thu, 01 Jan 1970 00:00:00 GMT', undefined],
      ['-1', undefined],
      ['abc', undefined],
      ['soon, 2099', undefined],
      ['1/1/2099', undefined],
      ['NaN', undefined],
      ['Infinity', undefined],
      ['1e9', undefined],
      ['2.5.7', undefined],
    ];
    for (const [value, wait] of rows) {
      it(`N-10, N-11: ${JSON.stringify(value)} asks to wait ${wait} ms`, () => assert.equal(readRetryAfter(value, now), wait));
    }

    it('beyond all numbers is none, or just very long', () => {
      const wait = readRetryAfter('9'.repeat(400), now);
      assert.ok(wait === undefined || wait > 1e9);
    });
  });
}
