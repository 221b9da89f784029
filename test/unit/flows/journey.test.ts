import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {
  journey, journeyStart, maySkip, shownSteps, stepBefore, type Journey, type JourneyEvent, type JourneyRules, type Step,
} from '../../../src/flows/journey.js';
import {deriveStanding} from '../../../src/flows/standing.js';
import {both, evidence, noon, type Row} from './evidence.js';

const msisdn = '41790000001';
const rules: JourneyRules = {terms: 'required'};
const stand = (word: string, terms: 'accepted' | 'pending' | 'unknown' = 'accepted', rows: readonly Row[] = both) =>
  deriveStanding(evidence(word, rows), terms, {now: noon});

const ready = stand('MID');
const lower = deriveStanding(evidence('MID', [['zertes', 3]]), 'accepted', {now: noon, level: 3});
const pending = stand('MID', 'pending');
const unregistered = stand('NOT_REGISTERED_AT_ALL', 'accepted', []);
const unavailable = stand('NOT_ABLE_TO_RETRIEVE');

const play = (events: readonly JourneyEvent[], state: Journey = journeyStart, asked = rules): Journey =>
  events.reduce((before, event) => journey(before, event, asked), state);

const known: JourneyEvent = {type: 'known', msisdn};
const read = (standing = ready): JourneyEvent => ({type: 'standing', standing});
const act = (action: 'accept-terms' | 'identify' | 'retry' | 'renew' | 'upgrade'): JourneyEvent => ({type: 'action', action});

/** Somebody in each step, for whom something is open. */
const states: Record<Step, Journey> = {
  phone: journeyStart,
  status: play([known, read(pending)]),
  terms: play([known, read(pending), act('accept-terms')]),
  identify: play([known, read(unregistered), act('identify')]),
  done: play([known, read(ready)]),
};

describe('the way to a signature', () => {
  it('begins with the number', () => assert.deepEqual(journeyStart, {step: 'phone', msisdn: null, standing: null, asked: false}));

  /** Where each event leads from each step; what is left out stays as it is. */
  const leads: [what: string, event: JourneyEvent, to: Partial<Record<Step, Step>>][] = [
    ['a known number', known, {phone: 'status'}],
    ['the standing of somebody who can sign', read(ready), {status: 'done', identify: 'done'}],
    ['the standing of somebody whose terms are open', read(pending), {done: 'status'}],
    ['the standing of somebody who is not registered', read(unregistered), {done: 'status'}],
    ['a standing nobody knows', read(unavailable), {}],
    ['accepting terms', act('accept-terms'), {status: 'terms', done: 'terms'}],
    ['identifying', act('identify'), {status: 'identify', done: 'identify'}],
    ['renewing', act('renew'), {status: 'identify', done: 'identify'}],
    ['upgrading', act('upgrade'), {status: 'identify', done: 'identify'}],
    ['reading again', act('retry'), {}],
    ['accepted terms', {type: 'accepted'}, {terms: 'status'}],
    ['skipping what is required', {type: 'skip'}, {}],
    ['going back', {type: 'back'}, {status: 'phone', terms: 'status', identify: 'status', done: 'phone'}],
    ['a new run', {type: 'restart'}, {status: 'phone', terms: 'phone', identify: 'phone', done: 'phone'}],
  ];
  for (const [what, event, to] of leads) {
    for (const from of Object.keys(states) as Step[]) {
      const wanted = to[from] ?? from;
      it(`${what} leads from ${from} to ${wanted}`, () => assert.equal(journey(states[from], event, rules).step, wanted));
    }
  }

  it('makes no new state of an event that makes no sense', () => {
    for (const event of [read(), act('identify'), {type: 'accepted'}, {type: 'skip'}] as const) assert.equal(journey(journeyStart, event, rules), journeyStart);
    for (const step of ['status', 'terms', 'identify', 'done'] as const) assert.equal(journey(states[step], known, rules), states[step]);
    for (const step of ['terms', 'identify'] as const) assert.equal(journey(states[step], act('upgrade'), rules), states[step]);
  });

  it('goes over every step for somebody for whom everything is missing', () => {
    const seen: Step[] = [];
    let state = journeyStart;
    for (const event of [known, read(unregistered), act('identify'), read(pending), {type: 'back'}, act('accept-terms'), {type: 'accepted'}, read(ready)] as JourneyEvent[]) {
      state = journey(state, event, rules);
      seen.push(state.step);
    }
    assert.deepEqual(seen, ['status', 'status', 'identify', 'identify', 'status', 'terms', 'status', 'done']);
    assert.deepEqual(state, {step: 'done', msisdn, standing: ready, asked: false});
  });

  it('keeps the last standing wherever it is read', () => {
    for (const step of ['status', 'terms', 'identify', 'done'] as const) assert.equal(journey(states[step], read(unavailable), rules).standing, unavailable);
  });

  it('forgets number and standing at the number', () => {
    assert.equal(play([{type: 'back'}], states.done), journeyStart);
    assert.equal(play([{type: 'restart'}], states.terms), journeyStart);
  });

  it('does not take what nobody knows for bad news, nor bad news after it for good', () => {
    const unknown = play([read(unavailable)], states.done);
    assert.equal(unknown.step, 'done');
    assert.equal(play([read(unregistered)], unknown).step, 'status');
  });
});

