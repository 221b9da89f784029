/** `?sf-scenario=` on a page that allows it, and on one that does not, in front of the built package. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {createPerson} from '../../src/person/index.js';
import {scenarios} from '../../src/testing/index.js';
import {World} from './policy-world.js';
import {launch} from './world.js';

const read = (path: string) => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const [testing, readme] = [read('dist/testing.js'), read('README.md')];

describe('a scenario in the address of a page', {concurrency: false}, () => {
  let world: World;
  let browser: Browser;
  let context: BrowserContext;

  before(async () => {
    [world, browser] = await Promise.all([World.start(), launch()]);
    // Nothing may be asked of anybody else, nor be made of text: the kit needs no exception from a page's policy.
    const headers = {'content-security-policy': `default-src 'self'; require-trusted-types-for 'script'; trusted-types smart-flow`};
    const file = (path: string, body: string, type = 'text/javascript') => world.files.set(path, {body, type, headers});
    file('/hides.css', 'body > div { display: none !important; visibility: hidden !important; }', 'text/css');
    file('/testing.js', testing);
    // What README shows, and once more: that changes nothing.
    const [, shown] = /\n### In the address of a page\n.*?```js\n(.*?)```/s.exec(readme)!;
    file('/allow.js', `${shown!.replace('smart-flow-elements/testing', '/testing.js')} globalThis.first = allowScenarios(); globalThis.second = allowScenarios();`);
    file('/token.js', `import {allowScenarios} from '/testing.js'; allowScenarios({apiBase: 'https://api.invalid/', tokenUrl: '/my-token'});`);
    const html = (head: string, body: string) => `<!doctype html><html lang="en"><head><title>A page</title><link rel="stylesheet" href="/hides.css">${head}<script type="module" src="/dist/smart-flow.js"></script></head><body>${body}<main><sf-flow></sf-flow></main></body></html>`;
    file('/allowed.html', html('<script type="module" src="/allow.js"></script>', ''), 'text/html');
    file('/with-token.html', html('<script type="module" src="/token.js"></script>', '<sf-config api-base="https://api.invalid/" token-url="/my-token"></sf-config>'), 'text/html');
    file('/other.html', html('', ''), 'text/html');
  });
  after(async () => {
    await browser?.close();
    world?.stop();
  });

  async function open(path: string, scenario?: string): Promise<Page> {
    context = await world.watch(browser);
    const page = await context.newPage();
    await page.goto(world.site + path + (scenario === undefined ? '' : `?${new URLSearchParams({'sf-scenario': scenario})}`));
    await page.locator('sf-flow:defined').waitFor();
    return page;
  }

  const mark = (page: Page) => page.getByRole('note', {name: 'Test scenario'});

  for (const path of ['/allowed.html', '/with-token.html']) {
    it(`is played in the page, and no server is asked: ${path}`, async () => {
      const page = await open(path, 'expires-soon');
      const asked: string[] = [];
      page.on('request', request => asked.push(request.url()));
      const {msisdn} = scenarios['expires-soon'];
      const somebody = createPerson(page, {msisdn, backend: world.backend});
      await mark(page).filter({hasText: `Test scenario: expires-soon. ${scenarios['expires-soon'].happens} Number: +${msisdn}.`}).waitFor();
      await somebody.askForCode();
      await mark(page).filter({hasText: 'SMS to'}).waitFor();
      await somebody.enterCode((await mark(page).innerText()).split('SMS to ')[1]!.replace(/^\S+ /, ''));
      const {canSign, sentence} = await somebody.readStanding();
      assert.deepEqual([canSign, sentence], ['yes', 'You can sign with a qualified electronic signature.']);
      assert.deepEqual([asked, world.faults], [[], []]);
      await context.close();
    });
  }

  it('breaks the connection where the scenario does', async () => {
    const page = await open('/allowed.html', 'lost-answer');
    await createPerson(page, {msisdn: scenarios['lost-answer'].msisdn, backend: world.backend}).askForCode();
    await page.getByText('so you may already have a code').first().waitFor();
    await context.close();
  });

  it('is marked once, in sight and in nobody’s way, whatever the page does to it', async () => {
    const page = await open('/allowed.html', 'ready');
    assert.ok(await mark(page).isVisible());
    assert.equal(await mark(page).count(), 1);
    assert.equal(await page.evaluate('first === second && first.scenario.name'), 'ready');
    const {x, y, width, height} = (await mark(page).boundingBox())!;
    assert.ok(y + height <= page.viewportSize()!.height + 1 && width > 0);
    assert.equal(await page.evaluate(([x, y]) => document.elementFromPoint(x!, y!)?.matches('body > div'), [x + width / 2, y + height / 2]), false);
    for (let presses = 0; presses < 15; presses++) {
      await page.keyboard.press('Tab');
      assert.ok(!(await page.evaluate(() => document.activeElement?.matches('body > div'))));
    }
    await context.close();
  });

  for (const name of ['no-such', '', '__proto__', 'constructor', '<img src=x onerror="document.title=1">', 'x'.repeat(5000)]) {
    it(`starts nothing where nobody knows it, and lists those there are: ${name.slice(0, 20)}`, async () => {
      const said: string[] = [];
      context = await world.watch(browser);
      const page = await context.newPage();
      page.on('console', message => said.push(message.text()));
      await page.goto(`${world.site}/allowed.html?${new URLSearchParams({'sf-scenario': name})}`);
      const text = `There is no test scenario “${name.slice(0, 40)}”. There are: ${Object.keys(scenarios).join(', ')}.`;
      assert.equal(await mark(page).textContent(), text);
      assert.ok(said.includes(text));
      assert.equal(await page.evaluate(`typeof first + fetch.toString().includes('[native code]')`), 'undefinedtrue');
      assert.equal(await page.locator('img').count(), 0);
      assert.equal(await page.title(), 'A page');
      await context.close();
    });
  }

  it('is nothing where the page does not allow it, and a page that does is as it was without one', async () => {
    for (const [path, name] of [['/other.html', 'ready'], ['/allowed.html', undefined]] as const) {
      const page = await open(path, name);
      await page.locator('sf-flow').getByRole('textbox').first().waitFor();
      assert.equal(await mark(page).count(), 0);
      assert.equal(await page.evaluate(`fetch.toString().includes('[native code]')`), true);
      await context.close();
    }
  });
});
