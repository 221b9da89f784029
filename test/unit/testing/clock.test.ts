import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {createBackend, createClock} from '../../../src/testing/index.js';
import {evidence, fetchLink, createService} from './service.js';

const msisdn = '41790000001';

describe('the virtual clock', () => {
  it('begins where it is told, and stands still', async () => {
    const start = Date.UTC(2026, 4, 4, 10);
    for (const given of [start, new Date(start), '2026-05-04T10:00:00Z']) assert.equal(createClock(given).now(), start);
    const clock = createClock(start);
    await clock.advance(1500);
    await clock.advance(0);
    assert.equal(clock.now(), Date.UTC(2026, 4, 4, 10, 0, 1, 500));
  });

  it('lets what waits go on in order, each at its moment', async () => {
    const clock = createClock(0);
    const seen: [string, number][] = [];
    const note = (name: string) => () => void seen.push([name, clock.now()]);
    void clock.wait(20).then(note('late'));
    void clock.wait(10).then(note('early')).then(() => clock.wait(5)).then(note('between'));
    void clock.wait(31).then(note('never'));
    await clock.advance(30);
    assert.deepEqual(seen, [['early', 10], ['between', 15], ['late', 20]]);
    assert.equal(clock.now(), 30);
  });

  it('adds up what is asked for at once', async () => {
    const clock = createClock(0);
    void clock.wait(5);
    await Promise.all([clock.advance(10), clock.advance(10)]);
    assert.equal(clock.now(), 20);
  });

  it('refuses to go back, and what is no time', async () => {
    const clock = createClock(0);
    for (const wrong of [-1, NaN, Infinity]) await assert.rejects(clock.advance(wrong), RangeError);
    for (const wrong of [NaN, 'yesterday']) assert.throws(() => createClock(wrong), RangeError);
  });
});

describe('the service goes by its clock', () => {
  /** A service whose clock is a virtual one, in place of the one that the other tests move. */
  const open = () => {
    const clock = createClock(Date.UTC(2026, 4, 4, 10));
    return {clock, ...createService({clock, now: undefined})};
  };
  const check = async ({ask}: ReturnType<typeof open>) => (await ask('api/public/phone/verification/code', {body: {msisdn, code: 'CDFH'}})).status;

  it('a code ends', async () => {
    for (const [age, status] of [[479_999, 200], [480_000, 400]] as const) {
      const service = open();
      await service.ask('api/public/confirm', {body: {msisdn}});
      await service.clock.advance(age);
      assert.equal(await check(service), status);
    }
  });

  it('a token ends', async () => {
    const {clock, backend, ask} = open();
    const headers = {authorization: `Bearer ${backend.issueToken().access_token}`};
    const status = async () => (await ask(`api/public/evidence/status?msisdn=${msisdn}`, {headers})).status;
    await clock.advance(299_999);
    assert.equal(await status(), 200);
    await clock.advance(1);
    assert.equal(await status(), 401);
  });

  it('an acceptance ends that nobody confirms', async () => {
    const service = open();
    const {token} = await fetchLink(service, service.number('terms-mobile-id'));
    await service.ask('api/public/confirm', {body: {decizionZertes: true, decisionEidas: true, knowsTheRisk: true, token}});
    assert.equal(service.backend.phone.prompts.length, 1);
    await service.clock.advance(120_000);
    assert.equal(service.backend.phone.prompts.length, 0);
    const answer = await (await service.ask(`api/public/mobileid/status?token=${token}`)).json();
    assert.equal((answer as {error: string}).error, 'EXPIRED_TRANSACTION');
  });

  it('a registration ends, counted from its day', async () => {
    const service = open();
    await service.clock.advance(24 * 3600 * 1000);
    assert.equal((await evidence(service, service.number('expires-soon')))['loa4ExpiryDate'], '2026-05-25');
  });

  it('a delay takes as long as the clock says', async () => {
    const clock = createClock();
    const backend = createBackend({clock, delay: 5000});
    let answered = false;
    const answer = backend.fetch(new Request('https://flows.example/oauth/token')).then(() => (answered = true));
    await clock.advance(4999);
    assert.equal(answered, false);
    await clock.advance(1);
    assert.equal(answered, true);
    await answer;
  });

  it('fake timers of a test are followed', async t => {
    t.mock.timers.enable({apis: ['setTimeout', 'Date'], now: 1000});
    const backend = createBackend({delay: 5000});
    const answer = backend.fetch(new Request('https://flows.example/oauth/token'));
    t.mock.timers.tick(5000);
    assert.equal((await answer).status, 405);
    const headers = {authorization: `Bearer ${backend.issueToken().access_token}`};
    t.mock.timers.tick(300_000);
    const late = backend.fetch(new Request(`https://flows.example/api/public/evidence/status?msisdn=${msisdn}`, {headers}));
    t.mock.timers.tick(5000);
    assert.equal((await late).status, 401);
  });
});
