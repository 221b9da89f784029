/** How often somebody's wait for the phone asks the service, on a clock that the bench moves. */
import {freshPage} from '../page.mjs';

const step = 250;

/** @param {{seconds: number[]}} options */
export default async function polls(place, {seconds}) {
  const personas = await (await fetch(`${place.site}/demo/personas`)).json();
  const {msisdn} = personas.find(({id}) => id === 'terms-mobile-id');
  const {page, context} = await freshPage(place);
  try {
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
    for (const box of ['zertes-checkbox', 'eidas-checkbox', 'risk-checkbox']) await page.locator('sf-tc-accept').first().locator(`[part~=${box}]`).check();
    await page.locator('sf-tc-accept').first().locator('[part~=accept-button]').click();
    await page.waitForFunction(() => document.querySelector('sf-tc-accept').state === 'phone');
    // From here on nothing happens but in our steps.
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 50));
    const before = asked;
    const move = async milliseconds => {
      for (let passed = 0; passed < milliseconds; passed += step) {
        await page.clock.runFor(step);
        // The answer has to be there before the time goes on, as it would be.
        for (let turn = 0; turn < 400 && (answered < asked || turn < 2); turn++) await page.evaluate(() => undefined);
      }
    };
    const rows = [];
    let passed = 0;
    for (const until of seconds) {
      await move((until - passed) * 1000);
      passed = until;
      rows.push({seconds: until, polls: asked - before, state: await page.evaluate(() => document.querySelector('sf-tc-accept').state)});
    }
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', {value: 'hidden', configurable: true});
      document.dispatchEvent(new Event('visibilitychange'));
    });
    const seen = asked;
    await move(60_000);
    return {rows, hidden: asked - seen};
  } finally {
    await context.close();
  }
}
