import type {SfFlow} from '../../src/elements/sf-flow.js';
import type {SfIdentify} from '../../src/elements/sf-identify.js';
import type {Session} from '../../src/session/session.js';
import {
  anna, audit, done, evidenceOf, expect, fill, focused, gatewaySession, has, json, listen, part, parts, place, press, progress, said, service, session,
  settle, setVisible, state, stopTime, termsLink, text, until,
} from './helpers.js';

const placed = (attributes = '', given: Session = session()) => place<SfFlow>(`<sf-flow ${attributes}></sf-flow>`, given);
const vouched = (attributes = '', given?: Session) => placed(`msisdn="${anna}" locked ${attributes}`, given);

const step = (element: Element) => element.getAttribute('step');
const inner = <T extends HTMLElement = HTMLElement>(element: Element, tag: string) => element.shadowRoot!.querySelector<T>(tag)!;
const visible = (element: Element) =>
  ['sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-identify'].filter(tag => inner(element, tag)?.checkVisibility());
/** The names of the steps that are seen; what is only read out with them is in an element of its own. */
const shown = (element: Element) =>
  [...element.shadowRoot!.querySelectorAll('li')].map(each =>
    [...each.childNodes].filter(({nodeType}) => nodeType === Node.TEXT_NODE).map(({nodeValue}) => nodeValue).join(''),
  );
const current = (element: Element) => [...element.shadowRoot!.querySelectorAll('[aria-current="step"]')].map(({textContent}) => textContent);

const area = (jurisdiction: string, assuranceLevel: number) => ({jurisdiction, assuranceLevel});
const unregistered = {status: [], loa4ExpiryDate: null, signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true};

/** What the service says from now on. */
function says(evidence: Record<string, unknown>, open = false): void {
  service().always('evidence', () => json(evidence));
  service().always('terms', () => (open ? json({link: termsLink}) : done(404)));
}

/** Proves a number. */
async function prove(element: Element, number = '079 000 00 01'): Promise<void> {
  const phone = inner(element, 'sf-phone-verify');
  await fill(phone, 'number-input', number);
  await press(phone, 'send-button');
  await fill(phone, 'code-input', 'ABCD');
  await press(phone, 'verify-button');
  await settle();
}

/** Accepts the terms that are open; the phone confirms at the first look. */
async function accept(element: Element, answer: Record<string, unknown> = {confirmed: true}): Promise<void> {
  const terms = inner(element, 'sf-tc-accept');
  for (const name of ['zertes', 'eidas', 'risk']) part(terms, `${name}-checkbox`).click();
  await settle();
  service().always('poll', () => json(progress(answer)));
  await press(terms, 'accept-button');
}

const steps = (seen: ReturnType<typeof listen>) => seen.of('sf-step').map(({detail}) => `${detail.from} → ${detail.to}`);

