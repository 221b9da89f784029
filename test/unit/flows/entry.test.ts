import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {callingCodes, readCountries} from '../../../src/flows/countries.js';
import {readCodeEntry} from '../../../src/flows/code.js';
import {readNumberEntry, type Entry} from '../../../src/flows/entry.js';

const everywhere = [...callingCodes.keys()];
const wrong = (code: string, entry: string) => ({problem: {code, entry}});

describe('the number somebody entered', () => {
  const rows: [what: string, text: string, country: string, countries: readonly string[], entry: object][] = [
    ['a Swiss number', '079 000 00 01', 'CH', everywhere, {text: '41790000001'}],
    ['a German number in Germany', '0151 23456789', 'DE', everywhere, {text: '4915123456789'}],
    ['a foreign number with its code', '+49 151 23456789', 'CH', everywhere, {text: '4915123456789'}],
    ['nothing', '', 'CH', everywhere, wrong('invalid-number', 'missing')],
    ['blanks', ' \t', 'CH', everywhere, wrong('invalid-number', 'missing')],
    ['words', 'my number', 'CH', everywhere, wrong('invalid-number', 'shape')],
    ['too little', '079', 'CH', everywhere, wrong('invalid-number', 'shape')],
    ['a number of an allowed country', '+423 660 12 34', 'CH', ['CH', 'LI'], {text: '4236601234'}],
    ['a number of another country', '+49 151 23456789', 'CH', ['CH', 'LI'], wrong('invalid-number', 'country')],
    ['a number of no known country', '+999 123 45 67', 'CH', everywhere, {text: '9991234567'}],
  ];
  for (const [what, text, country, countries, entry] of rows) {
    it(`${what}: ${JSON.stringify(entry)}`, () => assert.deepEqual(readNumberEntry(text, country, countries), entry));
  }
});

describe('the code somebody entered', () => {
  const rows: [text: string, entry: Entry][] = [
    ['ABCD', {text: 'ABCD'}],
    ['Your code: AB-CD', {text: 'ABCD'}],
    ['', {problem: {code: 'wrong-code', entry: 'missing'}}],
    ['   ', {problem: {code: 'wrong-code', entry: 'missing'}}],
    ['AB', {problem: {code: 'wrong-code', entry: 'shape'}}],
    ['12345678901', {problem: {code: 'wrong-code', entry: 'shape'}}],
  ];
  for (const [text, entry] of rows) {
    it(`${JSON.stringify(text)}: ${JSON.stringify(entry)}`, () => assert.deepEqual(readCodeEntry(text), entry));
  }
});

describe('the countries of a page', () => {
  const rows: [list: string, countries: string[]][] = [
    ['CH', ['CH']],
    ['LI, CH', ['LI', 'CH']],
    ['ch li de', ['CH', 'LI', 'DE']],
    ['CH,,LI ,', ['CH', 'LI']],
    ['CH CH ch', ['CH']],
    ['CH, XX, toString', ['CH']],
  ];
  for (const [list, countries] of rows) {
    it(`"${list}" are ${countries.join(', ')}`, () => assert.deepEqual(readCountries(list), countries));
  }

  for (const list of ['', '  ', ',', 'XX', 'nonsense']) {
    it(`"${list}" are all there are`, () => assert.deepEqual(readCountries(list), everywhere));
  }

  it('have a name, and a calling code that begins with no zero', () => {
    const names = new Intl.DisplayNames('en', {type: 'region', fallback: 'none'});
    assert.ok(everywhere.length >= 240, `${everywhere.length} countries`);
    for (const [country, code] of callingCodes) {
      assert.ok(names.of(country), country);
      assert.match(code, /^[1-9]\d{0,3}$/, country);
    }
  });

  it('have the right codes, as far as anybody here knows them by heart', () => {
    const known = {
      CH: 41, LI: 423, DE: 49, AT: 43, FR: 33, IT: 39, GB: 44, US: 1, CA: 1, ES: 34, PT: 351, NL: 31, BE: 32, LU: 352, DK: 45, SE: 46, NO: 47, FI: 358,
      PL: 48, CZ: 420, SK: 421, HU: 36, SI: 386, HR: 385, RS: 381, BA: 387, MK: 389, AL: 355, XK: 383, GR: 30, TR: 90, RU: 7, KZ: 7, UA: 380, IN: 91,
      CN: 86, JP: 81, KR: 82, AU: 61, NZ: 64, BR: 55, AR: 54, MX: 52, ZA: 27, EG: 20, MA: 212, IL: 972, SG: 65, HK: 852, VA: 39, SM: 378, MC: 377, IE: 353,
      IS: 354, EE: 372, LV: 371, LT: 370, BG: 359, RO: 40, CY: 357, MT: 356,
    };
    for (const [country, code] of Object.entries(known)) assert.equal(callingCodes.get(country), String(code), country);
  });
});
