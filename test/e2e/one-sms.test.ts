import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {security, World, type Mode} from './policy-world.js';
import {brokenWire} from './wire.js';
import {launchAsPeopleDo, waitFor} from './world.js';

const anna = '41790000001';
/** Milliseconds until the service answers: long enough to ask twice. */
const delay = 300;

const isSend = ({method, url}: Request) => method === 'POST' && url.endsWith('/api/public/confirm');

/** A page with elements that ask for a code, in a browser that keeps pages it has left. */
class Tab {
  private constructor(
    readonly page: Page,
    readonly world: World,
  ) {}

  static async open(world: World, context: BrowserContext, url: string): Promise<Tab> {
    const tab = new Tab(await context.newPage(), world);
    await tab.page.goto(url);
    await tab.shows('number');
    return tab;
  }

  part(name: string, index = 0) {
    return this.page.locator('sf-phone-verify').nth(index).locator(`[part~=${name}]`);
  }

  fill(index = 0): Promise<void> {
    return this.part('number-input', index).fill('079 000 00 01');
  }

  /** The first of them, or all, are at this step. */
  async shows(step: string, count = 1): Promise<void> {
    await waitFor(async () => (await this.page.locator(`sf-phone-verify[state=${step}]`).count()) >= count);
  }

  /** Seconds until there may be another code, as the person reads it. */
  async seconds(): Promise<number> {
    const text = await this.page.evaluate(() => document.querySelector('sf-phone-verify')!.shadowRoot!.querySelector('#resend-note')!.textContent);
    return Number(/in (\d+) seconds/.exec(text ?? '')?.[1]);
  }

  /** What scripts of the page could find in the browser. */
  kept(): Promise<{local: Record<string, string>; other: unknown[]}> {
    return this.page.evaluate(async () => ({
      local: {...localStorage},
      other: [...Object.keys(sessionStorage), ...(await indexedDB.databases()), ...(await caches.keys()), document.cookie, history.state as unknown, name],
    }));
  }
}

let browser: Browser;
before(async () => {
  browser = await launchAsPeopleDo();
});
after(() => browser.close());

/** Nothing but a salt, and a deadline for each salted hash. */
function assertNothingPersonal({local, other}: Awaited<ReturnType<Tab['kept']>>): void {
  assert.deepEqual(Object.keys(local), ['smart-flow']);
  const {salt, deadlines, ...more} = JSON.parse(local['smart-flow']!) as {salt: string; deadlines: Record<string, number>};
  assert.deepEqual(more, {});
  assert.match(salt, /^[0-9a-f]{32}$/);
  for (const [hash, deadline] of Object.entries(deadlines)) {
    assert.match(hash, /^-?[0-9a-z]+ [0-9a-f]{64}$/);
    assert.ok(deadline > Date.now() - 60_000 && deadline <= Date.now() + 600_000);
  }
  assert.equal(Object.keys(deadlines).length, 1);
  assert.deepEqual(other, ['', null, '']);
}

