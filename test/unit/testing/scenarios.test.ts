import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

import {en} from '../../../src/strings/en.js';
import {createBackend, scenarios, type ScenarioName} from '../../../src/testing/index.js';
import {texts} from '../strings/languages.js';
import {createService, type Service} from './service.js';

const names = Object.keys(scenarios) as ScenarioName[];

/** How a call ended: a status, `broken`, or `none` where nothing came; and what it did all the same. */
async function outcome(ending: Promise<Response>): Promise<string> {
  return ending.then(({status}) => String(status), (error: unknown) => (error instanceof TypeError ? 'broken' : 'none'));
}

/** One after the other what a page asks. */
async function walk({ask, backend}: Service, msisdn: string): Promise<Record<string, string>> {
  const send = await outcome(ask('api/public/confirm', {body: {msisdn}}));
  const check = await outcome(ask('api/public/phone/verification/code', {body: {msisdn, code: 'CDFH'}}));
  const status = () => {
    const leaving = new AbortController();
    setTimeout(() => leaving.abort(), 20);
    return ask(`api/public/evidence/status?msisdn=${msisdn}`, {signal: leaving.signal});
  };
  const [evidence, again] = [await outcome(status()), await outcome(status())];
  const terms = await ask(`api/public/evidence/${msisdn}/tc`).catch(() => undefined);
  const token = terms?.ok ? ((await terms.json()) as {link: string}).link.split('/').at(-1)! : '';
  const body = {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token};
  const confirm = token && (await outcome(ask('api/public/confirm', {body})));
  const poll = token && (await outcome(ask(`api/public/mobileid/status?token=${token}`)));
  const sms = String(backend.sms.length);
  return {send, check, evidence, again, terms: terms ? String(terms.status) : 'broken', confirm, poll, sms, prompts: String(backend.phone.prompts.length)};
}

/** What a service without troubles answers to somebody without terms, and to somebody with some. */
const well = {send: '200', check: '200', evidence: '200', again: '200', terms: '404', confirm: '', poll: '', sms: '1', prompts: '0'};
const wellWithTerms = {...well, terms: '200', confirm: '200', poll: '200', prompts: '1'};

/** What differs, by scenario; each fault once. */
const faults: Partial<Record<ScenarioName, Partial<typeof well>>> = {
  'number-refused': {send: '400', check: '400', sms: '0'},
  'too-many-codes': {send: '429', check: '400', sms: '0'},
  'send-fails': {send: '503', check: '400', sms: '0'},
  'lost-answer': {send: 'broken'},
  'wrong-code': {check: '400'},
  'code-expired': {check: '410'},
  'code-locked': {check: '429'},
  slow: {},
  offline: {send: 'broken', check: 'broken', evidence: 'broken', again: 'broken', terms: 'broken', sms: '0'},
  'server-down': {send: '503', check: '503', evidence: '503', again: '503', terms: '503', sms: '0'},
  'token-expired': {evidence: '401', terms: '401'},
  'token-refused': {send: '401', check: '401', evidence: '401', again: '401', terms: '401', sms: '0'},
  'status-fails': {evidence: '500', again: '500'},
  'status-recovers': {evidence: '503'},
  'status-forbidden': {evidence: '403', again: '403'},
  'status-garbled': {},
  'no-answer': {evidence: 'none', again: 'none'},
  'terms-unknown': {terms: '500', confirm: '', poll: '', prompts: '0'},
  'link-expired': {confirm: '404', prompts: '0'},
  'lost-acceptance': {confirm: 'broken'},
  'lost-connection': {poll: 'broken'},
};

