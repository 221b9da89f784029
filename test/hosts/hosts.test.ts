import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import {Person, Watch, launch, waitFor} from '../e2e/world.js';
import {hosts, packOnce, type Host} from './world.js';

const {personas} = createBackend();
const number = (id: string) => personas.find(persona => persona.id === id)!.msisdn;

const table: Record<string, Record<string, string>> = {};

let browser: Browser;
let packed: ReturnType<typeof packOnce>;
before(async () => {
  packed = packOnce();
  browser = await launch();
});
after(async () => {
  await browser.close();
  packed.close();
  console.table(table);
});

/** What the host's own code was told, line by line. */
const events = (page: Page, list = 'events') => page.locator(`#${list} li`).allInnerTexts();

/** Takes the elements out of the page and puts them, or new ones, back, as the host does it. */
async function remount(page: Page): Promise<void> {
  await page.locator('#toggle').click();
  await page.locator('sf-phone-verify').waitFor({state: 'detached'});
  await page.locator('#toggle').click();
  await page.locator('sf-phone-verify').waitFor();
}

for (const name of hosts) {
  describe(`the host "${name}"`, () => {
    let host: Host;
    let context: BrowserContext;
    let watch: Watch;
    let person: Person;
    const errors: string[] = [];

    const check = (what: string, title: string, play: () => Promise<void>) =>
      it(title, {timeout: 120_000}, async () => {
        (table[name] ??= {})[what] = 'FAILED';
        await play();
        table[name][what] = 'yes';
      });

    check('builds', 'is built from the tarball, with types', async () => {
      host = await packed.start(name);
      context = await browser.newContext({locale: 'en-GB'});
      watch = new Watch(context);
      context.on('console', message => {
        const {url} = message.location();
        // That no terms are open the API says with a 404, and the browser notes that by itself.
        if (message.type() === 'error' && !url.endsWith('/tc')) errors.push(`${url}: ${message.text()}`);
      });
      person = await Person.open(context, host.site, number('ready'));
    });

    after(async () => {
      await context?.close();
      host?.stop();
    });

    check('props', 'hands on properties', async () => {
      const level = await person.element('sf-status').evaluate(element => [(element as unknown as {level: number}).level, element.constructor === customElements.get('sf-status')]);
      assert.deepEqual(level, [4, true]);
    });

    check('no second SMS', 'sends no second SMS after a remount in the middle', async () => {
      await person.askForCode();
      await remount(person.page);
      // An element that was moved is where it was; a new one is at the beginning, and a person asks again.
      if ((await person.element('sf-phone-verify').getAttribute('state')) !== 'code') await person.askForCode();
      assert.equal((await person.phone()).sms.length, 1);
    });

    check('to the end', 'goes from the number to "yes"', async () => {
      await person.enterCode();
      await person.element('sf-status[can-sign=yes]').waitFor();
    });

    check('events', 'is told of each event once', async () => {
      await waitFor(async () => (await events(person.page)).length > 1);
      assert.deepEqual(await events(person.page), [`verified ${person.msisdn}`, 'status yes']);
    });

    check('remount', 'knows the number after a remount, and asks for nothing', async () => {
      await remount(person.page);
      await person.element('sf-status[can-sign=yes]').waitFor();
      assert.equal((await person.phone()).sms.length, 1);
      assert.equal((await events(person.page)).filter(line => line.startsWith('verified')).length, 1);
    });

    if (name === 'two-versions') {
      check('both', 'has the other version beside it, whose events are its own', async () => {
        const next = new Person(person.page, host.site, number('ready-password'));
        const part = (part: string) => person.page.locator(`next-phone-verify [part~="${part}"]`);
        await part('number-input').fill(`0${next.msisdn.slice(2)}`);
        await part('send-button').click();
        await waitFor(async () => (await next.phone()).sms.length > 0);
        await part('code-input').fill((await next.phone()).sms[0]!.text);
        await part('verify-button').click();
        await person.page.locator('next-phone-verify[state=verified]').waitFor();
        await person.page.locator('next-status[can-sign=yes]').waitFor();
        // Behind the gateway both have the browser's one session, so its status may have read the first number before.
        const verified = async (list: string) => (await events(person.page, list)).filter(line => line.startsWith('verified'));
        assert.deepEqual([await verified('events'), await verified('next-events')], [[`verified ${person.msisdn}`], [`verified ${next.msisdn}`]]);
        const versions = await person.page.evaluate(() => ['sf-status', 'next-status'].map(tag =>
          (customElements.get(tag) as unknown as Record<symbol, string>)[Symbol.for('smart-flow.version')]));
        assert.equal(new Set(versions).size, 2);
      });
    }

    check('quiet', 'breaks no rule and says no error', async () => {
      assert.deepEqual([...watch.faults, ...errors], []);
    });
  });
}
