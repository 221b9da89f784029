import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {calls, always, decisions, failure, gatewayClient, msisdn, posts, reads, registered, serve, tokenClient, type CallName} from './service.js';

const allFine = always({json: {...registered, link: 'https://rasd.example/t/terms-1', token: 'terms-1'}});

describe('each call of the wire', () => {
  const wire: Record<CallName, [method: string, path: string, body: unknown]> = {
    sendCode: ['POST', '/base/api/public/confirm', {msisdn}],
    checkCode: ['POST', '/base/api/public/phone/verification/code', {msisdn, code: 'ABCD'}],
    evidence: ['GET', `/base/api/public/evidence/status?msisdn=${msisdn}`, undefined],
    terms: ['GET', `/base/api/public/evidence/${msisdn}/tc`, undefined],
    confirmTerms: [
      'POST',
      '/base/api/public/confirm',
      {decizionZertes: true, decisionZertes: true, decisionEidas: false, knowsTheRisk: true, token: 'terms-1'},
    ],
    poll: ['GET', '/base/api/public/mobileid/status?token=terms-1', undefined],
  };
  for (const [name, [method, path, body]] of Object.entries(wire) as [CallName, (typeof wire)[CallName]][]) {
    it(`${name} is one ${method} to ${path}`, async t => {
      const service = await serve(t, allFine);
      await calls[name](tokenClient(service));
      assert.equal(service.heard.length, 1);
      const [request] = service.heard;
      assert.deepEqual([request!.method, request!.path], [method, path]);
      if (body === undefined) assert.equal(request!.body, '');
      else assert.deepEqual(JSON.parse(request!.body), body);
      assert.equal(request!.headers['content-type'], body === undefined ? undefined : 'application/json');
      assert.equal(request!.headers.accept, 'application/json');
    });
  }

  it('sends decisions as the booleans that were ticked, with the misspelling first', async t => {
    const service = await serve(t, allFine);
    await tokenClient(service).confirmTerms({zertes: false, eidas: true, risk: true}, 'a"b');
    assert.equal(
      service.heard[0]!.body,
      '{"decizionZertes":false,"decisionZertes":false,"decisionEidas":true,"knowsTheRisk":true,"token":"a\\"b"}',
    );
  });

  it('sends the guide’s spelling alone when that is set', async t => {
    const service = await serve(t, allFine);
    await tokenClient(service, {endpoints: {decisionZertes: false}}).confirmTerms(decisions, 'terms-1');
    assert.equal(service.heard[0]!.body, '{"decizionZertes":true,"decisionEidas":false,"knowsTheRisk":true,"token":"terms-1"}');
  });

  it('encodes what it puts into an address', async t => {
    const service = await serve(t, allFine);
    await tokenClient(service).poll('a/b?c=d&e #ü');
    assert.equal(service.heard[0]!.path, '/base/api/public/mobileid/status?token=a%2Fb%3Fc%3Dd%26e%20%23%C3%BC');
  });
});

describe('what a request tells', () => {
  /** The headers that the client sets, before the runtime adds its own. */
  async function headersOf(name: CallName, options: Parameters<typeof tokenClient>[1] = {}) {
    let headers: Record<string, string> = {};
    let request: Request | undefined;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      request = new Request(input, init);
      headers = Object.fromEntries(request.headers);
      return Response.json({...registered, link: 'https://rasd.example/t/terms-1'});
    };
    await calls[name](tokenClient({url: new URL('http://127.0.0.1:1/')}, {...options, fetch}));
    return {headers, request: request!};
  }

  it('is the token, in token mode, and nothing that would need a further permission', async () => {
    for (const name of reads) assert.deepEqual((await headersOf(name)).headers, {accept: 'application/json', authorization: 'Bearer token-1'});
    for (const name of posts) {
      const expected = {accept: 'application/json', authorization: 'Bearer token-1', 'content-type': 'application/json'};
      assert.deepEqual((await headersOf(name)).headers, expected);
    }
  });

  it('is no token with a gateway, but a key for what has an effect', async () => {
    for (const name of reads) assert.deepEqual((await headersOf(name, {tokens: undefined})).headers, {accept: 'application/json'});
    for (const name of posts) {
      const {headers} = await headersOf(name, {tokens: undefined});
      assert.match(headers['idempotency-key']!, /^[\da-f-]{36}$/);
      assert.deepEqual(Object.keys(headers).sort(), ['accept', 'content-type', 'idempotency-key']);
    }
  });

  it('is the deprecated key only where one is configured', async () => {
    assert.equal((await headersOf('evidence', {apiKey: 'key-1'})).headers['x-api-key'], 'key-1');
    assert.equal((await headersOf('evidence', {apiKey: ''})).headers['x-api-key'], undefined);
    assert.equal((await headersOf('sendCode', {apiKey: 'key-1', tokens: undefined})).headers['x-api-key'], 'key-1');
  });

  it('leaves the referrer to the browser, cookies to the own origin, and follows no redirect', async () => {
    for (const name of Object.keys(calls) as CallName[]) {
      const {request} = await headersOf(name);
      assert.equal(request.referrerPolicy, 'strict-origin-when-cross-origin');
      assert.equal(request.credentials, 'same-origin');
      assert.equal(request.redirect, 'manual');
      assert.equal(request.cache, 'no-store');
      assert.equal(request.headers.get('referer'), null);
    }
    assert.equal((await headersOf('evidence', {credentials: 'include'})).request.credentials, 'include');
  });

  it('arrives on the wire as it was meant', async t => {
    const service = await serve(t, allFine);
    await calls.sendCode(tokenClient(service, {apiKey: 'key-1'}));
    const {headers} = service.heard[0]!;
    assert.equal(headers.authorization, 'Bearer token-1');
    assert.equal(headers['x-api-key'], 'key-1');
    assert.equal(headers.cookie, undefined);
    assert.equal(headers['idempotency-key'], undefined);
  });
});

