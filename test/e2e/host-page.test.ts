import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';

import {security, World, type Lines, type Mode} from './policy-world.js';
import {browserOptions, launch, waitFor} from './world.js';

const policies = security.contentSecurityPolicy;
const one = '<sf-phone-verify></sf-phone-verify>';

let browser: Browser;
before(async () => {
  // A name that is no loopback to the browser: a page on it is in no secure context.
  browser = await launch('--host-resolver-rules=MAP site.test 127.0.0.1');
});
after(() => browser.close());

/** Somebody in front of a page with the elements. */
class Person {
  constructor(
    readonly world: World,
    readonly page: Page,
    readonly msisdn = '41790000001',
  ) {}

  part(tag: string, name: string) {
    return this.page.locator(tag).locator(`[part~=${name}]`);
  }

  shows(selector: string): Promise<void> {
    return this.page.locator(selector).waitFor({state: 'attached'});
  }

  async askForCode(): Promise<void> {
    await this.part('sf-phone-verify', 'number-input').fill(`0${this.msisdn.slice(2)}`);
    await this.part('sf-phone-verify', 'send-button').click();
    await this.shows('sf-phone-verify[state=code]');
  }

  async enterCode(): Promise<void> {
    await waitFor(() => this.world.backend.sms.length > 0);
    await this.part('sf-phone-verify', 'code-input').fill(this.world.backend.sms.at(-1)!.code);
    await this.part('sf-phone-verify', 'verify-button').click();
  }

  async prove(): Promise<void> {
    await this.askForCode();
    await this.enterCode();
  }
}

interface Stage {
  world: World;
  context: BrowserContext;
  /** Opens a page; on the site as it is called, unless told otherwise. */
  open(lines: Lines, body: string, head?: string, site?: string): Promise<Page>;
}

async function play(act: (stage: Stage) => Promise<void>, given?: BrowserContext): Promise<string[]> {
  const world = await World.start();
  const context = given ?? (await browser.newContext({locale: 'en-GB'}));
  await world.follow(context);
  const bundle = '<script type="module" src="/dist/smart-flow.js"></script>';
  try {
    await act({
      world,
      context,
      async open(lines, body, head = '', site = world.site) {
        const page = await context.newPage();
        await page.goto(site + world.page(lines, body, bundle + head));
        return page;
      },
    });
    return world.faults;
  } finally {
    await context.close();
    world.stop();
  }
}

describe('H-01: a page that allows nobody’s markup', () => {
  it('goes on without the elements, with what stands in their place', async () => {
    const faults = await play(async ({world, open}) => {
      world.files.set('/own.js', {body: `document.querySelector('b').addEventListener('click', ({target}) => { target.textContent = 'pressed'; });`, type: 'text/javascript'});
      const body = '<sf-phone-verify>Call us.</sf-phone-verify><b>Press</b>';
      const page = await open({...policies.gateway.widget.page, 'trusted-types': `'none'`}, body, '<script type="module" src="/own.js"></script>');
      await waitFor(() => world.faults.length > 0);
      await page.getByText('Call us.').waitFor();
      await page.locator('b').click();
      assert.equal(await page.locator('b').textContent(), 'pressed');
      assert.equal(await page.evaluate(() => customElements.get('sf-phone-verify')), undefined);
    });
    assert.ok(faults.every(fault => /trusted-?types|TrustedTypePolicy|smart-flow/i.test(fault)), String(faults));
  });
});

