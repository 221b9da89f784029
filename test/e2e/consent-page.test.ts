import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {security, World, type Lines} from './policy-world.js';
import {closeTab, launchAsPeopleDo, waitFor} from './world.js';

const lines = security.contentSecurityPolicy.token.widget.page!;

let browser: Browser;
before(async () => {
  browser = await launchAsPeopleDo();
});
after(() => browser.close());

const isFramed = ({url, headers}: Request) => url.includes('/consent/') && headers.get('sec-fetch-dest') === 'iframe';
const html = (body: string, headers: Record<string, string> = {}) =>
  new Response(`<!doctype html><title>Consent</title>${body}`, {headers: {'content-type': 'text/html', ...headers}});

/** Somebody whose terms a page of the service asks about, in front of ours. */
class Person {
  private constructor(
    readonly page: Page,
    readonly world: World,
    readonly context: BrowserContext,
  ) {}

  /** Accepts, up to where the consent page comes. */
  static async atConsent(world: World, context: BrowserContext, policy: Lines = lines, headers: Record<string, string> = {}): Promise<Person> {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'terms-consent')!;
    const path = world.page(policy, `${world.config('token')}<sf-tc-accept msisdn="${msisdn}"></sf-tc-accept>`, undefined, headers);
    const person = new Person(await context.newPage(), world, context);
    await person.page.goto(world.site + path);
    for (const name of ['zertes', 'eidas', 'risk']) await person.part(`${name}-checkbox`).check();
    await person.part('accept-button').click();
    await person.shows('consent');
    return person;
  }

  part(name: string) {
    return this.page.locator('sf-tc-accept').locator(`[part~=${name}]`);
  }

  shows(state: string): Promise<void> {
    return this.page.locator(`sf-tc-accept[state=${state}]`).waitFor();
  }

  /** Opens the consent page in a tab of its own, as a click does. */
  async openTab(): Promise<Page> {
    const [tab] = await Promise.all([this.context.waitForEvent('page'), this.part('consent-link').click()]);
    return tab;
  }

  /** Says yes there. */
  async consent(tab: Page): Promise<void> {
    const before = this.world.backend.sms.length;
    await tab.locator('input[name=password]').fill('a password');
    await tab.locator('button[value=continue]').click();
    await waitFor(() => this.world.backend.sms.length > before);
    await tab.locator('input[name=code]').fill(this.world.backend.sms.at(-1)!.code);
    await tab.locator('button[value=confirm]').click();
  }
}

async function play(act: (world: World, context: BrowserContext) => Promise<void>): Promise<string[]> {
  const world = await World.start();
  const context = await world.watch(browser);
  try {
    await act(world, context);
    return world.faults;
  } finally {
    await context.close();
    world.stop();
  }
}

describe('C-11: a consent page that refuses its frame', {concurrency: 3}, () => {
  const refusals: Record<string, {answer?: () => Response; policy?: Lines; breaks?: boolean}> = {
    'by X-Frame-Options': {answer: () => html('There.', {'x-frame-options': 'DENY'})},
    'by frame-ancestors': {answer: () => html('There.', {'content-security-policy': `frame-ancestors 'none'`})},
    'as the page around it allows no frame': {policy: {...lines, 'frame-src': `'none'`}},
    'as nobody answers': {breaks: true},
  };
  for (const [how, {answer, policy, breaks}] of Object.entries(refusals)) {
    it(`${how}: the link stands beside it from the start, and is enough`, () =>
      play(async (world, context) => {
        world.instead = request => (answer && isFramed(request) ? answer() : undefined);
        // The frame asks first.
        if (breaks) await context.route('**/consent/*', route => route.abort('connectionrefused'), {times: 1});
        const person = await Person.atConsent(world, context, policy);
        // Not once the frame has failed, of which no page is told: with the frame, whatever becomes of it.
        assert.deepEqual([await person.part('consent-frame').count(), await person.part('consent-link').count()], [1, 1]);
        await person.page.waitForTimeout(500);
        assert.equal(await person.part('consent-frame').contentFrame().locator('input').count(), 0);
        assert.equal(await person.page.locator('sf-tc-accept').getAttribute('state'), 'consent');
        const tab = await person.openTab();
        await person.consent(tab);
        await closeTab(tab);
        await person.shows('accepted');
      }).then(() => undefined));
  }
});

