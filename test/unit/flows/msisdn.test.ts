import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {callingCodes} from '../../../src/flows/countries.js';
import {formatMsisdn, isUnusualSwiss, maskMsisdn, nationalPart, normalizeMsisdn, readGivenMsisdn} from '../../../src/flows/msisdn.js';

describe('a number typed in Switzerland', () => {
  const same = [
    '079 000 00 01', '0790000001', '079-000-00-01', '079.000.00.01', '079/000 00 01', '(079) 000 00 01', ' 079 000 00 01 ',
    '+41 79 000 00 01', '+41790000001', '+41 (0)79 000 00 01', '+41 (0) 79 000 00 01', '+41(0)790000001', '+41 079 000 00 01',
    '0041 79 000 00 01', '0041790000001', '0041 (0)79 000 00 01', '00 41 79 000 00 01', '41790000001', '41 79 000 00 01',
    '79 000 00 01', '790000001', '079\u00a0000\u00a000\u00a001', '079\u2009000\u202f00 01', '079\u2011000\u201300\u201401', '079\u2212000 00 01',
    '079\u00b7000\u00b700\u00b701', '\u202a079 000 00 01\u202c', '\u200e+41 79 000 00 01', '\u2066+41 (0)79 000 00 01\u2069', '\u200b079\u200b0000001',
    '\ufeff0790000001', '０７９ ０００ ００ ０１', '＋４１ ７９ ０００ ００ ０１', '٠٧٩ ٠٠٠ ٠٠ ٠١', '+۴۱ ۷۹ ۰۰۰ ۰۰ ۰۱', '०७९ ००० ०० ०१',
    'tel:+41790000001', 'TEL:+41-79-000-00-01', 'tel:0790000001', '\t079 000 00 01\n',
  ];
  for (const text of same) {
    it(`O-01: ${JSON.stringify(text)} is 41790000001`, () => assert.equal(normalizeMsisdn(text), '41790000001'));
  }

  it('is Swiss unless somebody says otherwise', () => {
    assert.equal(normalizeMsisdn('079 000 00 01', undefined), '41790000001');
    assert.equal(normalizeMsisdn('079 000 00 01', 'ch'), '41790000001');
    assert.equal(normalizeMsisdn('079 000 00 01', 'XX'), '41790000001');
  });

  it('may have the odd length of the guide’s own samples', () => {
    for (const text of ['4179999999', '417999999']) assert.equal(normalizeMsisdn(text), text);
    assert.equal(normalizeMsisdn('+4179999999'), '4179999999');
  });
});

