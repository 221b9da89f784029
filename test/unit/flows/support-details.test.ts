import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {ErrorCode} from '../../../src/api/errors.js';
import {identifyDeadEnd, phoneDeadEnd, referenceOf, statusDeadEnd, termsDeadEnd, type DeadEnd} from '../../../src/flows/dead-ends.js';
import type {PhoneState} from '../../../src/flows/phone.js';
import {deriveStanding} from '../../../src/flows/standing.js';
import {supportDetails} from '../../../src/flows/support-details.js';
import type {TermsState} from '../../../src/flows/terms.js';

const msisdn = '41790000001';
const at = new Date('2026-03-04T05:06:07.089Z');
const facts = {at, version: '9.8.7', browser: 'A browser', proNumber: 'PRO-77'};
const end: DeadEnd = {step: '4 status', cause: 'server', status: 503, correlationId: 'ab-12', msisdn, method: 'mobile-id'};

describe('the details for support', () => {
  it('are what its table asks for, a line each, with the masked number', () => {
    assert.deepEqual(supportDetails(end, facts).split('\n'), [
      'Process step: 4 status',
      'Problem: server, HTTP 503',
      'Reference: ab-12',
      'Method: mobile-id',
      'Mobile number: +41 79 ••• •• 01',
      'Time: 2026-03-04T05:06:07.089Z',
      'PRO number: PRO-77',
      'Version: smart-flow-elements 9.8.7',
      'Browser: A browser',
    ]);
  });

  it('leave out what nobody knows', () => {
    const details = supportDetails({step: '1 mobile number', cause: 'network', msisdn: null}, {...facts, proNumber: ''});
    assert.deepEqual(details.split('\n').map(line => line.split(':')[0]), ['Process step', 'Problem', 'Reference', 'Time', 'Version', 'Browser']);
  });

  it('stay a line each, whatever a page or a browser writes', () => {
    const details = supportDetails(end, {...facts, proNumber: '1\nTime: never', browser: 'x\r\n\ty'});
    assert.equal(details.split('\n').length, 9);
    assert.match(details, /^PRO number: 1 Time: never$/m);
    assert.match(details, /^Browser: x y$/m);
  });

  it('have a reference that can be read out, where the service gave none', () => {
    assert.equal(referenceOf({...end, correlationId: undefined}, at), '0304-050607');
    assert.equal(referenceOf(end, at), 'ab-12');
  });
});

const problem = (code: ErrorCode) => ({code, status: 500, correlationId: 'ab-12'});

describe('a dead end', () => {
  const number = (code: ErrorCode): PhoneState => ({at: 'number', problem: problem(code)}) as PhoneState;

  it('is a code that could not be sent, with the number as it was typed', () => {
    assert.deepEqual(phoneDeadEnd(number('server'), msisdn), {
      step: '1 mobile number', cause: 'server', status: 500, correlationId: 'ab-12', msisdn, method: 'SMS code',
    });
  });

  it('is where no further code can be asked for, though the one that is there still counts', () => {
    const sent = {msisdn, count: 6, resendAt: Infinity};
    const end = {step: '1 mobile number', cause: 'no further code', msisdn, method: 'SMS code'};
    assert.deepEqual(phoneDeadEnd({at: 'code', sent}, null), end);
    assert.deepEqual(phoneDeadEnd({at: 'code', sent, problem: {code: 'wrong-code'}}, null), end);
    assert.deepEqual(phoneDeadEnd({at: 'checking', sent, code: 'ABCD'}, null), end);
    assert.equal(phoneDeadEnd({at: 'code', sent: {...sent, resendAt: 1e12}}, null), null);
  });

  it('is none where the person can mend it', () => {
    for (const code of ['invalid-number', 'wrong-code', 'code-expired'] as const) assert.equal(phoneDeadEnd(number(code), msisdn), null);
    const missing = {at: 'number', problem: {code: 'invalid-number', entry: 'missing'}} as PhoneState;
    assert.equal(phoneDeadEnd(missing, null), null);
    assert.equal(phoneDeadEnd({at: 'verified', msisdn}, msisdn), null);
  });

  const standing = (signingStatus: string) =>
    deriveStanding({status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], signingStatus, loa4ExpiryDate: '2099-12-31'}, 'accepted');

  it('is a standing that could not be read, or that nobody understands', () => {
    assert.equal(statusDeadEnd(problem('network'), null, msisdn)?.cause, 'network');
    assert.equal(statusDeadEnd(undefined, standing('NEW'), msisdn)?.cause, 'unknown-status');
    assert.equal(statusDeadEnd(undefined, standing('MID'), msisdn), null);
  });

  const terms = {token: 't', link: 'https://rasd.example/t', documents: []};

  it('is an acceptance that failed, or that nobody confirmed', () => {
    const failed: TermsState = {at: 'failed', msisdn, problem: {code: 'server'}, refusal: 'pin-blocked'};
    assert.deepEqual(termsDeadEnd(failed, 'mobile-id'), {
      step: '5 terms of use', method: 'mobile-id', cause: 'pin-blocked', status: undefined, correlationId: undefined, msisdn,
    });
    assert.equal(termsDeadEnd({at: 'expired', msisdn, waiting: null}, null)?.cause, 'terms-expired');
    assert.equal(termsDeadEnd({at: 'review', msisdn, terms, problem: problem('server')}, null)?.correlationId, 'ab-12');
  });

  it('is none while it goes on, or where the person declined', () => {
    assert.equal(termsDeadEnd({at: 'declined', msisdn, terms}, null), null);
    assert.equal(termsDeadEnd({at: 'review', msisdn, terms}, null), null);
    assert.equal(termsDeadEnd({at: 'loading', msisdn}, null), null);
  });

  it('is a need that no way of identification meets', () => {
    assert.equal(identifyDeadEnd(2, 4, 'eidas', msisdn), null);
    assert.equal(identifyDeadEnd(0, 4, 'eidas', msisdn)?.cause, 'nothing offered for level 4, eidas');
    assert.equal(identifyDeadEnd(0, 3, '', msisdn)?.cause, 'nothing offered for level 3, any area');
  });
});