describe('paths and bodies', () => {
  it('can each be replaced alone', async t => {
    const service = await serve(t, allFine);
    const client = tokenClient(service, {
      endpoints: {
        sendCode: 'api/public/phone/verification',
        sendCodeBody: number => ({msisdn: number, code: 'ABCD'}),
        checkCode: 'check',
        checkCodeBody: (number, code) => ({n: number, c: code}),
        evidence: 'evidence/{msisdn}?v=2',
        terms: '/other/{msisdn}/{msisdn}/{unknown}',
        confirmTerms: 'terms',
        confirmTermsBody: ({zertes}, token) => ({zertes, token}),
        poll: 'poll/{token}',
      },
    });
    for (const call of Object.values(calls)) await call(client);
    assert.deepEqual(service.heard.map(({path, body}) => `${path} ${body}`.trim()), [
      `/base/api/public/phone/verification {"msisdn":"${msisdn}","code":"ABCD"}`,
      `/base/check {"n":"${msisdn}","c":"ABCD"}`,
      `/base/evidence/${msisdn}?v=2`,
      `/other/${msisdn}/${msisdn}/%7Bunknown%7D`,
      '/base/terms {"zertes":true,"token":"terms-1"}',
      '/base/poll/terms-1',
    ]);
  });

  it('that are undefined stay the guide’s', async t => {
    const service = await serve(t, allFine);
    await calls.sendCode(tokenClient(service, {endpoints: {sendCode: undefined, sendCodeBody: undefined}}));
    assert.equal(`${service.heard[0]!.path} ${service.heard[0]!.body}`, `/base/api/public/confirm {"msisdn":"${msisdn}"}`);
  });

  for (const path of ['https://evil.example/x', '//evil.example/x', '\\\\evil.example/x', 'data:text/plain,x', 'http://localhost/x', '/\\evil.example/x']) {
    it(`never take the token to another origin: ${path}`, async t => {
      const service = await serve(t, allFine);
      let asked = 0;
      const tokens = {current: async () => (asked++, 'token-1'), renewed: async () => 'token-2'};
      const endpoints = {sendCode: path, checkCode: path, evidence: path, terms: path, confirmTerms: path, poll: path};
      let fetched = 0;
      const fetch: typeof globalThis.fetch = (...given) => (fetched++, globalThis.fetch(...given));
      for (const call of Object.values(calls)) {
        assert.equal((await failure(call(tokenClient(service, {endpoints, tokens, fetch})))).code, 'configuration');
      }
      assert.deepEqual([asked, fetched, service.heard.length], [0, 0, 0]);
    });
  }
});

describe('a number that could be one', () => {
  for (const number of ['1234567', '123456789012345', '4179999999', '417999999']) {
    it(`${number} is sent as it is`, async t => {
      const service = await serve(t, allFine);
      await tokenClient(service).sendCode(number);
      await tokenClient(service).evidence(number);
      assert.equal(service.heard[0]!.body, `{"msisdn":"${number}"}`);
      assert.equal(service.heard[1]!.path, `/base/api/public/evidence/status?msisdn=${number}`);
    });
  }
});

describe('a number that is none', () => {
  const numbers = [
    '', '0790000001', '+41790000001', '41 79 000 00 01', '123456', '1234567890123456', '../41790000001', '41790000001\n', 'null', '٤١٧٩٠٠٠٠٠٠١',
  ];
  for (const number of numbers) {
    it(`O-01: ${JSON.stringify(number)} never leaves the page`, async t => {
      const service = await serve(t, allFine);
      for (const client of [tokenClient(service), gatewayClient(service)]) {
        for (const call of [client.sendCode(number), client.checkCode(number, 'ABCD'), client.evidence(number), client.terms(number)]) {
          const error = await failure(call);
          assert.equal(error.code, 'invalid-number');
          if (number) assert.ok(!error.message.includes(number));
        }
      }
      assert.equal(service.heard.length, 0);
    });
  }
});
