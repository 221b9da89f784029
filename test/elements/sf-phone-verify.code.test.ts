import {en} from '../../src/strings/en.js';
import {now} from '../../src/elements/clock.js';
import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import {
  allText, anna, audit, description, done, expect, fill, focusedPart, json, keys, listen, part, place, press, said, service, settle,
  state, stopTime, text, unreachable,
} from './helpers.js';

/** Somebody who was sent a code. */
async function withCode(attributes = ''): Promise<SfPhoneVerify> {
  service();
  const element = await place<SfPhoneVerify>(`<sf-phone-verify ${attributes}></sf-phone-verify>`);
  await fill(element, 'number-input', '079 000 00 01');
  await press(element, 'send-button');
  expect(state(element)).to.equal('code');
  return element;
}

/** The button is there to be read, but does nothing. */
const isIdle = (element: Element, name: string) => part(element, name).getAttribute('aria-disabled') === 'true';

describe('sf-phone-verify: the code', () => {
  it('tells a person where the code went, asks for it in one field, and passes the audit', async () => {
    const element = await withCode();
    expect(said(element)).to.contain('We sent an SMS with a code to');
    const inputs = [...element.shadowRoot!.querySelectorAll('input')];
    expect(inputs).to.have.length(1);
    const [input] = inputs;
    expect(input!.type).to.equal('text');
    // As it is written: Firefox does not know the word, and tells nobody's script of it.
    expect(input!.getAttribute('autocomplete')).to.equal('one-time-code');
    expect(input!.getAttribute('autocapitalize')).to.be.oneOf(['characters', 'none', 'off']);
    expect(input!.getAttribute('autocorrect')).to.equal('off');
    expect(input!.getAttribute('spellcheck')).to.equal('false');
    expect(input!.getAttribute('inputmode') ?? 'text').to.equal('text');
    expect(input!.hasAttribute('maxlength')).to.equal(false);
    expect(description(element, 'code-input')).to.contain('paste the whole message');
    await audit(element);
  });

  it('hides the middle of the number from those who look over the shoulder', async () => {
    const element = await withCode();
    expect(said(element)).to.contain('01').and.not.to.contain('000 00');
  });

  it('announces the proven number, once, and passes the audit', async () => {
    const element = await withCode();
    const seen = listen();
    await fill(element, 'code-input', 'ABCD');
    await keys('Enter');
    await settle();
    expect(service().last('check').body).to.deep.equal({msisdn: anna, code: 'ABCD'});
    expect(state(element)).to.equal('verified');
    expect(seen.names()).to.deep.equal(['sf-phone-verified']);
    expect(seen.events[0]!.detail).to.deep.equal({msisdn: anna});
    expect(seen.events[0]!.constructor.name).to.equal('SfPhoneVerifiedEvent');
    expect(said(element)).to.contain('is confirmed');
    expect(focusedPart()).to.equal('heading');
    expect(element.shadowRoot!.querySelector('input')).to.equal(null);
    await audit(element);
  });

  it('shows the page its own words once the number is proven', async () => {
    service();
    const element = await place<SfPhoneVerify>('<sf-phone-verify msisdn="41790000001"><b slot="verified">Well done</b></sf-phone-verify>');
    expect(element.querySelector('b')!.checkVisibility()).to.equal(false);
    await press(element, 'send-button');
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(element.querySelector('b')!.checkVisibility()).to.equal(true);
  });

  for (const [pasted, sent] of [
    ['Your code: AB-CD', 'ABCD'],
    ['Ihr Code lautet: 12 34 56', '123456'],
    ['ab cd', 'abcd'],
    ['１２３４', '1234'],
    ['A\u00a0B\u200bC\u00a0D', 'ABCD'],
    ['  AB-CD  ', 'ABCD'],
  ] as const) {
    it(`finds the code in ${JSON.stringify(pasted)}`, async () => {
      const element = await withCode();
      await fill(element, 'code-input', pasted);
      await press(element, 'verify-button');
      expect(service().last('check').body).to.deep.equal({msisdn: anna, code: sent});
    });
  }

  it('shows the code a person finds in a message they pasted', async () => {
    const element = await withCode();
    await fill(element, 'code-input', 'Your code: AB-CD');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
  });

  for (const typed of ['', ' ', 'A', '!!!!', 'WXYZ and ABCD'] as const) {
    it(`asks again for ${JSON.stringify(typed)} without asking the service`, async () => {
      const element = await withCode();
      const seen = listen();
      await fill(element, 'code-input', typed);
      await press(element, 'verify-button');
      expect(service().count('check')).to.equal(0);
      expect(seen.errors()).to.deep.equal(['wrong-code']);
      expect(part<HTMLInputElement>(element, 'code-input').value).to.equal(typed);
      expect(part(element, 'code-input').getAttribute('aria-invalid')).to.equal('true');
      expect(description(element, 'code-input')).to.match(/Error: (Enter the code|A code has)/);
      expect(focusedPart()).to.equal('code-input');
    });
  }

  it('keeps a wrong code for correcting, says what is wrong, and recovers', async () => {
    const element = await withCode();
    service().next('check', json({message: '<i>no</i>'}, 400));
    const seen = listen();
    await fill(element, 'code-input', 'ABCE');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('code');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCE');
    expect(part(element, 'code-input').getAttribute('aria-invalid')).to.equal('true');
    expect(description(element, 'code-input')).to.contain('Error: The code is not right.');
    expect(focusedPart()).to.equal('code-input');
    expect(seen.errors()).to.deep.equal(['wrong-code']);
    expect(allText(element)).not.to.contain('no</i>');
    await audit(element);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
  });

  for (const status of [404, 409, 410]) {
    it(`says that the code is no longer valid (${status}), and keeps the way to a new one`, async () => {
      const clock = stopTime();
      const element = await withCode();
      await clock.pass(31_000);
      service().next('check', done(status));
      const seen = listen();
      await fill(element, 'code-input', 'ABCD');
      await press(element, 'verify-button');
      expect(seen.errors()).to.deep.equal(['code-expired']);
      expect(text(element, 'error')).to.contain('no longer valid');
      expect(isIdle(element, 'resend-button')).to.equal(false);
      await press(element, 'resend-button');
      expect(service().count('send')).to.equal(2);
    });
  }

  it('tells how long to wait after too many attempts, and which way leads on', async () => {
    const element = await withCode();
    service().next('check', json({}, 429, {'retry-after': '120'}));
    const seen = listen();
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(seen.errors()).to.deep.equal(['too-many-requests']);
    expect(text(element, 'error')).to.contain('too many attempts').and.to.contain('2 minutes');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
    await audit(element);
  });

  it('lets somebody be wrong five times and tells each time', async () => {
    const element = await withCode();
    service().next('check', done(400), done(400), done(400), done(400), done(400), done(429));
    const seen = listen();
    for (const code of ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE', 'FFFF']) {
      await fill(element, 'code-input', code);
      await press(element, 'verify-button');
    }
    expect(seen.errors()).to.deep.equal([...Array<string>(5).fill('wrong-code'), 'too-many-requests']);
    expect(state(element)).to.equal('code');
  });

  for (const [fault, code] of [[500, 'server'], [503, 'server'], ['lost', 'network']] as const) {
    it(`O-09: keeps the code when the check failed (${fault}), and does not repeat it by itself`, async () => {
      const element = await withCode();
      service().next('check', fault === 'lost' ? unreachable() : json({}, fault));
      const seen = listen();
      await fill(element, 'code-input', 'ABCD');
      await press(element, 'verify-button');
      expect(service().count('check')).to.equal(1);
      expect(seen.names()).to.deep.equal(['sf-error']);
      expect(seen.errors()).to.deep.equal([code]);
      expect(state(element)).to.equal('code');
      expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
      await press(element, 'verify-button');
      expect(state(element)).to.equal('verified');
    });
  }

  it('O-04: checks once, however often the button is clicked', async () => {
    const element = await withCode();
    const answer = service().hold('check');
    await fill(element, 'code-input', 'ABCD');
    const button = part(element, 'verify-button');
    for (let count = 0; count < 1000; count++) button.click();
    part(element, 'code-input').focus();
    await keys('Enter');
    expect(element.hasAttribute('busy')).to.equal(true);
    await audit(element);
    answer.answer(done());
    await settle();
    expect(service().count('check')).to.equal(1);
  });

  it('O-12: drops a right answer that comes after the person went back to the number', async () => {
    const element = await withCode();
    const answer = service().hold('check');
    const seen = listen();
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    await press(element, 'change-button');
    answer.answer(done());
    await settle();
    expect(state(element)).to.equal('number');
    expect(seen.events).to.deep.equal([]);
  });
});

