/** Every flow with the keyboard alone. Each list is the exact order in which the stops come. */
import {engine} from '../engine.js';
import {
  done, expect, focused, has, keys, listen, part, parts, pause, progress, service, settle, state, stopTime, text, type, until,
} from '../helpers.js';
import {consentUrl, inner, standings} from './states.js';
import {back, between, here, passing, pressOn, tabTo} from './walking.js';

const help = ['help-link', 'help-phone'];
const boxes = ['zertes-checkbox', 'eidas-checkbox', 'risk-checkbox'];

/** Somebody with open terms, who gets that answer about them. */
function withTerms(answer: Record<string, unknown> = {}): void {
  standings.pending();
  service().always('poll', async () => new Response(JSON.stringify(progress(answer)), {headers: {'content-type': 'application/json'}}));
}

async function tickAll(): Promise<void> {
  for (const box of boxes) {
    await tabTo(box);
    await keys('Space');
  }
}

describe('keyboard: one widget', () => {
  it('a number is proved', async () => {
    service();
    const element = await between('<sf-phone-verify countries="CH DE"></sf-phone-verify>');
    expect(await tabTo('after')).to.deep.equal(['country-select', 'number-input', 'send-button', ...help, 'after']);
    expect(await tabTo('before', back)).to.deep.equal(['help-phone', 'help-link', 'send-button', 'number-input', 'country-select', 'before']);
    await tabTo('number-input');
    await type('0790000001');
    await keys('Enter');
    await settle();
    expect(here()).to.equal('heading');
    expect(await tabTo('after')).to.deep.equal(['code-input', 'verify-button', 'resend-button', 'change-button', ...help, 'after']);
    await tabTo('before', back);
    await pressOn('change-button', 'Space');
    expect([state(element), here()]).to.deep.equal(['number', 'heading']);
    await pressOn('send-button', 'Space');
    await tabTo('code-input');
    await type('ABCD');
    expect(await tabTo('verify-button')).to.deep.equal(['verify-button']);
    await keys('Space');
    await settle();
    expect([state(element), here()]).to.deep.equal(['verified', 'heading']);
    expect(await tabTo('after')).to.deep.equal([...help, 'after']);
  });

  it('a wrong code keeps the focus in its field', async () => {
    service().next('check', done(400));
    const element = await between('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    await pressOn('send-button');
    await tabTo('code-input');
    await type('ABCD');
    await keys('Enter');
    await settle();
    expect([text(element, 'error') !== '', here()]).to.deep.equal([true, 'code-input']);
    await keys('Enter');
    await settle();
    expect(state(element)).to.equal('verified');
  });

  it('a status is read, and read again', async () => {
    standings.broken();
    const element = await between('<sf-status msisdn="41790000001"></sf-status>');
    expect(await tabTo('after')).to.deep.equal(['retry-button', 'copy-button', 'summary', ...help, 'after']);
    await tabTo('retry-button', back);
    standings.advanced();
    await keys('Enter');
    await settle();
    expect(here()).to.equal('heading');
    expect(await tabTo('after')).to.deep.equal(['action-button', 'upgrade-button', 'summary', ...help, 'after']);
    await tabTo('summary', back);
    await keys('Enter');
    expect(element.shadowRoot!.querySelector('details')!.open).to.equal(true);
  });

  it('terms are accepted on the phone', async () => {
    stopTime();
    withTerms();
    const element = await between('<sf-tc-accept msisdn="41790000001"></sf-tc-accept>');
    expect(await tabTo('after')).to.deep.equal(['document-link', ...boxes, 'accept-button', ...help, 'after']);
    expect(await tabTo('before', back)).to.deep.equal(['help-phone', 'help-link', 'accept-button', ...[...boxes].reverse(), 'document-link', 'before']);
    await pressOn('accept-button');
    expect(here(), 'what is missing').to.equal('zertes-checkbox');
    await keys('Space');
    await tabTo('risk-checkbox');
    await keys('Space');
    await pressOn('accept-button', 'Space');
    expect([state(element), here()]).to.deep.equal(['phone', 'heading']);
    expect(await tabTo('after')).to.deep.equal(['cancel-button', ...help, 'after']);
    await tabTo('cancel-button', back);
    await keys('Enter');
    await settle();
    expect([state(element), here()]).to.deep.equal(['review', 'heading']);
    withTerms({confirmed: true});
    await pressOn('accept-button');
    await passing(1300);
    expect([state(element), here()]).to.deep.equal(['accepted', 'heading']);
    expect(await tabTo('after')).to.deep.equal(['receipt-button', ...help, 'after']);
  });

  it('terms are accepted on the consent page, whose frame lets one in and out', async () => {
    stopTime();
    withTerms({consentUrl});
    const element = await between('<sf-tc-accept msisdn="41790000001"></sf-tc-accept>');
    await tickAll();
    await pressOn('accept-button');
    await passing(1300);
    expect([state(element), here()]).to.deep.equal(['consent', 'heading']);
    // What is not there yet, nobody can go into.
    await Promise.race([new Promise(resolve => part(element, 'consent-frame').addEventListener('load', resolve)), pause(1500)]);
    const stops = (await tabTo('after')).map(stop => (stop === 'consent-frame' ? 'elsewhere' : stop));
    // The page in the frame has a field and a button.
    expect(stops.filter((stop, index) => stop !== stops[index - 1])).to.deep.equal(['elsewhere', 'consent-link', 'cancel-button', ...help, 'after']);
    expect(await tabTo('consent-link', back)).to.deep.equal(['help-phone', 'help-link', 'cancel-button', 'consent-link']);
    await back();
    withTerms({confirmed: true});
    await passing(8000);
    expect([state(element), here()]).to.deep.equal(['accepted', 'heading']);
  });

  it('terms are accepted on their own page', async () => {
    stopTime();
    standings.pending();
    const element = await between('<sf-tc-accept msisdn="41790000001" mode="link"></sf-tc-accept>');
    expect(await tabTo('after')).to.deep.equal(['document-link', ...help, 'after']);
    await tabTo('document-link', back);
    element.shadowRoot!.addEventListener('click', event => event.preventDefault());
    await keys('Enter');
    await settle();
    expect([state(element), here()]).to.deep.equal(['consent', 'heading']);
    expect(await tabTo('after')).to.deep.equal(['document-link', 'cancel-button', ...help, 'after']);
    await tabTo('cancel-button', back);
    service().always('terms', () => done(404));
    await passing(8000);
    expect([state(element), here()]).to.deep.equal(['accepted', 'heading']);
  });

  it('an identification is started', async () => {
    const element = await between('<sf-identify msisdn="41790000001"></sf-identify>');
    element.shadowRoot!.addEventListener('click', event => event.preventDefault());
    const ways = parts(element, 'method').map(() => 'start-button');
    expect(ways.length).to.be.greaterThan(1);
    expect(await tabTo('after')).to.deep.equal([...ways, ...help, 'after']);
    const seen = listen();
    await tabTo('start-button', back);
    const last = focused();
    await keys('Enter');
    await settle();
    expect([seen.names(), focused() === last]).to.deep.equal([['sf-identify'], true]);
  });

  it('somebody reads up, and asks the advisor', async () => {
    const element = await between('<sf-qes-info topics="advisor qes"></sf-qes-info>');
    expect(await tabTo('after')).to.deep.equal(['document-select', 'area-select', 'summary', ...help, 'after']);
    await tabTo('document-select', back);
    await keys('ArrowDown');
    await tabTo('area-select');
    await keys('ArrowDown');
    await until(() => text(element, 'advice') !== '');
    expect(here()).to.equal('area-select');
    await pressOn('summary');
    expect(element.shadowRoot!.querySelector('details')!.open).to.equal(true);
    await keys('Space');
    expect(element.shadowRoot!.querySelector('details')!.open).to.equal(false);
  });
});

describe('keyboard: the whole way', () => {
  /** From the number to the end, over the terms. */
  async function throughTerms(flow: () => Element): Promise<void> {
    await tabTo('number-input');
    await type('0790000001');
    await keys('Enter');
    await settle();
    await tabTo('code-input');
    await type('ABCD');
    await keys('Enter');
    await settle();
    expect([flow().getAttribute('step'), here()]).to.deep.equal(['status', 'heading']);
    expect(await tabTo('action-button')).to.deep.equal(['action-button']);
    await keys('Enter');
    await settle();
    expect([flow().getAttribute('step'), here()]).to.deep.equal(['terms', 'heading']);
    await tickAll();
    await pressOn('accept-button');
    withTerms({confirmed: true});
    service().always('terms', () => done(404));
    await passing(8000);
  }

  it('a flow is gone through, forth and back', async () => {
    stopTime();
    withTerms();
    const element = await between('<sf-flow><button id="done" slot="done">Go on</button></sf-flow>');
    expect(await tabTo('after')).to.deep.equal(['country-select', 'number-input', 'send-button', ...help, 'after']);
    await tabTo('before', back);
    await throughTerms(() => element);
    expect([element.getAttribute('step'), here()]).to.deep.equal(['done', 'heading']);
    expect(inner(element, 'sf-status').shadowRoot!.activeElement).not.to.equal(null);
    expect(await tabTo('after')).to.deep.equal(['calendar-link', 'summary', 'receipt-button', 'done', 'back-button', ...help, 'after']);
    expect(await tabTo('back-button', back)).to.deep.equal(['help-phone', 'help-link', 'back-button']);
    await keys('Enter');
    await settle();
    expect([element.getAttribute('step'), here()]).to.deep.equal(['phone', 'heading']);
  });

  it('a flow leads to the identification, and back', async () => {
    standings.unregistered();
    const element = await between('<sf-flow msisdn="41790000001" locked></sf-flow>');
    expect(await tabTo('after')).to.deep.equal(['action-button', 'summary', ...help, 'after']);
    await tabTo('action-button', back);
    await keys('Space');
    await settle();
    expect([element.getAttribute('step'), here()]).to.deep.equal(['identify', 'heading']);
    const stops = await tabTo('after');
    expect(stops.filter(stop => stop !== 'start-button')).to.deep.equal(['back-button', ...help, 'after']);
    await tabTo('back-button', back);
    await keys('Enter');
    await settle();
    expect([element.getAttribute('step'), here()]).to.deep.equal(['status', 'heading']);
  });

  it('terms that are optional are left', async () => {
    standings.pending();
    const element = await between('<sf-flow msisdn="41790000001" locked terms="optional"></sf-flow>');
    expect(await tabTo('skip-button')).to.deep.equal(['action-button', 'calendar-link', 'summary', 'skip-button']);
    await keys('Enter');
    await settle();
    expect([element.getAttribute('step'), here()]).to.deep.equal(['done', 'heading']);
  });

  it('a gate opens, and the focus is on what it held', async () => {
    stopTime();
    withTerms();
    const element = await between('<sf-gate><button id="sign">Sign</button></sf-gate>');
    expect(await tabTo('after')).to.deep.equal(['country-select', 'number-input', 'send-button', ...help, 'after']);
    await tabTo('before', back);
    await throughTerms(() => inner(element, 'sf-flow'));
    expect([element.hasAttribute('open'), here()]).to.deep.equal([true, 'sign']);
    expect(await tabTo('after')).to.deep.equal(['after']);
    expect(await tabTo('before', back)).to.deep.equal(['sign', 'before']);
  });

  it('a dialog opens, keeps the focus inside, and gives it back', async () => {
    service();
    const element = await between('<sf-launcher>Check</sf-launcher>');
    expect(await tabTo('after')).to.deep.equal(['button', 'after']);
    await tabTo('button', back);
    await keys('Enter');
    await settle();
    expect(here()).to.equal('dialog');
    // Beyond the last stop is the browser's own, or the first again; the page behind is never reached.
    const round: string[] = [];
    // In Firefox it is the browser's own, from where no key of its driver leads back.
    const beyond = engine === 'firefox' ? 6 : 12;
    for (let step = 0; step < beyond; step++) {
      await keys('Tab');
      round.push(here());
    }
    expect(round.slice(0, 6)).to.deep.equal(['close-button', 'country-select', 'number-input', 'send-button', ...help]);
    expect(new Set(round)).not.to.contain('before').and.not.to.contain('after').and.not.to.contain('button');
    for (let step = 0; here() !== 'close-button' && step < 40; step++) await back();
    await keys('Escape');
    await settle();
    expect([has(element, 'dialog'), here()]).to.deep.equal([false, 'button']);
    await keys('Space');
    await settle();
    await keys('Tab');
    expect(here()).to.equal('close-button');
    await keys('Space');
    await settle();
    expect([has(element, 'dialog'), here()]).to.deep.equal([false, 'button']);
  });

  it('a flow in a dialog is gone through, and the focus is back where it began', async () => {
    stopTime();
    withTerms();
    const element = await between('<sf-launcher>Check</sf-launcher>');
    await pressOn('button');
    await throughTerms(() => inner(element, 'sf-flow'));
    await passing(60_000);
    expect(has(element, 'dialog')).to.equal(true);
    await tabTo('close-button', back);
    await keys('Enter');
    await settle();
    expect([has(element, 'dialog'), here()]).to.deep.equal([false, 'button']);
  });
});
