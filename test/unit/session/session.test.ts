import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {PageTexts} from '../../../src/session/options.js';
import {Session, type SessionChange} from '../../../src/session/session.js';
import {always, failure, inTurn, msisdn, registered, serve, type Reply} from '../api/service.js';

const origin = 'https://page.example';
const good: Reply = {json: registered};

describe('a session', () => {
  it('is a gateway’s where the page has no token', () => {
    assert.equal(new Session({}, origin).api.gateway, true);
    assert.equal(new Session({token: async () => 'abc'}, origin).api.gateway, false);
    assert.equal(new Session({tokenUrl: '/token'}, origin).api.gateway, false);
  });

  it('allows the hosts of its configuration, else the API’s own and Swisscom’s', () => {
    const usual = new Session({apiBase: 'https://api.example/v1'}, origin);
    assert.deepEqual(usual.allowedHosts, ['api.example', '*.swisscom.com']);
    assert.equal(usual.allowed('https://rasd.scapp.swisscom.com/t/x'), 'https://rasd.scapp.swisscom.com/t/x');
    assert.equal(usual.allowed('https://evil.example/'), null);
    assert.equal(usual.allowed(null), null);
    const own = new Session({apiBase: 'https://api.example', allowedHosts: ['terms.example']}, origin);
    assert.equal(own.allowed('https://rasd.scapp.swisscom.com/t/x'), null);
    assert.equal(own.allowed('https://api.example/t/x'), null);
    assert.equal(own.allowed('https://terms.example/t/x'), 'https://terms.example/t/x');
  });

  it('is none where the configuration makes no sense', () => {
    for (const options of [{apiBase: 'javascript:x'}, {tokenUrl: 'ftp://x'}, {allowedHosts: ['*']}, {clientSecret: 'x'}, null]) {
      assert.throws(() => new Session(options as object, origin), {code: 'configuration'});
    }
  });

  it('gives the terms of its service only where they may be opened', async t => {
    const service = await serve(t, always({json: {link: 'https://evil.example/t/x'}}));
    assert.equal((await new Session({apiBase: service.origin}, origin).api.terms(msisdn))!.link, null);
    const own = await serve(t, ({headers}) => ({json: {link: `http://${headers.host}/t/x`}}));
    assert.equal((await new Session({apiBase: own.origin}, origin).api.terms(msisdn))!.link, `${own.origin}/t/x`);
  });
});

describe('the token of a session', () => {
  it('comes from the page, who hears what was refused', async t => {
    const asked: unknown[] = [];
    const service = await serve(t, inTurn(401, good));
    const session = new Session({apiBase: service.origin, token: async refused => (asked.push(refused), `token-${asked.length}`)}, origin);
    await session.api.evidence(msisdn);
    assert.deepEqual(asked, [undefined, 'token-1']);
    assert.deepEqual(service.heard.map(({headers}) => headers.authorization), ['Bearer token-1', 'Bearer token-2']);
  });

  it('comes from the page’s address, which is asked once for everybody', async t => {
    const service = await serve(t, ({method}) => (method === 'POST' ? {json: {access_token: 'abc', expires_in: '3600'}} : good));
    const session = new Session({apiBase: service.origin, tokenUrl: `${service.origin}/my/token`}, origin);
    await Promise.all(Array.from({length: 20}, (_, index) => session.api.evidence(`417900000${10 + index}`)));
    assert.equal(service.heard.filter(({method}) => method === 'POST').length, 1);
    assert.equal(service.heard.length, 21);
  });

  it('never goes to the address that gives tokens', async t => {
    const service = await serve(t, ({method}) => (method === 'POST' ? {json: {access_token: 'abc', expires_in: 1}} : 401));
    const session = new Session({apiBase: service.origin, tokenUrl: `${service.origin}/my/token`}, origin);
    await failure(session.api.evidence(msisdn));
    for (const {path, headers} of service.heard) if (path === '/my/token') assert.equal(headers.authorization, undefined);
  });

  it('cannot be read from the session', async t => {
    const service = await serve(t, always(good));
    const session = new Session({apiBase: service.origin, token: async () => 'SENTINEL'}, origin);
    await session.api.evidence(msisdn);
    const seen = new Set<unknown>();
    const search = (value: unknown): void => {
      if (typeof value === 'string') assert.doesNotMatch(value, /SENTINEL/);
      if (typeof value !== 'object' || value === null || seen.has(value)) return;
      seen.add(value);
      for (const key of Reflect.ownKeys(value)) search((value as Record<PropertyKey, unknown>)[key]);
    };
    search(session);
    assert.doesNotMatch(JSON.stringify(session), /SENTINEL/);
  });
});

