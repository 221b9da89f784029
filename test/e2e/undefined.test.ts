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

/** A page whose script comes at once, in a browser that `without` has made older, with what its console says. */
async function openOld(without: string, script: string, headers: Record<string, string> = {}): Promise<{page: Page; said: string[]}> {
  const page = await browser.newPage({locale: 'en-GB'});
  const said: string[] = [];
  page.on('console', message => void (['warning', 'error'].includes(message.type()) && said.push(message.text())));
  page.on('pageerror', error => void said.push(String(error)));
  await page.route(`${site}**`, route => {
    const {pathname} = new URL(route.request().url());
    const html = `<!doctype html><html lang="en"><title>Page</title><body>${markup}<script>${without}</script>${script}`;
    if (pathname === '/') return route.fulfill({body: html, contentType: 'text/html', headers});
    return pathname.endsWith('.js') ? route.fulfill({body: read(`dist${pathname}`), contentType: 'text/javascript'}) : route.fulfill({status: 204, body: ''});
  });
  await page.goto(site, {waitUntil: 'load'});
  return {page, said};
}

const scripts = {
  module: '<script type="module" src="/smart-flow.js"></script>',
  classic: '<script src="/smart-flow.classic.js"></script>',
};

/** Without one of these nothing can be shown for long. */
const needed = {
  'HTMLElement.prototype.attachInternals': 'delete HTMLElement.prototype.attachInternals',
  'ElementInternals.prototype.setFormValue': 'delete ElementInternals.prototype.setFormValue',
  'HTMLDialogElement.prototype.showModal': 'delete HTMLDialogElement.prototype.showModal',
  'AbortSignal.any': 'delete AbortSignal.any',
  'URL.canParse': 'delete URL.canParse',
  'Intl.DisplayNames': 'delete Intl.DisplayNames',
};

/** The elements do without these. */
const dispensable = {
  'constructed style sheets': 'delete Document.prototype.adoptedStyleSheets; delete CSSStyleSheet.prototype.replace; delete CSSStyleSheet.prototype.replaceSync',
  'Trusted Types': 'delete window.trustedTypes',
};

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

describe('an old browser', () => {
  for (const [kind, script] of Object.entries(scripts)) {
    for (const [name, without] of Object.entries(needed)) {
      it(`without ${name} shows the link in it, and says why in one sentence (${kind})`, async () => {
        const {page, said} = await openOld(without, script);
        assert.ok(await page.getByRole('link', {name: 'Sign without this page'}).isVisible());
        assert.equal(await page.evaluate(() => customElements.get('sf-flow')), undefined);
        assert.equal(said.length, 1, said.join('\n'));
        assert.ok(said[0]!.includes(`this browser is too old: it lacks ${name}.`), said[0]);
        await page.close();
      });
    }

    for (const [name, without] of Object.entries(dispensable)) {
      it(`without ${name} shows the flow as ever (${kind})`, async () => {
        const {page, said} = await openOld(without, script);
        await page.locator('sf-flow [part~="number-input"]').waitFor({state: 'visible'});
        assert.equal(await page.locator('sf-flow [part~="send-button"]').evaluate(button => getComputedStyle(button).fontWeight), '600');
        assert.deepEqual(said, []);
        await page.close();
      });
    }
  }
});

describe('a script that the browser refuses', () => {
  const hashes = JSON.parse(read('dist/sri.json')) as Record<string, string>;
  const files = {module: 'smart-flow.js', classic: 'smart-flow.classic.js'};
  for (const [kind, script] of Object.entries(scripts)) {
    const file = files[kind as keyof typeof files];
    const right = Object.entries(hashes).find(([name]) => name.endsWith(file))![1];
    const pinned = (hash: string) => script.replace(' src', ` integrity="${hash}" src`);

    it(`by its hash leaves the link in it (${kind})`, async () => {
      const {page} = await openOld('', pinned(`sha384-${'A'.repeat(64)}`));
      assert.ok(await page.getByRole('link', {name: 'Sign without this page'}).isVisible());
      assert.equal(await page.evaluate(() => customElements.get('sf-flow')), undefined);
      await page.close();
    });

    it(`is not refused with the hash of sri.json (${kind})`, async () => {
      const {page} = await openOld('', pinned(right));
      await page.locator('sf-flow:defined').waitFor({state: 'attached'});
      await page.close();
    });

    it(`by a policy leaves the link in it (${kind})`, async () => {
      const {page} = await openOld('', script, {'content-security-policy': "script-src 'none'"});
      assert.ok(await page.getByRole('link', {name: 'Sign without this page'}).isVisible());
      await page.close();
    });
  }
});
