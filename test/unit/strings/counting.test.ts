import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {counting} from '../../../src/strings/counting.js';

const english = counting('en-GB', {day: ['day', 'days'], minute: ['minute', 'minutes'], second: ['second', 'seconds']});
const german = counting('de-CH', {day: ['Tag', 'Tage'], minute: ['Minute', 'Minuten'], second: ['Sekunde', 'Sekunden']});
/** Where nothing takes the singular too. */
const french = counting('fr-CH', {day: ['jour', 'jours'], minute: ['minute', 'minutes'], second: ['seconde', 'secondes']}, amount => amount < 2);

describe('a duration', () => {
  const rows: [seconds: number, inEnglish: string, inGerman: string][] = [
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
  for (const [seconds, inEnglish, inGerman] of rows) {
    it(`of ${seconds} s is ${inEnglish}, ${inGerman}`, () => {
      assert.equal(english.duration(seconds), inEnglish);
      assert.equal(german.duration(seconds), inGerman);
    });
  }

  it('is never nothing or less', () => {
    for (const seconds of [0, -1, -1000, 0.001]) assert.equal(english.duration(seconds), '1 second');
  });
});

describe('days', () => {
  const rows = [[0, '0 days', '0 Tage'], [1, '1 day', '1 Tag'], [2, '2 days', '2 Tage'], [90, '90 days', '90 Tage']] as const;
  for (const [amount, inEnglish, inGerman] of rows) {
    it(`${amount} are ${inEnglish}, ${inGerman}`, () => assert.deepEqual([english.days(amount), german.days(amount)], [inEnglish, inGerman]));
  }

  it('are written as there', () => {
    assert.equal(english.days(1825), '1,825 days');
    // The mark differs with the version of the data.
    assert.match(german.days(1825), /^1['’]825 Tage$/);
  });

  it('are one or many as the language has it', () => {
    assert.deepEqual([0, 1, 2].map(french.days), ['0 jour', '1 jour', '2 jours']);
  });
});
