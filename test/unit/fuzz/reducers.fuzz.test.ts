import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import type {OpenTerms} from '../../../src/api/answers.js';
import {errorCodes} from '../../../src/api/errors.js';
import type {Action} from '../../../src/flows/action.js';
import {journey, journeyStart, maySkip, shownSteps, stepBefore, type Journey, type JourneyEvent, type JourneyRules} from '../../../src/flows/journey.js';
import {phone, phoneStart, phoneStep, secondsToResend, type PhoneEvent, type PhoneState, type Sent} from '../../../src/flows/phone.js';
import {deriveStanding, type Standing} from '../../../src/flows/standing.js';
import {consentLimit, isEnd, mayAccept, phoneLimit, problemAt, terms, termsStart, type TermsEvent, type TermsState} from '../../../src/flows/terms.js';
import {always, evidence} from './fuzz.js';

const numbers = ['41790000001', '41790000002', '423660000001'] as const;
const msisdn = fc.constantFrom(...numbers);
const problem = fc.record({code: fc.constantFrom(...errorCodes), retryAfter: fc.option(fc.nat(100_000_000), {nil: undefined})});
/** Milliseconds between two events: mostly short, sometimes longer than everything waits. */
const pause = fc.oneof(fc.nat(2000), fc.nat(200_000), fc.constant(700_000));

/** Events in any order, on a clock that goes forward. */
function events<Event extends {type: string}>(...kinds: fc.Arbitrary<Event>[]): fc.Arbitrary<Event[]> {
  return fc.array(fc.tuple(fc.oneof(...kinds), pause), {maxLength: 40, size: 'max'}).map(list => {
    let now = 0;
    return list.map(([event, pause]) => ({...event, now: (now += pause)}));
  });
}

const nowhere = {now: 0};

describe('any order of events, proving a number', () => {
  const kinds: fc.Arbitrary<PhoneEvent>[] = [
    fc.record({type: fc.constant('number' as const), msisdn, ...nothing()}),
    fc.constant<PhoneEvent>({type: 'resend', ...nowhere}),
    fc.constant<PhoneEvent>({type: 'sent', ...nowhere}),
    fc.constant<PhoneEvent>({type: 'code', code: 'ABCD'}),
    fc.constant<PhoneEvent>({type: 'right'}),
    fc.record({type: fc.constant('failed' as const), problem, lost: fc.boolean(), ...nothing()}),
    fc.record({type: fc.constant('refused' as const), problem}),
    fc.constant<PhoneEvent>({type: 'change'}),
    fc.record({type: fc.constant('known' as const), msisdn, left: fc.nat(300_000), ...nothing()}),
  ];
  const rare: fc.Arbitrary<PhoneEvent>[] = [fc.record({type: fc.constant('verified' as const), msisdn}), fc.constant<PhoneEvent>({type: 'reset'})];

  const allSent = (sent: Sent | undefined): Sent[] => (sent ? [sent, ...(sent.others ?? [])] : []);

  /**
   * What is always so: the state is one of five; each number stands once among what was sent, with one to six SMS; a
   * person who is at the code, or checks one, was sent one; a wait ends never, or within an hour of now or sooner than
   * it did before.
   */
  function sound(state: PhoneState, now: number): void {
    assert.ok(['number', 'sending', 'code', 'checking', 'verified'].includes(state.at));
    assert.ok(['number', 'code', 'verified'].includes(phoneStep(state)));
    const sent = 'sent' in state ? allSent(state.sent) : [];
    assert.equal(new Set(sent.map(({msisdn}) => msisdn)).size, sent.length);
    for (const {count, resendAt, others} of sent) {
      assert.ok(count >= 1 && count <= 6);
      assert.equal(resendAt === Infinity, count === 6);
      assert.ok(resendAt === Infinity || resendAt <= now + 3_600_000);
      assert.ok((others ?? []).every(each => each.others === undefined));
    }
    if (state.at === 'code' || state.at === 'checking') assert.ok(secondsToResend(state.sent, now) >= 0);
    if (state.at === 'number') assert.ok((state.notBefore ?? 0) <= now + 3_600_000);
  }

  it('leaves it in a state that is known, and sends no number more than six SMS, nor two within thirty seconds', () => {
    always(events(...kinds), list => {
      let state = phoneStart;
      const sends = new Map<string, number[]>();
      for (const event of list) {
        const now = (event as {now?: number}).now!;
        const before = state;
        state = phone(state, event);
        sound(state, now);
        if (before.at !== 'sending' || state.at !== 'code') continue;
        // An SMS went out, or may have: what was refused is told with the code that was there before.
        if (state.sent.count > (allSent(before.sent).find(each => each.msisdn === before.msisdn)?.count ?? 0)) {
          sends.set(before.msisdn, [...(sends.get(before.msisdn) ?? []), now]);
        }
      }
      for (const times of sends.values()) {
        assert.ok(times.length <= 6);
        for (let index = 1; index < times.length; index++) assert.ok(times[index]! - times[index - 1]! >= 30_000, times.join());
      }
    }, 3000);
  });

  it('verifies nobody but by a right code for the number it was sent to, or by word from elsewhere', () => {
    let verified = 0;
    always(events(...kinds, ...rare), list => {
      let state = phoneStart;
      for (const event of list) {
        const before = state;
        state = phone(state, event);
        sound(state, (event as {now?: number}).now!);
        if (state.at !== 'verified' || before.at === 'verified') continue;
        verified++;
        if (event.type === 'verified') assert.equal(state.msisdn, event.msisdn);
        else assert.ok(event.type === 'right' && before.at === 'checking' && before.sent.msisdn === state.msisdn);
      }
    }, 3000);
    assert.ok(verified > 100, String(verified));
  });
});

