import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {connect} from 'node:net';
import {createGateway, SettingError} from '../../src/gateway/index.js';
import {Api, json} from './api.js';
import {environment, remote, runProgram, startProgram, waitFor} from './processes.js';
import {makeAuthority, makeCertificate, startTls} from './tls.js';
import {anna, Browser, createWorld, expectProblem, expectStatus, own, sleep} from './world.js';

describe('the program', () => {
  let api: Api;
  before(async () => void (api = await Api.start()));
  after(() => api.stop());
  const asks = () => api.callsTo('/api/public/confirm').length;

  it('says in one line what is missing or bad, and stops', () => {
    const good = environment(api);
    const complaint = (change: Record<string, string>, args?: string[]) => {
      const {code, out, error} = runProgram({...good, ...change}, args);
      assert.equal(code, 1);
      assert.equal(out, '');
      assert.match(error, /^smart-flow-gateway: [^\n]+\n$/);
      assert.ok(!error.includes('geheim'));
      return error;
    };
    const {code, error} = runProgram({});
    assert.equal(code, 1);
    assert.match(error, /^smart-flow-gateway: missing: SMART_FLOW_API_URL, SMART_FLOW_TOKEN_URL, SMART_FLOW_CLIENT_ID, SMART_FLOW_CLIENT_SECRET, SMART_FLOW_SESSION_SECRET\n$/);
    for (const [name, values] of Object.entries({
      SMART_FLOW_API_URL: ['', 'api.test', 'http://api.test/', 'ftp://api.test/', 'https://u:p@api.test/', 'https://api.test/?a=b', 'https://api.test/?'],
      SMART_FLOW_TOKEN_URL: ['', 'http://10.0.0.1/', 'x'],
      SMART_FLOW_CLIENT_ID: [''],
      SMART_FLOW_CLIENT_SECRET: [''],
      SMART_FLOW_SESSION_SECRET: ['', 'x'.repeat(31), `${'x'.repeat(32)},short`, ','],
      SMART_FLOW_ALLOWED_ORIGINS: ['shop.test', 'https://shop.test/path', '*', 'null'],
      SMART_FLOW_ALLOWED_HOSTS: ['https://terms.test', '*', 'a/b', 'a:99999', ',', ' '],
      SMART_FLOW_BASE_PATH: ['smart-flow', '/a b', '/../x?'],
      SMART_FLOW_REDIS_URL: ['localhost', 'http://localhost', 'redis://127.0.0.1:6379/abc', 'redis://', 'redis:///1', 'redis://%zz@localhost'],
      SMART_FLOW_TRUST_PROXY: ['yes', '-1', '1.5', '11'],
      SMART_FLOW_LIMITS: ['{', '[]', '5', 'null', '{"sends":1}', '{"sendsPerNumberPerHour":0}', '{"sendsPerNumberPerHour":"5"}', '{"sendGapSeconds":-1}', '{"__proto__":1}'],
      PORT: ['http', '65536', '-1'],
    })) for (const value of values) assert.ok(complaint({[name]: value}).includes(name), `${name}=${value}`);
    complaint({}, ['--version']);
    assert.ok(complaint({HOST: '192.0.2.1'}).includes('HOST'));
    assert.ok(complaint({HOST: 'no-such-host.invalid'}).includes('HOST'));
    assert.ok(complaint({PORT: new URL(api.url).port}).includes('PORT'));
  });

  it('has the same words for those who build it into their server', () => {
    assert.throws(() => createGateway({} as never), (error: unknown) => error instanceof SettingError && error.message === 'missing: apiUrl, tokenUrl, clientId, clientSecret, sessionSecret');
  });

  it('explains itself, every setting included', () => {
    const {code, out} = runProgram({}, ['--help']);
    assert.equal(code, 0);
    const names = ['API_URL', 'TOKEN_URL', 'CLIENT_ID', 'CLIENT_SECRET', 'SESSION_SECRET', 'SCOPE', 'ALLOWED_ORIGINS', 'ALLOWED_HOSTS', 'BASE_PATH', 'REDIS_URL', 'TRUST_PROXY', 'LIMITS', 'API_KEY', 'REFERER'];
    for (const name of [...names.map(name => `SMART_FLOW_${name}`), 'PORT', 'HOST']) assert.ok(out.includes(name), name);
  });

  it('serves the flow, logs one line for each request, finishes what is under way, and ends well', async t => {
    const program = await startProgram({...environment(api), SMART_FLOW_LIMITS: '{"sendGapSeconds":0}'});
    t.after(() => program.stop());
    const user = new Browser(remote(program.url), '', own);
    await user.verify(anna, 'ABCD');
    await expectStatus(await user.evidence(anna), 200);
    assert.match(user.cookie, /^smart-flow=/);
    const pageAnswer = await user.get('/');
    assert.match(await pageAnswer.text(), /<script type="module" src="\/dist\/smart-flow.js">/);
    const lines = await program.log();
    assert.equal(lines.length, 4);
    const line = lines[2]!;
    assert.deepEqual(Object.keys(line), ['time', 'level', 'method', 'route', 'status', 'ms', 'number', 'correlationId']);
    assert.equal(line['route'], '/smart-flow/api/public/evidence/status');
    assert.equal(line['number'], '+41 79 ••• •• 01');

    api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(500);
      json(response, {});
    });
    const earlier = asks();
    const asked = user.ask(anna);
    // A connection that is open and asks nothing must not keep it.
    const idle = connect(Number(new URL(program.url).port), '127.0.0.1');
    idle.on('error', () => undefined);
    await waitFor(() => asks() > earlier);
    const ended = program.stop();
    await expectStatus(await asked, 200);
    assert.equal(await ended, 0);
    api.replies.clear();
    await assert.rejects(fetch(program.url));
    assert.ok(!program.output().includes(anna) && !program.output().includes('TOKENSENTINEL'));
  });

  it('G-08: trusts the authority that it is told to, and for what it vouches alone', async t => {
    const folder = mkdtempSync(join(tmpdir(), 'smart-flow-'));
    t.after(() => rmSync(folder, {recursive: true}));
    const authority = await makeAuthority();
    writeFileSync(join(folder, 'authority.pem'), authority.cert);
    const cases: [Parameters<typeof makeCertificate>[0], reason: string | undefined][] = [
      [{authority}, undefined],
      [{authority, from: -2, until: -1}, 'API: CERT_HAS_EXPIRED'],
      [{authority, address: '127.0.0.2'}, 'API: ERR_TLS_CERT_ALTNAME_INVALID'],
      // Of the same name.
      [{authority: await makeAuthority()}, 'API: CERT_SIGNATURE_FAILURE'],
    ];
    await Promise.all(cases.map(async ([given, reason]) => {
      const tls = await startTls(await makeCertificate(given), api.url);
      t.after(() => tls.stop());
      const program = await startProgram({...environment(api), SMART_FLOW_API_URL: tls.url, NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem')});
      t.after(() => program.stop());
      const answer = await new Browser(remote(program.url), '', own).ask(anna);
      if (reason) await expectProblem(answer, 502, 'server');
      else await expectStatus(answer, 200);
      assert.equal((await program.log()).at(-1)?.['reason'], reason);
    }));
  });

  it('told to stop twice, as npm does, it still finishes what is under way', async t => {
    const program = await startProgram(environment(api));
    t.after(() => program.stop());
    api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(500);
      json(response, {});
    });
    const earlier = asks();
    const asked = new Browser(remote(program.url), '', own).ask(anna);
    await waitFor(() => asks() > earlier);
    for (const signal of ['SIGINT', 'SIGINT', 'SIGTERM'] as const) {
      program.process.kill(signal);
      await sleep(50);
    }
    await expectStatus(await asked, 200);
    assert.equal(await program.exited, 0);
    api.replies.clear();
  });

  it('waits ten seconds for a request to arrive whole, and hardly longer', {timeout: 20_000}, async t => {
    const program = await startProgram(environment(api));
    t.after(() => program.stop());
    const socket = connect(Number(new URL(program.url).port), '127.0.0.1').on('error', () => undefined);
    socket.write('POST /smart-flow/api/public/confirm HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{');
    const started = performance.now();
    await new Promise(resolve => socket.resume().once('close', resolve).setTimeout(14_000, () => socket.destroy()));
    assert.ok(performance.now() - started < 12_500, String(performance.now() - started));
  });

  it('finishes also what nobody waits for any more', async t => {
    const program = await startProgram(environment(api));
    t.after(() => program.stop());
    let answered = false;
    api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(600);
      answered = true;
      json(response, {});
    });
    const body = JSON.stringify({msisdn: anna});
    const {port, origin} = new URL(program.url);
    const earlier = asks();
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST /smart-flow/api/public/confirm HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: ${origin}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    await waitFor(() => asks() > earlier);
    socket.resetAndDestroy();
    await sleep(50);
    assert.equal(await program.stop(), 0);
    assert.ok(answered);
    api.replies.clear();
    assert.equal((await program.log()).at(-1)?.['status'], 200);
  });
});

