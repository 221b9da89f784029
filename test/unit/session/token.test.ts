import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {SmartFlowError} from '../../../src/api/errors.js';
import {Tokens, tokenFromAddress} from '../../../src/session/token.js';
import {always, failure, serve, silence, type Reply} from '../api/service.js';

/** A page that answers as it is told, on a clock that only tests move. */
function page(answer: (asked: number, refused?: string) => unknown = asked => `token-${asked}`) {
  const asked: (string | undefined)[] = [];
  let time = 1e6;
  const tokens = new Tokens(
    (refused => {
      asked.push(refused);
      return answer(asked.length, refused);
    }) as ConstructorParameters<typeof Tokens>[0],
    () => time,
  );
  return {tokens, asked, pass: (seconds: number) => void (time += seconds * 1000)};
}

const oauth = (expires_in?: unknown) => (asked: number) => Promise.resolve({access_token: `token-${asked}`, token_type: 'Bearer', expires_in});

describe('a token', () => {
  it('is asked for once, however many need it', async () => {
    const {tokens, asked} = page(async asked => `token-${asked}`);
    const all = await Promise.all(Array.from({length: 20}, () => tokens.current()));
    assert.deepEqual(all, Array(20).fill('token-1'));
    assert.equal(asked.length, 1);
  });

  it('is kept and not asked for again', async () => {
    const {tokens, asked, pass} = page(oauth(3600));
    for (let time = 0; time < 10; time++) {
      assert.equal(await tokens.current(), 'token-1');
      pass(60);
    }
    assert.equal(asked.length, 1);
  });

  it('may be given as text, or as the OAuth answer, at once or later', async () => {
    const oauth = {access_token: 'abc', expires_in: '3600', scope: 'x'};
    for (const answer of ['abc', {access_token: 'abc'}, oauth, Promise.resolve('abc'), Promise.resolve(oauth)]) {
      assert.equal(await page(() => answer).tokens.current(), 'abc');
    }
  });

  it('may hold whatever can stand in a header', async () => {
    for (const text of ['a', 'eyJhbGciOiJIUzI1NiJ9.e30.x-y_z', '!~', 'x'.repeat(8192)]) assert.equal(await page(() => text).tokens.current(), text);
  });

  const useless: [what: string, answer: unknown][] = [
    ['nothing', undefined], ['null', null], ['empty', ''], ['blank', ' '], ['a number', 42], ['an object', {}], ['a list', ['abc']], ['true', true],
    ['two lines', 'a\r\nX-Evil: 1'], ['a line end', 'abc\n'], ['a blank in it', 'a b'], ['a tab', 'a\tb'], ['a null byte', 'a\u0000'],
    ['not ASCII', 'tökén'], ['a surrogate', '\ud800'],
    ['endless', 'x'.repeat(1_000_000)], ['a token that is a number', {access_token: 42}], ['a token that is null', {access_token: null}],
    ['a token that is empty', {access_token: ''}], ['a token under another name', {accessToken: 'abc'}], ['an OAuth error', {error: 'invalid_client'}],
    ['a response', new Response('abc')], ['a function', () => 'abc'],
  ];
  for (const [what, answer] of useless) {
    it(`T-04, T-05: that is ${what} is none`, async () => {
      const {tokens, asked} = page(() => answer);
      const error = await failure(tokens.current());
      assert.deepEqual([error.name, error.code], ['SmartFlowError', 'token']);
      await failure(tokens.current());
      assert.equal(asked.length, 2, 'a failure is not remembered');
    });
  }
});