describe('any order of events, accepting terms', () => {
  const open: fc.Arbitrary<OpenTerms> = fc.record({
    token: fc.constantFrom('terms-1', null), link: fc.constantFrom('https://rasd.example/t/1', null), documents: fc.constant([]),
  });
  const decisions = fc.record({zertes: fc.boolean(), eidas: fc.boolean(), risk: fc.boolean()});
  const progress = fc.oneof(
    fc.record({at: fc.constant('waiting' as const), consentUrl: fc.constantFrom(null, 'https://rasd.example/c/1', 'https://rasd.example/c/2')}),
    fc.constantFrom({at: 'confirmed' as const}, {at: 'downgraded' as const}, {at: 'stale' as const}),
    fc.record({at: fc.constant('refused' as const), refusal: fc.constantFrom('declined' as const, 'unanswered' as const, 'busy' as const, 'other' as const)}),
  );
  const kinds: fc.Arbitrary<TermsEvent>[] = [
    fc.record({type: fc.constant('number' as const), msisdn: fc.oneof({weight: 9, arbitrary: msisdn}, {weight: 1, arbitrary: fc.constant(null)})}),
    open.map(terms => ({type: 'found' as const, terms})),
    fc.constant<TermsEvent>({type: 'found', terms: null}),
    open.map(terms => ({type: 'found' as const, terms, begun: {decisions: {zertes: true, eidas: false, risk: true}, ...nowhere}})),
    fc.record({type: fc.constant('accept' as const), decisions}),
    fc.constant<TermsEvent>({type: 'accept', decisions: {zertes: true, eidas: false, risk: true}}),
    fc.constant<TermsEvent>({type: 'opened', ...nowhere}),
    fc.constant<TermsEvent>({type: 'started', ...nowhere, correlationId: 'c-1'}),
    fc.record({type: fc.constant('progress' as const), progress, ...nothing()}),
    fc.record({type: fc.constant('settled' as const), accepted: fc.boolean()}),
    fc.record({type: fc.constant('failed' as const), problem, lost: fc.boolean(), ...nothing()}),
    fc.constant<TermsEvent>({type: 'check', ...nowhere}),
    fc.constant<TermsEvent>({type: 'cancel'}),
    fc.constant<TermsEvent>({type: 'restart'}),
  ];

  /**
   * What is always so: the state is one of twelve; whoever waits has a deadline within what a phone or a consent page
   * gets from now on; each consent page is seen once, and the one that is shown is among them; after three answers for
   * another acceptance there is no fourth; nothing starts without a token, the risk and one of the two terms.
   */
  function sound(state: TermsState, now: number): void {
    assert.ok(['idle', 'loading', 'nothing', 'review', 'starting', 'phone', 'consent', 'accepted', 'downgraded', 'declined', 'expired', 'failed'].includes(state.at));
    if (state.at === 'starting') assert.ok(state.terms.token && mayAccept(state.decisions));
    if (state.at === 'review') assert.ok(state.terms.link);
    if (state.at === 'phone') assert.ok(state.consentUrl === null && state.decisions && state.deadline <= now + phoneLimit);
    if (state.at === 'consent') assert.ok(state.deadline <= now + consentLimit);
    if (state.at !== 'phone' && state.at !== 'consent') return;
    assert.ok(state.since <= now && state.stale <= 3 && state.trouble >= 0);
    assert.equal(new Set(state.seen).size, state.seen.length);
    assert.ok(state.consentUrl === null || state.seen.includes(state.consentUrl));
  }

  it('leaves it in a state that is known, and accepts nothing that was not confirmed', () => {
    const ends = new Map<string, number>();
    const found: TermsEvent = {type: 'found', terms: {token: 'terms-1', link: 'https://rasd.example/t/1', documents: []}};
    const begun: TermsEvent[] = [{type: 'number', msisdn: numbers[0]}, found, {type: 'accept', decisions: {zertes: true, eidas: true, risk: true}}];
    always(fc.tuple(fc.constantFrom([], begun.slice(0, 2), begun), events(...kinds)), ([before, list]) => {
      let state = before.reduce(terms, termsStart);
      for (const event of list) {
        const now = (event as {now?: number}).now!;
        const before = state;
        state = terms(state, event);
        sound(state, now);
        problemAt(state, event);
        if (state === before) continue;
        if (isEnd(state)) ends.set(state.at, (ends.get(state.at) ?? 0) + 1);
        if (state.at === 'accepted' || state.at === 'downgraded') {
          // After the time is over, starting again still knows what was begun.
          assert.ok(before.at === 'phone' || before.at === 'consent' || (before.at === 'loading' && before.before && event.type === 'settled'), before.at);
          assert.ok((event.type === 'settled' && event.accepted) || (event.type === 'progress' && ['confirmed', 'downgraded'].includes(event.progress.at)));
        }
      }
    }, 4000);
    for (const end of ['accepted', 'downgraded', 'declined', 'expired', 'failed']) assert.ok((ends.get(end) ?? 0) > 5, `${end}: ${ends.get(end)}`);
  });

  it('is over some time after its deadline, whatever polls say but "a consent page is there"', () => {
    const calm = fc.oneof(
      fc.record({type: fc.constant('progress' as const), progress: fc.constantFrom({at: 'waiting' as const, consentUrl: null}, {at: 'stale' as const}), ...nothing()}),
      fc.record({type: fc.constant('failed' as const), problem, lost: fc.boolean(), ...nothing()}),
    );
    always(events<TermsEvent>(calm), list => {
      const start: TermsEvent[] = [{type: 'number', msisdn: numbers[0]}, {type: 'found', terms: {token: 't', link: 'https://rasd.example/t', documents: []}},
        {type: 'accept', decisions: {zertes: true, eidas: true, risk: true}}, {type: 'started', now: 0}];
      const state = [...start, ...list].reduce(terms, termsStart);
      const last = (list.at(-1) as {now?: number} | undefined)?.now ?? 0;
      assert.equal(last >= phoneLimit && !isEnd(state), false, state.at);
    });
  });

  it('can always begin again, and always leave', () => {
    always(events(...kinds), list => {
      const state = list.reduce(terms, termsStart);
      assert.equal(terms(state, {type: 'number', msisdn: numbers[1]}).at, 'loading');
      assert.equal(terms(state, {type: 'number', msisdn: null}).at, 'idle');
    });
  });
});

