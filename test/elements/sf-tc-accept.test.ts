import {en} from '../../src/strings/en.js';
import type {SfTcAccept} from '../../src/elements/sf-tc-accept.js';
import {
  allText, anna, audit, done, evidenceOf, expect, find, focused, focusedPart, has, json, listen, part, parts, place, press, progress, said,
  service, serviceOrigin, session, setVisible, settle, state, stopTime, termsLink, text, unreachable, type Clock,
} from './helpers.js';

const placed = (attributes = `msisdn="${anna}"`, given = session()) => place<SfTcAccept>(`<sf-tc-accept ${attributes}></sf-tc-accept>`, given);

/** Somebody whose terms are open. */
function open(): void {
  service().always('terms', () => json({link: termsLink}));
}

async function tick(element: Element, ...names: ('zertes' | 'eidas' | 'risk')[]): Promise<void> {
  for (const name of names) part(element, `${name}-checkbox`).click();
  await settle(1);
}

/** Somebody who accepted, and now has to confirm. */
async function waiting(clock: Clock, attributes?: string, given = session()): Promise<SfTcAccept> {
  open();
  const element = await placed(attributes, given);
  await tick(element, 'zertes', 'eidas', 'risk');
  await press(element, 'accept-button');
  expect(state(element)).to.equal('phone');
  expect(clock.pending).to.be.at.least(1);
  return element;
}

const consentUrl = `${serviceOrigin}/consent/1`;

/** What a download holds; the service stands in for `fetch`. */
async function blobOf(address: string): Promise<Blob> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.responseType = 'blob';
    request.onload = () => resolve(request.response as Blob);
    request.onerror = reject;
    request.send();
  });
}

