import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {base, createService} from './service.js';

const page = 'https://page.example';
const status = 'api/public/evidence/status?msisdn=41790000001';

function preflight(options: Parameters<typeof createService>[0], path: string, origin = page): Promise<Response> {
  const headers = {
    origin,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'authorization,content-type',
  };
  return createService(options).backend.fetch(new Request(`${base}/${path}`, {method: 'OPTIONS', headers}));
}

describe('a page on another origin', () => {
  it('may ask before it sends, without a token', async () => {
    const {status: code, headers} = await preflight({}, 'api/public/confirm');
    assert.equal(code, 204);
    assert.equal(headers.get('access-control-allow-origin'), '*');
    assert.equal(headers.get('access-control-allow-methods'), 'POST');
    const allowed = headers.get('access-control-allow-headers')!.split(', ');
    assert.deepEqual(allowed, ['authorization', 'content-type', 'x-api-key', 'traceparent']);
    assert.equal(headers.get('access-control-allow-credentials'), null);
  });

  it('is named when there is a list, and only then', async () => {
    const allowedOrigins = ['https://other.example', page];
    const answer = await preflight({allowedOrigins}, 'api/public/confirm');
    assert.equal(answer.headers.get('access-control-allow-origin'), page);
    assert.match(answer.headers.get('vary')!, /Origin/);
    const refused = await preflight({allowedOrigins}, 'api/public/confirm', 'https://evil.example');
    assert.equal(refused.status, 403);
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
  });

  it('gets no answer to any other OPTIONS, and any answer to a question that only looks like a preflight', async () => {
    const {ask} = createService();
    assert.equal((await ask(status, {method: 'OPTIONS'})).status, 405);
    assert.equal((await ask(status, {headers: {origin: page, 'access-control-request-method': 'GET'}})).status, 200);
  });

  it('may ask about an address nobody knows, to read the 404 that comes', async () => {
    assert.equal((await preflight({}, 'api/public/none')).headers.get('access-control-allow-methods'), 'GET, POST');
  });

  const answers: [what: string, path: string, headers: Record<string, string>, status: number][] = [
    ['a good answer', status, {}, 200],
    ['a 401', status, {authorization: 'Bearer x'}, 401],
    ['a 400', 'api/public/evidence/status', {}, 400],
    ['a 404', 'api/public/none', {}, 404],
  ];
  for (const [what, path, headers, expected] of answers) {
    it(`may read ${what}, with how long to wait`, async () => {
      const response = await createService().ask(path, {headers: {origin: page, ...headers}});
      assert.equal(response.status, expected);
      assert.equal(response.headers.get('access-control-allow-origin'), '*');
      assert.equal(response.headers.get('access-control-expose-headers'), 'Retry-After');
    });
  }

  it('may not read what is meant for others', async () => {
    const {ask} = createService({allowedOrigins: [page]});
    const response = await ask(status, {headers: {origin: 'https://evil.example'}});
    assert.equal(response.headers.get('access-control-allow-origin'), null);
    assert.equal(response.headers.get('vary'), 'Origin');
  });
});
