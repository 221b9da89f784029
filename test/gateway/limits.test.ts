import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {addressKey, readCaller} from '../../src/gateway/caller.js';
import {retryAfterSeconds} from '../../src/gateway/http.js';
import {json} from './api.js';
import {anna, beat, createWorld, expectProblem, expectStatus, sleep} from './world.js';

const open = {sendGapSeconds: 0, sendsPerNumberPerHour: 1000, sendsPerAddressPerHour: 1000};
const number = (index: number) => String(41_790_100_000 + index);

describe('limits', () => {
  it('GW-07: one code in 30 seconds to a number, unless set otherwise', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    await expectStatus(await world.browser().ask(anna), 200);
    const response = await world.browser('198.51.100.2').ask(anna);
    await expectProblem(response, 429, 'too-many-requests');
    const seconds = Number(response.headers.get('Retry-After'));
    assert.ok(seconds >= 29 && seconds <= 30, String(seconds));
    assert.equal(world.api.callsTo('/api/public/confirm').length, 1);
    await expectStatus(await world.browser().ask(beat), 200);
  });

  it('GW-07: after the gap the next code goes out', async t => {
    const world = await createWorld({limits: {sendGapSeconds: 1}});
    t.after(() => world.stop());
    await expectStatus(await world.browser().ask(anna), 200);
    await expectProblem(await world.browser().ask(anna), 429);
    await sleep(1100);
    await expectStatus(await world.browser().ask(anna), 200);
  });

  it('GW-07: five codes an hour to a number; who was refused has used up nothing', async t => {
    const world = await createWorld({limits: {sendGapSeconds: 0}});
    t.after(() => world.stop());
    for (let index = 0; index < 5; index++) await expectStatus(await world.browser().ask(anna), 200);
    const response = await world.browser().ask(anna);
    await expectProblem(response, 429);
    assert.ok(Number(response.headers.get('Retry-After')) > 3500);
    for (let index = 0; index < 55; index++) await expectStatus(await world.browser().ask(number(index)), 200);
    await expectProblem(await world.browser().ask(number(99)), 429);
  });

  it('G-06: sequential numbers from one address stop at its limit', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    const statuses: number[] = [];
    for (let index = 0; index < 100; index++) statuses.push((await world.browser().ask(number(index))).status);
    assert.deepEqual([statuses.indexOf(429), statuses.filter(status => status === 200).length], [60, 60]);
    assert.equal(world.api.callsTo('/api/public/confirm').length, 60);
    await expectStatus(await world.browser('198.51.100.9').ask(number(100)), 200);
  });

  it('G-06, GW-10: a hundred addresses get one number its five codes an hour, then slow it down, and cannot lock it out for long', async t => {
    const world = await createWorld({limits: {sendGapSeconds: 0}});
    t.after(() => world.stop());
    const statuses: number[] = [];
    for (let index = 0; index < 100; index++) statuses.push((await world.browser(`203.0.113.${index}`).ask(anna)).status);
    assert.equal(statuses.filter(status => status === 200).length, 5);
    const response = await world.browser('198.51.100.1').ask(anna);
    await expectProblem(response, 429);
    assert.ok(Number(response.headers.get('Retry-After')) <= 720);
    await expectStatus(await world.browser('203.0.113.1').ask(beat), 200);
  });

  it('GW-10: an address that has used up its own sends takes nothing from others', async t => {
    const world = await createWorld({limits: {...open, sendsPerAddressPerHour: 1, sendGapSeconds: 30}});
    t.after(() => world.stop());
    await world.browser('203.0.113.1').ask(beat);
    for (let index = 0; index < 10; index++) await expectProblem(await world.browser('203.0.113.1').ask(anna), 429);
    await expectStatus(await world.browser('198.51.100.1').ask(anna), 200);
  });

  it('counts an IPv6 household as one', async t => {
    const world = await createWorld({limits: {...open, sendsPerAddressPerHour: 1}});
    t.after(() => world.stop());
    await expectStatus(await world.browser('2001:db8:1:2::1').ask(number(1)), 200);
    await expectProblem(await world.browser('2001:db8:1:2:ffff::9').ask(number(2)), 429);
    await expectStatus(await world.browser('2001:db8:1:3::1').ask(number(3)), 200);
    assert.equal(addressKey('::ffff:192.0.2.1'), '192.0.2.1');
    for (const spelling of ['::ffff:c000:201', '0:0:0:0:0:ffff:192.0.2.1', '::FFFF:192.0.2.1', '[::ffff:c000:0201]']) assert.equal(addressKey(spelling), '192.0.2.1', spelling);
    assert.equal(addressKey('fe80::1%eth0'), 'fe80:0:0:0::/64');
    assert.equal(addressKey('2001:0db8:0001:0002:3:4:5:6'), addressKey('2001:db8:1:2::'));
    assert.equal(addressKey(undefined), 'unknown');
  });

  it('counts what a proxy names by its address alone, with or without a port, and the connection where it names none', () => {
    const address = (forwarded: string) => readCaller(new Request('https://x.test/', {headers: {'X-Forwarded-For': forwarded}}), '192.0.2.9', 1).address;
    for (const text of ['1.2.3.4', '1.2.3.4:50001', ' 1.2.3.4:1 ', '::ffff:1.2.3.4', '[::ffff:1.2.3.4]:443']) assert.equal(address(text), '1.2.3.4', text);
    for (const text of ['2001:db8:1:2::1', '[2001:db8:1:2::9]', '[2001:db8:1:2::9]:443', '2001:DB8:1:2:3:4:5:6']) assert.equal(address(text), '2001:db8:1:2::/64', text);
    for (const text of ['unknown', '_hidden', '999.1.1.1', '1.2.3', '1.2.3.4:', '1.2.3.4:x', ':::', '1:2', '1:2:3:4:5:6:7:8:9', '[1.2.3.4]:5', 'fffff::', '', 'host:80']) {
      assert.equal(address(text), '192.0.2.9', text);
    }
  });

  it('knows its own origin behind a proxy, whatever the host and however the scheme is spelled', () => {
    const origin = (host: string, scheme = 'https') =>
      readCaller(new Request('http://10.0.0.1:3000/', {headers: {'X-Forwarded-Host': host, 'X-Forwarded-Proto': scheme}}), '192.0.2.9', 1).origin;
    assert.equal(origin('shop.test:8443'), 'https://shop.test:8443');
    assert.equal(origin('192.168.1.5:8443'), 'https://192.168.1.5:8443');
    assert.equal(origin('[::1]:8443'), 'https://[::1]:8443');
    assert.equal(origin('[2001:db8::1]'), 'https://[2001:db8::1]');
    assert.equal(origin('shop.test', 'HTTPS'), 'https://shop.test');
    assert.equal(origin('shop.test', 'ftp'), 'http://shop.test');
  });

  it('believes dates alone of what is no number in a Retry-After', () => {
    const now = Date.UTC(2026, 4, 4, 10);
    for (const text of ['soon, 2099', 'please wait 3000', '1/1/2099', '-1', 'abc', '0x10']) assert.equal(retryAfterSeconds(text, now), undefined, text);
    for (const text of ['2', 'Mon, 04 May 2026 10:00:02 GMT', 'Monday, 04-May-26 10:00:02 GMT']) assert.equal(retryAfterSeconds(text, now), 2, text);
  });

  it('GW-07: a send the API failed may be repeated at once, also after somebody pressed too soon', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    let go!: () => void;
    const gone = new Promise<void>(resolve => (go = resolve));
    world.api.replies.set('/api/public/confirm', async (_, response) => {
      await gone;
      json(response, {}, 503);
    });
    const first = world.browser().ask(anna);
    while (world.api.callsTo('/api/public/confirm').length === 0) await sleep(5);
    await expectProblem(await world.browser().ask(anna), 429);
    go();
    await expectProblem(await first, 503);
    world.api.replies.clear();
    await expectStatus(await world.browser().ask(anna), 200);
  });

  it('GW-08: a guess counts that the API refused in whatever way', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    const user = world.browser();
    await user.ask(anna);
    const {cookie} = user;
    let turn = 0;
    world.api.replies.set('/api/public/phone/verification/code', (_, response) => {
      if (turn++ % 2) response.writeHead(302, {Location: '/'}).end();
      else json(response, {}, 403);
    });
    for (let index = 0; index < 7; index++) {
      user.cookie = cookie;
      await expectProblem(await user.enter(anna, 'WRONG'), index < 5 ? 502 : 429);
    }
    assert.equal(world.api.callsTo('/api/public/phone/verification/code').length, 5);
  });

  it('GW-08: five wrong codes and the challenge is dead, also for an old cookie and for the right code', async t => {
    const world = await createWorld({limits: {sendGapSeconds: 0}});
    t.after(() => world.stop());
    const user = world.browser();
    await user.ask(anna);
    const cookie = user.cookie;
    for (let index = 0; index < 5; index++) {
      await expectProblem(await user.enter(anna, 'WRONG'), 400, 'wrong-code');
      user.cookie = cookie;
    }
    const response = await user.enter(anna, world.api.code);
    await expectProblem(response, 429, 'too-many-requests');
    assert.ok(response.headers.get('Retry-After'));
    assert.equal(world.api.callsTo('/api/public/phone/verification/code').length, 5);
    await expectStatus(await user.ask(anna), 200);
    await expectStatus(await user.enter(anna, world.api.code), 200);
  });

  it('GW-08: fifty guesses at once are fifty guesses', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    const user = world.browser();
    await user.ask(anna);
    const cookie = user.cookie;
    const guesses = Array.from({length: 50}, (_, index) => {
      const browser = world.browser();
      browser.cookie = cookie;
      return browser.enter(anna, `WRONG${index}`);
    });
    const statuses = (await Promise.all(guesses)).map(({status}) => status);
    assert.equal(statuses.filter(status => status === 400).length, 5);
    assert.equal(world.api.callsTo('/api/public/phone/verification/code').length, 5);
  });

  it('does not count a check that told nothing', async t => {
    const world = await createWorld();
    t.after(() => world.stop());
    const user = world.browser();
    await user.ask(anna);
    world.api.replies.set('/api/public/phone/verification/code', (_, response) => void response.writeHead(500).end());
    for (let index = 0; index < 8; index++) await expectProblem(await user.enter(anna, 'ABCD'), 502, 'server');
    world.api.replies.clear();
    await expectStatus(await user.enter(anna, 'ABCD'), 200);
  });

  it('limits lookups for each number and each address', async t => {
    const world = await createWorld({limits: {...open, lookupsPerNumberPerMinute: 3, lookupsPerAddressPerMinute: 5}});
    t.after(() => world.stop());
    const first = await world.verified(anna);
    const second = await world.verified(beat);
    for (let index = 0; index < 3; index++) await expectStatus(await first.evidence(anna), 200);
    const response = await first.terms(anna);
    await expectProblem(response, 429, 'too-many-requests');
    assert.ok(Number(response.headers.get('Retry-After')) <= 60);
    await expectStatus(await second.evidence(beat), 200);
    await expectProblem(await second.evidence(beat), 429);
  });

  it('gives a send back that never reached the API', async t => {
    const world = await createWorld(api => ({tokenUrl: `${api.url}/broken`, limits: {sendsPerNumberPerHour: 1}}));
    t.after(() => world.stop());
    world.api.replies.set('/broken', (_, response) => void response.writeHead(500).end());
    for (let index = 0; index < 3; index++) await expectProblem(await world.browser().ask(anna), 502, 'token');
  });

  it('G-06: the host is asked before a code is sent: no number abroad, none beyond its budget, and the log says so', async t => {
    let budget = 3;
    const asked: string[] = [];
    const allowSend = async ({msisdn}: {msisdn: string}) => {
      asked.push(msisdn);
      return msisdn.startsWith('41') && budget-- > 0;
    };
    const world = await createWorld({allowSend, limits: open});
    t.after(() => world.stop());
    for (const abroad of ['8821612345678', '447700900123', '9647901234567']) await expectProblem(await world.browser().ask(abroad), 403, 'forbidden');
    const statuses: number[] = [];
    for (let index = 0; index < 6; index++) statuses.push((await world.browser(`203.0.113.${index}`).ask(number(index))).status);
    assert.deepEqual(statuses, [200, 200, 200, 403, 403, 403]);
    assert.equal(world.api.callsTo('/api/public/confirm').length, 3);
    assert.equal(asked.length, 9);
    const told = world.log.filter(({reason}) => reason === 'send not allowed');
    assert.equal(told.length, 6);
    for (const msisdn of asked) assert.ok(!JSON.stringify(world.log).includes(msisdn));
  });
});