for (const mode of ['gateway', 'token'] as Mode[]) {
  describe(`one SMS (${mode})`, {concurrency: 3}, () => {
    const lines = security.contentSecurityPolicy[mode].widget.page!;

    /** Plays it with a world of its own, and counts what reached the service. */
    async function play(elements: string, act: (tab: Tab, open: () => Promise<Tab>, world: World) => Promise<void>): Promise<void> {
      const world = await World.start({delay});
      const context = await world.watch(browser);
      const url = world.site + world.page(lines, world.config(mode) + elements);
      const open = () => Tab.open(world, context, url);
      try {
        const tab = await open();
        await act(tab, open, world);
        // Whatever was asked for too often has arrived by then.
        await tab.page.waitForTimeout(3 * delay);
        assert.deepEqual(world.backend.sms.map(({msisdn}) => msisdn), [anna]);
        assertNothingPersonal(await tab.kept());
        assert.deepEqual(world.faults, []);
      } finally {
        await context.close();
        world.stop();
      }
    }
    const one = '<sf-phone-verify></sf-phone-verify>';

    it('O-04: for a double click, and a return after it', () =>
      play(one, async tab => {
        await tab.fill();
        await tab.part('send-button').dblclick();
        await tab.part('number-input').press('Enter').catch(() => undefined);
        await tab.shows('code');
      }));

    it('O-05: for a thousand clicks by a script', () =>
      play(one, async tab => {
        await tab.fill();
        await tab.part('send-button').evaluate((button: HTMLElement) => {
          for (let click = 0; click < 1000; click++) button.click();
        });
        await tab.shows('code');
      }));

    it('for two elements of a page, at once', () =>
      play(one + one, async tab => {
        await tab.fill(0);
        await tab.fill(1);
        await tab.page.evaluate(() => {
          for (const element of document.querySelectorAll('sf-phone-verify')) element.shadowRoot!.querySelector<HTMLElement>('[part~=send-button]')!.click();
        });
        await tab.shows('code', 2);
      }));

    it('for two tabs at once, and for a third one later', () =>
      play(one, async (tab, open) => {
        const other = await open();
        await Promise.all([tab.fill(), other.fill()]);
        await Promise.all([tab.part('send-button').click(), other.part('send-button').click()]);
        await Promise.all([tab.shows('code'), other.shows('code')]);
        const third = await open();
        await third.fill();
        await third.part('send-button').click();
        await third.shows('code');
        assert.ok((await third.seconds()) <= 30);
      }));

    it('for an element that is taken out while it asks, and another in its place', () =>
      play(one, async (tab, _open, world) => {
        await tab.fill();
        await tab.part('send-button').click();
        await waitFor(() => world.asked.some(isSend));
        await tab.page.evaluate(() => document.querySelector('sf-phone-verify')!.replaceWith(document.createElement('sf-phone-verify')));
        await tab.shows('number');
        await tab.fill();
        await tab.part('send-button').click();
        await tab.shows('code');
      }));

    it('for an element that is taken out while it asks, and put back', () =>
      play(one, async (tab, _open, world) => {
        await tab.fill();
        await tab.part('send-button').click();
        await waitFor(() => world.asked.some(isSend));
        await tab.page.evaluate(async () => {
          const element = document.querySelector('sf-phone-verify')!;
          element.remove();
          await new Promise(resolve => setTimeout(resolve, 50));
          document.body.append(element);
        });
        await tab.shows('code');
      }));

    it('L-06: for a page that is loaded again: back at the code, with what is left of the wait', () =>
      play(`<sf-phone-verify msisdn="${anna}"></sf-phone-verify>`, async tab => {
        await tab.part('send-button').click();
        await tab.shows('code');
        await tab.page.waitForTimeout(1500);
        await tab.page.reload();
        await tab.shows('code');
        const left = await tab.seconds();
        assert.ok(left > 0 && left < 30, `${left} seconds`);
        assert.equal(await tab.part('resend-button').getAttribute('aria-disabled'), 'true');
        await waitFor(async () => (await tab.seconds()) < left, 3000);
      }));

    it('L-06: for a page that is loaded again while it asks', () =>
      play(`<sf-phone-verify msisdn="${anna}"></sf-phone-verify>`, async (tab, _open, world) => {
        await tab.part('send-button').click();
        await waitFor(() => world.asked.some(isSend));
        await tab.page.reload();
        await tab.shows('code');
      }));

    it('L-06: for a page that is loaded again and does not know the number: once it is typed', () =>
      play(one, async tab => {
        await tab.fill();
        await tab.part('send-button').click();
        await tab.shows('code');
        // All this takes less than a second on a machine that has nothing else to do.
        await tab.page.waitForTimeout(1500);
        await tab.page.reload();
        await tab.shows('number');
        await tab.fill();
        await tab.part('send-button').click();
        await tab.shows('code');
        assert.ok((await tab.seconds()) < 30);
      }));

    for (const kept of [true, false]) {
      it(`L-07: for somebody who goes back to the page, which the browser ${kept ? 'kept' : 'did not keep'}`, () =>
        play(`<sf-phone-verify msisdn="${anna}"></sf-phone-verify>`, async (tab, _open, world) => {
          // A browser that reads codes from SMS keeps no page that asked it to: that is how Chromium is.
          if (kept) await tab.page.evaluate(() => Reflect.deleteProperty(globalThis, 'OTPCredential'));
          await tab.part('send-button').click();
          await tab.shows('code');
          await tab.part('code-input').fill('AB');
          await tab.page.evaluate(() => addEventListener('pageshow', ({persisted}) => Object.assign(globalThis, {persisted})));
          await tab.page.goto(world.site + world.page(lines, 'Another page.', ''));
          await tab.page.waitForTimeout(1500);
          // The driver waits for a load, and a page that was kept is not loaded.
          await tab.page.evaluate(() => history.back());
          await waitFor(() => tab.page.evaluate(() => document.querySelector('sf-phone-verify')?.getAttribute('state') === 'code').catch(() => false));
          assert.equal(await tab.page.evaluate(() => (globalThis as {persisted?: boolean}).persisted ?? false), kept);
          assert.equal(await tab.page.evaluate(() => document.querySelector('sf-phone-verify')!.shadowRoot!.querySelector('input')!.value), kept ? 'AB' : '');
          const left = await tab.seconds();
          assert.ok(left > 0 && left < 30, `${left} seconds`);
        }));
    }
  });
}

const parts = '<sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept>';

