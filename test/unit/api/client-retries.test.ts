import assert from 'node:assert/strict';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {describe, it} from 'node:test';

import {always, calls, failure, inTurn, msisdn, posts, reads, registered, reset, serve, tokenClient, type Reply} from './service.js';

const now = {'retry-after': '0'};
/** Milliseconds that nobody takes for a wait, however busy the machine is. */
const noHang = 8000;
const good: Reply = {json: {...registered, link: 'https://rasd.example/t/terms-1', token: 'terms-1'}};

describe('a read', {concurrency: true}, () => {
  for (const status of [408, 429, 500, 502, 503, 504]) {
    it(`N-07: that is answered with ${status} is asked again, twice at most`, async t => {
      const service = await serve(t, inTurn({status, headers: now}, {status, headers: now}, good));
      for (const name of reads) {
        service.heard.length = 0;
        await calls[name](tokenClient(service));
        assert.ok(service.heard.length <= 3);
      }
      const down = await serve(t, always({status, headers: now}));
      assert.equal((await failure(tokenClient(down).evidence(msisdn))).status, status);
      assert.equal(down.heard.length, 3);
    });
  }

  it('N-01: whose connection breaks is asked again, twice at most', async t => {
    const service = await serve(t, inTurn(reset, reset, good));
    await tokenClient(service).evidence(msisdn);
    assert.equal(service.heard.length, 3);
    const down = await serve(t, always(reset));
    const error = await failure(tokenClient(down).evidence(msisdn));
    assert.deepEqual([error.code, error.status], ['network', undefined]);
    assert.equal(down.heard.length, 3);
  });

  it('whose answer breaks off is asked again', async t => {
    const half: Reply = response => {
      response.writeHead(200, {'content-length': '1000'}).write('{"status": [');
      setTimeout(() => response.socket!.destroy(), 10);
    };
    const service = await serve(t, inTurn(half, good));
    await tokenClient(service).evidence(msisdn);
    assert.equal(service.heard.length, 2);
  });

  it('that is answered with something that is not HTTP has no network', async t => {
    let connections = 0;
    const server = createServer(socket => {
      connections++;
      socket.on('error', () => {}).on('data', () => socket.end('HELLO\r\n\r\n'));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.after(() => server.close());
    const {port} = server.address() as {port: number};
    const error = await failure(tokenClient({url: new URL(`http://127.0.0.1:${port}/`)}).evidence(msisdn));
    assert.equal(error.code, 'network');
    assert.ok(connections <= 3);
  });

  it('where nobody listens has no network', async t => {
    const service = await serve(t, always(good));
    const url = new URL('http://127.0.0.1:1/');
    assert.equal((await failure(tokenClient({url}).evidence(msisdn))).code, 'network');
    assert.equal((await failure(tokenClient({url}).sendCode(msisdn))).code, 'network');
    assert.equal(service.heard.length, 0);
  });

  for (const status of [400, 403, 404, 410, 418, 501, 505, 520, 302]) {
    it(`that is answered with ${status} is asked once`, async t => {
      const service = await serve(t, always({status, headers: now}));
      await failure(tokenClient(service).evidence(msisdn));
      assert.equal(service.heard.length, 1);
    });
  }
});

describe('the waits between the attempts of a read', () => {
  const rows: [chance: number, waits: number[]][] = [[0.5, [150, 300]], [0.25, [75, 150]], [0, [0, 0]]];
  for (const [chance, waits] of rows) {
    it(`are left to chance, and grow: ${waits.join(' and ')} ms at ${chance}`, async t => {
      t.mock.method(Math, 'random', () => chance);
      const timers = t.mock.method(globalThis, 'setTimeout');
      const service = await serve(t, always(503));
      await failure(tokenClient(service).evidence(msisdn));
      assert.equal(service.heard.length, 3);
      const asked = timers.mock.calls.map(({arguments: [, wait]}) => wait ?? 0);
      for (const wait of waits) assert.ok(asked.includes(wait), `${wait} among ${asked}`);
    });
  }
});

describe('a request with an effect', {concurrency: true}, () => {
  const replies: [what: string, reply: Reply][] = [
    ...[408, 429, 500, 503].map((status): [string, Reply] => [String(status), {status, headers: now}]),
    ['a broken connection', reset],
  ];
  for (const [what, reply] of replies) {
    it(`is sent once, also after ${what}`, async t => {
      const service = await serve(t, always(reply));
      for (const name of posts) await failure(calls[name](tokenClient(service)));
      assert.equal(service.heard.length, posts.length);
    });
  }
});

describe('Retry-After', {concurrency: true}, () => {
  it('N-10: in seconds is waited for', async t => {
    const service = await serve(t, inTurn({status: 429, headers: {'retry-after': '1'}}, good));
    await tokenClient(service).evidence(msisdn);
    const [first, second] = service.heard.map(({at}) => at);
    assert.ok(second! - first! >= 990 && second! - first! < noHang, `${second! - first!}`);
  });

  it('N-10: as a date is waited for', async t => {
    const service = await serve(t, (_heard, index) =>
      index > 0 ? good : {status: 503, headers: {'retry-after': new Date(Date.now() + 2000).toUTCString()}},
    );
    await tokenClient(service).evidence(msisdn);
    const [first, second] = service.heard.map(({at}) => at);
    assert.ok(second! - first! >= 900 && second! - first! < noHang, `${second! - first!}`);
  });

  for (const value of ['-1', 'abc', '', 'Thu, 01 Jan 1970 00:00:00 GMT', '1e1', '0x10', '3,5']) {
    it(`N-11: that is ${JSON.stringify(value)} is as good as none`, async t => {
      const service = await serve(t, inTurn({status: 503, headers: {'retry-after': value}}, good));
      const before = performance.now();
      await tokenClient(service).evidence(msisdn);
      assert.ok(performance.now() - before < noHang);
      assert.equal(service.heard.length, 2);
    });
  }

  for (const value of ['86400', '120', '1000000000', '9'.repeat(30), new Date(Date.now() + 3_600_000).toUTCString(), '1893456000']) {
    it(`N-11: of ${value} hangs nobody: the person is told at once`, async t => {
      const service = await serve(t, always({status: 429, headers: {'retry-after': value}}));
      const before = performance.now();
      const error = await failure(tokenClient(service).evidence(msisdn));
      assert.ok(performance.now() - before < noHang);
      assert.equal(error.code, 'too-many-requests');
      assert.ok(error.retryAfter! > 60_000, `${error.retryAfter}`);
      assert.equal(service.heard.length, 1);
    });
  }

  it('of a request with an effect is handed on, not waited for', async t => {
    const service = await serve(t, always({status: 429, headers: {'retry-after': '45'}}));
    const before = performance.now();
    for (const name of posts) {
      const error = await failure(calls[name](tokenClient(service)));
      assert.deepEqual([error.code, error.retryAfter], ['too-many-requests', 45_000]);
    }
    assert.ok(performance.now() - before < noHang);
  });

  it('under other names is not known', async t => {
    const service = await serve(t, inTurn({status: 429, headers: {'ratelimit-reset': '3600', 'x-ratelimit-reset': '3600'}}, good));
    const before = performance.now();
    await tokenClient(service).evidence(msisdn);
    assert.ok(performance.now() - before < noHang);
  });
});
