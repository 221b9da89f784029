import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as msw from 'msw';

import {createBackend, handlers, type HandlersOptions} from '../../../src/testing/index.js';

/** What msw answers; undefined when it lets a request pass. */
function listen(options?: HandlersOptions) {
  const backend = createBackend();
  const all = handlers(msw, backend, options);
  const ask = (url: string, init: RequestInit = {}) => msw.getResponse(all, new Request(url, init));
  const headers = {authorization: `Bearer ${backend.issueToken().access_token}`};
  return {backend, ask, read: (url: string) => ask(url, {headers})};
}

const path = 'api/public/evidence/41790000008/tc';

describe('the handlers for msw', () => {
  it('answer the API, its token endpoint and its pages under any origin', async () => {
    const {ask, read} = listen();
    for (const root of ['https://one.example', 'http://localhost:9/deep/prefix']) {
      const {link} = (await (await read(`${root}/${path}`))?.json()) as {link: string};
      assert.match(await (await ask(link))!.text(), /<h1>Terms of use/);
      assert.equal((await ask(new URL('../emulator.css', link).href))?.status, 200);
      assert.equal((await ask(new URL('../documents/zertes_en.pdf', link).href))?.status, 200);
      const form = {method: 'POST', body: new URLSearchParams({grant_type: 'password'})};
      assert.equal((await ask(`${root}/oauth/token`, form))?.status, 401);
    }
  });

  it('let everything else pass', async () => {
    const {ask} = listen();
    for (const url of ['https://one.example/', 'https://one.example/t/short', 'https://one.example/t/x/index.js']) {
      assert.equal(await ask(url), undefined);
    }
  });

  it('stay under the root they are given', async () => {
    for (const apiBase of ['https://api.example/v1.0', 'https://api.example/v1.0/']) {
      const {read} = listen({apiBase});
      assert.equal((await read(`https://api.example/v1.0/${path}`))?.status, 200);
      assert.equal(await read(`https://api.example/v1x0/${path}`), undefined);
      assert.equal(await read(`https://api.example/${path}`), undefined);
      assert.equal(await read(`https://other.example/v1.0/${path}`), undefined);
    }
    const {read} = listen({apiBase: '/smart-flow/'});
    assert.equal((await read(`http://localhost:3000/smart-flow/${path}`))?.status, 200);
    assert.equal(await read(`http://localhost:3000/${path}`), undefined);
  });

  it('hand a token to the page at the address it asks', async () => {
    const {ask} = listen({tokenUrl: '/token'});
    assert.equal(await ask('http://localhost:3000/other/token', {method: 'POST'}), undefined);
    const headersOfForm = {'content-type': 'application/x-www-form-urlencoded'};
    assert.equal((await ask('http://localhost:3000/token', {headers: headersOfForm}))?.status, 405);
    const response = await ask('http://localhost:3000/token', {method: 'POST'});
    const {access_token} = (await response?.json()) as {access_token: string};
    const headers = {authorization: `Bearer ${access_token}`};
    assert.equal((await ask(`https://api.example/${path}`, {headers}))?.status, 200);
  });

  it('let the token endpoint decide at that address, when credentials come in a form', async () => {
    const {ask} = listen({tokenUrl: 'https://idp.example/token'});
    const form = (scope: string) => new URLSearchParams({grant_type: 'client_credentials', scope});
    const headers = {authorization: `Basic ${btoa('bank:secret')}`};
    const send = (scope: string) => ask('https://idp.example/token', {method: 'POST', headers, body: form(scope)});
    assert.equal((await send('smartflow'))?.status, 200);
    assert.equal((await send('other'))?.status, 400);
  });

  it('tell the page that a connection broke, rather than of a status', async () => {
    const {backend, ask} = listen();
    backend.play('offline');
    const headers = {authorization: `Bearer ${backend.issueToken().access_token}`};
    assert.equal((await ask(`https://one.example/${path}`, {headers}))?.type, 'error');
  });
});