describe('H-02: styles of the page that reach for everything', {concurrency: 3}, () => {
  const sheets: Record<string, string> = {
    'everything unset': '* { all: unset }',
    'buttons and fields gone': 'button, input, p, form, label, h2 { display: none !important }',
    'rules for hosts': ':host { display: none } ::slotted(*) { color: red }',
    'letters of 40 pixels': 'html { font-size: 40px } body { font: 40px/1 monospace }',
    'a page twice as large': 'body { zoom: 2 }',
    'right to left, in capitals, not to be selected': 'body { direction: rtl; text-transform: uppercase; user-select: none; letter-spacing: 1em; white-space: nowrap; visibility: visible; cursor: none }',
  };
  for (const [what, body] of Object.entries(sheets)) {
    it(`${what}: all can be seen, reached and used`, () =>
      play(async ({world, open}) => {
        world.files.set('/own.css', {body, type: 'text/css'});
        const lines = {...policies.gateway.widget.page, 'style-src': `'self'`};
        const person = new Person(world, await open(lines, '<sf-flow></sf-flow>', '<link rel="stylesheet" href="/own.css">'));
        const looks = (tag: string, name: string) => person.part(tag, name).evaluate(element => {
          const {display, visibility, whiteSpace, textTransform} = getComputedStyle(element);
          const {width, height} = element.getBoundingClientRect();
          return {display, visibility, whiteSpace, textTransform, width, height};
        });
        const button = await person.part('sf-phone-verify', 'send-button').waitFor().then(() => looks('sf-phone-verify', 'send-button'));
        assert.ok(button.display !== 'none' && button.visibility === 'visible' && button.height >= 24 && button.width >= 24, JSON.stringify(button));
        const heading = await looks('sf-phone-verify', 'heading');
        // It wraps because it is balanced; what else is inherited shows by its capitals.
        assert.deepEqual([heading.whiteSpace, heading.textTransform], ['normal', 'none']);
        assert.ok(await person.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'It scrolls sideways.');
        await person.prove();
        await person.shows('sf-flow[step=done]');
        assert.ok(await person.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'It scrolls sideways at the end.');
      }).then(faults => assert.deepEqual(faults, [])));
  }
});

describe('H-07: a page without a secure context', {concurrency: 2}, () => {
  const insecure = ({site}: World) => site.replace('localhost', 'site.test');

  it('does what it can with a token: one code, and the status', () =>
    play(async ({world, open}) => {
      const body = `${world.config('token')}${one}<sf-status></sf-status>`;
      const person = new Person(world, await open(policies.token.widget.page!, body, '', insecure(world)));
      assert.deepEqual(await person.page.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'locks' in navigator]), [false, false, false]);
      await person.prove();
      await person.shows('sf-status[can-sign=yes]');
      assert.equal(world.backend.sms.length, 1);
    }).then(faults => assert.deepEqual(faults, [])));

  it('has no cookie of a gateway: the person is told, and nothing goes round in circles', () =>
    play(async ({world, open}) => {
      const person = new Person(world, await open(policies.gateway.widget.page!, '<sf-flow></sf-flow>', '', insecure(world)));
      await assertToldOfCookies(person);
    }).then(faults => assert.deepEqual(faults, [])));
});

/** The code cannot count, as the browser keeps no cookie: one sentence says so, and that is all that happens. */
async function assertToldOfCookies(person: Person): Promise<void> {
  const {world, page} = person;
  await person.prove();
  await person.part('sf-phone-verify', 'error').filter({hasText: /Allow cookies.*ask for a new code/}).waitFor();
  const before = world.log.length;
  await page.waitForTimeout(3000);
  assert.equal(world.log.length, before);
  assert.equal(await page.locator('sf-phone-verify').getAttribute('state'), 'code');
  assert.equal(world.backend.sms.length, 1);
}