describe('what it serves beside the API', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smart-flow-'));
    mkdirSync(join(folder, 'dist/languages'), {recursive: true});
    writeFileSync(join(folder, 'secret.js'), 'SECRET');
    writeFileSync(join(folder, 'dist/smart-flow.js'), 'export {}');
    writeFileSync(join(folder, 'dist/.hidden.js'), 'SECRET');
    writeFileSync(join(folder, 'dist/key.pem'), 'SECRET');
    writeFileSync(join(folder, 'dist/languages/de.js'), 'export {}');
    symlinkSync(join(folder, 'secret.js'), join(folder, 'dist/link.js'));
  });
  after(() => rmSync(folder, {recursive: true}));

  it('files of the folder, with their types, never kept without asking', async t => {
    const world = await createWorld({assets: join(folder, 'dist')});
    t.after(() => world.stop());
    const user = world.browser();
    for (const path of ['/dist/smart-flow.js', '/dist/languages/de.js', '/smart-flow/dist/smart-flow.js']) {
      const answer = await user.get(path);
      await expectStatus(answer, 200);
      assert.equal(answer.headers.get('Content-Type'), 'text/javascript; charset=utf-8');
      assert.equal(answer.headers.get('Cache-Control'), 'no-cache');
      assert.equal(answer.headers.get('X-Content-Type-Options'), 'nosniff');
      assert.equal(answer.headers.get('Access-Control-Allow-Origin'), '*');
      const again = await user.get(path, {'If-None-Match': answer.headers.get('ETag')!});
      assert.equal(again.status, 304);
    }
    for (const path of ['/dist/', '/dist/../secret.js', '/dist/%2e%2e/secret.js', '/dist/..%2fsecret.js', '/dist/languages/../../secret.js', '/dist//etc/passwd', '/dist/.hidden.js',
      '/dist/link.js', '/dist/key.pem', '/dist/none.js', '/dist/languages', '/dist/%00.js', '/dist/smart-flow.js/', '/dist/..\\secret.js', '/dist/%5c..%5csecret.js', `/dist/${'a'.repeat(500)}.js`]) {
      const answer = await user.get(path);
      assert.ok(!(await answer.clone().text()).includes('SECRET'), path);
      await expectProblem(answer, 404, 'not-found');
    }
  });

  it('a page whose policy allows no script but the bundle, and names the hosts of consent pages', async t => {
    const world = await createWorld({allowedHosts: ['terms.test', '*.docs.test', 'localhost', 'x.test:8443'], basePath: '/sub/flow'});
    t.after(() => world.stop());
    const user = world.browser();
    for (const path of ['/', '/sub/flow/']) {
      const answer = await user.get(path);
      const policy = answer.headers.get('Content-Security-Policy')!;
      for (const part of [`default-src 'none'`, `script-src 'self'`, `style-src 'self'`, `connect-src 'self'`, `base-uri 'none'`, `frame-ancestors 'none'`,
        `require-trusted-types-for 'script'`, 'trusted-types smart-flow', 'frame-src https://terms.test https://*.docs.test http://localhost:* https://localhost:* https://x.test:8443']) {
        assert.ok(policy.split('; ').includes(part), part);
      }
      assert.equal(answer.headers.get('X-Frame-Options'), 'DENY');
      const text = await answer.text();
      assert.ok(text.includes('api-base="/sub/flow/"'));
      assert.ok(!/<style|style=|<script(?! type="module" src)| on\w+=/.test(text));
    }
    const [, script] = /src="([^"]+page\.js)"/.exec(await (await user.get('/')).text()) ?? [];
    assert.equal((await user.get(script!)).headers.get('Content-Type'), 'text/javascript; charset=utf-8');
    assert.equal((await user.get('/sub/flow/page.css')).headers.get('Content-Type'), 'text/css; charset=utf-8');
  });
});
