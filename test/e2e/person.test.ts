/** The person of `smart-flow-elements/testing/playwright`, in front of a page with the gateway and the emulated service. */
import assert from 'node:assert/strict';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {after, before, describe, it, type TestContext} from 'node:test';

import type {Browser, Page} from 'playwright-core';

import {createPerson} from '../../src/person/index.js';
import type {ScenarioName} from '../../src/testing/index.js';
import {World} from './policy-world.js';
import {launch} from './world.js';

const root = new URL('../../../', import.meta.url);

describe('a person in front of a page', {concurrency: 3}, () => {
  let browser: Browser;

  before(async () => void (browser = await launch()));
  after(() => browser?.close());

  /** A page with a service of its own, until the test is over. */
  async function visit(t: TestContext): Promise<{world: World; page: Page}> {
    const [world, context] = await Promise.all([World.start(), browser.newContext()]);
    t.after(async () => {
      await context.close();
      world.stop();
    });
    return {world, page: await context.newPage()};
  }

  const html = (options: string, body: string, language = 'en') => ({
    body: `<!doctype html><html lang="${language}"><head><title>A page</title><script type="module" src="/dist/smart-flow.js"></script></head><body><sf-config ${options} locale="${language}"></sf-config>${body}</body></html>`,
    type: 'text/html',
  });

  /** The page with the three widgets or with the flow, in a language, and who is in front of it. */
  async function open(t: TestContext, name: ScenarioName, body: string, language = 'en', timeout?: number) {
    const {world, page} = await visit(t);
    const {backend, site, service} = world;
    const {msisdn} = backend.play(name);
    world.files.set('/person.html', html(`api-base="${service}/" token-url="/token"`, body, language));
    await page.goto(`${site}/person.html`);
    return {page, somebody: createPerson(page, {msisdn, backend, ...(timeout && {timeout})})};
  }

  const widgets = '<sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept>';

  // The labels of all others are held in test/unit/person/labels.test.ts.
  for (const language of ['en', 'de-x-easy', 'rm']) {
    it(`accepts the terms and reads that they can sign, in ${language}`, async t => {
      const {somebody} = await open(t, 'terms-mobile-id', '<sf-flow></sf-flow>', language);
      await somebody.verifyNumber();
      assert.equal(await somebody.acceptTerms(), 'accepted');
      const {canSign, nextStep, sentence} = await somebody.readStanding();
      assert.deepEqual([canSign, nextStep], ['yes', 'none']);
      assert.notEqual(sentence, '');
    });
  }

  for (const [name, answer, end] of [['terms-mobile-id', 'decline', 'declined'], ['terms-consent', 'confirm', 'accepted'], ['terms-consent', 'decline', 'declined'], ['terms-declined', 'ignore', 'declined'], ['terms-downgrade', 'confirm', 'downgraded'], ['terms-failed', 'confirm', 'failed']] as const) {
    it(`is told how it ended: "${name}", ${end}`, async t => {
      const {somebody} = await open(t, name, widgets);
      await somebody.verifyNumber();
      assert.equal(await somebody.acceptTerms(answer), end);
    });
  }

  it('does what README shows', async t => {
    const readme = readFileSync(new URL('README.md', root), 'utf8');
    const [, code] = /\n### With Playwright\n.*?```js\n(.*?)```/s.exec(readme)!;
    // Beside what is built, so that the package finds itself by its name.
    const file = new URL('build/readme-person.mjs', root);
    writeFileSync(file, code!);
    const {acceptTheTerms} = await import(file.href);
    rmSync(file);
    const {world, page} = await visit(t);
    world.files.set('/readme.html', html('api-base="/smart/" token-url="/token"', '<sf-flow></sf-flow>'));
    const {canSign, sentence} = await acceptTheTerms(page, `${world.site}/readme.html`);
    assert.deepEqual([canSign, sentence], ['yes', 'You can sign with a qualified electronic signature.']);
  });

  it('starts an identification', async t => {
    const {page, somebody} = await open(t, 'not-registered', '<sf-flow></sf-flow>');
    await page.evaluate(() => addEventListener('sf-identify', event => {
      event.preventDefault();
      document.title = (event as CustomEvent<{method: string}>).detail.method;
    }));
    await somebody.verifyNumber();
    await somebody.identify();
    assert.notEqual(await page.title(), 'A page');
  });

  it('enters a wrong code, and reads what is wrong', async t => {
    const {page, somebody} = await open(t, 'ready', widgets);
    await somebody.askForCode();
    await somebody.enterCode('AAAA');
    await page.getByText('The code is not right.').waitFor();
    assert.match(await somebody.readProblem(), /^Error: The code is not right\./);
  });

  it('says what the page says where they wait in vain', async t => {
    const {somebody: hasty} = await open(t, 'number-refused', widgets, 'en', 1500);
    await assert.rejects(hasty.verifyNumber(), /a field for the code.*does not accept this number/s);
  });
});