describe('sf-flow: the way', () => {
  it('leads from the number over the status to the end', async () => {
    const seen = listen();
    says(evidenceOf());
    const element = await placed();
    expect([step(element), visible(element), shown(element), current(element)]).to.deep.equal([
      'phone', ['sf-phone-verify'], ['Mobile number', 'Status', 'Done'], ['Mobile number'],
    ]);
    expect(text(element, 'steps')).to.contain('Step 1 of 3');
    expect(has(element, 'back-button')).to.equal(false);
    expect(service().calls).to.deep.equal([]);
    await prove(element);
    expect([step(element), element.step, visible(element), current(element)]).to.deep.equal(['done', 'done', ['sf-status'], ['Done']]);
    expect(said(element)).to.equal('All set: you can sign.');
    expect(steps(seen)).to.deep.equal(['phone → status', 'status → done']);
    const [end, ...more] = seen.of('sf-complete');
    expect(more).to.deep.equal([]);
    expect(end!.detail.msisdn).to.equal(anna);
    expect(end!.detail.standing.canSign).to.equal('yes');
    expect(new Set(seen.names())).to.deep.equal(new Set(['sf-code-sent', 'sf-phone-verified', 'sf-step', 'sf-status-change', 'sf-complete']));
    expect(service().count('send')).to.equal(1);
  });

  it('leads to the terms and, when they are accepted, to the end, with the receipt at hand', async () => {
    const clock = stopTime();
    const seen = listen();
    says(evidenceOf(), true);
    const element = await vouched();
    expect([step(element), visible(element), shown(element)]).to.deep.equal(['status', ['sf-status'], ['Status', 'Terms of use', 'Done']]);
    await press(inner(element, 'sf-status'), 'action-button');
    expect([step(element), visible(element), current(element)]).to.deep.equal(['terms', ['sf-tc-accept'], ['Terms of use']]);
    says(evidenceOf());
    await accept(element);
    await clock.pass(10_000);
    expect([step(element), visible(element)]).to.deep.equal(['done', ['sf-status', 'sf-tc-accept']]);
    expect(has(inner(element, 'sf-tc-accept'), 'receipt-button')).to.equal(true);
    expect(steps(seen)).to.deep.equal(['phone → status', 'status → terms', 'terms → status', 'status → done']);
    expect(seen.of('sf-terms-accepted').length).to.equal(1);
    expect(seen.of('sf-complete').map(({detail}) => detail.standing.terms)).to.deep.equal(['accepted']);
  });

  it('goes on at the status where accepting brought the registration down', async () => {
    const clock = stopTime();
    const seen = listen();
    says(evidenceOf(), true);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    says(evidenceOf({status: [area('zertes', 3)]}));
    await accept(element, {downgrade: true});
    await clock.pass(10_000);
    expect(step(element)).to.equal('status');
    expect(inner(element, 'sf-status').getAttribute('next-step')).to.equal('identify');
    expect(seen.of('sf-complete')).to.deep.equal([]);
  });

  it('shows terms that are open once more, not those that were accepted', async () => {
    const clock = stopTime();
    says(evidenceOf(), true);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    await accept(element);
    await clock.pass(10_000);
    expect(step(element)).to.equal('status');
    await press(inner(element, 'sf-status'), 'action-button');
    expect([step(element), state(inner(element, 'sf-tc-accept'))]).to.deep.equal(['terms', 'review']);
  });

  it('leads to the identification, and on when the person comes back from it', async () => {
    const seen = listen();
    says(unregistered);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    expect([step(element), visible(element), shown(element)]).to.deep.equal(['identify', ['sf-identify'], ['Status', 'Identification', 'Done']]);
    const start = part(inner(element, 'sf-identify'), 'start-button');
    start.click();
    await settle();
    expect(seen.of('sf-identify').map(({detail}) => [detail.method, detail.msisdn, detail.level])).to.deep.equal([['shop', anna, 4]]);
    says(evidenceOf());
    await setVisible(false);
    await setVisible(true);
    expect(step(element)).to.equal('done');
    expect(seen.of('sf-complete').length).to.equal(1);
  });

  it('stays at the identification while nothing has come of it', async () => {
    says(unregistered);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    part(inner(element, 'sf-identify'), 'start-button').click();
    await setVisible(true);
    expect(service().count('evidence')).to.equal(2);
    expect(step(element)).to.equal('identify');
  });

  it('stays at the status where nobody knows, and reads again by the button', async () => {
    says(evidenceOf({signingStatus: 'UNDER_REVIEW'}));
    const element = await vouched();
    expect([step(element), current(element)]).to.deep.equal(['status', ['Status']]);
    says(evidenceOf());
    await press(inner(element, 'sf-status'), 'retry-button');
    expect(step(element)).to.equal('done');
  });

  it('asks what the page asks', async () => {
    says(evidenceOf({status: [area('zertes', 4), area('eidas', 3)]}));
    const element = await vouched('jurisdiction="eidas" methods="video-eu, shop"');
    expect([step(element), inner(element, 'sf-status').getAttribute('next-step')]).to.deep.equal(['status', 'identify']);
    await press(inner(element, 'sf-status'), 'action-button');
    const names = parts(inner(element, 'sf-identify'), 'method').map(each => each.querySelector('h3')!.textContent!.trim().split(' Ex')[0]);
    expect(names.length).to.equal(2);
    expect(names[0]).to.contain('In person');
    const advanced = await vouched('jurisdiction="eidas" level="3"');
    expect(step(advanced)).to.equal('done');
  });

  it('reads again when the page asks for something else on the way', async () => {
    says(evidenceOf({status: [area('zertes', 4)]}));
    const element = await vouched();
    expect(step(element)).to.equal('done');
    element.jurisdiction = 'eidas';
    await settle();
    expect(step(element)).to.equal('status');
    element.jurisdiction = '';
    await settle();
    expect(step(element)).to.equal('done');
  });

  it('shows what the page adds at the end, there alone', async () => {
    says(evidenceOf());
    const element = await place<SfFlow>('<sf-flow><p slot="done">On to the contract</p></sf-flow>');
    const added = element.querySelector('p')!;
    expect(added.checkVisibility()).to.equal(false);
    await prove(element);
    expect(added.checkVisibility()).to.equal(true);
  });
});