describe('sf-tc-accept: the review', () => {
  it('tells a person without a number what to do first', async () => {
    service();
    const element = await placed('');
    expect(state(element)).to.equal('idle');
    expect(said(element)).to.contain('Confirm your mobile number');
    expect(service().calls).to.deep.equal([]);
    await audit(element);
  });

  it('tells that it is looking, and that nothing is open', async () => {
    const answer = service().hold('terms');
    const seen = listen();
    const element = await placed();
    expect(state(element)).to.equal('loading');
    expect(element.hasAttribute('busy')).to.equal(true);
    await audit(element);
    answer.answer(done(404));
    await settle();
    expect(state(element)).to.equal('nothing');
    expect(element.hasAttribute('busy')).to.equal(false);
    expect(said(element)).to.equal('No terms are waiting for your acceptance.');
    expect(allText(element)).not.to.contain('accepted.');
    expect(seen.events).to.deep.equal([]);
    await audit(element);
  });

  it('announces open terms, links them, and ticks nothing', async () => {
    open();
    const seen = listen();
    const element = await placed();
    expect(state(element)).to.equal('review');
    expect(seen.names()).to.deep.equal(['sf-terms-pending']);
    expect(seen.events[0]!.constructor.name).to.equal('SfTermsPendingEvent');
    expect(seen.events[0]!.detail).to.deep.equal({msisdn: anna});
    const boxes = [...element.shadowRoot!.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(boxes.map(({checked}) => checked)).to.deep.equal([false, false, false]);
    const link = part<HTMLAnchorElement>(element, 'document-link');
    expect([link.href, link.target, link.rel]).to.deep.equal([termsLink, '_blank', 'noopener noreferrer']);
    expect(link.textContent).to.contain('(opens in a new tab)');
    expect(element.shadowRoot!.querySelector('[type=password]')).to.equal(null);
    await audit(element);
  });

  it('links each document a gateway names, and leaves out those elsewhere', async () => {
    const documents = [
      {jurisdiction: 'zertes', href: `${serviceOrigin}/zertes.pdf`, title: ''},
      {jurisdiction: 'eidas', href: 'https://evil.example/eidas.pdf', title: 'Evil'},
      {jurisdiction: 'eidas', href: `${serviceOrigin}/eidas.pdf`, title: '<i>EU</i>'},
    ];
    service().always('terms', () => json({link: termsLink, token: 'other-token', documents}));
    const element = await placed();
    const links = parts<HTMLAnchorElement>(element, 'document-link');
    expect(links.map(({href}) => href)).to.deep.equal([`${serviceOrigin}/zertes.pdf`, `${serviceOrigin}/eidas.pdf`]);
    expect(links[1]!.textContent).to.contain('<i>EU</i>');
    await audit(element);
  });

  for (const [ticked, message, focus] of [
    [[], 'Error: Accept at least one of the two: the terms for Switzerland or those for the European Union. Confirm that you understand the risk.', 'zertes-checkbox'],
    [['risk'], 'Error: Accept at least one of the two: the terms for Switzerland or those for the European Union.', 'zertes-checkbox'],
    [['zertes', 'eidas'], 'Error: Confirm that you understand the risk.', 'risk-checkbox'],
  ] as const) {
    it(`tells what is missing when ${ticked.join(' and ') || 'nothing'} is ticked`, async () => {
      open();
      const element = await placed();
      await tick(element, ...ticked);
      await press(element, 'accept-button');
      expect(service().count('confirm')).to.equal(0);
      expect(state(element)).to.equal('review');
      expect(text(element, 'error')).to.equal(message);
      expect(focusedPart()).to.equal(focus);
      expect(part(element, focus).getAttribute('aria-invalid')).to.equal('true');
      expect(part(element, focus).getAttribute('aria-describedby')).to.equal('problem');
      await audit(element);
    });
  }

  for (const [ticked, body] of [
    [['zertes', 'risk'], {decizionZertes: true, decisionZertes: true, decisionEidas: false, knowsTheRisk: true}],
    [['eidas', 'risk'], {decizionZertes: false, decisionZertes: false, decisionEidas: true, knowsTheRisk: true}],
    [['zertes', 'eidas', 'risk'], {decizionZertes: true, decisionZertes: true, decisionEidas: true, knowsTheRisk: true}],
    [['zertes', 'zertes', 'eidas', 'risk'], {decizionZertes: false, decisionZertes: false, decisionEidas: true, knowsTheRisk: true}],
  ] as const) {
    it(`sends what was ticked: ${ticked.join(', ')}`, async () => {
      open();
      const element = await placed();
      await tick(element, ...ticked);
      await press(element, 'accept-button');
      expect(service().last('confirm').body).to.deep.equal({...body, token: 'terms-token-1'});
    });
  }

  it('starts once, however often it is pressed', async () => {
    open();
    const answer = service().hold('confirm');
    const element = await placed();
    await tick(element, 'zertes', 'risk');
    const button = part(element, 'accept-button');
    button.focus();
    for (let count = 0; count < 1000; count++) button.click();
    await settle();
    expect(state(element)).to.equal('starting');
    expect(element.hasAttribute('busy')).to.equal(true);
    expect(focusedPart()).to.equal('accept-button');
    await audit(element);
    answer.answer(done());
    await settle();
    expect(service().count('confirm')).to.equal(1);
  });

  for (const [status, code] of [[400, 'unexpected-response'], [403, 'forbidden'], [429, 'too-many-requests'], [500, 'server']] as const) {
    it(`recovers when it cannot be started (${status}): the ticks stay, one error`, async () => {
      open();
      service().next('confirm', json({}, status));
      const seen = listen();
      const element = await placed();
      await tick(element, 'zertes', 'risk');
      await press(element, 'accept-button');
      expect(state(element)).to.equal('review');
      expect(seen.errors()).to.deep.equal([code]);
      expect(text(element, 'error')).to.match(/^Error: /);
      expect(part<HTMLInputElement>(element, 'zertes-checkbox').checked).to.equal(true);
      await audit(element);
      await press(element, 'accept-button');
      expect(state(element)).to.equal('phone');
      expect(service().count('confirm')).to.equal(2);
    });
  }

  it('starts again when the terms are no longer current', async () => {
    open();
    service().next('confirm', done(410));
    const seen = listen();
    const element = await placed();
    await tick(element, 'zertes', 'risk');
    await press(element, 'accept-button');
    expect(state(element)).to.equal('expired');
    expect(seen.errors()).to.deep.equal(['terms-expired']);
    // Nobody could have confirmed anything yet.
    expect(allText(element)).to.contain(en.problems['terms-expired']).and.not.to.contain('check again');
    await press(element, 'retry-button');
    expect(state(element)).to.equal('review');
    expect(service().count('terms')).to.equal(2);
  });

  it('recovers when the terms cannot be read', async () => {
    service().always('terms', () => json({traceId: 'abc-123'}, 500));
    const clock = stopTime();
    const seen = listen();
    const element = await placed();
    await clock.pass(5000);
    expect(state(element)).to.equal('failed');
    expect(seen.errors()).to.deep.equal(['server']);
    expect(text(element, 'support')).to.contain('abc-123');
    await audit(element);
    open();
    await press(element, 'retry-button');
    expect(state(element)).to.equal('review');
  });

  it('hands on to the page what is known of a failure', async () => {
    service().next('terms', json({traceId: 'abc-123'}, 403));
    const seen = listen();
    await placed();
    const {error} = seen.of('sf-error')[0]!.detail;
    expect([error.code, error.status, error.correlationId]).to.deep.equal(['forbidden', 403, 'abc-123']);
  });

  for (const link of ['https://evil.example/t/1', 'javascript:alert(1)', 'data:text/html,x', '//evil', 'http://api.example.com/t/1',
    'https://api.example.com@evil.example/', 'https://api.example.com.evil.example/', 'https://api.example.com:444/', '/t/1', ' https://api.example.com/t/1',
    `https://api.example.com/${'a'.repeat(10_000)}`]) {
    it(`neither links, frames nor opens ${JSON.stringify(link.slice(0, 45))}`, async () => {
      service().always('terms', () => json({link}));
      const seen = listen();
      const element = await placed();
      expect(state(element)).to.equal('failed');
      expect(seen.names()).to.deep.equal(['sf-error']);
      expect(seen.errors()).to.deep.equal(['blocked-url']);
      expect(element.shadowRoot!.querySelector('a, iframe')).to.equal(null);
      expect(text(element, 'error')).to.contain('does not belong to the registration service');
      await audit(element);
    });
  }

  it('never takes the terms of one number for those of another', async () => {
    const slow = service().hold('terms');
    const element = await placed();
    service().always('terms', call => (call.url.pathname.includes('41790000002') ? json({link: `${serviceOrigin}/t/of-two`}) : done(404)));
    element.msisdn = '41790000002';
    await settle();
    slow.answer(json({link: `${serviceOrigin}/t/of-one`}));
    await settle();
    expect(service().calls.map(({url}) => url.pathname.split('/').at(-2))).to.deep.equal([anna, '41790000002']);
    expect(part<HTMLAnchorElement>(element, 'document-link').href).to.equal(`${serviceOrigin}/t/of-two`);
  });

  it('L-04: asks the session it is given, also when it was just asking another', async () => {
    service().hold('terms');
    const element = await placed();
    open();
    element.session = session({apiBase: `${serviceOrigin}/second/`});
    await settle();
    expect(service().last('terms').url.pathname).to.match(/^\/second\//);
    expect(state(element)).to.equal('review');
  });

  it('follows the number of the session, and forgets it on sign-out', async () => {
    open();
    const given = session();
    const element = await placed('', given);
    given.prove(anna);
    await settle();
    expect(state(element)).to.equal('review');
    await tick(element, 'zertes', 'risk');
    await given.signOut();
    await settle();
    expect(state(element)).to.equal('idle');
    expect(has(element, 'zertes-checkbox')).to.equal(false);
    given.prove(anna);
    await settle();
    expect(part<HTMLInputElement>(element, 'zertes-checkbox').checked).to.equal(false);
  });

  it('looks again on refresh(), with nothing ticked', async () => {
    open();
    const element = await placed();
    await tick(element, 'zertes', 'risk');
    element.refresh();
    await settle();
    expect(service().count('terms')).to.equal(2);
    expect(part<HTMLInputElement>(element, 'risk-checkbox').checked).to.equal(false);
  });

  it('keeps one place for what went wrong, so that it is heard', async () => {
    const clock = stopTime();
    const answer = service().hold('terms');
    const element = await placed();
    const [status, alert] = [find(element, '[role="status"]'), element.shadowRoot!.querySelector('[role="alert"]')];
    answer.answer(json({}, 403));
    await clock.pass(100);
    expect(state(element)).to.equal('failed');
    expect(find(element, '[role="status"]') === status, 'the same status').to.equal(true);
    expect(alert !== null && find(element, '[role="alert"]') === alert, 'the same alert').to.equal(true);
  });

  it('keeps its ticks in another language', async () => {
    open();
    const element = await placed();
    await tick(element, 'eidas');
    document.documentElement.lang = 'de';
    await settle();
    expect(part<HTMLInputElement>(element, 'eidas-checkbox').checked).to.equal(true);
    expect(find(element, '.card').lang).to.equal('de-CH');
    await audit(element);
  });
});

describe('sf-tc-accept: waits', () => {
  it('for the phone, asks after 1 s and ever more slowly, and tells the acceptance', async () => {
    const clock = stopTime();
    const given = session();
    const element = await waiting(clock, undefined, given);
    const seen = listen();
    const changes: string[] = [];
    given.subscribe(change => changes.push(change));
    expect(has(element, 'waiting')).to.equal(true);
    expect(focusedPart()).to.equal('heading');
    expect(said(element)).to.contain('Mobile ID');
    await audit(element);
    await clock.pass(900);
    expect(service().count('poll')).to.equal(0);
    await clock.pass(200);
    expect(service().count('poll')).to.equal(1);
    await clock.pass(30_000);
    expect(service().count('poll')).to.be.within(6, 11);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(7000);
    const polls = service().count('poll');
    expect(state(element)).to.equal('accepted');
    await settle(10);
    expect(seen.names()).to.deep.equal(['sf-terms-accepted']);
    expect(seen.events[0]!.constructor.name).to.equal('SfTermsAcceptedEvent');
    const {msisdn, downgraded, receipt} = seen.events[0]!.detail;
    expect([msisdn, downgraded]).to.deep.equal([anna, false]);
    expect(receipt.decisions).to.deep.equal({zertes: true, eidas: true, risk: true});
    expect(receipt.documents).to.deep.equal([termsLink]);
    expect(receipt.language).to.equal('en');
    expect(receipt.acceptedAt).to.match(/^\d{4}-\d\d-\d\dT.*Z$/);
    expect(changes).to.include('evidence');
    expect(focusedPart()).to.equal('heading');
    await audit(element);
    await clock.pass(60_000);
    expect(service().count('poll')).to.equal(polls);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
  });

  it('gives a receipt in the language that was read at the decision, whatever the page speaks when it is confirmed', async () => {
    const clock = stopTime();
    const seen = listen();
    await waiting(clock);
    document.documentElement.lang = 'de';
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(3000);
    await settle(10);
    const {receipt} = seen.events.at(-1)!.detail;
    expect(receipt.language).to.equal('en');
    expect(receipt.texts).to.include(en.tcRisk);
  });

  it('gives a receipt with the texts as they stood there, and their hash', async () => {
    const clock = stopTime();
    open();
    const element = await placed();
    const shown = [
      find(element, '[part~="document-link"]').childNodes[0]!.parentElement!.textContent!.replace('(opens in a new tab)', '').trim(),
      ...['zertes', 'eidas', 'risk'].map(name => part(element, `${name}-checkbox`).parentElement!.textContent!.trim()),
    ];
    await tick(element, 'eidas', 'risk');
    await press(element, 'accept-button');
    service().always('poll', () => json(progress({confirmed: true})));
    const seen = listen();
    await clock.pass(1100);
    await settle(10);
    const {receipt} = seen.of('sf-terms-accepted')[0]!.detail;
    expect(receipt.texts).to.deep.equal(shown);
    const bytes = new TextEncoder().encode(shown.map(each => `${each}\n`).join(''));
    const hash = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].map(byte => byte.toString(16).padStart(2, '0')).join('');
    expect(receipt.textsSha256).to.equal(hash);
    const link = part<HTMLAnchorElement>(element, 'receipt-button');
    expect(link.download).to.match(/^terms-receipt-\d{4}-\d\d-\d\d\.json$/);
    expect(JSON.parse(await (await blobOf(link.href)).text())).to.deep.equal(receipt);
    await audit(element);
  });

  for (const [what, answer, ending, code] of [
    ['the person declined', {error: 'USER_CANCEL'}, 'declined', 'terms-declined'],
    ['nobody answered', {error: 'EXPIRED_TRANSACTION'}, 'expired', 'terms-expired'],
    ['the PIN is blocked', {error: 'PIN_NR_BLOCKED'}, 'failed', 'server'],
    ['of something unreadable', {error: {deep: '<b>x</b>'.repeat(1000)}}, 'failed', 'server'],
    ['of an error, also with a confirmation', {error: 'x', confirmed: true}, 'failed', 'server'],
  ] as const) {
    it(`ends when ${what}, and leads on`, async () => {
      const clock = stopTime();
      const element = await waiting(clock);
      const seen = listen();
      service().always('poll', () => json(progress(answer)));
      await clock.pass(1300);
      expect(state(element)).to.equal(ending);
      expect(seen.names()).to.deep.equal(['sf-error']);
      expect(seen.errors()).to.deep.equal([code]);
      expect(allText(element)).not.to.contain('<b>').and.not.to.contain('_');
      expect(focusedPart()).to.equal('heading');
      expect(clock.pending, clock.traces.join('\n')).to.equal(0);
      await audit(element);
      await press(element, 'retry-button');
      expect(state(element)).to.equal('review');
      for (const name of ['zertes', 'eidas', 'risk']) expect(part<HTMLInputElement>(element, `${name}-checkbox`).checked, name).to.equal(false);
    });
  }

  for (const answer of [{downgrade: true}, {donwgrade: true}, {confirmed: true, downgrade: true}]) {
    it(`tells a lowered registration apart (${Object.keys(answer).join(', ')})`, async () => {
      const clock = stopTime();
      const element = await waiting(clock);
      const seen = listen();
      service().always('poll', () => json(progress(answer)));
      await clock.pass(1100);
      await settle(10);
      expect(state(element)).to.equal('downgraded');
      expect(seen.names()).to.deep.equal(['sf-terms-accepted']);
      expect(seen.events[0]!.detail.downgraded).to.equal(true);
      expect(said(element)).to.contain('advanced signatures only');
      await audit(element);
    });
  }

  it('does not take a word for a confirmation', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => json(progress({confirmed: 'true', downgrade: 1})));
    await clock.pass(10_000);
    expect(state(element)).to.equal('phone');
  });

  it('gives up after two minutes, then looks once more when asked', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    await clock.pass(119_000);
    expect(state(element)).to.equal('phone');
    await clock.pass(2000);
    expect(state(element)).to.equal('expired');
    expect(seen.errors()).to.deep.equal(['terms-expired']);
    expect(clock.pending).to.equal(0);
    await audit(element);
    const polls = service().count('poll');
    service().always('poll', () => json(progress({confirmed: true})));
    await press(element, 'check-button');
    await clock.pass(100);
    expect(service().count('poll')).to.equal(polls + 1);
    expect(state(element)).to.equal('accepted');
  });

  it('calls it expired, also when the last question failed', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    service().always('poll', () => Promise.reject(unreachable()));
    await clock.pass(150_000);
    expect(state(element)).to.equal('expired');
    expect(seen.errors()).to.deep.equal(['terms-expired']);
  });

  it('N-25: goes on through trouble, says so, and asks more slowly', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    service().always('poll', () => json({}, 500));
    await clock.pass(40_000);
    expect(state(element)).to.equal('phone');
    expect(said(element)).to.contain('We keep trying');
    await audit(element);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(20_000);
    expect(state(element)).to.equal('accepted');
    expect(seen.errors()).to.deep.equal([]);
  });

  it('ends when the service no longer knows the acceptance', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => done(404));
    await clock.pass(1100);
    expect(state(element)).to.equal('expired');
  });

  it('passes over answers for another acceptance, three times', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    service().always('poll', () => json(progress({token: 'another', confirmed: true})));
    await clock.pass(1100);
    expect(state(element)).to.equal('phone');
    await clock.pass(20_000);
    expect(state(element)).to.equal('failed');
    expect(service().count('poll')).to.equal(4);
    expect(seen.errors()).to.deep.equal(['unexpected-response']);
  });

  it('C-07: asks one question at a time, however slow the answers are', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    let most = 0;
    service().always('poll', async () => {
      most = Math.max(most, service().underWay);
      await new Promise(resolve => setTimeout(resolve, 8000));
      return json(progress());
    });
    await clock.pass(60_000);
    expect(most).to.equal(1);
    expect(service().count('poll')).to.be.within(4, 7);
    element.remove();
  });

  it('asks nobody while the page is hidden, and at once on return', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    await clock.pass(1100);
    const polls = service().count('poll');
    await setVisible(false);
    await clock.pass(60_000);
    expect(service().count('poll')).to.equal(polls);
    expect(clock.pending).to.equal(0);
    service().always('poll', () => json(progress({confirmed: true})));
    await setVisible(true);
    await clock.pass(10);
    expect(service().count('poll')).to.equal(polls + 1);
    expect(state(element)).to.equal('accepted');
  });

  for (const allowed of [true, false]) {
    it(`tells somebody who is elsewhere in the title ${allowed ? 'where the page allows it, until they are back' : 'never, unless the page allows it'}`, async () => {
      const clock = stopTime();
      const {title} = document;
      const element = await waiting(clock, `msisdn="${anna}" ${allowed ? 'announce-in-title' : ''}`);
      const held = service().hold('poll');
      await clock.pass(1100);
      await setVisible(false);
      held.answer(json(progress({confirmed: true})));
      await clock.pass(10);
      expect(state(element)).to.equal('accepted');
      expect(document.title).to.equal(allowed ? `Terms accepted – ${title}` : title);
      await setVisible(true);
      expect(document.title).to.equal(title);
    });
  }

  it('keeps the reference of the service in the receipt', async () => {
    const clock = stopTime();
    service().next('confirm', json({}, 200, {'x-correlation-id': 'abc-123'}));
    await waiting(clock);
    const seen = listen();
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(1100);
    await settle();
    expect(seen.of('sf-terms-accepted')[0]!.detail.receipt.correlationId).to.equal('abc-123');
  });

  it('C-08: asks once more before it gives up on somebody who was away too long', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    await setVisible(false);
    await clock.pass(300_000);
    expect(state(element)).to.equal('phone');
    service().always('poll', () => json(progress({confirmed: true})));
    await setVisible(true);
    await clock.pass(10);
    expect(state(element)).to.equal('accepted');
  });

  it('C-08: gives up after that one question where the answer is still none, and the way back is open', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    await setVisible(false);
    await clock.pass(300_000);
    const polls = service().count('poll');
    await setVisible(true);
    await clock.pass(10);
    expect(state(element)).to.equal('expired');
    expect(service().count('poll')).to.equal(polls + 1);
    expect(seen.errors()).to.deep.equal(['terms-expired']);
    await setVisible(false);
    await setVisible(true);
    await clock.pass(60_000);
    expect(service().count('poll')).to.equal(polls + 1);
    expect([has(element, 'check-button'), has(element, 'retry-button')]).to.deep.equal([true, true]);
  });

  it('N-24: asks at once when the browser is online again, and tells meanwhile that it keeps trying', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    Object.defineProperty(navigator, 'onLine', {configurable: true, get: () => false});
    try {
      service().always('poll', () => Promise.reject(unreachable()));
      dispatchEvent(new Event('offline'));
      await clock.pass(10_000);
      expect(state(element)).to.equal('phone');
      expect(said(element)).to.contain('The connection is lost at the moment. We keep trying.');
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
    await audit(element);
    await clock.pass(2000);
    const polls = service().count('poll');
    service().always('poll', () => json(progress({confirmed: true})));
    dispatchEvent(new Event('online'));
    await clock.pass(1000);
    expect(service().count('poll')).to.equal(polls + 1);
    expect(state(element)).to.equal('accepted');
  });

  it('asks how far it is when the answer to the start was lost, and does not start twice', async () => {
    const clock = stopTime();
    open();
    service().next('confirm', unreachable());
    const element = await placed();
    await tick(element, 'zertes', 'risk');
    await press(element, 'accept-button');
    expect(state(element)).to.equal('phone');
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(1100);
    expect(state(element)).to.equal('accepted');
    expect(service().count('confirm')).to.equal(1);
  });

  for (const how of ['cancel-button', 'cancel()']) {
    it(`no longer after ${how}`, async () => {
      const clock = stopTime();
      const element = await waiting(clock);
      const seen = listen();
      const answer = service().hold('poll');
      await clock.pass(1100);
      if (how === 'cancel()') element.cancel();
      else await press(element, 'cancel-button');
      await settle();
      expect(state(element)).to.equal('review');
      expect(service().underWay).to.equal(0);
      answer.answer(json(progress({confirmed: true})));
      await clock.pass(60_000);
      expect(state(element)).to.equal('review');
      expect(service().count('poll')).to.equal(1);
      expect(seen.events).to.deep.equal([]);
      expect(clock.pending).to.equal(0);
    });
  }
});

