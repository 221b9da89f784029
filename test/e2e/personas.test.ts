import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import {Person, Watch, launch, startDemo, stopDemo, waitFor} from './world.js';

/** Where each person ends: can-sign / next-step / state of the terms. */
const ends: Record<string, string> = {
  ready: 'yes / none / nothing',
  'ready-password': 'yes / none / nothing',
  'level-3': 'no / identify / nothing',
  'switzerland-only': 'yes / none / nothing',
  'europe-only': 'yes / none / nothing',
  'expires-soon': 'yes / none / nothing',
  expired: 'no / identify / nothing',
  'terms-mobile-id': 'yes / none / accepted',
  'terms-consent': 'yes / none / accepted',
  'terms-unframed': 'yes / none / accepted',
  'terms-downgrade': 'no / identify / downgraded',
  'terms-declined': 'no / accept-terms / declined',
  'terms-expired': 'no / accept-terms / expired',
  'terms-failed': 'no / accept-terms / failed',
  'not-registered': 'no / identify / nothing',
  'no-means': 'no / identify / nothing',
  unavailable: 'unknown / retry / nothing',
  recovers: 'yes / none / nothing',
  'mobile-id-after-password': 'no / identify / nothing',
  'password-changed': 'no / identify / nothing',
  'mobile-id-reactivated': 'no / identify / nothing',
  'mismatch-unspecified': 'no / identify / nothing',
  'unknown-status': 'unknown / retry / nothing',
  'unknown-number': 'no / identify / nothing',
  'one-area': 'yes / none / nothing',
};

/** A link to a stranger is seen by the browser in one mode, and never leaves the gateway in the other. */
const blocked = {token: 'no / accept-terms / failed', cookie: 'unknown / retry / failed'};

/** What a person does once their terms are in front of them. */
const acts: Record<string, (person: Person) => Promise<void>> = {
  'terms-mobile-id': person => person.answerPrompt('confirm'),
  'terms-downgrade': person => person.answerPrompt('confirm'),
  'terms-consent': async person => {
    const frame = person.part('sf-tc-accept', 'consent-frame');
    await frame.waitFor();
    await person.consent(frame.contentFrame());
  },
  'terms-unframed': async person => {
    const [tab] = await Promise.all([person.page.waitForEvent('popup'), person.part('sf-tc-accept', 'consent-link').click()]);
    await person.consent(tab);
    await tab.close();
  },
};

/** What a person reads, so that the attributes are not all that is right. */
const sentences: Record<string, RegExp> = {
  ready: /^You can sign with a qualified/,
  'not-registered': /not registered/,
  unavailable: /says nothing about your registration/,
  'unknown-status': /could not be determined/,
  'password-changed': /password was set anew.*Identify yourself again/,
  expired: /ended on/,
  'terms-declined': /accept the terms of use/,
};

const table: {persona: string; mode: string; outcome: string}[] = [];

for (const mode of ['cookie', 'token'] as const) {
  describe(`everybody, with a ${mode}`, {concurrency: 3}, () => {
    let demo: Awaited<ReturnType<typeof startDemo>>;
    let browser: Browser;

    before(async () => {
      [demo, browser] = await Promise.all([startDemo(), launch()]);
    });
    after(async () => {
      await browser.close();
      await stopDemo(demo);
      if (mode === 'token') console.table(table);
    });

    const personas = createBackend().personas;
    it('is told where they stand', () => assert.deepEqual(Object.keys(ends).concat('terms-blocked').sort(), personas.map(({id}) => id).sort()));

    // The one who waits longest begins first.
    for (const {id, msisdn, terms} of personas.toSorted((a, b) => Number(b.id === 'terms-expired') - Number(a.id === 'terms-expired'))) {
      it(`${id} ends where they should`, async () => {
        const context = await browser.newContext({locale: 'en-GB'});
        const watch = new Watch(context);
        const person = await Person.open(context, demo.url, msisdn, `/?mode=${mode}`);
        await person.prove();
        if (terms !== 'none' && id !== 'terms-blocked') {
          await person.element('sf-tc-accept[state=review]').waitFor();
          await person.acceptTerms();
          await acts[id]?.(person);
        }
        const expected = id === 'terms-blocked' ? blocked[mode] : ends[id]!;
        await waitFor(async () => (await person.says()) === expected, 40_000).catch(() => undefined);
        const outcome = await person.says();
        table.push({persona: id, mode, outcome});
        assert.equal(outcome, expected);
        if (sentences[id]) await person.part('sf-status', 'summary').filter({hasText: sentences[id]}).waitFor({timeout: 10_000});
        if (id === 'terms-blocked') assert.equal(await person.page.locator('a[href*="foreign"], iframe').count(), 0);
        assert.deepEqual(watch.faults, []);
        await context.close();
      });
    }
  });
}
