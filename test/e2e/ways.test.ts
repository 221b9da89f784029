import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Frame, FrameLocator, Locator, Page} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import {Person, Watch, closeTab, launch, startDemo, stopDemo, waitFor} from './world.js';

/** Where each person ends: `done`, or the step they stop at and what is offered to them there. */
const ends: Record<string, string> = {
  ready: 'done',
  'ready-password': 'done',
  'level-3': 'identify',
  'switzerland-only': 'done',
  'europe-only': 'done',
  'expires-soon': 'done',
  expired: 'identify',
  'terms-mobile-id': 'done',
  'terms-consent': 'done',
  'terms-unframed': 'done',
  'terms-downgrade': 'identify',
  'terms-declined': 'terms declined',
  'terms-expired': 'terms expired',
  'terms-failed': 'terms failed',
  // Behind a gateway the stranger's link never arrives, so whether terms are open stays unknown.
  'terms-blocked': 'status retry',
  'not-registered': 'identify',
  'no-means': 'identify',
  unavailable: 'status retry',
  recovers: 'done',
  'mobile-id-after-password': 'identify',
  'password-changed': 'identify',
  'mobile-id-reactivated': 'identify',
  'mismatch-unspecified': 'identify',
  'unknown-status': 'status retry',
  'unknown-number': 'identify',
  'one-area': 'done',
};

/**
 * One for each end and each kind of confirmation. Everybody is played in `personas.test`, in a page; around the same flow
 * these show what differs. `EVERYBODY=1`, as `npm run test:ways` sets it, plays all of them in every way.
 */
const some = [
  'ready', 'level-3', 'terms-mobile-id', 'terms-consent', 'terms-unframed', 'terms-downgrade', 'terms-declined', 'terms-blocked', 'recovers',
];

/** A tab differs from a pop-up by how it is opened alone, and the widget is in the page as in `personas.test`. */
const few: Partial<Record<Way, readonly string[]>> = {
  tab: ['ready', 'terms-consent', 'terms-declined'],
  widget: ['ready', 'terms-unframed', 'level-3'],
};

const ways = ['widget', 'embedded', 'dialog', 'popup', 'tab'] as const;
type Way = (typeof ways)[number];

/** Somebody in front of one of the pages, with the flow in the page, in a frame of it, or in a window that it opens. */
class Visitor {
  /** Where the flow is. */
  flow!: Page | Frame | FrameLocator;
  window?: Page;

  private constructor(
    readonly page: Page,
    readonly site: string,
    readonly msisdn: string,
    readonly way: Way | 'gate',
  ) {}