describe('sf-flow: what is known is skipped', () => {
  it('a number the page vouches for, in token mode', async () => {
    says(evidenceOf());
    const element = await vouched();
    expect([step(element), service().count('send'), shown(element)]).to.deep.equal(['done', 0, ['Status', 'Done']]);
  });

  it('no number that is not locked', async () => {
    service();
    const element = await placed(`msisdn="${anna}"`);
    expect([step(element), service().count('evidence')]).to.deep.equal(['phone', 0]);
    expect(part<HTMLInputElement>(inner(element, 'sf-phone-verify'), 'number-input').value.replace(/\D/g, '')).to.contain('790000001');
  });

  it('no locked number that is none', async () => {
    service();
    for (const attributes of ['locked', 'locked msisdn="soon"']) {
      const element = await placed(attributes);
      expect([step(element), current(element), text(element, 'steps').includes('Step 1 of 3')]).to.deep.equal(['phone', ['Mobile number'], true]);
    }
  });

  it('no locked number in gateway mode, which is proved; it cannot be changed', async () => {
    says(evidenceOf());
    const element = await vouched('', gatewaySession());
    const phone = inner(element, 'sf-phone-verify');
    expect([step(element), part<HTMLInputElement>(phone, 'number-input').readOnly, service().count('evidence')]).to.deep.equal(['phone', true, 0]);
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    expect([step(element), has(element, 'back-button')]).to.deep.equal(['done', false]);
  });

  for (const attributes of ['', `msisdn="${anna}"`, `msisdn="${anna}" locked`]) {
    it(`a number the gateway's session still holds, without a second SMS (${attributes || 'no number given'})`, async () => {
      says(evidenceOf());
      service().always('session', () => json({msisdn: anna, verifiedAt: '2026-05-04T10:00:00Z'}));
      const element = await placed(attributes, gatewaySession());
      expect([step(element), service().count('send'), service().count('session')]).to.deep.equal(['done', 0, 1]);
    });
  }

  it("no number but the session's own", async () => {
    service().always('session', () => json({msisdn: '41790000002', verifiedAt: '2026-05-04T10:00:00Z'}));
    for (const attributes of [`msisdn="${anna}"`, `msisdn="${anna}" locked`]) {
      const element = await placed(attributes, gatewaySession());
      expect([step(element), service().count('evidence')]).to.deep.equal(['phone', 0]);
    }
  });

  it('says that it is looking, while the gateway is asked, and begins at the number where it does not answer', async () => {
    const answer = service().hold('session');
    const element = await placed('', gatewaySession());
    expect([step(element), element.hasAttribute('busy'), visible(element)]).to.deep.equal(['phone', true, []]);
    expect(said(element)).not.to.equal('');
    await audit(element);
    answer.answer(done(500));
    await until(() => !element.hasAttribute('busy'), 'no longer busy', 9000);
    expect([step(element), visible(element)]).to.deep.equal(['phone', ['sf-phone-verify']]);
  });

  it('a number that was proved on this page before', async () => {
    says(evidenceOf());
    const shared = session();
    shared.prove(anna);
    const element = await placed('', shared);
    expect([step(element), service().count('send')]).to.deep.equal(['done', 0]);
  });
});