describe('sf-tc-accept: the consent page', () => {
  it('stands in a sandboxed frame of its own, with a link beside it', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(1100);
    expect(state(element)).to.equal('consent');
    const frame = part<HTMLIFrameElement>(element, 'consent-frame');
    expect(frame.src).to.equal(consentUrl);
    expect([...frame.sandbox].sort()).to.deep.equal(['allow-forms', 'allow-same-origin', 'allow-scripts']);
    expect(frame.getAttribute('allow')).to.equal('');
    expect(frame.getAttribute('referrerpolicy')).to.equal('strict-origin');
    expect(frame.title).not.to.equal('');
    expect(frame.hasAttribute('loading')).to.equal(false);
    const link = part<HTMLAnchorElement>(element, 'consent-link');
    expect([link.href, link.target, link.rel]).to.deep.equal([consentUrl, '_blank', 'noopener noreferrer']);
    expect(allText(element)).to.contain('api.example.com');
    expect(focusedPart()).to.equal('heading');
    expect(element.shadowRoot!.querySelector('[type=password]')).to.equal(null);
    await audit(element);
    // The frame is the same for as long as the address is.
    await clock.pass(20_000);
    expect(part(element, 'consent-frame') === frame, 'the same frame').to.equal(true);
    service().always('poll', () => json(progress()));
    await clock.pass(6000);
    expect(part(element, 'consent-frame') === frame, 'the same frame').to.equal(true);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(7000);
    expect(state(element)).to.equal('accepted');
    expect(has(element, 'consent-frame')).to.equal(false);
  });

  it('is framed once for each address, also when answers alternate', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const frames = new Set<HTMLElement>();
    let count = 0;
    service().always('poll', () => json(progress({consentUrl: `${serviceOrigin}/consent/${1 + (count++ % 2)}`})));
    for (let second = 0; second < 60; second++) {
      await clock.pass(1000);
      parts(element, 'consent-frame').forEach(frame => frames.add(frame));
    }
    expect(frames.size).to.equal(2);
    expect(parts(element, 'consent-frame')).to.have.length(1);
    element.remove();
  });

  it('has ten minutes', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(590_000);
    expect(state(element)).to.equal('consent');
    await clock.pass(20_000);
    expect(state(element)).to.equal('expired');
    expect(has(element, 'consent-frame')).to.equal(false);
    await audit(element);
  });

  it('of the own origin is only linked, never framed', async () => {
    const clock = stopTime();
    const given = session({allowedHosts: [location.hostname, 'api.example.com']});
    const element = await waiting(clock, undefined, given);
    service().always('poll', () => json(progress({consentUrl: `${location.origin}/consent/1`})));
    await clock.pass(1100);
    expect(state(element)).to.equal('consent');
    expect(has(element, 'consent-frame')).to.equal(false);
    expect(part<HTMLAnchorElement>(element, 'consent-link').href).to.equal(`${location.origin}/consent/1`);
    await audit(element);
    element.remove();
  });

  for (const address of ['https://evil.example/', 'javascript:alert(1)', 'http://api.example.com/', 'https://api.example.com@evil.example/', '/consent/1']) {
    it(`C-02: is neither linked, framed nor opened at ${address}`, async () => {
      const clock = stopTime();
      const element = await waiting(clock);
      const seen = listen();
      service().always('poll', () => json(progress({consentUrl: address})));
      await clock.pass(60_000);
      expect(state(element)).to.equal('failed');
      expect(seen.names()).to.deep.equal(['sf-error']);
      expect(seen.errors()).to.deep.equal(['blocked-url']);
      expect(element.shadowRoot!.querySelector('a, iframe')).to.equal(null);
      expect(service().count('poll')).to.equal(1);
      await audit(element);
    });
  }

  it('can say what it likes to this page: nothing changes', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(1100);
    for (const data of [{confirmed: true}, 'confirmed', progress({confirmed: true})]) {
      window.dispatchEvent(new MessageEvent('message', {data, origin: serviceOrigin}));
    }
    await clock.pass(10);
    expect(state(element)).to.equal('consent');
    element.remove();
  });
});