describe('C-12: a consent page that attacks', {concurrency: 3}, () => {
  const forged = ['confirmed', {confirmed: true}, {token: 'x', confirmed: true, downgrade: false}, {smartFlow: 'complete', msisdn: '41790000001'}, {smartFlow: 'shown'}];
  const attack = `<a id="file" href="data:application/octet-stream,x" download="x">x</a><script>
    const tell = text => { try { document.title += ' ' + text; } catch {} };
    const attempt = (name, act) => { try { act(); } catch { tell(name); } };
    attempt('top', () => { top.location.href = 'https://elsewhere.example/'; });
    attempt('parent', () => { parent.document.title = 'broken'; });
    attempt('alert', () => alert('x'));
    attempt('confirm', () => confirm('x'));
    attempt('open', () => window.open('https://elsewhere.example/'));
    attempt('download', () => document.getElementById('file').click());
    document.documentElement.requestFullscreen().catch(() => tell('fullscreen'));
    navigator.credentials.get({otp: {transport: ['sms']}}).catch(() => tell('otp'));
    const forged = ${JSON.stringify(forged)};
    setInterval(() => { for (let each = 0; each < 20; each++) parent.postMessage(forged[each % forged.length], '*'); }, 20);
  </script>`;

  it('moves nothing, opens nothing, and is believed nothing', () =>
    play(async (world, context) => {
      world.instead = request => (isFramed(request) ? html(attack) : undefined);
      const heard: string[] = [];
      context.on('page', page => {
        page.on('dialog', dialog => (heard.push('dialog'), void dialog.dismiss()));
        page.on('download', () => heard.push('download'));
        page.on('popup', () => heard.push('popup'));
      });
      const person = await Person.atConsent(world, context);
      const {page} = person;
      const before = page.url();
      await page.evaluate(() => {
        const counted = {messages: 0, accepted: 0};
        Object.assign(globalThis, {counted});
        addEventListener('message', () => counted.messages++);
        addEventListener('sf-terms-accepted', () => counted.accepted++);
      });
      const told = () => page.evaluate(() => (globalThis as unknown as {counted: {messages: number; accepted: number}}).counted);
      await waitFor(async () => (await told()).messages > 3000);
      assert.deepEqual([page.url(), await page.title(), context.pages().length, heard], [before, 'A page', 1, []]);
      assert.equal((await told()).accepted, 0);
      assert.equal(await page.locator('sf-tc-accept').getAttribute('state'), 'consent');
      const frame = page.frames()[1]!;
      assert.match(await frame.title(), /top/);
      assert.match(await frame.title(), /parent/);
      assert.match(await frame.title(), /fullscreen/);
      assert.match(await frame.title(), /otp/);
      // The page around it still answers to a person, and to the service alone.
      const tab = await person.openTab();
      await person.consent(tab);
      await closeTab(tab);
      await person.shows('accepted');
      assert.equal((await told()).accepted, 1);
    }).then(() => undefined));
});

describe('C-13: a consent page that leads elsewhere', {concurrency: 3}, () => {
  const elsewhere = (world: World) => {
    world.files.set('/elsewhere', {body: `<!doctype html><title>Elsewhere</title><input name="password"><script>try { top.location.href = 'https://elsewhere.example/'; } catch { document.title = 'kept'; }</script>`, type: 'text/html'});
    world.instead = request => (isFramed(request) ? new Response(null, {status: 302, headers: {location: `${world.other}/elsewhere`}}) : undefined);
  };

  it('is not shown, by the policy of the page around it', async () => {
    const faults = await play(async (world, context) => {
      elsewhere(world);
      const person = await Person.atConsent(world, context);
      await waitFor(() => world.faults.some(fault => fault.startsWith('frame-src')));
      assert.equal(await person.part('consent-frame').contentFrame().locator('input').count(), 0);
      await person.part('consent-link').waitFor();
      assert.equal(await person.page.locator('sf-tc-accept').getAttribute('state'), 'consent');
    });
    assert.ok(faults.every(fault => /frame-src/.test(fault)), String(faults));
  });

  it('is kept where it is, also without a policy', () =>
    play(async (world, context) => {
      elsewhere(world);
      const person = await Person.atConsent(world, context, {});
      const frame = person.part('consent-frame').contentFrame();
      await frame.locator('input').waitFor();
      await waitFor(async () => (await person.page.frames()[1]!.title()) === 'kept');
      assert.ok(person.page.url().startsWith(world.site));
      assert.equal(await person.page.locator('sf-tc-accept').getAttribute('state'), 'consent');
    }).then(() => undefined));
});

describe('C-14: the consent page in a tab of its own', {concurrency: 3}, () => {
  for (const [what, headers] of Object.entries<Record<string, string>>({
    'on a page that is cut off from its windows': {'cross-origin-opener-policy': 'same-origin'},
    'on a page that is not': {},
  })) {
    it(`opens by a click where scripts may open nothing, ${what}; closed, it can be opened again`, () =>
      play(async (world, context) => {
        const person = await Person.atConsent(world, context, lines, headers);
        await person.page.evaluate(() => (window.open = () => null));
        const first = await person.openTab();
        assert.equal(await first.evaluate(() => opener === null), true);
        await closeTab(first);
        await person.page.waitForTimeout(1500);
        assert.equal(await person.page.locator('sf-tc-accept').getAttribute('state'), 'consent');
        const second = await person.openTab();
        await person.consent(second);
        await person.shows('accepted');
      }).then(() => undefined));
  }
});

describe('C-15: the page itself in a stranger’s frame', () => {
  it('shows nothing to accept there, by its policy', async () => {
    const faults = await play(async (world, context) => {
      const path = world.page(lines, `${world.config('token')}<sf-tc-accept msisdn="41790000009"></sf-tc-accept>`);
      for (const policy of [{'frame-src': '*'}, {'frame-src': '*', sandbox: 'allow-scripts'}] as Lines[]) {
        const stranger = await context.newPage();
        await stranger.goto(world.other + world.page(policy, `<iframe src="${world.site}${path}"></iframe>`, ''));
        await stranger.waitForTimeout(500);
        assert.equal(await stranger.frameLocator('iframe').locator('sf-tc-accept').count(), 0);
      }
      assert.deepEqual(world.asked, []);
      const own = await context.newPage();
      await own.goto(world.site + path);
      await own.locator('sf-tc-accept[state=review]').waitFor();
    });
    assert.ok(faults.every(fault => fault.includes('frame-ancestors')), String(faults));
  });
});
