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
  const context = await browser.newContext({locale: 'en-GB', ...options});
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
  return page;
}