describe('the handlers for msw, with a gateway', () => {
  const root = 'http://localhost:3000/smart-flow';
  const [msisdn, other] = ['41790000008', '41790000001'];
  const content = {'content-type': 'application/json'};
  const post = (body: object, headers = {}) => ({method: 'POST', headers: {...content, ...headers}, body: JSON.stringify(body)});

  function open(options: HandlersOptions = {}) {
    const {backend, ask} = listen({gateway: true, ...options});
    const send = (body: object, headers = {}) => ask(`${root}/api/public/confirm`, post(body, headers));
    const prove = async () => {
      await send({msisdn});
      return ask(`${root}/api/public/phone/verification/code`, post({msisdn, code: backend.sms.at(-1)!.code}));
    };
    const look = (number: string) => ask(`${root}/api/public/evidence/status?msisdn=${number}`);
    return {backend, ask, send, prove, look};
  }

  it('answer for the number that was proved, without a token, and for no other', async () => {
    const {ask, prove, look} = open();
    assert.equal((await look(msisdn))?.status, 401);
    assert.equal((await ask(`${root}/session`))?.status, 204);
    assert.equal((await prove())?.status, 200);
    const statuses = [await look(msisdn), await look(other), await ask(`${root}/api/public/evidence/${other}/tc`)].map(answer => answer?.status);
    assert.deepEqual(statuses, [200, 403, 403]);
    const session = (await (await ask(`${root}/session`))?.json()) as {msisdn: string; verifiedAt: string};
    assert.equal(session.msisdn, msisdn);
    assert.ok(!Number.isNaN(Date.parse(session.verifiedAt)));
    assert.equal((await ask(`${root}/session`, {method: 'DELETE'}))?.status, 204);
    assert.equal((await look(msisdn))?.status, 401);
  });

  it('keep who has proved nothing from going on by a wrong code', async () => {
    const {send, ask, look} = open();
    await send({msisdn});
    assert.equal((await ask(`${root}/api/public/phone/verification/code`, post({msisdn, code: 'AAAA'})))?.status, 400);
    assert.equal((await look(msisdn))?.status, 401);
  });

  it('give the token and the documents of the terms, and see them accepted', async () => {
    const {backend, ask, send, prove} = open();
    await prove();
    const terms = (await (await ask(`${root}/${path}`))?.json()) as {token: string; documents: {jurisdiction: string; href: string}[]};
    assert.deepEqual(terms.documents.map(({jurisdiction}) => jurisdiction), ['zertes', 'eidas']);
    for (const {href} of terms.documents) assert.equal((await ask(href))?.status, 200);
    const {token} = terms;
    assert.equal((await send({decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token}))?.status, 200);
    assert.ok(backend.phone.confirm(msisdn));
    const progress = (await (await ask(`${root}/api/public/mobileid/status?token=${token}`))?.json()) as {confirmed: boolean};
    assert.equal(progress.confirmed, true);
  });

  it('do a request once that comes twice with its key', async () => {
    const {backend, send} = open();
    for (const key of ['one', 'one', 'two']) assert.equal((await send({msisdn}, {'idempotency-key': key}))?.status, 200);
    assert.equal(backend.sms.length, 2);
    backend.play('lost-answer');
    for (let time = 0; time < 2; time++) assert.equal((await send({msisdn}, {'idempotency-key': 'three'}))?.type, 'error');
    assert.equal(backend.sms.length, 1);
  });

  it('renew a token that has ended, and say so where none is good', async () => {
    const {backend, prove, look} = open();
    await prove();
    backend.play('token-expired');
    assert.equal((await look(msisdn))?.status, 200);
    backend.play('token-refused');
    assert.equal((await look(msisdn))?.status, 502);
  });

  it('refuse what is huge, and numbers that are none', async () => {
    const {ask, send, prove, look} = open();
    assert.equal((await send({msisdn, code: 'C'.repeat(9000)}))?.status, 413);
    await prove();
    for (const wrong of ['', '%', `${msisdn}&msisdn=${other}`]) assert.ok([400, 403].includes((await look(wrong))!.status), wrong);
    assert.equal((await ask(`${root}/api/public/evidence/%/tc`))?.status, 403);
  });

  it('leave everything outside of it alone, and the token endpoint', async () => {
    const {ask} = open();
    for (const url of ['http://localhost:3000/session', `${root}/oauth/token`, `http://localhost:3000/${path}`]) assert.equal(await ask(url), undefined);
    const elsewhere = open({apiBase: 'https://sign.example/gateway/'});
    assert.equal((await elsewhere.ask('https://sign.example/gateway/session'))?.status, 204);
  });
});
