import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {explain, recordOf} from '../../../src/session/records.js';

const msisdn = '41790000001';

describe('a record of what happened', () => {
  it('takes from a detail what is listed, and nothing else', () => {
    const standing = {canSign: 'yes', nextStep: 'none', reason: 'ready', terms: 'accepted', qualifiedUntil: '2030-01-01', areas: []};
    assert.deepEqual(recordOf('sf-complete', {msisdn, standing}), {
      event: 'sf-complete', canSign: 'yes', nextStep: 'none', reason: 'ready', terms: 'accepted',
    });
    assert.deepEqual(recordOf('sf-code-sent', {msisdn}), {event: 'sf-code-sent'});
    const error = {code: 'wrong-code', status: 400, retryable: true, message: msisdn, correlationId: msisdn};
    assert.deepEqual(recordOf('sf-error', {error}), {event: 'sf-error', code: 'wrong-code', status: 400, retryable: true});
  });

  it('leaves out what is no word or count of ours, where such a one is expected', () => {
    for (const strange of [msisdn, Number(msisdn), NaN, 'https://host.example/?token=x', {}, null, 'a'.repeat(41)]) {
      assert.deepEqual(recordOf('sf-step', {from: strange, to: 'done', duration: strange}), {event: 'sf-step', to: 'done'});
    }
  });

  it('is none for an event that is not ours, and bears a detail that is missing', () => {
    for (const name of ['change', 'toString', '__proto__']) assert.equal(recordOf(name, {msisdn}), null);
    for (const detail of [null, undefined, 1]) assert.deepEqual(recordOf('sf-error', detail), {event: 'sf-error'});
  });

  it('reads as a line', () => {
    const record = recordOf('sf-step', {from: 'phone', to: 'status', duration: 1200})!;
    assert.equal(
      explain(record), 'smart-flow-elements: sf-step, the flow went from one step to another (from: phone, to: status, duration: 1200 ms)',
    );
    assert.equal(explain({event: 'sf-terms-pending'}), 'smart-flow-elements: sf-terms-pending, terms are open');
  });
});
