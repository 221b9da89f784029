import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import {callingCodes} from '../../../src/flows/countries.js';
import {readCodeEntry} from '../../../src/flows/code.js';
import {readNumberEntry} from '../../../src/flows/entry.js';
import {normalizeMsisdn} from '../../../src/flows/msisdn.js';
import {gatewayClient, tokenClient} from '../api/service.js';
import {always, alwaysLater, entry} from './fuzz.js';

const countries = [...callingCodes.keys()];
const country = fc.oneof(fc.constantFrom(...countries), fc.constantFrom('', 'xx', '__proto__', 'toString'));

/** A client that goes nowhere, and keeps what it would have sent. */
function keeping() {
  const sent: Request[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    sent.push(new Request(input, init));
    return Response.json({});
  };
  const url = {url: new URL('https://api.example/base/')};
  return {sent, clients: [tokenClient(url, {fetch}), gatewayClient(url, {fetch})]};
}

describe('any text as a number', () => {
  it('is seven to fifteen digits, or none', () => {
    let read = 0;
    always(fc.tuple(entry, country), ([text, country]) => {
      const msisdn = normalizeMsisdn(text, country);
      if (msisdn === null) return;
      read++;
      assert.match(msisdn, /^[1-9][0-9]{6,14}$/);
      // What is shown of it reads as the same number again; zeros behind the code, which hardly any country has, go each time.
      if (!/^\d{1,3}0/.test(msisdn)) assert.equal(normalizeMsisdn(`+${msisdn}`, country), msisdn);
    }, 6000);
    assert.ok(read > 300, `only ${read} were numbers`);
  });

  it('is an entry or a problem, never both, and of the countries a page lists', () => {
    const listed = fc.oneof(fc.constant(countries), fc.uniqueArray(fc.constantFrom(...countries), {minLength: 1, maxLength: 4}));
    always(fc.tuple(entry, country, listed), ([text, country, listed]) => {
      const {text: msisdn, problem} = readNumberEntry(text, country, listed);
      assert.equal(msisdn === undefined, problem !== undefined);
      if (msisdn === undefined) assert.equal(problem!.code, 'invalid-number');
      else assert.ok(listed.length === countries.length || listed.some(each => msisdn.startsWith(callingCodes.get(each)!)));
    }, 3000);
  });

  it('makes no malformed request, whether it was looked at before or not', async () => {
    await alwaysLater(fc.tuple(entry, fc.boolean()), async ([text, look]) => {
      const number = look ? normalizeMsisdn(text) ?? text : text;
      const {sent, clients} = keeping();
      for (const client of clients) {
        for (const call of [client.sendCode(number), client.checkCode(number, 'ABCD'), client.evidence(number), client.terms(number)]) await call.catch(() => {});
      }
      for (const request of sent) {
        const {origin, pathname, search} = new URL(request.url);
        assert.equal(origin, 'https://api.example');
        assert.match(pathname + search, /^\/base\/api\/public\/(confirm|phone\/verification\/code|evidence\/status\?msisdn=[1-9]\d{6,14}|evidence\/[1-9]\d{6,14}\/tc)$/);
        if (request.method === 'POST') assert.match((JSON.parse(await request.text()) as {msisdn: string}).msisdn, /^[1-9]\d{6,14}$/);
      }
    }, 400);
  });
});

describe('any text as a code', () => {
  it('is four to ten letters and digits, or a problem', () => {
    let read = 0;
    always(entry, text => {
      const {text: code, problem} = readCodeEntry(text);
      assert.equal(code === undefined, problem !== undefined);
      if (code === undefined) return;
      read++;
      assert.match(code, /^[A-Za-z0-9]{4,10}$/);
      assert.equal(readCodeEntry(code).text, code, 'stays what it is');
    }, 6000);
    assert.ok(read > 300, `only ${read} were codes`);
  });

  it('goes out as it is, in a body of its own two fields', async () => {
    await alwaysLater(entry, async text => {
      const {text: code} = readCodeEntry(text);
      if (code === undefined) return;
      const {sent, clients} = keeping();
      for (const client of clients) await client.checkCode('41790000001', code);
      for (const request of sent) {
        assert.equal(new URL(request.url).pathname, '/base/api/public/phone/verification/code');
        assert.deepEqual(await request.json(), {msisdn: '41790000001', code});
      }
    }, 400);
  });
});

describe('any text as a terms token', () => {
  it('stays within its parameter', async () => {
    await alwaysLater(fc.string({unit: 'binary', maxLength: 40}), async token => {
      const {sent, clients} = keeping();
      // Half of a surrogate pair cannot be encoded; then nothing goes out.
      for (const client of clients) await client.poll(token).catch(() => {});
      for (const request of sent) {
        const {origin, pathname, searchParams} = new URL(request.url);
        assert.deepEqual([origin, pathname, [...searchParams.keys()]], ['https://api.example', '/base/api/public/mobileid/status', ['token']]);
        assert.equal(searchParams.get('token'), token);
      }
    }, 400);
  });
});