describe('the scenarios', () => {
  const {personas} = createBackend();

  it('have one for each persona, and one for each fault that is tested here', () => {
    assert.deepEqual(names.toSorted(), [...personas.map(({id}) => id), ...Object.keys(faults)].sort());
  });

  for (const {id, msisdn} of personas) {
    it(`"${id}" is that persona, and nothing goes wrong`, async () => {
      const {name, persona, happens, sees} = scenarios[id as ScenarioName];
      assert.deepEqual([name, persona, scenarios[name].msisdn], [id, id, msisdn]);
      assert.match(happens, /\.$/);
      assert.match(sees, /“.+”/);
      const [played, plain] = [createService({scenario: name}), createService()];
      const answers = await walk(played, msisdn);
      assert.deepEqual(answers, await walk(plain, msisdn));
      assert.equal(answers['send'], '200');
    });
  }

  for (const [name, differs] of Object.entries(faults)) {
    it(`"${name}" goes as it says`, async () => {
      const service = createService();
      const {msisdn, persona} = service.backend.play(name as ScenarioName);
      const usual = persona === 'ready' ? well : wellWithTerms;
      // With true time three seconds would be waited for each call; how long is tested below.
      if (name !== 'slow') assert.deepEqual(await walk(service, msisdn), {...usual, ...differs});
      service.backend.play(persona as ScenarioName);
      assert.deepEqual(await walk(service, msisdn), usual, 'and the next one knows nothing of it');
    });
  }

  it('"slow" takes three seconds for each answer', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    const backend = createBackend({scenario: 'slow'});
    let answered = false;
    const answer = backend.fetch(new Request('https://flows.example/oauth/token')).then(() => (answered = true));
    t.mock.timers.tick(2999);
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(answered, false);
    t.mock.timers.tick(1);
    await answer;
  });

  it('"too-many-codes" says for how long, "status-garbled" sends a page, and both let other sites’ pages read them', async () => {
    const service = createService({scenario: 'too-many-codes'});
    const headers = {origin: 'https://shop.example'};
    const refused = await service.ask('api/public/confirm', {headers, body: {msisdn: '41790000001'}});
    assert.deepEqual([refused.headers.get('retry-after'), refused.headers.get('access-control-allow-origin')], ['90', '*']);
    service.backend.play('status-garbled');
    const garbled = await service.ask('api/public/evidence/status?msisdn=41790000001', {headers});
    assert.match(await garbled.text(), /^<!doctype html>/);
    assert.equal(garbled.headers.get('access-control-allow-origin'), '*');
  });

  it('begin anew with a reset, and when they are played again', async () => {
    const service = createService({scenario: 'status-recovers'});
    const {backend} = service;
    const look = async () => (await service.ask('api/public/evidence/status?msisdn=41790000001')).status;
    assert.deepEqual([await look(), await look()], [503, 200]);
    backend.reset();
    assert.equal(backend.scenario?.name, 'status-recovers');
    assert.deepEqual([await look(), await look()], [503, 200]);
    backend.play('status-recovers');
    assert.equal(await look(), 503);
  });

  it('"no-answer" lets go of whoever gives up, also after Node has tidied up', async () => {
    const {ask} = createService({scenario: 'no-answer'});
    const leaving = Array.from({length: 5}, () => new AbortController());
    const endings = leaving.map(({signal}) => ask('api/public/evidence/status?msisdn=41790000001', {signal}).catch(() => 'left'));
    setFlagsFromString('--expose-gc');
    await new Promise(resolve => setTimeout(resolve, 50));
    (runInNewContext('gc') as () => void)();
    for (const each of leaving) each.abort();
    assert.deepEqual(await Promise.all(endings), Array(5).fill('left'));
  });

  it('can be none, and an unknown one names those there are', () => {
    const backend = createBackend();
    assert.equal(backend.scenario, undefined);
    for (const wrong of ['no-such', 'toString', '__proto__', '']) {
      assert.throws(() => backend.play(wrong as ScenarioName), /RangeError: There is no scenario ".*"\. There are: ready, .*lost-connection\./s);
      assert.throws(() => createBackend({scenario: wrong as ScenarioName}), RangeError);
    }
    assert.equal(backend.scenario, undefined);
  });

  it('quote texts that the elements have in English', () => {
    const withValues = [
      en.canSign(4, ''), en.levelTooLow('', true), en.expirySoon(20), en.waitFor(90), en.meansActive(en.meansNames['password-otp']),
      ...['zertes', 'eidas'].flatMap(area => [en.jurisdiction(area), en.upgradeArea(en.jurisdiction(area))]),
    ];
    const known = [...withValues, ...[...texts(en)].map(([, text]) => String(text))];
    const quotes = names.flatMap(name => [...scenarios[name].sees.matchAll(/“([^”]+)”/g)].map(([, quote]) => quote!));
    assert.deepEqual(quotes.filter(quote => !known.some(text => text.includes(quote))), []);
  });

  it('cannot be changed from outside', () => {
    assert.ok(Object.isFrozen(scenarios) && Object.isFrozen(scenarios.ready));
  });
});
