import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {extractCode, isCode} from '../../../src/flows/code.js';

describe('O-10: a code that somebody typed', () => {
  const rows: [text: string, code: string][] = [
    ['ABCD', 'ABCD'],
    ['abcd', 'abcd'],
    ['aBcD', 'aBcD'],
    ['123456', '123456'],
    [' 123456 ', '123456'],
    ['123 456', '123456'],
    ['12-34-56', '123456'],
    ['AB-CD', 'ABCD'],
    ['ab cd', 'abcd'],
    ['AB\u00a0CD', 'ABCD'],
    ['AB\u2011CD', 'ABCD'],
    ['AB–CD', 'ABCD'],
    ['AB\u200bCD', 'ABCD'],
    ['\u202aABCD\u202c', 'ABCD'],
    ['AB\u00adCD', 'ABCD'],
    ['１２３４５６', '123456'],
    ['ＡＢＣＤ', 'ABCD'],
    ['A1B2C3D4E5', 'A1B2C3D4E5'],
    ['A B C D', 'ABCD'],
    ['\tABCD\n', 'ABCD'],
    ['1234-5678-90', '1234567890'],
  ];
  for (const [text, code] of rows) {
    it(`${JSON.stringify(text)} is ${code}`, () => {
      assert.equal(extractCode(text), code);
      assert.ok(isCode(extractCode(text)));
    });
  }
});

describe('O-10: the code in a message that somebody pasted', () => {
  const rows: [text: string, code: string][] = [
    ['Your code: AB-CD', 'ABCD'],
    ['Your code: abcd', 'abcd'],
    ['Your code:ABCD', 'ABCD'],
    ['Your code: 123 456', '123456'],
    ['Ihr Code: AB-CD', 'ABCD'],
    ['Votre code : AB-CD', 'ABCD'],
    ['Your code: 1234.', '1234'],
    ['Your code is 123456', '123456'],
    ['Your code is 123456.', '123456'],
    ['123456 is your code for Smart Flow.', '123456'],
    ['Ihr SMS-Code lautet 482913. Er gilt 10 Minuten.', '482913'],
    ['Swisscom: Code 482913 ist 10 Minuten gültig.', '482913'],
    ['Your code: AB-CD\nIt is valid for 10 minutes.', 'ABCD'],
    ['Your code: AB-CD\nValid until 12:30', 'ABCD'],
    ['Your code is 123456.\n\n@example.com #123456', '123456'],
    ['Your code: 123456\n\n@example.com #123456', '123456'],
    ['Use AB CD to go on', 'ABCD'],
    ['Use 12345678 to go on', '12345678'],
    ['Order 123456789 needs the code 4711', '4711'],
    [': ABCD', 'ABCD'],
    ['Your code: 1234 Thank you', '1234'],
    ['Ihr Code: 1234. Danke', '1234'],
  ];
  for (const [text, code] of rows) {
    it(`${JSON.stringify(text)} is ${code}`, () => assert.equal(extractCode(text), code));
  }
});

describe('O-10: a text with more than one code, or none', () => {
  const texts = [
    '', ' ', 'ABC', 'AB', '1', 'Your code:', '1234 or 5678', 'Codes 123456 and 654321', 'Old: 1234, new one is 5678 or 9012',
    'YOUR CODE FOR THE SERVICE IS THIS', 'abc def ghi jkl', '👍👍👍👍', 'ÄÖÜÄ', 'AB_CD', '12345678901', 'x'.repeat(5000),
  ];
  for (const text of texts) {
    it(`${JSON.stringify(text).slice(0, 50)} is left as typed, but for blanks around it`, () => {
      const found = extractCode(text);
      if (isCode(found)) assert.fail(`took ${found}`);
      assert.equal(found, text.slice(0, 2000).trim());
    });
  }
});

describe('the shape of a code', () => {
  for (const code of ['ABCD', 'abcd', '1234', '12345678', 'A1b2C3d4E5']) it(`${code} fits`, () => assert.ok(isCode(code)));
  for (const code of ['', 'ABC', 'ABCDEFGHIJK', 'AB-CD', 'AB CD', ' ABCD', 'ABCD\n', 'ÄBCD', '１２３４']) {
    it(`${JSON.stringify(code)} does not fit`, () => assert.ok(!isCode(code)));
  }
});
