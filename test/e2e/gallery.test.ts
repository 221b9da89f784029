import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, Page} from 'playwright-core';

import {en} from '../../src/strings/en.js';
import {galleryContext, lists, openGallery, speak} from './gallery.js';
import {launch} from './world.js';

/** Texts that no state shows, and why. */
const elsewhere: Record<string, string> = {
  broken: 'It is said once, in the language of that moment.',
  requiredNumber: 'The browser shows it, where a form is sent too early.',
  requiredTerms: 'The same.',
  needsScript: 'It stands on the page of the gateway.',
  calendarTitle: 'It stands in a file.',
  'tcRefusals.declined': 'A step of its own says it.',
  'tcRefusals.unanswered': 'The same.',
  'problems.terms-declined': 'The same.',
};

/** Where each text stands in the catalogue: `problems.timeout`. */
function pathsIn(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, each]) => pathsIn(each, path ? `${path}.${key}` : key));
}

/** Runs in the page: a language in which each text is its place in the catalogue, with what it was given behind it. */
async function registerPaths(): Promise<void> {
  const named = (value: unknown, path: string): unknown => {
    if (typeof value === 'string') return `⟦${path}⟧`;
    if (typeof value === 'function') return (...given: unknown[]) => `⟦${path}⟧ ${given.join(' ')}`;
    if (Array.isArray(value)) return value.map((each, index) => named(each, `${path}.${index}`));
    return Object.fromEntries(Object.entries(value as object).map(([key, each]) => [key, named(each, path ? `${path}.${key}` : key)]));
  };
  const [{registerLanguage}, {en}] = await Promise.all(['/dist/smart-flow.js', '/dist/modules/strings/en.js'].map(file => import(file)));
  registerLanguage('en-XK', named(en, ''));
  document.querySelector('select[name=lang]')!.append(new Option('en-XK', 'en-XK'));
}

/** Runs in the page: the places of all texts that are seen or heard. */
function pathsInPage(): string[] {
  const found: string[] = [];
  const look = (root: ParentNode) => {
    for (const element of root.querySelectorAll('*')) {
      const own = [...element.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({nodeValue}) => nodeValue);
      const text = [...own, ...[...element.attributes].map(({value}) => value)].join(' ');
      found.push(...[...text.matchAll(/⟦([^⟦⟧]+)⟧/g)].map(([, path]) => path!));
      if (element.shadowRoot) look(element.shadowRoot);
    }
  };
  look(document.querySelector('#states')!);
  return found;
}

describe('the gallery', () => {
  let browser: Browser;
  const pages: Page[] = [];

  before(async () => {
    browser = await launch();
    const context = await galleryContext(browser, {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
    const page = await openGallery(context);
    const {states} = await lists(page);
    pages.push(page);
    for (const {id} of states.filter(({alone}) => alone)) pages.push(await openGallery(context, `only=${id}`));
  });
  after(() => browser.close());

  it('shows every problem, every refusal and every other text that there is', async () => {
    const shown = new Set<string>();
    for (const page of pages) {
      await page.evaluate(registerPaths);
      await speak(page, 'en-XK');
      for (const path of await page.evaluate(pathsInPage)) shown.add(path);
    }
    assert.deepEqual(pathsIn(en).filter(path => !shown.has(path) && !Object.hasOwn(elsewhere, path)), []);
    assert.deepEqual(Object.keys(elsewhere).filter(path => shown.has(path)), [], 'These are shown after all.');
  });
});
