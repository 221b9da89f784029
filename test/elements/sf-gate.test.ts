import type {SfFlow} from '../../src/elements/sf-flow.js';
import type {SfGate} from '../../src/elements/sf-gate.js';
import {
  anna, audit, done, evidenceOf, expect, fill, focused, gatewaySession, json, listen, part, place, press, service, session, settle, termsLink,
} from './helpers.js';

const content = '<p>Contract</p><button disabled>Later</button><input type="hidden"><button id="sign">Sign</button>';
const placed = (attributes = '', given = session()) => place<SfGate>(`<sf-gate ${attributes}>${content}</sf-gate>`, given);
const locked = (attributes = '', given?: ReturnType<typeof session>) => placed(`msisdn="${anna}" locked ${attributes}`, given);

const flow = (element: Element) => element.shadowRoot!.querySelector<SfFlow>('sf-flow')!;
const inner = <T extends HTMLElement = HTMLElement>(element: Element, tag: string) => flow(element).shadowRoot!.querySelector<T>(tag)!;
const sign = (element: Element) => element.querySelector<HTMLElement>('#sign')!;
/** Whether the attribute, the property and what is seen agree, and what they say. */
function isOpen(element: SfGate): boolean {
  const seen = sign(element).checkVisibility();
  expect([element.open, element.hasAttribute('open'), !flow(element).checkVisibility()]).to.deep.equal([seen, seen, seen]);
  return seen;
}

const unregistered = {status: [], loa4ExpiryDate: null, signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true};

function says(evidence: Record<string, unknown>, open = false): void {
  service().always('evidence', () => json(evidence));
  service().always('terms', () => (open ? json({link: termsLink}) : done(404)));
}

async function prove(element: Element, number: string): Promise<void> {
  const phone = inner(element, 'sf-phone-verify');
  await fill(phone, 'number-input', number);
  await press(phone, 'send-button');
  await fill(phone, 'code-input', 'ABCD');
  await press(phone, 'verify-button');
}

