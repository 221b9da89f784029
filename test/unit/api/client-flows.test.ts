import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';

import type {Client} from '../../../src/api/client.js';
import {isLost, type ErrorCode} from '../../../src/api/errors.js';
import {phone, phoneStart, secondsToResend, type PhoneEvent, type PhoneState} from '../../../src/flows/phone.js';
import {readProgress} from '../../../src/flows/progress.js';
import {deriveStanding, readTermsStanding} from '../../../src/flows/standing.js';
import {isEnd, pollDelay, terms, type TermsEvent, type TermsState} from '../../../src/flows/terms.js';
import {always, failure, gatewayClient, inTurn, msisdn, registered, serve, tokenClient, type Reply} from './service.js';

/** What a failed call means to a flow. */
async function failedAt(now: number, call: Promise<unknown>) {
  const error = await failure(call);
  const {retryAfter} = error;
  return {type: 'failed' as const, problem: {code: error.code as ErrorCode, ...(retryAfter && {retryAfter})}, lost: isLost(error), now};
}

describe('checking codes', () => {
  const atCode = [{type: 'number', msisdn, now: 0}, {type: 'sent', now: 0}].reduce((state, event) => phone(state, event as PhoneEvent), phoneStart as PhoneState);
  const check = async (state: PhoneState, client: Client, now: number) =>
    phone(phone(state, {type: 'code', code: 'WRNG'}), await failedAt(now, client.checkCode(msisdn, 'WRNG')));

  it('O-07: five wrong ones, then 429, leaves the person at the code, with another to ask for', async t => {
    const locked: Reply = {status: 429, headers: {'retry-after': '30'}};
    const service = await serve(t, inTurn(400, 400, 400, 400, 400, locked));
    const client = tokenClient(service);
    let state = atCode;
    for (let wrong = 0; wrong < 5; wrong++) {
      state = await check(state, client, wrong);
      assert.ok(state.at === 'code' && state.problem?.code === 'wrong-code');
    }
    state = await check(state, client, 6);
    assert.ok(state.at === 'code' && state.problem?.code === 'too-many-requests' && state.problem.retryAfter === 30_000);
    assert.equal(phone(state, {type: 'resend', now: 31_000}).at, 'sending');
    assert.equal(service.heard.length, 6);
  });

  for (const status of [404, 410]) {
    it(`O-08: one that has ended (${status}) is told as such, with another to ask for`, async t => {
      const state = await check(atCode, tokenClient(await serve(t, always(status))), 5);
      assert.ok(state.at === 'code' && state.problem?.code === 'code-expired');
      assert.equal(phone(state, {type: 'resend', now: 31_000}).at, 'sending');
    });
  }

  it('O-08: and is told as such by a gateway too', async t => {
    const service = await serve(t, always({status: 400, json: {code: 'code-expired'}}));
    const state = await check(atCode, gatewayClient(service), 5);
    assert.ok(state.at === 'code' && state.problem?.code === 'code-expired');
  });
});

describe('a wait that a service asks for', () => {
  it('N-11: is never longer than an hour to a person', async t => {
    const service = await serve(t, always({status: 429, headers: {'retry-after': '86400'}}));
    const failed = await failedAt(0, tokenClient(service).sendCode(msisdn));
    const first = phone(phone(phoneStart, {type: 'number', msisdn, now: 0}), failed);
    assert.ok(first.at === 'number' && first.notBefore! <= 3_600_000, JSON.stringify(first));
    const sent = phone(phone(phoneStart, {type: 'number', msisdn, now: 0}), {type: 'sent', now: 0});
    const again = phone(phone(sent, {type: 'resend', now: 30_000}), {...failed, now: 30_000});
    assert.ok(again.at === 'code');
    assert.equal(secondsToResend(again.sent, 30_000), 3600);
  });
});

