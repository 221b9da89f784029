import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, Page} from 'playwright-core';

import {choose, galleryContext, lists, openGallery, speak, type Lists} from './gallery.js';
import {everyNode, trees} from './tree.js';
import {launch} from './world.js';

/** A text that a person sees or hears, and where it stands. */
interface Said {
  state: string;
  where: string;
  text: string;
}

/** Texts that come from no catalogue, and why that is right. */
interface Allowed {
  reason: string;
  where: RegExp;
  text: (text: string) => boolean;
}

/** Runs in the page: every text in the elements of a state, also those that are folded away, and every attribute that is read out. */
function textsInPage(): Said[] {
  const attributes = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'alt', 'label', 'placeholder', 'title'];
  const found: Said[] = [];
  const look = (root: ParentNode, state: string) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.localName === 'style') continue;
      const part = element.closest('[part]')?.getAttribute('part') ?? '';
      const where = `${part} ${element.localName}`.trim();
      for (const name of attributes) {
        if (element.hasAttribute(name)) found.push({state, where: `${where} ${name}`, text: element.getAttribute(name)!});
      }
      for (const node of element.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.nodeValue!.trim()) found.push({state, where, text: node.nodeValue!.trim()});
      }
      if (element.shadowRoot) look(element.shadowRoot, state);
    }
  };
  // What the page put into an element is the page's own, so only what is in shadow roots counts.
  for (const cell of document.querySelectorAll('article')) {
    for (const element of cell.querySelectorAll('.stage > *')) if (element.shadowRoot) look(element.shadowRoot, cell.id);
  }
  return found;
}

/** Runs in the page: parts that are wider than there is room, by state. */
function overflowsInPage(): string[] {
  const found: string[] = [];
  const screen = new DOMRect(0, 0, document.documentElement.clientWidth, 0);
  const look = (root: ParentNode, state: string, room: DOMRect) => {
    for (const element of root.querySelectorAll<HTMLElement>(':not(slot, option, style)')) {
      if (element.shadowRoot) look(element.shadowRoot, state, room);
      if (!element.checkVisibility()) continue;
      const {left, right} = element.getBoundingClientRect();
      const {clip, clipPath, display, overflowX} = getComputedStyle(element);
      // What only a screen reader gets is cut to nothing on purpose; a field scrolls by itself.
      if (clip !== 'auto' || clipPath !== 'none') continue;
      const part = `${state}: ${element.getAttribute('part') ?? element.localName}`;
      if (left < room.left - 1 || right > room.right + 1) found.push(`${part} reaches from ${left - room.left} to ${right - room.left}`);
      const isField = element.matches('input, select, textarea');
      if (!isField && display !== 'inline' && overflowX !== 'auto' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) {
        found.push(`${part} is ${element.clientWidth} px wide, and what it holds ${element.scrollWidth} px`);
      }
    }
  };
  for (const cell of document.querySelectorAll('article')) {
    const stage = cell.querySelector('.stage')!;
    const covers = stage.querySelector(':scope > [open]')?.shadowRoot?.querySelector('dialog');
    if (!stage.querySelector(':scope > iframe')) look(covers ?? stage, cell.id, covers ? screen : stage.getBoundingClientRect());
  }
  return found;
}

/** What is left of a text without everything that a catalogue said. */
function outside(text: string): string {
  const shorter = text.replace(/⟦[^⟦⟧]*⟧/g, ' ');
  return shorter === text ? text.replace(/\s+/g, ' ').trim() : outside(shorter);
}

const hasLetters = (text: string) => /\p{L}/u.test(text);

describe('a language that nobody speaks', () => {
  let browser: Browser;
  let known: Lists;
  let pages: {page: Page; ids: string[]}[];
  let allowed: Allowed[];

  before(async () => {
    browser = await launch();
    const context = await galleryContext(browser, {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
    const page = await openGallery(context, 'lang=en-XA');
    known = await lists(page);
    const alone = known.states.filter(state => state.alone).map(({id}) => id);
    const rest = known.states.map(({id}) => id).filter(id => !alone.includes(id));
    pages = [{page, ids: rest}];
    for (const id of alone) pages.push({page: await openGallery(context, `lang=en-XA&only=${id}`), ids: [id]});
    allowed = allowances();
  });
  after(() => browser.close());

  /** Narrow on purpose: what is not in here is a text that cannot be translated. */
  function allowances(): Allowed[] {
    const inside = new Set(known.states.flatMap(state => Object.values(state.inside ?? {})));
    return [
      {reason: 'The name of a way to identify oneself that the page brought.', where: /^(method|start-button)\b|^tree/, text: text => text === 'Video'},
      {reason: 'Where a source is to be found.', where: /^source-link\b|^tree/, text: text => /^([a-z\d-]+\.)+[a-z]{2,}$/.test(text)},
      {reason: 'What the page put into an element.', where: /^tree/, text: text => inside.has(text)},
      {
        reason: 'The details for support, whose desk reads English.',
        where: /^tree (textbox value|StaticText)$/,
        text: text => /^(Process step|Problem|Reference|Mobile number|Time|Version|Browser): /.test(text),
      },
      {reason: 'What the person typed.', where: /^tree (textbox value|StaticText)$/, text: text => ['A', 'AAAA', 'CDFH'].includes(text)},
    ];
  }

  const isAllowed = ({where, text}: Said) => allowed.some(each => each.where.test(where) && each.text(text));

  function foreign(said: readonly Said[]): string[] {
    const rest = said.map(each => ({...each, text: outside(each.text)})).filter(each => hasLetters(each.text) && !isAllowed(each));
    return rest.map(({state, where, text}) => `${state}, ${where}: ${text}`);
  }

  it('says everything that is seen', async () => {
    for (const {page} of pages) {
      const said = await page.evaluate(textsInPage);
      assert.ok(said.length > 20, 'The search looks at something.');
      assert.deepEqual(foreign(said), []);
    }
  });

  it('says everything that is heard', async () => {
    for (const {page, ids} of pages) {
      const said: Said[] = [];
      for (const [state, tree] of await trees(page, ids)) {
        for (const {role, name, description, value} of everyNode(tree)) {
          const where = `tree ${role}`;
          said.push({state, where, text: name}, {state, where, text: description}, {state, where: `${where} value`, text: value});
        }
      }
      assert.ok(said.length > 20, 'The search looks at something.');
      assert.deepEqual(foreign(said), []);
    }
  });

  for (const [language, kind] of [['en-XA', '40 % longer'], ['ar-XB', 'longer and from right to left'], ['en-XC', 'with one word of 300 letters in each text']] as const) {
    for (const width of [280, 320]) {
      it(`fits into ${width} px, ${kind}`, async () => {
        for (const {page} of pages) {
          await page.setViewportSize({width: page === pages[0]!.page ? 1280 : width, height: 900});
          await speak(page, language);
          await choose(page, 'width', String(width));
          assert.deepEqual(await page.evaluate(overflowsInPage), []);
        }
      });
    }
  }
});