describe('sf-tc-accept: mode="link"', () => {
  const linked = () => placed(`msisdn="${anna}" mode="link"`);
  /** Presses a link without following it. */
  async function follow(element: Element): Promise<void> {
    const link = part(element, 'document-link');
    link.addEventListener('click', event => event.preventDefault(), {once: true});
    link.focus();
    link.click();
    await settle();
  }

  it('opens the terms page and notices the acceptance', async () => {
    const clock = stopTime();
    open();
    const element = await linked();
    expect(state(element)).to.equal('review');
    expect(element.shadowRoot!.querySelector('input')).to.equal(null);
    expect(part<HTMLAnchorElement>(element, 'document-link').href).to.equal(termsLink);
    await audit(element);
    const seen = listen();
    await follow(element);
    expect(state(element)).to.equal('consent');
    expect(has(element, 'consent-frame')).to.equal(false);
    await audit(element);
    await clock.pass(10_000);
    expect(state(element)).to.equal('consent');
    expect(service().count('confirm')).to.equal(0);
    service().always('terms', () => done(404));
    await clock.pass(7000);
    await settle(10);
    expect(state(element)).to.equal('accepted');
    expect(seen.names()).to.deep.equal(['sf-terms-accepted']);
    expect(seen.events[0]!.detail.receipt.decisions).to.equal(null);
    expect(clock.pending).to.equal(0);
  });

  it('does not take "nothing open" for accepted where nobody is registered', async () => {
    const clock = stopTime();
    open();
    const element = await linked();
    const seen = listen();
    await follow(element);
    service().always('terms', () => done(404));
    service().always('evidence', () => json(evidenceOf({status: [], notFound: true, signingStatus: 'NOT_REGISTERED_AT_ALL'})));
    await clock.pass(1100);
    expect(state(element)).to.equal('nothing');
    expect(seen.of('sf-terms-accepted')).to.deep.equal([]);
  });

  it('keeps waiting where nobody can tell at the moment', async () => {
    const clock = stopTime();
    open();
    const element = await linked();
    await follow(element);
    service().always('terms', () => done(404));
    service().always('evidence', () => json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})));
    await clock.pass(1100);
    service().always('evidence', () => json(evidenceOf()));
    await clock.pass(10_000);
    expect(state(element)).to.equal('accepted');
  });
});