describe('sf-flow: back, and where the focus is', () => {
  const heading = () => [focused()?.localName, focused()?.textContent!.trim()];

  it('goes back to the number and keeps what was typed', async () => {
    says(unregistered);
    const element = await placed();
    await prove(element, '+41 79 000 00 01');
    expect(step(element)).to.equal('status');
    await press(element, 'back-button');
    const phone = inner(element, 'sf-phone-verify');
    expect([step(element), state(phone)]).to.deep.equal(['phone', 'number']);
    expect(part<HTMLInputElement>(phone, 'number-input').value.replace(/\D/g, '')).to.contain('790000001');
    expect(heading()).to.deep.equal(['h2', text(phone, 'heading')]);
    says(evidenceOf());
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    expect([step(element), service().last('send').body!.msisdn]).to.deep.equal(['done', anna]);
  });

  it('reads the same number anew after the number was entered again', async () => {
    says(unregistered);
    const element = await placed();
    await prove(element);
    await press(element, 'back-button');
    await prove(element);
    expect([step(element), service().count('evidence')]).to.deep.equal(['status', 2]);
  });

  it('goes back from the terms to the status, which is read again', async () => {
    says(evidenceOf(), true);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-tc-accept'), 'heading')]);
    const before = service().count('evidence');
    await press(element, 'back-button');
    expect([step(element), service().count('evidence')]).to.deep.equal(['status', before + 1]);
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-status'), 'heading')]);
    expect(has(element, 'back-button')).to.equal(false);
  });

  it('goes on by itself where the terms were accepted meanwhile, as on the phone while the page was loaded again', async () => {
    says(evidenceOf(), true);
    const element = await vouched();
    says(evidenceOf(), false);
    await press(inner(element, 'sf-status'), 'action-button');
    await settle();
    expect(step(element)).to.equal('done');
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-status'), 'heading')]);
  });

  it('is back at the status where nothing is there to accept, and the status says otherwise', async () => {
    says(evidenceOf(), true);
    const element = await vouched();
    service().next('terms', done(404));
    await press(inner(element, 'sf-status'), 'action-button');
    await settle();
    const count = service().count('terms');
    expect(step(element)).to.equal('status');
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-status'), 'heading')]);
    await settle(10);
    expect([step(element), service().count('terms')]).to.deep.equal(['status', count]);
  });

  it('goes back from the identification to the status', async () => {
    says(unregistered);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-identify'), 'heading')]);
    await press(element, 'back-button');
    expect(step(element)).to.equal('status');
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-status'), 'heading')]);
  });

  it('moves to the heading of the status after the code', async () => {
    says(unregistered);
    const element = await placed();
    await prove(element);
    expect(heading()).to.deep.equal(['h2', text(inner(element, 'sf-status'), 'heading')]);
  });

  it('takes the focus from nobody outside', async () => {
    says(unregistered);
    const main = await place<HTMLElement>('<div><button>Outside</button><sf-flow></sf-flow></div>');
    const [outside, element] = [...main.children] as [HTMLElement, SfFlow];
    outside.focus();
    element.msisdn = anna;
    element.locked = true;
    await settle();
    expect(step(element)).to.equal('status');
    expect(focused()).to.equal(outside);
  });
});

