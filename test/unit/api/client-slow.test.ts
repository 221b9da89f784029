import assert from 'node:assert/strict';
import {describe, it, type TestContext} from 'node:test';

import {isLost} from '../../../src/api/errors.js';
import {always, failure, gatewayClient, msisdn, serve, silence, tokenClient, type Reply} from './service.js';

/** Headers at once, then a byte now and then, for ever. */
const drip: Reply = response => {
  response.writeHead(200, {'content-type': 'application/json'}).write('{"status": [');
  const timer = setInterval(() => response.write(' '), 500);
  response.on('close', () => clearInterval(timer));
};

/** Headers and half of a body, then nothing. */
const half: Reply = response => void response.writeHead(200, {'content-length': '1000'}).write('{"status": [');

async function timed(call: Promise<unknown>) {
  const before = performance.now();
  const error = await failure(call);
  return {error, seconds: (performance.now() - before) / 1000};
}

describe('a service that takes too long', {concurrency: true}, () => {
  for (const [id, what, reply] of [['N-03', 'never answers', silence], ['N-04', 'drips', drip], ['N-05', 'stops half-way', half]] as [string, string, Reply][]) {
    it(`${id}: because it ${what} is given up after ten seconds, and not asked again`, async t => {
      const service = await serve(t, always(reply));
      const {error, seconds} = await timed(tokenClient(service).evidence(msisdn));
      assert.equal(error.code, 'timeout');
      assert.ok(seconds > 9.5 && seconds < 16, `${seconds} s`);
      await service.heard[0]!.abandoned;
      assert.equal(service.heard.length, 1);
    });

    it(`${id}: because it ${what} may have sent the code`, async t => {
      const service = await serve(t, always(reply));
      const {error, seconds} = await timed(tokenClient(service).sendCode(msisdn));
      assert.equal(error.code, 'timeout');
      assert.ok(isLost(error));
      assert.ok(seconds < 16, `${seconds} s`);
      await service.heard[0]!.abandoned;
      assert.equal(service.heard.length, 1);
    });
  }
});

/** A network that answers with what it is told after so many milliseconds of a clock that only tests move. */
function slowNetwork(t: TestContext, milliseconds: number, status = 200) {
  t.mock.timers.enable({apis: ['setTimeout']});
  const requests: Request[] = [];
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init);
    requests.push(request);
    return new Promise((resolve, reject) => {
      request.signal.addEventListener('abort', () => reject(request.signal.reason));
      setTimeout(() => resolve(new Response(null, {status})), milliseconds);
    });
  };
  /** Lets time go by until a call has failed. */
  async function timed(call: Promise<unknown>) {
    let error: {code?: string} | undefined;
    void failure(call).then(failed => (error = failed));
    let seconds = 0;
    for (; !error && seconds < 60; seconds += 0.1) {
      t.mock.timers.tick(100);
      await new Promise(setImmediate);
    }
    assert.ok(error, 'still waiting after a minute');
    return {error, seconds};
  }
  return {fetch, requests, timed};
}

const nowhere = {url: new URL('http://127.0.0.1:1/')};

describe('one attempt', () => {
  for (const name of ['evidence', 'sendCode'] as const) {
    it(`N-04: of ${name} that drips takes ten seconds, and no more`, async t => {
      const {timed} = slowNetwork(t, 0);
      const fetch: typeof globalThis.fetch = async (input, init) => {
        const {signal} = new Request(input, init);
        return new Response(new ReadableStream({
          start(controller) {
            signal.addEventListener('abort', () => controller.error(signal.reason));
            const drop = () => {
              if (signal.aborted) return;
              controller.enqueue(new Uint8Array([32]));
              setTimeout(drop, 500);
            };
            drop();
          },
        }));
      };
      const {error, seconds} = await timed(tokenClient(nowhere, {fetch})[name](msisdn));
      assert.equal(error.code, 'timeout');
      assert.ok(seconds > 9.8 && seconds <= 10.5, `${seconds} s`);
    });
  }
});

describe('all attempts together', () => {
  it('of a read take thirty seconds at most', async t => {
    const {fetch, requests, timed} = slowNetwork(t, 9900, 503);
    const {error, seconds} = await timed(tokenClient(nowhere, {fetch}).evidence(msisdn));
    assert.ok(['timeout', 'server'].includes(error.code!), error.code);
    assert.ok(requests.length <= 3 && seconds <= 31, `${requests.length} attempts in ${seconds} s`);
  });

  it('through a gateway are two, with the same key', async t => {
    const {fetch, requests, timed} = slowNetwork(t, 1e9);
    const {error, seconds} = await timed(gatewayClient(nowhere, {fetch}).sendCode(msisdn));
    assert.equal(error.code, 'timeout');
    assert.ok(isLost(error));
    assert.ok(seconds <= 21, `${seconds} s`);
    assert.equal(requests.length, 2);
    assert.equal(new Set(requests.map(({headers}) => headers.get('idempotency-key'))).size, 1);
  });
});
