import assert from 'node:assert/strict';
import {createServer, type Server} from 'node:http';
import {connect, type AddressInfo} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {nodeListener} from '../../src/gateway/index.js';
import {MemoryStore} from '../../src/gateway/store.js';
import {json} from './api.js';
import {anna, beat, createWorld, expectProblem, expectStatus, sleep, type World} from './world.js';

const limits = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000};

describe('once means once', () => {
  let world: World;
  let server: Server;
  let port: number;
  before(async () => {
    world = await createWorld({limits});
    server = createServer(await nodeListener(world.gateway));
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  after(async () => {
    server.closeAllConnections();
    server.close();
    await world.stop();
  });
  afterEach(() => {
    world.api.replies.clear();
    world.api.seen.length = 0;
  });

  const key = () => ({'Idempotency-Key': crypto.randomUUID()});
  const slowly = (ms: number, status = 200) => world.api.replies.set('/api/public/confirm', async (_, response) => {
    await sleep(ms);
    json(response, {}, status);
  });
  const count = () => world.api.calls.length;

  /** Writes a request by hand, and breaks the connection off when told. */
  async function raw(path: string, body: object, headers: Record<string, string>, breakAfter?: number): Promise<string> {
    const text = JSON.stringify(body);
    const lines = Object.entries({Host: `127.0.0.1:${port}`, Origin: `http://127.0.0.1:${port}`, 'Content-Type': 'application/json',
      'Content-Length': String(text.length), Connection: 'close', ...headers}).map(([name, value]) => `${name}: ${value}\r\n`);
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', chunk => answer += String(chunk)).on('error', () => undefined);
    socket.write(`POST /smart-flow/${path} HTTP/1.1\r\n${lines.join('')}\r\n${text}`);
    if (breakAfter !== undefined) {
      await sleep(breakAfter);
      socket.resetAndDestroy();
      return answer;
    }
    await new Promise(resolve => socket.once('close', resolve));
    return answer;
  }
  const cookieIn = (answer: string) => /^set-cookie: ([^;]+)/im.exec(answer)?.[1] ?? '';

  it('G-09: the same key twice in parallel reaches the API once, and both get the one answer', async () => {
    slowly(100);
    const headers = key();
    const answers = await Promise.all(Array.from({length: 10}, () => world.browser().ask(anna, headers)));
    assert.deepEqual(new Set(answers.map(({status}) => status)), new Set([200]));
    assert.equal(new Set(answers.map(({headers}) => headers.get('Set-Cookie'))).size, 1);
    assert.equal(count(), 1);
  });

  it('the same key later gets the stored answer, cookie included, refusals of the API too', async () => {
    const headers = key();
    const first = await world.browser().ask(anna, headers);
    const second = await world.browser().ask(anna, headers);
    assert.equal(second.headers.get('Set-Cookie'), first.headers.get('Set-Cookie'));
    assert.equal(second.headers.get('Content-Type'), first.headers.get('Content-Type'));
    slowly(0, 400);
    const refused = key();
    await expectProblem(await world.browser().ask(anna, refused), 400, 'invalid-number');
    await expectProblem(await world.browser().ask(anna, refused), 400, 'invalid-number');
    assert.equal(count(), 2);
  });

  it('a failure the API answered is not kept: asked again with its key, it gets its chance', async () => {
    for (const status of [500, 502, 503, 429, 408]) {
      const headers = key();
      slowly(0, status);
      const failed = await world.browser().ask(anna, headers);
      assert.ok(failed.status >= 429, String(failed.status));
      world.api.replies.clear();
      await expectStatus(await world.browser().ask(anna, headers), 200);
    }
    const user = await world.verified();
    await (await user.terms(anna)).text();
    const headers = key();
    slowly(0, 503);
    await expectProblem(await user.accept(`terms-${anna}`, headers), 503);
    world.api.replies.clear();
    await expectStatus(await user.accept(`terms-${anna}`, headers), 200);
  });

  it('who repeats a send the API failed waits for no gap, but each counts for the hour', async t => {
    const strict = await createWorld({limits: {sendsPerNumberPerHour: 2}});
    t.after(() => strict.stop());
    strict.api.replies.set('/api/public/confirm', (_, response) => json(response, {}, 500));
    const headers = key();
    await expectProblem(await strict.browser().ask(anna, headers), 502);
    strict.api.replies.clear();
    await expectStatus(await strict.browser().ask(anna, headers), 200);
    await expectProblem(await strict.browser().ask(anna, key()), 429);
    assert.equal(strict.api.callsTo('/api/public/confirm').length, 2);
  });

  it('requests at the same time share a failure too, on this instance and on another', async t => {
    const store = new MemoryStore();
    const one = await createWorld({limits, store});
    t.after(() => one.stop());
    const {apiUrl, tokenUrl} = one.options;
    const two = await createWorld({limits, store, apiUrl, tokenUrl});
    t.after(() => two.stop());
    one.api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(150);
      json(response, {}, 503);
    });
    const headers = key();
    const answers = await Promise.all([one, one, two, two].map(({browser}) => browser().ask(anna, headers)));
    for (const answer of answers) await expectProblem(answer, 503, 'server');
    assert.equal(one.api.calls.length, 1);
    one.api.replies.clear();
    await expectStatus(await two.browser().ask(anna, headers), 200);
  });

  it('an outcome nobody knows is kept: the code may be on its way', async () => {
    world.api.replies.set('/api/public/confirm', (_, response) => void response.socket!.destroy());
    const lost = key();
    await expectProblem(await world.browser().ask(anna, lost), 504, 'timeout');
    await expectProblem(await world.browser().ask(anna, lost), 504, 'timeout');
    assert.equal(count(), 1);
    slowly(0, 504);
    const late = key();
    await expectProblem(await world.browser().ask(anna, late), 504, 'timeout');
    await expectProblem(await world.browser().ask(anna, late), 504, 'timeout');
    assert.equal(count(), 2);
  });

  it('a stored refusal carries the reference of the answer it is in', async () => {
    slowly(0, 400);
    const headers = key();
    const references = [];
    for (let index = 0; index < 2; index++) {
      const answer = await world.browser().ask(anna, headers);
      const {correlationId} = await expectProblem(answer, 400);
      assert.equal(correlationId, answer.headers.get('X-Correlation-Id'));
      references.push(correlationId);
    }
    assert.notEqual(references[0], references[1]);
  });

  it('G-09: the same key with another body is 422', async () => {
    const headers = key();
    const user = world.browser();
    await expectStatus(await user.ask(anna, headers), 200);
    await expectProblem(await user.ask(beat, headers), 422, 'configuration');
    await expectProblem(await world.browser().ask(beat, headers), 422);
    assert.equal(count(), 1);
    slowly(100);
    const other = key();
    const [one, two] = await Promise.all([world.browser().ask(anna, other), world.browser().ask(beat, other)]);
    assert.deepEqual([one.status, two.status].sort(), [200, 422]);
  });

  it('a failure of the host\'s own fails that one request, also with a key, and the gateway goes on', async t => {
    let isDown = true;
    const other = await createWorld({limits, allowSend: async () => {
      if (isDown) throw new TypeError('fetch failed');
      return true;
    }});
    t.after(() => other.stop());
    const headers = key();
    // Nobody may be left with a rejection that nobody hears: it would end the process.
    await expectProblem(await other.browser().ask(anna, headers), 500, 'server');
    await sleep(20);
    isDown = false;
    await expectStatus(await other.browser().ask(anna, headers), 200);
  });

  it('without a key, and with another, each request counts', async () => {
    await world.browser().ask(anna);
    await world.browser().ask(anna);
    await world.browser().ask(anna, key());
    assert.equal(count(), 3);
  });

  it('refuses keys that cannot be kept', async () => {
    await expectProblem(await world.browser().ask(anna, {'Idempotency-Key': 'x'.repeat(201)}), 400);
    await expectProblem(await world.browser().ask(anna, {'Idempotency-Key': 'a b'}), 400);
    assert.equal(count(), 0);
  });

  it('what never reached the API may be tried again with its key', async t => {
    const limited = await createWorld({limits: {sendGapSeconds: 1}});
    t.after(() => limited.stop());
    await limited.browser().ask(anna);
    const headers = key();
    await expectProblem(await limited.browser().ask(anna, headers), 429);
    await sleep(1100);
    await expectStatus(await limited.browser().ask(anna, headers), 200);
  });

  it('N-12: a connection broken after the body cancels nothing; asked again with its key, the person gets cookie and answer', async () => {
    slowly(300);
    const headers = key();
    assert.equal(await raw('api/public/confirm', {msisdn: anna}, headers, 50), '');
    await sleep(50);
    const answer = await raw('api/public/confirm', {msisdn: anna}, headers);
    assert.match(answer, /^HTTP\/1\.1 200 /);
    assert.equal(count(), 1);
    const checked = await raw('api/public/phone/verification/code', {msisdn: anna, code: 'ABCD'}, {Cookie: cookieIn(answer)});
    assert.match(checked, /^HTTP\/1\.1 200 /);
  });

  it('N-14: the two POSTs a browser makes of one when a socket is reset are one', async () => {
    slowly(200);
    const headers = key();
    const [first, second] = await Promise.all([
      raw('api/public/confirm', {msisdn: anna}, headers, 60),
      sleep(70).then(() => raw('api/public/confirm', {msisdn: anna}, headers)),
    ]);
    assert.equal(first, '');
    assert.match(second, /^HTTP\/1\.1 200 /);
    assert.equal(count(), 1);
  });

  it('a right code whose answer was lost is right when asked again, with the old cookie and with the new one', async () => {
    const user = world.browser();
    await user.ask(anna);
    const lost = user.copy();
    const headers = key();
    await expectStatus(await user.enter(anna, 'ABCD', headers), 200);
    await expectStatus(await user.copy().enter(anna, 'ABCD', headers), 200);
    await expectStatus(await lost.enter(anna, 'ABCD', headers), 200);
    assert.equal(lost.cookie, user.cookie);
    await expectStatus(await lost.evidence(anna), 200);
    assert.equal(world.api.callsTo('/api/public/phone/verification/code').length, 1);
  });

  it('a stored answer does not outlive signing out', async () => {
    const user = world.browser();
    await user.ask(anna);
    const lost = user.copy();
    const headers = key();
    await user.enter(anna, 'ABCD', headers);
    await user.delete('session');
    await lost.enter(anna, 'ABCD', headers);
    await expectProblem(await lost.evidence(anna), 403);
  });

  it('a send whose cookie arrived and whose answer did not is still one', async () => {
    const headers = key();
    const user = world.browser();
    await user.ask(anna, headers);
    await expectStatus(await user.ask(anna, headers), 200);
    assert.equal(count(), 1);
  });

  it('a code that may be on its way can be entered', async () => {
    world.api.replies.set('/api/public/confirm', (_, response) => void response.socket!.destroy());
    const user = world.browser();
    await expectProblem(await user.ask(anna, key()), 504, 'timeout');
    world.api.replies.clear();
    await expectStatus(await user.enter(anna, 'ABCD'), 200);
  });

  it('N-13: terms are confirmed once for each key and session', async () => {
    const user = await world.verified();
    await (await user.terms(anna)).text();
    world.api.seen.length = 0;
    slowly(100);
    const headers = key();
    const cookie = user.cookie;
    const answers = await Promise.all([1, 2, 3].map(() => {
      const tab = world.browser();
      tab.cookie = cookie;
      return tab.accept(`terms-${anna}`, headers);
    }));
    assert.deepEqual(answers.map(({status}) => status), [200, 200, 200]);
    assert.equal(count(), 1);
    const other = {decizionZertes: false, decisionEidas: true, knowsTheRisk: true, token: `terms-${anna}`};
    await expectProblem(await user.post('api/public/confirm', other, headers), 422);
    const stranger = await world.verified();
    await (await stranger.terms(anna)).text();
    await expectStatus(await stranger.accept(`terms-${anna}`, headers), 200);
  });
});