describe('sf-tc-accept: terms that heal', () => {
  const end = {terms: () => service().always('terms', () => done(404)), poll: () => service().always('poll', () => done(404))};

  /** Somebody who did not answer in time. */
  async function expired(clock: Clock): Promise<SfTcAccept> {
    const element = await waiting(clock);
    await clock.pass(130_000);
    expect(state(element)).to.equal('expired');
    return element;
  }

  it('an acceptance that arrived after the deadline is found by starting again, and told with its receipt', async () => {
    const clock = stopTime();
    const element = await expired(clock);
    const seen = listen();
    end.terms();
    end.poll();
    await press(element, 'retry-button');
    await clock.pass(100);
    await settle(10);
    expect(state(element)).to.equal('accepted');
    expect(seen.names()).to.deep.equal(['sf-terms-accepted']);
    const {downgraded, receipt} = seen.events[0]!.detail;
    expect([downgraded, receipt.decisions]).to.deep.equal([false, {zertes: true, eidas: true, risk: true}]);
    expect(service().count('confirm')).to.equal(1);
    await clock.pass(1000);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
    await audit(element);
  });

  for (const [what, evidence] of [
    ['registered', evidenceOf({status: [], notFound: true, signingStatus: 'NOT_REGISTERED_AT_ALL'})],
    ['known', evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})],
  ] as const) {
    it(`nothing open after the deadline is nothing accepted, where nobody is ${what}`, async () => {
      const clock = stopTime();
      const element = await expired(clock);
      const seen = listen();
      end.terms();
      service().always('evidence', () => json(evidence));
      await press(element, 'retry-button');
      await clock.pass(100);
      expect(state(element)).to.equal('nothing');
      expect(said(element)).to.equal('No terms are waiting for your acceptance.');
      expect(seen.events).to.deep.equal([]);
    });
  }

  it('nothing open at the first look asks for no evidence', async () => {
    service();
    const element = await placed();
    expect(state(element)).to.equal('nothing');
    expect(service().count('evidence')).to.equal(0);
  });

  it('terms that are still open after the deadline are shown anew, with nothing ticked', async () => {
    const clock = stopTime();
    const element = await expired(clock);
    await press(element, 'retry-button');
    expect(state(element)).to.equal('review');
    for (const name of ['zertes', 'eidas', 'risk']) expect(part<HTMLInputElement>(element, `${name}-checkbox`).checked, name).to.equal(false);
    await tick(element, 'zertes', 'risk');
    await press(element, 'accept-button');
    expect(service().count('confirm')).to.equal(2);
  });

  it('a link that was superseded leads to the new one, and answers for the old one count no more', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => done(410));
    await clock.pass(1100);
    expect(state(element)).to.equal('expired');
    service().always('terms', () => json({link: `${serviceOrigin}/t/terms-token-2`}));
    await press(element, 'retry-button');
    expect(part<HTMLAnchorElement>(element, 'document-link').href).to.equal(`${serviceOrigin}/t/terms-token-2`);
    await tick(element, 'zertes', 'risk');
    await press(element, 'accept-button');
    expect(service().last('confirm').body).to.include({token: 'terms-token-2'});
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(2000);
    expect(state(element)).to.equal('phone');
    service().always('poll', () => json(progress({token: 'terms-token-2', confirmed: true})));
    await clock.pass(5000);
    expect(state(element)).to.equal('accepted');
    expect(service().last('poll').url.searchParams.get('token')).to.equal('terms-token-2');
  });

  it('C-03: a consent page that comes in the last moment has its full time', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    await clock.pass(110_000);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(6000);
    expect(state(element)).to.equal('consent');
    service().always('poll', () => json(progress()));
    await clock.pass(500_000);
    expect(state(element)).to.equal('consent');
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(7000);
    expect(state(element)).to.equal('accepted');
  });

  it('a terms page whose window was closed ends in time, with a way to look again and to start again', async () => {
    const clock = stopTime();
    open();
    const element = await placed(`msisdn="${anna}" mode="link"`);
    const link = part(element, 'document-link');
    link.addEventListener('click', event => event.preventDefault(), {once: true});
    link.click();
    await clock.pass(1000);
    expect([state(element), has(element, 'document-link'), has(element, 'cancel-button')]).to.deep.equal(['consent', true, true]);
    await clock.pass(601_000);
    expect(state(element)).to.equal('expired');
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
    await press(element, 'check-button');
    await clock.pass(100);
    expect(state(element)).to.equal('expired');
    await press(element, 'retry-button');
    expect(state(element)).to.equal('review');
  });

  it('a second start while one runs starts nothing, in the same element or after it was cancelled by a refresh', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    find<HTMLFormElement>(element, 'form').requestSubmit();
    await settle();
    expect([state(element), service().count('confirm')]).to.deep.equal(['phone', 1]);
    const answer = service().hold('poll');
    await clock.pass(1100);
    element.refresh();
    await settle();
    answer.answer(json(progress({confirmed: true})));
    await settle();
    expect([state(element), service().underWay]).to.deep.equal(['review', 0]);
  });

  for (const [what, how] of Object.entries({'404 for ever': () => done(404), '410 for ever': () => done(410), '400 for ever': () => done(400)})) {
    it(`polls that answer ${what} make no loop`, async () => {
      const clock = stopTime();
      const element = await waiting(clock);
      service().always('poll', how);
      await clock.pass(60_000);
      expect([state(element), service().count('poll'), clock.pending]).to.deep.equal(['expired', 1, 0]);
    });
  }
});

