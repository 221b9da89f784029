import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {days, duration} from '../../../src/strings/plural.js';

describe('a duration', () => {
  const rows: [seconds: number, english: string, german: string][] = [
    [1, '1 second', '1 Sekunde'],
    [2, '2 seconds', '2 Sekunden'],
    [29.2, '30 seconds', '30 Sekunden'],
    [59, '59 seconds', '59 Sekunden'],
    [59.5, '1 minute', '1 Minute'],
    [60, '1 minute', '1 Minute'],
    [61, '1 minute 1 second', '1 Minute 1 Sekunde'],
    [90, '1 minute 30 seconds', '1 Minute 30 Sekunden'],
    [120, '2 minutes', '2 Minuten'],
    [150, '2 minutes 30 seconds', '2 Minuten 30 Sekunden'],
    [300, '5 minutes', '5 Minuten'],
  ];
  for (const [seconds, english, german] of rows) {
    it(`of ${seconds} s is ${english}, ${german}`, () => {
      assert.equal(duration('en', seconds), english);
      assert.equal(duration('de', seconds), german);
    });
  }

  it('is never nothing or less', () => {
    for (const seconds of [0, -1, -1000, 0.001]) assert.equal(duration('en', seconds), '1 second');
  });
});

describe('days', () => {
  const rows = [[0, '0 days', '0 Tage'], [1, '1 day', '1 Tag'], [2, '2 days', '2 Tage'], [90, '90 days', '90 Tage']] as const;
  for (const [amount, english, german] of rows) {
    it(`${amount} are ${english}, ${german}`, () => assert.deepEqual([days('en', amount), days('de', amount)], [english, german]));
  }
});
