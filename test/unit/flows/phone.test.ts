import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {ErrorCode} from '../../../src/api/errors.js';
import {phone, phoneStart, phoneStep, secondsToResend, type PhoneEvent, type PhoneState, type Sent} from '../../../src/flows/phone.js';

const msisdn = '41790000001';
const other = '41790000002';

const play = (events: readonly PhoneEvent[], state: PhoneState = phoneStart): PhoneState => events.reduce(phone, state);

const enter = (now = 0, number = msisdn): PhoneEvent => ({type: 'number', msisdn: number, now});
const sent = (now = 0): PhoneEvent => ({type: 'sent', now});
const resend = (now: number): PhoneEvent => ({type: 'resend', now});
const failed = (code: ErrorCode, more = {}): PhoneEvent => ({type: 'failed', problem: {code}, lost: false, now: 0, ...more});
const lost = (now = 0): PhoneEvent => ({type: 'failed', problem: {code: 'network'}, lost: true, now});

const once: Sent = {msisdn, count: 1, resendAt: 30_000};
const states = {
  number: phoneStart,
  sending: {at: 'sending', msisdn, sent: undefined},
  resending: {at: 'sending', msisdn, sent: once},
  code: {at: 'code', sent: once},
  checking: {at: 'checking', sent: once, code: 'ABCD'},
  verified: {at: 'verified', msisdn},
} satisfies Record<string, PhoneState>;

describe('proving a number', () => {
  it('goes from the number to the code to the end', () => {
    const seen: string[] = [];
    let state: PhoneState = phoneStart;
    for (const event of [enter(), sent(), {type: 'code', code: 'ABCD'}, {type: 'right'}] as PhoneEvent[]) {
      state = phone(state, event);
      seen.push(`${state.at} ${phoneStep(state)}`);
    }
    assert.deepEqual(seen, ['sending number', 'code code', 'checking code', 'verified verified']);
    assert.deepEqual(state, {at: 'verified', msisdn});
  });

  it('takes the reason back once it is mended, and nothing else', () => {
    const refused: PhoneEvent = {type: 'refused', problem: {code: 'invalid-number', entry: 'shape'}};
    assert.deepEqual(play([refused, {type: 'typed'}]), {at: 'number', sent: undefined});
    const still: PhoneEvent = {type: 'typed', problem: {code: 'invalid-number', entry: 'shape'}};
    assert.deepEqual(play([refused, still]), play([refused]));
    const said: PhoneState = {at: 'code', sent: once, problem: {code: 'wrong-code'}};
    assert.equal(phone(said, {type: 'typed'}), said);
    const again: Sent = {...once, count: 2};
    const state: PhoneState = {at: 'code', sent: again, again: true};
    assert.deepEqual(play([refused, {type: 'typed'}], state), state);
    for (const each of Object.values(states)) assert.equal(phone(each, {type: 'typed'}), each);
  });

  it('keeps the person where they were wrong, with the reason', () => {
    const wrong = play([enter(), sent(), {type: 'code', code: 'XXXX'}, failed('wrong-code')]);
    assert.equal(wrong.at, 'code');
    assert.deepEqual('problem' in wrong && wrong.problem, {code: 'wrong-code'});
    assert.equal(play([{type: 'code', code: 'ABCD'}, {type: 'right'}], wrong).at, 'verified');
  });

  it('lets a wrong code be followed by another as often as the service allows', () => {
    let state = play([enter(), sent()]);
    for (let time = 0; time < 5; time++) state = play([{type: 'code', code: 'XXXX'}, failed('wrong-code')], state);
    assert.equal(state.at, 'code');
    state = play([{type: 'code', code: 'XXXX'}, failed('too-many-requests')], state);
    assert.equal(state.at, 'code');
    assert.equal(play([resend(30_000)], state).at, 'sending', 'a new code is the way on');
  });

  it('tells at the number why a code could not be sent', () => {
    for (const code of ['invalid-number', 'server', 'too-many-requests'] as const) {
      assert.deepEqual(play([enter(), failed(code)]), {at: 'number', problem: {code}, sent: undefined});
    }
  });

  it('forgets the reason with the next attempt', () => {
    const state = play([enter(), failed('server'), enter()]);
    assert.ok(!('problem' in state) || state.problem === undefined);
    const again = play([enter(), sent(), {type: 'code', code: 'XXXX'}, failed('wrong-code'), {type: 'code', code: 'ABCD'}, failed('server')]);
    assert.deepEqual('problem' in again && again.problem, {code: 'server'});
  });

  it('says at once what is wrong with an entry, and sends nothing', () => {
    const problem = {code: 'invalid-number', entry: 'shape'} as const;
    assert.deepEqual(play([{type: 'refused', problem}]), {at: 'number', sent: undefined, problem});
    const code = {code: 'wrong-code', entry: 'missing'} as const;
    assert.deepEqual(play([enter(), sent(), {type: 'refused', problem: code}]), {at: 'code', sent: once, problem: code});
  });
});

