import assert from 'node:assert/strict';
import {createServer, type Server, type ServerResponse} from 'node:http';
import {connect, createServer as createTcp, type AddressInfo, type Server as TcpServer} from 'node:net';
import {after, afterEach, before, describe, it} from 'node:test';
import {Client} from '../../src/api/client.js';
import {isLost} from '../../src/api/errors.js';
import {nodeListener} from '../../src/gateway/index.js';
import {json} from './api.js';
import {anna, createWorld, sleep, type World} from './world.js';

const limits = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000};

/** The browser's client, a network that breaks after the request, the gateway, and the API that must be asked once. */
describe('between the client and the gateway, a connection that breaks', () => {
  let world: World;
  let server: Server;
  let network: TcpServer;
  let origin: string;
  /** What the network does to each POST that has arrived at the gateway, in turn; then nothing. */
  let faults: ('reset' | 'end' | 'half' | '408')[] = [];
  let posts = 0;

  const listen = async (listening: Server | TcpServer) => {
    await new Promise<void>(resolve => listening.listen(0, '127.0.0.1', resolve));
    return (listening.address() as AddressInfo).port;
  };

  before(async () => {
    world = await createWorld({limits});
    server = createServer(await nodeListener(world.gateway));
    const port = await listen(server);
    network = createTcp(near => {
      const far = connect(port, '127.0.0.1');
      let fault: (typeof faults)[number] | undefined;
      near.on('data', chunk => {
        if (String(chunk).startsWith('POST ')) {
          posts++;
          fault = faults.shift();
        }
        far.write(chunk);
      });
      // The gateway has answered by then, so whatever it does has been done.
      far.on('data', chunk => {
        if (!fault) near.write(chunk);
        else if (fault === 'reset') near.resetAndDestroy();
        else if (fault === '408') near.end('HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
        else if (fault === 'half') near.end(chunk.subarray(0, Math.floor(chunk.length / 2)));
        else near.end();
      });
      for (const [one, other] of [[near, far], [far, near]] as const) one.on('error', () => undefined).on('close', () => other.destroy());
    });
    origin = `http://127.0.0.1:${await listen(network)}`;
  });
  after(async () => {
    network.close();
    server.closeAllConnections();
    server.close();
    await world.stop();
  });
  afterEach(() => {
    world.api.replies.clear();
    world.api.seen.length = 0;
    faults = [];
    posts = 0;
  });

  /** The client of a page, whose browser keeps the cookie. */
  function open() {
    let cookie = '';
    const browser: typeof fetch = async (input, init) => {
      const request = new Request(input, init);
      request.headers.set('Origin', origin);
      if (cookie) request.headers.set('Cookie', cookie);
      const response = await fetch(request);
      for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0]!;
      return response;
    };
    return new Client({apiBase: new URL(`${origin}/smart-flow/`), endpoints: () => undefined, allowedHosts: ['127.0.0.1'], fetch: browser});
  }
  const sends = () => world.api.callsTo('/api/public/confirm').length;
  const outcome = (call: Promise<unknown>) => call.then(() => 'done', error => isLost(error) ? 'lost' : String((error as {code?: string}).code));

  for (const fault of ['reset', 'end', 'half', '408'] as const) {
    const id = fault === '408' ? 'N-14' : 'N-12';
    it(`${id}: once (${fault}) costs nothing: one code was sent, and it can be entered`, async () => {
      const client = open();
      faults = [fault];
      const first = await outcome(client.sendCode(anna));
      // A 408 is an answer to the client, so only the person asks again; their key is the same.
      assert.equal(first, fault === '408' ? 'lost' : 'done');
      if (first === 'lost') await client.sendCode(anna);
      assert.equal(posts, 2);
      assert.equal(sends(), 1);
      await client.checkCode(anna, world.api.code);
      assert.equal((await client.evidence(anna))['signingStatus'], 'MID');
    });
  }

  it('N-12: for good is told as lost, and the person who asks again gets the code that was sent', async () => {
    const client = open();
    faults = ['reset', 'end'];
    assert.equal(await outcome(client.sendCode(anna)), 'lost');
    assert.equal(await outcome(client.sendCode(anna)), 'done');
    assert.deepEqual([posts, sends()], [3, 1]);
    await client.checkCode(anna, world.api.code);
  });

  const breaks: [how: string, (response: ServerResponse) => unknown][] = [
    ['504', response => json(response, {}, 504)], ['connection', response => response.socket!.destroy()],
  ];
  for (const [how, breakOff] of breaks) {
    it(`N-12: between the gateway and the API (${how}) is told as lost; the code can be entered, and whoever presses again is heard`, async () => {
      const client = open();
      world.api.replies.set('/api/public/confirm', (_, response) => void breakOff(response));
      assert.equal(await outcome(client.sendCode(anna)), 'lost');
      assert.equal(sends(), 1);
      const check = '/api/public/phone/verification/code';
      world.api.replies.clear();
      world.api.replies.set(check, (_, response) => void breakOff(response));
      assert.equal(await outcome(client.checkCode(anna, world.api.code)), 'lost');
      world.api.replies.clear();
      // The same code once more: the answer that was kept for the press before is none to this one.
      assert.equal(await outcome(client.checkCode(anna, world.api.code)), 'done');
      assert.equal(await client.session(), anna);
      const {token} = (await client.terms(anna))!;
      world.api.replies.set('/api/public/confirm', (_, response) => void breakOff(response));
      const decisions = {zertes: true, eidas: false, risk: true};
      assert.equal(await outcome(client.confirmTerms(decisions, token!)), 'lost');
      world.api.replies.clear();
      assert.equal(await outcome(client.confirmTerms(decisions, token!)), 'done');
    });
  }

  it('N-15: a 503 is no lost answer, and a press again has the same key', async () => {
    const client = open();
    world.api.replies.set('/api/public/confirm', (_, response) => json(response, {}, 503));
    const keys = new Set<string | null>();
    const real = world.gateway.fetch;
    world.gateway.fetch = (request, ...rest) => {
      if (request.method === 'POST') keys.add(request.headers.get('idempotency-key'));
      return real(request, ...rest);
    };
    assert.equal(await outcome(client.sendCode(anna)), 'server');
    world.api.replies.clear();
    assert.equal(await outcome(client.sendCode(anna)), 'done');
    world.gateway.fetch = real;
    assert.equal(keys.size, 1);
  });

  it('N-12: while the API is slow sends one code, for the gateway finishes what it began', async () => {
    world.api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(200);
      json(response, {});
    });
    const client = open();
    const leaving = new AbortController();
    const first = outcome(client.sendCode(anna, {signal: leaving.signal}));
    await sleep(80);
    leaving.abort();
    await first;
    assert.equal(await outcome(client.sendCode(anna)), 'done');
    assert.equal(sends(), 1);
  });

  it('N-12: a code that was right and whose answer was lost is right', async () => {
    const client = open();
    await client.sendCode(anna);
    faults = ['reset'];
    await client.checkCode(anna, world.api.code);
    assert.equal(world.api.callsTo('/api/public/phone/verification/code').length, 1);
    assert.equal(await client.session(), anna);
  });

  for (const broken of [['reset'], ['end', 'half']] as (typeof faults)[]) {
    it(`N-13: terms whose acceptance was lost (${broken.join(', ')}) are confirmed once, and the poll knows it`, async () => {
      const client = open();
      await client.sendCode(anna);
      await client.checkCode(anna, world.api.code);
      const {token} = (await client.terms(anna))!;
      world.api.seen.length = 0;
      faults = [...broken];
      const decisions = {zertes: true, eidas: false, risk: true};
      assert.equal(await outcome(client.confirmTerms(decisions, token!)), broken.length > 1 ? 'lost' : 'done');
      assert.equal((await client.poll(token!))['confirmed'], true);
      assert.equal(await outcome(client.confirmTerms(decisions, token!)), 'done');
      // Asked again after an answer, it is another intent; after none, it is still the same.
      assert.equal(sends(), broken.length > 1 ? 1 : 2);
    });
  }
});
