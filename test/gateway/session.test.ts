import assert from 'node:assert/strict';
import {hkdfSync} from 'node:crypto';
import {after, before, describe, it} from 'node:test';
import {CompactEncrypt, EncryptJWT, SignJWT, jwtDecrypt, type JWTPayload} from 'jose';
import {createGateway} from '../../src/gateway/index.js';
import {Seal} from '../../src/gateway/seal.js';
import {json} from './api.js';
import {anna, beat, Browser, createWorld, expectProblem, expectStatus, own, secret, type World} from './world.js';

const minute = 60_000;
/** The bytes that the gateway's seal is made with, by the derivation that cookies in browsers depend on. */
function sealKey(): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, '', 'smart-flow seal', 32));
}

const limits = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000};

describe('session', () => {
  let world: World;
  let now = Date.now();
  before(async () => void (world = await createWorld({now: () => now, limits})));
  after(() => world.stop());

  const cookieOf = (response: Response) => response.headers.getSetCookie()[0] ?? '';

  it('GW-03: is a sealed cookie, pinned to the host, out of reach of scripts', async () => {
    const user = world.browser();
    const pending = cookieOf(await user.ask(anna));
    const sealed = user.cookie;
    const proved = cookieOf(await user.enter(anna, 'ABCD'));
    for (const cookie of [pending, proved]) {
      assert.match(cookie, /^__Host-smart-flow=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=Strict; Max-Age=1800$/);
      assert.ok(cookie.length < 4096);
      assert.ok(!cookie.includes(anna));
    }
    assert.notEqual(user.cookie, sealed);
  });

  it('has a plain name without Secure on plain-http loopback, and only there', async () => {
    const local = world.browser('127.0.0.1', 'http://localhost:3000');
    assert.match(cookieOf(await local.ask(anna)), /^smart-flow=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=1800$/);
    const plain = world.browser('127.0.0.1', 'http://gateway.test');
    assert.match(cookieOf(await plain.ask(anna)), /^__Host-smart-flow=.*Secure/);
  });

  it('tells who it is for, and no more', async () => {
    const user = await world.verified();
    const response = await user.get('session');
    await expectStatus(response, 200);
    assert.deepEqual(await response.json(), {msisdn: anna, verifiedAt: new Date(now).toISOString()});
    assert.equal((await world.browser().get('session')).status, 204);
  });

  it('lasts 30 minutes from the last request, 8 hours at most', async () => {
    const start = now;
    const user = await world.verified();
    for (let at = 29; at < 8 * 60; at += 29) {
      now = start + at * minute;
      await expectStatus(await user.evidence(anna), 200);
    }
    now = start + 8 * 60 * minute + 1000;
    await expectProblem(await user.evidence(anna), 403);

    const idle = await world.verified();
    await expectStatus(await idle.evidence(anna), 200);
    now += 30 * minute + 1000;
    await expectProblem(await idle.evidence(anna), 403);
    assert.equal((await idle.get('session')).status, 204);
  });

  it('a code can be entered for ten minutes', async () => {
    const user = world.browser();
    await user.ask(anna);
    now += 10 * minute + 1000;
    await expectProblem(await user.enter(anna, 'ABCD'), 400, 'code-expired');
  });

  it('keeps what was proved until another number is proved, then forgets it', async () => {
    const user = await world.verified();
    const old = user.copy();
    await expectStatus(await user.ask(beat), 200);
    await expectStatus(await user.evidence(anna), 200);
    await expectProblem(await user.evidence(beat), 403);
    await expectStatus(await user.enter(beat, 'ABCD'), 200);
    await expectStatus(await user.evidence(beat), 200);
    await expectProblem(await user.evidence(anna), 403);
    old.cookie = user.cookie;
    await expectProblem(await old.evidence(anna), 403);
  });

  it('G-02: whatever is not exactly our seal is no session, without saying why', async () => {
    const user = await world.verified();
    const name = '__Host-smart-flow';
    const good = user.jar.get(name)!;
    const part = (index: number, text: string) => good.split('.').map((each, at) => at === index ? text : each).join('.');
    const flip = (text: string) => (text[5] === 'A' ? 'B' : 'A') + text.slice(1, 5) + (text[5] === 'A' ? 'B' : 'A') + text.slice(6);
    const claims = {sid: 'x', num: anna, at: now, terms: [], sealed: now};
    const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const key = new Uint8Array(32).fill(7);
    const foreign = async (audience: string, enc = 'A256GCM', bytes = key) => new EncryptJWT(claims)
      .setProtectedHeader({alg: 'dir', enc, kid: JSON.parse(Buffer.from(good.split('.')[0]!, 'base64url').toString()).kid})
      .setAudience(audience).setIssuedAt().setExpirationTime('1h').encrypt(bytes);
    const elsewhere = createGateway({...world.options, apiUrl: 'https://other.test/', sessionSecret: secret});
    const other = new Browser(elsewhere, '198.51.100.1', own);
    other.cookie = user.cookie;
    await expectProblem(await other.evidence(anna), 403);

    const bad = [
      '', 'x', 'a.b.c', 'a.b.c.d.e', good.slice(0, -2), `${good}A`, part(3, flip(good.split('.')[3]!)), part(4, flip(good.split('.')[4]!)),
      part(2, flip(good.split('.')[2]!)), part(0, encode({alg: 'none'})), part(0, encode({alg: 'dir', enc: 'A256GCM'})),
      part(0, encode({alg: 'dir', enc: 'A256GCM', kid: '__proto__'})),
      `${encode({alg: 'none'})}.${encode({...claims, exp: 9e9})}.`,
      await new SignJWT(claims).setProtectedHeader({alg: 'HS256'}).setExpirationTime('1h').sign(key),
      await foreign('smart-flow'), await foreign('other', 'A128CBC-HS256'),
      await new CompactEncrypt(new TextEncoder().encode(JSON.stringify(claims))).setProtectedHeader({alg: 'dir', enc: 'A256GCM'}).encrypt(key),
      'x'.repeat(10_240), `${good}${'A'.repeat(4096)}`,
    ];
    world.api.seen.length = 0;
    const answers = new Set<string>();
    for (const value of bad) {
      const response = await user.get(`api/public/evidence/status?msisdn=${anna}`, {Cookie: `${name}=${value}`});
      const {title, code} = await expectProblem(response, 403, 'forbidden');
      answers.add(`${String(title)} ${String(code)} ${response.headers.get('Set-Cookie')}`);
    }
    await expectProblem(await user.get(`api/public/evidence/status?msisdn=${anna}`, {Cookie: `${name}=${good}; ${name}=${good}`}), 403);
    await expectProblem(await user.get(`api/public/evidence/status?msisdn=${anna}`, {Cookie: `smart-flow=${good}`}), 403);
    assert.equal(answers.size, 1);
    assert.equal(world.api.seen.length, 0);
    await expectStatus(await user.evidence(anna), 200);
  });

  it('G-02: nor is a seal made with our own key in another way than ours', async () => {
    const user = await world.verified();
    const name = '__Host-smart-flow';
    const good = user.jar.get(name)!;
    const {kid} = JSON.parse(Buffer.from(good.split('.')[0]!, 'base64url').toString()) as {kid: string};
    const key = sealKey();
    const {payload} = await jwtDecrypt(good, key);
    const {exp: _, ...endless} = payload;
    const forge = (header: {alg: string; enc: string}, claims: JWTPayload = payload) =>
      new EncryptJWT(claims).setProtectedHeader({...header, kid}).encrypt(key);
    const statusOf = async (value: string) => (await user.get(`api/public/evidence/status?msisdn=${anna}`, {Cookie: `${name}=${value}`})).status;

    // What the others differ from in one thing only.
    assert.equal(await statusOf(await forge({alg: 'dir', enc: 'A256GCM'})), 200);
    const bad = {
      'another cipher': await forge({alg: 'dir', enc: 'A128CBC-HS256'}),
      'a key within': await forge({alg: 'A256GCMKW', enc: 'A256GCM'}),
      'a key within, wrapped in the old way': await forge({alg: 'A256KW', enc: 'A256GCM'}),
      'no end': await forge({alg: 'dir', enc: 'A256GCM'}, endless),
      'an end in the past': await forge({alg: 'dir', enc: 'A256GCM'}, {...payload, exp: Math.floor(now / 1000) - 1}),
      'another gateway': await forge({alg: 'dir', enc: 'A256GCM'}, {...payload, aud: 'https://other.test'}),
    };
    // A cookie without an end is refused in two places; the seal itself must do it, too.
    const seal = new Seal([secret], String(payload.aud));
    for (const [what, value] of Object.entries(bad)) {
      assert.equal(await statusOf(value), 403, what);
      assert.equal(await seal.open(value, now), undefined, what);
    }
    assert.equal((await seal.open(good, now))?.['num'], anna);
  });

  it('G-03: the cookie from before the right code proves nothing more afterwards', async () => {
    const user = world.browser();
    await user.ask(anna);
    const old = user.copy();
    await expectStatus(await user.enter(anna, 'ABCD'), 200);
    world.api.seen.length = 0;
    await expectProblem(await old.enter(anna, 'ABCD'), 403);
    await expectProblem(await old.evidence(anna), 403);
    assert.equal(world.api.seen.length, 0);
  });

  it('G-04: signing out ends it, also for whoever kept the cookie', async () => {
    const user = await world.verified();
    const kept = user.copy();
    const left = await user.delete('session');
    assert.equal(left.status, 204);
    assert.match(cookieOf(left), /^__Host-smart-flow=; .*Max-Age=0$/);
    assert.equal(user.cookie, '');
    for (const response of [await kept.evidence(anna), await kept.terms(anna), await kept.poll('x')]) await expectProblem(response, 403);
    assert.equal((await kept.get('session')).status, 204);
    assert.equal((await world.browser().delete('session')).status, 204);
  });

  it('G-04: signing out while a code is checked leaves no session behind', async () => {
    const user = world.browser();
    await expectStatus(await user.ask(anna), 200);
    const leaver = user.copy();
    let arrived!: () => void;
    let go!: () => void;
    const [there, gone] = [new Promise<void>(resolve => (arrived = resolve)), new Promise<void>(resolve => (go = resolve))];
    world.api.replies.set('/api/public/phone/verification/code', async (_, response) => {
      arrived();
      await gone;
      json(response, {});
    });
    const checking = user.enter(anna, world.api.code);
    await there;
    assert.equal((await leaver.delete('session')).status, 204);
    go();
    await expectProblem(await checking, 403, 'forbidden');
    world.api.replies.clear();
    assert.equal((await user.get('session')).status, 204);
  });

  it('G-04: signing out with the cookie from before ends what its code has made', async () => {
    const user = world.browser();
    await expectStatus(await user.ask(anna), 200);
    const leaver = user.copy();
    await expectStatus(await user.enter(anna, world.api.code), 200);
    assert.equal((await leaver.delete('session')).status, 204);
    await expectProblem(await user.evidence(anna), 403, 'forbidden');
    assert.equal((await user.get('session')).status, 204);
  });

  it('G-04: whom a code proved and who signed out is not brought back by its answer', async () => {
    const user = world.browser();
    await expectStatus(await user.ask(anna), 200);
    const kept = user.copy();
    const headers = {'Idempotency-Key': crypto.randomUUID()};
    await expectStatus(await user.enter(anna, world.api.code, headers), 200);
    await expectStatus(await kept.copy().enter(anna, world.api.code, headers), 200);
    assert.equal((await user.delete('session')).status, 204);
    await expectProblem(await kept.enter(anna, world.api.code, headers), 403, 'forbidden');
    assert.equal((await kept.get('session')).status, 204);
  });

  it('G-05: a page from elsewhere can change nothing', async () => {
    const user = await world.verified();
    const sent = world.api.seen.length;
    const body = JSON.stringify({msisdn: anna});
    const post = (headers: Record<string, string>) => user.send('POST', 'api/public/confirm', {'Content-Type': 'application/json', ...headers}, body);
    for (const Origin of ['', 'null', 'https://evil.test', 'https://gateway.test.evil.test', 'http://gateway.test', 'https://sub.gateway.test',
      'https://gateway.test:8443', 'HTTPS://GATEWAY.TEST', 'https://gateway.test/', 'gateway.test']) {
      await expectProblem(await post({Origin}), 403, 'forbidden');
      await expectProblem(await user.send('DELETE', 'session', {Origin}), 403, 'forbidden');
    }
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', 'text/plain; application/json',
      'application/json; charset=utf-16', 'application/jsonp', '']) {
      const response = await post({Origin: own, 'Content-Type': type});
      await expectProblem(response, 415, 'configuration');
    }
    for (const headers of [{Origin: 'null'}, {Origin: 'https://evil.test'}, {'Sec-Fetch-Site': 'cross-site'}, {'Sec-Fetch-Site': 'same-site'}] as Record<string, string>[]) {
      await expectProblem(await user.get(`api/public/evidence/status?msisdn=${anna}`, headers), 403, 'forbidden');
    }
    assert.equal(world.api.seen.length, sent);
    await expectStatus(await user.get('session'), 200);
    for (const type of ['application/json; charset=utf-8', 'application/json;charset=UTF-8', 'Application/JSON']) {
      await expectStatus(await post({Origin: own, 'Content-Type': type}), 200);
    }
  });

  it('answers listed origins alone with CORS, and gives a page of another site a partitioned cookie', async t => {
    const listed = 'https://shop.test';
    const cors = await createWorld({allowedOrigins: [listed], limits});
    t.after(() => cors.stop());
    const user = cors.browser();
    const preflight = await user.send('OPTIONS', 'api/public/confirm', {Origin: listed, 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'content-type,idempotency-key'});
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get('Access-Control-Allow-Origin'), listed);
    assert.equal(preflight.headers.get('Access-Control-Allow-Credentials'), 'true');
    assert.match(preflight.headers.get('Access-Control-Allow-Headers')!, /Idempotency-Key/);
    const sent = await user.ask(anna, {Origin: listed, 'Sec-Fetch-Site': 'cross-site'});
    await expectStatus(sent, 200);
    assert.equal(sent.headers.get('Access-Control-Allow-Origin'), listed);
    assert.match(sent.headers.get('Access-Control-Expose-Headers')!, /Retry-After/);
    assert.match(sent.headers.get('Vary')!, /Origin/);
    assert.match(cookieOf(sent), /^__Host-smart-flow=[^;]+; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned; /);
    const known = await cors.verified();
    for (const path of [`api/public/evidence/status?msisdn=${anna}`, 'session', 'nothing']) {
      const read = await known.get(path, {Origin: listed});
      const {headers} = read;
      assert.deepEqual(['Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Vary'].map(name => headers.get(name)), [listed, 'true', 'Origin'], path);
      assert.match(headers.get('Access-Control-Expose-Headers')!, /X-Correlation-Id/);
    }
    const near = await cors.browser().ask(anna, {Origin: listed, 'Sec-Fetch-Site': 'same-site'});
    assert.match(cookieOf(near), /SameSite=Strict/);
    for (const origin of ['https://evil.test', 'null', 'https://shop.test.evil.test']) {
      const refused = await user.send('OPTIONS', 'api/public/confirm', {Origin: origin, 'Access-Control-Request-Method': 'POST'});
      await expectProblem(refused, 403);
      assert.equal(refused.headers.get('Access-Control-Allow-Origin'), null);
      assert.equal((await user.ask(anna, {Origin: origin})).headers.get('Access-Control-Allow-Origin'), null);
    }
  });

  it('G-10: headers of proxies mean nothing unless a proxy is trusted', async t => {
    const strict = await createWorld({limits: {...limits, sendsPerAddressPerHour: 2}});
    t.after(() => strict.stop());
    const user = strict.browser();
    for (let index = 0; index < 4; index++) {
      const response = await user.ask(`4179000010${index}`, {'X-Forwarded-For': `203.0.113.${index}`, 'X-Real-IP': `203.0.113.${index}`, Forwarded: `for=203.0.113.${index}`});
      assert.equal(response.status, index < 2 ? 200 : 429);
    }
    await expectProblem(await user.ask(anna, {Origin: 'https://evil.test', 'X-Forwarded-Host': 'evil.test', 'X-Forwarded-Proto': 'https'}), 403);
  });

  it('G-10: behind trusted proxies, counts only what they wrote', async t => {
    const proxied = await createWorld({trustProxy: 1, limits: {...limits, sendsPerAddressPerHour: 1}});
    t.after(() => proxied.stop());
    const user = proxied.browser('10.0.0.1', 'http://gateway.test');
    const forwarded = {Origin: 'https://www.gateway.test', 'X-Forwarded-Proto': 'https', 'X-Forwarded-Host': 'www.gateway.test'};
    const first = await user.ask(anna, {...forwarded, 'X-Forwarded-For': '203.0.113.1, 198.51.100.7'});
    await expectStatus(first, 200);
    assert.match(cookieOf(first), /^__Host-smart-flow=/);
    await expectProblem(await user.ask(beat, {...forwarded, 'X-Forwarded-For': '203.0.113.2, 198.51.100.7'}), 429);
    await expectStatus(await user.ask(beat, {...forwarded, 'X-Forwarded-For': '203.0.113.1, 198.51.100.8'}), 200);
  });

  it('G-12: a secret can be replaced between two requests', async () => {
    const [old, fresh] = [secret, 'another session secret, longer'.replace(',', '') + ' than 32 characters'];
    const make = (sessionSecret: string | string[]) => createGateway({...world.options, sessionSecret});
    const user = await world.verified();
    const both = new Browser(make(`${fresh},${old}`), '198.51.100.1', own);
    both.cookie = user.cookie;
    await expectStatus(await both.evidence(anna), 200);
    now += 2 * minute;
    await expectStatus(await both.evidence(anna), 200);
    assert.notEqual(both.cookie, user.cookie);
    const after = new Browser(make([fresh]), '198.51.100.1', own);
    after.cookie = both.cookie;
    await expectStatus(await after.evidence(anna), 200);
    after.cookie = user.cookie;
    await expectProblem(await after.evidence(anna), 403);
  });
});
