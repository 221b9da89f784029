/** A group for each host, a test for each line of the table that `npm run test:hosts` prints. */
import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import {hosts as written} from '../../src/init/hosts.js';
import {goToTheEnd} from '../e2e/start.js';
import {Person, Watch, launch, waitFor} from '../e2e/world.js';
import {start} from '../package/start.js';
import {holdBack, countSubscriptions} from './in-page.js';
import {slips} from './slips.js';
import {hosts, packOnce, type Host} from './world.js';

const {personas} = createBackend();
const number = (id: string) => personas.find(persona => persona.id === id)!.msisdn;

let browser: Browser;
let packed: ReturnType<typeof packOnce>;
before(async () => {
  packed = packOnce();
  browser = await launch();
});
after(async () => {
  await browser.close();
  packed.close();
});

/** What the host's own code was told, line by line. */
const events = (page: Page, list = 'events') => page.locator(`#${list} li`).allInnerTexts();

/** Takes the elements out of the page and puts them, or new ones, back, as the host does it: whether they are the same. */
async function remount(page: Page): Promise<boolean> {
  const before = await page.locator('sf-phone-verify').elementHandle();
  await page.locator('#toggle').click();
  await page.locator('sf-phone-verify').waitFor({state: 'detached'});
  await page.locator('#toggle').click();
  const after = await page.locator('sf-phone-verify').elementHandle();
  return await page.evaluate(([one, other]) => one === other, [before, after]);
}

/** How often a page has asked for an SMS: the gateway would refuse a second one, and hide that it was asked for. */
const sends = ({urls}: Watch) => urls.filter(url => url.endsWith('/api/public/confirm')).length;

/** What the host has set, as the element has it. */
const settings = (person: Person) =>
  person.element('sf-status').evaluate(element => {
    const {level, jurisdiction} = element as HTMLElement & {level: number; jurisdiction: string};
    return {level, jurisdiction};
  });