  static async open(context: BrowserContext, site: string, msisdn: string, way: Way | 'gate', query = ''): Promise<Visitor> {
    const page = await context.newPage();
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, {seen});
      for (const name of ['sf-open', 'sf-close', 'sf-complete']) {
        addEventListener(name, event => {
          const {mode = '', outcome = ''} = (event as CustomEvent<{mode?: string; outcome?: string}>).detail;
          seen.push(`${name} ${mode}${outcome}`.trim());
        });
      }
    });
    await page.goto(new URL(`/ways/${way}.html${query}`, site).href);
    const visitor = new Visitor(page, site, msisdn, way);
    await visitor.play();
    return visitor;
  }

  /** Chooses the person on the page, as somebody who tries the demonstration does. */
  private async play(): Promise<void> {
    const spelt = this.msisdn.replace(/^41(\d\d)(\d{3})(\d\d)(\d\d)$/, '0$1 $2 $3 $4');
    await this.page.locator('#people button', {hasText: spelt}).click();
    await this.page.locator('#people button[aria-pressed=true]', {hasText: spelt}).waitFor();
    if (this.way === 'embedded') {
      const given = async () => {
        const flow = this.page.frames()[1]?.locator('sf-flow');
        return (await flow?.evaluate(element => (element as HTMLElement & {msisdn: string}).msisdn).catch(() => '')) === this.msisdn;
      };
      await waitFor(given);
      this.flow = this.page.frameLocator('#own iframe');
    } else this.flow = this.page;
  }

  get launches(): boolean {
    return ['dialog', 'popup', 'tab'].includes(this.way);
  }

  /** Opens what is to be opened. */
  async begin(): Promise<void> {
    const button = this.page.locator('sf-launcher').locator('[part~=button]');
    if (this.way === 'dialog') await button.click();
    if (this.way === 'popup' || this.way === 'tab') {
      [this.window] = await Promise.all([this.page.waitForEvent('popup'), button.click()]);
      this.flow = this.window;
    }
    await this.part('sf-phone-verify', 'number-input').waitFor();
  }

  element(selector: string): Locator {
    return this.flow.locator(selector);
  }

  part(tag: string, name: string): Locator {
    return this.flow.locator(tag).locator(`[part~="${name}"]`);
  }

  /** Beside the page: the phone, and what is done on it. */
  get hand(): Person {
    return new Person(this.page, this.site, this.msisdn);
  }

  async askForCode(): Promise<void> {
    await this.part('sf-phone-verify', 'number-input').fill(`0${this.msisdn.slice(2)}`);
    await this.part('sf-phone-verify', 'send-button').click();
    await this.element('sf-phone-verify[state=code]').waitFor();
  }

  async enterCode(): Promise<void> {
    await waitFor(async () => (await this.hand.phone()).sms.length > 0);
    const {sms} = await this.hand.phone();
    await this.part('sf-phone-verify', 'code-input').fill(sms.at(-1)!.text);
    await this.part('sf-phone-verify', 'verify-button').click();
  }

  async prove(): Promise<void> {
    await this.askForCode();
    await this.enterCode();
  }

  /** From the status to the terms, and through them as far as the page goes. */
  async acceptTerms(): Promise<void> {
    await this.part('sf-status', 'action-button').click();
    await this.element('sf-flow[step=terms] sf-tc-accept[state=review], sf-tc-accept[state=review]').waitFor();
    for (const name of ['zertes', 'eidas', 'risk']) await this.part('sf-tc-accept', `${name}-checkbox`).check();
    await this.part('sf-tc-accept', 'accept-button').click();
  }

  /** What a person does once they are asked to confirm. */
  async confirmTerms(id: string): Promise<void> {
    if (id === 'terms-mobile-id' || id === 'terms-downgrade') await this.hand.answerPrompt('confirm');
    if (id === 'terms-consent') {
      const frame = this.part('sf-tc-accept', 'consent-frame');
      await frame.waitFor();
      await this.hand.consent(frame.contentFrame());
    }
    if (id === 'terms-unframed') {
      const page = this.window ?? this.page;
      const [tab] = await Promise.all([page.waitForEvent('popup'), this.part('sf-tc-accept', 'consent-link').click()]);
      await this.hand.consent(tab);
      await closeTab(tab);
    }
  }

  /** Where the flow stands; empty while it is on its way, or once its window has gone. */
  async stands(): Promise<string> {
    const look = async () => {
      const step = await this.element('sf-flow').getAttribute('step', {timeout: 5000});
      if (step === 'terms') return `terms ${await this.element('sf-tc-accept').getAttribute('state', {timeout: 5000})}`;
      if (step !== 'status') return step ?? '';
      const next = await this.element('sf-status').getAttribute('next-step', {timeout: 5000});
      const busy = (await this.part('sf-status', 'retry-button').count()) + (await this.part('sf-status', 'action-button').count()) === 0;
      return busy ? '' : `status ${next ?? ''}`;
    };
    return look().catch(() => '');
  }

  /** Follows what the status offers: to the identification, where that is what is missing. */
  async goOn(): Promise<void> {
    if ((await this.stands()) !== 'status identify') return;
    await this.part('sf-status', 'action-button').click();
    await this.part('sf-identify', 'start-button').first().waitFor();
  }

  events(name: string): Promise<string[]> {
    return this.page.evaluate(start => (window as unknown as {seen: string[]}).seen.filter(event => event.startsWith(start)), name);
  }

  /** Closes what they are done with: it stays until they do. A window tells at its end, and is then theirs to close. */
  async close(): Promise<void> {
    if (this.way === 'dialog') await this.page.locator('sf-launcher').locator('[part~=close-button]').click();
    else await this.window?.close();
  }

  /** Changes their mind, in the way they would. */
  async leave(): Promise<void> {
    if (this.way === 'dialog') await this.page.keyboard.press('Escape');
    else if (this.window) await closeTab(this.window);
  }
}

