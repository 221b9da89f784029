/** Every state that an element can be in, each with a way to get there. */
import {
  anna, done, evidenceOf, fill, json, part, place, press, progress, service, session, settle, shelf, stopTime, termsLink, unreachable,
} from '../helpers.js';

/** Whom to turn to. */
export const support = {url: 'https://help.example/', phone: '0800 000 000'};

/** A page of another origin with a field and a button; the test server gives it. */
export const consentUrl = `${location.origin.replace('localhost', '127.0.0.1')}/test/elements/accessibility/consent.html`;

export const given = () => session({support, allowedHosts: ['api.example.com', '127.0.0.1']});

const evidence = (values: Record<string, unknown> = {}) => service().always('evidence', () => json(evidenceOf(values)));
const open = () => service().always('terms', () => json({link: termsLink, token: 'terms-token-1', documents: []}));

/** What the service says about somebody. */
export const standings = {
  ready: () => evidence(),
  pending: () => (evidence(), open()),
  unregistered: () => evidence({status: [], loa4ExpiryDate: null, signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true}),
  advanced: () => evidence({status: [{assuranceLevel: 3, jurisdiction: 'zertes'}], loa4ExpiryDate: null}),
  ending: () => evidence({loa4ExpiryDate: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)}),
  changed: () => evidence({signingStatus: 'MISMATCH'}),
  unavailable: () => evidence({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'}),
  broken: () => service().always('evidence', () => json({}, 403)),
};

/** Never without a service: its answers would be those of a true network. */
async function put(markup: string): Promise<HTMLElement> {
  service();
  return place<HTMLElement>(markup, given());
}

/** Somebody who has not asked for a code before. */
export function phoneAt(attributes = 'msisdn="41790000001"'): Promise<HTMLElement> {
  shelf.clear();
  return put(`<sf-phone-verify ${attributes}></sf-phone-verify>`);
}

/** Somebody who has a code. */
export async function codeSent(attributes?: string): Promise<HTMLElement> {
  service();
  const element = await phoneAt(attributes);
  await press(element, 'send-button');
  return element;
}

async function codeEntered(code: string): Promise<HTMLElement> {
  const element = await codeSent();
  await fill(element, 'code-input', code);
  await press(element, 'verify-button');
  return element;
}

export async function statusOf(say: () => unknown, attributes = ''): Promise<HTMLElement> {
  say();
  return put(`<sf-status msisdn="${anna}" ${attributes}></sf-status>`);
}

/** Somebody who reads terms for the first time, with some boxes ticked. */
export async function reading(...ticked: string[]): Promise<HTMLElement> {
  shelf.clear();
  open();
  const element = await put(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`);
  for (const name of ticked) part(element, `${name}-checkbox`).click();
  await settle();
  return element;
}

/** Somebody who accepted terms; the service answers the first question as given. Time stands still afterwards. */
export async function accepting(answer: Record<string, unknown> = {}): Promise<HTMLElement> {
  const clock = stopTime();
  const element = await reading('zertes', 'eidas', 'risk');
  service().always('poll', () => json(progress(answer)));
  await press(element, 'accept-button');
  await clock.pass(1300);
  return element;
}

export async function flowAt(say: () => unknown, attributes = `msisdn="${anna}" locked`): Promise<HTMLElement> {
  say();
  return put(`<sf-flow ${attributes}></sf-flow>`);
}

/** An element inside a flow, or another that shows them. */
export function inner<T extends HTMLElement = HTMLElement>(element: Element, tag: string): T {
  return element.shadowRoot!.querySelector<T>(tag)!;
}

async function flowAfter(say: () => unknown): Promise<HTMLElement> {
  const element = await flowAt(say);
  await press(inner(element, 'sf-status'), 'action-button');
  return element;
}

async function dialog(): Promise<HTMLElement> {
  service();
  const element = await put('<sf-launcher>Check</sf-launcher>');
  await press(element, 'button');
  return element;
}

type State = [name: string, make: () => Promise<HTMLElement>];

export const states: readonly State[] = [
  ['phone: number', () => phoneAt('')],
  ['phone: number of some countries', () => phoneAt('countries="CH DE LI"')],
  ['phone: number that is fixed', () => phoneAt('msisdn="41790000001" locked')],
  ['phone: number that is wrong', async () => {
    const element = await phoneAt('');
    await press(element, 'send-button');
    return element;
  }],
  ['phone: sending', async () => {
    service().hold('send');
    return codeSent();
  }],
  ['phone: code', () => codeSent()],
  ['phone: code that was lost', async () => {
    service().next('send', unreachable());
    return codeSent();
  }],
  ['phone: code that is wrong', async () => {
    service().always('check', () => done(400));
    return codeEntered('ABCD');
  }],
  ['phone: checking', async () => {
    service().hold('check');
    return codeEntered('ABCD');
  }],
  ['phone: verified', () => codeEntered('ABCD')],
  ['status: idle', () => put('<sf-status></sf-status>')],
  ['status: loading', () => statusOf(() => service().hold('evidence'))],
  ...Object.entries(standings).map(([name, say]): State => [`status: ${name}`, () => statusOf(say)]),
  ['terms: idle', () => put('<sf-tc-accept></sf-tc-accept>')],
  ['terms: loading', async () => {
    service().hold('terms');
    return put(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`);
  }],
  ['terms: nothing', async () => {
    service();
    return put(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`);
  }],
  ['terms: review', () => reading()],
  ['terms: review with something missing', async () => {
    const element = await reading('zertes');
    await press(element, 'accept-button');
    return element;
  }],
  ['terms: review on their own page', async () => {
    open();
    return put(`<sf-tc-accept msisdn="${anna}" mode="link"></sf-tc-accept>`);
  }],
  ['terms: starting', async () => {
    service().hold('confirm');
    const element = await reading('zertes', 'risk');
    await press(element, 'accept-button');
    return element;
  }],
  ['terms: phone', () => accepting()],
  ['terms: phone, with advice', async () => {
    const element = await accepting();
    await stopTime().pass(50_000);
    return element;
  }],
  ['terms: consent', () => accepting({consentUrl})],
  ['terms: accepted', () => accepting({confirmed: true})],
  ['terms: downgraded', () => accepting({confirmed: true, downgrade: true})],
  ['terms: declined', () => accepting({error: 'USER_CANCEL'})],
  ['terms: expired', async () => {
    const element = await accepting();
    await stopTime().pass(130_000);
    return element;
  }],
  ['terms: failed', () => accepting({error: 'PIN_NR_BLOCKED'})],
  ['identify', () => put('<sf-identify></sf-identify>')],
  ['identify: none to offer', () => put('<sf-identify methods="none"></sf-identify>')],
  ['info', () => put('<sf-qes-info></sf-qes-info>')],
  ['info: all unfolded', async () => {
    const element = await put('<sf-qes-info></sf-qes-info>');
    for (const details of element.shadowRoot!.querySelectorAll('details')) {
      details.removeAttribute('name');
      details.open = true;
    }
    return element;
  }],
  ['flow: phone', () => flowAt(standings.ready, '')],
  ['flow: status', () => flowAt(standings.changed)],
  ['flow: terms', () => flowAfter(standings.pending)],
  ['flow: identify', () => flowAfter(standings.unregistered)],
  ['flow: done', () => flowAt(standings.ready)],
  ['flow: terms that may be left', () => flowAt(standings.pending, `msisdn="${anna}" locked terms="optional"`)],
  ['gate', async () => {
    standings.unregistered();
    return put(`<sf-gate msisdn="${anna}" locked><button>Sign</button></sf-gate>`);
  }],
  ['launcher', () => put('<sf-launcher>Check</sf-launcher>')],
  ['launcher: dialog', dialog],
];
