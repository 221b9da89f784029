import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {base, consent, createService, evidence, fetchLink, poll, type Service} from './service.js';

/** Fetches the link of a persona and accepts. */
async function accept(service: Service, id: string, changes?: Record<string, unknown>) {
  const msisdn = service.number(id);
  const {link, token} = await fetchLink(service, msisdn);
  const response = await service.ask('api/public/confirm', consent(token, changes));
  assert.deepEqual([response.status, await response.text()], [200, '']);
  return {msisdn, link, token};
}

const waiting = {error: null, consentUrl: null, confirmed: false, downgrade: false};
const statusOf = async (service: Service, path: string) => (await service.ask(path)).status;

describe('the link to the terms', () => {
  it('leads to where the service was called, and stays the same until the acceptance ends', async () => {
    const service = createService();
    const {msisdn, link, token} = await accept(service, 'terms-mobile-id');
    assert.equal(link, `${base}/t/${token}`);
    assert.deepEqual(await fetchLink(service, msisdn), {link, token});
    service.backend.phone.decline(msisdn);
    assert.notEqual((await fetchLink(service, msisdn)).token, token);
  });

  it('is good for nothing but looking back once a newer one is out', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-mobile-id');
    service.backend.phone.decline(msisdn);
    await fetchLink(service, msisdn);
    assert.equal((await service.ask('api/public/confirm', consent(token))).status, 404);
    assert.equal((await poll(service, token)).error, 'USER_CANCEL');
  });

  it('is used up when its acceptance has ended, even before a newer one is out', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-mobile-id');
    service.backend.phone.decline(msisdn);
    assert.equal((await service.ask('api/public/confirm', consent(token))).status, 404);
  });

  it('leads to a foreign host for one of them', async () => {
    const service = createService();
    const {link} = await fetchLink(service, service.number('terms-blocked'));
    assert.equal(new URL(link).hostname, 'terms.foreign.example');
  });

  it('can be polled before anything started', async () => {
    const service = createService();
    const {token} = await fetchLink(service, service.number('terms-consent'));
    assert.deepEqual(await poll(service, token), {token, ...waiting});
    assert.equal(service.backend.phone.prompts.length, 0);
  });
});