describe('a number from elsewhere', () => {
  const rows: [text: string, country: string, msisdn: string][] = [
    ['0151 23456789', 'DE', '4915123456789'],
    ['151 23456789', 'DE', '4915123456789'],
    ['+49 (0)151 23456789', 'CH', '4915123456789'],
    ['4915123456789', 'DE', '4915123456789'],
    ['49 30 1234567', 'DE', '49301234567'],
    ['0664 1234567', 'AT', '436641234567'],
    ['664 1234567', 'AT', '436641234567'],
    ['43 664 1234567', 'AT', '436641234567'],
    ['43 664 12345678', 'AT', '4366412345678'],
    ['06 12 34 56 78', 'FR', '33612345678'],
    ['33 6 12 34 56 78', 'FR', '33612345678'],
    ['44 7700 900123', 'GB', '447700900123'],
    ['34 612 345 678', 'ES', '34612345678'],
    ['351 912 345 678', 'PT', '351912345678'],
    ['32 470 12 34 56', 'BE', '32470123456'],
    ['352 621 123 456', 'LU', '352621123456'],
    ['48 512 345 678', 'PL', '48512345678'],
    ['90 532 123 45 67', 'TR', '905321234567'],
    ['0532 123 45 67', 'TR', '905321234567'],
    ['380 50 123 45 67', 'UA', '380501234567'],
    ['381 60 1234567', 'RS', '381601234567'],
    ['385 91 234 5678', 'HR', '385912345678'],
    ['383 43 123 456', 'XK', '38343123456'],
    ['+33 (0)6 12 34 56 78', 'CH', '33612345678'],
    // A zero that is part of the number stays, with brackets as without.
    ['+39 (0)6 1234567', 'CH', '39061234567'],
    ['+39 06 1234567', 'CH', '39061234567'],
    ['07700 900123', 'GB', '447700900123'],
    ['+44 (0)7700 900123', 'CH', '447700900123'],
    ['660 12 34', 'LI', '4236601234'],
    ['660 234 567', 'LI', '423660234567'],
    ['+423 660 234 567', 'CH', '423660234567'],
    ['423 660 234 567', 'LI', '423660234567'],
    ['+423 660 12 34', 'CH', '4236601234'],
    ['347 123 4567', 'IT', '393471234567'],
    ['+39 347 123 4567', 'CH', '393471234567'],
    ['393471234567', 'IT', '393471234567'],
    ['39 347 123456', 'IT', '39347123456'],
    ['06 1234 5678', 'IT', '390612345678'],
    ['+39 06 1234 5678', 'CH', '390612345678'],
    ['0549 123456', 'SM', '3780549123456'],
    ['(202) 555-0123', 'US', '12025550123'],
    ['1 202 555 0123', 'US', '12025550123'],
    ['+1 202 555 0123', 'CH', '12025550123'],
    ['612 345 678', 'ES', '34612345678'],
    ['20 12 34 56', 'DK', '4520123456'],
    ['45 12 34 56', 'DK', '4545123456'],
    ['47 12 34 56', 'NO', '4747123456'],
    ['06 20 123 4567', 'HU', '36201234567'],
    ['20 123 4567', 'HU', '36201234567'],
    ['06 1 234 5678', 'HU', '3612345678'],
    ['8 912 345-67-89', 'RU', '79123456789'],
    ['912 345-67-89', 'RU', '79123456789'],
    ['+7 912 345-67-89', 'CH', '79123456789'],
    ['8 029 123-45-67', 'BY', '375291234567'],
    ['29 123-45-67', 'BY', '375291234567'],
    ['8 612 34567', 'LT', '37061234567'],
    ['0 612 34567', 'LT', '37061234567'],
    ['612 34567', 'LT', '37061234567'],
    ['07 01 02 03 04', 'CI', '2250701020304'],
    ['+225 07 01 02 03 04', 'CH', '2250701020304'],
    ['098765 43210', 'IN', '919876543210'],
    ['98765 43210', 'IN', '919876543210'],
    ['+91 98765 43210', 'CH', '919876543210'],
    ['090-1234-5678', 'JP', '819012345678'],
    ['138 0013 8000', 'CN', '8613800138000'],
    ['6512 3456', 'SG', '6565123456'],
    ['0041 79 000 00 01', 'DE', '41790000001'],
  ];
  for (const [text, country, msisdn] of rows) {
    it(`${text} in ${country} is ${msisdn}`, () => assert.equal(normalizeMsisdn(text, country), msisdn));
  }

  const alike: [text: string, country: string, msisdn: string][] = [
    ['392 123 4567', 'IT', '393921234567'],
    ['393 123 4567', 'IT', '393931234567'],
    ['91234 56789', 'IN', '919123456789'],
    ['701 234 56 78', 'KZ', '77012345678'],
    ['55 98123-4567', 'BR', '5555981234567'],
  ];
  for (const [text, country, msisdn] of alike) {
    it(`${text} in ${country} is ${msisdn}, though it begins like the country’s code`, () => {
      assert.equal(normalizeMsisdn(text, country), msisdn);
    });
  }
});

describe('a text that cannot be a number', () => {
  const texts: unknown[] = [
    '', ' ', '+', '-', '0', '00', '000', '0000000000000000', '1234', 'abc', '079 000 00 0x', '<script>', '\'; DROP TABLE numbers', '📱079 000 00 01',
    '+41 79 000 00 01 +41 79 000 00 02', '079 000 00 01, 079 000 00 02', '079 000 00 01; 079 000 00 02', '0790000001 0790000002', '+41790000001;ext=5',
    '+41 79 000 00 01 ext. 5', '++41790000001', '41+790000001', '+0041790000001', '079_000_00_01', 'sms:+41790000001', 'user@0790000001',
    '9'.repeat(16), '9'.repeat(10_000), ' '.repeat(10_000), '+' + '1'.repeat(16), '+123456', 'null', 'NaN', '1e10', '0x4179', '-41790000001x',
    null, undefined, 41790000001, {}, [], ['0790000001'], true,
  ];
  for (const text of texts) {
    it(`O-01: ${typeof text} ${JSON.stringify(text)?.slice(0, 40)} is refused`, () => assert.equal(normalizeMsisdn(text as string), null));
  }

  it('is judged by its shape alone: 7 to 15 digits', () => {
    assert.equal(normalizeMsisdn('+1234567'), '1234567');
    assert.equal(normalizeMsisdn('+123456789012345'), '123456789012345');
  });

  it('is no number whatever the country is', () => {
    for (const country of [null, 42, {}, '', 'toString', '__proto__']) {
      assert.equal(normalizeMsisdn('hello', country as string), null);
      assert.equal(normalizeMsisdn('079 000 00 01', country as string), '41790000001');
    }
  });
});

