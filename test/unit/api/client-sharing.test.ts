import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setTimeout} from 'node:timers/promises';

import {Tokens} from '../../../src/session/token.js';
import {always, decisions, failure, msisdn, registered, reset, serve, silence, tokenClient, type CallName, type Reply} from './service.js';

const good: Reply = {json: {...registered, link: 'https://rasd.example/t/terms-1', token: 'terms-1'}};
/** The same answer to everything, a moment later. */
const soon = (reply: Reply) => async (): Promise<Reply> => {
  await setTimeout(50);
  return reply;
};

const until = async (condition: () => boolean) => {
  for (let time = 0; !condition() && time < 2000; time++) await setTimeout(5);
  assert.ok(condition());
};

describe('many who read the same', () => {
  it('at the same time cause one request, and one token', async t => {
    let asked = 0;
    const tokens = new Tokens(async () => `token-${++asked}`);
    const service = await serve(t, soon(good));
    const client = tokenClient(service, {tokens});
    const answers = await Promise.all(Array.from({length: 20}, () => client.evidence(msisdn)));
    assert.equal(service.heard.length, 1);
    assert.equal(asked, 1);
    for (const each of answers) assert.equal(each.signingStatus, 'MID');
  });

  it('for different numbers cause a request each', async t => {
    const service = await serve(t, soon(good));
    const client = tokenClient(service);
    await Promise.all(['41790000001', '41790000002', '41790000003'].map(number => client.evidence(number)));
    assert.equal(service.heard.length, 3);
  });

  it('one after the other cause a request each: nothing is kept', async t => {
    const service = await serve(t, always(good));
    const client = tokenClient(service);
    for (let time = 0; time < 3; time++) await client.terms(msisdn);
    assert.equal(service.heard.length, 3);
  });

  it('all hear of a failure, which is then forgotten', async t => {
    let broken = true;
    const service = await serve(t, () => (broken ? soon(403)() : good));
    const client = tokenClient(service);
    const errors = await Promise.all(Array.from({length: 5}, () => failure(client.evidence(msisdn))));
    assert.deepEqual(errors.map(({code}) => code), Array(5).fill('forbidden'));
    assert.equal(service.heard.length, 1);
    broken = false;
    assert.equal((await client.evidence(msisdn)).signingStatus, 'MID');
  });

  it('cannot spoil the answer for each other', async t => {
    const service = await serve(t, soon(good));
    const client = tokenClient(service);
    const [one, two] = await Promise.all([client.evidence(msisdn), client.evidence(msisdn)]);
    (one as {signingStatus: unknown}).signingStatus = 'spoiled';
    assert.equal(two.signingStatus, 'MID');
  });

  it('do not share what has an effect', async t => {
    const service = await serve(t, soon(200));
    const client = tokenClient(service);
    await Promise.all([client.sendCode(msisdn), client.sendCode(msisdn)]);
    assert.equal(service.heard.length, 2);
  });
});