describe('H-08: a browser that keeps nothing for anybody', {concurrency: 2}, () => {
  /** As its own settings have it: no cookies, hence no storage. */
  async function forgetful(act: (context: BrowserContext) => Promise<void>): Promise<void> {
    const folder = mkdtempSync(join(tmpdir(), 'smart-flow-forgetful-'));
    mkdirSync(join(folder, 'Default'));
    writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify({profile: {default_content_setting_values: {cookies: 2}}}));
    try {
      const context = await chromium.launchPersistentContext(folder, {...browserOptions, locale: 'en-GB'});
      await act(context);
    } finally {
      rmSync(folder, {recursive: true, force: true, maxRetries: 5});
    }
  }
  const keepsNothing = (page: Page) => page.evaluate(() => {
    try {
      return localStorage.length < 0;
    } catch {
      document.cookie = 'a=b';
      return document.cookie === '';
    }
  });

  it('is told so behind a gateway, and nothing goes round in circles', () =>
    forgetful(async context => {
      const faults = await play(async ({world, open}) => {
        const person = new Person(world, await open(policies.gateway.widget.page!, '<sf-flow></sf-flow>'));
        assert.equal(await keepsNothing(person.page), true);
        await assertToldOfCookies(person);
      }, context);
      assert.deepEqual(faults, []);
    }));

  it('does with a token, and still sends one code for two elements', () =>
    forgetful(async context => {
      const faults = await play(async ({world, open}) => {
        const person = new Person(world, await open(policies.token.widget.page!, `${world.config('token')}${one}${one}<sf-status></sf-status>`));
        assert.equal(await keepsNothing(person.page), true);
        for (const index of [0, 1]) await person.page.locator('sf-phone-verify').nth(index).locator('input').fill('0790000001');
        for (const index of [0, 1]) await person.page.locator('sf-phone-verify').nth(index).locator('[part~=send-button]').click();
        await waitFor(async () => (await person.page.locator('sf-phone-verify[state=code]').count()) === 2);
        assert.equal(world.backend.sms.length, 1);
        const {code} = world.backend.sms[0]!;
        await person.page.locator('sf-phone-verify').first().locator('[part~=code-input]').fill(code);
        await person.page.locator('sf-phone-verify').first().locator('[part~=verify-button]').click();
        await person.shows('sf-status[can-sign=yes]');
      }, context);
      assert.deepEqual(faults, []);
    }));
});

describe('O-15: a password manager', {concurrency: 2}, () => {
  for (const tells of [true, false]) {
    it(`that fills in ${tells ? 'and says so' : 'without a word'}, and submits, does it once`, () =>
      play(async ({world, open}) => {
        const person = new Person(world, await open(policies.gateway.widget.page!, one));
        const fill = (value: string) => person.page.evaluate(([text, tells]) => {
          const root = document.querySelector('sf-phone-verify')!.shadowRoot!;
          const input = root.querySelector('input')!;
          input.value = text;
          if (tells) for (const name of ['input', 'change']) input.dispatchEvent(new Event(name, {bubbles: true, composed: true}));
          for (let time = 0; time < 2; time++) root.querySelector('form')!.requestSubmit();
        }, [value, tells] as const);
        await fill('079 000 00 01');
        await person.shows('sf-phone-verify[state=code]');
        assert.equal(world.backend.sms.length, 1);
        await fill(world.backend.sms[0]!.text);
        await person.shows('sf-phone-verify[state=verified]');
        const sent = world.asked.filter(({method, url}) => method === 'POST' && url.includes('/api/')).map(({url}) => new URL(url).pathname);
        assert.deepEqual(sent, ['/api/public/confirm', '/api/public/phone/verification/code']);
      }).then(faults => assert.deepEqual(faults, [])));
  }

  it('that submits past the element sends nothing, and writes nothing into the address', () =>
    play(async ({world, open}) => {
      const lines = {...policies.gateway.widget.page, 'form-action': `'self'`};
      const person = new Person(world, await open(lines, one));
      await person.part('sf-phone-verify', 'number-input').fill('079 000 00 01');
      await Promise.all([person.page.waitForEvent('load'), person.page.evaluate(() => document.querySelector('sf-phone-verify')!.shadowRoot!.querySelector('form')!.submit())]);
      await person.shows('sf-phone-verify[state=number]');
      assert.match(person.page.url(), /html\?$/);
      assert.deepEqual(world.backend.sms, []);
    }).then(faults => assert.deepEqual(faults, [])));
});

