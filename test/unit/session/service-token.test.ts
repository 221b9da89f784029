import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';

import {Session} from '../../../src/session/session.js';
import {isServiceToken} from '../../../src/session/service-token.js';
import {always, msisdn, registered, serve} from '../api/service.js';

const jwt = (claims: unknown) => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.c2ln`;
const service = {sub: 'client-1', client_id: 'client-1', scope: 'smartflow', exp: 9e9};

describe('a token of the service itself', () => {
  const own: [what: string, claims: unknown][] = [
    ['names the client', service], ['names the party', {sub: 'a', azp: 'a', scope: 'openid smartflow'}], ['names nobody', {scope: 'smartflow'}],
    ['has letters beyond base64', {...service, note: '>>>???ÿÿÿ'}],
  ];
  for (const [what, claims] of own) it(`T-18: is known where it ${what}`, () => assert.ok(isServiceToken(jwt(claims))));

  const others: [what: string, token: string][] = [
    ['a person’s', jwt({...service, sub: 'person-1'})], ['bound to a number', jwt({...service, msisdn})], ['bound to a session', jwt({...service, sid: 's'})],
    ['for something else', jwt({...service, scope: 'openid'})], ['no JWT', 'token-1'], ['broken', 'a.b.c'], ['a list', jwt([])], ['null', jwt(null)], ['empty', ''],
  ];
  for (const [what, token] of others) it(`T-18: is not one that is ${what}`, () => assert.ok(!isServiceToken(token)));

  /** What a page at this origin is told while it uses such tokens. */
  async function told(t: TestContext, origin: string, claims: object): Promise<string[]> {
    const warn = t.mock.method(console, 'warn', () => {});
    const {url} = await serve(t, always({status: 401, json: registered}));
    let asked = 0;
    const session = new Session({apiBase: url.href, token: async () => jwt({...claims, jti: ++asked})}, origin);
    for (let time = 0; time < 2; time++) await session.api.evidence(msisdn).catch(() => {});
    assert.ok(asked > 1);
    return warn.mock.calls.map(call => String(call.arguments[0]));
  }

  it('T-18: is warned of once, without a word of it, on a page out in the world', async t => {
    const [text, ...more] = await told(t, 'https://shop.example', service);
    assert.match(text!, /gateway/);
    assert.doesNotMatch(text!, /e30|client-1/);
    assert.deepEqual(more, []);
  });

  for (const origin of ['http://localhost:3000', 'https://localhost', 'http://shop.example']) {
    it(`T-18: is not warned of on ${origin}`, async t => assert.deepEqual(await told(t, origin, service), []));
  }

  it('T-18: is no reason to warn of a person’s token', async t => assert.deepEqual(await told(t, 'https://shop.example', {...service, sub: 'p'}), []));
});
