import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, beforeEach, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {Person, launch, startDemo, stopDemo} from './world.js';

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser.close();
  await stopDemo(demo);
});
beforeEach(async () => void (await fetch(new URL('/demo/reset', demo.url), {method: 'POST'})));

/** The lines of README that keep a page from jumping: of the first step, and of the tallest. */
const blocks = [...readFileSync('README.md', 'utf8').matchAll(/```css\n([^`]*--reserved[^`]*)```/g)].map(([, css]) => css!);
const lines = blocks.join('');

/** Where a badge takes another line depends on the fonts of the machine: with these letters it finds room beside the words. */
const badges = 'sf-status {--sf-font-size: 0.875rem}';

type Moved = PerformanceEntry & {value: number; sources: {previousRect: DOMRect; currentRect: DOMRect}[]};

/** Keeps the moves of what stays on the page, also those that follow a click at once, which the browser would excuse. */
function watch(): void {
  const moves: string[] = [];
  const place = ({x, y, width, height}: DOMRect) => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver(list => {
    for (const {value, sources} of list.getEntries() as Moved[]) {
      moves.push(`${value.toFixed(4)}: ${sources.map(({previousRect, currentRect}) => `${place(previousRect)} → ${place(currentRect)}`).join('; ')}`);
    }
  }).observe({type: 'layout-shift', buffered: true});
  Object.assign(globalThis, {moves});
}

class Watched extends Person {
  readonly moved: string[] = [];
  /** Where what stands below was found, at each look. */
  readonly below = new Set<number>();

  static async on(context: BrowserContext, body: string, css = lines): Promise<Watched> {
    await context.addInitScript(watch);
    const page = await context.newPage();
    const head = `<meta name="viewport" content="width=device-width"><style>${css}${badges}</style><script type="module" src="/dist/loader.js"></script>`;
    await page.route('**/steady.html', route => route.fulfill({contentType: 'text/html', body: `<!doctype html><html lang="en">${head}${body}<p>Below</p>`}));
    await page.goto(new URL('/steady.html', demo.url).href);
    return new Watched(page, demo.url, '41790000008');
  }

  /** What has moved since the last look; a move is told after the frame that it was in. */
  async look(step: string): Promise<void> {
    await this.page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 100))));
    const moves = await this.page.evaluate(() => (globalThis as unknown as {moves: string[]}).moves.splice(0));
    this.moved.push(...moves.map(move => `${step}: ${move}`));
    this.below.add(await this.page.locator('body > p').evaluate(element => element.getBoundingClientRect().y));
  }

  /** An error is shown, and nothing under way any more. */
  told(tag: string): Promise<void> {
    const error = this.element(tag).locator('[part~=error]').filter({hasText: 'Error'});
    return error.waitFor().then(() => this.element(`${tag}:not([busy])`).waitFor());
  }

  override async prove(): Promise<void> {
    const part = (name: string) => this.part('sf-phone-verify', name);
    await part('number-input').waitFor();
    await this.look('loading');
    await part('send-button').click();
    await this.told('sf-phone-verify');
    await this.look('no number');
    await this.askForCode();
    await this.look('code');
    await part('code-input').fill('AAAA');
    await part('verify-button').click();
    await this.told('sf-phone-verify');
    await this.look('wrong code');
    // What follows is waited for where it is known: a flow puts this element away.
    const {sms} = await this.phone();
    await part('code-input').fill(sms.at(-1)!.text);
    await part('verify-button').click();
  }

  async decide(): Promise<void> {
    await this.part('sf-tc-accept', 'accept-button').click();
    await this.told('sf-tc-accept');
    await this.look('nothing ticked');
    await this.acceptTerms();
    await this.element('sf-tc-accept[state=phone]').waitFor();
    await this.look('waiting');
    await this.answerPrompt('decline');
    await this.element('sf-tc-accept[state=declined]').waitFor();
    await this.look('declined');
    await this.part('sf-tc-accept', 'retry-button').click();
    await this.element('sf-tc-accept[state=review]').waitFor();
    await this.acceptTerms();
    await this.answerPrompt('confirm');
    await this.element('sf-tc-accept[state=accepted]').waitFor();
    await this.element('sf-status[can-sign=yes]').waitFor();
    await this.look('accepted');
  }
}

