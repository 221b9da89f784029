import assert from 'node:assert/strict';
import {after, before, beforeEach, describe, it} from 'node:test';
import {createGateway} from '../../src/gateway/index.js';
import {createBackend} from '../../src/testing/index.js';
import {Browser, expectProblem, expectStatus, own, secret} from './world.js';

describe('the emulated service behind the gateway', () => {
  const backend = createBackend({client: {id: 'client-1', secret: 'geheim'}});
  const gateway = createGateway({
    apiUrl: 'https://api.swisscom.test/', tokenUrl: 'https://api.swisscom.test/oauth/token', clientId: 'client-1', clientSecret: 'geheim', sessionSecret: secret,
    fetch: (url, init) => backend.fetch(new Request(url, init)), log: () => undefined,
    limits: {sendGapSeconds: 0, sendsPerAddressPerHour: 1000},
  });
  before(() => void backend.reset());
  beforeEach(() => backend.reset());
  after(() => gateway.close());

  const numberOf = (id: string) => backend.personas.find(persona => persona.id === id)!.msisdn;
  const enter = async (msisdn: string) => {
    const user = new Browser(gateway, '198.51.100.1', own);
    await expectStatus(await user.ask(msisdn), 200);
    await expectStatus(await user.enter(msisdn, backend.sms.at(-1)!.code), 200);
    return user;
  };
  const read = async (response: Response) => await response.json() as Record<string, unknown>;

  it('everybody can be verified and looked up', async () => {
    for (const {msisdn, id, signingStatus} of backend.personas) {
      const user = await enter(msisdn);
      const answer = await user.evidence(msisdn);
      const evidence = await read(answer);
      if (answer.status === 404) assert.deepEqual(evidence, {notFound: true}, id);
      else assert.ok([signingStatus, 'NOT_ABLE_TO_RETRIEVE'].includes(String(evidence['signingStatus'])), id);
    }
  });

  it('terms are read from the page, accepted on the phone, and then there are none', async () => {
    const msisdn = numberOf('terms-mobile-id');
    const user = await enter(msisdn);
    const terms = await read(await user.terms(msisdn));
    const token = String(terms['token']);
    assert.ok(String(terms['link']).endsWith(`/t/${token}`));
    const documents = terms['documents'] as {jurisdiction: string; href: string; title: string}[];
    assert.deepEqual(documents.map(({jurisdiction}) => jurisdiction).sort(), ['eidas', 'zertes']);
    for (const {href, title} of documents) {
      assert.ok(href.startsWith('https://api.swisscom.test/') && title.length > 3);
      // The elements say so themselves, in their language.
      assert.ok(!title.includes('tab'), title);
    }
    await expectStatus(await user.accept(token), 200);
    assert.equal((await read(await user.poll(token)))['confirmed'], false);
    assert.ok(backend.phone.confirm(msisdn));
    assert.equal((await read(await user.poll(token)))['confirmed'], true);
    await expectProblem(await user.terms(msisdn), 404, 'not-found');
  });

  it('a consent page is passed on, a foreign terms page is not', async () => {
    const msisdn = numberOf('terms-consent');
    const user = await enter(msisdn);
    const token = String((await read(await user.terms(msisdn)))['token']);
    await user.accept(token);
    assert.match(String((await read(await user.poll(token)))['consentUrl']), /^https:\/\/api\.swisscom\.test\/consent\//);
    const blocked = numberOf('terms-blocked');
    await expectProblem(await (await enter(blocked)).terms(blocked), 502, 'blocked-url');
  });

  it('a downgrade and a refusal reach the browser', async () => {
    const down = numberOf('terms-downgrade');
    const user = await enter(down);
    const token = String((await read(await user.terms(down)))['token']);
    await user.accept(token);
    backend.phone.confirm(down);
    const poll = await read(await user.poll(token));
    assert.equal(poll['downgrade'], true);
    const other = numberOf('terms-mobile-id');
    const another = await enter(other);
    const declined = String((await read(await another.terms(other)))['token']);
    await another.accept(declined);
    backend.phone.decline(other);
    assert.equal(typeof (await read(await another.poll(declined)))['error'], 'string');
  });
});
