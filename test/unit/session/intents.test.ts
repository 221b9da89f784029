import assert from 'node:assert/strict';
import {describe, it, mock} from 'node:test';

import {SmartFlowError} from '../../../src/api/errors.js';
import {readKept, tidyKept, type Browser} from '../../../src/session/browser.js';
import {Intents} from '../../../src/session/intents.js';

/** What the tabs of one browser share. */
function createBrowser(without: readonly (keyof Browser)[] = []): {browser: () => Browser; kept: Map<string, string>} {
  const kept = new Map<string, string>();
  const queues = new Map<string, Promise<unknown>>();
  const request = (name: string, options: unknown, work?: () => Promise<unknown>) => {
    const mine = (queues.get(name) ?? Promise.resolve()).then(work ?? (options as () => Promise<unknown>));
    queues.set(name, mine.catch(() => undefined));
    return mine;
  };
  const browser: Browser = {
    storage: {getItem: key => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value)},
    locks: {request: request as LockManager['request']},
    subtle: crypto.subtle,
  };
  for (const name of without) delete browser[name];
  return {browser: () => browser, kept};
}

const tab = (browser: () => Browser, scope = 'https://api.example/') => new Intents(scope, browser);
const code = 'code 41790000001';

/** Work that counts how often it is done. */
function counted(fail?: unknown): {work: () => Promise<void>; times: () => number} {
  let times = 0;
  return {
    work: async () => {
      times++;
      await Promise.resolve();
      if (fail) throw fail;
    },
    times: () => times,
  };
}

const kinds: [what: string, without: (keyof Browser)[]][] = [
  ['with all that a browser has', []],
  ['without locks', ['locks']],
  ['without storage', ['storage']],
  ['where the page is not secure', ['subtle', 'locks']],
];

for (const [what, without] of kinds) {
  describe(`an intent, ${what}`, () => {
    const page = () => tab(createBrowser(without).browser);

    it('is done once, and again when its time is over', async t => {
      t.after(() => mock.timers.reset());
      mock.timers.enable({apis: ['Date'], now: 1_000_000});
      const intents = page();
      const {work, times} = counted();
      assert.equal(await intents.once(code, 30_000, work), 0);
      mock.timers.setTime(1_010_000);
      assert.equal(await intents.once(code, 30_000, work), 20_000);
      assert.equal(await intents.left(code), 20_000);
      assert.equal(times(), 1);
      mock.timers.setTime(1_030_000);
      assert.equal(await intents.left(code), 0);
      assert.equal(await intents.once(code, 60_000, work), 0);
      assert.equal(times(), 2);
    });

    it('is done once by those who ask at once', async () => {
      const intents = page();
      const {work, times} = counted();
      const answers = await Promise.all(Array.from({length: 50}, () => intents.once(code, 30_000, work)));
      assert.equal(times(), 1);
      assert.equal(answers.filter(left => left === 0).length, 1);
    });

    it('is another for another number, and for another service', async () => {
      const {browser} = createBrowser(without);
      const {work, times} = counted();
      const intents = tab(browser);
      for (const name of [code, 'code 41790000002']) assert.equal(await intents.once(name, 30_000, work), 0);
      assert.equal(await tab(browser, 'https://other.example/').once(code, 30_000, work), 0);
      assert.equal(times(), 3);
    });

    it('that failed may be done again; one whose answer was lost may not', async () => {
      const intents = page();
      const refused = counted(new SmartFlowError('server', 'Not now.', {status: 503}));
      await assert.rejects(intents.once(code, 30_000, refused.work));
      assert.equal(await intents.left(code), 0);
      const lost = counted(new SmartFlowError('network', 'Gone.'));
      await assert.rejects(intents.once(code, 30_000, lost.work));
      assert.ok((await intents.once(code, 30_000, lost.work)) > 0);
      assert.equal(lost.times(), 1);
    });

    it('whose element left in the middle counts as done', async () => {
      const intents = page();
      const leaving = new AbortController();
      const work = async () => {
        leaving.abort();
        throw leaving.signal.reason;
      };
      await assert.rejects(intents.once(code, 30_000, work, leaving.signal));
      assert.ok((await intents.left(code)) > 0);
    });

    it('is nobody\'s after clear(), and nothing is left of it', async () => {
      const browser = createBrowser(without);
      const intents = tab(browser.browser);
      const {work, times} = counted();
      await intents.once(code, 30_000, work);
      intents.clear();
      assert.equal(await intents.left(code), 0);
      assert.deepEqual(readKept(browser.browser())?.deadlines ?? {}, {});
      assert.equal(await intents.once(code, 30_000, work), 0);
      assert.equal(times(), 2);
    });

    it('that came to its end is forgotten', async () => {
      const intents = page();
      const {work, times} = counted();
      await intents.once(code, 30_000, work);
      await intents.forget(code);
      assert.equal(await intents.once(code, 30_000, work), 0);
      assert.equal(times(), 2);
    });
  });
}