describe('a page that renders again', () => {
  it('has its newest token function used', async t => {
    const service = await serve(t, always(good));
    const session = new Session({apiBase: service.origin, token: async () => 'first'}, origin);
    session.update({apiBase: service.origin, token: async () => 'second'});
    await session.api.evidence(msisdn);
    assert.equal(service.heard[0]!.headers.authorization, 'Bearer second');
  });

  it('has its newest bodies used', async t => {
    const service = await serve(t, always(200));
    const options = (name: string) => ({apiBase: service.origin, endpoints: {sendCodeBody: (number: string) => ({msisdn: number, name})}});
    const session = new Session(options('first'), origin);
    session.update(options('second'));
    await session.api.sendCode(msisdn);
    assert.deepEqual(JSON.parse(service.heard[0]!.body), {msisdn, name: 'second'});
  });

  it('has bodies and paths used as they were given, whatever becomes of its object', async t => {
    const service = await serve(t, always(200));
    const endpoints = {sendCode: 'api/as-given'};
    const session = new Session({apiBase: service.origin, endpoints}, origin);
    endpoints.sendCode = 'api/changed';
    await session.api.sendCode(msisdn);
    assert.equal(service.heard[0]!.path, '/api/as-given');
  });

  it('has its newest texts used', () => {
    const messages = (text: string) => ({messages: {en: {resendIn: () => text} as PageTexts}});
    const session = new Session(messages('first'), origin);
    session.update(messages('second'));
    assert.equal((session.options.messages!.en as {resendIn: () => string}).resendIn(), 'second');
  });
});

describe('what the elements share', () => {
  it('is the number that was proved', () => {
    const session = new Session({}, origin);
    assert.equal(session.msisdn, null);
    const heard: (SessionChange | string | null)[] = [];
    session.subscribe(change => heard.push(change, session.msisdn));
    session.prove(msisdn);
    assert.deepEqual(heard, ['number', msisdn]);
  });

  it('is told to everybody who listens, until they do not', () => {
    const session = new Session({}, origin);
    const heard: string[] = [];
    const stop = session.subscribe(change => heard.push(`one ${change}`));
    session.subscribe(change => heard.push(`two ${change}`));
    session.announce('evidence');
    stop();
    stop();
    session.announce('terms');
    assert.deepEqual(heard, ['one evidence', 'two evidence', 'two terms']);
  });

  it('can be left while it is told', () => {
    const session = new Session({}, origin);
    const heard: string[] = [];
    const stop = session.subscribe(() => stop());
    session.subscribe(change => heard.push(change));
    session.announce('evidence');
    assert.deepEqual(heard, ['evidence']);
  });
});

describe('the number that a gateway still knows', () => {
  const known: Reply = {json: {msisdn, verifiedAt: '2026-05-04T10:00:00Z'}};

  async function restored(t: Parameters<typeof serve>[0], reply: Reply, meanwhile?: (session: Session) => unknown) {
    const service = await serve(t, ({method}) => (method === 'DELETE' ? 204 : reply));
    const session = new Session({apiBase: service.origin}, origin);
    const heard: string[] = [];
    session.subscribe(change => heard.push(change));
    const restoring = Promise.all(Array.from({length: 5}, () => session.restore()));
    await meanwhile?.(session);
    await restoring;
    return {service, session, heard};
  }

  it('is taken over after a reload, and asked for once', async t => {
    const {service, session, heard} = await restored(t, known);
    assert.equal(session.msisdn, msisdn);
    assert.deepEqual(heard, ['restored']);
    await session.restore();
    assert.deepEqual(service.heard.map(({method, path}) => `${method} ${path}`), ['GET /session']);
  });

  for (const [what, reply] of [['none', 204], ['nothing to say', 401], ['a problem', 500], ['nonsense', {json: {msisdn: 'x'}}]] as [string, Reply][]) {
    it(`is nobody’s where the gateway has ${what}`, async t => {
      const {session, heard} = await restored(t, reply);
      assert.equal(session.msisdn, null);
      assert.deepEqual(heard, []);
    });
  }

  it('is not waited for where the gateway cannot be reached', async () => {
    const session = new Session({apiBase: 'http://127.0.0.1:1/'}, origin);
    await session.restore();
    assert.equal(session.msisdn, null);
  });

  it('is asked for once more where the gateway could not say it, and by nobody who has proved a number since', async t => {
    let reply: Reply = 501;
    const service = await serve(t, () => reply);
    const [session, proved] = [1, 2].map(() => new Session({apiBase: service.origin}, origin)) as [Session, Session];
    await Promise.all([session.restore(), proved.restore()]);
    reply = known;
    assert.equal(await session.restoreAgain(), msisdn);
    assert.equal(session.msisdn, msisdn);
    assert.equal(service.heard.length, 3);
    assert.equal(await session.restoreAgain(), null, 'it has said it');
    // Somebody who proves the same number anew is sent a code, as ever.
    proved.prove(msisdn);
    assert.equal(await proved.restoreAgain(), null);
    assert.equal(service.heard.length, 3);
  });

  it('does not take the place of one that was proved meanwhile', async t => {
    const {session, heard} = await restored(t, known, session => session.prove('41790000002'));
    assert.equal(session.msisdn, '41790000002');
    assert.deepEqual(heard, ['number']);
  });

  it('is not taken over by somebody who signed out meanwhile', async t => {
    const {session, heard} = await restored(t, known, session => session.signOut());
    assert.equal(session.msisdn, null);
    assert.deepEqual(heard, ['signed-out']);
  });

  it('is not asked for where the page has a token', async t => {
    const service = await serve(t, always(known));
    const session = new Session({apiBase: service.origin, token: async () => 'abc'}, origin);
    await session.restore();
    assert.deepEqual([session.msisdn, service.heard.length], [null, 0]);
  });

  it('is forgotten when it has to be proved again', () => {
    const session = new Session({}, origin);
    const heard: string[] = [];
    session.subscribe(change => heard.push(change));
    session.expire();
    session.prove(msisdn);
    session.expire();
    session.expire();
    assert.equal(session.msisdn, null);
    assert.deepEqual(heard, ['number', 'expired']);
  });

  it('cannot expire where the page has a token', () => {
    const session = new Session({token: async () => 'abc'}, origin);
    session.prove(msisdn);
    session.expire();
    assert.equal(session.msisdn, msisdn);
  });
});