/** Somebody behind a gateway with a page that has all elements, in one tab or more. */
class Client {
  private constructor(
    readonly world: World,
    readonly context: BrowserContext,
    readonly url: string,
    readonly msisdn: string,
  ) {}

  static async play(id: string, act: (client: Client) => Promise<void>): Promise<void> {
    const world = await World.start();
    const context = await world.watch(browser);
    // A browser that reads codes from SMS keeps no page that asked it to: that is how Chromium is.
    await context.addInitScript(() => Reflect.deleteProperty(globalThis, 'OTPCredential'));
    const url = world.site + world.page(security.contentSecurityPolicy.gateway.widget.page!, parts);
    const {msisdn} = world.backend.personas.find(persona => persona.id === id)!;
    try {
      await act(new Client(world, context, url, msisdn));
      assert.deepEqual(world.faults, []);
    } finally {
      await context.close();
      world.stop();
    }
  }

  async open(): Promise<Page> {
    const page = await this.context.newPage();
    await page.goto(this.url);
    return page;
  }

  async prove(page: Page): Promise<void> {
    const part = (name: string) => page.locator(`sf-phone-verify [part~=${name}]`);
    await part('number-input').fill(`0${this.msisdn.slice(2)}`);
    await part('send-button').click();
    await part('code-input').fill(await this.code(1));
    await part('verify-button').click();
    await shows(page, 'sf-phone-verify[state=verified]');
  }

  /** The code of the newest SMS, once there are so many. */
  async code(count: number): Promise<string> {
    await waitFor(() => this.world.backend.sms.length >= count);
    return this.world.backend.sms.at(-1)!.code;
  }

  async accept(page: Page): Promise<void> {
    for (const name of ['zertes', 'eidas', 'risk']) await page.locator(`sf-tc-accept [part~=${name}-checkbox]`).check();
    await page.locator('sf-tc-accept [part~=accept-button]').click();
  }

  /** How often the service was asked for a code, and to begin an acceptance. */
  async asked(): Promise<{codes: number; acceptances: number}> {
    const bodies = await Promise.all(this.world.asked.filter(isSend).map(request => request.clone().json() as Promise<object>));
    const acceptances = bodies.filter(body => 'token' in body).length;
    return {codes: bodies.length - acceptances, acceptances};
  }
}

const shows = (page: Page, selector: string) => page.locator(selector).first().waitFor({state: 'attached'});

/** Everything that the elements of a page hold: texts, attributes, and what stands in fields. */
function held(page: Page): Promise<string> {
  return page.evaluate(() => {
    const look = (root: ParentNode): string =>
      [...root.querySelectorAll<HTMLInputElement>('*')].map(element => {
        const {attributes, shadowRoot, childNodes, value} = element;
        const own = [...childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({nodeValue}) => nodeValue);
        return [...[...attributes].map(each => each.value), ...own, value, shadowRoot && look(shadowRoot)].join(' ');
      }).join(' ');
    return look(document.body);
  });
}

/** What shows whose page it is: the end of the number, and what they can do. */
const personal = /•• 01|790000001|You can sign/;

/** Nothing is left of the person in any of the elements. */
async function assertNobody(page: Page): Promise<void> {
  await shows(page, 'sf-phone-verify[state=number]');
  await shows(page, 'sf-status[state=idle]:not([can-sign=yes])');
  await shows(page, 'sf-tc-accept[state=idle]');
  // What was said aloud last makes room for what is said next, a moment later.
  await waitFor(async () => !personal.test(await held(page)), 5000);
}

describe('one person', {concurrency: 2}, () => {
  it('L-09: who signs out in one tab is gone from the other', () =>
    Client.play('ready', async client => {
      const mine = await client.open();
      await client.prove(mine);
      const other = await client.open();
      for (const page of [mine, other]) await shows(page, 'sf-status[can-sign=yes]');
      assert.match(await held(other), personal);
      await mine.evaluate(async script => {
        const {signOut} = (await import(script)) as {signOut: () => Promise<void>};
        await signOut();
      }, '/dist/smart-flow.js');
      for (const page of [mine, other]) await assertNobody(page);
      await other.reload();
      await assertNobody(other);
      assert.deepEqual(await client.asked(), {codes: 1, acceptances: 0});
    }));

  for (const ended of [true, false]) {
    it(`L-07: who goes back to a page that the browser kept is ${ended ? 'gone from it, as the session has ended' : 'still there, as the session is'}`, () =>
      Client.play('ready', async client => {
        const page = await client.open();
        await client.prove(page);
        await shows(page, 'sf-status[can-sign=yes]');
        await page.evaluate(() => addEventListener('pageshow', ({persisted}) => Object.assign(globalThis, {persisted})));
        const {world} = client;
        await page.goto(world.site + world.page(security.contentSecurityPolicy.gateway.widget.page!, 'Another page.', ''));
        if (ended) assert.equal(await page.evaluate(async () => (await fetch('/smart-flow/session', {method: 'DELETE'})).status), 204);
        // The driver waits for a load, and a page that was kept is not loaded.
        await page.evaluate(() => history.back());
        await waitFor(() => page.evaluate(() => (globalThis as {persisted?: boolean}).persisted === true).catch(() => false));
        if (ended) await assertNobody(page);
        else assert.match(await held(page), personal);
      }));
  }
});