describe('a page that cannot give a token', () => {
  const ways: [what: string, answer: () => unknown][] = [
    ['throws', () => { throw new Error('Customer 41790000001 has no token'); }],
    ['rejects', () => Promise.reject(new Error('Customer 41790000001 has no token'))],
    ['rejects with nothing', () => Promise.reject()],
    ['rejects with a text', () => Promise.reject('Customer 41790000001')],
    ['rejects with an error of ours', () => Promise.reject(new SmartFlowError('server', 'Customer 41790000001'))],
  ];
  for (const [what, answer] of ways) {
    it(`T-01, T-02: because it ${what} is told so, without its own words, and asked again the next time`, async () => {
      let broken = true;
      const {tokens, asked} = page(() => (broken ? answer() : 'good'));
      const errors = await Promise.all([failure(tokens.current()), failure(tokens.current())]);
      for (const error of errors) {
        assert.equal(error.code, 'token');
        assert.doesNotMatch(`${error.message} ${JSON.stringify(error)}`, /Customer|4179/);
      }
      assert.equal(asked.length, 1);
      broken = false;
      assert.equal(await tokens.current(), 'good');
    });
  }

  it('T-03: because it never answers is told so after ten seconds; what it then says is dropped', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    let give: (token: string) => void = () => {};
    const {tokens, asked} = page(asked => (asked === 1 ? new Promise(resolve => (give = resolve)) : 'second'));
    const waiting = failure(tokens.current());
    await new Promise(setImmediate);
    t.mock.timers.tick(9_999);
    await new Promise(setImmediate);
    t.mock.timers.tick(1);
    assert.equal((await waiting).code, 'token');
    give('late');
    await new Promise(setImmediate);
    assert.equal(await tokens.current(), 'second');
    assert.equal(asked.length, 2);
  });

  it('leaves no timer behind once it has answered', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    let rejected = 0;
    process.on('unhandledRejection', () => rejected++);
    await page().tokens.current();
    t.mock.timers.tick(60_000);
    await new Promise(setImmediate);
    assert.equal(rejected, 0);
  });
});

describe('before a token expires', () => {
  const rows: [expiresIn: unknown, good: number, over: number][] = [
    [3600, 3000, 3600],
    [600, 500, 600],
    [300, 250, 300],
    [60, 30, 60],
    ['3600', 3000, 3600],
    ['60', 30, 60],
    [3600.5, 3000, 3600.5],
    [undefined, 200, 300],
    [null, 200, 300],
    [-1, 20, 60],
    [0, 20, 60],
    ['', 20, 60],
    ['soon', 20, 60],
    [NaN, 20, 60],
    [Infinity, 20, 60],
    [{}, 20, 60],
    [[], 20, 60],
  ];
  for (const [expiresIn, good, over] of rows) {
    it(`T-16: that lives ${JSON.stringify(expiresIn)} seconds it is used, and renewed in time`, async () => {
      const {tokens, asked, pass} = page(oauth(expiresIn));
      await tokens.current();
      pass(good);
      assert.equal(await tokens.current(), 'token-1', `still good after ${good} s`);
      pass(over - good - 1);
      assert.equal(await tokens.current(), 'token-2', `renewed before ${over} s`);
      assert.deepEqual(asked, [undefined, undefined]);
    });
  }

  for (const expiresIn of [1e99, 1e12, '1e99', Number.MAX_VALUE, Date.now()]) {
    it(`T-16: that claims to live ${expiresIn} seconds it is used for a day at most`, async () => {
      const {tokens, pass} = page(oauth(expiresIn));
      await tokens.current();
      pass(3600);
      assert.equal(await tokens.current(), 'token-1');
      pass(86_400);
      assert.equal(await tokens.current(), 'token-2');
    });
  }

  it('it is renewed once for everybody', async () => {
    const {tokens, asked, pass} = page(oauth(60));
    await tokens.current();
    pass(120);
    assert.deepEqual(new Set(await Promise.all(Array.from({length: 20}, () => tokens.current()))), new Set(['token-2']));
    assert.equal(asked.length, 2);
  });

  it('T-15: does not matter what the clock on the wall says', async t => {
    let asked = 0;
    const tokens = new Tokens(async () => ({access_token: `token-${++asked}`, expires_in: 3600}));
    await tokens.current();
    t.mock.timers.enable({apis: ['Date'], now: Date.now()});
    for (const hours of [2, -2, 48, -48]) {
      t.mock.timers.setTime(Math.max(0, Date.now() + hours * 3_600_000));
      assert.equal(await tokens.current(), 'token-1');
    }
    assert.equal(asked, 1);
  });

  it('a very short life causes no storm', async () => {
    const {tokens, asked, pass} = page(oauth(1));
    for (let time = 0; time < 10; time++) await tokens.current();
    assert.equal(asked.length, 1);
    pass(1);
    await tokens.current();
    assert.equal(asked.length, 2);
  });
});