describe('a send whose answer was lost', () => {
  it('leads to the code, for an SMS may be on its way', () => {
    const state = play([enter(1000), lost(1000)]);
    assert.equal(state.at, 'code');
    assert.ok('lost' in state && state.lost);
    assert.ok(!('problem' in state) || state.problem === undefined, 'the person did nothing wrong');
  });

  it('counts as an SMS', () => {
    const state = play([enter(1000), lost(1000)]);
    assert.ok('sent' in state);
    assert.deepEqual(state.sent, {msisdn, count: 1, resendAt: 31_000});
    const again = play([resend(31_000), lost(31_000)], state);
    assert.ok('sent' in again);
    assert.deepEqual(again.sent, {msisdn, count: 2, resendAt: 91_000});
  });

  it('is over with the next code that was sent for certain', () => {
    const state = play([enter(0), lost(0), resend(30_000), sent(30_000)]);
    assert.ok(state.at === 'code' && !state.lost && state.again);
  });
});

describe('another code', () => {
  it('may be asked for after 30, 60, 120 and 300 seconds, five times', () => {
    let now = 0;
    let state = play([enter(now), sent(now)]);
    const waits: number[] = [];
    for (let time = 0; time < 5; time++) {
      assert.ok(state.at === 'code');
      const seconds = secondsToResend(state.sent, now);
      waits.push(seconds);
      now += seconds * 1000;
      assert.equal(phone(state, resend(now - 1)), state, 'not a moment before');
      state = play([resend(now), sent(now)], state);
    }
    assert.deepEqual(waits, [30, 60, 120, 300, 300]);
    assert.ok(state.at === 'code');
    assert.equal(secondsToResend(state.sent, now), Infinity);
    assert.equal(phone(state, resend(now + 1e12)), state, 'not a sixth time');
  });

  it('is said to be another one', () => {
    const first = play([enter(), sent()]);
    assert.ok(first.at === 'code' && !first.again);
    const second = play([resend(30_000), sent(30_000)], first);
    assert.ok(second.at === 'code' && second.again);
  });

  it('is asked for while the person stays at the code', () => {
    assert.equal(phoneStep(play([enter(), sent(), resend(30_000)])), 'code');
  });

  it('that could not be sent leaves the person at the code they may still have', () => {
    const state = play([enter(), sent(), resend(30_000), failed('server', {now: 31_000})]);
    assert.ok(state.at === 'code');
    assert.deepEqual(state.problem, {code: 'server'});
    assert.equal(state.sent.count, 1);
  });

  it('waits as long as the service says', () => {
    const later = failed('too-many-requests', {problem: {code: 'too-many-requests', retryAfter: 90_000}, now: 31_000});
    const state = play([enter(), sent(), resend(30_000), later]);
    assert.ok(state.at === 'code');
    assert.equal(secondsToResend(state.sent, 31_000), 90);
    assert.equal(phone(state, resend(120_999)), state);
    assert.equal(phone(state, resend(121_000)).at, 'sending');
  });

  it('counts down by the clock, not by ticks, and never below zero', () => {
    assert.equal(secondsToResend(once, 0), 30);
    assert.equal(secondsToResend(once, 29_001), 1);
    assert.equal(secondsToResend(once, 30_000), 0);
    assert.equal(secondsToResend(once, 86_400_000), 0);
  });
});

describe('a first code that the service did not want to send yet', () => {
  const early = (retryAfter: number, now = 0): PhoneEvent => failed('too-many-requests', {problem: {code: 'too-many-requests', retryAfter}, now});

  it('is asked for again when the service’s wait is over, not before', () => {
    const state = play([enter(), early(60_000)]);
    assert.equal(phone(state, enter(59_999)), state);
    assert.equal(phone(state, enter(60_000)).at, 'sending');
  });

  it('is not asked for sooner because something else was entered meanwhile', () => {
    const state = play([enter(), early(60_000), {type: 'refused', problem: {code: 'invalid-number', entry: 'shape'}}]);
    assert.notEqual(phone(state, enter(10_000)).at, 'sending');
    assert.equal(phone(state, enter(60_000)).at, 'sending');
  });

  it('does not keep the person from the code they have for another number', () => {
    const state = play([enter(), sent(), {type: 'change'}, enter(1000, other), early(600_000, 1000)]);
    const back = phone(state, enter(2000));
    assert.ok(back.at === 'code' && back.sent.msisdn === msisdn, back.at);
  });

  it('can be asked for at once where the service names no wait', () => {
    assert.equal(phone(play([enter(), failed('too-many-requests')]), enter(1)).at, 'sending');
  });
});