describe('a number in its one form', () => {
  it('stays what it is when it is read again in its own country', () => {
    for (const [country, code] of callingCodes) {
      const msisdn = `${code}${'2345678901'.slice(0, 12 - code.length)}`;
      assert.equal(normalizeMsisdn(`+${msisdn}`, country), msisdn, country);
      assert.equal(normalizeMsisdn(`00${msisdn}`, country), msisdn, country);
    }
  });

  it('is read back from the field that it was put into', () => {
    const samples: Record<string, string[]> = {
      CH: ['41790000001', '4179999999', '417999999'], LI: ['4236601234'], DE: ['4915123456789', '49301234567'], AT: ['436641234567'],
      FR: ['33612345678'], IT: ['393471234567', '390612345678', '393921234567'], GB: ['447700900123'], US: ['12025550123'], DK: ['4520123456'],
      RU: ['79123456789'], HU: ['36201234567'], BY: ['375291234567'], IN: ['919876543210', '919123456789'], SM: ['3780549123456'],
      CI: ['2250701020304'], LU: ['352621123456'], ES: ['34612345678'], SG: ['6565123456'], KZ: ['77012345678'], BR: ['5555981234567'],
    };
    for (const [country, numbers] of Object.entries(samples)) {
      for (const msisdn of numbers) {
        const shown = nationalPart(msisdn, country);
        assert.equal(normalizeMsisdn(shown, country), msisdn, `${msisdn} shown as ${shown} in ${country}`);
      }
    }
  });

  it('is shown with its code where another country is chosen', () => {
    assert.equal(nationalPart('4915123456789', 'CH'), '+4915123456789');
    assert.equal(nationalPart('41790000001', 'XX'), '+41790000001');
    assert.equal(nationalPart('41790000001', 'CH'), '0790000001');
  });

  it('is not shown with a zero in countries that write none', () => {
    const rows: [msisdn: string, country: string, shown: string][] = [
      ['12025550123', 'US', '2025550123'], ['34612345678', 'ES', '612345678'], ['4520123456', 'DK', '20123456'], ['393471234567', 'IT', '3471234567'],
      ['4236601234', 'LI', '6601234'],
    ];
    for (const [msisdn, country, shown] of rows) assert.equal(nationalPart(msisdn, country), shown);
  });
});

describe('the number that a page gives', () => {
  const rows: [text: string, country: string, msisdn: string | null][] = [
    ['41790000001', 'CH', '41790000001'],
    ['41790000001', 'DE', '41790000001'],
    ['4915123456789', 'CH', '4915123456789'],
    ['4179999999', 'CH', '4179999999'],
    ['417999999', 'CH', '417999999'],
    [' 41790000001 ', 'CH', '41790000001'],
    ['079 000 00 01', 'CH', '41790000001'],
    ['+41 79 000 00 01', 'DE', '41790000001'],
    ['', 'CH', null],
    ['nobody', 'CH', null],
    ['41790000001x', 'CH', null],
  ];
  for (const [text, country, msisdn] of rows) {
    it(`${JSON.stringify(text)} in ${country} is ${msisdn}`, () => assert.equal(readGivenMsisdn(text, country), msisdn));
  }
});

describe('a number for the eye', () => {
  it('stands in the groups that Swiss people know', () => {
    assert.equal(formatMsisdn('41790000001'), '+41 79 000 00 01');
  });

  it('stands in threes elsewhere', () => {
    assert.equal(formatMsisdn('4915123456789'), '+49 151 234 567 89');
    assert.equal(formatMsisdn('4236601234'), '+423 660 12 34');
    assert.equal(formatMsisdn('12025550123'), '+1 202 555 01 23');
  });

  it('keeps every digit, whatever its country and length', () => {
    for (const msisdn of ['4915123456789', '12025550123', '4236601234', '4179999999', '417999999', '1234567', '999999999999999', '393471234567']) {
      const shown = formatMsisdn(msisdn);
      assert.equal(shown.replace(/\D/g, ''), msisdn);
      assert.match(shown, /^\+\d+( \d+)+$/);
      assert.doesNotMatch(shown, / \d$/, `${shown} ends in a digit on its own`);
    }
  });

  it('hides the middle and keeps the ends', () => {
    assert.equal(maskMsisdn('41790000001'), '+41 79 ••• •• 01');
    for (const msisdn of ['4915123456789', '12025550123', '4236601234']) {
      const shown = maskMsisdn(msisdn);
      assert.ok(shown.endsWith(msisdn.slice(-2)));
      assert.ok([...shown].filter(each => each === '•').length >= 3, shown);
    }
  });
});

describe('a Swiss number that is worth a second look', () => {
  const rows: [msisdn: string, unusual: boolean][] = [
    ['41790000001', false], ['41681234567', false], ['41691234567', false], ['41751234567', false], ['41761234567', false], ['41721234567', false],
    ['41441234567', true], ['4179999999', true], ['417999999', true], ['417900000011', true], ['41711234567', true], ['4915123456789', false],
  ];
  for (const [msisdn, unusual] of rows) {
    it(`${msisdn} is ${unusual ? '' : 'not '}unusual`, () => assert.equal(isUnusualSwiss(msisdn), unusual));
  }
});