describe('what is kept in a browser', () => {
  it('goes with the next page after its time, but for the salt', async t => {
    t.after(() => mock.timers.reset());
    mock.timers.enable({apis: ['Date'], now: 1_000_000});
    const {browser, kept} = createBrowser();
    tidyKept(browser());
    assert.equal(kept.size, 0);
    await tab(browser).once(code, 30_000, counted().work);
    mock.timers.setTime(1_020_000);
    await tab(browser).once('code 41790000002', 30_000, counted().work);
    const {salt} = readKept(browser())!;
    tidyKept(browser());
    assert.equal(Object.keys(readKept(browser())!.deadlines).length, 2);
    mock.timers.setTime(1_040_000);
    tidyKept(browser());
    assert.equal(Object.keys(readKept(browser())!.deadlines).length, 1);
    mock.timers.setTime(1_060_000);
    tidyKept(browser());
    assert.deepEqual(readKept(browser()), {salt, deadlines: {}});
  });

  it('that cannot be written over is left, and harms nobody', () => {
    const storage = {getItem: () => JSON.stringify({salt: 'x', deadlines: {a: 1}}), setItem: () => assert.fail('full')};
    tidyKept({storage}, 'https://api.example/');
  });
});

describe('an intent of one service', () => {
  it('stays when somebody signs out of another', async () => {
    const {browser} = createBrowser();
    const [one, other] = [tab(browser), tab(browser, 'https://api.example/other/')];
    for (const intents of [one, other]) await intents.once(code, 30_000, counted().work);
    one.clear();
    assert.equal(await one.left(code), 0);
    assert.ok((await other.left(code)) > 29_000);
  });

  it('is none of who left before it was begun', async () => {
    const {browser} = createBrowser();
    const intents = tab(browser);
    const leaving = new AbortController();
    const {work, times} = counted();
    const asked = intents.once(code, 30_000, work, leaving.signal);
    // By now it has its turn, and finds out what it is called.
    await Promise.resolve();
    leaving.abort();
    intents.clear();
    await assert.rejects(asked);
    assert.equal(times(), 0);
    assert.equal(await intents.left(code), 0);
  });
});

