/** What is said, in which order, and how often. */
import {en} from '../../../src/strings/en.js';
import {
  anna, done, evidenceOf, expect, fill, json, part, place, press, progress, service, settle, stopTime, text, unreachable,
} from '../helpers.js';
import {hear, type Heard} from './hearing.js';
import {accepting, codeSent, consentUrl, flowAt, given, inner, phoneAt, reading, standings, statusOf, states} from './states.js';

const seconds = (heard: Heard[]) => heard.map(({at, text}) => [Math.round(at / 1000), text.replace(/^\S+ /, '')]);

describe('the regions', () => {
  for (const [name, make] of states) {
    it(`A11Y-03: one for the status and at most one for errors, there from the start — ${name}`, async () => {
      const {mute} = hear(document.body);
      const element = await make();
      expect(mute).to.deep.equal([]);
      const status = element.shadowRoot!.querySelectorAll('[role="status"]');
      const alert = element.shadowRoot!.querySelectorAll('[role="alert"]');
      expect([status.length, status[0]?.getAttribute('aria-atomic')]).to.deep.equal([1, 'true']);
      const hasErrors = ['sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-flow'].includes(element.localName);
      expect(alert.length).to.equal(hasErrors ? 1 : 0);
    });
  }

  it('A11Y-03: are the same nodes through every step, and only their words change', async () => {
    const clock = stopTime();
    service().next('check', done(400));
    const element = await phoneAt();
    const regions = () => [...element.shadowRoot!.querySelectorAll('[role="status"], [role="alert"]')];
    const before = regions();
    expect(before.map(({textContent}) => textContent)).to.deep.equal(['', '']);
    await press(element, 'send-button');
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    await press(element, 'verify-button');
    await clock.pass(300);
    document.documentElement.lang = 'de-CH';
    await settle();
    expect(regions().map((region, index) => region === before[index])).to.deep.equal([true, true]);
    expect(before.map(region => [region.role, region.textContent!.length > 0])).to.deep.equal([['alert', false], ['status', true]]);
  });
});