describe('sf-tc-accept: in a form', () => {
  it('keeps the form from being sent until the terms are accepted, then gives the time', async () => {
    const clock = stopTime();
    open();
    const form = await place<HTMLFormElement>(`<form><sf-tc-accept name="terms" required msisdn="${anna}"></sf-tc-accept></form>`);
    const element = form.querySelector('sf-tc-accept')!;
    let sent = 0;
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent++;
    });
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    await tick(element, 'zertes', 'risk');
    find<HTMLFormElement>(element, 'form').requestSubmit();
    await settle();
    expect(form.checkValidity()).to.equal(false);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(1100);
    await settle(10);
    expect(form.checkValidity()).to.equal(true);
    expect(String(new FormData(form).get('terms'))).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(sent).to.equal(0);
    form.reset();
    await settle();
    expect([...new FormData(form)]).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(false);
  });

  it('is what a form points at that is not sent, also where nothing can be ticked yet', async () => {
    open();
    const form = await place<HTMLFormElement>('<form><sf-tc-accept name="terms" required></sf-tc-accept><button>Go</button></form>');
    const element = form.querySelector('sf-tc-accept')!;
    expect(state(element)).to.equal('idle');
    form.querySelector('button')!.focus();
    expect(form.reportValidity()).to.equal(false);
    expect(document.activeElement === element, 'focus').to.equal(true);
    element.msisdn = anna;
    await settle();
    expect(state(element)).to.equal('review');
    form.querySelector('button')!.focus();
    expect(form.reportValidity()).to.equal(false);
    // The first that can be used, no longer the heading.
    expect(focused()!.matches('a, input'), focused()!.outerHTML).to.equal(true);
  });

  it('keeps the focus on what came, also where a form may point at the whole', async () => {
    open();
    service().next('terms', json({}, 403));
    const element = await placed(`required msisdn="${anna}"`);
    expect(state(element)).to.equal('failed');
    const answer = service().hold('terms');
    part(element, 'retry-button').focus();
    await press(element, 'retry-button');
    expect([state(element), focusedPart()]).to.deep.equal(['loading', 'heading']);
    answer.answer(json({link: termsLink}));
    await settle();
    expect([state(element), focusedPart()]).to.deep.equal(['review', 'heading']);
    // Pointed at while it looks, and then there is something to tick.
    const again = service().hold('terms');
    element.refresh();
    await settle();
    (document.activeElement as HTMLElement).blur();
    expect(element.reportValidity()).to.equal(false);
    expect(document.activeElement === element, 'pointed at').to.equal(true);
    again.answer(json({link: termsLink}));
    await settle();
    expect([state(element), document.activeElement === element]).to.deep.equal(['review', true]);
  });

  it('can do nothing while it is disabled', async () => {
    open();
    const element = await placed(`msisdn="${anna}" disabled`);
    expect(part<HTMLInputElement>(element, 'risk-checkbox').disabled).to.equal(true);
    expect(part<HTMLButtonElement>(element, 'accept-button').disabled).to.equal(true);
    await audit(element);
  });
});

