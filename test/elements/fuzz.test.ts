/** What an element shows of answers that nobody wrote. The seed is printed with a failure. */
import * as fc from 'fast-check';

import {alwaysLater, bodyText, evidence, json as anything, open} from '../unit/fuzz/fuzz.js';
import {isSound} from '../unit/fuzz/sound.js';
import {anna, expect, fill, has, part, place, press, service, settle, state, stopTime, termsLink} from './helpers.js';

const runs = 30;
const limit = 6000;
const body = fc.oneof({weight: 3, arbitrary: fc.oneof(evidence, open, anything).map(value => JSON.stringify(value))}, {weight: 1, arbitrary: bodyText});
const status = fc.constantFrom(200, 200, 200, 201, 400, 403, 404, 409, 410, 422);
const answer = (text: string, status = 200) => () => new Response(text, {status, headers: {'content-type': 'application/json'}});

/** All that templates of the source are made of. */
const tags = ['a', 'bdi', 'button', 'dd', 'details', 'div', 'dl', 'dt', 'fieldset', 'form', 'h1', 'h2', 'h3', 'iframe', 'input', 'label', 'legend', 'li', 'ol', 'option', 'p',
  'section', 'select', 'slot', 'span', 'strong', 'style', 'summary', 'textarea', 'time', 'ul'];

const thrown: unknown[] = [];
const note = (event: Event) => thrown.push('message' in event ? event.message : (event as PromiseRejectionEvent).reason);
before(() => ['error', 'unhandledrejection'].forEach(name => addEventListener(name, note)));
after(() => ['error', 'unhandledrejection'].forEach(name => removeEventListener(name, note)));

/** Nothing was thrown, and what stands there is what templates make, with addresses that may be followed. */
function look(element: Element): void {
  expect(thrown.splice(0)).to.deep.equal([]);
  expect(has(element, 'error') || has(element, 'summary'), 'it broke down').to.equal(true);
  for (const each of element.shadowRoot!.querySelectorAll('*')) {
    expect(tags).to.include(each.localName);
    for (const {name, value} of each.attributes) {
      expect(name).not.to.match(/^on/);
      if (/^(href|src)$/.test(name)) expect(value).to.match(/^(https:\/\/(?!evil)|blob:|data:text\/calendar)/);
    }
  }
}

async function shown(markup: string, act: (element: HTMLElement) => Promise<void> = async () => {}): Promise<HTMLElement> {
  const element = await place<HTMLElement>(markup);
  await act(element);
  look(element);
  element.parentElement!.remove();
  return element;
}

describe('any answer', () => {
  it('to the status lets nobody sign without saying so, throws nowhere, and is no markup', async () => {
    let yes = 0;
    await alwaysLater(fc.tuple(fc.oneof(evidence.map(value => JSON.stringify(value)), body), fc.constantFrom(404, 404, 200), body), async ([text, terms, link]) => {
      service().always('evidence', answer(text)).always('terms', answer(link, terms));
      const element = await shown(`<sf-status msisdn="${anna}"></sf-status>`);
      if (element.getAttribute('can-sign') !== 'yes') return;
      yes++;
      expect(isSound(JSON.parse(text), terms === 404 ? 'accepted' : 'unknown', {})).to.equal(true);
    }, 3 * runs, limit);
    expect(yes, 'who could sign').to.be.above(0);
  });

  it('about terms throws nowhere, and is no markup', async () => {
    const clock = stopTime();
    let asked = 0;
    const found = fc.oneof(open.map(value => JSON.stringify(value)), fc.constant(JSON.stringify({link: termsLink, token: 'terms-1'})));
    await alwaysLater(fc.tuple(found, body, status, body), async ([text, confirmed, code, polled]) => {
      service().always('terms', answer(text)).always('confirm', answer(confirmed, code)).always('poll', answer(polled));
      await shown(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, async element => {
        if (!has(element, 'accept-button')) return;
        asked++;
        for (const name of ['zertes-checkbox', 'eidas-checkbox', 'risk-checkbox']) if (has(element, name)) part(element, name).click();
        await press(element, 'accept-button');
        look(element);
        await clock.pass(3000);
      });
    }, runs, limit);
    expect(asked, 'who were asked to accept').to.be.above(0);
  });

  it('about a number or a code throws nowhere, and is no markup', async () => {
    let codes = 0;
    await alwaysLater(fc.tuple(body, status, body, status), async ([sent, sending, checked, checking]) => {
      service().always('send', answer(sent, sending)).always('check', answer(checked, checking));
      await shown('<sf-phone-verify></sf-phone-verify>', async element => {
        await fill(element, 'number-input', '079 000 00 01');
        await press(element, 'send-button');
        if (state(element) !== 'code') return;
        codes++;
        look(element);
        await fill(element, 'code-input', 'ABCD');
        await press(element, 'verify-button');
        await settle();
      });
    }, runs, limit);
    expect(codes, 'who were asked for a code').to.be.above(0);
  });
});
