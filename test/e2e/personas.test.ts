import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import {createBackend} from '../../src/testing/index.js';
import {engines, missing} from './engines.js';
import type {Engine, Place, Visit} from './place.js';
import {Person, closeTab, startDemo, stopDemo, waitFor} from './world.js';

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
const acts: Record<string, (person: Person<Place>, visit: Visit) => Promise<void>> = {
  'terms-mobile-id': person => person.answerPrompt('confirm'),
  'terms-downgrade': person => person.answerPrompt('confirm'),
  'terms-consent': async (person, visit) => {
    const frame = person.part('sf-tc-accept', 'consent-frame');
    await frame.waitFor();
    await person.consent(visit.inside(frame));
  },
  'terms-unframed': async (person, visit) => {
    const tab = await visit.opened(() => person.part('sf-tc-accept', 'consent-link').click());
    await person.consent(tab);
    await closeTab(tab);
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

/** Where everybody ended: by person and mode, then by engine. */
const table: Record<string, Record<string, string>> = {};

type Mode = 'cookie' | 'token';
/** How one asks does not depend on the engine: each plays one way, and both are played; one that is alone plays both. */
const once: Record<string, Mode> = {chromium: 'token', firefox: 'cookie', webkit: 'token'};
const both: readonly Mode[] = ['cookie', 'token'];
const inTurn = engines.some(({name}) => once[name] === 'cookie') && engines.length > 1 && process.env.EVERYBODY !== '1';
const modesIn = (engine: string): readonly Mode[] => (inTurn ? [once[engine]!] : both);
const {personas} = createBackend();
// The one who waits longest begins first.
const inOrder = personas.toSorted((a, b) => Number(b.id === 'terms-expired') - Number(a.id === 'terms-expired'));

for (const line of missing) console.log(line);

it('everybody is told where they stand', () => {
  assert.deepEqual(Object.keys(ends).concat('terms-blocked').sort(), personas.map(({id}) => id).sort());
});

// The engines side by side: everybody waits more than they compute.
describe('everybody', {concurrency: true}, () => {
  after(() => console.table(table));

  for (const {name, places, start} of engines) {
    describe(`in ${name}`, () => {
      let engine: Engine;
      before(async () => {
        engine = await start();
      });
      after(() => engine?.close());

      for (const mode of modesIn(name)) {
        describe(`with a ${mode}`, {concurrency: places}, () => {
          let demo: Awaited<ReturnType<typeof startDemo>>;
          before(async () => {
            demo = await startDemo();
          });
          after(() => stopDemo(demo));

          for (const {id, msisdn, terms} of inOrder) {
            it(`${id} ends where they should`, async () => {
              const visit = await engine.visit(new URL(`/?mode=${mode}`, demo.url).href);
              const person = new Person(visit.page, demo.url, msisdn);
              await person.prove();
              if (terms !== 'none' && id !== 'terms-blocked') {
                await person.element('sf-tc-accept[state=review]').waitFor();
                await person.acceptTerms();
                await acts[id]?.(person, visit);
              }
              const expected = id === 'terms-blocked' ? blocked[mode] : ends[id]!;
              await waitFor(async () => (await person.says()) === expected, 40_000).catch(() => undefined);
              const outcome = await person.says();
              (table[`${id}, ${mode}`] ??= {})[name] = outcome;
              assert.equal(outcome, expected);
              if (sentences[id]) await person.part('sf-status', 'summary').filter({hasText: sentences[id]}).waitFor({timeout: 10_000});
              if (id === 'terms-blocked') assert.equal(await visit.page.locator('a[href*="foreign"], iframe').count(), 0);
              assert.deepEqual(await visit.faults(), []);
              await visit.close();
            });
          }
        });
      }

      it('what a page must never do is seen', async () => {
        const demo = await startDemo();
        const visit = await engine.visit(demo.url);
        await visit.run(`document.body.setAttribute('style', 'color: red'); setTimeout(() => { throw new Error('made up'); });`);
        await waitFor(async () => (await visit.faults()).length >= 2);
        const faults = await visit.faults();
        assert.ok(faults.some(fault => fault.includes('style-src')), String(faults));
        assert.ok(faults.some(fault => fault.includes('made up')), String(faults));
        await visit.close();
        await stopDemo(demo);
      });
    });
  }
});
