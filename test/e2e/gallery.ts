import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import type {Browser, BrowserContext, BrowserContextOptions, Page} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';

/** The project's folder. */
export const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Names that are the same on every machine, for they stand in texts; nothing listens there. */
const site = 'http://localhost';
const service = 'http://localhost:8080';

interface Files {
  serveFile(request: Request, service: string): Promise<Response>;
}

/**
 * A context in which the gallery is served with the demonstration's own headers, and the emulated service beside it, both
 * by this process: no port shows in a text.
 */
export async function galleryContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const {serveFile} = (await import(new URL('demo/files.mjs', `file://${root}`).href)) as Files;
  const backend = createBackend();
  const context = await browser.newContext({locale: 'en-GB', timezoneId: 'Europe/Zurich', ...options});
  await context.route('**/*', async route => {
    const asked = route.request();
    const request = new Request(asked.url(), {method: asked.method(), headers: asked.headers()});
    const response = await (asked.url().startsWith(service) ? backend.fetch(request) : serveFile(request, service));
    await route.fulfill({
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: Buffer.from(await response.arrayBuffer()),
    });
  });
  return context;
}

/** Opens the gallery and waits until every state is reached. @throws where one is not. */
export async function openGallery(context: BrowserContext, query = ''): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${site}/gallery/?still${query && `&${query}`}`);
  await page.locator('html[data-played]').waitFor({timeout: 60_000});
  const faults = await page.locator('article[data-fault]').evaluateAll(cells => cells.map(cell => `${cell.id}: ${(cell as HTMLElement).dataset.fault}`));
  if (faults.length > 0) throw new Error(`States that are not reached:\n${faults.join('\n')}`);
  // Else a list would be whole where it was in sight for long enough, and nowhere else.
  await page.locator('[part~=country-select]').evaluateAll(all => all.forEach(select => select.dispatchEvent(new Event('focus'))));
  return page;
}

/** Colours somebody may have chosen for everything on their screen. */
export const modes = {
  light: {colorScheme: 'light', forcedColors: 'none'},
  dark: {colorScheme: 'dark', forcedColors: 'none'},
  forced: {colorScheme: 'light', forcedColors: 'active'},
} as const;

/** What the gallery's own modules say of it. */
export interface Lists {
  states: {id: string; element: string; alone?: boolean; inside?: Record<string, string>}[];
  spoken: string[];
}

/** The states and the languages that there are. */
export async function lists(page: Page): Promise<Lists> {
  return page.evaluate(async ([states, languages]) => ({...(await import(states!)), ...(await import(languages!))}) as Lists, [
    '/gallery/states.js',
    '/gallery/languages.js',
  ]);
}

const rendered = () => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));

/** Chooses something at the top of the gallery, in the middle of whatever it shows. */
export async function choose(page: Page, name: 'lang' | 'theme' | 'scheme' | 'width', value: string): Promise<void> {
  // A page behind another one gets a frame a second.
  await page.bringToFront();
  // Not by the protocol's own way, which waits until nothing covers the field.
  await page.locator(`select[name=${name}]`).evaluate((select, value) => {
    (select as HTMLSelectElement).value = value;
    select.dispatchEvent(new Event('change', {bubbles: true}));
  }, value);
  // Elements notice it in a microtask and render in the next; two frames later it is laid out.
  await page.evaluate(rendered);
}

/** Has everything said in another language, but for the details for support. @throws where an element does not follow. */
export async function speak(page: Page, language: string): Promise<void> {
  await choose(page, 'lang', language);
  const others = await page.locator('.stage > * >> css=[lang]:not(textarea)').evaluateAll((all, language) => all.filter(each => each.getAttribute('lang') !== language).length, language);
  if (others > 0) throw new Error(`${others} elements do not speak ${language}.`);
}

/** The themes that are built, by name. */
export const themes = existsSync(join(root, 'dist/themes'))
  ? readdirSync(join(root, 'dist/themes')).filter(name => name.endsWith('.css')).map(name => name.replace('.css', '')).sort()
  : [];

/** Puts a theme on, and waits until it is there. */
export async function wear(page: Page, theme: string): Promise<void> {
  const loaded = page.locator('#theme').evaluate(link => new Promise(resolve => link.addEventListener('load', resolve, {once: true})));
  await choose(page, 'theme', theme);
  await loaded;
  await page.evaluate(rendered);
}
