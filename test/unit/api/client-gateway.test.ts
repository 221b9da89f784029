import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {isLost} from '../../../src/api/errors.js';
import {always, calls, failure, gatewayClient, inTurn, msisdn, posts, reset, serve, tokenClient, type Heard, type Reply} from './service.js';

const keys = (heard: readonly Heard[]) => heard.map(({headers}) => headers['idempotency-key']);
const same = (values: readonly unknown[]) => new Set(values).size === 1;

describe('a request with an effect, through a gateway', () => {
  for (const name of posts) {
    it(`${name} whose answer is lost is repeated once with the same key`, async t => {
      const service = await serve(t, inTurn(reset, 200));
      await calls[name](gatewayClient(service));
      assert.equal(service.heard.length, 2);
      assert.ok(same(keys(service.heard)) && keys(service.heard)[0]);
      assert.ok(same(service.heard.map(({body}) => body)));
    });

    it(`${name} whose answer is lost twice is given up, and may have happened`, async t => {
      const service = await serve(t, always(reset));
      const error = await failure(calls[name](gatewayClient(service)));
      assert.equal(error.code, 'network');
      assert.ok(isLost(error));
      assert.equal(service.heard.length, 2);
    });

    it(`${name} is repeated by the person with the same key while the outcome is not known`, async t => {
      const service = await serve(t, inTurn(reset, reset, 200));
      const client = gatewayClient(service);
      await failure(calls[name](client));
      await calls[name](client);
      assert.equal(service.heard.length, 3);
      assert.ok(same(keys(service.heard)));
    });

    it(`N-15: ${name} is repeated by the person with the same key after a failure of the server`, async t => {
      for (const status of [500, 502, 503, 504]) {
        const service = await serve(t, inTurn(status, 200));
        const client = gatewayClient(service);
        assert.equal((await failure(calls[name](client))).code, 'server');
        await calls[name](client);
        assert.equal(service.heard.length, 2);
        assert.ok(same(keys(service.heard)), String(status));
      }
    });

    it(`${name} has a new key once it was answered`, async t => {
      for (const status of [200, 400, 403, 429]) {
        const service = await serve(t, always(status));
        const client = gatewayClient(service);
        for (let time = 0; time < 3; time++) await calls[name](client).catch(() => {});
        assert.equal(new Set(keys(service.heard)).size, 3, String(status));
      }
    });
  }

  it('has a key of its own for each thing that is asked', async t => {
    const service = await serve(t, always(reset));
    const client = gatewayClient(service);
    await failure(client.sendCode(msisdn));
    await failure(client.sendCode('41790000002'));
    await failure(client.checkCode(msisdn, 'ABCD'));
    await failure(client.checkCode(msisdn, 'ABCE'));
    await failure(client.confirmTerms({zertes: true, eidas: true, risk: true}, 'a'));
    await failure(client.confirmTerms({zertes: true, eidas: true, risk: true}, 'b'));
    assert.equal(new Set(keys(service.heard)).size, 6);
  });

  it('has a new key when the person asks for another code', async t => {
    const service = await serve(t, inTurn(reset, reset, 200));
    const client = gatewayClient(service);
    await failure(client.sendCode(msisdn));
    await client.sendCode(msisdn, {again: true});
    assert.equal(new Set(keys(service.heard)).size, 2);
    assert.notEqual(keys(service.heard)[1], keys(service.heard)[2]);
  });

  it('keeps the key of the newest intent when that is lost as well', async t => {
    const service = await serve(t, inTurn(reset, reset, reset, reset, 200));
    const client = gatewayClient(service);
    await failure(client.sendCode(msisdn));
    await failure(client.sendCode(msisdn, {again: true}));
    await client.sendCode(msisdn);
    const [first, , third, , fifth] = keys(service.heard);
    assert.notEqual(first, third);
    assert.equal(third, fifth);
  });

  it('N-15: is not repeated after an answer', async t => {
    for (const status of [400, 401, 403, 409, 429, 500, 502, 503, 504]) {
      const service = await serve(t, always(status));
      await failure(gatewayClient(service).sendCode(msisdn));
      assert.equal(service.heard.length, 1, String(status));
    }
  });

  it('is not repeated after it was aborted', async t => {
    const abort = new AbortController();
    const service = await serve(t, always(() => abort.abort()));
    const error = await failure(gatewayClient(service).sendCode(msisdn, {signal: abort.signal}));
    assert.equal(error, abort.signal.reason);
    await new Promise(resolve => setTimeout(resolve, 50));
    assert.equal(service.heard.length, 1);
  });

  it('has keys that nobody can guess', async t => {
    const service = await serve(t, always(200));
    await gatewayClient(service).sendCode(msisdn);
    assert.match(String(keys(service.heard)[0]), /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  });

  it('works, or says why not, on a page without a secure context, which has no randomUUID', async t => {
    Object.defineProperty(crypto, 'randomUUID', {value: undefined, configurable: true});
    t.after(() => void delete (crypto as {randomUUID?: unknown}).randomUUID);
    const service = await serve(t, always(200));
    const outcome = await gatewayClient(service).sendCode(msisdn).then(() => 'sent', error => error.code ?? String(error));
    assert.ok(outcome === 'configuration' || (outcome === 'sent' && keys(service.heard)[0]), outcome);
  });
});

describe('with a token there is no gateway, and', () => {
  it('a request whose answer is lost is not repeated, and has no key', async t => {
    const service = await serve(t, always(reset));
    for (const name of posts) assert.ok(isLost(await failure(calls[name](tokenClient(service)))));
    assert.equal(service.heard.length, posts.length);
    assert.deepEqual(keys(service.heard), [undefined, undefined, undefined]);
  });

  it('there is no session to end', async t => {
    const service = await serve(t, always(204));
    const client = tokenClient(service);
    assert.equal(client.gateway, false);
    await client.endSession();
    assert.equal(service.heard.length, 0);
  });
});

describe('the session of a gateway', () => {
  const rows: [what: string, reply: Reply, number: string | null][] = [
    ['a number', {json: {msisdn, verifiedAt: '2026-05-04T10:00:00Z'}}, msisdn],
    ['nothing', 204, null],
    ['nothing to show', 401, null],
    ['no such thing', 404, null],
    ['a number that is none', {json: {msisdn: '079'}}, null],
    ['a number that is no text', {json: {msisdn: 41790000001}}, null],
    ['HTML', {body: '<h1>Hello</h1>'}, null],
    ['a list', {json: [msisdn]}, null],
    ['a redirect', {status: 302, headers: {location: '/login'}}, null],
  ];
  for (const [what, reply, number] of rows) {
    it(`that holds ${what} is ${number}`, async t => {
      const service = await serve(t, always(reply));
      assert.equal(await gatewayClient(service).session(), number);
      assert.deepEqual(service.heard.map(({method, path}) => `${method} ${path}`), ['GET /base/session']);
    });
  }

  it('can be ended, once', async t => {
    const service = await serve(t, always(204));
    const client = gatewayClient(service);
    assert.equal(client.gateway, true);
    await client.endSession();
    assert.deepEqual(service.heard.map(({method, path}) => `${method} ${path}`), ['DELETE /base/session']);
    assert.equal(service.heard[0]!.headers['idempotency-key'], undefined);
  });

  it('that cannot be ended says so', async t => {
    const service = await serve(t, always(503));
    assert.equal((await failure(gatewayClient(service).endSession())).code, 'server');
    assert.equal(service.heard.length, 1);
  });

  it('takes the keys of what was open with it', async t => {
    const service = await serve(t, ({method}, index) => (method === 'DELETE' ? 204 : index < 2 ? reset : 200));
    const client = gatewayClient(service);
    await failure(client.sendCode(msisdn));
    await client.endSession();
    await client.sendCode(msisdn);
    const [first, , , last] = keys(service.heard);
    assert.notEqual(first, last);
  });
});
