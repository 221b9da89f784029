import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import pixelmatch from 'pixelmatch';
import type {Browser, BrowserContext, Page} from 'playwright-core';
import {PNG} from 'pngjs';

import {choose, galleryContext, modes, openGallery, root, speak, themes, wear} from './gallery.js';
import {folderOf, leftOver, outcomeFolder, renewing} from './references.js';
import {launch} from './world.js';

/** What a picture shows. */
interface Picture {
  state: string;
  mode?: keyof typeof modes;
  language?: string;
  /** Of the element, in CSS pixels; default 320. */
  width?: '280' | '900';
  theme?: string;
  /** It covers the page. */
  alone?: boolean;
}

const main = [
  'phone-empty', 'phone-invalid', 'phone-disabled', 'code-fresh', 'code-wrong', 'code-checking', 'verified', 'status-loading', 'status-ready',
  'status-switzerland-only', 'status-terms-pending', 'status-password-changed', 'status-failed', 'terms-risk-missing', 'terms-phone-help',
  'terms-consent-link', 'terms-accepted', 'terms-pin-blocked', 'identify-returning', 'info-advice-paper', 'info-closed', 'flow-terms',
  'flow-done', 'gate-open', 'launcher-button',
];

const of = (states: string[], rest: Omit<Picture, 'state'>) => states.map((state): Picture => ({state, ...rest}));

const pictures: Picture[] = [
  ...of(main, {}),
  ...of(['phone-invalid', 'status-switzerland-only', 'terms-risk-missing'], {mode: 'dark'}),
  ...of(['phone-invalid', 'status-switzerland-only', 'terms-risk-missing'], {mode: 'forced'}),
  ...of(['status-switzerland-only', 'terms-risk-missing'], {language: 'de-CH'}),
  ...of(['status-switzerland-only'], {language: 'ar-XB'}),
  ...of(['status-switzerland-only', 'flow-terms'], {width: '280'}),
  ...of(['phone-invalid', 'status-switzerland-only', 'flow-terms'], {width: '900'}),
  ...themes.flatMap(theme => of(['phone-invalid', 'status-expires-soon'], {theme})),
  ...of(['launcher-dialog'], {alone: true}),
];

function nameOf({state, mode, language, width, theme}: Picture): string {
  return `${[state, mode, language, width, theme].filter(Boolean).join('.')}.png`;
}

/**
 * How different two colours may be (0 to 1), and how many pixels of a thousand. Both together absorb what another
 * graphics library or processor rounds otherwise at edges, and a sign that is not in the font and so comes from the
 * machine. A line, a word or a colour that changes is more than that.
 */
const threshold = 0.1;
const mostOfThousand = 2;

const folder = folderOf('pictures');
const outcome = outcomeFolder('pictures');

const fontFile = (weight: number) => readFileSync(join(root, `node_modules/@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`));

/** The same letters on every machine. */
const font = [400, 600, 700]
  .map(weight => `@font-face {font-family: Pictured; font-weight: ${weight}; src: url(data:font/woff2;base64,${fontFile(weight).toString('base64')})}`)
  .concat(':root {--sf-font: Pictured; font-family: Pictured}')
  .join('\n');

async function openForPictures(context: BrowserContext, states: readonly string[]): Promise<Page> {
  const page = await openGallery(context, `only=${states.join()}&bare`);
  await page.addStyleTag({content: font});
  await page.evaluate(() => Promise.all([...document.fonts].map(each => each.load())));
  return page;
}

/** What differs between a picture and its reference, as a sentence; empty for nothing. */
function difference(name: string, actual: Buffer, version: string): string {
  const reference = join(folder, name);
  const file = join(outcome, name);
  if (!existsSync(reference)) {
    writeFileSync(file, actual);
    return `${name} is missing; it would be ${file}`;
  }
  const [before, now] = [PNG.sync.read(readFileSync(reference)), PNG.sync.read(actual)];
  if (before.width !== now.width || before.height !== now.height) {
    writeFileSync(file, actual);
    return `${name} was ${before.width} × ${before.height} and is ${now.width} × ${now.height}: ${file}`;
  }
  const diff = new PNG({width: now.width, height: now.height});
  const pixels = pixelmatch(before.data, now.data, diff.data, now.width, now.height, {threshold});
  if (pixels <= (now.width * now.height * mostOfThousand) / 1000) return '';
  const diffFile = join(outcome, name.replace('.png', '.diff.png'));
  writeFileSync(file, actual);
  writeFileSync(diffFile, PNG.sync.write(diff));
  return `${name}: ${pixels} pixels differ in Chromium ${version}: ${file}, ${diffFile}`;
}

/** The same with fewer shades at the edges of letters, which halves it; half a step is far below the threshold. */
function small(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  const step = 8;
  png.data.forEach((value, index) => (png.data[index] = Math.min(255, Math.round(value / step) * step)));
  return PNG.sync.write(png, {colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0});
}

describe('the main states', () => {
  let browser: Browser;
  let page: Page;
  let dialogs: Map<string, Page>;

  before(async () => {
    // Letters as they are drawn, not as this machine's settings would have them.
    browser = await launch('--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb');
    // The gallery's policy allows no fonts, and the elements need none.
    const options = {bypassCSP: true, viewport: {width: 1000, height: 700}, reducedMotion: 'reduce'} as const;
    const context = await galleryContext(browser, options);
    page = await openForPictures(context, [...new Set(pictures.filter(({alone}) => !alone).map(({state}) => state))]);
    dialogs = new Map();
    for (const {state} of pictures.filter(({alone}) => alone)) {
      const dialog = await openForPictures(context, [state]);
      await dialog.setViewportSize({width: 480, height: 700});
      dialogs.set(state, dialog);
    }
  });
  after(() => browser.close());

  async function take({state, mode = 'light', language = 'en', width, theme, alone}: Picture): Promise<Buffer> {
    const options = {animations: 'disabled', caret: 'hide', scale: 'css'} as const;
    if (alone) return dialogs.get(state)!.screenshot(options);
    await page.emulateMedia({...modes[mode], reducedMotion: 'reduce'});
    await speak(page, language);
    await choose(page, 'width', width ?? '320');
    if (theme) await wear(page, theme);
    else await choose(page, 'theme', 'none');
    return page.locator(`#${state} .stage`).screenshot(options);
  }

  it('look as they did', async () => {
    const changed: string[] = [];
    for (const picture of pictures) {
      const name = nameOf(picture);
      const actual = small(await take(picture));
      const differs = difference(name, actual, browser.version());
      // What is within the tolerance is left as it is, or every machine would renew every picture.
      if (differs && renewing) writeFileSync(join(folder, name), actual);
      else if (differs) changed.push(differs);
    }
    assert.deepEqual(changed, [], 'If the change is meant, `npm run pictures` takes it over.');
  });

  it('have no reference that nothing is compared with', () => {
    assert.deepEqual(leftOver('pictures', pictures.map(nameOf)), []);
  });
});
