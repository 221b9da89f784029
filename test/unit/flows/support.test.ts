import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {helpFrom} from '../../../src/flows/support.js';

describe('whom to turn to', () => {
  for (const [what, given, expected] of [
    ['nobody', undefined, null],
    ['nothing', {}, null],
    ['blanks', {url: ' ', phone: ' '}, null],
    ['a page', {url: 'https://help.example/a?b#c'}, {page: 'https://help.example/a?b#c', phone: '', dial: ''}],
    ['an address to write to', {url: 'mailto:help@example.com'}, {page: 'mailto:help@example.com', phone: '', dial: ''}],
    ['a number', {phone: ' 0800 000 000 '}, {page: '', phone: '0800 000 000', dial: 'tel:0800000000'}],
    ['a number with its country', {phone: '+41 (0) 800/000-000'}, {page: '', phone: '+41 (0) 800/000-000', dial: 'tel:+41800000000'}],
    ['a short number', {phone: '117'}, {page: '', phone: '117', dial: 'tel:117'}],
    ['both', {url: 'http://help.example', phone: '117'}, {page: 'http://help.example', phone: '117', dial: 'tel:117'}],
    ['a script', {url: 'javascript:alert(1)'}, null],
    ['a script after a blank', {url: ' \tjavascript:alert(1)'}, null],
    ['data', {url: 'data:text/html,x', phone: '117'}, {page: '', phone: '117', dial: 'tel:117'}],
    ['a page without a scheme', {url: 'help.example'}, null],
    ['two addresses', {url: 'https://a.example https://b.example'}, null],
    ['words for a number', {phone: 'call us'}, null],
    ['a number that is none', {phone: 117}, null],
    ['digits without end', {phone: '1'.repeat(200)}, null],
  ] as const) {
    it(`is read from ${what}`, () => assert.deepEqual(helpFrom(given), expected));
  }
});
