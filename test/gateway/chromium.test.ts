import assert from 'node:assert/strict';
import {existsSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {connect, createServer as createProxy, type AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, beforeEach, describe, it} from 'node:test';
import {chromium, type Browser as Chromium, type BrowserContext, type Page} from 'playwright-core';
import {createGateway, nodeListener, type Gateway, type LogEntry} from '../../src/gateway/index.js';
import {Api} from './api.js';
import {anna, beat, secret} from './world.js';

const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium';
if (!existsSync(executablePath)) console.log('skipped: no Chromium (CHROME_PATH), so cookies and CORS are not tested in a browser');

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

describe('in Chromium', {skip: !existsSync(executablePath)}, () => {
  let chrome: Chromium;
  let context: BrowserContext;
  let api: Api;
  let gateway: Gateway;
  let folder: string;
  const servers: Server[] = [];
  const log: LogEntry[] = [];
  /** `localhost` and `127.0.0.1` are two sites, ports of one host are one site. */
  let own: string;
  let near: string;
  let far: string;
  let evil: string;

  async function listen(server: Server): Promise<number> {
    servers.push(server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }
  const blank = () => createServer((_, response) => void response.writeHead(200, {'Content-Type': 'text/html'}).end('<!doctype html><title>page</title>'));

  before(async () => {
    api = await Api.start();
    folder = mkdtempSync(join(tmpdir(), 'smart-flow-'));
    writeFileSync(join(folder, 'smart-flow.js'), `trustedTypes.createPolicy('smart-flow', {createHTML: text => text}); document.title = 'loaded';`);
    near = `http://localhost:${await listen(blank())}`;
    far = `http://127.0.0.1:${await listen(blank())}`;
    evil = `http://127.0.0.1:${await listen(blank())}`;
    gateway = createGateway({
      apiUrl: api.url, tokenUrl: `${api.url}/oauth/token`, clientId: 'client-1', clientSecret: 'geheim', sessionSecret: secret,
      allowedOrigins: [near, far], log: entry => void log.push(entry), assets: folder,
      limits: {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000},
    });
    own = `http://localhost:${await listen(createServer(await nodeListener(gateway)))}`;
    chrome = await chromium.launch({executablePath, args});
  });
  after(async () => {
    await chrome?.close();
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
    await gateway.close();
    await api.stop();
    rmSync(folder, {recursive: true});
  });
  beforeEach(async () => {
    await context?.close();
    context = await chrome.newContext();
    api.seen.length = 0;
    api.replies.clear();
  });

  async function open(address: string): Promise<Page> {
    const page = await context.newPage();
    await page.goto(address);
    return page;
  }

  /** A call from within a page; 0 where the browser did not let it see the answer. */
  function call(page: Page, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    return page.evaluate(async ([url, method, body, headers]) => {
      try {
        const response = await fetch(url, {
          method, credentials: 'include', headers: {...(body === undefined ? {} : {'Content-Type': 'application/json'}), ...headers},
          ...(body === undefined ? {} : {body: JSON.stringify(body)}),
        });
        return {status: response.status, text: await response.text(), wait: response.headers.get('Retry-After')};
      } catch {
        return {status: 0, text: '', wait: null};
      }
    }, [`${own}/smart-flow/${path}`, method, body, headers] as const);
  }
  const send = (page: Page, msisdn = anna, headers = {}) => call(page, 'POST', 'api/public/confirm', {msisdn}, headers);
  const enter = (page: Page, msisdn = anna) => call(page, 'POST', 'api/public/phone/verification/code', {msisdn, code: 'ABCD'});
  const evidence = (page: Page, msisdn = anna) => call(page, 'GET', `api/public/evidence/status?msisdn=${msisdn}`);

  async function verify(page: Page): Promise<void> {
    assert.equal((await send(page)).status, 200);
    assert.equal((await enter(page)).status, 200);
  }

  it('the cookie is kept, out of reach of scripts, and is enough', async () => {
    const page = await open(`${own}/`);
    await verify(page);
    assert.equal(await page.evaluate(() => document.cookie), '');
    const [cookie, ...others] = await context.cookies();
    assert.equal(others.length, 0);
    assert.deepEqual([cookie?.name, cookie?.httpOnly, cookie?.secure, cookie?.sameSite, cookie?.path], ['smart-flow', true, false, 'Strict', '/']);
    assert.equal((await evidence(page)).status, 200);
    assert.equal((await evidence(page, beat)).status, 403);
    assert.equal((await call(page, 'DELETE', 'session')).status, 204);
    assert.deepEqual(await context.cookies(), []);
    assert.equal((await evidence(page)).status, 403);
  });

  it('the hosted page works under its policy: the bundle runs, nothing else does', async () => {
    const page = await context.newPage();
    const violations: string[] = [];
    page.on('console', message => void (message.type() === 'error' && violations.push(message.text())));
    await page.goto(`${own}/`);
    await page.waitForFunction(() => document.title === 'loaded');
    assert.deepEqual(violations, []);
    assert.equal(await page.evaluate(() => getComputedStyle(document.querySelector('main')!).display), 'grid');
    await page.evaluate(() => {
      try {
        document.body.innerHTML = '<img src=x onerror="document.title = \'broken\'">';
      } catch {
        document.title = 'refused';
      }
    });
    assert.equal(await page.title(), 'refused');
    const framing = await open(`${evil}/`);
    await framing.evaluate(address => document.body.append(Object.assign(document.createElement('iframe'), {src: address})), `${own}/`);
    await framing.waitForTimeout(300);
    assert.notEqual(framing.frames()[1]?.url(), `${own}/`);
  });

  it('G-05: a page of another site can neither send, nor end, nor read', async () => {
    const page = await open(`${own}/`);
    await verify(page);
    api.seen.length = 0;
    const other = await open(`${evil}/`);
    assert.equal((await send(other)).status, 0);
    assert.equal((await evidence(other)).status, 0);
    assert.equal((await call(other, 'DELETE', 'session')).status, 0);
    for (const enctype of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const form = await open(`${evil}/`);
      const [response] = await Promise.all([
        form.waitForResponse(response => response.request().method() === 'POST'),
        form.evaluate(([action, enctype, msisdn]) => {
          const form = Object.assign(document.createElement('form'), {action, enctype, method: 'post'});
          form.append(Object.assign(document.createElement('input'), {name: `{"msisdn":"${msisdn}","x":"`, value: '"}'}));
          document.body.append(form);
          form.submit();
        }, [`${own}/smart-flow/api/public/confirm`, enctype, anna] as const),
      ]);
      assert.equal(response.status(), 403);
    }
    const image = await open(`${evil}/`);
    log.length = 0;
    await image.evaluate(src => new Promise(resolve => {
      document.body.append(Object.assign(document.createElement('img'), {src, onerror: resolve, onload: resolve}));
    }), `${own}/smart-flow/session`);
    assert.deepEqual(log.map(({route, status}) => [route, status]), [['/smart-flow/session', 403]]);
    assert.equal(api.calls.length, 0);
    assert.equal((await evidence(page)).status, 200);
  });

  it('a page of a listed origin can, on the same site', async () => {
    const page = await open(`${near}/`);
    await verify(page);
    assert.equal((await evidence(page)).status, 200);
    assert.equal((await context.cookies())[0]?.sameSite, 'Strict');
  });

  it('and on another site, with a cookie that works there alone', async () => {
    const page = await open(`${far}/`);
    await verify(page);
    assert.equal((await evidence(page)).status, 200);
    const [cookie] = await context.cookies();
    assert.deepEqual([cookie?.sameSite, cookie?.secure, cookie?.httpOnly], ['None', true, true]);
    assert.ok((cookie as {partitionKey?: string}).partitionKey?.includes('127.0.0.1'));
    assert.equal((await evidence(await open(`${own}/`))).status, 403);
  });

  it('lets a listed page read how long to wait', async () => {
    const page = await open(`${near}/`);
    await send(page);
    for (let index = 0; index < 5; index++) {
      await call(page, 'POST', 'api/public/phone/verification/code', {msisdn: anna, code: 'WRONG'});
    }
    const answer = await enter(page);
    assert.equal(answer.status, 429);
    assert.match(answer.wait!, /^\d+$/);
  });

  it('N-12: a POST that the browser itself sends twice, as the connection broke, sends one code', async () => {
    let connections = 0;
    let posts = 0;
    const {port} = new URL(own);
    const proxy = createProxy(client => {
      connections++;
      const upstream = connect(Number(port), 'localhost');
      const breaks = posts === 0;
      client.on('data', chunk => {
        const isPost = String(chunk).includes('POST ');
        if (isPost) posts++;
        upstream.write(chunk);
        if (isPost && breaks) setTimeout(() => client.resetAndDestroy(), 100);
      });
      upstream.on('data', chunk => void (posts === 1 && breaks ? undefined : client.write(chunk)));
      client.on('error', () => undefined).on('close', () => upstream.destroy());
      upstream.on('error', () => undefined).on('close', () => client.destroy());
    });
    await new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve));
    const through = `http://localhost:${(proxy.address() as AddressInfo).port}`;
    const page = await open(`${near}/`);
    await page.goto(`${through}/`);
    const answer = await page.evaluate(async ([url, msisdn]) => {
      const response = await fetch(url, {method: 'POST', headers: {'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID()}, body: JSON.stringify({msisdn})});
      return response.status;
    }, [`${through}/smart-flow/api/public/confirm`, anna] as const).catch(() => 0);
    assert.equal(answer, 200);
    assert.equal(posts, 2, 'the browser sent it twice');
    assert.ok(connections > 1);
    assert.equal(api.callsTo('/api/public/confirm').length, 1);
    proxy.close();
  });

  it('the browser never holds the token: not in responses, DOM, storage, messages, nor on its heap', async () => {
    const page = await context.newPage();
    const texts: string[] = [];
    page.on('response', response => void response.body().then(body => texts.push(response.url(), String(body), JSON.stringify(response.headers()))).catch(() => undefined));
    page.on('console', message => void texts.push(message.text()));
    await page.addInitScript(() => {
      const heard: unknown[] = [];
      Object.assign(globalThis, {heard});
      addEventListener('message', event => void heard.push(event.data));
    });
    await page.goto(`${own}/`);
    await verify(page);
    assert.equal((await evidence(page)).status, 200);
    const terms = await call(page, 'GET', `api/public/evidence/${anna}/tc`);
    assert.equal(terms.status, 200);
    const {token} = JSON.parse(terms.text) as {token: string};
    assert.equal((await call(page, 'POST', 'api/public/confirm', {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token})).status, 200);
    assert.equal((await call(page, 'GET', `api/public/mobileid/status?token=${token}`)).status, 200);
    texts.push(await page.evaluate(async () => JSON.stringify([
      document.documentElement.outerHTML, {...localStorage}, {...sessionStorage}, document.cookie, await indexedDB.databases(), (globalThis as {heard?: unknown}).heard,
      performance.getEntries().map(entry => entry.name),
    ])), JSON.stringify(await context.storageState()));
    await page.evaluate(() => Object.assign(globalThis, {marker: ['HEAP', 'MARKER'].join('-')}));
    const heap: string[] = [];
    const session = await context.newCDPSession(page);
    session.on('HeapProfiler.addHeapSnapshotChunk', ({chunk}) => void heap.push(chunk));
    await session.send('HeapProfiler.enable');
    await session.send('HeapProfiler.takeHeapSnapshot', {reportProgress: false});
    const everything = texts.join('\n') + heap.join('');
    assert.ok(api.tokens.asked > 0 && everything.includes(token), 'the search finds what is there');
    assert.ok(heap.join('').includes('MARKER'));
    for (const word of ['TOKENSENTINEL', 'geheim']) assert.ok(!everything.includes(word), word);
  });
});