describe('sf-gate', () => {
  it('shows the way first, then what it holds, and moves the focus to its first control', async () => {
    const seen = listen();
    says(evidenceOf());
    const element = await placed();
    expect(isOpen(element)).to.equal(false);
    await prove(element, '079 000 00 01');
    expect(isOpen(element)).to.equal(true);
    expect(focused()).to.equal(sign(element));
    expect(seen.of('sf-complete').length).to.equal(1);
  });

  it('moves the focus past controls that nobody sees, and to what is shown where there is none', async () => {
    for (const [inside, id] of [
      ['<details><summary hidden>More</summary></details><div hidden><button>No</button></div><button style="visibility: hidden">No</button><a id="to" href="#x">Yes</a>', 'to'],
      ['<p hidden>No</p><p id="to">Contract</p><button hidden>No</button>', 'to'],
    ] as const) {
      says(evidenceOf());
      const element = await place<SfGate>(`<sf-gate>${inside}</sf-gate>`);
      await prove(element, '079 000 00 01');
      expect(element.open).to.equal(true);
      expect(focused()?.id).to.equal(id);
      expect((focused() as HTMLElement).tabIndex).to.equal(inside.includes('<a') ? 0 : -1);
    }
  });

  it('opens by itself for somebody who is known, and takes the focus from nobody', async () => {
    says(evidenceOf());
    const main = await place<HTMLElement>(`<div><button>Outside</button><sf-gate>${content}</sf-gate></div>`);
    const [outside, element] = [...main.children] as [HTMLElement, SfGate];
    outside.focus();
    element.msisdn = anna;
    element.locked = true;
    await settle();
    expect(isOpen(element)).to.equal(true);
    expect(focused()).to.equal(outside);
  });

  const closed: [who: string, evidence: Record<string, unknown>, attributes?: string, terms?: boolean][] = [
    ['is not registered', unregistered],
    ['has open terms', evidenceOf(), '', true],
    ['left optional terms', evidenceOf(), 'terms="optional"', true],
    ['has level 3 where 4 is asked', evidenceOf({status: [{assuranceLevel: 3, jurisdiction: 'zertes'}]})],
    ['is registered elsewhere', evidenceOf({status: [{assuranceLevel: 4, jurisdiction: 'zertes'}]}), 'jurisdiction="eidas"'],
    ['is not known', evidenceOf({signingStatus: 'UNDER_REVIEW'})],
  ];
  for (const [who, evidence, attributes = '', terms = false] of closed) {
    it(`stays closed for somebody who ${who}, and shows the way`, async () => {
      says(evidence, terms);
      const element = await locked(attributes);
      if (attributes.includes('optional')) await press(flow(element), 'skip-button');
      expect(isOpen(element)).to.equal(false);
      expect(inner(element, 'sf-status').checkVisibility()).to.equal(true);
    });
  }

  it('opens after all for somebody who left the terms and then accepted them', async () => {
    says(evidenceOf(), true);
    const given = session();
    const element = await locked('terms="optional"', given);
    await press(flow(element), 'skip-button');
    expect(isOpen(element)).to.equal(false);
    says(evidenceOf());
    given.announce('evidence');
    await settle();
    expect(isOpen(element)).to.equal(true);
  });

  it('opens at the level, in the area and without the terms that are asked', async () => {
    says(evidenceOf({status: [{assuranceLevel: 3, jurisdiction: 'eidas'}]}), true);
    expect(isOpen(await locked('level="3" jurisdiction="eidas" terms="off"'))).to.equal(true);
  });

  it('closes when it is no longer so, stays where nobody knows, and opens again', async () => {
    says(evidenceOf());
    const given = session();
    const element = await locked('', given);
    for (const [evidence, open] of [[evidenceOf({signingStatus: 'NOT_ABLE_TO_RETRIEVE'}), true], [unregistered, false], [evidenceOf(), true]] as const) {
      says(evidence);
      given.announce('evidence');
      await settle();
      expect(isOpen(element)).to.equal(open);
    }
  });

  it('closes for another number, and for one who signed out', async () => {
    says(evidenceOf());
    const element = await locked();
    expect(isOpen(element)).to.equal(true);
    says(unregistered);
    const answer = service().hold('evidence');
    element.msisdn = '41790000002';
    await settle();
    expect(isOpen(element)).to.equal(false);
    answer.answer(json(evidenceOf()));
    await settle();
    const given = gatewaySession();
    service().always('session', () => json({msisdn: anna}));
    says(evidenceOf());
    const other = await placed('', given);
    expect(isOpen(other)).to.equal(true);
    await given.signOut();
    await settle();
    expect(isOpen(other)).to.equal(false);
  });

  it('hears what is in it as no word of its own', async () => {
    says(unregistered);
    const element = await locked();
    const status = document.createElement('div');
    element.append(status);
    status.dispatchEvent(new CustomEvent('sf-status-change', {bubbles: true, composed: true, detail: {msisdn: anna, standing: {canSign: 'yes'}}}));
    await settle();
    expect(isOpen(element)).to.equal(false);
  });

  it('offers the shortest way to the identification, and passes what is asked on', async () => {
    says(unregistered);
    const element = await locked('methods="video-ch"');
    await press(inner(element, 'sf-status'), 'action-button');
    expect(flow(element).step).to.equal('identify');
    expect(inner(element, 'sf-identify').shadowRoot!.querySelectorAll('[part=method]').length).to.equal(1);
    expect(part(inner(element, 'sf-identify'), 'heading')).to.equal(focused());
  });

  it('leaves nothing behind when it is removed', async () => {
    service();
    service().hold('evidence');
    const element = await locked();
    const seen = listen();
    element.remove();
    await settle();
    expect([service().underWay, seen.names()]).to.deep.equal([0, []]);
  });

  for (const lang of ['en', 'de-CH']) {
    it(`passes the audit closed and open (${lang})`, async () => {
      document.documentElement.lang = lang;
      says(unregistered);
      const element = await locked();
      await audit(element);
      says(evidenceOf());
      await flow(element).refresh();
      await settle();
      expect(isOpen(element)).to.equal(true);
      await audit(element);
    });
  }
});
