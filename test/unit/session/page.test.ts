import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it} from 'node:test';

import {configure, createSession, onPageSession, pageReady, pageSession, signOut} from '../../../src/session/page.js';
import type {SmartFlowOptions} from '../../../src/session/options.js';
import {Session} from '../../../src/session/session.js';
import {always, msisdn, registered, serve} from '../api/service.js';

const world = globalThis as unknown as {location?: unknown; document?: unknown; addEventListener?: unknown; fetch: unknown};
const {fetch} = globalThis;

/** A page of its own for each test: copies of the package on a page find each other under this name. */
beforeEach(() => {
  delete (globalThis as Record<symbol, unknown>)[Symbol.for('smart-flow.session')];
  world.location = {origin: 'https://page.example'};
});
afterEach(() => {
  delete world.location;
  delete world.document;
  delete world.addEventListener;
  world.fetch = fetch;
});

/** The address that a session asks; nothing is sent. */
async function asked(session: Session): Promise<string> {
  let url = '';
  world.fetch = async (input: Request) => {
    url = input.url;
    return Response.json(registered);
  };
  await session.api.evidence(msisdn);
  return url;
}

describe('a page that configures nothing', () => {
  it('uses the gateway at /smart-flow/ of its own origin', async () => {
    const session = pageSession();
    assert.equal(session.api.gateway, true);
    assert.equal(await asked(session), `https://page.example/smart-flow/api/public/evidence/status?msisdn=${msisdn}`);
    assert.deepEqual(session.allowedHosts, ['page.example', '*.swisscom.com']);
  });

  it('has one session', () => assert.equal(pageSession(), pageSession()));

  it('does not let a <base> turn its requests', async () => {
    world.document = {baseURI: 'https://evil.example/x/'};
    assert.match(await asked(pageSession()), /^https:\/\/page\.example\//);
    assert.match(await asked(createSession({apiBase: 'relative'})), /^https:\/\/page\.example\/relative\//);
  });

  it('asks nobody by accident where it has no origin', async () => {
    for (const location of [{origin: 'null'}, undefined]) {
      world.location = location;
      assert.match(await asked(createSession()), /^https:\/\/page\.invalid\//);
      assert.match(await asked(createSession({apiBase: 'https://api.example/'})), /^https:\/\/api\.example\//);
    }
  });
});

describe('configure', () => {
  const options = (): SmartFlowOptions => ({apiBase: '/api', locale: 'de', allowedHosts: ['rasd.example'], token: async () => 'abc'});

  it('makes the page’s session', () => {
    configure(options());
    assert.equal(pageSession().options.locale, 'de');
    assert.equal(pageSession().api.gateway, false);
  });

  it('with the same again changes nothing', () => {
    configure(options());
    const session = pageSession();
    let told = 0;
    onPageSession(() => told++);
    configure(options());
    configure({...options(), apiKey: undefined});
    assert.equal(pageSession(), session);
    assert.equal(told, 0);
  });

  it('with the same again takes the newest functions', async t => {
    const service = await serve(t, always({json: registered}));
    const again = (name: string): SmartFlowOptions => ({
      apiBase: service.origin,
      token: async () => name,
      endpoints: {checkCodeBody: () => ({name})},
    });
    configure(again('first'));
    configure(again('second'));
    await pageSession().api.checkCode(msisdn, 'ABCD');
    assert.equal(service.heard[0]!.headers.authorization, 'Bearer second');
    assert.equal(service.heard[0]!.body, '{"name":"second"}');
  });

  it('with something else throws, and leaves what was', () => {
    configure(options());
    const session = pageSession();
    for (const other of [{}, {...options(), apiBase: '/other'}, {...options(), token: undefined}, {...options(), allowedHosts: ['evil.example']}]) {
      assert.throws(() => configure(other), {name: 'SmartFlowError', code: 'configuration'});
    }
    assert.equal(pageSession(), session);
    configure(options());
  });

  it('with the same object, changed since, is something else', () => {
    const mine = options();
    configure(mine);
    mine.apiBase = '/other';
    assert.throws(() => configure(mine), {code: 'configuration'});
  });

  it('that fails can be done again, right', () => {
    assert.throws(() => configure({apiBase: 42 as never}), {code: 'configuration'});
    assert.throws(() => configure({clientSecret: 'x'} as never), {code: 'configuration'});
    configure(options());
    assert.equal(pageSession().options.apiBase, '/api');
  });

  it('that fails later leaves what was', () => {
    configure(options());
    const session = pageSession();
    assert.throws(() => configure({...options(), clientSecret: 'x'} as never), {code: 'configuration'});
    assert.equal(pageSession(), session);
  });

  it('after elements were there already gives them another session', () => {
    const first = pageSession();
    let told = 0;
    const stop = onPageSession(() => {
      told++;
      assert.notEqual(pageSession(), first);
    });
    configure(options());
    assert.equal(told, 1);
    assert.notEqual(pageSession(), first);
    stop();
  });

  it('tells nobody who has stopped listening', () => {
    let told = 0;
    const stop = onPageSession(() => told++);
    stop();
    stop();
    configure(options());
    assert.equal(told, 0);
  });
});

describe('a session of its own', () => {
  it('has nothing to do with the page’s', () => {
    configure({apiBase: '/one', locale: 'de'});
    const own = createSession({apiBase: '/two', locale: 'en'});
    assert.ok(own instanceof Session);
    assert.notEqual(own, pageSession());
    assert.equal(pageSession().options.locale, 'de');
    own.prove(msisdn);
    assert.equal(pageSession().msisdn, null);
  });

  it('is refused where it makes no sense', () => {
    assert.throws(() => createSession({apiBase: 'javascript:x'}), {code: 'configuration'});
    assert.throws(() => createSession(null as never), {code: 'configuration'});
  });
});

describe('two copies of the package', () => {
  it('share the page’s session', async () => {
    const copy = (await import(`../../../src/session/page.js?${'copy'}`)) as typeof import('../../../src/session/page.js');
    configure({apiBase: '/api'});
    assert.equal(copy.pageSession(), pageSession());
    copy.configure({apiBase: '/api'});
    assert.throws(() => copy.configure({apiBase: '/other'}), {code: 'configuration'});
  });
});

describe('signing out', () => {
  it('forgets the number of the page', async t => {
    const service = await serve(t, always(204));
    configure({apiBase: service.origin});
    pageSession().prove(msisdn);
    await signOut();
    assert.equal(pageSession().msisdn, null);
    assert.equal(service.heard.length, 1);
  });
});

describe('the page’s own scripts', () => {
  /** A document that is being read, in a window of its own. */
  function reading(readyState: string) {
    const [document, window] = [Object.assign(new EventTarget(), {readyState}), new EventTarget()];
    world.document = document;
    world.addEventListener = window.addEventListener.bind(window);
    return {document, window};
  }
  /** Whether the page is ready, as told a moment later. */
  async function watch() {
    const told = {ready: false};
    void pageReady().then(() => (told.ready = true));
    await new Promise(setImmediate);
    return told;
  }

  it('have had their turn where there is no page, or it is complete', async () => {
    assert.ok((await watch()).ready);
    reading('complete');
    assert.ok((await watch()).ready);
  });

  it('have had their turn where the page is read, and only pictures are missing', async t => {
    reading('interactive');
    t.mock.method(performance, 'getEntriesByType', (type: string) => (type === 'navigation' ? [{domContentLoadedEventStart: 120}] : []));
    assert.ok((await watch()).ready);
  });

  for (const state of ['loading', 'interactive']) {
    for (const [target, event] of [['document', 'DOMContentLoaded'], ['window', 'load']] as const) {
      it(`come first while the page is ${state}, until ${event}`, async t => {
        const page = reading(state);
        t.mock.method(performance, 'getEntriesByType', () => [{domContentLoadedEventStart: 0}]);
        const told = await watch();
        assert.equal(told.ready, false);
        page[target].dispatchEvent(new Event(event));
        await new Promise(setImmediate);
        assert.equal(told.ready, true);
      });
    }
  }
});

describe('a secret in a later call', () => {
  it('is warned of as such, not as a second configuration', () => {
    configure({locale: 'en'});
    assert.throws(() => configure({clientSecret: 'not-for-browsers'} as SmartFlowOptions), /"clientSecret" must never reach a browser/);
    assert.throws(() => configure({locale: 'en', clientSecret: 'not-for-browsers'} as SmartFlowOptions), /"clientSecret" must never reach a browser/);
    assert.throws(() => configure({locale: 'fr'}), /configured already/);
  });
});
