import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createBackend} from '../../../src/testing/index.js';
import {createService, type Service} from './service.js';

const msisdn = '41790000001';
const send = ({ask}: Service, path = 'api/public/confirm') => ask(path, {body: {msisdn}});
const check = async ({ask}: Service, code: string, number = msisdn) =>
  (await ask('api/public/phone/verification/code', {body: {msisdn: number, code}})).status;

/** A service whose codes differ from one SMS to the next. */
function numbered() {
  let count = 0;
  return createService({makeCode: () => `CDF${'HJKMNP'[count++]}`});
}

describe('the code by SMS', () => {
  for (const path of ['api/public/confirm', 'api/public/phone/verification']) {
    it(`is sent through ${path} and proves the number once`, async () => {
      const service = createService();
      const response = await send(service, path);
      assert.deepEqual([response.status, await response.text()], [200, '']);
      const sentAt = Date.UTC(2026, 4, 4, 10);
      assert.deepEqual([...service.backend.sms], [{msisdn, text: 'Your code: CD-FH', code: 'CDFH', sentAt}]);
      assert.equal(await check(service, 'CDFH'), 200);
      assert.equal(await check(service, 'CDFH'), 400);
    });
  }

  it('is split in two for the eye, however long it is', async () => {
    for (const [code, text] of [['CDFHJK', 'CDF-HJK'], ['CDFHJ', 'CDF-HJ']] as const) {
      const service = createService({makeCode: () => code});
      await send(service);
      assert.equal(service.backend.sms[0]?.text, `Your code: ${text}`);
      assert.equal(await check(service, code), 200);
    }
  });

  it('is one number’s own', async () => {
    const service = createService();
    await send(service);
    assert.equal(await check(service, 'CDFH', '41790000002'), 400);
    assert.equal(await check(service, 'CDFH'), 200);
  });

  it('is compared to the letter', async () => {
    const service = createService();
    await send(service);
    for (const wrong of ['cdfh', 'CD-FH', ' CDFH', 'CDF']) assert.equal(await check(service, wrong), 400, wrong);
    assert.equal(await check(service, 'CDFH'), 200);
  });

  it('survives four wrong ones, not five', async () => {
    for (const [wrong, status] of [[4, 200], [5, 400]] as const) {
      const service = createService();
      await send(service);
      for (let time = 0; time < wrong; time++) assert.equal(await check(service, 'XXXX'), 400);
      assert.equal(await check(service, 'CDFH'), status);
    }
  });

  it('lives eight minutes, or as long as it is told', async () => {
    for (const [options, age, status] of [
      [{}, 479, 200],
      [{}, 480, 400],
      [{lifetimes: {code: 60}}, 60, 400],
    ] as const) {
      const service = createService(options);
      await send(service);
      service.pass(age);
      assert.equal(await check(service, 'CDFH'), status);
    }
  });

  it('is replaced by the next one, which starts with a clean slate', async () => {
    const service = numbered();
    await send(service);
    for (let time = 0; time < 4; time++) await check(service, 'XXXX');
    await send(service);
    assert.deepEqual(service.backend.sms.map(({code}) => code), ['CDFH', 'CDFJ']);
    assert.equal(await check(service, 'CDFH'), 400);
    assert.equal(await check(service, 'CDFJ'), 200);
  });

  it('is forgotten by a reset', async () => {
    const service = createService();
    const {sms} = service.backend;
    await send(service);
    service.backend.reset();
    assert.equal(sms.length, 0);
    assert.equal(await check(service, 'CDFH'), 400);
  });

  it('has four letters that spell no word and look like nothing else', async () => {
    const backend = createBackend();
    const headers = {authorization: `Bearer ${backend.issueToken().access_token}`, 'content-type': 'application/json'};
    for (let time = 0; time < 200; time++) {
      const request = {method: 'POST', headers, body: JSON.stringify({msisdn})};
      await backend.fetch(new Request('http://localhost/api/public/confirm', request));
    }
    for (const {code, text} of backend.sms) {
      assert.match(code, /^[CDFHJKMNPRTX]{4}$/);
      assert.equal(text, `Your code: ${code.slice(0, 2)}-${code.slice(2)}`);
    }
    assert.ok(new Set(backend.sms.map(({code}) => code)).size > 100);
  });
});