describe('somebody who asked for more than they need', () => {
  for (const action of ['upgrade', 'renew'] as const) {
    const there = play([known, read(lower), act(action)]);

    it(`(${action}) sees the ways there are although they can sign`, () => {
      assert.deepEqual([there.step, there.asked], ['identify', true]);
      assert.equal(play([read({...lower})], there).step, 'identify');
    });

    it(`(${action}) is done when it has come`, () => {
      const after = play([read(ready)], there);
      assert.deepEqual([after.step, after.asked], ['done', false]);
    });

    it(`(${action}) is where they were when they change their mind`, () => {
      const after = play([{type: 'back'}], there);
      assert.deepEqual([after.step, after.asked], ['done', false]);
    });
  }

  it('goes back to the status where it was never read', () => assert.equal(play([known, act('identify'), {type: 'back'}]).step, 'status'));
  it('goes back to the status where something is missing', () => assert.equal(play([known, read(unregistered), act('upgrade'), {type: 'back'}]).step, 'status'));
  it('needs no more than to identify where that is what is missing', () => assert.equal(states.identify.asked, false));
  it('stays while the service does not know', () => assert.equal(play([known, read(lower), act('upgrade'), read(unavailable)]).step, 'identify'));
});

describe('terms', () => {
  for (const terms of ['required', 'optional', 'off'] as const) {
    const optional = terms === 'optional';
    for (const step of ['phone', 'status', 'terms', 'identify', 'done'] as const) {
      const may = optional && (step === 'status' || step === 'terms');
      it(`that are ${terms} ${may ? 'can' : 'cannot'} be left at ${step}`, () => {
        const state = {...states[step], standing: step === 'phone' ? null : pending};
        assert.equal(maySkip(state, {terms}), may);
        assert.equal(journey(state, {type: 'skip'}, {terms}).step, may ? 'done' : step);
      });
    }
  }

  it('cannot be skipped where something else is missing', () => {
    for (const standing of [unregistered, unavailable, ready, null]) assert.equal(maySkip({...states.status, standing}, {terms: 'optional'}), false);
  });

  it('that were left for later do not call back whoever left them, and can be accepted after all', () => {
    const skipped = play([{type: 'skip'}], states.terms, {terms: 'optional'});
    assert.deepEqual([skipped.step, skipped.standing], ['done', pending]);
    assert.equal(play([read(pending)], skipped, {terms: 'optional'}).step, 'done');
    assert.equal(play([read(unregistered)], skipped, {terms: 'optional'}).step, 'status');
    assert.equal(play([act('accept-terms'), {type: 'accepted'}, read(ready)], skipped, {terms: 'optional'}).step, 'done');
  });
});

describe('the step before', () => {
  const rows: [step: Step, free: Step | null, locked: Step | null][] = [
    ['phone', null, null], ['status', 'phone', null], ['terms', 'status', 'status'], ['identify', 'status', 'status'], ['done', 'phone', null],
  ];
  for (const [step, free, locked] of rows) {
    it(`${step} is ${free}, for a fixed number ${locked}`, () => assert.deepEqual([stepBefore(states[step], false), stepBefore(states[step], true)], [free, locked]));
  }
});

describe('the steps that are shown', () => {
  const rows: [what: string, state: Journey, vouched: boolean, steps: Step[]][] = [
    ['at the number', journeyStart, false, ['phone', 'status', 'done']],
    ['before anything was read', play([known]), false, ['phone', 'status', 'done']],
    ['for a number the page vouches for', play([known]), true, ['status', 'done']],
    ['where terms are open', states.status, false, ['phone', 'status', 'terms', 'done']],
    ['in the terms', {...states.terms, standing: ready}, false, ['phone', 'status', 'terms', 'done']],
    ['where an identification is missing', play([known, read(unregistered)]), true, ['status', 'identify', 'done']],
    ['for somebody who asked for more', play([known, read(lower), act('upgrade')]), false, ['phone', 'status', 'identify', 'done']],
    ['where nobody knows', play([known, read(unavailable)]), false, ['phone', 'status', 'done']],
    ['at the end', states.done, false, ['phone', 'status', 'done']],
  ];
  for (const [what, state, vouched, steps] of rows) {
    it(what, () => {
      assert.deepEqual(shownSteps(state, vouched), steps);
      assert.ok(steps.includes(state.step));
    });
  }
});