describe('a look that began before a change', () => {
  const changes: SessionChange[] = ['number', 'restored', 'evidence', 'terms', 'expired', 'signed-out'];
  for (const change of changes) {
    it(`(${change}) does not answer for what is true after it`, async t => {
      let release: () => void = () => {};
      const first = new Promise<void>(resolve => (release = resolve));
      const service = await serve(t, async (_heard, index) => {
        if (index === 0) await first;
        return {json: {...registered, signingStatus: index === 0 ? 'SAS' : 'MID'}};
      });
      const session = new Session({apiBase: service.origin}, origin);
      const before = session.api.evidence(msisdn);
      while (service.heard.length === 0) await new Promise(setImmediate);
      session.announce(change);
      const [after, sharing] = await Promise.all([session.api.evidence(msisdn), session.api.evidence(msisdn)]);
      release();
      assert.deepEqual([(await before).signingStatus, after.signingStatus, sharing.signingStatus], ['SAS', 'MID', 'MID']);
      assert.equal(service.heard.length, 2);
    });
  }
});

describe('signing out', () => {
  it('forgets number and token, and says so', async t => {
    let asked = 0;
    const service = await serve(t, always(good));
    const session = new Session({apiBase: service.origin, token: async () => `token-${++asked}`}, origin);
    await session.api.evidence(msisdn);
    session.prove(msisdn);
    const heard: (string | null)[] = [];
    session.subscribe(change => heard.push(change, session.msisdn));
    await session.signOut();
    assert.deepEqual(heard, ['signed-out', null]);
    await session.api.evidence(msisdn);
    assert.deepEqual(service.heard.map(({method, headers}) => `${method} ${headers.authorization}`), ['GET Bearer token-1', 'GET Bearer token-2']);
  });

  it('ends the session of a gateway', async t => {
    const service = await serve(t, always(204));
    const session = new Session({apiBase: service.origin}, origin);
    await session.signOut();
    assert.deepEqual(service.heard.map(({method, path}) => `${method} ${path}`), ['DELETE /session']);
  });

  it('has its effect here also where the gateway cannot be reached', async () => {
    const session = new Session({apiBase: 'http://127.0.0.1:1/'}, origin);
    session.prove(msisdn);
    const heard: string[] = [];
    session.subscribe(change => heard.push(change));
    assert.equal((await failure(session.signOut())).code, 'network');
    assert.equal(session.msisdn, null);
    assert.deepEqual(heard, ['signed-out']);
  });

  it('T-12: while the page still fetches a token causes no request with it', async t => {
    let give: (token: string) => void = () => {};
    const service = await serve(t, always(good));
    const session = new Session({apiBase: service.origin, token: () => new Promise(resolve => (give = resolve))}, origin);
    const reading = session.api.evidence(msisdn).catch(() => {});
    await new Promise(setImmediate);
    await session.signOut();
    give('late');
    await reading;
    assert.equal(service.heard.length, 0);
  });
});