for (const name of hosts) {
  describe(name, {timeout: 600_000}, () => {
    let host: Host;
    let served: Awaited<ReturnType<Host['serve']>>;
    let person: Person;
    const contexts: BrowserContext[] = [];
    const watches: Watch[] = [];
    const said: string[] = [];
    const errors: string[] = [];

    /** A browser of somebody who comes for the first time. */
    async function visit(persona: string, script: () => void): Promise<Person> {
      const context = await browser.newContext({locale: 'en-GB'});
      contexts.push(context);
      context.setDefaultTimeout(15_000);
      watches.push(new Watch(context));
      context.on('console', message => {
        said.push(message.text());
        // That no terms are open the API says with a 404, and the browser notes that by itself.
        if (message.type() === 'error' && !message.location().url.endsWith('/tc')) errors.push(message.text());
      });
      await context.addInitScript(script);
      return Person.open(context, served.site, number(persona));
    }

    const check = (title: string, play: () => Promise<void>) => it(title, {timeout: 300_000}, play);

    after(async () => {
      for (const context of contexts) await context.close();
      served?.stop();
    });

    check('is built from the packed package', async () => {
      host = packed.install(name);
      if ('build' in host.scripts) {
        const {ok, output} = host.run('build');
        assert.ok(ok, output);
      }
      served = await host.serve();
    });

    const mistakes = slips[name];
    if (mistakes) {
      check('has types, in strict templates', async () => {
        const {ok, output} = host.run('types');
        assert.ok(ok, output);
      });

      check('has wrong types refused', async () => {
        const {ok, output} = host.runWith(mistakes.map(({slip}) => slip), 'types');
        assert.equal(ok, false);
        for (const {message} of mistakes) assert.match(output, message);
      });
    }

    if ((written as readonly string[]).includes(name)) {
      check('begins with what init writes', async () => {
        const started = await start(host.app, name);
        try {
          await goToTheEnd(browser, started);
        } finally {
          await started.stop();
        }
      });
    }

    check('has elements, not unknown tags', async () => {
      person = await visit('ready', countSubscriptions);
      const isElement = await person.element('sf-status').evaluate(element => element.constructor === customElements.get('sf-status'));
      assert.equal(isElement, true);
    });

    check('hands on properties', async () => {
      assert.deepEqual(await settings(person), {level: 3, jurisdiction: 'zertes'});
    });

    check('sends no second SMS after a remount', async () => {
      await person.askForCode();
      const isSame = await remount(person.page);
      // An element that was moved is where it was; a new one is at the beginning, and a person asks again.
      assert.equal(await person.element('sf-phone-verify').getAttribute('state'), isSame ? 'code' : 'number');
      if (!isSame) await person.askForCode();
      assert.deepEqual([(await person.phone()).sms.length, sends(watches[0]!)], [1, 1]);
    });

    check('goes from the number to "yes"', async () => {
      await person.enterCode();
      await person.element('sf-status[can-sign=yes]').waitFor();
    });

    check('hears of each event once', async () => {
      await waitFor(async () => (await events(person.page)).length > 1);
      assert.deepEqual(await events(person.page), [`verified ${person.msisdn}`, 'status yes']);
    });

    check('asks nothing again after a remount', async () => {
      await remount(person.page);
      await person.element('sf-status[can-sign=yes]').waitFor();
      assert.deepEqual([(await person.phone()).sms.length, sends(watches[0]!)], [1, 1]);
      assert.equal((await events(person.page)).filter(line => line.startsWith('verified')).length, 1);
    });

    check('works when the script comes last', async () => {
      const late = await visit('ready-password', holdBack);
      const phone = late.element('sf-phone-verify');
      await phone.waitFor({state: 'attached'});
      assert.equal(await phone.evaluate(element => element.matches(':not(:defined)') && !element.shadowRoot), true);
      await phone.evaluate(element => Object.assign(element, {headingLevel: 5}));
      await late.page.evaluate(() => dispatchEvent(new Event('release')));
      assert.equal(await phone.evaluate(element => (element as HTMLElement & {headingLevel: number}).headingLevel), 5);
      assert.equal(await phone.evaluate(element => Object.hasOwn(element, 'headingLevel')), false);
      assert.deepEqual(await settings(late), {level: 3, jurisdiction: 'zertes'});
      await late.prove();
      await late.element('sf-status[can-sign=yes]').waitFor();
      await waitFor(async () => (await events(late.page)).length > 1);
      assert.deepEqual(await events(late.page), [`verified ${late.msisdn}`, 'status yes']);
    });

    if (name === 'react') {
      check('StrictMode: hears once, though mounted twice', async () => {
        assert.equal(said.filter(text => text === 'sf-phone-verified').length, 2);
        // Of two visits; only a development build mounts twice, and without that this would show nothing.
        const counted = await person.page.evaluate(() => document.documentElement.dataset.subscriptions);
        assert.equal(counted, '+-+');
      });
    }

    if (name === 'vue') {
      check('KeepAlive: the same element comes back', async () => {
        assert.equal(await remount(person.page), true);
        assert.equal(await person.element('sf-phone-verify').getAttribute('state'), 'verified');
      });
    }

    if (name === 'angular') {
      check('zone-free: shows events without zone.js', async () => {
        assert.equal(await person.page.evaluate(() => 'Zone' in globalThis), false);
        assert.notDeepEqual(await events(person.page), []);
      });
    }

    if (name === 'two-versions') {
      check('has another version beside it', async () => {
        const next = new Person(person.page, served.site, number('switzerland-only'));
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

    const isRule = (fault: string) => /Content Security Policy|Trusted ?Type|violat/i.test(fault);

    check('breaks no rule of its policy', async () => {
      assert.ok(watches.length > 0);
      assert.deepEqual(watches.flatMap(({faults}) => faults.filter(isRule)), []);
    });

    check('says no error on the console', async () => {
      assert.ok(watches.length > 0);
      assert.deepEqual([...watches.flatMap(({faults}) => faults.filter(fault => !isRule(fault))), ...errors.filter(error => !isRule(error))], []);
    });
  });
}
