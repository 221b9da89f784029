import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';

import {RedisStore} from '../../src/gateway/redis.js';
import {Api, json} from './api.js';
import {redisCommand, redisServer, remote, startAddress, startProgram, startRedis, waitFor, type Program} from './processes.js';
import {anna, beat, Browser, expectProblem, expectStatus, own, sleep} from './world.js';
import {environment} from './processes.js';

if (!redisServer) console.log('skipped: redis-server is not installed, so two gateways sharing one Redis are not tested');

describe('two gateways and one Redis', {skip: !redisServer}, () => {
  let api: Api;
  let redis: Awaited<ReturnType<typeof startRedis>>;
  let one: Program;
  let two: Program;
  const at = ({url}: Program) => new Browser(remote(url), '', own);
  const counter = (program: Program) => async (event: string) => (await program.log()).filter(entry => entry['event'] === event).length;
  const limits = {sendGapSeconds: 1, sendsPerAddressPerHour: 1000, lookupsPerNumberPerMinute: 1000};
  before(async () => {
    api = await Api.start();
    redis = await startRedis();
    const env = {...environment(api), SMART_FLOW_REDIS_URL: redis.url, SMART_FLOW_LIMITS: JSON.stringify(limits)};
    [one, two] = await Promise.all([startProgram(env), startProgram(env)]);
  });
  after(async () => {
    await Promise.all([one.stop(), two.stop()]);
    await redis.stop();
    await api.stop();
  });
  beforeEach(async () => {
    if (redis.process.exitCode === null) await redisCommand(redis.port, 'FLUSHALL');
    api.seen.length = 0;
    api.replies.clear();
  });

  it('G-12: a session of one is a session of the other, and ended for both', async () => {
    const user = at(one);
    await expectStatus(await user.ask(anna), 200);
    const there = at(two);
    there.cookie = user.cookie;
    await expectStatus(await there.enter(anna, 'ABCD'), 200);
    user.cookie = there.cookie;
    await expectStatus(await user.evidence(anna), 200);
    await (await user.terms(anna)).text();
    await expectStatus(await there.poll(`terms-${anna}`), 200);
    assert.equal((await user.delete('session')).status, 204);
    await expectProblem(await there.evidence(anna), 403);
  });

  it('G-12: limits count what both do', async () => {
    const statuses: number[] = [];
    for (let index = 0; index < 6; index++) {
      statuses.push((await at(index % 2 ? one : two).ask(anna)).status);
      await sleep(1050);
    }
    assert.deepEqual(statuses, [200, 200, 200, 200, 200, 429]);
    const user = at(one);
    await user.ask(beat);
    for (let index = 0; index < 6; index++) {
      const tab = at(index % 2 ? one : two);
      tab.cookie = user.cookie;
      await expectProblem(await tab.enter(beat, 'WRONG'), index < 5 ? 400 : 429);
    }
  });

  it('the same key at both at once reaches the API once; the other waits for the first', async () => {
    api.replies.set('/api/public/confirm', async (_, response) => {
      await sleep(300);
      json(response, {});
    });
    const headers = {'Idempotency-Key': crypto.randomUUID()};
    const answers = await Promise.all([one, two, one, two].map(program => at(program).ask(anna, headers)));
    assert.deepEqual(answers.map(({status}) => status), [200, 200, 200, 200]);
    assert.equal(new Set(answers.map(answer => answer.headers.get('Set-Cookie'))).size, 1);
    assert.equal(api.calls.length, 1);
    await expectProblem(await at(two).ask(beat, headers), 422);
  });

  it('keeps no number, token or cookie in Redis', async () => {
    const user = at(one);
    const headers = {'Idempotency-Key': crypto.randomUUID()};
    await user.ask(anna, headers);
    await user.enter(anna, 'ABCD', headers);
    await (await user.terms(anna)).text();
    const keys = await redisCommand(redis.port, 'KEYS', '*');
    let all = keys;
    for (const [, key] of keys.matchAll(/(smart-flow:[^\r]+)/g)) {
      all += await redisCommand(redis.port, 'GET', key!);
      const ttl = Number((await redisCommand(redis.port, 'PTTL', key!)).slice(1));
      // Two below zero: it has expired since it was listed. One below, which lives for ever, must not be.
      assert.ok(ttl === -2 || ttl > 0 && ttl <= 28_800_000, `${key} lives ${ttl}`);
    }
    assert.ok(all.includes('smart-flow:once:'));
    for (const word of [anna, 'ABCD', 'TOKENSENTINEL', 'terms-4', headers['Idempotency-Key'], user.cookie.split('=')[1]!]) assert.ok(!all.includes(word), word);
  });

  it('G-07: Redis slow: people do not wait for it', async () => {
    const user = at(one);
    await user.ask(anna);
    await user.enter(anna, 'ABCD');
    void redisCommand(redis.port, 'DEBUG', 'SLEEP', '3').catch(() => undefined);
    await sleep(50);
    const started = performance.now();
    await expectStatus(await user.evidence(anna), 200);
    assert.ok(performance.now() - started < 1500, String(performance.now() - started));
    await sleep(3200);
    await expectStatus(await user.evidence(anna), 200);
  });

  it('G-07: Redis gone: reads go on, few codes are sent, signing out counts, it says so once, and all is well when it is back', {timeout: 60_000}, async () => {
    const user = at(one);
    const gone = at(one);
    await user.ask(anna);
    await user.enter(anna, 'ABCD');
    await gone.ask(beat);
    await gone.enter(beat, 'ABCD');
    const count = counter(one);
    await waitFor(async () => await count('redis-away') === await count('redis-back'));
    const before = await count('redis-away');
    await redis.stop();
    for (let index = 0; index < 5; index++) await expectStatus(await user.evidence(anna), 200);
    const kept = gone.copy();
    assert.equal((await gone.delete('session')).status, 204);
    await expectProblem(await kept.evidence(beat), 403);
    let sent = 0;
    for (let index = 0; index < 50; index++) if ((await at(one).ask(String(41_790_200_000 + index))).status === 200) sent++;
    assert.equal(sent, 30);
    assert.equal(await count('redis-away'), before + 1);
    await expectStatus(await user.get('health'), 200);
    assert.deepEqual(await (await user.get('health')).json(), {status: 'ok', redis: 'away'});

    redis = await startRedis(redis.port);
    await waitFor(async () => await count('redis-back') > before);
    await expectStatus(await user.evidence(anna), 200);
    await waitFor(async () => (await redisCommand(redis.port, 'KEYS', 'smart-flow:ended:*')).includes('ended'));
    const elsewhere = at(two);
    elsewhere.cookie = kept.cookie;
    await waitFor(async () => (await elsewhere.get('health').then(answer => answer.json()) as {redis: string}).redis === 'here');
    await expectProblem(await elsewhere.evidence(beat), 403);
    await expectStatus(await at(one).ask('41790300000'), 200);
  });

  it('G-07: Redis full: what was written over is read as it is now', {timeout: 60_000}, async () => {
    const store = await RedisStore.connect(redis.url, () => {});
    try {
      await store.set('answer', 'under way', 60);
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '1');
      await store.set('answer', 'given', 60);
      // Redis is asked again by then.
      await sleep(1100);
      assert.equal(await store.get('answer'), 'given');
    } finally {
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '0');
      await store.close();
    }
  });

  it('G-07: Redis full: reads go on, few codes are sent, signing out counts, it says so once, and all is written once there is room', {timeout: 60_000}, async () => {
    const three = await startProgram({...environment(api), SMART_FLOW_REDIS_URL: redis.url, SMART_FLOW_LIMITS: JSON.stringify(limits)});
    try {
      const [user, gone] = [at(three), at(three)];
      await user.ask(anna);
      await user.enter(anna, 'ABCD');
      await gone.ask(beat);
      await gone.enter(beat, 'ABCD');
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '1');
      assert.match(await redisCommand(redis.port, 'SET', 'one', 'more'), /^-OOM/);
      for (let index = 0; index < 5; index++) await expectStatus(await user.evidence(anna), 200);
      const kept = gone.copy();
      assert.equal((await gone.delete('session')).status, 204);
      await expectProblem(await kept.evidence(beat), 403);
      // Redis is asked again by then, and knows nothing of it.
      await sleep(1100);
      await expectProblem(await kept.evidence(beat), 403);
      let sent = 0;
      for (let index = 0; index < 50; index++) if ((await at(three).ask(String(41_790_400_000 + index))).status === 200) sent++;
      assert.equal(sent, 30);
      const count = counter(three);
      assert.deepEqual([await count('redis-away'), await count('redis-back')], [1, 0]);
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '0');
      const elsewhere = at(two);
      elsewhere.cookie = kept.cookie;
      await waitFor(async () => {
        await expectStatus(await user.evidence(anna), 200);
        const {status, body} = await elsewhere.evidence(beat);
        await body?.cancel();
        return status === 403;
      });
      assert.deepEqual([await count('redis-away'), await count('redis-back')], [1, 1]);
    } finally {
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '0');
      await three.stop();
    }
  });

  it('G-07: Redis full: a session that another gateway ended stays ended', {timeout: 60_000}, async () => {
    const three = await startProgram({...environment(api), SMART_FLOW_REDIS_URL: redis.url, SMART_FLOW_LIMITS: JSON.stringify(limits)});
    try {
      const user = at(three);
      await expectStatus(await user.ask(beat), 200);
      await expectStatus(await user.enter(beat, 'ABCD'), 200);
      const kept = user.copy();
      const elsewhere = at(two);
      elsewhere.cookie = kept.cookie;
      assert.equal((await elsewhere.delete('session')).status, 204);
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '1');
      await at(three).ask('41790600000');
      for (let index = 0; index < 5; index++) await expectProblem(await kept.evidence(beat), 403);
    } finally {
      await redisCommand(redis.port, 'CONFIG', 'SET', 'maxmemory', '0');
      await three.stop();
    }
  });

  describe('and another Redis that takes over', () => {
    let next: typeof redis;
    let address: Awaited<ReturnType<typeof startAddress>>;
    let three: Program;
    const follow = (follower: {port: number}, leader?: {port: number}) => redisCommand(follower.port, 'REPLICAOF', ...(leader ? ['127.0.0.1', String(leader.port)] : ['NO', 'ONE']));
    let count: ReturnType<typeof counter>;
    const there = async ({port}: {port: number}, keys: string) => (await redisCommand(port, 'KEYS', keys)).includes('smart-flow');
    beforeEach(async () => {
      next = await startRedis();
      address = await startAddress(redis.port);
      three = await startProgram({...environment(api), SMART_FLOW_REDIS_URL: address.url, SMART_FLOW_LIMITS: JSON.stringify(limits)});
      count = counter(three);
    });
    afterEach(async () => {
      await three.stop();
      await address.stop();
      await next.stop();
      await follow(redis);
    });
    const verified = async (msisdn: string) => {
      const user = at(three);
      await expectStatus(await user.ask(msisdn), 200);
      await expectStatus(await user.enter(msisdn, 'ABCD'), 200);
      return user;
    };

    it('G-07: is gone to, though the connection to the one before it, a replica now, never broke', {timeout: 60_000}, async () => {
      for (const {port} of [redis, next]) await redisCommand(port, 'CONFIG', 'SET', 'repl-diskless-sync-delay', '0');
      await follow(next, redis);
      await waitFor(async () => (await redisCommand(next.port, 'INFO', 'replication')).includes('master_link_status:up'));
      const [user, gone] = [await verified(anna), await verified(beat)];
      const kept = gone.copy();
      await follow(next);
      await follow(redis, next);
      address.leadTo(next.port);
      assert.match(await redisCommand(redis.port, 'SET', 'one', 'more'), /^-READONLY/);
      assert.equal((await gone.delete('session')).status, 204);
      await expectProblem(await kept.evidence(beat), 403);
      await waitFor(async () => {
        await expectStatus(await user.evidence(anna), 200);
        return await count('redis-back') === 1 && await there(next, 'smart-flow:ended:*');
      });
      await expectProblem(await kept.evidence(beat), 403);
      await expectStatus(await at(three).ask('41790500000'), 200);
      await waitFor(() => there(next, 'smart-flow:limit:sends-address:*'));
      assert.deepEqual([await count('redis-away'), await count('redis-back'), address.connections()], [1, 1, 2]);
    });

    it('G-07: and has not heard of what came last: who signed out stays out here', async () => {
      const gone = await verified(beat);
      const kept = gone.copy();
      assert.equal((await gone.delete('session')).status, 204);
      address.leadTo(next.port);
      await follow(redis, next);
      await waitFor(async () => !await there(redis, 'smart-flow:ended:*'));
      await expectProblem(await kept.evidence(beat), 403);
    });

    it('G-07: or a replica for good: reads go on, few codes are sent, signing out counts, it says so once, and asks for another connection no more than once a second', {timeout: 60_000}, async () => {
      const [user, gone] = [await verified(anna), await verified(beat)];
      const started = performance.now();
      // Nobody it follows: it keeps what it has, and can be read.
      await follow(redis, {port: 9});
      const kept = gone.copy();
      assert.equal((await gone.delete('session')).status, 204);
      let sent = 0;
      for (let index = 0; index < 50; index++) if ((await at(three).ask(String(41_790_600_000 + index))).status === 200) sent++;
      assert.equal(sent, 30);
      const looks = async () => {
        await expectStatus(await user.evidence(anna), 200);
        await expectProblem(await kept.evidence(beat), 403);
        return address.connections() > 3;
      };
      await waitFor(looks);
      const seconds = (performance.now() - started) / 1000;
      assert.ok(address.connections() - 1 <= seconds + 1, `${address.connections()} in ${seconds}`);
      assert.deepEqual([await count('redis-away'), await count('redis-back')], [1, 0]);
      await follow(redis);
      const elsewhere = at(two);
      elsewhere.cookie = kept.cookie;
      await waitFor(async () => {
        await looks();
        const {status, body} = await elsewhere.evidence(beat);
        await body?.cancel();
        return status === 403;
      });
      assert.deepEqual([await count('redis-away'), await count('redis-back')], [1, 1]);
    });
  });
});