describe('sf-tc-accept: leaves and returns', () => {
  it('L-01: is quiet once it was removed while it waits, and leaves neither request nor timer', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const seen = listen();
    const answer = service().hold('poll');
    await clock.pass(1100);
    element.remove();
    await settle();
    expect(service().underWay).to.equal(0);
    answer.answer(json(progress({confirmed: true})));
    await clock.pass(60_000);
    expect(service().count('poll')).to.equal(1);
    expect(seen.events).to.deep.equal([]);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
  });

  it('L-03: goes on waiting when it returns', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    const home = element.parentElement!;
    element.remove();
    await clock.pass(5000);
    home.append(element);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(2000);
    expect(state(element)).to.equal('accepted');
    expect(service().count('confirm')).to.equal(1);
  });

  it('L-03: does not start twice when it was removed in the middle of the start', async () => {
    const clock = stopTime();
    open();
    service().hold('confirm');
    const element = await placed();
    const home = element.parentElement!;
    await tick(element, 'zertes', 'risk');
    await press(element, 'accept-button');
    element.remove();
    await clock.pass(1000);
    home.append(element);
    await settle();
    expect(state(element)).to.equal('phone');
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(2000);
    expect(state(element)).to.equal('accepted');
    expect(service().count('confirm')).to.equal(1);
  });

  it('L-02: goes on when it is moved within the page: ticks, waiting and frame are the same', async () => {
    const clock = stopTime();
    open();
    const element = await placed();
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    await tick(element, 'zertes', 'risk');
    elsewhere.append(element);
    await settle();
    expect(part<HTMLInputElement>(element, 'risk-checkbox').checked).to.equal(true);
    expect(service().count('terms')).to.equal(1);
    await press(element, 'accept-button');
    expect(state(element)).to.equal('phone');
    elsewhere.after(element);
    await settle();
    expect(state(element)).to.equal('phone');
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(2000);
    expect(state(element)).to.equal('accepted');
  });

  it('still offers the receipt when it returns', async () => {
    const clock = stopTime();
    const element = await waiting(clock);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(1100);
    await settle(10);
    const home = element.parentElement!;
    element.remove();
    await settle();
    home.append(element);
    await settle();
    expect(state(element)).to.equal('accepted');
    expect(has(element, 'receipt-button')).to.equal(true);
  });
});