describe('any order of events, on the way to a signature', () => {
  const standing = fc.tuple(evidence, fc.constantFrom<Standing['terms']>('accepted', 'pending', 'unknown', 'not-applicable'))
    .map(([answer, terms]) => deriveStanding(answer, terms, {now: Date.UTC(2026, 10, 25)}));
  const kinds: fc.Arbitrary<JourneyEvent>[] = [
    fc.record({type: fc.constant('known' as const), msisdn}),
    fc.record({type: fc.constant('standing' as const), standing}),
    fc.record({type: fc.constant('action' as const), action: fc.constantFrom<Action>('accept-terms', 'identify', 'retry', 'renew', 'upgrade')}),
    fc.constantFrom<JourneyEvent>({type: 'accepted'}, {type: 'skip'}, {type: 'back'}),
    fc.constant<JourneyEvent>({type: 'known', msisdn: numbers[0]}),
  ];
  const rules: fc.Arbitrary<JourneyRules> = fc.record({terms: fc.constantFrom('required', 'optional', 'off')});

  /** What is always so: one of five steps; past the number there is one, at the number there is none and nothing else. */
  function sound(state: Journey): void {
    assert.ok(['phone', 'status', 'terms', 'identify', 'done'].includes(state.step));
    if (state.step === 'phone') assert.deepEqual(state, journeyStart);
    else assert.match(state.msisdn ?? '', /^\d{7,15}$/);
    assert.ok(shownSteps(state, false).includes(state.step));
    assert.notEqual(stepBefore(state, true), 'phone');
  }

  it('leaves it at a step that is known, and is done only for who can sign or may leave the terms for later', () => {
    let done = 0;
    always(fc.tuple(fc.array(fc.oneof(...kinds), {maxLength: 30, size: 'max'}), rules), ([list, rules]) => {
      let state = journeyStart;
      for (const event of list) {
        const before = state;
        state = journey(state, event, rules);
        sound(state);
        if (state.step !== 'done' || before.step === 'done') continue;
        done++;
        assert.ok(state.standing?.canSign === 'yes' || (event.type === 'skip' && maySkip(before, rules)), event.type);
      }
    }, 3000);
    assert.ok(done > 50, String(done));
  });

  it('never throws for going back, nor for beginning again', () => {
    always(fc.tuple(fc.array(fc.oneof(...kinds), {maxLength: 30, size: 'max'}), rules), ([list, rules]) => {
      const state = list.reduce((state, event) => journey(state, event, rules), journeyStart);
      sound(journey(state, {type: 'back'}, rules));
      assert.equal(journey(state, {type: 'restart'}, rules), journeyStart);
    });
  });
});

/** The time is put in when the order is known. */
function nothing() {
  return {now: fc.constant(0)};
}
