import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {attributeFault, preferFault} from '../../../src/flows/attributes.js';

describe('the value of an attribute', () => {
  const rows: [tag: string, attribute: string, value: unknown, fault: string | null][] = [
    ['sf-status', 'level', 4, null],
    ['sf-status', 'level', '3', null],
    ['sf-status', 'level', 5, '<sf-status level="5">: allowed are 3 and 4; 4 is used.'],
    ['sf-status', 'level', '', null],
    ['sf-status', 'level', null, null],
    ['sf-status', 'level', undefined, null],
    ['sf-status', 'jurisdiction', '', null],
    ['sf-status', 'jurisdiction', ' ZertES ', null],
    ['sf-status', 'jurisdiction', 'ch', '<sf-status jurisdiction="ch">: allowed are zertes and eidas.'],
    ['sf-flow', 'terms', 'never', '<sf-flow terms="never">: allowed are required, optional and off; required is used.'],
    ['sf-tc-accept', 'mode', 'dialog', '<sf-tc-accept mode="dialog">: allowed are inline and link; inline is used.'],
    ['v2-launcher', 'mode', 'inline', '<v2-launcher mode="inline">: allowed are dialog, popup and tab; dialog is used.'],
    ['sf-launcher', 'mode', 'tab', null],
    ['sf-flow', 'heading-level', 7, '<sf-flow heading-level="7">: allowed are 1, 2, 3, 4, 5 and 6.'],
    ['sf-phone-verify', 'default-country', 'li', null],
    ['sf-phone-verify', 'default-country', 'Liechtenstein', '<sf-phone-verify default-country="Liechtenstein">: allowed are two letters of ISO 3166-1, such as CH or LI.'],
    ['sf-phone-verify', 'countries', 'ch, LI', null],
    ['sf-phone-verify', 'countries', 'CH XX YY', '<sf-phone-verify countries="CH XX YY">: allowed are two letters of ISO 3166-1, such as CH or LI; XX and YY are left out.'],
    ['sf-status', 'msisdn', 'nobody', null],
    ['sf-status', 'constructor', 'x', null],
    ['sf-status', 'level', {}, null],
  ];
  for (const [tag, attribute, value, fault] of rows) {
    it(`${tag} ${attribute}=${JSON.stringify(value)}`, () => assert.equal(attributeFault(tag, attribute, value), fault));
  }

  it('is held against what the page itself offers', () => {
    const choices = {methods: ['shop', 'video']};
    assert.equal(attributeFault('sf-identify', 'methods', 'video shop', choices), null);
    assert.equal(attributeFault('sf-identify', 'methods', 'video, bank', choices), '<sf-identify methods="video, bank">: allowed are shop and video; bank is left out.');
    assert.equal(attributeFault('sf-flow', 'methods', 'bank'), null);
  });

  it('is not repeated where it may be the number of somebody', () => {
    for (const value of ['41790000001', '+41 79 000 00 01', '079-000-00-01']) {
      const fault = attributeFault('sf-status', 'jurisdiction', value);
      assert.equal(fault, '<sf-status jurisdiction="…">: allowed are zertes and eidas.');
    }
    assert.equal(attributeFault('sf-status', 'terms', 'x'.repeat(5000)), '<sf-status terms="…">: allowed are required, optional and off; required is used.');
  });
});

describe('the ways that a script prefers', () => {
  it('are those that there are', () => {
    assert.equal(preferFault(['popup', 'tab', 'dialog']), null);
    assert.equal(preferFault([]), null);
    assert.equal(preferFault(['popup', 'modal']), '"prefer" may name dialog, popup and tab; modal is left out.');
  });
});
