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
});
