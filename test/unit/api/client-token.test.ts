import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {Tokens} from '../../../src/session/token.js';
import {always, calls, failure, gatewayClient, inTurn, msisdn, posts, registered, serve, tokenClient, type Heard, type Reply} from './service.js';

const good: Reply = {json: {...registered, link: 'https://rasd.example/t/terms-1', token: 'terms-1'}};
const bearer = ({headers}: Heard) => String(headers.authorization).replace('Bearer ', '');

/** A page that gives one token after the other, and remembers what it was asked. */
function page(...tokens: string[]) {
  const asked: (string | undefined)[] = [];
  const source = new Tokens(async refused => {
    asked.push(refused);
    return tokens[Math.min(asked.length, tokens.length) - 1]!;
  });
  return {asked, source};
}

/** Whether a token is good decides the answer. */
const only = (token: string) => (heard: Heard): Reply => (bearer(heard) === token ? good : 401);

describe('a token that was refused', () => {
  for (const [what, refusal] of [
    ['nothing', 401],
    ['HTML', {status: 401, body: '<h1>Log in</h1>'}],
    ['a challenge', {status: 401, headers: {'www-authenticate': 'Bearer error="invalid_token"'}}],
    ['JSON', {status: 401, json: {error: 'invalid_token'}}],
  ] as [string, Reply][]) {
    it(`T-06, T-10: with ${what} is renewed once, and the request replayed once`, async t => {
      const {asked, source} = page('old', 'new');
      const service = await serve(t, inTurn(refusal, good));
      await tokenClient(service, {tokens: source}).evidence(msisdn);
      assert.deepEqual(asked, [undefined, 'old']);
      assert.deepEqual(service.heard.map(bearer), ['old', 'new']);
    });
  }

  it('is renewed for requests with an effect too, with the same body', async t => {
    for (const name of posts) {
      const {source} = page('old', 'new');
      const service = await serve(t, only('new'));
      await calls[name](tokenClient(service, {tokens: source}));
      assert.deepEqual(service.heard.map(bearer), ['old', 'new']);
      assert.equal(service.heard[0]!.body, service.heard[1]!.body);
      assert.ok(service.heard.every(({headers}) => headers['idempotency-key'] === undefined));
    }
  });

  it('T-07: for ever is two requests and an end', async t => {
    for (const call of Object.values(calls)) {
      const {asked, source} = page('old', 'new', 'newer');
      const service = await serve(t, always(401));
      const error = await failure(call(tokenClient(service, {tokens: source})));
      assert.deepEqual([error.code, error.status], ['unauthorized', 401]);
      assert.equal(service.heard.length, 2);
      assert.equal(asked.length, 2);
    }
  });

  it('and given again by the page is an end, too', async t => {
    const {asked, source} = page('same', 'same', 'same');
    const service = await serve(t, always(401));
    assert.equal((await failure(tokenClient(service, {tokens: source}).sendCode(msisdn))).code, 'unauthorized');
    assert.deepEqual([service.heard.length, asked.length], [2, 2]);
  });

  it('T-08: is renewed once for everybody who was refused', async t => {
    const {asked, source} = page('old', 'new');
    const service = await serve(t, only('new'));
    const client = tokenClient(service, {tokens: source});
    await Promise.all(Array.from({length: 10}, (_, index) => client.evidence(`4179000000${index}`)));
    assert.deepEqual(asked, [undefined, 'old']);
    assert.equal(service.heard.length, 20);
  });

  it('T-09: late, when there is a new one already, causes no second renewal', async t => {
    const {asked, source} = page('old', 'new', 'third');
    let renewed: () => void;
    const renewal = new Promise<void>(resolve => (renewed = resolve));
    const service = await serve(t, async heard => {
      if (bearer(heard) !== 'old') {
        renewed();
        return good;
      }
      if (heard.path.includes('tc')) await renewal;
      return 401;
    });
    const client = tokenClient(service, {tokens: source});
    const late = client.terms(msisdn);
    await client.evidence(msisdn);
    await late;
    assert.deepEqual(asked, [undefined, 'old']);
    assert.deepEqual(service.heard.map(bearer).sort(), ['new', 'new', 'old', 'old']);
  });

  it('leads to no replay where the page has no new one', async t => {
    let asked = 0;
    const source = new Tokens(async () => {
      if (asked++ > 0) throw new Error('Signed out for number 41790000001');
      return 'old';
    });
    const service = await serve(t, always(401));
    const error = await failure(tokenClient(service, {tokens: source}).sendCode(msisdn));
    assert.equal(error.code, 'token');
    assert.doesNotMatch(error.message, /Signed out|4179/);
    assert.equal(service.heard.length, 1);
  });
});

describe('other refusals', () => {
  it('T-11: 403 is not replayed, and no token is asked for', async t => {
    const {asked, source} = page('old', 'new');
    const service = await serve(t, always(403));
    for (const call of Object.values(calls)) assert.equal((await failure(call(tokenClient(service, {tokens: source})))).code, 'forbidden');
    assert.equal(service.heard.length, Object.keys(calls).length);
    assert.equal(asked.length, 1);
  });

  it('401 of a gateway is not replayed: there is nothing to renew', async t => {
    const service = await serve(t, always(401));
    for (const call of Object.values(calls)) assert.equal((await failure(call(gatewayClient(service)))).code, 'unauthorized');
    assert.equal(service.heard.length, Object.keys(calls).length);
    assert.ok(service.heard.every(({headers}) => headers.authorization === undefined));
  });
});

describe('a page without a token', () => {
  for (const [what, answer] of [
    ['nothing', undefined], ['null', null], ['empty', ''], ['an object', {}], ['a number', 42], ['two lines', 'a\r\nx-evil: 1'],
    ['not ASCII', 'tökén'], ['1 MB', 'x'.repeat(1_000_000)],
  ] as const) {
    it(`T-04, T-05: (${what}) sends no request, and says so`, async t => {
      const service = await serve(t, always(good));
      const client = tokenClient(service, {tokens: new Tokens(async () => answer as never)});
      for (const call of Object.values(calls)) assert.equal((await failure(call(client))).code, 'token');
      assert.equal(service.heard.length, 0);
    });
  }
});

describe('two services on a page', () => {
  it('T-13: never get each other’s token', async t => {
    const [one, two] = [await serve(t, always(good)), await serve(t, inTurn(401, good))];
    const clients = [tokenClient(one, {tokens: page('one').source}), tokenClient(two, {tokens: page('two', 'two-new').source})];
    for (const client of clients) await Promise.all([client.evidence(msisdn), client.sendCode(msisdn)]);
    assert.deepEqual(new Set(one.heard.map(bearer)), new Set(['one']));
    assert.ok(two.heard.map(bearer).every(token => token.startsWith('two')));
  });
});
