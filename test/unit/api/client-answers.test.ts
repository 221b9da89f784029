import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {isLost, type ErrorCode} from '../../../src/api/errors.js';
import {readProgress} from '../../../src/flows/progress.js';
import {terms, type TermsState} from '../../../src/flows/terms.js';
import {always, calls, failure, gatewayClient, msisdn, posts, reads, registered, serve, tokenClient, type CallName, type Reply} from './service.js';

const link = 'https://rasd.example/t/terms-1';
/** Nobody waits between attempts. */
const now = {'retry-after': '0'};

describe('what a status means', () => {
  const general: Record<number, ErrorCode> = {
    302: 'unauthorized', 303: 'unauthorized', 307: 'unauthorized',
    400: 'unexpected-response', 401: 'unauthorized', 403: 'forbidden', 404: 'not-found', 405: 'unexpected-response', 408: 'timeout',
    409: 'unexpected-response', 410: 'unexpected-response', 418: 'unexpected-response', 422: 'unexpected-response', 429: 'too-many-requests',
    499: 'unexpected-response', 500: 'server', 501: 'server', 502: 'server', 503: 'server', 504: 'server', 520: 'server', 599: 'server',
  };
  const own: Record<CallName, Record<number, ErrorCode | null>> = {
    sendCode: {400: 'invalid-number', 422: 'invalid-number'},
    checkCode: {400: 'wrong-code', 404: 'code-expired', 409: 'code-expired', 410: 'code-expired', 422: 'wrong-code'},
    evidence: {},
    terms: {404: null},
    confirmTerms: {404: 'terms-expired', 410: 'terms-expired'},
    poll: {400: null, 404: 'terms-expired', 410: 'terms-expired'},
  };
  for (const name of Object.keys(calls) as CallName[]) {
    for (const [status, usual] of Object.entries(general)) {
      const code = own[name][Number(status)] === undefined ? usual : own[name][Number(status)];
      if (code === null) continue;
      it(`N-27: ${name} ${status}: ${code}`, async t => {
        const service = await serve(t, always({status: Number(status), headers: {...now, location: '/login'}}));
        const error = await failure(calls[name](tokenClient(service)));
        assert.deepEqual([error.name, error.code, error.status], ['SmartFlowError', code, Number(status)]);
      });
    }
  }

  it('C-09: is "nothing open" for a 404 on the terms', async t => {
    for (const reply of [404, {status: 404, json: {notFound: true}}, {status: 404, body: '<h1>Not found</h1>'}] satisfies Reply[]) {
      const service = await serve(t, always(reply));
      assert.equal(await tokenClient(service).terms(msisdn), null);
    }
  });

  it('lets nobody wait for an acceptance that the service does not know: 400, 404 and 410 end it', async t => {
    const waiting: TermsState = {
      at: 'phone', msisdn, terms: {token: 'terms-1', link, documents: []}, decisions: {zertes: true, eidas: true, risk: true},
      consentUrl: null, seen: [], since: 0, deadline: 1e9, trouble: 0, stale: 0,
    };
    for (const status of [400, 404, 410]) {
      const service = await serve(t, always({status}));
      const {code} = await failure(tokenClient(service).poll('terms-1'));
      const state = terms(waiting, {type: 'failed', problem: {code: code as ErrorCode}, now: 0});
      assert.ok(state.at === 'expired' || state.at === 'failed', `${status} leaves the person at "${state.at}"`);
    }
  });

  it('N-27: also when nobody has defined it', async t => {
    const service = await serve(t, always(response => void response.socket!.end('HTTP/1.1 799 Strange\r\nContent-Length: 0\r\n\r\n')));
    assert.equal((await failure(tokenClient(service).checkCode(msisdn, 'ABCD'))).code, 'server');
  });
});