describe('sf-flow: terms', () => {
  it('that are off are never asked for', async () => {
    says(evidenceOf(), true);
    const element = await vouched('terms="off"');
    expect([step(element), service().count('terms'), has(element, 'skip-button')]).to.deep.equal(['done', 0, false]);
  });

  it('that are required cannot be left', async () => {
    says(evidenceOf(), true);
    for (const attributes of ['', 'terms="required"']) {
      const element = await vouched(attributes);
      expect([step(element), has(element, 'skip-button')]).to.deep.equal(['status', false]);
      await press(inner(element, 'sf-status'), 'action-button');
      expect([step(element), has(element, 'skip-button')]).to.deep.equal(['terms', false]);
    }
  });

  for (const from of ['status', 'terms'] as const) {
    it(`that are optional can be left at the ${from}, and the end tells the truth`, async () => {
      const seen = listen();
      says(evidenceOf(), true);
      const element = await vouched('terms="optional"');
      if (from === 'terms') await press(inner(element, 'sf-status'), 'action-button');
      await audit(element);
      await press(element, 'skip-button');
      expect([step(element), has(element, 'skip-button')]).to.deep.equal(['done', false]);
      expect(said(element)).not.to.contain('you can sign.');
      expect(seen.of('sf-complete').map(({detail}) => [detail.standing.canSign, detail.standing.terms])).to.deep.equal([['no', 'pending']]);
      await element.refresh();
      await settle();
      expect(step(element)).to.equal('done');
      await audit(element);
    });
  }
});

describe('sf-flow: runs', () => {
  it('end once each, with the standing at their end', async () => {
    const seen = listen();
    says(evidenceOf());
    const element = await vouched();
    await element.refresh();
    await element.refresh();
    await settle();
    expect(seen.of('sf-complete').length).to.equal(1);
    says(evidenceOf({signingStatus: 'SAS'}));
    element.restart();
    await settle();
    expect(step(element)).to.equal('done');
    expect(seen.of('sf-complete').map(({detail}) => detail.standing.means)).to.deep.equal(['mobile-id', 'password-otp']);
  });

  it('end for another number too, where somebody went back', async () => {
    const seen = listen();
    says(evidenceOf());
    const element = await placed();
    await prove(element);
    await press(element, 'back-button');
    await prove(element, '079 000 00 02');
    expect(seen.of('sf-complete').map(({detail}) => detail.msisdn)).to.deep.equal([anna, '41790000002']);
  });

  it('that are restarted in mid-step let go of what was under way', async () => {
    says(evidenceOf(), true);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    says(evidenceOf());
    element.restart();
    await settle();
    expect([step(element), service().underWay]).to.deep.equal(['done', 0]);
  });

  it('begin anew with another number of the page', async () => {
    const seen = listen();
    says(evidenceOf());
    const element = await vouched();
    element.msisdn = '41790000002';
    await settle();
    expect(seen.of('sf-complete').map(({detail}) => detail.msisdn)).to.deep.equal([anna, '41790000002']);
  });

  it('begin anew with another session', async () => {
    says(evidenceOf());
    const element = await vouched();
    element.session = gatewaySession();
    await settle();
    expect(step(element)).to.equal('phone');
  });

  for (const [mode, make] of [['token', session], ['gateway', gatewaySession]] as const) {
    it(`begin at the number after somebody signed out (${mode} mode), though the session is just ending`, async () => {
      says(evidenceOf());
      const given = make();
      const element = await placed('', given);
      await prove(element);
      expect(step(element)).to.equal('done');
      service().always('session', ({method}) => (method === 'GET' ? json({msisdn: anna}) : done(204)));
      await given.signOut();
      await settle();
      expect(step(element)).to.equal('phone');
      expect(part<HTMLInputElement>(inner(element, 'sf-phone-verify'), 'number-input').value).to.equal('');
    });
  }

  it('that begin while the gateway is still asked go one way, once', async () => {
    const seen = listen();
    says(evidenceOf());
    const answer = service().hold('session');
    const element = await placed('', gatewaySession());
    element.restart();
    await settle();
    answer.answer(json({msisdn: anna}));
    await settle();
    expect([step(element), steps(seen), service().count('session')]).to.deep.equal(['done', ['phone → status', 'status → done'], 1]);
    expect(seen.of('sf-complete').length).to.equal(1);
  });
});