describe('somebody who leaves', () => {
  it('does not hurt the others', async t => {
    const service = await serve(t, soon(good));
    const client = tokenClient(service);
    const leaver = new AbortController();
    const left = failure(client.evidence(msisdn, {signal: leaver.signal}));
    const stays = client.evidence(msisdn, {signal: new AbortController().signal});
    const staysToo = client.evidence(msisdn);
    await until(() => service.heard.length === 1);
    leaver.abort();
    assert.equal(await left, leaver.signal.reason);
    assert.equal((await stays).signingStatus, 'MID');
    assert.equal((await staysToo).signingStatus, 'MID');
    assert.equal(service.heard.length, 1);
  });

  it('does not hurt the only one who stays', async t => {
    const service = await serve(t, soon(good));
    const client = tokenClient(service);
    const leaver = new AbortController();
    const stays = client.evidence(msisdn);
    const left = failure(client.evidence(msisdn, {signal: leaver.signal}));
    await until(() => service.heard.length === 1);
    leaver.abort();
    assert.equal(await left, leaver.signal.reason);
    assert.equal((await stays).signingStatus, 'MID');
    assert.equal(service.heard.length, 1);
  });

  it('as the last one ends the request', async t => {
    const service = await serve(t, always(silence));
    const client = tokenClient(service);
    const leavers = Array.from({length: 5}, () => new AbortController());
    const left = leavers.map(({signal}) => failure(client.poll('terms-1', {signal})));
    await until(() => service.heard.length === 1);
    leavers.forEach(leaver => leaver.abort());
    for (const [index, error] of (await Promise.all(left)).entries()) assert.equal(error, leavers[index]!.signal.reason);
    await service.heard[0]!.abandoned;
    assert.equal(service.heard.length, 1);
  });

  it('leaves room for somebody who comes later', async t => {
    const service = await serve(t, (_heard, index) => (index === 0 ? silence : good));
    const client = tokenClient(service);
    const leaver = new AbortController();
    const left = failure(client.evidence(msisdn, {signal: leaver.signal}));
    await until(() => service.heard.length === 1);
    leaver.abort();
    assert.equal((await client.evidence(msisdn)).signingStatus, 'MID');
    assert.equal(await left, leaver.signal.reason);
  });

  it('before they came causes no request', async t => {
    const service = await serve(t, always(good));
    const reason = new Error('gone');
    for (const call of [
      tokenClient(service).evidence(msisdn, {signal: AbortSignal.abort(reason)}),
      tokenClient(service).terms(msisdn, {signal: AbortSignal.abort(reason)}),
      tokenClient(service).poll('x', {signal: AbortSignal.abort(reason)}),
      tokenClient(service).sendCode(msisdn, {signal: AbortSignal.abort(reason)}),
      tokenClient(service).checkCode(msisdn, 'ABCD', {signal: AbortSignal.abort(reason)}),
    ]) assert.equal(await failure(call), reason);
    assert.equal(service.heard.length, 0);
  });

  it('in the middle of anything gets no error of ours', async t => {
    const service = await serve(t, always(silence));
    const client = tokenClient(service);
    const each: Record<CallName, (options: {signal: AbortSignal}) => Promise<unknown>> = {
      sendCode: options => client.sendCode(msisdn, options),
      checkCode: options => client.checkCode(msisdn, 'ABCD', options),
      evidence: options => client.evidence(msisdn, options),
      terms: options => client.terms(msisdn, options),
      confirmTerms: options => client.confirmTerms(decisions, 'terms-1', options),
      poll: options => client.poll('terms-1', options),
    };
    for (const [name, call] of Object.entries(each)) {
      const leaver = new AbortController();
      const before = service.heard.length;
      const left = failure(call({signal: leaver.signal}));
      await until(() => service.heard.length > before);
      leaver.abort();
      assert.equal((await left).name, 'AbortError', name);
      await service.heard.at(-1)!.abandoned;
    }
  });

  it('while a token is waited for causes no request', async t => {
    const service = await serve(t, always(good));
    let give: (token: string) => void = () => {};
    const tokens = new Tokens(() => new Promise<string>(resolve => (give = resolve)));
    const client = tokenClient(service, {tokens});
    const leaver = new AbortController();
    const left = failure(client.sendCode(msisdn, {signal: leaver.signal}));
    await new Promise(setImmediate);
    leaver.abort();
    assert.equal((await left).name, 'AbortError');
    give('token-1');
    await setTimeout(30);
    assert.equal(service.heard.length, 0);
  });

  it('between two attempts causes no further one', async t => {
    const service = await serve(t, always(reset));
    const leaver = new AbortController();
    const left = failure(tokenClient(service).evidence(msisdn, {signal: leaver.signal}));
    await until(() => service.heard.length === 1);
    leaver.abort();
    assert.equal((await left).name, 'AbortError');
    const count = service.heard.length;
    await setTimeout(1000);
    assert.ok(service.heard.length <= count + 1, `${service.heard.length}`);
  });
});
