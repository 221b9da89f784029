import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {phone, type PhoneEvent, type PhoneState} from '../../../src/flows/phone.js';

const after = (...events: PhoneEvent[]) => events.reduce<PhoneState>(phone, {at: 'number'});
const asked: PhoneEvent = {type: 'number', msisdn: '41790000001', now: 0};
const lost: PhoneEvent = {type: 'failed', problem: {code: 'timeout'}, lost: true, now: 1};
const wrong: PhoneEvent = {type: 'failed', problem: {code: 'wrong-code'}, lost: false, now: 2};

describe('what is known of an SMS', () => {
  it('that may have been lost stays so while its code is checked, and when that was wrong', () => {
    const checking = after(asked, lost, {type: 'code', code: 'ABCD'});
    assert.deepEqual([checking.at, 'lost' in checking && checking.lost], ['checking', true]);
    const again = phone(checking, wrong);
    assert.deepEqual([again.at, 'lost' in again && again.lost], ['code', true]);
  });

  it('is no longer that once another was sent', () => {
    const sending = after(asked, lost, {type: 'resend', now: 100_000});
    assert.deepEqual([sending.at, 'lost' in sending && sending.lost], ['sending', true]);
    const sent = phone(sending, {type: 'sent', now: 100_001});
    assert.deepEqual([sent.at, 'lost' in sent, 'again' in sent && sent.again], ['code', false, true]);
  });
});
