import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {security, World, type Mode} from './policy-world.js';
import {launch, waitFor} from './world.js';

const anna = '41790000001';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Everything on a page: somebody's number to prove, and how they stand. */
class Visit {
  private constructor(
    readonly world: World,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  static async play(mode: Mode, act: (visit: Visit) => Promise<void>, options: {allowedOrigins?: string[]; instead?: World['instead']; before?: (page: Page) => Promise<unknown>} = {}): Promise<void> {
    const {allowedOrigins, instead, before} = options;
    const world = await World.start(allowedOrigins && {allowedOrigins});
    if (instead) world.instead = instead;
    const context = await world.watch(browser);
    try {
      const page = await context.newPage();
      await page.addInitScript(() => {
        const errors: string[] = [];
        Object.assign(globalThis, {errors});
        addEventListener('sf-error', event => {
          const {error} = (event as CustomEvent<{error: {code: string; message: string; retryable: boolean}}>).detail;
          errors.push(`${error.code} ${error.retryable}`);
        });
      });
      await before?.(page);
      const {page: policy} = security.contentSecurityPolicy[mode].widget;
      const lines = {...policy, 'worker-src': `'self'`, 'trusted-types': `${policy!['trusted-types']} own`};
      const status = mode === 'token' ? `<sf-status msisdn="${anna}"></sf-status>` : '<sf-status></sf-status>';
      await page.goto(world.site + world.page(lines, `${world.config(mode)}<sf-phone-verify></sf-phone-verify>${status}`));
      await act(new Visit(world, context, page));
      assert.deepEqual(world.faults, []);
    } finally {
      await context.close();
      world.stop();
    }
  }

  part(tag: string, name: string) {
    return this.page.locator(tag).locator(`[part~=${name}]`);
  }

  async shows(selector: string): Promise<void> {
    await this.page.locator(selector).waitFor({state: 'attached'});
  }

  /** Asks for a code, whatever comes of it. */
  async askForCode(): Promise<void> {
    await this.part('sf-phone-verify', 'number-input').fill('079 000 00 01');
    await this.part('sf-phone-verify', 'send-button').click();
  }

  async prove(): Promise<void> {
    await this.askForCode();
    await this.shows('sf-phone-verify[state=code]');
    await waitFor(() => this.world.backend.sms.length > 0);
    await this.part('sf-phone-verify', 'code-input').fill(this.world.backend.sms.at(-1)!.text);
    await this.part('sf-phone-verify', 'verify-button').click();
    await this.shows('sf-phone-verify[state=verified]');
  }

  errors(): Promise<string[]> {
    return this.page.evaluate(() => (globalThis as unknown as {errors: string[]}).errors);
  }

  /** What a person reads of the status. */
  said(): Promise<string> {
    return this.page.locator('sf-status').evaluate(element => element.shadowRoot!.textContent!);
  }
}

/** That it was the connection, and nothing that the person did. */
async function assertNobodyToBlame(visit: Visit): Promise<void> {
  await visit.shows('sf-status[state=failed]');
  assert.ok((await visit.errors()).includes('network true'), String(await visit.errors()));
  assert.equal(await visit.page.locator('sf-status').getAttribute('can-sign'), 'unknown');
  await visit.part('sf-status', 'retry-button').waitFor();
}

describe('N-02: a service that the browser keeps the page from', () => {
  const refusals: Record<string, Parameters<typeof Visit.play>[2]> = {
    'as the page is not on its list': {allowedOrigins: ['https://elsewhere.example']},
    'as what stands before it answers 403 to the question that browsers ask first': {
      instead: ({method}) => (method === 'OPTIONS' ? new Response(null, {status: 403}) : undefined),
    },
  };
  for (const [why, options] of Object.entries(refusals)) {
    it(`${why}, is named as out of reach, after three tries at most; nothing with an effect is tried twice, and the console says once what to look at`, () => {
      const warned: string[] = [];
      const before = async (page: Page) => void page.on('console', message => message.text().startsWith('smart-flow-elements') && warned.push(message.text()));
      return Visit.play('token', async visit => {
        const asked: string[] = [];
        visit.page.on('request', request => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
        await assertNobodyToBlame(visit);
        await visit.askForCode();
        await visit.shows('sf-phone-verify[state=code]');
        assert.deepEqual(visit.world.backend.sms, []);
        const count = (start: string) => asked.filter(each => each.startsWith(start)).length;
        assert.ok(count('GET /api/public/evidence/status') <= 3);
        assert.ok(count('POST /api/public/confirm') <= 1);
        const {site, service} = visit.world;
        assert.deepEqual(warned, [`smart-flow-elements: ${service} could not be asked. If it is up: does it allow ${site} (CORS), and does the policy of the page name it in connect-src?`]);
      }, {...options, before});
    });
  }
});

describe('N-28: the page’s service worker', () => {
  it('that answers with HTML is not believed, nor shown, and the next look is as ever', () =>
    Visit.play('gateway', async visit => {
      const {page, world} = visit;
      await visit.prove();
      await visit.shows('sf-status[can-sign=yes]');
      world.files.set('/worker.js', {
        type: 'text/javascript',
        body: `addEventListener('install', () => skipWaiting());
          addEventListener('activate', event => event.waitUntil(clients.claim()));
          addEventListener('fetch', event => {
            if (!event.request.url.includes('/api/')) return;
            const html = '<!doctype html><title>Maintenance</title><img src="x" onerror="document.title = 1"><h1>MAINTENANCE</h1>';
            event.respondWith(new Response(html, {headers: {'content-type': 'text/html'}}));
          });`,
      });
      await page.evaluate(async () => {
        const {trustedTypes} = globalThis as unknown as {trustedTypes: {createPolicy(name: string, rules: object): {createScriptURL(url: string): string}}};
        await navigator.serviceWorker.register(trustedTypes.createPolicy('own', {createScriptURL: (url: string) => url}).createScriptURL('/worker.js'));
        await new Promise<void>(resolve => {
          if (navigator.serviceWorker.controller) resolve();
          else navigator.serviceWorker.addEventListener('controllerchange', () => resolve());
        });
        await (document.querySelector('sf-status') as unknown as {refresh: () => Promise<void>}).refresh();
      });
      await visit.shows('sf-status[state=failed]');
      assert.deepEqual(await visit.errors(), ['unexpected-response false']);
      assert.equal(await page.locator('sf-status').getAttribute('can-sign'), 'unknown');
      await visit.part('sf-status', 'retry-button').waitFor();
      assert.ok(!(await visit.said()).includes('MAINTENANCE'));
      await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.unregister());
      await page.reload();
      await visit.shows('sf-status[can-sign=yes]');
    }));
});

describe('N-29: a blocker', () => {
  it('that stops requests leaves an element that says so, and can try again', () =>
    Visit.play('token', async visit => {
      await assertNobodyToBlame(visit);
      await visit.page.unroute('**/api/public/**');
      await visit.part('sf-status', 'retry-button').click();
      await visit.shows('sf-status[can-sign=yes]');
      await visit.prove();
    }, {before: page => page.route('**/api/public/**', route => route.abort('blockedbyclient'))}));
});

describe('N-30: a page that has replaced fetch', {concurrency: 2}, () => {
  const wrappers: Record<string, () => void> = {
    'with one that waits': () => {
      const real = fetch;
      globalThis.fetch = async (...given) => {
        await new Promise(resolve => setTimeout(resolve, 300));
        return real(...given);
      };
    },
    'with one that reads copies of all that passes': () => {
      const real = fetch;
      globalThis.fetch = async (...given) => {
        const request = new Request(...given);
        await request.clone().text();
        const response = await real(request);
        await response.clone().text();
        return response;
      };
    },
    'with one that answers with a copy of its own': () => {
      const real = fetch;
      globalThis.fetch = async (...given) => {
        const {status, headers, body} = await real(...given);
        return new Response(status === 204 ? null : body, {status, headers});
      };
    },
  };
  for (const [how, replace] of Object.entries(wrappers)) {
    for (const mode of ['gateway', 'token'] as Mode[]) {
      it(`${how} gets its way (${mode})`, () =>
        Visit.play(mode, async visit => {
          await visit.prove();
          await visit.shows('sf-status[can-sign=yes]');
          assert.equal(visit.world.backend.sms.length, 1);
        }, {before: page => page.addInitScript(replace)}));
    }
  }

  // The token's address is the page's own, and works.
  const broken: Record<string, (real: typeof fetch, url: string) => Promise<Response>> = {
    'with one that throws': () => {
      throw new Error('replaced');
    },
    'with one that refuses': () => Promise.reject(new TypeError('replaced')),
    'with one that answers nothing': () => Promise.resolve(undefined as unknown as Response),
    'with one that has read the answer': async (real, url) => {
      const response = await real(url);
      await response.text();
      return response;
    },
  };
  for (const [how, act] of Object.entries(broken)) {
    it(`${how} breaks nothing but the request`, () =>
      Visit.play('token', async visit => {
        await visit.shows('sf-status[state=failed]');
        assert.match((await visit.errors()).join(), /^(network|unexpected-response|unauthorized) /);
        await visit.part('sf-status', 'retry-button').waitFor();
        assert.ok(!(await visit.said()).includes('replaced'));
      }, {before: page => page.addInitScript(`{
        const real = fetch;
        const act = ${act};
        globalThis.fetch = (...given) => given[0].url.includes('/api/') ? act(real, given[0].url) : real(...given);
      }`)}));
  }
});