describe('L-08: a page that slept', () => {
  const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds));

  /** Stops the pages' processes, as a lid does that is closed. */
  async function asleep<T>(meanwhile: () => Promise<T>): Promise<T> {
    const devtools = await browser.newBrowserCDPSession();
    const {processInfo} = await devtools.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({type}) => type === 'renderer').map(({id}) => id);
    try {
      for (const id of pages) process.kill(id, 'SIGSTOP');
      // What was on its way arrives.
      await pause(500);
      return await meanwhile();
    } finally {
      for (const id of pages) process.kill(id, 'SIGCONT');
      await devtools.detach();
    }
  }

  it('asks once on waking, for all that it missed, and knows then what came of it', () =>
    play(async ({world, open}) => {
      const {msisdn} = world.backend.personas.find(({id}) => id === 'terms-mobile-id')!;
      const body = `${world.config('token')}<sf-tc-accept msisdn="${msisdn}"></sf-tc-accept>`;
      const person = new Person(world, await open(policies.token.widget.page!, body), msisdn);
      for (const name of ['zertes', 'eidas', 'risk']) await person.part('sf-tc-accept', `${name}-checkbox`).check();
      await person.part('sf-tc-accept', 'accept-button').click();
      await person.shows('sf-tc-accept[state=phone]');
      const polls = () => world.asked.filter(({method, url}) => method === 'GET' && url.includes('/mobileid/status')).length;
      await waitFor(() => polls() > 0);
      const before = await asleep(async () => {
        const before = polls();
        await pause(9000);
        assert.equal(polls(), before);
        return before;
      });
      await waitFor(() => polls() > before);
      await pause(1000);
      assert.equal(polls(), before + 1);
      world.backend.phone.confirm(msisdn);
      await person.shows('sf-tc-accept[state=accepted]');
      assert.equal(polls(), before + 2);
    }).then(faults => assert.deepEqual(faults, [])));
});

describe('A-06: forced colours, four times as large, without motion', () => {
  for (const mode of ['gateway', 'token'] as Mode[]) {
    it(`everything is there, has an edge, fits, and stands still (${mode})`, () =>
      play(async ({world, open}) => {
        const {msisdn} = world.backend.personas.find(({id}) => id === 'terms-mobile-id')!;
        const page = await open(policies[mode].widget.page!, `${world.config(mode)}<sf-flow></sf-flow>`, '<meta name="viewport" content="width=device-width">');
        // 1280 × 1024 at 400 %.
        await page.setViewportSize({width: 320, height: 256});
        await page.emulateMedia({forcedColors: 'active', reducedMotion: 'reduce'});
        const person = new Person(world, page, msisdn);
        const check = async (step: string) => {
          const found = await page.evaluate(() => {
            const controls: string[] = [];
            let moving = 0;
            const look = (root: Document | ShadowRoot) => {
              moving += root.getAnimations().filter(({playState}) => playState === 'running').length;
              for (const element of root.querySelectorAll<HTMLElement>('*')) {
                if (element.shadowRoot) look(element.shadowRoot);
                if (!element.checkVisibility() || !element.matches('button, input:not([type=checkbox]), select')) continue;
                const {borderTopStyle, borderTopWidth, borderTopColor, backgroundColor} = getComputedStyle(element);
                const {left, right} = element.getBoundingClientRect();
                if (borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1 || borderTopColor === backgroundColor) controls.push(`${element.part} has no edge`);
                if (left < 0 || right > innerWidth) controls.push(`${element.part} does not fit`);
              }
            };
            look(document);
            return {controls, moving, wide: document.documentElement.scrollWidth};
          });
          assert.deepEqual(found, {controls: [], moving: 0, wide: 320}, step);
          const picture = await page.screenshot();
          assert.ok(picture.length > 2000, `${step} shows nothing`);
        };
        await check('number');
        await person.askForCode();
        await check('code');
        await person.enterCode();
        await person.part('sf-status', 'action-button').waitFor();
        await check('status');
        await person.part('sf-status', 'action-button').click();
        await person.shows('sf-tc-accept[state=review]');
        await check('terms');
        for (const name of ['zertes', 'eidas', 'risk']) await person.part('sf-tc-accept', `${name}-checkbox`).check();
        await person.part('sf-tc-accept', 'accept-button').click();
        await person.shows('sf-tc-accept[state=phone]');
        await check('waiting');
        await waitFor(() => world.backend.phone.confirm(msisdn));
        await person.shows('sf-flow[step=done]');
        await check('done');
      }).then(faults => assert.deepEqual(faults, [])));
  }
});