describe('changing the number', () => {
  it('leads back to the number from the code, and while a code is checked', () => {
    assert.deepEqual(play([{type: 'change'}], states.code), {at: 'number', sent: once});
    assert.deepEqual(play([{type: 'change'}], states.checking), {at: 'number', sent: once});
  });

  it('and back to the same one takes the code that was sent, as long as its wait lasts', () => {
    const state = play([enter(), sent(), {type: 'change'}, enter(29_999)]);
    assert.deepEqual(state, {at: 'code', sent: once});
  });

  it('and back to the same one sends another code once the wait is over, and counts it', () => {
    const state = play([enter(), sent(), {type: 'change'}, enter(30_000), sent(30_000)]);
    assert.ok(state.at === 'code');
    assert.deepEqual(state.sent, {msisdn, count: 2, resendAt: 90_000});
  });

  it('and back does not give anybody a sixth resend', () => {
    let state = play([enter(), sent()]);
    let now = 0;
    for (let time = 0; time < 5; time++) {
      now += 300_000;
      state = play([{type: 'change'}, enter(now), sent(now)], state);
    }
    state = play([{type: 'change'}, enter(now + 1e9)], state);
    assert.equal(state.at, 'code', 'no more are sent');
  });

  it('to one that another tab sent a code to gives nobody a sixth resend either, also over another number', () => {
    const used: Sent = {msisdn, count: 6, resendAt: Infinity};
    for (const sent of [used, {msisdn: other, count: 1, resendAt: 0, others: [used]}]) {
      const state = phone({at: 'number', sent}, {type: 'known', msisdn, left: 20_000, now: 0});
      assert.ok(state.at === 'code' && state.sent.count === 6);
      assert.equal(phone(state, {type: 'resend', now: 1e9}), state);
    }
  });

  it('to another one sends a code there at once', () => {
    const state = play([enter(), sent(), {type: 'change'}, enter(1000, other), sent(1000)]);
    assert.ok(state.at === 'code' && !state.again);
    assert.deepEqual([state.sent.msisdn, state.sent.count, state.sent.resendAt], [other, 1, 31_000]);
  });

  it('over another one and back does not shorten the wait', () => {
    const there = play([enter(), sent(), {type: 'change'}, enter(1000, other), sent(1000), {type: 'change'}]);
    assert.notEqual(phone(there, enter(2000)).at, 'sending');
  });

  it('drops what a check of the old code then says', () => {
    const state = play([{type: 'change'}], states.checking);
    assert.equal(phone(state, {type: 'right'}), state);
    assert.equal(phone(state, failed('wrong-code')), state);
  });
});

describe('an event that makes no sense in a state', () => {
  const code: PhoneEvent = {type: 'code', code: 'ABCD'};
  const right: PhoneEvent = {type: 'right'};
  const refused: PhoneEvent = {type: 'refused', problem: {code: 'wrong-code'}};
  const change: PhoneEvent = {type: 'change'};
  const all = {number: enter(1e9, other), resend: resend(1e9), sent: sent(), code, right, failed: failed('server'), refused, change};
  const without: Record<keyof typeof states, (keyof typeof all)[]> = {
    number: ['resend', 'sent', 'code', 'right', 'failed', 'change'],
    sending: ['number', 'resend', 'code', 'right', 'refused', 'change'],
    resending: ['number', 'resend', 'code', 'right', 'refused', 'change'],
    code: ['number', 'sent', 'right', 'failed'],
    checking: ['number', 'resend', 'sent', 'code', 'refused'],
    verified: ['number', 'resend', 'sent', 'code', 'right', 'failed', 'refused', 'change'],
  };
  for (const [name, events] of Object.entries(without) as [keyof typeof states, (keyof typeof all)[]][]) {
    for (const event of events) {
      it(`${event} at ${name} changes nothing`, () => assert.equal(phone(states[name], all[event]), states[name]));
    }
  }
});

describe('from every state', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`${name} leads back to the start`, () => assert.equal(phone(state, {type: 'reset'}), phoneStart));
    it(`${name} can learn that the number was proved elsewhere`, () => {
      assert.deepEqual(phone(state, {type: 'verified', msisdn: other}), {at: 'verified', msisdn: other});
    });
  }
});