describe('sf-flow: what the page does itself', () => {
  it('L-14: a prevented sf-action leaves the step to the page, which reads again', async () => {
    says(evidenceOf(), true);
    const seen = listen();
    const prevent = (event: Event) => event.preventDefault();
    document.body.addEventListener('sf-action', prevent);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    document.body.removeEventListener('sf-action', prevent);
    expect([step(element), seen.of('sf-action')[0]!.detail.action]).to.deep.equal(['status', 'accept-terms']);
    says(evidenceOf());
    await element.refresh();
    await settle();
    expect(step(element)).to.equal('done');
  });

  it('L-14: a prevented sf-identify opens nothing, and the page reads again or begins anew', async () => {
    for (const method of ['refresh', 'restart'] as const) {
      says(unregistered);
      const element = await vouched();
      await press(inner(element, 'sf-status'), 'action-button');
      inner<SfIdentify>(element, 'sf-identify').catalogue = [
        {id: 'a', name: 'A', grants: [{jurisdiction: 'zertes', level: 4}], url: 'https://ident.example/'},
      ];
      await settle();
      element.addEventListener('sf-identify', event => event.preventDefault());
      const clicks: boolean[] = [];
      const stop = (event: Event) => (clicks.push(event.defaultPrevented), event.preventDefault());
      document.body.addEventListener('click', stop);
      part(inner(element, 'sf-identify'), 'start-button').click();
      document.body.removeEventListener('click', stop);
      expect(clicks).to.deep.equal([true]);
      says(evidenceOf());
      await element[method]();
      await settle();
      expect(step(element)).to.equal('done');
    }
  });

  it('offers each area below level 4 to be raised, also to those who can sign', async () => {
    const seen = listen();
    says(evidenceOf({status: [area('zertes', 3), area('eidas', 3)], loa4ExpiryDate: null}));
    const element = await vouched('level="3"');
    const status = inner(element, 'sf-status');
    expect([step(element), parts(status, 'upgrade-button').length]).to.deep.equal(['done', 2]);
    parts(status, 'upgrade-button')[1]!.focus();
    parts(status, 'upgrade-button')[1]!.click();
    await settle();
    const identify = inner<SfIdentify>(element, 'sf-identify');
    expect([step(element), identify.jurisdiction, identify.level]).to.deep.equal(['identify', 'eidas', 4]);
    expect(seen.of('sf-action').map(({detail}) => [detail.action, detail.jurisdiction])).to.deep.equal([['upgrade', 'eidas']]);
    await press(element, 'back-button');
    expect(step(element)).to.equal('done');
    parts(status, 'upgrade-button')[0]!.click();
    await settle();
    expect(identify.jurisdiction).to.equal('zertes');
    says(evidenceOf({status: [area('zertes', 4), area('eidas', 3)]}));
    await element.refresh();
    await settle();
    expect([step(element), parts(status, 'upgrade-button').length]).to.deep.equal(['done', 1]);
    expect(seen.of('sf-complete').length).to.equal(1);
  });
});