describe('asking how far an acceptance is', () => {
  const waiting: TermsState = {
    at: 'phone', msisdn, terms: {token: 'terms-1', link: null, documents: []}, decisions: {zertes: true, eidas: true, risk: true},
    consentUrl: null, seen: [], since: 0, deadline: 120_000, trouble: 0, stale: 0,
  };
  const pending: Reply = {json: {token: 'terms-1', error: null, consentUrl: null, confirmed: false, downgrade: false}};
  const confirmed: Reply = {json: {token: 'terms-1', error: null, consentUrl: null, confirmed: true, downgrade: false}};
  const now = {'retry-after': '0'};

  /** Asks at the flow's own pace, on a clock of its own, until waiting is over. */
  async function play(t: TestContext, client: Client) {
    t.mock.method(Math, 'random', () => 0);
    let state: TermsState = waiting;
    let time = 0;
    let asked = 0;
    for (; !isEnd(state) && asked < 200; asked++) {
      time += pollDelay(asked, 'trouble' in state ? state.trouble : 0, 0.5);
      const event: TermsEvent = await client.poll('terms-1').then(
        answer => ({type: 'progress', progress: readProgress(answer, 'terms-1'), now: time}),
        async error => failedAt(time, Promise.reject(error)),
      );
      state = terms(state, event);
    }
    return {state, time, asked};
  }

  it('C-06: goes on over five failures of the service, and comes to its end', async t => {
    const failures = Array<Reply>(15).fill({status: 500, headers: now});
    const {state} = await play(t, tokenClient(await serve(t, inTurn(pending, ...failures, confirmed))));
    assert.equal(state.at, 'accepted');
  });

  it('C-06: and over 429, and over a minute without a network', async t => {
    const down: Reply = response => void response.socket!.resetAndDestroy();
    const service = await serve(t, inTurn({status: 429, headers: now}, ...Array<Reply>(12).fill(down), confirmed));
    const {state, time} = await play(t, tokenClient(service));
    assert.equal(state.at, 'accepted');
    assert.ok(time < 120_000);
  });

  for (const [status, at] of [[404, 'expired'], [410, 'expired'], [400, 'expired'], [401, 'failed'], [403, 'failed']] as const) {
    it(`C-06: ends with ${status}`, async t => assert.equal((await play(t, tokenClient(await serve(t, always(status))))).state.at, at));
  }

  it('T-07: ends where every token is refused, with two requests', async t => {
    const service = await serve(t, always(401));
    const {state, asked} = await play(t, tokenClient(service));
    assert.deepEqual([state.at, asked, service.heard.length], ['failed', 1, 2]);
  });

  it('C-04, C-06: ends at its deadline where nothing ever changes, or everything fails', async t => {
    for (const reply of [pending, {status: 503, headers: now}] as Reply[]) {
      const {state, time, asked} = await play(t, tokenClient(await serve(t, always(reply))));
      assert.equal(state.at, 'expired');
      assert.ok(time >= 120_000 && time < 150_000 && asked < 40, `${asked} in ${time} ms`);
    }
  });
});

describe('404 to the terms', () => {
  it('C-09: is "accepted" only with evidence that says so', async t => {
    const open = await tokenClient(await serve(t, always(404))).terms(msisdn) !== null;
    const rows: [evidence: unknown, terms: string, canSign: string][] = [
      [registered, 'accepted', 'yes'],
      [{...registered, status: []}, 'not-applicable', 'no'],
      [{notFound: true, status: []}, 'not-applicable', 'no'],
      [{...registered, signingStatus: 'NOT_ABLE_TO_RETRIEVE'}, 'unknown', 'unknown'],
      [null, 'unknown', 'unknown'],
    ];
    for (const [evidence, expected, canSign] of rows) {
      const standing = readTermsStanding(open, evidence);
      assert.deepEqual([standing, deriveStanding(evidence, standing).canSign], [expected, canSign], JSON.stringify(evidence));
    }
  });
});