describe('a log of what is said', () => {
  it('A11Y-04: proving a number', async () => {
    const clock = stopTime();
    service().next('check', done(400));
    const element = await phoneAt();
    const {heard, lines} = hear(element);
    const sent = service().hold('send');
    await press(element, 'send-button');
    await clock.pass(1000);
    sent.answer(done());
    await clock.pass(1000);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    await clock.pass(40_000);
    await press(element, 'resend-button');
    await clock.pass(61_000);
    await press(element, 'resend-button');
    await clock.pass(1000);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    await clock.pass(1000);
    expect(lines()).to.deep.equal([
      `sf-phone-verify status: ${en.sendingCode}`,
      `sf-phone-verify status: ${en.codeSentTo(anna)}`,
      `sf-phone-verify alert: ${en.errorPrefix} ${en.problems['wrong-code']}`,
      `sf-phone-verify status: ${en.codeSentAgain(anna)}`,
      // The same words once more, since it happened once more.
      `sf-phone-verify status: ${en.codeSentAgain(anna)}`,
      `sf-phone-verify status: ${en.numberVerified(anna)}`,
    ]);
    expect(heard.length).to.equal(6);
  });

  it('A11Y-04: the countdown to another code is not said each second', async () => {
    const clock = stopTime();
    const element = await codeSent();
    await clock.pass(300);
    const {lines} = hear(element);
    await clock.pass(300_000);
    expect(lines()).to.deep.equal([]);
  });

  it('A11Y-04: waiting for the phone is said once, then advice at most every 30 seconds, and how it ended', async () => {
    const clock = stopTime();
    const element = await reading('zertes', 'eidas', 'risk');
    const {heard} = hear(element);
    await press(element, 'accept-button');
    await clock.pass(118_000);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(10_000);
    const said = seconds(heard);
    expect(said.slice(0, 3)).to.deep.equal([
      [0, `status: ${en.tcPhone}`],
      [30, `status: ${en.tcPhoneHelp}`],
      [60, `status: ${en.tcPhoneMoreHelp}`],
    ]);
    expect(said.slice(3).map(([, text]) => text)).to.deep.equal([`status: ${en.tcAccepted}`]);
  });

  it('A11Y-04: a connection that comes and goes while somebody waits is not said each time', async () => {
    const clock = stopTime();
    const element = await accepting();
    const {heard} = hear(element);
    let count = 0;
    service().always('poll', () => (count++ % 4 < 3 ? json({}, 500) : json(progress())));
    await clock.pass(100_000);
    const times = heard.map(({at}) => at);
    expect(times.length).to.be.within(1, 4);
    times.slice(1).forEach((at, index) => expect(at - times[index]!).to.be.at.least(29_000));
  });

  it('A11Y-04: the consent page is told of, and how it ended', async () => {
    const clock = stopTime();
    const element = await accepting();
    const {lines} = hear(element);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(100_000);
    service().always('poll', () => json(progress({error: 'USER_CANCEL'})));
    await clock.pass(10_000);
    const {host} = new URL(consentUrl);
    expect(lines()).to.deep.equal([
      `sf-tc-accept status: ${en.tcConsent(host)}`,
      `sf-tc-accept status: ${en.tcDeclined}`,
    ]);
  });

  it('A11Y-04: a status that is read again by itself is told of once, and then how it ended', async () => {
    const clock = stopTime();
    const {lines} = hear(document.body);
    await statusOf(standings.unavailable);
    await clock.pass(30_000);
    expect(lines()).to.deep.equal([
      `sf-status status: ${en.unavailable} ${en.retryingSoon}`,
      `sf-status status: ${en.unavailable} ${en.pleaseTryAgain}`,
    ]);
  });

  it('A11Y-04: whoever tries again hears that, and hears the same answer again', async () => {
    const clock = stopTime();
    const element = await statusOf(standings.broken);
    await clock.pass(300);
    const {lines} = hear(element);
    const failed = `sf-status status: ${text(element, 'summary')}`;
    await press(element, 'retry-button');
    await clock.pass(1000);
    expect(lines()).to.deep.equal([failed]);
    const answer = service().hold('evidence');
    await press(element, 'retry-button');
    await clock.pass(1000);
    answer.answer(json(evidenceOf()));
    await clock.pass(1000);
    expect(lines()).to.deep.equal([
      failed, `sf-status status: ${en.statusLoading}`, `sf-status status: ${en.canSign(4, '')}`,
    ]);
  });

  it('A11Y-04: a look that nobody asked for is not said, unless something changed', async () => {
    const clock = stopTime();
    const element = (await statusOf(standings.ready)) as HTMLElementTagNameMap['sf-status'];
    await clock.pass(300);
    const {lines} = hear(element);
    for (let round = 0; round < 5; round++) {
      const answer = service().hold('evidence');
      const refreshed = element.refresh();
      await clock.pass(1000);
      answer.answer(json(evidenceOf()));
      await refreshed;
      await clock.pass(1000);
    }
    expect(lines()).to.deep.equal([]);
    standings.changed();
    await element.refresh();
    await clock.pass(1000);
    expect(lines()).to.have.length(1);
  });

  it('S-12: a status that changes to and fro is told of once for each change', async () => {
    const clock = stopTime();
    const element = (await statusOf(standings.ready)) as HTMLElementTagNameMap['sf-status'];
    await clock.pass(300);
    const {lines} = hear(element);
    for (const set of [standings.changed, standings.changed, standings.ready, standings.ready, standings.changed]) {
      set();
      await element.refresh();
      await clock.pass(1000);
    }
    const [yes, no] = [en.canSign(4, ''), `${en.mismatch.unspecified} ${en.mismatchAdvanced}`].map(words => `sf-status status: ${words}`);
    expect(lines()).to.deep.equal([no, yes, no]);
  });

  it('A11Y-04: the whole flow, from the number to the end', async () => {
    const clock = stopTime();
    const {lines, mute} = hear(document.body);
    const element = await flowAt(standings.pending, '');
    const phone = inner(element, 'sf-phone-verify');
    await fill(phone, 'number-input', '0790000001');
    await press(phone, 'send-button');
    await clock.pass(1000);
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    await clock.pass(1000);
    await press(inner(element, 'sf-status'), 'action-button');
    await clock.pass(1000);
    const terms = inner(element, 'sf-tc-accept');
    for (const name of ['zertes', 'eidas', 'risk']) part(terms, `${name}-checkbox`).click();
    await press(terms, 'accept-button');
    await clock.pass(500);
    service().always('poll', () => json(progress({confirmed: true})));
    service().always('terms', () => done(404));
    await clock.pass(8000);
    expect(element.getAttribute('step')).to.equal('done');
    expect(lines()).to.deep.equal([
      `sf-phone-verify status: ${en.codeSentTo(anna)}`,
      `sf-status status: ${en.termsPending}`,
      `sf-tc-accept status: ${en.tcPhone}`,
      `sf-tc-accept status: ${en.tcAccepted}`,
      `sf-status status: ${en.canSign(4, '')}`,
      `sf-flow status: ${en.flowDone}`,
    ]);
    expect(mute).to.deep.equal([]);
    await clock.pass(200_000);
    expect(lines()).to.have.length(6);
  });

  it('A11Y-04: a gate that opens', async () => {
    const clock = stopTime();
    standings.unregistered();
    const element = await place<HTMLElement>(`<sf-gate msisdn="${anna}" locked><button>Sign</button></sf-gate>`, given());
    await clock.pass(1000);
    const {lines} = hear(element);
    standings.ready();
    await inner<HTMLElementTagNameMap['sf-flow']>(element, 'sf-flow').refresh();
    await clock.pass(1000);
    expect(element.hasAttribute('open')).to.equal(true);
    expect(lines().filter(line => line.startsWith('sf-gate'))).to.deep.equal([`sf-gate status: ${en.flowDone}`]);
  });

  it('A11Y-04: a way that goes on in another window, and an identification that does', async () => {
    const clock = stopTime();
    service();
    const element = await place<HTMLElement>('<sf-identify></sf-identify>', given());
    const {lines} = hear(element);
    element.addEventListener('sf-identify', event => event.preventDefault());
    await press(element, 'start-button');
    await press(element, 'start-button');
    await clock.pass(1000);
    expect(lines()).to.deep.equal([`sf-identify status: ${text(element, 'note')}`]);
  });

  it('A11Y-04: the answer of the advisor', async () => {
    const clock = stopTime();
    const element = await place<HTMLElement>('<sf-qes-info></sf-qes-info>', given());
    const {lines} = hear(element);
    for (const [name, value] of [['document', 'will'], ['area', 'zertes']] as const) {
      const select = part<HTMLSelectElement>(element, `${name}-select`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
    }
    await clock.pass(1000);
    expect(lines()).to.deep.equal([`sf-qes-info status: ${text(element, 'advice')}`]);
  });
});

describe('haste', () => {
  it('A-04: of a hundred quick changes only the last is said, once', async () => {
    const clock = stopTime();
    const element = (await statusOf(standings.ready)) as HTMLElementTagNameMap['sf-status'];
    await clock.pass(300);
    const {lines} = hear(element);
    const all = [standings.changed, standings.unregistered, standings.advanced, standings.ready];
    for (let change = 0; change < 99; change++) {
      all[change % all.length]!();
      await element.refresh();
      await clock.pass(20);
    }
    expect(lines()).to.deep.equal([]);
    standings.changed();
    await element.refresh();
    await clock.pass(60_000);
    expect(lines()).to.deep.equal([`sf-status status: ${text(element, 'summary')}`]);
  });

  it('A-04: what changed and changed back is not said at all', async () => {
    const clock = stopTime();
    const element = (await statusOf(standings.ready)) as HTMLElementTagNameMap['sf-status'];
    await clock.pass(300);
    const {lines} = hear(element);
    standings.changed();
    await element.refresh();
    standings.ready();
    await element.refresh();
    await clock.pass(1000);
    expect(lines()).to.deep.equal([]);
  });

  it('A-04: nothing is said by an element that left, nor left to be said', async () => {
    const clock = stopTime();
    service().next('send', unreachable());
    const element = await phoneAt();
    const {lines} = hear(element);
    await press(element, 'send-button');
    element.remove();
    await clock.pass(1000);
    expect(lines().filter(line => line.includes('status'))).to.deep.equal([]);
    expect(clock.pending).to.equal(0);
  });
});
