import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {json} from './api.js';
import {anna, beat, createWorld, expectProblem, expectStatus, type World} from './world.js';

const open = {sendGapSeconds: 0, sendsPerNumberPerHour: 1e6, sendsPerAddressPerHour: 1e6, lookupsPerNumberPerMinute: 1e6, lookupsPerAddressPerMinute: 1e6};

describe('access', () => {
  let world: World;
  before(async () => void (world = await createWorld({limits: open})));
  after(() => world.stop());
  beforeEach(() => void (world.api.seen.length = 0));

  it('lets a person prove a number and then see what is theirs', async () => {
    const user = await world.verified();
    const evidence = await user.evidence(anna);
    await expectStatus(evidence, 200);
    assert.deepEqual(await evidence.json(), {
      status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], loa4ExpiryDate: null, signingStatus: 'MID', notFound: false,
    });
    const terms = await (await user.terms(anna)).json() as Record<string, unknown>;
    assert.deepEqual(terms, {
      link: `${world.api.url}/t/terms-${anna}`, token: `terms-${anna}`,
      documents: [{jurisdiction: 'zertes', href: `${world.api.url}/docs/zertes.pdf`, title: 'ZertES terms'}],
    });
    await expectStatus(await user.accept(`terms-${anna}`), 200);
    assert.deepEqual(world.api.callsTo('/api/public/confirm').at(-1)?.body,
      {decizionZertes: true, decisionZertes: true, decisionEidas: false, knowsTheRisk: true, token: `terms-${anna}`});
    const poll = await user.poll(`terms-${anna}`);
    assert.deepEqual(await poll.json(), {token: `terms-${anna}`, error: null, consentUrl: null, confirmed: true, downgrade: false});
  });

  it('sends upstream the token, a trace and nothing of the browser', async () => {
    const user = await world.verified();
    const response = await user.get(`api/public/evidence/status?msisdn=${anna}&debug=1`, {'X-Custom': 'x', Authorization: 'Bearer mine'});
    await expectStatus(response, 200);
    const seen = world.api.callsTo('/api/public/evidence/status').at(-1)!;
    assert.match(seen.headers.authorization!, /^Bearer TOKENSENTINEL-/);
    assert.equal(String(seen.headers['traceparent']).split('-')[1], response.headers.get('X-Correlation-Id'));
    assert.equal(seen.headers['x-custom'], undefined);
    assert.equal(seen.headers.cookie, undefined);
    assert.deepEqual([...seen.query.keys()], ['msisdn']);
    assert.equal(world.log.at(-1)?.correlationId, response.headers.get('X-Correlation-Id'));
  });

  it('G-01: another person\'s number is refused in path, query and body, and reaches nobody', async () => {
    const user = await world.verified();
    await (await user.terms(anna)).text();
    world.api.seen.length = 0;
    for (const response of [
      await user.evidence(beat),
      await user.terms(beat),
      await user.get(`api/public/evidence/status?msisdn=${anna}&msisdn=${beat}`),
      await user.get(`api/public/evidence/status?msisdn=${beat}&msisdn=${anna}`),
      await user.get(`api/public/evidence/${anna}/tc?msisdn=${beat}`),
      await user.get(`api/public/evidence/${anna}%2f..%2f${beat}/tc`),
      await user.get(`api/public/evidence/%34${beat.slice(1)}/tc`),
      await user.get(`api/public/mobileid/status?token=terms-${anna}&msisdn=${beat}`),
      await user.poll(`terms-${beat}`),
      await user.accept(`terms-${beat}`),
      await user.enter(beat, 'ABCD'),
      await user.post('api/public/confirm', {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token: `terms-${anna}`, msisdn: beat}),
    ]) await expectProblem(response, 403, 'forbidden');
    assert.equal(world.api.seen.length, 0);
  });

  it('G-01: a terms token that this browser was not given reaches nobody, however it is spelled', async () => {
    const user = await world.verified();
    await (await user.terms(anna)).text();
    const other = await world.verified(beat);
    await (await other.terms(beat)).text();
    world.api.seen.length = 0;
    for (const token of ['x', `terms-${beat}`, `terms-${beat}%20`, `%20terms-${beat}`, `terms-${beat}%00`, `terms-${beat}%0A`, `%C3%BCterms-${beat}`, 'x'.repeat(513), '']) {
      await expectProblem(await user.poll(token), 403, 'forbidden');
      await expectProblem(await user.accept(decodeURIComponent(token)), 403, 'forbidden');
    }
    assert.equal(world.api.seen.length, 0);
    await expectStatus(await user.poll(`terms-${anna}`), 200);
  });

  it('G-01: a number in a header changes nothing, and two equal parameters are one too many', async () => {
    const user = await world.verified();
    await expectStatus(await user.get(`api/public/evidence/status?msisdn=${anna}`, {'X-Msisdn': beat}), 200);
    assert.equal(world.api.callsTo('/api/public/evidence/status').at(-1)?.query.get('msisdn'), anna);
    world.api.seen.length = 0;
    await expectProblem(await user.get(`api/public/evidence/status?msisdn=${anna}&msisdn=${anna}`), 400);
    await expectProblem(await user.get(`api/public/evidence/status?msisdn[]=${anna}`), 400);
    assert.equal(world.api.seen.length, 0);
  });

  it('answers 1,000 requests for other people\'s numbers with 403 and asks upstream nothing', async () => {
    const user = await world.verified();
    world.api.seen.length = 0;
    const statuses = new Map<number, number>();
    for (let index = 0; index < 1000; index++) {
      const number = String(41_791_000_000 + index);
      const {status} = index % 2 ? await user.evidence(number) : await user.terms(number);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    assert.deepEqual([...statuses], [[403, 1000]]);
    assert.equal(world.api.seen.length, 0);
    await expectStatus(await user.evidence(anna), 200);
  });

  it('counts no refusal: after any number of them the limits are whole', async t => {
    const strict = await createWorld({limits: {...open, lookupsPerNumberPerMinute: 3, lookupsPerAddressPerMinute: 3}});
    t.after(() => strict.stop());
    const user = await strict.verified();
    for (let index = 0; index < 20; index++) await expectProblem(await user.evidence(beat), 403);
    for (let index = 0; index < 3; index++) await expectStatus(await user.evidence(anna), 200);
    await expectProblem(await user.evidence(anna), 429, 'too-many-requests');
  });

  it('GW-02: without a proof, and while one is pending, there is nothing to see', async () => {
    const user = world.browser();
    await expectProblem(await user.evidence(anna), 403);
    await expectProblem(await user.enter(anna, 'ABCD'), 403);
    await expectStatus(await user.ask(anna), 200);
    world.api.seen.length = 0;
    for (const response of [await user.evidence(anna), await user.terms(anna), await user.poll('x'), await user.accept('x')]) {
      await expectProblem(response, 403);
    }
    assert.equal((await user.get('session')).status, 204);
    assert.equal(world.api.seen.length, 0);
  });

  it('O-13, GW-09: a code asked for by one browser is of no use in another', async () => {
    const [mine, theirs] = [world.browser(), world.browser('198.51.100.2')];
    await mine.ask(anna);
    await theirs.ask(beat);
    world.api.seen.length = 0;
    await expectProblem(await theirs.enter(anna, world.api.code), 403);
    assert.equal(world.api.seen.length, 0);
  });

  it('GW-17: refuses whatever is not exactly the fields of a call', async () => {
    const user = world.browser();
    for (const body of [
      {msisdn: [anna, beat]}, {msisdn: {$gt: ''}}, {msisdn: 41790000001}, {msisdn: true}, {msisdn: null}, {}, {msisdn: ''},
      {msisdn: '+41790000001'}, {msisdn: '123456'}, {msisdn: '1'.repeat(16)}, {msisdn: '4179000000a'}, {msisdn: '０790000001'},
    ]) await expectProblem(await user.post('api/public/confirm', body), 400, 'invalid-number');
    await expectProblem(await user.post('api/public/confirm', `{"__proto__":{"msisdn":"${anna}"}}`), 400, 'invalid-number');
    for (const body of ['[]', '"x"', '1', 'null', '', '{', '{"msisdn":"x"} x']) {
      await expectProblem(await user.post('api/public/confirm', body), 400, 'configuration');
    }
    await user.ask(anna);
    world.api.seen.length = 0;
    for (const code of [1234, null, ['A', 'B'], 'AB', 'A'.repeat(11), 'AB CD', 'ÄBCD', '']) {
      await expectProblem(await user.post('api/public/phone/verification/code', {msisdn: anna, code}), 400, 'wrong-code');
    }
    const known = await world.verified();
    await (await known.terms(anna)).text();
    world.api.seen.length = 0;
    for (const change of [{knowsTheRisk: 'true'}, {decisionEidas: 1}, {decizionZertes: null}, {decisionZertes: false}, {token: ['a']}]) {
      const body = {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token: `terms-${anna}`, ...change};
      await expectProblem(await known.post('api/public/confirm', body), 400);
    }
    assert.equal(world.api.seen.length, 0);
  });

  it('drops fields it does not know', async () => {
    await expectStatus(await world.browser().post('api/public/confirm', {msisdn: anna, code: 'ABCD', admin: true}), 200);
    assert.deepEqual(world.api.callsTo('/api/public/confirm').at(-1)?.body, {msisdn: anna});
  });

  it('refuses bodies over 8 KiB', async () => {
    const user = world.browser();
    await expectProblem(await user.post('api/public/confirm', {msisdn: anna, pad: 'x'.repeat(8192)}), 413);
    const stream = new ReadableStream({
      pull(controller) {
        controller.enqueue(new Uint8Array(1024).fill(32));
      },
    });
    const request = new Request('https://gateway.test/smart-flow/api/public/confirm', {
      method: 'POST', body: stream, duplex: 'half', headers: {Origin: 'https://gateway.test', 'Content-Type': 'application/json'},
    } as RequestInit);
    await expectProblem(await world.gateway.fetch(request), 413);
    assert.equal(world.api.seen.length, 0);
  });

  it('GW-05: knows the six calls and no other', async () => {
    const user = await world.verified();
    world.api.seen.length = 0;
    for (const [method, path] of [
      ['GET', 'api/public/admin'], ['GET', 'api/public/confirm'], ['PUT', 'api/public/confirm'], ['POST', 'api/public/evidence/status'],
      ['GET', 'api/public/evidence/status/'], ['GET', '/api/public/evidence/status'], ['GET', 'oauth/token'], ['GET', '//evil.test/x'],
      ['GET', 'api/public/../../session/x'], ['GET', 'api/public/evidence/http:%2F%2Fevil.test/x'], ['DELETE', 'api/public/confirm'],
    ] as const) await expectProblem(await user.send(method, path, {Origin: 'https://gateway.test'}), 404, 'not-found');
    assert.equal(world.api.seen.length, 0);
  });

  it('sends a code by the other address too, for services that have it there', async () => {
    const user = world.browser();
    await expectStatus(await user.post('api/public/phone/verification', {msisdn: anna}), 200);
    assert.deepEqual(world.api.calls.map(({path}) => path), ['/api/public/phone/verification']);
    await expectStatus(await user.enter(anna, world.api.code), 200);
  });

  it('G-13: answers a send for a registered and for an unknown number alike', async t => {
    const unknown = '41799999999';
    // The API knows one of them, and shows it wherever it can.
    world.api.replies.set('/api/public/evidence/status', ({query}, response) =>
      query.get('msisdn') === unknown ? json(response, {notFound: true}, 404) : json(response, {signingStatus: 'MID'}));
    world.api.replies.set('/api/public/confirm', ({body}, response) => {
      const registered = body['msisdn'] !== unknown;
      json(response, {registered}, registered ? 200 : 202, {'X-Registered': String(registered)});
    });
    t.after(() => world.api.replies.clear());
    const shape = async (msisdn: string) => {
      world.api.seen.length = 0;
      const response = await world.browser().ask(msisdn);
      const names = [...response.headers.keys()].sort();
      return {status: response.status, body: await response.text(), names, asked: world.api.calls.map(({method, path}) => `${method} ${path}`)};
    };
    const known = await shape(anna);
    assert.deepEqual([known.status, known.asked], [200, ['POST /api/public/confirm']]);
    assert.deepEqual(await shape(unknown), known);
    const time = async (msisdn: string) => {
      const started = performance.now();
      await shape(msisdn);
      return performance.now() - started;
    };
    // Beside each other, so that what else the machine does falls on both; against how much the same number differs from itself.
    const apart: number[] = [];
    const noise: number[] = [];
    for (let turn = 0; turn < 40; turn++) {
      const [first, other, again] = [await time(anna), await time(unknown), await time(anna)];
      apart.push(other - (first + again) / 2);
      noise.push(Math.abs(first - again));
    }
    const middle = (all: number[]) => all.toSorted((a, b) => a - b)[20]!;
    assert.ok(Math.abs(middle(apart)) < middle(noise), JSON.stringify({apart, noise}));
  });

  it('lets nothing of the API through but the documented fields, and writes no secret to the log', async () => {
    const user = await world.verified();
    const texts: string[] = [];
    for (const response of [
      await user.evidence(anna), await user.terms(anna), await user.poll(`terms-${anna}`), await user.accept(`terms-${anna}`),
      await user.ask(anna), await user.get('session'), await user.get('health'), await user.evidence(beat),
    ]) texts.push(await response.text(), JSON.stringify([...response.headers]));
    for (const word of ['UPSTREAMTEXT', 'TOKENSENTINEL', 'geheim', 'client-1']) {
      assert.ok(!texts.join().includes(word), word);
    }
    const log = JSON.stringify(world.log);
    for (const word of [anna, beat, 'TOKENSENTINEL', 'geheim', 'ABCD', 'UPSTREAMTEXT', 'terms-4', world.api.url]) assert.ok(!log.includes(word), word);
    assert.ok(log.includes('+41 79 ••• •• 01'));
    assert.ok(log.includes('/smart-flow/api/public/evidence/:msisdn/tc'));
  });

  it('has written its log by the time it is closed', async t => {
    // Left to itself, with no log of the page's own.
    const closing = await createWorld({log: undefined});
    t.after(() => closing.api.stop());
    const {mock} = t.mock.method(console, 'log', () => {});
    await closing.browser().get('session');
    await closing.gateway.close();
    const [line] = mock.calls.map(({arguments: [text]}) => String(text));
    assert.match(line!, /"route":"\/smart-flow\/session","status":204/);
  });

  it('GW-06: protects every answer with headers', async () => {
    const user = await world.verified();
    const data = [
      await user.evidence(anna), await user.terms(anna), await user.get('session'), await user.ask(anna),
      await user.evidence(beat), await user.get('nothing'),
    ];
    for (const response of data) {
      assert.match(response.headers.get('Content-Type')!, /^application\/(problem\+)?json$/);
      assert.match(response.headers.get('X-Correlation-Id')!, /^[0-9a-f]{32}$/);
      assert.equal(response.headers.get('Vary'), 'Origin');
    }
    const head = await user.send('HEAD', 'session');
    assert.equal(head.headers.get('Vary'), 'Origin');
    for (const response of [...data, await user.get('/')]) {
      assert.equal(response.headers.get('Cache-Control'), 'no-store');
      assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(response.headers.get('Cross-Origin-Resource-Policy'), 'same-origin');
      assert.match(response.headers.get('Content-Security-Policy')!, /^default-src 'none'.*frame-ancestors 'none'/);
      assert.ok(response.headers.get('Referrer-Policy'));
    }
  });
});