describe('what a gateway says goes before the status', () => {
  const rows: [status: number, code: unknown, expected: ErrorCode][] = [
    [403, 'too-many-requests', 'too-many-requests'],
    [400, 'code-expired', 'code-expired'],
    [429, 'wrong-code', 'wrong-code'],
    [502, 'unexpected-response', 'unexpected-response'],
    [403, 'unauthorized', 'unauthorized'],
    [400, 'invented', 'wrong-code'],
    [400, 'toString', 'wrong-code'],
    [400, 42, 'wrong-code'],
    [400, null, 'wrong-code'],
    [400, ['code-expired'], 'wrong-code'],
    [403, 'WRONG-CODE', 'forbidden'],
  ];
  for (const [status, code, expected] of rows) {
    it(`${status} with ${JSON.stringify(code)}: ${expected}`, async t => {
      const body = JSON.stringify({type: 'about:blank', title: 'Secret title', detail: 'Secret detail', status, code});
      const service = await serve(t, always({status, body, headers: {...now, 'content-type': 'application/problem+json'}}));
      const error = await failure(gatewayClient(service).checkCode(msisdn, 'ABCD'));
      assert.deepEqual([error.code, error.status], [expected, status]);
      assert.doesNotMatch(error.message, /Secret/);
    });
  }
});

describe('the reference for support', () => {
  const rows: [what: string, reply: {headers?: Record<string, string>; json?: unknown; body?: string}, id: string | undefined][] = [
    ['in problem+json', {json: {code: 'server', correlationId: 'c-1'}}, 'c-1'],
    ['as ASP.NET calls it', {json: {traceId: '00-4bf92f3577b34da6a3ce-00f067aa0ba902b7-00'}}, '00-4bf92f3577b34da6a3ce-00f067aa0ba902b7-00'],
    ['as the broker calls it', {json: {transaction_id: 't_1', error: 'x', error_description: 'y'}}, 't_1'],
    ['in a header', {headers: {'x-correlation-id': 'h-1'}, body: '<h1>Broken</h1>'}, 'h-1'],
    ['in another header', {headers: {'x-request-id': 'r-1'}}, 'r-1'],
    ['in body and header', {headers: {'x-correlation-id': 'h-1'}, json: {correlationId: 'c-1'}}, 'c-1'],
    ['that is no text', {json: {correlationId: 42}}, undefined],
    ['that is HTML', {json: {correlationId: '<b>c-1</b>'}}, undefined],
    ['that has blanks', {json: {correlationId: 'call 0900 123 456'}}, undefined],
    ['that is endless', {json: {correlationId: 'x'.repeat(129)}}, undefined],
    ['that is bad in the body and good in the header', {headers: {'x-request-id': 'r-1'}, json: {traceId: '<b>'}}, 'r-1'],
    ['that is missing', {}, undefined],
  ];
  for (const [what, reply, id] of rows) {
    it(`${what} is ${id}`, async t => {
      const service = await serve(t, always({status: 500, ...reply}));
      assert.equal((await failure(tokenClient(service).sendCode(msisdn))).correlationId, id);
    });
  }
});

describe('N-16, O-03: a request with an effect succeeds with any 2xx, whatever comes with it', () => {
  const replies: [what: string, reply: Reply][] = [
    ['200 and nothing', 200],
    ['200 and JSON', {json: {}}],
    ['200 and text', {body: 'OK'}],
    ['200 and HTML', {body: '<h1>OK</h1>', headers: {'content-type': 'text/html'}}],
    ['200 and half of a JSON', {body: '{"ok": tr'}],
    ['200 and an error in its body', {json: {error: 'x', code: 'wrong-code'}}],
    ['200 and 200 kB', {body: 'x'.repeat(200_000)}],
    ['201', 201],
    ['202', {status: 202, json: {state: 'started'}}],
    ['204', 204],
    ['205', 205],
  ];
  for (const [what, reply] of replies) {
    it(what, async t => {
      const service = await serve(t, always(reply));
      for (const client of [tokenClient(service), gatewayClient(service)]) {
        for (const name of posts) await calls[name](client);
      }
      assert.equal(service.heard.length, 6);
    });
  }
});