describe('one acceptance', {concurrency: 2}, () => {
  it('L-06: for a page that is loaded again at each step, for somebody who is asked on the phone', () =>
    Client.play('terms-mobile-id', async client => {
      const page = await client.open();
      await client.prove(page);
      await shows(page, 'sf-tc-accept[state=review]');
      await page.reload();
      await shows(page, 'sf-tc-accept[state=review]');
      await client.accept(page);
      await shows(page, 'sf-tc-accept[state=phone]');
      await page.reload();
      await shows(page, 'sf-tc-accept[state=phone]');
      await waitFor(() => client.world.backend.phone.confirm(client.msisdn));
      await shows(page, 'sf-tc-accept[state=accepted]');
      await page.reload();
      await shows(page, 'sf-tc-accept[state=nothing]');
      assert.deepEqual(await client.asked(), {codes: 1, acceptances: 1});
    }));

  it('L-06: for a page that is loaded again beside the consent page, at each of its steps', () =>
    Client.play('terms-consent', async client => {
      const page = await client.open();
      await client.prove(page);
      await client.accept(page);
      await shows(page, 'sf-tc-accept[state=consent]');
      await page.reload();
      await shows(page, 'sf-tc-accept[state=consent]');
      const frame = page.locator('sf-tc-accept [part~=consent-frame]').contentFrame();
      await frame.locator('input[name=password]').fill('a password');
      await frame.locator('button[value=continue]').click();
      await frame.locator('input[name=code]').waitFor();
      await page.reload();
      await frame.locator('input[name=code]').fill(await client.code(2));
      await frame.locator('button[value=confirm]').click();
      await shows(page, 'sf-tc-accept[state=accepted]');
      assert.deepEqual(await client.asked(), {codes: 1, acceptances: 1});
      // The second one is the consent page's own.
      assert.equal(client.world.backend.sms.length, 2);
    }));

  it('C-10: for somebody who accepts in two tabs at once, and looks from a third: each of them knows the end', () =>
    Client.play('terms-mobile-id', async client => {
      const first = await client.open();
      await client.prove(first);
      const tabs = [first, await client.open()];
      await Promise.all(tabs.map(page => client.accept(page)));
      await Promise.all(tabs.map(page => shows(page, 'sf-tc-accept[state=phone]')));
      tabs.push(await client.open());
      await Promise.all(tabs.map(page => shows(page, 'sf-tc-accept[state=phone]')));
      await waitFor(() => client.world.backend.phone.confirm(client.msisdn));
      await Promise.all(tabs.map(page => shows(page, 'sf-tc-accept[state=accepted]')));
      assert.deepEqual(await client.asked(), {codes: 1, acceptances: 1});
    }));
});

describe('one SMS, where the connection breaks in place of the answer', {concurrency: 3}, () => {
  const lines = security.contentSecurityPolicy.gateway.widget.page!;
  const notes = {sent: /We sent an SMS/, maybe: /you may already have a code/};

  // A browser sends what was lost a second time by itself, over a connection that worked before.
  for (const [times, who, posts, note] of [[1, 'the browser', 2, notes.sent], [2, 'the element', 3, notes.sent], [3, 'nobody', 3, notes.maybe]] as const) {
    it(`N-12: ${times} times, and ${who} asks again`, async () => {
      const world = await World.start();
      const wire = await brokenWire(world.site, times);
      const context = await world.watch(browser);
      try {
        const tab = await Tab.open(world, context, wire.origin + world.page(lines, '<sf-phone-verify></sf-phone-verify>'));
        await tab.fill();
        await tab.part('send-button').click();
        await tab.shows('code');
        await tab.part('note').filter({hasText: note}).waitFor();
        assert.equal(wire.posts(), posts);
        assert.deepEqual(world.backend.sms.map(({msisdn}) => msisdn), [anna]);
        await tab.part('code-input').fill(world.backend.sms[0]!.code);
        await tab.part('verify-button').click();
        // Without any answer there is no cookie either: this browser cannot enter the code, and says so.
        if (who === 'nobody') await tab.part('error').filter({hasText: /Allow cookies.*ask for a new code/}).waitFor();
        else await tab.shows('verified');
      } finally {
        await context.close();
        wire.close();
        world.stop();
      }
    });
  }
});
