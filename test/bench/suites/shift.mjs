/** How far what is on the page jumps while a person goes through: the browser's own sum, for each step, with README's lines. */
import {freshPage} from '../page.mjs';
import {round} from '../statistics.mjs';

/** Counts also what follows a click at once, which the browser would excuse. */
function watch() {
  globalThis.shifts = 0;
  new PerformanceObserver(list => list.getEntries().forEach(({value}) => (globalThis.shifts += value))).observe({type: 'layout-shift', buffered: true});
}

async function walk(place, script, msisdn) {
  const {page, context} = await freshPage(place, {prepare: watch});
  // All of it is in sight: what moves elsewhere does not count.
  await page.setViewportSize({width: 1000, height: 2400});
  const steps = {};
  try {
    await page.goto(`${place.site}/shift?script=${script}`);
    const part = (tag, name) => page.locator(`${tag} [part~=${name}]`);
    /** What is told late is told before the next step. */
    const note = async name => {
      steps[name] = round(await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(() => resolve(globalThis.shifts), 50)))));
      await page.evaluate(() => (globalThis.shifts = 0));
    };
    const toldError = (tag = 'sf-phone-verify') => page.waitForFunction(tag => {
      const {busy, shadowRoot} = document.querySelector(tag);
      return !busy && shadowRoot.querySelector('[part~=error]')?.textContent.trim();
    }, tag);
    const inState = (tag, state) => page.waitForFunction(([tag, state]) => document.querySelector(tag).state === state, [tag, state]);
    await part('sf-phone-verify', 'number-input').waitFor();
    await note('loading');
    await part('sf-phone-verify', 'number-input').fill('123');
    await part('sf-phone-verify', 'send-button').click();
    await toldError();
    await note('error in the number');
    await part('sf-phone-verify', 'number-input').fill(`+${msisdn}`);
    await part('sf-phone-verify', 'send-button').click();
    await inState('sf-phone-verify', 'code');
    await note('code step');
    await part('sf-phone-verify', 'code-input').fill('ZZZZZZ');
    await part('sf-phone-verify', 'verify-button').click();
    await toldError();
    await note('wrong code');
    const {sms} = await (await fetch(`${place.site}/demo/phone?msisdn=${msisdn}`)).json();
    await part('sf-phone-verify', 'code-input').fill(sms.at(-1).code);
    await part('sf-phone-verify', 'verify-button').click();
    await inState('sf-phone-verify', 'verified');
    await inState('sf-status', 'loaded');
    await inState('sf-tc-accept', 'review');
    await note('verified, status and terms');
    await part('sf-tc-accept', 'accept-button').click();
    await toldError('sf-tc-accept');
    await note('nothing ticked');
    for (const box of ['zertes', 'eidas', 'risk']) await part('sf-tc-accept', `${box}-checkbox`).check();
    await part('sf-tc-accept', 'accept-button').click();
    await inState('sf-tc-accept', 'phone');
    await note('waiting for the phone');
    const answer = JSON.stringify({msisdn, answer: 'confirm'});
    await fetch(`${place.site}/demo/phone`, {method: 'POST', headers: {'content-type': 'application/json'}, body: answer});
    await inState('sf-tc-accept', 'accepted');
    await page.locator('sf-status[can-sign=yes]').waitFor();
    await note('accepted');
    const before = await part('sf-phone-verify', 'heading').textContent();
    await page.evaluate(() => (document.documentElement.lang = 'fr'));
    await page.waitForFunction(before => document.querySelector('sf-phone-verify').shadowRoot.querySelector('[part~=heading]').textContent !== before, before);
    await note('language change');
  } finally {
    await context.close();
  }
  return steps;
}

export default async function shift(place) {
  const personas = await (await fetch(`${place.site}/demo/personas`)).json();
  const {msisdn} = personas.find(({id}) => id === 'terms-mobile-id');
  const deliveries = {};
  for (const [name, script] of [['parts', 'loader.js'], ['whole', 'smart-flow.js']]) {
    await fetch(`${place.site}/demo/reset`, {method: 'POST'});
    deliveries[name] = await walk(place, script, msisdn);
  }
  const steps = Object.values(deliveries).flatMap(Object.values);
  return {deliveries, most: Math.max(...steps)};
}