describe('sf-flow: bad days', () => {
  it('goes back to the number when the session of the gateway has ended, says why, and reads anew', async () => {
    service().always('session', () => json({msisdn: anna}));
    service().always('evidence', () => json({code: 'unauthorized'}, 401));
    service().always('terms', () => json({code: 'unauthorized'}, 401));
    const seen = listen();
    const element = await placed('', gatewaySession());
    expect([step(element), visible(element)]).to.deep.equal(['phone', ['sf-phone-verify']]);
    expect(text(element, 'error')).to.contain('You were logged out');
    expect(seen.errors()).to.contain('unauthorized');
    const calls = service().calls.length;
    await settle();
    expect(service().calls.length).to.equal(calls);
    const phone = inner(element, 'sf-phone-verify');
    expect(part<HTMLInputElement>(phone, 'number-input').value.replace(/\D/g, '')).to.contain('790000001');
    await audit(element);
    says(evidenceOf());
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    expect(step(element)).to.equal('done');
  });

  it('stays with a refused token, which no code helps', async () => {
    service().always('evidence', () => done(401));
    const element = await vouched();
    expect(step(element)).to.equal('status');
    expect(has(inner(element, 'sf-status'), 'retry-button')).to.equal(true);
  });

  it('says what has changed while somebody reads it', async () => {
    const seen = listen();
    says(evidenceOf());
    const given = session();
    const element = await vouched('', given);
    says(evidenceOf({signingStatus: 'NOT_ABLE_TO_RETRIEVE'}));
    given.announce('evidence');
    await settle();
    expect(step(element)).to.equal('done');
    says(evidenceOf({signingStatus: 'MISMATCH_MID'}));
    given.announce('evidence');
    await settle();
    expect(step(element)).to.equal('status');
    says(evidenceOf());
    given.announce('evidence');
    await settle();
    expect(step(element)).to.equal('done');
    expect(seen.of('sf-complete').length).to.equal(1);
  });

  it('L-01, L-03: that is removed while it reads says nothing, and reads when it is back', async () => {
    const seen = listen();
    service();
    const answer = service().hold('evidence');
    const element = await vouched();
    const main = element.parentElement!;
    element.remove();
    await settle();
    expect(service().underWay).to.equal(0);
    answer.answer(json(evidenceOf()));
    await settle();
    expect(seen.names()).not.to.include('sf-complete');
    main.append(element);
    await settle();
    expect(step(element)).to.equal('done');
    expect(seen.of('sf-complete').length).to.equal(1);
  });

  for (const where of ['phone', 'code', 'status', 'terms', 'waiting', 'identify', 'done']) {
    it(`L-01: leaves nothing behind when it is removed at: ${where}`, async () => {
      const clock = stopTime();
      says(where === 'identify' ? unregistered : evidenceOf(), where !== 'done');
      const element = await (where === 'phone' || where === 'code' ? placed() : vouched());
      if (where === 'code') {
        await fill(inner(element, 'sf-phone-verify'), 'number-input', '0790000001');
        await press(inner(element, 'sf-phone-verify'), 'send-button');
      }
      if (['terms', 'waiting', 'identify'].includes(where)) await press(inner(element, 'sf-status'), 'action-button');
      if (where === 'waiting') await accept(element, {});
      const seen = listen();
      element.remove();
      await settle();
      const calls = service().calls.length;
      await clock.pass(60_000);
      expect([service().calls.length, service().underWay, clock.pending], clock.traces.join('\n')).to.deep.equal([calls, 0, 0]);
      expect(seen.names()).to.deep.equal([]);
    });
  }

  it('L-02: moved within the page goes on where it was', async () => {
    says(unregistered);
    const element = await vouched();
    await press(inner(element, 'sf-status'), 'action-button');
    const home = document.createElement('div');
    element.parentElement!.append(home);
    home.append(element);
    await settle();
    expect([step(element), service().count('evidence')]).to.deep.equal(['identify', 1]);
  });
});

for (const lang of ['en', 'de-CH']) {
  describe(`sf-flow: passes the audit in ${lang}`, () => {
    beforeEach(() => (document.documentElement.lang = lang));

    it('at the number, the code and the status', async () => {
      says(unregistered);
      const element = await placed();
      await audit(element);
      const phone = inner(element, 'sf-phone-verify');
      await fill(phone, 'number-input', '0790000001');
      await press(phone, 'send-button');
      await audit(element);
      await fill(phone, 'code-input', 'ABCD');
      await press(phone, 'verify-button');
      expect(step(element)).to.equal('status');
      await audit(element);
    });

    it('in the terms and at the end', async () => {
      const clock = stopTime();
      says(evidenceOf(), true);
      const element = await vouched();
      await press(inner(element, 'sf-status'), 'action-button');
      await audit(element);
      says(evidenceOf());
      await accept(element);
      await clock.pass(10_000);
      expect(step(element)).to.equal('done');
      await audit(element);
      expect(shown(element)).to.deep.equal(lang === 'en' ? ['Status', 'Done'] : ['Signaturstatus', 'Fertig']);
    });

    it('in the identification', async () => {
      says(evidenceOf({status: [area('zertes', 4)], signingStatus: 'SAS'}));
      const element = await vouched('jurisdiction="eidas"');
      await press(inner(element, 'sf-status'), 'action-button');
      expect(step(element)).to.equal('identify');
      await audit(element);
    });
  });
}
