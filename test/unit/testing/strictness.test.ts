import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {base, createService, type Ask} from './service.js';

const confirm = 'api/public/confirm';
const msisdn = '41790000001';
const accept = {decizionZertes: true, decisionEidas: false, knowsTheRisk: true, token: 'x'};
const without = (name: keyof typeof accept) => ({...accept, [name]: undefined});
const form = {'content-type': 'application/x-www-form-urlencoded'};

/** What is turned away, and how. */
const table: [what: string, path: string, ask: Ask, status: number][] = [
  ['a path nobody knows', 'api/public/nothing', {}, 404],
  ['a path with something behind it', `${confirm}/`, {body: {msisdn}}, 404],
  ['reading what has to be sent', confirm, {}, 405],
  ['sending what has to be read', 'api/public/mobileid/status?token=x', {body: {}}, 405],
  ['a method that is none', 'api/public/evidence/status', {method: 'tail'}, 405],
  ['deleting', `api/public/evidence/${msisdn}/tc`, {method: 'DELETE'}, 405],

  ['a form', confirm, {body: `msisdn=${msisdn}`, headers: form}, 415],
  ['text that happens to be JSON', confirm, {body: {msisdn}, headers: {'content-type': 'text/plain'}}, 415],
  ['broken JSON', confirm, {body: '{"msisdn":'}, 400],
  ['a list', confirm, {body: [msisdn]}, 400],
  ['null', confirm, {body: 'null'}, 400],
  ['an empty body', confirm, {body: ''}, 400],
  ['an empty object', confirm, {body: {}}, 400],
  ['a body beyond 8 KiB', confirm, {body: {msisdn, code: 'C'.repeat(8192)}}, 413],
  ['a field nobody knows', confirm, {body: {msisdn, name: 'Anna'}}, 400],

  ['a number as a number', confirm, {body: {msisdn: 41790000001}}, 400],
  ['a number with a plus', confirm, {body: {msisdn: `+${msisdn}`}}, 400],
  ['a number with blanks', confirm, {body: {msisdn: '41 79 000 00 01'}}, 400],
  ['a national number', confirm, {body: {msisdn: '0790000001'}}, 400],
  ['six digits', confirm, {body: {msisdn: '417900'}}, 400],
  ['sixteen digits', confirm, {body: {msisdn: '4179000000100000'}}, 400],
  ['a code that is no text', confirm, {body: {msisdn, code: 1234}}, 400],
  ['the other path without a number', 'api/public/phone/verification', {body: {}}, 400],
  ['a check without a code', 'api/public/phone/verification/code', {body: {msisdn}}, 400],
  ['a check without a number', 'api/public/phone/verification/code', {body: {code: 'CDFH'}}, 400],
  ['a check with a number for a code', 'api/public/phone/verification/code', {body: {msisdn, code: 1234}}, 400],

  ['no number', 'api/public/evidence/status', {}, 400],
  ['two numbers', `api/public/evidence/status?msisdn=${msisdn}&msisdn=41790000002`, {}, 400],
  ['a plus that became a blank', `api/public/evidence/status?msisdn=+${msisdn}`, {}, 400],
  ['terms of a bad number', 'api/public/evidence/abc/tc', {}, 400],
  ['terms of a badly encoded number', 'api/public/evidence/%E0%A4%A/tc', {}, 400],
  ['a poll without a token', 'api/public/mobileid/status', {}, 400],
  ['a poll with an empty token', 'api/public/mobileid/status?token=', {}, 400],
  ['a poll with two tokens', 'api/public/mobileid/status?token=x&token=y', {}, 400],
  ['a poll with a token nobody knows', 'api/public/mobileid/status?token=x', {}, 404],

  ['terms without a decision on Switzerland', confirm, {body: without('decizionZertes')}, 400],
  ['terms without a decision on the EU', confirm, {body: without('decisionEidas')}, 400],
  ['terms without the risk', confirm, {body: without('knowsTheRisk')}, 400],
  ['terms without a token', confirm, {body: without('token')}, 400],
  ['only the well-spelled decision', confirm, {body: {...without('decizionZertes'), decisionZertes: true}}, 400],
  ['two spellings that differ', confirm, {body: {...accept, decisionZertes: false}}, 400],
  ['a decision as text', confirm, {body: {...accept, decisionEidas: 'true'}}, 400],
  ['a decision as a number', confirm, {body: {...accept, knowsTheRisk: 1}}, 400],
  ['a token that is no text', confirm, {body: {...accept, token: 7}}, 400],
  ['neither of the terms', confirm, {body: {...accept, decizionZertes: false}}, 400],
  ['an unknown risk', confirm, {body: {...accept, knowsTheRisk: false}}, 400],
  ['terms and a number at once', confirm, {body: {...accept, msisdn}}, 400],
  ['terms with a token nobody knows', confirm, {body: accept}, 404],
];