const table: Record<string, Record<string, string>> = {};
const personas = createBackend().personas;
const number = (id: string) => personas.find(persona => persona.id === id)!.msisdn;

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(async () => {
  await browser.close();
  console.table(table);
});

/** One page of the demonstration with everybody on it; a demonstration of its own, for resetting one resets all. */
function withDemo(): {readonly url: string} {
  let demo: Awaited<ReturnType<typeof startDemo>>;
  before(async () => {
    demo = await startDemo(['node', 'demo/start.mjs']);
  });
  after(() => stopDemo(demo));
  return {
    get url() {
      return demo.url;
    },
  };
}

async function inContext(play: (context: BrowserContext, watch: Watch) => Promise<void>): Promise<void> {
  const context = await browser.newContext({locale: 'en-GB'});
  const watch = new Watch(context);
  try {
    await play(context, watch);
    assert.deepEqual(watch.faults, []);
  } finally {
    await context.close();
  }
}

it('expects something of everybody', () => assert.deepEqual(Object.keys(ends).sort(), personas.map(({id}) => id).sort()));

it('plays one for each end everywhere', () => {
  assert.deepEqual(new Set(some.map(id => ends[id])), new Set(Object.values(ends).filter(end => !['terms expired', 'terms failed'].includes(end))));
});

for (const way of ways) {
  describe(`who is shown the flow as ${way}`, {concurrency: 3}, () => {
    const demo = withDemo();
    // Those who wait longest begin first.
    const slow = ['terms-expired', 'unavailable', 'recovers'];
    const played = personas.filter(({id}) => process.env.EVERYBODY === '1' || (few[way] ?? some).includes(id));
    for (const {id, msisdn, terms} of played.toSorted((a, b) => Number(slow.includes(b.id)) - Number(slow.includes(a.id)))) {
      it(`${id} ends where they should`, {timeout: 120_000}, () =>
        inContext(async (context, watch) => {
          const visitor = await Visitor.open(context, demo.url, msisdn, way);
          await visitor.begin();
          await visitor.prove();
          if (terms !== 'none' && id !== 'terms-blocked') {
            await visitor.acceptTerms();
            await visitor.confirmTerms(id);
          }
          const expected = ends[id]!;
          const closes = async () => (await visitor.events('sf-close')).length > 0;
          let stands = '';
          await waitFor(async () => {
            await visitor.goOn();
            stands = await visitor.stands();
            return stands === expected;
          }, 45_000).catch(() => undefined);

          if (expected === 'done' && visitor.launches) {
            assert.equal(stands, expected);
            // A window tells its end once the launcher has read the status itself.
            if (way === 'dialog') assert.equal(await closes(), false);
            else await waitFor(closes);
            await visitor.close();
            await waitFor(closes);
            await new Promise(resolve => setTimeout(resolve, 300));
            (table[id] ??= {})[way] = (await visitor.events('sf-close')).join(', ');
            assert.deepEqual(await visitor.events('sf-close'), ['sf-close completed']);
            assert.deepEqual(await visitor.events('sf-open'), [`sf-open ${way}`]);
            return;
          }
          (table[id] ??= {})[way] = stands;
          assert.equal(stands, expected);
          await visitor.page.locator('#outcome').filter({hasText: expected === 'done' ? 'sf-complete' : ''}).waitFor({state: 'attached'});
          if (way === 'widget') assert.equal((await visitor.events('sf-complete')).length, expected === 'done' ? 1 : 0);
          if (visitor.launches) {
            await visitor.leave();
            await waitFor(closes);
            await new Promise(resolve => setTimeout(resolve, 600));
            table[id][way] += `, ${(await visitor.events('sf-close')).join(', ')}`;
            assert.deepEqual(await visitor.events('sf-close'), ['sf-close cancelled']);
            assert.equal(await visitor.page.locator('sf-launcher dialog').count(), 0);
          }
          assert.deepEqual(watch.faults, []);
        }));
    }
  });
}

