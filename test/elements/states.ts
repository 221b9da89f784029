/** Elements in the states that differ most in what they show, for tests that look at all of them. */
import {anna, choose, done, fill, find, json, part, parts, place, press, service, settle, termsLink, until, untilState} from './helpers.js';

const openers: Record<string, () => Promise<HTMLElement>> = {
  'the number': () => place('<sf-phone-verify></sf-phone-verify>'),
  'a wrong number': async () => {
    const element = await place('<sf-phone-verify></sf-phone-verify>');
    await fill(element, 'number-input', '1');
    await press(element, 'send-button');
    return element;
  },
  'the code': async () => {
    const element = await place('<sf-phone-verify></sf-phone-verify>');
    await fill(element, 'number-input', '079 000 00 01');
    await press(element, 'send-button');
    return element;
  },
  'a standing': async () => {
    service().always('terms', () => json({link: termsLink}));
    const element = await place<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`);
    await untilState(element, 'loaded');
    return element;
  },
  'somebody who can sign': async () => {
    const element = await place(`<sf-status msisdn="${anna}"></sf-status>`);
    await untilState(element, 'loaded');
    part<HTMLDetailsElement>(element, 'explanation').open = true;
    return element;
  },
  'terms to accept': async () => {
    service().always('terms', () => json({link: termsLink}));
    const element = await place(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`);
    await untilState(element, 'review');
    part<HTMLInputElement>(element, 'zertes-checkbox').click();
    await press(element, 'accept-button');
    return element;
  },
  'ways to identify oneself': () => place('<sf-identify></sf-identify>'),
  'things to read': async () => {
    const element = await place('<sf-qes-info></sf-qes-info>');
    await choose(element, 'document-select', part<HTMLSelectElement>(element, 'document-select').options[2]!.value);
    await choose(element, 'area-select', 'zertes');
    for (const topic of parts<HTMLDetailsElement>(element, 'topic')) Object.assign(topic, {name: '', open: true});
    return element;
  },
  'the flow': async () => {
    const element = await place(`<sf-flow msisdn="${anna}" locked></sf-flow>`);
    await until(() => element.getAttribute('step') === 'done');
    await settle();
    return element;
  },
  'the gate': () => place('<sf-gate><button>Sign</button></sf-gate>'),
  'the dialog': async () => {
    const element = await place('<sf-launcher></sf-launcher>');
    find(element, 'button').click();
    await settle();
    return element;
  },
};

/** Each puts one on the page, with a service to talk to, and answers the element. */
export const states = Object.fromEntries(
  Object.entries(openers).map(([name, open]) => [
    name,
    () => {
      service().always('terms', () => done(404));
      return open();
    },
  ]),
);

/** Everything that is shown in an element, in those inside it too; what the page put into a slot is not ours. */
export function shown(element: Element): HTMLElement[] {
  const found = [...element.shadowRoot!.querySelectorAll<HTMLElement>('*')];
  return found.flatMap(each => (each.shadowRoot ? [each, ...shown(each)] : [each])).filter(each => each.checkVisibility());
}
