/** How often somebody's wait for the phone asks the service, on a clock that the bench moves. */
import {freshPage} from '../page.mjs';

const step = 250;

/** Somebody who has accepted, and is to confirm on the phone; time stands still but for `move`. */
async function begin(place, msisdn) {
  const {page, context} = await freshPage(place);
  let asked = 0;
  let answered = 0;
  const isPoll = request => request.method() === 'GET' && /mobileid\/status/.test(request.url());
  page.on('request', request => (asked += isPoll(request)));
  page.on('requestfinished', request => (answered += isPoll(request)));
  page.on('requestfailed', request => (answered += isPoll(request)));
  await page.clock.install();
  await page.evaluate(({msisdn, service}) => {
    document.body.innerHTML = `<sf-config api-base="${service}/" token-url="/demo/token"></sf-config>${`<sf-tc-accept msisdn="${msisdn}"></sf-tc-accept>`.repeat(3)}`;
    document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: '/dist/loader.js'}));
  }, {msisdn, service: place.service});
  await page.waitForFunction(() => document.querySelector('sf-tc-accept').state === 'review');
  const widget = page.locator('sf-tc-accept').first();
  for (const box of ['zertes-checkbox', 'eidas-checkbox', 'risk-checkbox']) await widget.locator(`[part~=${box}]`).check();
  await widget.locator('[part~=accept-button]').click();
  await page.waitForFunction(() => document.querySelector('sf-tc-accept').state === 'phone');
  await page.clock.pauseAt(await page.evaluate(() => Date.now() + 500));
  return {
    page,
    context,
    asked: () => asked,
    state: () => page.evaluate(() => document.querySelector('sf-tc-accept').state),
    async move(seconds) {
      for (let passed = 0; passed < seconds * 1000; passed += step) {
        await page.clock.runFor(step);
        // The answer has to be there before the time goes on, as it would be.
        for (let turn = 0; turn < 400 && (answered < asked || turn < 2); turn++) await page.evaluate(() => undefined);
      }
    },
  };
}

/** How many come within so many seconds, and what is shown then: the wait may have come to its own end. */
async function whileSeen(place, msisdn, seconds) {
  const {context, asked, state, move} = await begin(place, msisdn);
  const rows = [];
  try {
    for (const [index, until] of seconds.entries()) {
      await move(until - (seconds[index - 1] ?? 0));
      rows.push({seconds: until, polls: asked(), state: await state()});
    }
  } finally {
    await context.close();
  }
  return rows;
}

/** How many come within 60 s of a wait whose page nobody sees. */
async function whileHidden(place, msisdn) {
  const {page, context, asked, move} = await begin(place, msisdn);
  const show = visibility => page.evaluate(visibility => {
    Object.defineProperty(document, 'visibilityState', {value: visibility, configurable: true});
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
  try {
    await move(10);
    await show('hidden');
    const before = asked();
    await move(60);
    const hidden = asked() - before;
    await show('visible');
    await move(10);
    // Else it was over, and would have asked nothing in any case.
    if (asked() === before + hidden) throw new Error('The wait did not go on once the page was seen again.');
    return hidden;
  } finally {
    await context.close();
  }
}

/** @param {{seconds: number[]}} options */
export default async function polls(place, {seconds}) {
  const personas = await (await fetch(`${place.site}/demo/personas`)).json();
  const {msisdn} = personas.find(({id}) => id === 'terms-mobile-id');
  const rows = await whileSeen(place, msisdn, seconds);
  await fetch(`${place.site}/demo/reset`, {method: 'POST'});
  return {rows, hidden: await whileHidden(place, msisdn)};
}
