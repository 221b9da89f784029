import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {choose, galleryContext, modes, openGallery, root, speak, themes, wear} from './gallery.js';
import {difference, sameLetters, small} from './picture.js';
import {folderOf, leftOver, outcomeFolder, renewing} from './references.js';
import {launch} from './world.js';

/** How the states of a group are shown. */
interface Look {
  mode?: keyof typeof modes;
  /** Default `en`. */
  language?: string;
  direction?: 'rtl';
  /** Of the element, in CSS pixels; default 320. */
  width?: '280' | '320' | '900';
  theme?: string;
  /** They cover the page: each is opened alone. */
  alone?: boolean;
}

type Group = readonly [look: Look, ...states: string[]];

const groups: Group[] = [
  [
    {}, 'phone-empty', 'phone-invalid', 'phone-disabled', 'code-fresh', 'code-wrong', 'code-checking', 'verified', 'status-loading', 'status-ready',
    'status-switzerland-only', 'status-terms-pending', 'status-password-changed', 'status-failed', 'terms-risk-missing', 'terms-phone-help',
    'terms-consent-link', 'terms-accepted', 'terms-pin-blocked', 'identify-returning', 'info-advice-paper', 'info-closed', 'flow-terms',
    'flow-done', 'gate-open', 'launcher-button',
  ],
  [{mode: 'dark'}, 'phone-invalid', 'status-switzerland-only', 'terms-risk-missing', 'flow-terms'],
  [{mode: 'forced'}, 'phone-invalid', 'status-switzerland-only', 'terms-risk-missing', 'flow-terms'],
  [{language: 'de-CH'}, 'code-wrong', 'status-switzerland-only', 'terms-risk-missing'],
  [{direction: 'rtl'}, 'code-wrong', 'status-switzerland-only'],
  [{width: '280'}, 'status-switzerland-only', 'flow-terms'],
  [{width: '900'}, 'phone-invalid', 'status-switzerland-only', 'flow-terms'],
  ...themes.map((theme): Group => [{theme}, 'phone-invalid', 'status-expires-soon']),
  [{alone: true}, 'launcher-dialog'],
];

const nameOf = (state: string, {mode, language, direction, width, theme}: Look) =>
  `${[state, mode, language, direction, width, theme && `theme-${theme}`].filter(Boolean).join('.')}.png`;

// Before a browser is started: how letters are drawn is not for the machine to say.
process.env.FONTCONFIG_FILE = join(root, 'test/e2e/fonts.conf');

const folder = folderOf('pictures');
const outcome = outcomeFolder('pictures');

async function open(context: BrowserContext, states: readonly string[]): Promise<Page> {
  const page = await openGallery(context, `only=${states.join()}&bare`);
  await page.addStyleTag({content: sameLetters});
  await page.evaluate(() => Promise.all([...document.fonts].map(each => each.load())));
  return page;
}

async function show(page: Page, {mode = 'light', language = 'en', direction, width = '320', theme}: Look): Promise<void> {
  await page.emulateMedia({...modes[mode], reducedMotion: 'reduce'});
  await speak(page, language);
  await choose(page, 'width', width);
  if (theme) await wear(page, theme);
  else await choose(page, 'theme', 'none');
  if (direction) await page.locator('#states').evaluate((main, direction) => main.setAttribute('dir', direction), direction);
}

/** Takes the others away: how high they are would else decide on which fraction of a pixel this one begins. */
async function leaveAlone(page: Page, state: string): Promise<void> {
  await page.evaluate(state => {
    for (const place of document.querySelectorAll('#states > section, #states article')) {
      place.toggleAttribute('hidden', place.id !== state && place.querySelector(`#${state}`) === null);
    }
  }, state);
}

describe('the main states', () => {
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    // Letters as they are drawn, not as this machine's settings would have them.
    browser = await launch('--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb');
    // The gallery's policy allows no fonts, and the elements need none.
    context = await galleryContext(browser, {bypassCSP: true, viewport: {width: 1000, height: 700}, reducedMotion: 'reduce'});
  });
  after(() => browser.close());

  const changed: string[] = [];

  function compare(name: string, picture: Buffer): void {
    const actual = small(picture);
    const differs = difference(actual, join(folder, name), join(outcome, name));
    // What is within the tolerance is left as it is, or every machine would renew every picture.
    if (differs && renewing) writeFileSync(join(folder, name), actual);
    else if (differs) changed.push(differs);
  }

  it('look as they did', async () => {
    const options = {animations: 'disabled', caret: 'hide', scale: 'css'} as const;
    const together = groups.filter(([{alone}]) => !alone);
    const page = await open(context, [...new Set(together.flatMap(([, ...states]) => states))]);
    for (const [look, ...states] of together) {
      await show(page, look);
      for (const state of states) {
        await leaveAlone(page, state);
        compare(nameOf(state, look), await page.locator(`#${state} .stage`).screenshot(options));
      }
    }
    for (const [look, ...states] of groups.filter(([{alone}]) => alone)) {
      for (const state of states) {
        const dialog = await open(context, [state]);
        await dialog.setViewportSize({width: 480, height: 700});
        compare(nameOf(state, look), await dialog.screenshot(options));
      }
    }
    assert.deepEqual(changed, [], `Seen in Chromium ${browser.version()}. If the change is meant, \`npm run pictures\` takes it over.`);
  });

  it('have no reference that nothing is compared with', () => {
    assert.deepEqual(leftOver('pictures', groups.flatMap(([look, ...states]) => states.map(state => nameOf(state, look)))), []);
  });
});