describe('the tabs of a browser', () => {
  it('do it once between them, also after one was loaded again', async () => {
    const {browser} = createBrowser();
    const {work, times} = counted();
    await Promise.all([tab(browser).once(code, 30_000, work), tab(browser).once(code, 30_000, work)]);
    assert.ok((await tab(browser).once(code, 30_000, work)) > 29_000);
    assert.equal(times(), 1);
  });

  it('do it once between them, though what one keeps reaches the other a little later', async () => {
    const {browser} = createBrowser();
    const places = [new Map<string, string>(), new Map<string, string>()];
    const seenFrom = (own: Map<string, string>): Browser['storage'] => ({
      getItem: key => own.get(key) ?? null,
      setItem: (key, value) => {
        own.set(key, value);
        setTimeout(() => places.forEach(place => place.set(key, value)), 5);
      },
    });
    let times = 0;
    const work = async () => {
      times++;
      await new Promise(resolve => setTimeout(resolve, 50));
    };
    await Promise.all(places.map(place => tab(() => ({...browser(), storage: seenFrom(place)})).once(code, 30_000, work)));
    assert.equal(times, 1);
  });

  it('do not wait for good for one that sleeps with its lock, and do not do again what that one began', {timeout: 5000}, async t => {
    // A timer that rings at once, in place of half a minute.
    t.mock.method(AbortSignal, 'timeout', (milliseconds: number) => (assert.ok(milliseconds >= 30_000), AbortSignal.abort(new DOMException('late', 'TimeoutError'))));
    const {browser} = createBrowser();
    const held = {request: async (_name: string, {signal}: {signal?: AbortSignal}) => (signal?.throwIfAborted(), new Promise(() => {}))};
    const awake = () => tab(() => ({...browser(), locks: held as unknown as LockManager}));
    const {work, times} = counted();
    let finish = () => {};
    void tab(() => ({...browser(), locks: undefined})).once(code, 30_000, () => new Promise<void>(resolve => (finish = resolve)));
    await new Promise(resolve => setTimeout(resolve, 20));
    assert.ok((await awake().once(code, 30_000, work)) > 0);
    assert.equal(await awake().once('code 41790000002', 30_000, work), 0);
    assert.equal(times(), 1);
    finish();
  });

  it('keep a salt, hashes and deadlines, and nothing else', async () => {
    const {browser, kept} = createBrowser();
    await tab(browser).once(code, 30_000, async () => undefined);
    assert.deepEqual([...kept.keys()], ['smart-flow']);
    const text = kept.get('smart-flow')!;
    assert.doesNotMatch(text, /4179|code|api\.example/);
    const {salt, deadlines, ...rest} = JSON.parse(text) as {salt: string; deadlines: Record<string, number>};
    assert.deepEqual(rest, {});
    assert.match(salt, /^[0-9a-f]{32}$/);
    const [[hash, deadline]] = Object.entries(deadlines) as [[string, number]];
    assert.match(hash, /^-?[0-9a-z]+ [0-9a-f]{64}$/);
    assert.ok(deadline > Date.now() && deadline <= Date.now() + 30_000);
    const {browser: another, kept: theirs} = createBrowser();
    await tab(another).once(code, 30_000, async () => undefined);
    assert.doesNotMatch(theirs.get('smart-flow')!, new RegExp(hash));
  });

  it('leave nothing behind where nothing was done', async () => {
    const {browser, kept} = createBrowser();
    assert.equal(await tab(browser).left(code), 0);
    assert.equal(kept.size, 0);
  });

  for (const rubbish of ['', 'null', '[]', '{', '{"salt":1,"deadlines":{}}', '{"salt":"x","deadlines":null}', '{"salt":"x","deadlines":{"a":"b"}}']) {
    it(`survive ${rubbish || 'nothing'} in storage`, async () => {
      const {browser, kept} = createBrowser();
      kept.set('smart-flow', rubbish);
      const {work, times} = counted();
      await tab(browser).once(code, 30_000, work);
      assert.ok((await tab(browser).once(code, 30_000, work)) > 0);
      assert.equal(times(), 1);
    });
  }

  it('believe no deadline that is further away than any can be', async t => {
    t.after(() => mock.timers.reset());
    mock.timers.enable({apis: ['Date'], now: 10_000_000});
    const {browser} = createBrowser();
    await tab(browser).once(code, 30_000, async () => undefined);
    mock.timers.setTime(1000);
    assert.equal(await tab(browser).left(code), 600_000);
  });

  it('do without what throws at them', async () => {
    const forbidden = () => {
      throw new DOMException('No.', 'SecurityError');
    };
    const browser: Browser = {storage: {getItem: forbidden, setItem: forbidden}, locks: {request: forbidden as unknown as LockManager['request']}, subtle: crypto.subtle};
    const intents = tab(() => browser);
    const {work, times} = counted();
    await intents.once(code, 30_000, work);
    assert.ok((await intents.once(code, 30_000, work)) > 0);
    assert.equal(times(), 1);
  });
});