describe('a token that was refused', () => {
  it('is asked for anew, and the page hears which', async () => {
    const {tokens, asked} = page();
    await tokens.current();
    assert.equal(await tokens.renewed('token-1'), 'token-2');
    assert.equal(await tokens.current(), 'token-2');
    assert.deepEqual(asked, [undefined, 'token-1']);
  });

  it('by many at once is asked for once', async () => {
    const {tokens, asked} = page(async asked => `token-${asked}`);
    await tokens.current();
    const all = await Promise.all(Array.from({length: 8}, () => tokens.renewed('token-1')));
    assert.deepEqual(all, Array(8).fill('token-2'));
    assert.equal(asked.length, 2);
  });

  it('when there is a new one already is not asked for again', async () => {
    const {tokens, asked} = page();
    await tokens.current();
    await tokens.renewed('token-1');
    assert.equal(await tokens.renewed('token-1'), 'token-2');
    assert.equal(asked.length, 2);
  });

  it('while another is on its way waits for that one', async () => {
    const {tokens, asked, pass} = page(asked => Promise.resolve({access_token: `token-${asked}`, expires_in: 60}));
    await tokens.current();
    pass(120);
    const [current, renewed] = await Promise.all([tokens.current(), tokens.renewed('token-1')]);
    assert.deepEqual([current, renewed], ['token-2', 'token-2']);
    assert.equal(asked.length, 2);
  });

  it('and cannot be renewed is not used again', async () => {
    const {tokens, asked} = page(asked => (asked === 2 ? Promise.reject(new Error()) : `token-${asked}`));
    await tokens.current();
    assert.equal((await failure(tokens.renewed('token-1'))).code, 'token');
    assert.equal(await tokens.current(), 'token-3');
    assert.equal(asked.length, 3);
  });
});

describe('signing out', () => {
  it('forgets the token', async () => {
    const {tokens, asked} = page();
    await tokens.current();
    tokens.forget();
    assert.equal(await tokens.current(), 'token-2');
    assert.equal(asked.length, 2);
  });

  it('drops a token that comes late', async () => {
    let give: (token: string) => void = () => {};
    const {tokens} = page(asked => (asked === 1 ? new Promise(resolve => (give = resolve)) : `token-${asked}`));
    const late = tokens.current().catch(() => {});
    await new Promise(setImmediate);
    tokens.forget();
    give('late');
    await late;
    assert.equal(await tokens.current(), 'token-2');
  });

  it('T-12: gives nobody a token that comes late', async () => {
    let give: (token: string) => void = () => {};
    const {tokens} = page(() => new Promise(resolve => (give = resolve)));
    const late = tokens.current().then(token => `got ${token}`, () => 'dropped');
    await new Promise(setImmediate);
    tokens.forget();
    give('late');
    assert.equal(await late, 'dropped');
  });

  it('does not mix a late failure into what comes next', async () => {
    let refuse: () => void = () => {};
    const {tokens} = page(asked => (asked === 1 ? new Promise((_resolve, reject) => (refuse = () => reject(new Error()))) : `token-${asked}`));
    const late = failure(tokens.current());
    await new Promise(setImmediate);
    tokens.forget();
    assert.equal(await tokens.current(), 'token-2');
    refuse();
    await late;
    assert.equal(await tokens.current(), 'token-2');
  });
});

describe('an address that gives tokens', () => {
  it('is asked with an empty POST, and cookies as configured', async t => {
    const service = await serve(t, always({json: {access_token: 'abc', expires_in: 60}}));
    assert.deepEqual(await tokenFromAddress(new URL('my/token', service.url))(), {access_token: 'abc', expires_in: 60});
    const [{method, path, body, headers}] = service.heard as [(typeof service.heard)[0]];
    assert.deepEqual([method, path, body, headers.authorization], ['POST', '/base/my/token', '', undefined]);
  });

  const bad: [what: string, reply: Reply][] = [
    ['500', 500], ['401', 401], ['403', 403], ['404', 404], ['HTML', {body: '<h1>Log in</h1>'}], ['nothing', 200], ['204', 204], ['an empty object', {json: {}}],
    ['a list', {json: ['abc']}], ['an error', {status: 400, json: {error: 'invalid_client', error_description: 'Customer 41790000001'}}],
    ['a redirect to a login', {status: 302, headers: {location: '/login'}}], ['a broken connection', response => void response.socket!.destroy()],
  ];
  for (const [what, reply] of bad) {
    it(`T-16, T-17: with ${what} gives none, and is asked once`, async t => {
      const service = await serve(t, always(reply));
      const error = await failure(new Tokens(tokenFromAddress(service.url)).current());
      assert.equal(error.code, 'token');
      assert.doesNotMatch(error.message, /Customer|4179|</);
      assert.equal(service.heard.length, 1);
    });
  }

  it('that never answers does not hold anybody for ever', async t => {
    t.mock.timers.enable({apis: ['setTimeout']});
    const service = await serve(t, always(silence));
    const error = failure(new Tokens(tokenFromAddress(service.url)).current());
    while (service.heard.length === 0) await new Promise(setImmediate);
    t.mock.timers.tick(10_000);
    assert.equal((await error).code, 'token');
  });
});