for (const way of ['popup', 'tab', 'embedded'] as const) {
  describe(`a page that is given a number (${way})`, () => {
    const demo = withDemo();
    it('keeps it neither in its address, the one it had at first included, nor in the history, and still begins with it', () =>
      inContext(async context => {
        const visitor = await Visitor.open(context, demo.url, number('ready'), way);
        await visitor.begin();
        const input = visitor.part('sf-phone-verify', 'number-input');
        await waitFor(async () => (await input.inputValue()).replace(/\D/g, '') === `0${visitor.msisdn.slice(2)}`);
        const shown = visitor.window ?? visitor.page.frames()[1]!;
        const look = () => {
          const {navigation} = globalThis as unknown as {navigation: {entries(): {url: string; getState(): unknown}[]}};
          const history = navigation.entries().map(entry => [entry.url, entry.getState()]);
          const timing = performance.getEntriesByType('navigation').map(({name}) => name);
          return JSON.stringify([location.href, document.URL, window.history.state, history, timing, document.referrer]);
        };
        for (const each of [shown, visitor.page]) {
          const seen = await each.evaluate(look);
          assert.ok(seen.includes('/ways/'));
          assert.ok(!seen.includes(visitor.msisdn.slice(2)), seen);
        }
      }));
  });
}

describe('a window', {concurrency: 3}, () => {
  const demo = withDemo();

  for (const way of ['popup', 'tab'] as const) {
    it(`C-14: that is blocked gives way to the dialog (${way})`, () =>
      inContext(async context => {
        await context.addInitScript(() => (window.open = () => null));
        const visitor = await Visitor.open(context, demo.url, number(way === 'tab' ? 'ready' : 'one-area'), way);
        await visitor.page.locator('sf-launcher').locator('[part~=button]').click();
        await visitor.page.locator('sf-launcher dialog[open] sf-flow').waitFor();
        await visitor.prove();
        await visitor.element('sf-flow[step=done]').waitFor();
        await visitor.page.locator('sf-launcher').locator('[part~=close-button]').click();
        await waitFor(async () => (await visitor.events('sf-close')).length > 0);
        assert.deepEqual(await visitor.events('sf-open'), ['sf-open dialog']);
        assert.deepEqual(await visitor.events('sf-close'), ['sf-close completed']);
      }));

    it(`works with a token as well (${way})`, () =>
      inContext(async context => {
        const visitor = await Visitor.open(context, demo.url, number(way === 'tab' ? 'ready-password' : 'switzerland-only'), way, '?mode=token');
        await visitor.begin();
        await visitor.prove();
        await waitFor(async () => (await visitor.events('sf-close')).length > 0);
        assert.deepEqual(await visitor.events('sf-close'), ['sf-close completed']);
      }));
  }

  const stops: Record<string, (visitor: Visitor) => Promise<void>> = {
    number: async () => {},
    code: visitor => visitor.askForCode(),
    status: async visitor => {
      await visitor.prove();
      await visitor.part('sf-status', 'action-button').waitFor();
    },
    terms: async visitor => {
      await visitor.prove();
      await visitor.part('sf-status', 'action-button').click();
      await visitor.element('sf-tc-accept[state=review]').waitFor();
    },
    waiting: async visitor => {
      await visitor.prove();
      await visitor.acceptTerms();
      await visitor.element('sf-tc-accept[state=phone]').waitFor();
    },
  };
  // Each with a phone of their own, one after the other: a code that is sent replaces the one before.
  for (const [way, id] of [['popup', 'terms-mobile-id'], ['dialog', 'terms-downgrade']] as const) {
    describe(`that is closed (${way})`, {concurrency: 1}, () => {
      for (const [step, go] of Object.entries(stops)) {
        it(`at "${step}" is cancelled, once`, () =>
          inContext(async context => {
            const visitor = await Visitor.open(context, demo.url, number(id), way);
            await visitor.begin();
            await go(visitor);
            await visitor.leave();
            await waitFor(async () => (await visitor.events('sf-close')).length > 0);
            await new Promise(resolve => setTimeout(resolve, 1000));
            assert.deepEqual(await visitor.events('sf-close'), ['sf-close cancelled']);
            assert.deepEqual(await visitor.events('sf-open'), [`sf-open ${way}`]);
            assert.equal(await visitor.page.locator('sf-launcher dialog').count(), 0);
          }));
      }
    });
  }

  it('speaks the language and has the colours of its page', () =>
    inContext(async context => {
      const visitor = await Visitor.open(context, demo.url, number('europe-only'), 'popup', '?lang=de-CH&scheme=dark');
      await visitor.begin();
      await visitor.part('sf-phone-verify', 'send-button').filter({hasText: 'Code senden'}).waitFor();
      assert.equal(await visitor.window!.evaluate(() => getComputedStyle(document.documentElement).colorScheme), 'dark');
    }));

  it('asks for what the launcher asks for', () =>
    inContext(async context => {
      const visitor = await Visitor.open(context, demo.url, number('level-3'), 'popup');
      await visitor.page.locator('sf-launcher').evaluate(element => element.setAttribute('level', '3'));
      await visitor.begin();
      await visitor.prove();
      await waitFor(async () => (await visitor.events('sf-close')).length > 0);
      assert.deepEqual(await visitor.events('sf-close'), ['sf-close completed']);
    }));
});