describe('the emulated service turns away', () => {
  for (const [what, path, ask, status] of table) {
    it(what, async () => {
      const {backend, ask: send} = createService();
      const response = await send(path, ask);
      assert.equal(response.status, status);
      assert.match(response.headers.get('content-type')!, /^application\/problem\+json/);
      const body = (await response.json()) as Record<string, unknown>;
      assert.equal(body.status, status);
      assert.ok(body.traceId);
      assert.equal(response.headers.has('allow'), status === 405);
      assert.deepEqual([...backend.sms], []);
    });
  }

  it('a body that is not UTF-8', async () => {
    const {backend} = createService();
    const {access_token} = backend.issueToken();
    const headers = {authorization: `Bearer ${access_token}`, 'content-type': 'application/json'};
    const body = Uint8Array.from(`{"msisdn":"${msisdn}","code":"\xff"}`, character => character.charCodeAt(0));
    const response = await backend.fetch(new Request(`${base}/${confirm}`, {method: 'POST', headers, body}));
    assert.equal(response.status, 400);
  });

  it('a stranger before it looks at anything else, and repeats nothing of what was sent', async () => {
    const {ask} = createService();
    const response = await ask(confirm, {body: '<b>', headers: {authorization: 'Bearer <b>'}});
    assert.equal(response.status, 401);
    assert.doesNotMatch(await response.text(), /<b>/);
  });
});

describe('the emulated service takes', () => {
  const fine: [what: string, body: unknown, contentType: string][] = [
    ['a number', {msisdn}, 'application/json'],
    ['a number of America', {msisdn: '12025550123'}, 'application/json'],
    ['the shortest number', {msisdn: '4179000'}, 'application/json'],
    ['the longest number', {msisdn: '417900000010000'}, 'application/json'],
    ['a body of 8 KiB', JSON.stringify({msisdn}).padEnd(8192), 'application/json'],
    ["the guide's own body, with a code before there is one", {msisdn, code: 'ABCD'}, 'application/json'],
    ['a content type with a charset', {msisdn}, 'Application/JSON; charset=utf-8'],
  ];
  for (const [what, body, contentType] of fine) {
    it(what, async () => {
      const {ask, backend} = createService();
      const response = await ask(confirm, {body, headers: {'content-type': contentType, 'x-api-key': 'any'}});
      assert.deepEqual([response.status, await response.text(), backend.sms.length], [200, '', 1]);
    });
  }

  it('any prefix, or none', async () => {
    const {backend} = createService();
    const headers = {authorization: `Bearer ${backend.issueToken().access_token}`};
    for (const prefix of ['', '/a', '/a/b/api/public']) {
      const url = `http://localhost:1234${prefix}/api/public/evidence/41790000008/tc`;
      const {link} = (await (await backend.fetch(new Request(url, {headers}))).json()) as {link: string};
      assert.ok(link.startsWith(`http://localhost:1234${prefix}/t/`), link);
    }
  });

  it('its time when it is told to', async () => {
    const {ask} = createService({delay: 30});
    const started = performance.now();
    await ask('api/public/evidence/status?msisdn=41790000001');
    assert.ok(performance.now() - started >= 25);
  });
});
