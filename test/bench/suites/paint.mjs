/** From the click that sends a code until the next step is painted: CPU of the main thread, the request's own share with it. */
import {freshPage, put, read} from '../page.mjs';
import {byName, shuffle} from '../statistics.mjs';
import {named} from '../variants.mjs';

const msisdn = '41790000001';

async function sample(place, slowed) {
  const {page, session, context} = await freshPage(place, {slowed});
  try {
    await put(page, named('parts'));
    const field = page.locator('[part~=number-input]');
    // Reaching for the field fetches the client, as it does for a person.
    await field.focus();
    await page.waitForFunction(() => performance.getEntriesByType('resource').some(({name, responseEnd}) => name.endsWith('/chunks/http.js') && responseEnd > 0));
    await field.fill(msisdn);
    const before = await read(session);
    await page.evaluate(() => new Promise(resolve => {
      const element = document.querySelector('sf-phone-verify');
      element.shadowRoot.querySelector('[part~=send-button]').click();
      const look = () => {
        if (element.shadowRoot.querySelector('[part~=code-input]')?.offsetHeight > 0) requestAnimationFrame(() => setTimeout(resolve));
        else requestAnimationFrame(look);
      };
      look();
    }));
    return {cpu: (await read(session)).cpu - before.cpu};
  } finally {
    await context.close();
  }
}

/** @param {{rounds: number}} options */
export default async function paint(place, {rounds}) {
  const samples = [];
  for (let round = 0; round < rounds; round++) for (const slowed of shuffle([1, 4])) samples.push({round, name: `${slowed}x`, ...(await sample(place, slowed))});
  return {cpu: byName(samples, 'cpu'), rounds, samples};
}