async function on(width: number, body: string, walk: (person: Watched, page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({locale: 'en-GB', viewport: {width, height: 2800}});
  try {
    const person = await Watched.on(context, body);
    await walk(person, person.page);
    assert.equal(person.below.size, 1, [...person.below].join());
  } finally {
    await context.close();
  }
}

describe("with README's lines", () => {
  for (const width of [320, 390, 479, 481, 1000]) {
    it(`those of the first step are enough while all arrives, on a page ${width} px wide`, async () => {
      const tags = ['sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-flow'];
      const context = await browser.newContext({locale: 'en-GB', viewport: {width, height: 2800}});
      const person = await Watched.on(context, tags.map(tag => `<${tag}></${tag}>`).join(''), blocks[0]);
      for (const tag of tags) await person.element(tag).locator('[part~=heading]').first().waitFor();
      await person.look('loading');
      assert.deepEqual(person.moved, []);
      await context.close();
    });
  }

  for (const [name, width] of [['wide', 1000], ['narrow', 390]] as const) {
    it(`nothing that stays on a ${name} page moves, at no step and at no error of three elements`, () => on(width, '<sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept>', async (person, page) => {
      await page.route('**/evidence/status*', route => route.abort());
      await person.prove();
      await person.element('sf-status[state=failed]').waitFor();
      await person.element('sf-tc-accept[state=review]').waitFor();
      await person.look('no status, terms');
      await page.unroute('**/evidence/status*');
      await person.part('sf-status', 'retry-button').click();
      await person.element('sf-status[state=loaded]').waitFor();
      await person.look('status');
      await person.decide();
      assert.deepEqual(person.moved, []);
      // A line that is longer in another language may move a badge beside it; nothing else does.
      await page.evaluate(() => void (document.documentElement.lang = 'fr'));
      await person.element('sf-status').getByText('Votre statut').waitFor();
      await person.look('language');
      const sum = person.moved.reduce((all, move) => all + Number(/ ([\d.]+):/.exec(move)![1]), 0);
      assert.ok(sum < 0.0005, person.moved.join('\n'));
    }));

    it(`nothing moves that stands below a flow on a ${name} page`, () => on(width, '<sf-flow></sf-flow>', async person => {
      await person.prove();
      assert.deepEqual(person.moved, [], 'in the step of the number');
      await person.element('sf-status[state=loaded]').waitFor();
      await person.look('status');
      await person.part('sf-status', 'action-button').click();
      await person.element('sf-tc-accept[state=review]').waitFor();
      await person.look('terms');
      await person.decide();
    }));
  }
});

describe('the demonstration', () => {
  it("has README's lines", () => assert.ok(readFileSync('demo/demo.css', 'utf8').includes(blocks[0]!)));

  for (const path of ['/', '/ways/widget.html']) for (const [name, width] of [['wide', 1280], ['narrow', 390]] as const) {
    it(`does not jump while it loads: ${path}, ${name}`, async () => {
      const context = await browser.newContext({locale: 'en-GB', viewport: {width, height: 850}});
      await context.addInitScript(watch);
      const page = await context.newPage();
      await page.goto(new URL(path, demo.url).href);
      await page.locator('sf-phone-verify').locator('[part~=heading]').first().waitFor();
      await page.locator('#people li').first().waitFor();
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 200))));
      const moves = await page.evaluate(() => (globalThis as unknown as {moves: string[]}).moves);
      // The number of the emulated phone comes with the list of people.
      const sum = moves.reduce((all, move) => all + Number.parseFloat(move), 0);
      assert.ok(sum < 0.005, moves.join('\n'));
      await context.close();
    });
  }
});
