import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {it} from 'node:test';

import {createBackend} from '../../../src/testing/index.js';

it('runs under Node as its documentation says', async () => {
  const backend = createBackend();
  // Word for word as in the doc comment of `createBackend`.
  const server = createServer(async (incoming, outgoing) => {
    const {method, headers, url} = incoming;
    const body = method === 'POST' ? {body: incoming, duplex: 'half'} : {};
    const request = new Request(`http://${headers.host}${url}`, {method, headers, ...body} as unknown as RequestInit);
    const response = await backend.fetch(request);
    outgoing.writeHead(response.status, Object.fromEntries(response.headers));
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const granted = await fetch(`${root}/oauth/token`, {
      method: 'POST',
      headers: {authorization: `Basic ${btoa('bank:secret')}`},
      body: new URLSearchParams({grant_type: 'client_credentials', scope: 'smartflow'}),
    });
    const {access_token} = (await granted.json()) as {access_token: string};
    const headers = {authorization: `Bearer ${access_token}`, 'content-type': 'application/json'};

    const terms = await fetch(`${root}/api/public/evidence/41790000009/tc`, {headers});
    const {link} = (await terms.json()) as {link: string};
    assert.ok(link.startsWith(`${root}/t/`));
    const token = link.split('/').at(-1)!;
    // A browser follows from here to the consent page by itself.
    const form = new URLSearchParams({token, decizionZertes: 'true', knowsTheRisk: 'true'});
    const page = await fetch(link, {method: 'POST', body: form});
    assert.match(page.url, /\/consent\//);
    assert.match(await page.text(), /type="password"/);

    const long = JSON.stringify({msisdn: '41790000001', code: 'C'.repeat(9000)});
    const refused = await fetch(`${root}/api/public/confirm`, {method: 'POST', headers, body: long});
    assert.equal(refused.status, 413);
  } finally {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  }
});
