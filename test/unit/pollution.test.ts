import assert from 'node:assert/strict';
import {afterEach, describe, it} from 'node:test';

import {readTerms} from '../../src/api/answers.js';
import {readProgress} from '../../src/flows/progress.js';
import {deriveStanding, readTermsStanding} from '../../src/flows/standing.js';
import {Session} from '../../src/session/session.js';
import {Tokens} from '../../src/session/token.js';
import {lookUp, withMessages, type Messages} from '../../src/strings/catalogues.js';
import {en} from '../../src/strings/en.js';
import {failure, gatewayClient, msisdn, tokenClient} from './api/service.js';

const prototype = Object.prototype as Record<string, unknown>;
const added = new Set<string>();

/** Puts values where every object has them, as careless libraries and attackers do. */
function pollute(values: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(values)) {
    prototype[name] = value;
    added.add(name);
  }
}

const url = new URL('http://127.0.0.1:1/');
const answering = (status: number, body: unknown): typeof fetch => async () => new Response(JSON.stringify(body), {status});

describe('a page that has put things on all objects', () => {
  afterEach(() => {
    for (const name of added) delete prototype[name];
    added.clear();
  });

  it('H-03: makes nobody able to sign', () => {
    pollute({status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], signingStatus: 'MID', assuranceLevel: 4, jurisdiction: 'zertes'});
    for (const answer of [{}, {status: [{}]}, {status: [{}], signingStatus: 'SAS'}, {signingStatus: 'MID'}, {status: []}]) {
      assert.notEqual(deriveStanding(answer, 'accepted').canSign, 'yes', JSON.stringify(answer));
      assert.notEqual(deriveStanding({...answer}, 'accepted').canSign, 'yes');
    }
  });

  it('H-03: makes nobody "not registered", nor expired', () => {
    pollute({notFound: true, loa4ExpiryDate: '2001-01-01'});
    const evidence = {status: [{assuranceLevel: 4, jurisdiction: 'zertes'}], signingStatus: 'MID'};
    assert.equal(deriveStanding(evidence, readTermsStanding(false, evidence)).canSign, 'yes');
  });

  it('H-03: accepts no terms, and declines none', () => {
    for (const values of [{confirmed: true}, {downgrade: true}, {donwgrade: true}, {error: 'x'}, {token: 'another'}, {consentUrl: 'https://evil.example/'}]) {
      pollute(values);
      assert.deepEqual(readProgress({}, 'terms-1'), {at: 'waiting', consentUrl: null}, JSON.stringify(values));
      for (const name of Object.keys(values)) delete prototype[name];
    }
  });

  it('H-03: names no terms page, no token and no document', () => {
    pollute({link: 'https://rasd.example/t/x', token: 'stolen', documents: [{href: 'https://rasd.example/x.pdf'}]});
    const read = (body: unknown) => readTerms({status: 200, headers: new Headers(), text: JSON.stringify(body)}, ['rasd.example']);
    assert.throws(() => read({}), {code: 'unexpected-response'});
    assert.deepEqual(read({link: 'https://rasd.example/t/mine'}), {link: 'https://rasd.example/t/mine', token: 'mine', documents: []});
  });

  it('H-03: gives nobody a number, a code for an error, or a reference', async () => {
    pollute({msisdn, notFound: true, code: 'wrong-code', correlationId: 'x', traceId: 'y'});
    assert.equal(await gatewayClient({url}, {fetch: answering(200, {})}).session(), null);
    const client = tokenClient({url}, {fetch: answering(404, {})});
    const error = await failure(client.evidence(msisdn));
    assert.deepEqual([error.code, Object.hasOwn(error, 'correlationId')], ['not-found', false]);
  });

  it('H-03: hands out no token and no lifetime', async () => {
    pollute({access_token: 'stolen', expires_in: 1e9});
    assert.equal((await failure(new Tokens(async () => ({}) as never).current())).code, 'token');
    let time = 0;
    let asked = 0;
    const tokens = new Tokens(async () => ({access_token: `token-${++asked}`}), () => time);
    await tokens.current();
    time = 400_000;
    assert.equal(await tokens.current(), 'token-2');
  });

  it('H-03: configures nothing', () => {
    pollute({apiBase: 'https://evil.example/', allowedHosts: ['evil.example'], token: async () => 'stolen', tokenUrl: 'https://evil.example/t', apiKey: 'x',
      flowUrl: 'https://evil.example/x.js', endpoints: {sendCode: 'x'}, locale: 'xx', support: {url: 'https://evil.example/'}, credentials: 'include'});
    const session = new Session({}, 'https://page.example');
    assert.equal(session.base.href, 'https://page.example/smart-flow/');
    assert.ok(session.api.gateway);
    assert.equal(session.allowed('https://evil.example/'), null);
    for (const name of ['flowUrl', 'support', 'locale', 'apiKey', 'endpoints'] as const) assert.equal(session.options[name], undefined, name);
  });

  it('H-03: replaces no text', () => {
    pollute({en: {sendCode: 'evil'}, sendCode: 'evil', problems: {network: 'evil'}});
    for (const messages of [{}, {en: {}}, {en: {problems: {}}}] as Messages[]) {
      const texts = withMessages(lookUp(['en']), messages);
      assert.deepEqual([texts.sendCode, texts.problems.network], [en.sendCode, en.problems.network]);
    }
  });

  it('H-03: sends what was meant, and nothing of its own', async () => {
    pollute({x: 'polluted', headers: undefined, again: true, signal: undefined});
    const sent: Request[] = [];
    const client = tokenClient({url}, {
      fetch: async (input, init) => {
        sent.push(new Request(input, init));
        return new Response(null, {status: 200});
      },
    });
    await client.sendCode(msisdn);
    assert.deepEqual(JSON.parse(await sent[0]!.text()), Object.assign({}, {msisdn}));
    assert.ok(![...sent[0]!.headers.keys()].includes('x'));
  });
});
