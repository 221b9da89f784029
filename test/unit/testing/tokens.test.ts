import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {base, createService, type Service} from './service.js';

const basic = (pair: string) => ({authorization: `Basic ${btoa(pair)}`});
const grant = {grant_type: 'client_credentials', scope: 'smartflow'};
const client = {id: 'bank', secret: 'p+ss :w/rd%20'};
const status = 'api/public/evidence/status?msisdn=41790000001';

function askToken({backend}: Service, fields: object, headers: object = {}): Promise<Response> {
  const body = new URLSearchParams(Object.entries(fields));
  return backend.fetch(new Request(`${base}/oauth/token`, {method: 'POST', body, headers: headers as HeadersInit}));
}

describe('the token endpoint', () => {
  const encoded = `bank:${new URLSearchParams({'': client.secret}).toString().slice(1)}`;
  const good: [what: string, fields: object, headers?: object][] = [
    ['Basic, joined as most clients do', grant, basic(`${client.id}:${client.secret}`)],
    ['Basic, encoded first as the RFC says', grant, basic(encoded)],
    ['credentials in the form', {...grant, client_id: client.id, client_secret: client.secret}],
    ['more than one scope', {...grant, scope: 'miss smartflow'}, basic(encoded)],
  ];
  for (const [what, fields, headers] of good) {
    it(`takes ${what}`, async () => {
      const service = createService({client, tokenLifetime: 60});
      const response = await askToken(service, fields, headers);
      assert.equal(response.status, 200);
      assert.equal(response.headers.get('cache-control'), 'no-store');
      const {access_token, ...rest} = (await response.json()) as Record<string, unknown>;
      assert.deepEqual(rest, {token_type: 'Bearer', expires_in: 60, scope: 'smartflow'});
      assert.equal((await service.ask(status, {headers: {authorization: `bearer ${access_token}`}})).status, 200);
    });
  }

  it('takes any pair that is not empty when no client is set', async () => {
    const service = createService();
    assert.equal((await askToken(service, grant, basic('any:body'))).status, 200);
    assert.equal((await askToken(service, grant, basic('any:'))).status, 401);
    assert.equal((await askToken(service, grant, basic(':body'))).status, 401);
  });

  const right = basic(encoded);
  const bad: [what: string, fields: object, headers: object, status: number, error: string][] = [
    ['nobody', grant, {}, 401, 'invalid_client'],
    ['a wrong secret', grant, basic('bank:wrong'), 401, 'invalid_client'],
    ['a wrong secret in the form', {...grant, client_id: 'bank', client_secret: 'no'}, {}, 401, 'invalid_client'],
    ['another scheme', grant, {authorization: 'Bearer x'}, 401, 'invalid_client'],
    ['what is no base64', grant, {authorization: 'Basic ???'}, 401, 'invalid_client'],
    ['a pair without a colon', grant, basic('bank'), 401, 'invalid_client'],
    ['two ways at once', {...grant, client_id: 'bank', client_secret: 'x'}, right, 400, 'invalid_request'],
    ['no grant', {scope: 'smartflow'}, right, 400, 'invalid_request'],
    ['another grant', {...grant, grant_type: 'password'}, right, 400, 'unsupported_grant_type'],
    ['no scope', {grant_type: 'client_credentials'}, right, 400, 'invalid_scope'],
    ['another scope', {...grant, scope: 'smartflows'}, right, 400, 'invalid_scope'],
    ['JSON', grant, {...right, 'content-type': 'application/json'}, 400, 'invalid_request'],
  ];
  for (const [what, fields, headers, expected, error] of bad) {
    it(`refuses ${what}`, async () => {
      const response = await askToken(createService({client}), fields, headers);
      assert.equal(response.status, expected);
      assert.equal(((await response.json()) as {error: string}).error, error);
      const challenged = expected === 401 && 'authorization' in headers;
      assert.equal(response.headers.get('www-authenticate'), challenged ? 'Basic realm="smart-flow"' : null);
    });
  }

  it('refuses a field given twice', async () => {
    const {visit} = createService();
    const twice = new URLSearchParams([...Object.entries(grant), ['scope', 'smartflow']]);
    const response = await visit(`${base}/oauth/token`, twice, basic('a:b'));
    assert.equal(response.status, 400);
    assert.equal(((await response.json()) as {error: string}).error, 'invalid_request');
  });

  it('is closed to pages: it names no origin, not even in a preflight', async () => {
    const {backend} = createService();
    const headers = {origin: 'https://page.example', 'access-control-request-method': 'POST'};
    const preflight = await backend.fetch(new Request(`${base}/oauth/token`, {method: 'OPTIONS', headers}));
    assert.equal(preflight.status, 405);
    const answer = await askToken(createService(), grant, {...basic('a:b'), origin: headers.origin});
    for (const response of [preflight, answer]) assert.equal(response.headers.get('access-control-allow-origin'), null);
  });
});

describe('a bearer token', () => {
  it('is good until it expires, whatever is reset meanwhile', async () => {
    const service = createService({tokenLifetime: 60});
    const authorization = `Bearer ${service.backend.issueToken().access_token}`;
    const ask = async () => (await service.ask(status, {headers: {authorization}})).status;
    service.pass(59);
    service.backend.reset();
    assert.equal(await ask(), 200);
    service.pass(1);
    assert.equal(await ask(), 401);
  });

  it('lives five minutes when nothing else is said', () => {
    assert.equal(createService().backend.issueToken().expires_in, 300);
  });

  for (const [path, body] of [
    ['api/public/confirm', {}],
    ['api/public/phone/verification', {}],
    ['api/public/phone/verification/code', {}],
    ['api/public/evidence/status'],
    ['api/public/evidence/41790000001/tc'],
    ['api/public/mobileid/status'],
  ] as const) {
    it(`is needed for ${path}`, async () => {
      const response = await createService().ask(path, {body, headers: {authorization: 'Bearer unknown'}});
      assert.equal(response.status, 401);
    });
  }

  const unusable: [what: string, header: string, challenge: RegExp][] = [
    ['is needed', '', /^Bearer realm="smart-flow"$/],
    ['has to be known', 'Bearer unknown', /error="invalid_token"/],
    ['has to be called one', 'Basic YTpi', /error="invalid_token"/],
  ];
  for (const [what, authorization, challenge] of unusable) {
    it(what, async () => {
      const {backend} = createService();
      const headers: HeadersInit = authorization ? {authorization} : {};
      const response = await backend.fetch(new Request(`${base}/${status}`, {headers}));
      assert.equal(response.status, 401);
      assert.match(response.headers.get('www-authenticate')!, challenge);
    });
  }
});