describe('an answer to a read', () => {
  const deep = `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`;
  const unusable: [id: string, what: string, reply: Reply][] = [
    ['N-17', 'nothing', 200],
    ['N-17', '204', 204],
    ['N-18', 'HTML', {body: '<!doctype html><h1>Maintenance</h1>', headers: {'content-type': 'text/html'}}],
    ['N-18', 'HTML that claims to be JSON', {body: '<h1>Maintenance</h1>', headers: {'content-type': 'application/json'}}],
    ['N-21', 'half of a JSON', {body: '{"status": [{"assuranceLevel": 4, "juris'}],
    ['N-21', 'a comma too many', {body: '{"status": [],}'}],
    ['N-21', 'single quotes', {body: "{'status': []}"}],
    ['N-21', 'NaN', {body: '{"status": NaN}'}],
    ['N-21', 'a guard in front', {body: ')]}\'\n{"status": []}'}],
    ['N-23', 'the guide’s own poll without quotes', {body: '{"token": xxxxx, "error": null}'}],
    ['S-07', 'a list', {json: []}],
    ['S-07', 'a text', {json: 'MID'}],
    ['S-07', 'a number', {json: 42}],
    ['S-07', 'null', {json: null}],
    ['S-07', 'true', {json: true}],
    ['N-21', 'two values', {body: '{} {}'}],
    ['N-22', '10 MB', {body: Buffer.alloc(10 * 1024 * 1024, '{"status": [] } ')}],
    ['N-22', '70 kB of JSON', {json: {...registered, more: 'x'.repeat(70_000)}}],
  ];
  for (const [id, what, reply] of unusable) {
    it(`${id}: that is ${what} is unexpected, and asked for once`, async t => {
      const service = await serve(t, always(reply));
      for (const name of reads) assert.equal((await failure(calls[name](tokenClient(service)))).code, 'unexpected-response', name);
      assert.equal(service.heard.length, reads.length);
    });
  }

  const text = JSON.stringify(registered);
  const called = (type: string): Reply => ({body: text, headers: {'content-type': type}});
  /** What the console names it as; undefined where it says nothing. */
  const usable: [what: string, reply: Reply, named?: string][] = [
    ['JSON', {json: registered}],
    ['JSON of a kind', called('application/problem+json; charset=utf-8')],
    ['JSON that is called text', called('text/plain'), 'text/plain'],
    ['JSON that is called nothing', {body: text}, ''],
    ['JSON that is called HTML', called('text/html'), 'text/html'],
    ['JSON that is called something endless', called(`x/${'y'.repeat(500)}`), `x/${'y'.repeat(38)}`],
    ['JSON after a byte order mark', {body: `\ufeff${text}`}, ''],
    ['JSON with blanks around it', {body: `\n\n ${JSON.stringify(registered, null, 2)} \n`}, ''],
    ['201 and JSON', {status: 201, json: registered}],
  ];
  for (const [what, reply, named] of usable) {
    it(`N-20: that is ${what} is read, and whoever builds the page is told once at most`, async t => {
      const warn = t.mock.method(console, 'warn', () => undefined);
      const service = await serve(t, always(reply));
      for (const client of [tokenClient(service), tokenClient(service)]) assert.deepEqual(await client.evidence(msisdn), registered);
      const told = `smart-flow-elements: ${service.origin} sends JSON as "${named}". It is read; application/json would say what it is.`;
      assert.deepEqual(warn.mock.calls.map(call => call.arguments), named === undefined ? [] : [[told]]);
    });
  }

  it('may come in any pieces', async t => {
    const body = Buffer.from(JSON.stringify({...registered, name: 'Zoë 🙂'}));
    const service = await serve(t, always(async response => {
      for (const byte of body) {
        response.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      response.end();
    }));
    assert.deepEqual(await tokenClient(service).evidence(msisdn), {...registered, name: 'Zoë 🙂'});
  });

  it('N-22: may be nested deeply without harm', async t => {
    const service = await serve(t, always({body: deep}));
    const answer = await tokenClient(service).poll('terms-1');
    assert.deepEqual(readProgress(answer, 'terms-1'), {at: 'waiting', consentUrl: null});
    const other = await serve(t, always({body: `{"error": ${deep}}`}));
    assert.deepEqual(readProgress(await tokenClient(other).poll('terms-1'), 'terms-1'), {at: 'refused', refusal: 'other'});
  });

  it('S-09: may have more fields than we know, and cannot pollute anything', async t => {
    const service = await serve(t, always({body: '{"__proto__": {"admin": true}, "constructor": {"prototype": {"admin": true}}, "status": []}'}));
    await tokenClient(service).evidence(msisdn);
    assert.equal(({} as {admin?: boolean}).admin, undefined);
  });

  it('that fails with a page of 200 kB is a failure of the server, asked for as often as any other', async t => {
    const service = await serve(t, always({status: 503, body: 'x'.repeat(200_000), headers: now}));
    const error = await failure(tokenClient(service).evidence(msisdn));
    assert.deepEqual([error.code, error.status], ['server', 503]);
    assert.equal(service.heard.length, 3);
  });

  it('N-19: that is a login page after a redirect is not followed', async t => {
    const elsewhere = await serve(t, always({json: registered}));
    for (const status of [301, 302, 303, 307, 308]) {
      const service = await serve(t, always({status, headers: {location: `${elsewhere.origin}/login`}}));
      for (const call of Object.values(calls)) assert.equal((await failure(call(tokenClient(service)))).code, 'unauthorized');
      assert.equal(service.heard.length, Object.keys(calls).length);
    }
    assert.equal(elsewhere.heard.length, 0);
  });
});

describe('what a browser shows of a redirect', () => {
  it('N-19: is nothing, and means that somebody has to log in', async () => {
    for (const name of Object.keys(calls) as CallName[]) {
      let requests = 0;
      const fetch: typeof globalThis.fetch = async () => {
        requests++;
        return Object.defineProperties(new Response(), {type: {value: 'opaqueredirect'}, status: {value: 0}, ok: {value: false}});
      };
      const error = await failure(calls[name](tokenClient({url: new URL('http://127.0.0.1:1/')}, {fetch})));
      assert.deepEqual([error.code, requests], ['unauthorized', 1], name);
    }
  });
});

describe('a number that is not found', () => {
  it('is an answer with status 404 that says so', async t => {
    const service = await serve(t, always({status: 404, json: {notFound: true}}));
    assert.deepEqual(await tokenClient(service).evidence(msisdn), {notFound: true, status: []});
  });

  it('keeps what else the answer says', async t => {
    const service = await serve(t, always({status: 404, json: {...registered, notFound: true, status: null}}));
    assert.deepEqual(await tokenClient(service).evidence(msisdn), {...registered, notFound: true, status: []});
  });

  it('is no wrong address', async t => {
    const replies: Reply[] = [
      404, {status: 404, json: {notFound: false}}, {status: 404, json: {notFound: 'true'}}, {status: 404, json: {}}, {status: 404, json: [{notFound: true}]},
      {status: 404, body: '<h1>Not found: true</h1>'}, {status: 404, json: {status: 404, title: 'Not Found'}}, {status: 410, json: {notFound: true}},
    ];
    for (const reply of replies) {
      const service = await serve(t, always(reply));
      const error = await failure(tokenClient(service).evidence(msisdn));
      assert.ok(error.code === 'not-found' || error.status === 410, error.code);
    }
  });
});

describe('open terms', () => {
  const read = async (t: Parameters<typeof serve>[0], json: unknown, allowedHosts = ['rasd.example']) => {
    const service = await serve(t, always({json}));
    return tokenClient(service, {allowedHosts}).terms(msisdn);
  };

  const tokens: [what: string, link: string, token: string | null][] = [
    ['the last part of the path', 'https://rasd.example/t/abc123', 'abc123'],
    ['the last part before a slash', 'https://rasd.example/t/abc123/', 'abc123'],
    ['a parameter', 'https://rasd.example/t?token=abc123', 'abc123'],
    ['a parameter rather than the path', 'https://rasd.example/t/page?lang=de&token=abc123', 'abc123'],
    ['the path where the parameter is empty', 'https://rasd.example/t/abc123?token=', 'abc123'],
    ['decoded', 'https://rasd.example/t/a%2Fb', 'a/b'],
    ['badly encoded', 'https://rasd.example/t/a%zz', 'a%zz'],
    ['nowhere', 'https://rasd.example/', null],
    ['nowhere, behind the path', 'https://rasd.example/#abc123', null],
  ];
  for (const [what, link, token] of tokens) {
    it(`whose token is ${what}: ${token}`, async t => assert.deepEqual(await read(t, {link}), {link, token, documents: []}));
  }

  it('may bring a token of their own, as a gateway does', async t => {
    assert.equal((await read(t, {link, token: 'sealed'}))!.token, 'sealed');
    for (const token of [null, '', 42, {}, 'x'.repeat(5000)]) assert.equal((await read(t, {link, token}))!.token, 'terms-1');
  });

  it('C-01: on a host that is not allowed have no address, and no token from one', async t => {
    const links = ['https://evil.example/t/x', 'http://rasd.example/t/x', 'javascript:alert(1)', '/t/x', 't/x', ' https://rasd.example/t/x', 'x'.repeat(10_240)];
    for (const bad of links) {
      assert.deepEqual(await read(t, {link: bad}), {link: null, token: null, documents: []}, bad.slice(0, 40));
    }
  });

  it('C-01: without a link are unexpected', async t => {
    for (const bad of [undefined, null, '', 42, {}, ['https://rasd.example/t/x']]) {
      assert.equal((await failure(read(t, {link: bad}))).code, 'unexpected-response', JSON.stringify(bad));
    }
  });

  it('show the documents that may be linked', async t => {
    const documents = [
      {jurisdiction: ' ZertES ', href: 'https://rasd.example/zertes_en.pdf', title: ' Swiss terms '},
      {jurisdiction: 'eidas', href: 'https://evil.example/eidas_en.pdf', title: 'EU terms'},
      {href: 'https://rasd.example/more.pdf'},
      {jurisdiction: 42, href: 'https://rasd.example/x.pdf', title: {}},
      {jurisdiction: 'eidas', href: 'javascript:alert(1)', title: 'x'},
      null, 'https://rasd.example/y.pdf', {}, [],
      {jurisdiction: 'long', href: 'https://rasd.example/long.pdf', title: 'x'.repeat(10_000)},
    ];
    const {documents: read_} = (await read(t, {link, documents}))!;
    assert.deepEqual(read_.slice(0, 3), [
      {jurisdiction: 'zertes', href: 'https://rasd.example/zertes_en.pdf', title: 'Swiss terms'},
      {jurisdiction: '', href: 'https://rasd.example/more.pdf', title: ''},
      {jurisdiction: '', href: 'https://rasd.example/x.pdf', title: ''},
    ]);
    assert.equal(read_.length, 4);
    assert.ok(read_[3]!.title.length <= 500);
  });

  it('have no documents where the list is none', async t => {
    for (const documents of [undefined, null, {}, 'x', 42]) assert.deepEqual((await read(t, {link, documents}))!.documents, []);
    const many = Array.from({length: 500}, (_, index) => ({href: `https://rasd.example/${index}.pdf`}));
    assert.ok((await read(t, {link, documents: many}))!.documents.length <= 50);
  });
});

describe('an answer that was lost', () => {
  it('is one that never came', async t => {
    const service = await serve(t, always(response => void response.socket!.destroy()));
    for (const name of posts) assert.ok(isLost(await failure(calls[name](tokenClient(service)))), name);
  });

  it('is one that broke off', async t => {
    const service = await serve(t, always(response => {
      response.writeHead(200, {'content-length': '100'}).write('{');
      setTimeout(() => response.socket!.destroy(), 20);
    }));
    const error = await failure(tokenClient(service).sendCode(msisdn));
    assert.equal(error.code, 'network');
    assert.ok(isLost(error));
  });

  it('is not one that said something', async t => {
    for (const status of [400, 401, 429, 500, 502, 503]) {
      const service = await serve(t, always({status}));
      assert.ok(!isLost(await failure(tokenClient(service).sendCode(msisdn))), String(status));
    }
    assert.ok(!isLost(new Error('x')) && !isLost(null) && !isLost(new DOMException('x', 'AbortError')));
  });

  it('may be one that said 408, which comes of a connection that broke', async t => {
    const service = await serve(t, always({status: 408, headers: {connection: 'close'}}));
    assert.ok(isLost(await failure(tokenClient(service).sendCode(msisdn))));
  });
});
