import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {readProgress, type Progress, type Refusal} from '../../../src/flows/progress.js';

const token = 'token-1';
const waiting: Progress = {at: 'waiting', consentUrl: null};
/** An answer as the guide prints it, with changes. */
const answer = (changes: Record<string, unknown> = {}) => ({token, error: null, consentUrl: null, confirmed: false, downgrade: false, ...changes});
const read = (changes?: Record<string, unknown>) => readProgress(answer(changes), token);

describe('how far an acceptance is', () => {
  const url = 'https://consent.example/c/1';
  const rows: [what: string, changes: Record<string, unknown>, progress: Progress][] = [
    ['nothing happened yet', {}, waiting],
    ['a consent page is there', {consentUrl: url}, {at: 'waiting', consentUrl: url}],
    ['an empty consent page', {consentUrl: ''}, waiting],
    ['a blank consent page', {consentUrl: '  '}, waiting],
    ['a consent page that is no text', {consentUrl: {href: url}}, waiting],
    ['confirmed', {confirmed: true}, {at: 'confirmed'}],
    ['downgraded', {downgrade: true}, {at: 'downgraded'}],
    ['downgraded, as the guide also spells it', {donwgrade: true}, {at: 'downgraded'}],
    ['confirmed and downgraded', {confirmed: true, downgrade: true}, {at: 'downgraded'}],
    ['confirmed and downgraded, as the guide also spells it', {confirmed: true, donwgrade: true}, {at: 'downgraded'}],
    ['confirmed, with the consent page still there', {confirmed: true, consentUrl: url}, {at: 'confirmed'}],
    ['an error and a confirmation', {confirmed: true, error: 'x'}, {at: 'refused', refusal: 'other'}],
    ['an error and a downgrade', {downgrade: true, error: 'x'}, {at: 'refused', refusal: 'other'}],
    ['an error and a consent page', {consentUrl: url, error: 'x'}, {at: 'refused', refusal: 'other'}],
    ['"true" as text is not true', {confirmed: 'true', downgrade: 'true', donwgrade: 'true'}, waiting],
    ['1 is not true', {confirmed: 1, downgrade: 1}, waiting],
    ['nulls', {confirmed: null, downgrade: null}, waiting],
    ['an error that is missing', {error: undefined}, waiting],
    ['an empty error', {error: ''}, waiting],
    ['fields that nobody knows', {state: 'CONFIRMED', result: true}, waiting],
  ];
  for (const [what, changes, progress] of rows) {
    it(`C-04: ${what}: ${JSON.stringify(progress)}`, () => assert.deepEqual(read(changes), progress));
  }

  it('is not known from an empty answer', () => assert.deepEqual(readProgress({}, token), waiting));
});

describe('the token in an answer', () => {
  it('C-05: of another acceptance makes the answer stale, whatever it says', () => {
    for (const changes of [{}, {confirmed: true}, {downgrade: true}, {error: 'x'}]) assert.deepEqual(read({token: 'token-2', ...changes}), {at: 'stale'});
  });

  it('need not be there', () => {
    for (const missing of [undefined, null, '']) assert.deepEqual(read({token: missing, confirmed: true}), {at: 'confirmed'});
  });

  it('may be a number, as the guide prints it without quotes', () => {
    assert.deepEqual(readProgress(answer({token: 12345, confirmed: true}), '12345'), {at: 'confirmed'});
  });
});

describe('why an acceptance ended', () => {
  const rows: [refusal: Refusal, errors: string[]][] = [
    ['declined', ['USER_CANCEL', 'user_cancel', 'UserCancel', '401', 'mss:_401', '_401', 'StepUp/cancel', 'urn:swisscom:names:sas:StepUp/Cancel']],
    ['declined', ['cancelled by the user', 'rejected']],
    ['unanswered', ['EXPIRED_TRANSACTION', 'expired_transaction', '208', '_208', 'StepUp/timeout', 'Fault 208: the transaction expired']],
    ['unanswered', ['timed out', 'Transaction expired']],
    ['busy', ['PB_SIGNATURE_PROCESS', '406', 'OUTSTANDING_TRANSACTION', '504', '_504']],
    ['pin-blocked', ['PIN_NR_BLOCKED', '402', '_402']],
    ['suspended', ['CARD_BLOCKED', '403', '_403']],
    ['not-active', ['NO_KEY_FOUND', '404', 'NO_CERT_FOUND', '422', 'REVOKED_CERTIFICATE', '501', '_501']],
    ['unknown-number', ['UNKNOWN_CLIENT', '105', '_105']],
    ['connection', ['OTA_ERROR', '209', '_209']],
    ['mismatch', ['SerialNumberMismatch', 'RAX_invalid_consent_serial_number', 'urn:x:SerialNumberMismatch']],
    ['wrong-input', ['InvalidPassword', 'InvalidOtp']],
    ['identify', ['RAX_no_evidence_for_user', 'RAX_invalid_jurisdiction', 'RAX_identification_required']],
    ['other', ['connect ECONNREFUSED 10.0.0.1:443', 'Connection refused']],
    ['other', ['x', 'Something went wrong', 'null', '<b>error</b>', '40100', '2080', 'E1401', '🙂', ' ', 'x'.repeat(1_000_000)]],
  ];
  for (const [refusal, errors] of rows) {
    for (const error of errors) {
      it(`C-16: ${JSON.stringify(error).slice(0, 60)} means "${refusal}"`, () => assert.deepEqual(read({error}), {at: 'refused', refusal}));
    }
  }

  it('C-17: is found in an object too', () => {
    assert.deepEqual(read({error: {code: 'USER_CANCEL'}}), {at: 'refused', refusal: 'declined'});
    assert.deepEqual(read({error: {code: 401, detail: 'declined by the user'}}), {at: 'refused', refusal: 'declined'});
    assert.deepEqual(read({error: ['EXPIRED_TRANSACTION']}), {at: 'refused', refusal: 'unanswered'});
    assert.deepEqual(read({error: {Fault: {Code: {SubCode: {Value: '_402'}}}}}), {at: 'refused', refusal: 'pin-blocked'});
    assert.deepEqual(read({error: 401}), {at: 'refused', refusal: 'declined'});
  });

  it('C-17: is "other" for anything that cannot be read', () => {
    const cyclic: Record<string, unknown> = {};
    cyclic.self = cyclic;
    const deep = JSON.parse(`${'['.repeat(10_000)}${']'.repeat(10_000)}`);
    for (const error of [true, 7, cyclic, deep, 10n, Symbol('x'), () => 'x']) assert.deepEqual(read({error}), {at: 'refused', refusal: 'other'}, typeof error);
  });

  it('C-17: holds none of the service’s own words', () => {
    assert.deepEqual(Object.keys(read({error: 'PIN_NR_BLOCKED for 41790000001'})), ['at', 'refusal']);
  });
});
