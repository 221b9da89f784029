import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';

import type {Client} from '../../../src/api/client.js';
import {pollDelay} from '../../../src/flows/terms.js';
import {random} from '../flows/random.js';
import {always, decisions, failure, gatewayClient, msisdn, serve, tokenClient} from './service.js';

/** A service that answers as it is told, on a clock that only the test moves. */
function network(t: TestContext, answer: () => Response) {
  t.mock.timers.enable({apis: ['setTimeout']});
  let time = 0;
  const at: number[] = [];
  const fetch: typeof globalThis.fetch = async () => {
    at.push(time);
    return answer();
  };
  /** Lets so many seconds go by. */
  async function pass(seconds: number) {
    for (const end = time + seconds * 1000; time < end; time += 50) {
      t.mock.timers.tick(50);
      // A request and its answer are a few promises deep.
      for (let turn = 0; turn < 4; turn++) await new Promise(setImmediate);
    }
  }
  return {fetch, at, pass};
}

const url = new URL('http://127.0.0.1:1/');

describe('a service that is down', () => {
  it('N-08: twenty clients ask it ever less often, three times for each question at most', async t => {
    const {next} = random(8);
    t.mock.method(Math, 'random', next);
    const {fetch, at, pass} = network(t, () => new Response(null, {status: 503}));
    let questions = 0;
    let over = false;
    /** Asks as somebody does who waits for an acceptance: again after each failure, at the flow's pace. */
    async function ask(client: Client) {
      for (let trouble = 0; !over; trouble++) {
        questions++;
        assert.equal((await failure(client.poll('terms-1'))).code, 'server');
        await new Promise(resolve => setTimeout(resolve, pollDelay(trouble + 1, trouble + 1, next())));
      }
    }
    const all = Array.from({length: 20}, () => ask(tokenClient({url}, {fetch})));
    await pass(60);
    over = true;
    const within = (from: number, to: number) => at.filter(time => time >= from * 1000 && time < to * 1000).length;
    assert.ok(at.length <= 3 * questions, `${at.length} requests for ${questions} questions`);
    assert.ok(within(40, 60) < within(0, 20) / 1.5, `${within(0, 20)} at first, ${within(40, 60)} at last`);
    // Twenty clients, three attempts, one question in fifteen seconds or so.
    assert.ok(within(40, 60) <= 20 * 3 * 2, String(within(40, 60)));
    await pass(30);
    await Promise.all(all);
  });

  it('N-09: and says 429 without a time is asked again after a while, then left alone', async t => {
    t.mock.method(Math, 'random', () => 0.99);
    const {fetch, at, pass} = network(t, () => new Response(null, {status: 429}));
    let code: string | undefined;
    void failure(tokenClient({url}, {fetch}).evidence(msisdn)).then(error => (code = error.code));
    await pass(20);
    assert.equal(code, 'too-many-requests');
    assert.equal(at.length, 3);
    assert.ok(at[1]! - at[0]! >= 200 && at[2]! - at[1]! > at[1]! - at[0]!, at.join());
  });
});

describe('a wrong address', () => {
  it('N-26: is told as such, and never taken for "nobody is registered"', async t => {
    const service = await serve(t, always({status: 404, body: '<h1>Not Found</h1>', headers: {'content-type': 'text/html'}}));
    const client = tokenClient(service);
    assert.equal((await failure(client.sendCode(msisdn))).code, 'not-found');
    assert.equal((await failure(client.evidence(msisdn))).code, 'not-found');
    const json = await serve(t, always({status: 404, json: {status: 404, title: 'Not Found'}}));
    assert.equal((await failure(tokenClient(json).evidence(msisdn))).code, 'not-found');
  });

  it('N-26: is told to whoever builds the page, once and without a number; a 404 that means something is not', async t => {
    const warn = t.mock.method(console, 'warn', () => undefined);
    const told = () => {
      const lines = warn.mock.calls.map(call => call.arguments);
      warn.mock.resetCalls();
      return lines;
    };
    const service = await serve(t, always(404));
    const client = tokenClient(service);
    assert.equal(await client.terms(msisdn), null);
    for (const ask of [() => client.checkCode(msisdn, 'ABCD'), () => client.confirmTerms(decisions, 'terms-1'), () => client.poll('terms-1')]) await failure(ask());
    assert.deepEqual(told(), []);
    for (const ask of [() => client.evidence(msisdn), () => client.sendCode(msisdn), () => tokenClient(service).evidence(msisdn)]) await failure(ask());
    assert.deepEqual(told(), [[`smart-flow-elements: 404 where the service should be, at ${service.url.href}: is apiBase right?`]]);
    const nobody = await serve(t, always({status: 404, json: {notFound: true}}));
    await tokenClient(nobody).evidence(msisdn);
    assert.deepEqual(told(), []);
    const none = await serve(t, always(404));
    assert.equal(await gatewayClient(none).session(), null);
    assert.deepEqual(told(), [[`smart-flow-elements: 404 where the service should be, at ${none.url.href}: is the gateway there?`]]);
  });
});

describe('a service that a page cannot ask', () => {
  const refuse: typeof fetch = () => Promise.reject(new TypeError('Failed to fetch'));
  const told = async (t: TestContext, apiBase: string, here: string, onLine = true) => {
    const warn = t.mock.method(console, 'warn', () => undefined);
    const navigator = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.assign(globalThis, {location: {origin: here}});
    Object.defineProperty(globalThis, 'navigator', {configurable: true, value: {onLine}});
    try {
      for (let time = 0; time < 2; time++) assert.equal((await failure(tokenClient({url: new URL(apiBase)}, {fetch: refuse}).sendCode(msisdn))).code, 'network');
    } finally {
      Object.assign(globalThis, {location: undefined});
      if (navigator) Object.defineProperty(globalThis, 'navigator', navigator);
      else Reflect.deleteProperty(globalThis, 'navigator');
    }
    return warn.mock.calls.map(call => String(call.arguments[0]));
  };

  it('N-02: is named to whoever builds the page, once, with what to look at', async t => {
    const [line, ...more] = await told(t, 'https://one.example/smart/', 'https://page.example');
    assert.deepEqual(more, []);
    for (const word of ['https://one.example ', 'https://page.example (CORS)', 'connect-src']) assert.ok(line?.includes(word), line);
    assert.ok(!line?.includes(msisdn));
  });

  it('is not, on the page’s own origin or without a network', async t => {
    assert.deepEqual(await told(t, 'https://two.example/', 'https://two.example'), []);
    assert.deepEqual(await told(t, 'https://three.example/', 'https://page.example', false), []);
  });
});

describe('no network', () => {
  it('N-03: is over when it is back: the next try works', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    let back = false;
    const fetch: typeof globalThis.fetch = (input, init) => {
      if (back) return Promise.resolve(Response.json({status: []}));
      const {signal} = new Request(input, init);
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const client = tokenClient({url}, {fetch});
    const first = failure(client.evidence(msisdn));
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    t.mock.timers.tick(10_000);
    assert.equal((await first).code, 'timeout');
    back = true;
    assert.deepEqual(await client.evidence(msisdn), {status: []});
  });
});