describe('accepting on the phone', () => {
  it('asks there, and takes a yes', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-mobile-id');
    assert.deepEqual(await poll(service, token), {token, ...waiting});
    const [prompt] = service.backend.phone.prompts;
    assert.equal(prompt?.msisdn, msisdn);
    assert.equal(prompt?.askedAt, Date.UTC(2026, 4, 4, 10));
    assert.match(prompt!.text, /Switzerland and the EU/);

    assert.equal(service.backend.phone.confirm(msisdn), true);
    assert.deepEqual(await poll(service, token), {token, ...waiting, confirmed: true});
    assert.equal(service.backend.phone.prompts.length, 0);
    assert.equal(service.backend.phone.confirm(msisdn), false);
    assert.equal(await statusOf(service, `api/public/evidence/${msisdn}/tc`), 404);
    assert.equal((await evidence(service, msisdn)).signingStatus, 'MID');
  });

  it('takes a no', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-mobile-id');
    assert.equal(service.backend.phone.decline(msisdn), true);
    assert.deepEqual(await poll(service, token), {token, ...waiting, error: 'USER_CANCEL'});
    assert.equal(await statusOf(service, `api/public/evidence/${msisdn}/tc`), 200);
  });

  it('asks once, however often it is started', async () => {
    const service = createService();
    const {token} = await accept(service, 'terms-mobile-id');
    service.pass(10);
    const again = await service.ask('api/public/confirm', consent(token, {decisionEidas: false}));
    assert.equal(again.status, 200);
    assert.equal(service.backend.phone.prompts.length, 1);
    assert.match(service.backend.phone.prompts[0]!.text, /Switzerland and the EU/);
    service.pass(110);
    assert.equal((await poll(service, token)).error, 'EXPIRED_TRANSACTION');
  });

  it('asks several people side by side, oldest first', async () => {
    const service = createService();
    const second = await accept(service, 'terms-downgrade');
    service.pass(1);
    const first = await accept(service, 'terms-mobile-id');
    assert.deepEqual(service.backend.phone.prompts.map(({msisdn}) => msisdn), [second.msisdn, first.msisdn]);
    service.backend.phone.confirm(first.msisdn);
    assert.deepEqual(service.backend.phone.prompts.map(({msisdn}) => msisdn), [second.msisdn]);
  });

  it('registers for those areas alone whose terms were accepted', async () => {
    const service = createService();
    const {msisdn} = await accept(service, 'terms-mobile-id', {decisionEidas: false, decisionZertes: true});
    service.backend.phone.confirm(msisdn);
    const {status} = await evidence(service, msisdn);
    assert.deepEqual(status, [{assuranceLevel: 4, jurisdiction: 'zertes'}]);
  });

  it('may lower the registration', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-downgrade');
    service.backend.phone.confirm(msisdn);
    assert.deepEqual(await poll(service, token), {token, ...waiting, downgrade: true});
    assert.equal(await statusOf(service, `api/public/evidence/${msisdn}/tc`), 404);
    assert.deepEqual(await evidence(service, msisdn), {
      status: [
        {assuranceLevel: 3, jurisdiction: 'zertes'},
        {assuranceLevel: 3, jurisdiction: 'eidas'},
      ],
      loa4ExpiryDate: null,
      signingStatus: 'MID',
      notFound: false,
    });
  });

  const endings: [id: string, seconds: number, error: string, asked: number][] = [
    ['terms-mobile-id', 120, 'EXPIRED_TRANSACTION', 1],
    ['terms-downgrade', 120, 'EXPIRED_TRANSACTION', 1],
    ['terms-blocked', 120, 'EXPIRED_TRANSACTION', 1],
    ['terms-declined', 3, 'USER_CANCEL', 1],
    ['terms-expired', 25, 'EXPIRED_TRANSACTION', 0],
    ['terms-failed', 2, 'PB_SIGNATURE_PROCESS', 0],
    ['terms-consent', 600, 'EXPIRED_TRANSACTION', 0],
  ];
  for (const [id, seconds, error, asked] of endings) {
    it(`ends by itself for ${id} after ${seconds} seconds`, async () => {
      const service = createService();
      const {msisdn, token} = await accept(service, id);
      assert.equal(service.backend.phone.prompts.length, asked);
      service.pass(seconds - 1);
      assert.equal((await poll(service, token)).error, null);
      service.pass(1);
      assert.equal(service.backend.phone.prompts.length, 0);
      assert.deepEqual(await poll(service, token), {token, ...waiting, error});
      assert.equal(service.backend.phone.confirm(msisdn), false);
      // Nothing was accepted, so a new attempt is free to start.
      const newer = await fetchLink(service, msisdn);
      assert.equal((await service.ask('api/public/confirm', consent(newer.token))).status, 200);
    });
  }

  it('waits as long as it is told', async () => {
    const service = createService({lifetimes: {prompt: 5}});
    const {token} = await accept(service, 'terms-mobile-id');
    service.pass(5);
    assert.equal((await poll(service, token)).error, 'EXPIRED_TRANSACTION');
  });

  it('is forgotten by a reset', async () => {
    const service = createService();
    const {msisdn, token} = await accept(service, 'terms-mobile-id');
    service.backend.phone.confirm(msisdn);
    service.backend.reset();
    assert.equal(await statusOf(service, `api/public/mobileid/status?token=${token}`), 404);
    assert.equal(await statusOf(service, `api/public/evidence/${msisdn}/tc`), 200);
  });
});

describe('accepting on the consent page', () => {
  it('names the page in every poll until it ends, under the address the poll came to', async () => {
    const service = createService();
    const {token} = await accept(service, 'terms-consent');
    const {consentUrl} = await poll(service, token);
    assert.match(String(consentUrl), new RegExp(`^${base}/consent/[\\w-]{20,}$`));
    assert.equal((await poll(service, token)).consentUrl, consentUrl);
    assert.equal(service.backend.phone.prompts.length, 0);
    service.pass(600);
    assert.equal((await poll(service, token)).consentUrl, null);
  });
});