describe('the flow in a page', {concurrency: 3}, () => {
  const demo = withDemo();

  it('asks for no second SMS after a reload behind the gateway', () =>
    inContext(async context => {
      const visitor = await Visitor.open(context, demo.url, number('ready'), 'widget');
      await visitor.begin();
      await visitor.prove();
      await visitor.element('sf-flow[step=done]').waitFor();
      await visitor.page.reload();
      await visitor.element('sf-flow[step=done]').waitFor();
      assert.equal((await visitor.hand.phone()).sms.length, 1);
    }));

  it('is embedded with a token as well', () =>
    inContext(async context => {
      const visitor = await Visitor.open(context, demo.url, number('ready-password'), 'embedded', '?mode=token');
      await visitor.begin();
      await visitor.prove();
      await visitor.page.locator('#outcome').filter({hasText: 'sf-complete'}).waitFor();
    }));

  it('as a gate shows the button at the end and not before, and moves the focus to it', () =>
    inContext(async context => {
      const visitor = await Visitor.open(context, demo.url, number('terms-mobile-id'), 'gate');
      const sign = visitor.page.getByRole('button', {name: 'Sign the contract'});
      await visitor.begin();
      assert.equal(await sign.isVisible(), false);
      await visitor.prove();
      await visitor.part('sf-status', 'action-button').waitFor();
      assert.equal(await sign.isVisible(), false);
      await visitor.acceptTerms();
      assert.equal(await sign.isVisible(), false);
      await visitor.confirmTerms('terms-mobile-id');
      await visitor.page.locator('sf-gate[open]').waitFor();
      await sign.waitFor();
      await waitFor(() => sign.evaluate(button => button === document.activeElement), 2000);
      assert.equal(await visitor.page.locator('sf-gate sf-flow').isVisible(), false);
      await visitor.page.getByRole('button', {name: 'Sign out'}).click();
      await sign.waitFor({state: 'hidden'});
    }));
});