describe('sf-phone-verify: another code', () => {
  it('O-06: counts down honestly and reads the time from the button', async () => {
    const clock = stopTime();
    const element = await withCode();
    expect(isIdle(element, 'resend-button')).to.equal(true);
    expect(part(element, 'resend-button').hasAttribute('disabled')).to.equal(false);
    expect(description(element, 'resend-button')).to.equal('You can ask for a new code in 30 seconds.');
    await clock.pass(11_000);
    expect(description(element, 'resend-button')).to.equal('You can ask for a new code in 19 seconds.');
    await press(element, 'resend-button');
    part<HTMLButtonElement>(element, 'resend-button').removeAttribute('aria-disabled');
    await press(element, 'resend-button');
    expect(service().count('send')).to.equal(1);
    await clock.pass(19_000);
    expect(isIdle(element, 'resend-button')).to.equal(false);
    expect(description(element, 'resend-button')).to.equal('');
    expect(clock.pending, clock.traces.join()).to.equal(0);
  });

  it('counts in whole milliseconds, whose sums show no second too many', async () => {
    const clock = stopTime();
    const whole = performance.now;
    now();
    performance.now = () => whole() + 0.3;
    const first = now();
    await clock.pass(10_000);
    expect([Number.isInteger(first), now() - first]).to.deep.equal([true, 10_000]);
  });

  it('does not announce each second of the countdown', async () => {
    const clock = stopTime();
    const element = await withCode();
    await clock.pass(300);
    const changes: string[] = [];
    const observer = new MutationObserver(() => changes.push(said(element)));
    for (const region of element.shadowRoot!.querySelectorAll('[role="status"], [role="alert"]')) {
      observer.observe(region, {subtree: true, childList: true, characterData: true});
    }
    await clock.pass(31_000);
    observer.disconnect();
    expect(changes).to.deep.equal([]);
  });

  it('is right after the clock jumped forward, as after a sleep', async () => {
    const clock = stopTime();
    const element = await withCode();
    clock.wallJump = 24 * 3600_000;
    await clock.pass(1000);
    expect(isIdle(element, 'resend-button')).to.equal(false);
  });

  it('is right after the clock jumped back', async () => {
    const clock = stopTime();
    const element = await withCode();
    clock.wallJump = -24 * 3600_000;
    await clock.pass(10_500);
    // The two clocks are a fraction of a millisecond apart, so either is right.
    expect(description(element, 'resend-button')).to.match(/ in 2[01] seconds\.$/);
    await clock.pass(20_500);
    expect(isIdle(element, 'resend-button')).to.equal(false);
  });

  it('still counts after the clock was set forward by mistake and back again', async () => {
    const clock = stopTime();
    service();
    const element = await place<SfPhoneVerify>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    clock.wallJump = 3600_000;
    element.requestUpdate();
    await clock.pass(1000);
    clock.wallJump = 0;
    await press(element, 'send-button');
    await clock.pass(31_000);
    expect(isIdle(element, 'resend-button')).to.equal(false);
  });

  it('is sent once, clears the field and says so', async () => {
    const clock = stopTime();
    const element = await withCode();
    await fill(element, 'code-input', 'ABC');
    await clock.pass(31_000);
    const answer = service().hold('send');
    const seen = listen();
    const button = part(element, 'resend-button');
    button.focus();
    for (let count = 0; count < 100; count++) button.click();
    await settle();
    expect(state(element)).to.equal('code');
    expect(element.hasAttribute('busy')).to.equal(true);
    expect(focusedPart()).to.equal('resend-button');
    await audit(element);
    answer.answer(done());
    await settle();
    expect(service().count('send')).to.equal(2);
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('');
    expect(said(element)).to.contain('A new code is on its way');
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
    expect(focusedPart()).to.equal('resend-button');
    expect(description(element, 'resend-button')).to.equal('You can ask for a new code in 1 minute.');
  });

  it('waits longer each time, and is sent five times at most', async () => {
    const clock = stopTime();
    const element = await withCode();
    for (const wait of [30, 60, 120, 300, 300]) {
      await clock.pass((wait - 1) * 1000);
      expect(isIdle(element, 'resend-button'), `before ${wait} s`).to.equal(true);
      await clock.pass(1000);
      expect(isIdle(element, 'resend-button'), `after ${wait} s`).to.equal(false);
      await press(element, 'resend-button');
    }
    expect(service().count('send')).to.equal(6);
    await clock.pass(3600_000);
    expect(isIdle(element, 'resend-button')).to.equal(true);
    expect(description(element, 'resend-button')).to.contain('No more codes');
    await press(element, 'resend-button');
    expect(service().count('send')).to.equal(6);
    await audit(element);
  });

  it('O-06: waits as long as the service says', async () => {
    const clock = stopTime();
    const element = await withCode();
    await clock.pass(31_000);
    service().next('send', json({}, 429, {'retry-after': '90'}));
    const seen = listen();
    await press(element, 'resend-button');
    expect(seen.errors()).to.deep.equal(['too-many-requests']);
    expect(state(element)).to.equal('code');
    expect(text(element, 'error')).to.equal(`${en.errorPrefix} ${en.problems['too-many-requests']} ${en.waitFor(90)}`);
    expect(description(element, 'resend-button')).to.equal('You can ask for a new code in 1 minute 30 seconds.');
    await clock.pass(90_000);
    expect(isIdle(element, 'resend-button')).to.equal(false);
  });

  it('says that one may be under way when the answer was lost', async () => {
    const clock = stopTime();
    const element = await withCode();
    await clock.pass(31_000);
    service().next('send', unreachable());
    const seen = listen();
    await press(element, 'resend-button');
    expect(service().count('send')).to.equal(2);
    expect(seen.names()).to.deep.equal(['sf-error']);
    expect(said(element)).to.contain('you may already have a code');
    expect(isIdle(element, 'resend-button')).to.equal(true);
  });

  it('sends nothing to somebody who goes back and comes again within the wait', async () => {
    const clock = stopTime();
    const element = await withCode();
    await clock.pass(10_000);
    await press(element, 'change-button');
    expect(state(element)).to.equal('number');
    expect(focusedPart()).to.equal('heading');
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('079 000 00 01');
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
    expect(service().count('send')).to.equal(1);
    expect(description(element, 'resend-button')).to.equal('You can ask for a new code in 20 seconds.');
  });

  it('is not sent again at once to the first number after a detour to another', async () => {
    const element = await withCode();
    for (const number of ['079 000 00 02', '079 000 00 01']) {
      await press(element, 'change-button');
      await fill(element, 'number-input', number);
      await press(element, 'send-button');
    }
    expect(state(element)).to.equal('code');
    expect(said(element)).to.contain('01.');
    expect(service().calls.map(({body}) => body!.msisdn)).to.deep.equal(['41790000001', '41790000002']);
  });

  it('is sent to another number at once', async () => {
    const element = await withCode();
    await press(element, 'change-button');
    await fill(element, 'number-input', '079 000 00 02');
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '41790000002'});
    expect(state(element)).to.equal('code');
  });
});
