import assert from 'node:assert/strict';
import type {ServerResponse} from 'node:http';
import {createServer as createTcp, type AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {nodeExchange} from '../../src/gateway/node-exchange.js';
import {Seal} from '../../src/gateway/seal.js';
import {Sessions} from '../../src/gateway/session.js';
import {MemoryStore} from '../../src/gateway/store.js';
import {ServiceToken} from '../../src/gateway/token.js';
import {Api, html, json} from './api.js';
import {makeCertificate, startTls} from './tls.js';
import {anna, createWorld as makeWorld, expectProblem, expectStatus, secret, sleep, type Browser, type World} from './world.js';

const limits = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000, lookupsPerNumberPerMinute: 1000};
const evidencePath = '/api/public/evidence/status';

// Over fetch, as everywhere, and over Node's own http, as in the program.
for (const [way, improve] of [['fetch', undefined], ['http', nodeExchange]] as const) describe(`the API and its troubles, over ${way}`, {concurrency: false}, () => {
  const createWorld = (changes?: Parameters<typeof makeWorld>[0]) => makeWorld(changes, improve);
  let world: World;
  let user: Browser;
  before(async () => {
    world = await createWorld({limits});
    user = await world.verified();
  });
  after(() => world.stop());
  afterEach(() => {
    world.api.replies.clear();
    world.api.seen.length = 0;
    world.log.length = 0;
  });
  const replyTo = (path: string, reply: (response: ServerResponse) => void | Promise<void>) => {
    world.api.replies.set(path, (_, response) => reply(response));
  };
  const reply = (send: (response: ServerResponse) => void | Promise<void>) => replyTo(evidencePath, send);

  it('T-06, T-10: a token that has ended is replaced, and the call made again', async () => {
    for (const refuse of [
      (response: ServerResponse) => void response.writeHead(401).end(),
      (response: ServerResponse) => html(response, 'no', 401),
      (response: ServerResponse) => void response.writeHead(401, {'WWW-Authenticate': 'Bearer error="invalid_token"'}).end(),
    ]) {
      let refused = false;
      world.api.seen.length = 0;
      const asked = world.api.tokens.asked;
      reply(response => {
        if (!refused) refuse(response);
        else json(response, {status: [], loa4ExpiryDate: null, signingStatus: 'MID', notFound: false});
        refused = true;
      });
      await expectStatus(await user.evidence(anna), 200);
      assert.equal(world.api.callsTo(evidencePath).length, 2);
      assert.equal(world.api.tokens.asked, asked + 1);
    }
  });

  it('T-07: a token that is refused for ever costs two calls', async () => {
    replyTo('/api/public/confirm', response => void response.writeHead(401).end());
    const asked = world.api.tokens.asked;
    await expectProblem(await world.browser().ask(anna), 502, 'token');
    assert.equal(world.api.calls.length, 2);
    assert.equal(world.api.tokens.asked, asked + 1);
    assert.equal(world.log.at(-1)?.reason, 'API: token refused twice');
  });

  it('T-08: ten calls that race on an ended token renew it once', async () => {
    world.api.tokens.valid.clear();
    const asked = world.api.tokens.asked;
    const answers = await Promise.all(Array.from({length: 10}, () => user.evidence(anna)));
    assert.ok(answers.every(({status}) => status === 200));
    assert.equal(world.api.tokens.asked, asked + 1);
  });

  it('T-09: a late refusal of the old token renews nothing', async () => {
    await expectStatus(await user.evidence(anna), 200);
    const asked = world.api.tokens.asked;
    const late: (() => void)[] = [];
    let calls = 0;
    world.api.replies.set(evidencePath, (_, response) => {
      if (++calls <= 2) late.push(() => void response.writeHead(401).end());
      else json(response, {status: [], signingStatus: 'MID'});
    });
    const both = [user.evidence(anna), user.evidence(anna)];
    while (late.length < 2) await sleep(5);
    late[0]!();
    await both[0];
    late[1]!();
    await both[1];
    // Whichever was refused first renewed the token; the other was refused with the old one.
    assert.equal(world.api.tokens.asked, asked + 1);
    assert.equal(calls, 4);
  });

  it('T-11: a 403 of the API is not asked again, and is not the browser\'s 403', async () => {
    reply(response => json(response, {message: 'UPSTREAMTEXT'}, 403));
    await expectProblem(await user.evidence(anna), 502, 'server');
    assert.equal(world.api.callsTo(evidencePath).length, 1);
  });

  it('T-15: the token is renewed before it ends, on a clock that does not jump', async () => {
    let now = 0;
    let asked = 0;
    const fetch = () => Promise.resolve(Response.json({access_token: `t${++asked}`, token_type: 'bearer', expires_in: 100}));
    const token = new ServiceToken({tokenUrl: 'https://id.test/oauth/token', clientId: 'a', clientSecret: 'b', scope: 's', fetch}, () => now);
    assert.equal(await token.get(), 't1');
    now = 79_000;
    assert.equal(await token.get(), 't1');
    now = 81_000;
    assert.equal(await token.get(), 't2');
    const real = Date.now;
    Date.now = () => real() + 7_200_000;
    assert.equal(await token.get(), 't2');
    Date.now = real;
  });

  it('keeps to a token that still holds while no new one can be had', async () => {
    let now = 0;
    let works = true;
    const fetch = () => works ? Promise.resolve(Response.json({access_token: 't', token_type: 'bearer', expires_in: 100})) : Promise.reject(new TypeError('down'));
    const token = new ServiceToken({tokenUrl: 'https://id.test/oauth/token', clientId: 'a', clientSecret: 'b', scope: 's', fetch}, () => now);
    await token.get();
    works = false;
    now = 90_000;
    assert.equal(await token.get(), 't');
    now = 101_000;
    await assert.rejects(token.get(), {code: 'token'});
    works = true;
    assert.equal(await token.get(), 't');
  });

  it('T-16: makes the best of what token endpoints say, and keeps a token for no longer than is sane', async () => {
    const ask = async (body: unknown, status = 200) => {
      let now = 0;
      let asked = 0;
      const fetch = () => {
        asked++;
        return Promise.resolve(typeof body === 'string' ? new Response(body, {status}) : Response.json(body, {status}));
      };
      const token = new ServiceToken({tokenUrl: 'https://id.test/t', clientId: 'a', clientSecret: 'b', scope: 's', fetch}, () => now);
      const first = await token.get();
      now = 47_000;
      await token.get();
      const early = asked;
      now = 61_000;
      await token.get();
      return {first, renewed: [early > 1, asked > 1]};
    };
    for (const life of [-1, 0, 1e99, 'x', null, undefined, [], '60']) {
      assert.deepEqual(await ask({access_token: 't', expires_in: life}), {first: 't', renewed: [false, true]}, String(life));
    }
    assert.deepEqual(await ask({access_token: 't', token_type: 'Bearer', expires_in: '3600'}), {first: 't', renewed: [false, false]});
    assert.deepEqual(await ask('{"access_token":"t","token_type":"bearer"}'), {first: 't', renewed: [false, true]});
    for (const [body, status] of [[{}, 200], ['<html>', 200], ['', 200], [{access_token: 42}, 200], [{access_token: 'a\r\nb'}, 200],
      [{access_token: 'é'}, 200], [{access_token: 't'.repeat(9000)}, 200], [{error: 'invalid_client'}, 401], ['oops', 500], ['[]', 200],
      [{access_token: ''}, 200], [{access_token: 't', pad: 'x'.repeat(70_000)}, 200], [{access_token: 't', token_type: 'mac'}, 200]] as const) {
      await assert.rejects(ask(body, status), {code: 'token', status: 502}, JSON.stringify(body).slice(0, 60));
    }
  });

  it('T-16, T-17: token endpoint down, redirecting, refusing: 502, and the reason in the log', async t => {
    const cases: [string, (response: ServerResponse) => void, RegExp][] = [
      ['500', response => void response.writeHead(500).end('UPSTREAMTEXT'), /token endpoint: 500 without JSON/],
      ['302', response => void response.writeHead(302, {Location: '/login'}).end(), /token endpoint: 302/],
      ['html', response => html(response, 'UPSTREAMTEXT'), /without JSON/],
      ['401', response => json(response, {error: 'invalid_client', error_description: 'UPSTREAMTEXT'}, 401), /token endpoint: 401 invalid_client/],
      ['gone', response => void response.socket!.destroy(), /token endpoint: /],
    ];
    for (const [name, answer, reason] of cases) {
      const broken = await createWorld(api => ({tokenUrl: `${api.url}/broken`}));
      t.after(() => broken.stop());
      broken.api.replies.set('/broken', (_, response) => answer(response));
      await expectProblem(await broken.browser().ask(anna), 502, 'token');
      assert.match(broken.log.at(-1)!.reason!, reason, name);
      assert.equal(broken.api.calls.length, 0);
      assert.equal(broken.api.callsTo('/login').length, 0);
      assert.ok(!JSON.stringify(broken.log).includes('UPSTREAMTEXT'));
    }
  });

  it('G-08: a wrong secret is told as such, and health says so until it is right', async t => {
    const wrong = await createWorld({clientSecret: 'wrong'});
    t.after(() => wrong.stop());
    await expectProblem(await wrong.browser().ask(anna), 502, 'token');
    const health = await wrong.browser().get('health');
    const problem = await expectProblem(health, 503, 'token');
    assert.equal(problem['detail'], 'token endpoint: 401 invalid_client');
    const well = await user.get('health');
    await expectStatus(well, 200);
    assert.deepEqual(await well.json(), {status: 'ok'});
  });

  it('health asks the token endpoint, but not for everybody who asks', async () => {
    const asked = world.api.tokens.asked;
    await sleep(1001);
    await Promise.all(Array.from({length: 20}, () => user.get('health')));
    assert.equal(world.api.tokens.asked, asked + 1);
  });

  it('N-03, N-04, N-05, G-08: an API that answers slowly, drop by drop, or not at all is given up after 8 seconds', {timeout: 20_000}, async () => {
    const drip = (response: ServerResponse) => {
      response.writeHead(200, {'Content-Type': 'application/json'}).write('{');
      const timer = setInterval(() => response.write(' '), 200);
      response.on('close', () => clearInterval(timer));
    };
    const paths: [string, (response: ServerResponse) => void, () => Promise<Response>][] = [
      [evidencePath, () => undefined, () => user.evidence(anna)],
      ['/api/public/mobileid/status', drip, () => user.poll(`terms-${anna}`)],
      ['/api/public/confirm', response => void response.writeHead(200, {'Content-Length': '10'}).write('{'), () => world.browser().ask(anna)],
    ];
    await (await user.terms(anna)).text();
    for (const [path, answer] of paths) replyTo(path, answer);
    const started = performance.now();
    const answers = await Promise.all(paths.map(([, , ask]) => ask()));
    const took = performance.now() - started;
    for (const answer of answers) await expectProblem(answer, 504, 'timeout');
    assert.ok(took > 7900 && took < 9000, String(took));
  });

  it('N-04: a token endpoint that does not answer is given up in time too', {timeout: 20_000}, async t => {
    const slow = await createWorld(api => ({tokenUrl: `${api.url}/slow`}));
    t.after(() => slow.stop());
    slow.api.replies.set('/slow', () => undefined);
    const started = performance.now();
    // Nothing was sent: a 504 would say that a code may be on its way.
    await expectProblem(await slow.browser().ask(anna), 502, 'token');
    assert.equal(slow.api.calls.length, 0);
    assert.ok(performance.now() - started < 9000);
  });

  it('N-06, G-08: an API that breaks off, or is not there', async t => {
    reply(response => void response.writeHead(200, {'Content-Length': '1000'}).write('{', () => response.socket!.resetAndDestroy()));
    await expectProblem(await user.evidence(anna), 502, 'server');
    reply(response => void response.socket!.resetAndDestroy());
    await expectProblem(await user.evidence(anna), 502, 'server');
    // A connection that is handed over to something else: no answer will come on it.
    reply(response => void response.socket!.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: other\r\nConnection: Upgrade\r\n\r\n'));
    await expectProblem(await user.evidence(anna), 502, 'server');
    const gone = await createWorld(api => ({tokenUrl: `${api.url}/oauth/token`, apiUrl: 'http://127.0.0.1:9/'}));
    t.after(() => gone.stop());
    await expectProblem(await gone.browser().ask(anna), 502, 'server');
    assert.equal(gone.log.at(-1)?.reason?.startsWith('API: '), true);
    const noname = await createWorld(api => ({tokenUrl: `${api.url}/oauth/token`, apiUrl: 'https://name.invalid/'}));
    t.after(() => noname.stop());
    await expectProblem(await noname.browser().ask(anna), 502, 'server');
  });

  it('N-06: a connection that breaks before it is there has carried nothing', async t => {
    const rude = createTcp(socket => void socket.destroy());
    await new Promise<void>(resolve => rude.listen(0, '127.0.0.1', resolve));
    t.after(() => rude.close());
    const {port} = rude.address() as AddressInfo;
    const gone = await createWorld(api => ({tokenUrl: `${api.url}/oauth/token`, apiUrl: `https://127.0.0.1:${port}/`}));
    t.after(() => gone.stop());
    const answer = await gone.browser().ask(anna);
    await expectProblem(answer, 502, 'server');
    assert.deepEqual(answer.headers.getSetCookie(), []);
  });

  it('S-02: thousands of rows that mean nothing hide no sound one, and do not reach the browser', async () => {
    const row = {assuranceLevel: 4, jurisdiction: 'zertes'};
    for (const junk of [{}, {assuranceLevel: 4}, null, {assuranceLevel: 3, jurisdiction: 'eidas'}]) {
      reply(response => json(response, {status: [...Array<unknown>(1000).fill(junk), row], signingStatus: 'MID'}));
      const text = await (await user.evidence(anna)).text();
      assert.ok(text.length < 1000, String(text.length));
      assert.deepEqual((JSON.parse(text) as {status: unknown[]}).status.at(-1), row);
    }
  });

  it('G-08: an API or a token endpoint with which no TLS can be agreed', async t => {
    // It speaks plain HTTP where https is asked for.
    const secure = (api: {url: string}) => api.url.replace(/^http:/, 'https:');
    const api = await createWorld(each => ({apiUrl: secure(each)}));
    t.after(() => api.stop());
    await expectProblem(await api.browser().ask(anna), 502, 'server');
    const token = await createWorld(each => ({tokenUrl: `${secure(each)}/oauth/token`}));
    t.after(() => token.stop());
    await expectProblem(await token.browser().ask(anna), 502, 'token');
    for (const {log, api: {calls}} of [api, token]) {
      assert.equal(calls.length, 0);
      assert.ok(!JSON.stringify(log).includes('geheim'));
    }
  });

  it('G-08: an API or a token endpoint with a certificate that nobody vouches for hears nothing, and no word of it is passed on', async t => {
    const api = await Api.start();
    t.after(() => api.stop());
    const tls = await startTls(await makeCertificate(), api.url);
    t.after(() => tls.stop());
    const token = await createWorld({apiUrl: api.url, tokenUrl: `${tls.url}/oauth/token`});
    t.after(() => token.stop());
    const texts: string[] = [];
    const refused = async (response: Response, code: string) => {
      texts.push(await response.clone().text());
      await expectProblem(response, 502, code);
      // No code can have been sent: there is none to enter, and the next attempt need not wait.
      assert.deepEqual(response.headers.getSetCookie(), []);
    };
    await refused(await token.browser().ask(anna), 'token');
    assert.deepEqual(api.seen, []);
    const calls = await createWorld({apiUrl: tls.url, tokenUrl: `${api.url}/oauth/token`});
    t.after(() => calls.stop());
    for (let time = 0; time < 2; time++) await refused(await calls.browser().ask(anna), 'server');
    // Nobody could prove a number there.
    const reader = calls.browser();
    const sessions = new Sessions(new Seal([secret], `smart-flow ${new URL(tls.url).href}`), new MemoryStore(), Date.now);
    const {value} = await sessions.seal(sessions.proved({id: 'challenge', msisdn: anna, at: Date.now()}));
    reader.cookie = `${[...user.jar.keys()][0]}=${value}`;
    await refused(await reader.evidence(anna), 'server');
    assert.deepEqual(api.calls, []);
    assert.deepEqual([...token.log, ...calls.log].map(({reason}) => reason),
      ['token endpoint: DEPTH_ZERO_SELF_SIGNED_CERT', ...Array.from({length: 3}, () => 'API: DEPTH_ZERO_SELF_SIGNED_CERT')]);
    const all = JSON.stringify([texts, token.log, calls.log]);
    for (const word of ['UPSTREAMTEXT', 'geheim', 'TOKENSENTINEL', '127.0.0.1']) assert.ok(!all.includes(word), word);
  });

  it('N-27: each status has its answer, and waiting times are passed on only where they make sense', async () => {
    const table: [number, Record<string, string>, number, string, string | null][] = [
      [500, {}, 502, 'server', null],
      [502, {}, 502, 'server', null],
      [503, {}, 503, 'server', null],
      [503, {'Retry-After': '7'}, 503, 'server', '7'],
      [504, {}, 504, 'timeout', null],
      [408, {}, 504, 'timeout', null],
      [429, {}, 429, 'too-many-requests', '5'],
      [429, {'Retry-After': '2'}, 429, 'too-many-requests', '2'],
      [429, {'Retry-After': new Date(Date.now() + 3000).toUTCString()}, 429, 'too-many-requests', '23'],
      [429, {'Retry-After': '86400'}, 429, 'too-many-requests', '3600'],
      [429, {'Retry-After': '-1'}, 429, 'too-many-requests', '5'],
      [429, {'Retry-After': 'abc'}, 429, 'too-many-requests', '5'],
      [429, {'Retry-After': '<script>'}, 429, 'too-many-requests', '5'],
      [302, {Location: 'https://login.test/'}, 502, 'unexpected-response', null],
      [304, {}, 502, 'unexpected-response', null],
      [400, {}, 400, 'invalid-number', null],
      [404, {}, 404, 'not-found', null],
      [410, {}, 404, 'not-found', null],
      [418, {}, 502, 'server', null],
      [499, {}, 502, 'server', null],
      [520, {}, 502, 'server', null],
      [599, {}, 502, 'server', null],
    ];
    for (const [status, headers, expected, code, wait] of table) {
      reply(response => void response.writeHead(status, {'Content-Type': 'text/html', ...headers}).end(status === 304 ? undefined : '<h1>UPSTREAMTEXT</h1>'));
      const answer = await user.evidence(anna);
      const text = await answer.clone().text();
      await expectProblem(answer, expected, code);
      assert.ok(!text.includes('UPSTREAMTEXT'));
      const got = answer.headers.get('Retry-After');
      if (wait === '23') assert.ok(got === '2' || got === '3', String(got));
      else assert.equal(got, wait, `${status} ${JSON.stringify(headers)}`);
      assert.equal(world.api.callsTo(evidencePath).length, 1, 'asked once');
      world.api.seen.length = 0;
    }
  });

  it('N-15, N-16: a POST is never repeated, and any 2xx is a success', async () => {
    for (const status of [200, 201, 202, 204]) {
      replyTo('/api/public/confirm', response => void response.writeHead(status).end());
      await expectStatus(await world.browser().ask(anna), 200);
    }
    replyTo('/api/public/confirm', response => html(response, 'ok'));
    await expectStatus(await world.browser().ask(anna), 200);
    world.api.seen.length = 0;
    replyTo('/api/public/confirm', response => void response.writeHead(503).end());
    await expectProblem(await world.browser().ask(anna), 503, 'server');
    assert.equal(world.api.calls.length, 1);
  });

  it('O-02, O-08: a refused number and an ended code have their own words', async () => {
    replyTo('/api/public/confirm', response => json(response, {title: 'UPSTREAMTEXT'}, 400));
    await expectProblem(await world.browser().ask(anna), 400, 'invalid-number');
    world.api.replies.clear();
    const other = world.browser();
    await other.ask(anna);
    for (const status of [404, 410]) {
      replyTo('/api/public/phone/verification/code', response => json(response, {}, status));
      await expectProblem(await other.enter(anna, 'ABCD'), 400, 'code-expired');
    }
  });

  it('N-17, N-18, N-20, N-21, N-22, N-23: an answer that is no JSON object is said to be just that', async () => {
    const texts = ['', '<html>maintenance</html>', '[]', '"MID"', '42', 'null', '{"status":[', '{"token": xxxxx}', '{"a":NaN}', '{\'a\':1}', '{"a":1,}', ')]}\'{"a":1}',
      `{"pad":"${'x'.repeat(70_000)}"}`, '['.repeat(10_000), `{"a":${'['.repeat(10_000)}`];
    for (const text of texts) {
      reply(response => void response.writeHead(200, {'Content-Type': 'application/json'}).end(text));
      await expectProblem(await user.evidence(anna), 502, 'unexpected-response');
    }
    for (const text of ['\uFEFF{"signingStatus":"MID"}', ' {"signingStatus":"MID"}\n']) {
      reply(response => void response.writeHead(200, {'Content-Type': 'text/plain'}).end(text));
      assert.deepEqual(await (await user.evidence(anna)).json(), {status: null, loa4ExpiryDate: null, signingStatus: 'MID'});
    }
    reply(response => void response.writeHead(200).end(Buffer.alloc(10_000_000, 32)));
    await expectProblem(await user.evidence(anna), 502, 'unexpected-response');
  });

  it('reads an answer that comes in parts, one of which ends within a character', async () => {
    const whole = Buffer.from('{"signingStatus":"Zürich"}');
    const middle = whole.indexOf(0xc3) + 1;
    reply(response => {
      response.writeHead(200).write(whole.subarray(0, middle));
      setTimeout(() => response.end(whole.subarray(middle)), 50);
    });
    assert.equal(((await (await user.evidence(anna)).json()) as {signingStatus: string}).signingStatus, 'Zürich');
  });

  it('passes odd values on without structure, and leaves what they mean to the browser', async () => {
    reply(response => void response.writeHead(200).end(`{"__proto__":{"admin":true},"constructor":1,"status":[null,{},{"assuranceLevel":"4","jurisdiction":{"a":1}},7],
      "signingStatus":"${'x'.repeat(1000)}","loa4ExpiryDate":["a"],"notFound":"true"}`));
    assert.deepEqual(await (await user.evidence(anna)).json(), {
      status: [{assuranceLevel: null, jurisdiction: null}, {assuranceLevel: '4', jurisdiction: null}],
      signingStatus: 'x'.repeat(200), loa4ExpiryDate: null, notFound: 'true',
    });
  });

  it('passes on "not found" about a person, and only that', async () => {
    reply(response => json(response, {notFound: true, trace: 'UPSTREAMTEXT'}, 404));
    const answer = await user.evidence(anna);
    assert.equal(answer.status, 404);
    assert.equal(answer.headers.get('Content-Type'), 'application/json');
    assert.deepEqual(await answer.json(), {notFound: true});
    for (const body of [{notFound: 'true'}, {notFound: false}, {}]) {
      reply(response => json(response, body, 404));
      await expectProblem(await user.evidence(anna), 404, 'not-found');
    }
    reply(response => html(response, 'not found', 404));
    await expectProblem(await user.evidence(anna), 404, 'not-found');
  });

  it('sends the deprecated key and referer where they are set', async t => {
    const keyed = await createWorld({apiKey: 'key-1', referer: 'https://shop.test/'});
    t.after(() => keyed.stop());
    await keyed.browser().ask(anna);
    assert.equal(keyed.api.calls[0]?.headers['x-api-key'], 'key-1');
    assert.equal(keyed.api.calls[0]?.headers.referer, 'https://shop.test/');
    assert.equal(world.api.calls[0]?.headers['x-api-key'], undefined);
  });
});
