/** What so many widgets of each kind ask for together, for one number, in token mode: each call by its path. */
import {freshPage} from '../page.mjs';

/** The number of somebody who has terms to accept; another part may have accepted them. */
async function withTerms(site) {
  await fetch(`${site}/demo/reset`, {method: 'POST'});
  const personas = await (await fetch(`${site}/demo/personas`)).json();
  return personas.find(({id}) => id === 'terms-mobile-id').msisdn;
}

const kinds = [
  ['token', /\/demo\/token$/],
  ['status', /\/api\/public\/evidence\/status/],
  ['terms', /\/api\/public\/evidence\/\d+\/tc$/],
];

/** Until nothing was asked for a while; what was asked once more would have been by then. */
async function quiet(asked) {
  for (let seen = -1; seen !== asked.length;) {
    seen = asked.length;
    await new Promise(resolve => setTimeout(resolve, 500));
  }
}

async function ask(place, count, msisdn) {
  const {page, context} = await freshPage(place);
  const asked = [];
  page.on('request', request => {
    if (request.method() !== 'OPTIONS' && /\/(demo|api|smart-flow)\//.test(request.url())) asked.push(request.url());
  });
  const tally = () => Object.fromEntries(kinds.map(([kind, pattern]) => [kind, asked.filter(url => pattern.test(new URL(url).pathname)).length]));
  try {
    await page.evaluate(({count, msisdn, service}) => {
      document.body.innerHTML = `<sf-config api-base="${service}/" token-url="/demo/token"></sf-config>${'<sf-phone-verify></sf-phone-verify>'.repeat(count)}`;
      document.head.append(Object.assign(document.createElement('script'), {type: 'module', src: '/dist/loader.js'}));
      globalThis.more = `<sf-status msisdn="${msisdn}"></sf-status><sf-tc-accept msisdn="${msisdn}"></sf-tc-accept>`.repeat(count);
    }, {count, msisdn, service: place.service});
    await page.waitForFunction(() => [...document.querySelectorAll('sf-phone-verify')].every(({shadowRoot}) => shadowRoot?.querySelector('[part~=number-input]')), null, {timeout: 60_000});
    await quiet(asked);
    const before = asked.length;
    await page.evaluate(() => document.body.insertAdjacentHTML('beforeend', globalThis.more));
    await page.waitForFunction(() => [...document.querySelectorAll('sf-status')].every(({state}) => state === 'loaded')
      && [...document.querySelectorAll('sf-tc-accept')].every(({state}) => state === 'review'), null, {timeout: 120_000});
    await quiet(asked);
    return {count, before, ...tally(), other: asked.length - Object.values(tally()).reduce((sum, number) => sum + number, 0)};
  } finally {
    await context.close();
  }
}

/** @param {{counts: number[]}} options */
export default async function requests(place, {counts}) {
  const msisdn = await withTerms(place.site);
  const rows = [];
  for (const count of counts) rows.push(await ask(place, count, msisdn));
  return {rows};
}
