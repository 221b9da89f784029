import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import type {Browser, Page} from 'playwright-core';

import {launch} from './world.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What README tells page makers to do. */
const [, styles, markup] = /## Before the script is there[^`]*```css\n(.*?)```\n+```html\n(.*?)```/s.exec(read('README.md')) ?? [];

const site = 'http://page.test/';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A page whose script is late: it comes when `send` is called, or never. */
async function open(body: string, width = 1280): Promise<{page: Page; send: () => void; fail: () => void}> {
  const page = await browser.newPage({viewport: {width, height: 900}, locale: 'en-GB'});
  let answer: (comes: boolean) => void = () => {};
  const answered = new Promise<boolean>(resolve => {
    answer = resolve;
  });
  await page.route(`${site}**`, async route => {
    const {pathname} = new URL(route.request().url());
    if (pathname === '/') {
      const html = `<!doctype html><html lang="en"><title>Page</title><style>${styles}</style><body>${body}<script async src="/smart-flow.classic.js"></script>`;
      return route.fulfill({body: html, contentType: 'text/html'});
    }
    if (pathname !== '/smart-flow.classic.js') return route.fulfill({status: 204, body: ''});
    if (!(await answered)) return route.abort();
    return route.fulfill({body: read('dist/smart-flow.classic.js'), contentType: 'text/javascript'});
  });
  await page.goto(site, {waitUntil: 'commit'});
  await page.locator('script').waitFor({state: 'attached'});
  return {page, send: () => answer(true), fail: () => answer(false)};
}

const topOf = async (page: Page) => (await page.locator('#below').boundingBox())!.y;

describe('a page whose script is not there yet', () => {
  for (const tag of ['sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-flow', 'sf-gate']) {
    for (const width of [1280, 360]) {
      it(`keeps the place of ${tag} at ${width} pixels, so that what is below does not jump`, async () => {
        const {page, send} = await open(`<${tag}></${tag}><p id="below">Below</p>`, width);
        const before = await topOf(page);
        send();
        await page.locator(`${tag}:defined`).waitFor({state: 'attached'});
        await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 300)));
        const moved = Math.abs((await topOf(page)) - before);
        await page.close();
        // Half a line: how high letters are depends on the fonts of the machine.
        assert.ok(moved <= 12, `${tag} moved it by ${moved} pixels`);
      });
    }
  }

  it('shows the link in it, which leads on, for as long as the script does not come', async () => {
    const {page, fail} = await open(markup!);
    const link = page.getByRole('link');
    await link.waitFor({state: 'visible'});
    fail();
    await page.waitForLoadState('load');
    assert.equal(await page.evaluate(() => customElements.get('sf-flow')), undefined);
    assert.ok(await link.isVisible());
    assert.equal(await link.getAttribute('href'), 'https://sign.example/help');
    await page.close();
  });

  it('hides the link once the element is there', async () => {
    const {page, send} = await open(markup!);
    send();
    await page.locator('sf-flow:defined').waitFor({state: 'attached'});
    await page.getByRole('link', {name: 'Sign without this page'}).waitFor({state: 'hidden'});
    await page.close();
  });
});
