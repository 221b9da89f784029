import {sendMouse} from '@web/test-runner-commands';

import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import {engine, leaveOut, setViewport} from './engine.js';
import {
  allText, audit, choose, description, done, expect, fill, focusedPart, has, json, keys, listen, part, pause, place, press, service, settle,
  state, stopTime, text, type, unreachable,
} from './helpers.js';

const placed = (attributes = '') => place<SfPhoneVerify>(`<sf-phone-verify ${attributes}></sf-phone-verify>`);

const event = (type: string, inputType = '') => new InputEvent(type, {bubbles: true, composed: true, inputType});

/** How a value can get into a field other than key by key. */
const ways: Record<string, (input: HTMLInputElement, value: string) => void> = {
  'a browser filled in and tells only as a change': (input, value) => {
    input.value = value;
    input.dispatchEvent(new Event('change', {bubbles: true}));
  },
  'was dropped': (input, value) => {
    input.value = value;
    input.dispatchEvent(event('input', 'insertFromDrop'));
  },
  'was composed': (input, value) => {
    input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
    input.value = value;
    input.dispatchEvent(event('input', 'insertCompositionText'));
    input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true, data: value}));
  },
  'nobody was told of': (input, value) => {
    input.value = value;
  },
};

describe('sf-phone-verify: the number', () => {
  it('tells a person what the code is for, and passes the audit', async () => {
    service();
    const element = await placed();
    expect(state(element)).to.equal('number');
    expect(element.hasAttribute('busy')).to.equal(false);
    expect(allText(element)).to.contain('Confirm your mobile number').and.to.contain('We send you a code by SMS');
    expect(part<HTMLSelectElement>(element, 'country-select').value).to.equal('CH');
    expect(description(element, 'number-input')).to.equal('For example 079 123 45 67');
    expect(service().calls).to.deep.equal([]);
    await audit(element);
  });

  it('sends a code to a Swiss number typed the local way, and tells the page', async () => {
    service();
    const element = await placed();
    const seen = listen();
    part(element, 'number-input').focus();
    await type('079 000 00 01');
    await keys('Enter');
    await settle();
    expect(service().last('send').body).to.deep.equal({msisdn: '41790000001'});
    expect(state(element)).to.equal('code');
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
    expect(seen.events[0]!.detail).to.deep.equal({msisdn: '41790000001'});
    expect(seen.events[0]!.constructor.name).to.equal('SfCodeSentEvent');
    expect(seen.events[0]!.composed && seen.events[0]!.bubbles).to.equal(true);
  });

  it('takes a number of another country that was chosen by its name', async () => {
    service();
    const element = await placed();
    const select = part<HTMLSelectElement>(element, 'country-select');
    select.focus();
    const germany = [...select.options].find(({label}) => label.startsWith('Germany'))!;
    await choose(element, 'country-select', germany.value);
    expect(description(element, 'number-input')).to.equal('With or without the country code');
    await fill(element, 'number-input', '0151 12345678');
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '4915112345678'});
  });

  for (const [typed, msisdn] of [
    ['+41 79 000 00 01', '41790000001'],
    ['0041 (0)79 000 00 01', '41790000001'],
    ['+49 151 12345678', '4915112345678'],
    ['0043 664 1234567', '436641234567'],
    ['tel:+41790000001', '41790000001'],
    ['\u202a079\u00a0000\u200900\u201301\u202c', '41790000001'],
    ['٠٧٩ ٠٠٠ ٠٠ ٠١', '41790000001'],
  ] as const) {
    it(`understands ${JSON.stringify(typed)}`, async () => {
      service();
      const element = await placed();
      await fill(element, 'number-input', typed);
      await press(element, 'send-button');
      expect(service().last('send').body).to.deep.equal({msisdn});
    });
  }

  for (const typed of ['', '   ', 'abc', '+', '12', '0000000000000000', '0'.repeat(10_000), '📱', '<script>', "'; DROP", '+41791234567;ext=5', '079 000 00 01 079 000 00 02']) {
    it(`refuses ${JSON.stringify(typed.slice(0, 30))} without asking the service`, async () => {
      service();
      const element = await placed();
      const seen = listen();
      const input = part<HTMLInputElement>(element, 'number-input');
      await fill(element, 'number-input', typed);
      await press(element, 'send-button');
      expect(service().calls).to.deep.equal([]);
      expect(state(element)).to.equal('number');
      expect(text(element, 'error')).to.match(/^Error: (Enter your mobile number|This is not a complete mobile number)/);
      expect(input.getAttribute('aria-invalid')).to.equal('true');
      expect(description(element, 'number-input')).to.contain(text(element, 'error'));
      expect(focusedPart()).to.equal('number-input');
      expect(input.value).to.equal(typed);
      expect(seen.errors()).to.deep.equal(['invalid-number']);
    });
  }

  it('passes the audit with something wrong in it', async () => {
    service();
    const element = await placed();
    await press(element, 'send-button');
    await audit(element);
  });

  it('does not judge a number while it is typed, and says so only once it looks odd', async () => {
    service();
    const element = await placed();
    part(element, 'number-input').focus();
    await type('044 668 18 00');
    expect(description(element, 'number-input')).to.equal('For example 079 123 45 67');
    await keys('Tab');
    expect(description(element, 'number-input')).to.contain('begin with 07');
    expect(text(element, 'error')).to.equal('');
  });

  for (const [how, write] of Object.entries(ways)) {
    it(`O-14: takes a number that ${how}, and keeps it when it is shown anew`, async () => {
      service();
      const element = await placed();
      write(part<HTMLInputElement>(element, 'number-input'), '0790000001');
      await settle();
      element.headingLevel = 3;
      await settle();
      expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('0790000001');
      await press(element, 'send-button');
      expect(service().last('send').body).to.deep.equal({msisdn: '41790000001'});
      // Another field by then.
      await press(element, 'change-button');
      expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('0790000001');
    });

    it(`O-14: takes a code that ${how}, and keeps it while the time until the next one runs`, async () => {
      const clock = stopTime();
      service();
      const element = await placed('msisdn="41790000001"');
      await press(element, 'send-button');
      write(part<HTMLInputElement>(element, 'code-input'), 'ABCD');
      await clock.pass(3000);
      expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
      await press(element, 'verify-button');
      expect(service().last('check').body).to.deep.equal({msisdn: '41790000001', code: 'ABCD'});
    });
  }

  it('O-14: looks at a number, and keeps a code, that a browser filled in and tells only as a change', async () => {
    const tell = ways['a browser filled in and tells only as a change']!;
    service();
    const element = await placed();
    tell(part<HTMLInputElement>(element, 'number-input'), '044 668 18 00');
    await settle();
    expect(description(element, 'number-input')).to.contain('begin with 07');
    tell(part<HTMLInputElement>(element, 'number-input'), '0790000001');
    await press(element, 'send-button');
    tell(part<HTMLInputElement>(element, 'code-input'), 'ABCD');
    await press(element, 'change-button');
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(1);
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
  });

  it('O-14: does not judge, nor send, what is still being composed', async () => {
    service();
    const element = await placed();
    const seen = listen();
    const input = part<HTMLInputElement>(element, 'number-input');
    input.dispatchEvent(new CompositionEvent('compositionstart', {bubbles: true, composed: true}));
    for (const value of ['０', '０７', '０７９']) {
      input.value = value;
      input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, isComposing: true, inputType: 'insertCompositionText', data: value}));
      await settle(1);
      expect(input.value).to.equal(value);
    }
    input.dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, composed: true, cancelable: true}));
    await settle();
    expect([text(element, 'error'), service().calls.length, seen.names().length]).to.deep.equal(['', 0, 0]);
    input.value = '０７９０００００１'.padEnd(10, '１');
    input.dispatchEvent(new CompositionEvent('compositionend', {bubbles: true, composed: true, data: input.value}));
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(1);
  });

  it('takes what a password manager wrote without a word', async () => {
    service();
    const element = await placed();
    part<HTMLInputElement>(element, 'number-input').value = '0790000001';
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '41790000001'});
  });

  it('O-04: sends once, however often the button is clicked', async () => {
    const answer = service().hold('send');
    const element = await placed();
    await fill(element, 'number-input', '0790000001');
    const button = part(element, 'send-button');
    for (let count = 0; count < 1000; count++) button.click();
    await settle();
    for (let count = 0; count < 100; count++) button.click();
    expect(element.hasAttribute('busy')).to.equal(true);
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(button.hasAttribute('disabled')).to.equal(false);
    await audit(element);
    answer.answer(done());
    await settle();
    expect(service().count('send')).to.equal(1);
    expect(element.hasAttribute('busy')).to.equal(false);
  });

  it('O-04: sends once for Enter and a click, and for Enter twice', async () => {
    const answer = service().hold('send');
    const element = await placed();
    await fill(element, 'number-input', '0790000001');
    part(element, 'number-input').focus();
    await keys('Enter', 'Enter');
    part(element, 'send-button').click();
    await settle();
    answer.answer(done());
    await settle();
    expect(service().count('send')).to.equal(1);
  });

  it('keeps the focus while the code is sent, and moves it to the heading of the next step', async () => {
    const answer = service().hold('send');
    const element = await placed();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(focusedPart()).to.equal('send-button');
    answer.answer(done());
    await settle();
    expect(focusedPart()).to.equal('heading');
  });

  it('does not take the focus from elsewhere on the page', async () => {
    const answer = service().hold('send');
    const element = await placed();
    const outside = document.createElement('button');
    element.after(outside);
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    outside.focus();
    answer.answer(done());
    await settle();
    expect(state(element)).to.equal('code');
    expect(document.activeElement === outside, 'focus').to.equal(true);
  });

  for (const [status, code] of [[400, 'invalid-number'], [422, 'invalid-number'], [403, 'forbidden'], [404, 'not-found'], [500, 'server'], [503, 'server']] as const) {
    it(`O-02: recovers from an answer ${status}: one request, one error, the number still there`, async () => {
      service().next('send', json({error: '<b>boom</b>', message: 'stack trace'}, status));
      const element = await placed();
      const seen = listen();
      await fill(element, 'number-input', '079 000 00 01');
      await press(element, 'send-button');
      expect(service().count('send')).to.equal(1);
      expect(state(element)).to.equal('number');
      expect(seen.names()).to.deep.equal(['sf-error']);
      expect(seen.errors()).to.deep.equal([code]);
      expect(seen.events[0]!.detail.error.status).to.equal(status);
      expect(allText(element)).not.to.contain('boom').and.not.to.contain('stack trace');
      expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('079 000 00 01');
      expect(part(element, 'number-input').getAttribute('aria-invalid')).to.equal(String(code === 'invalid-number'));
      expect(focusedPart()).to.equal(code === 'invalid-number' ? 'number-input' : 'send-button');
      await audit(element);
      await press(element, 'send-button');
      expect(state(element)).to.equal('code');
      expect(text(element, 'error')).to.equal('');
    });
  }

  it('says when it may be tried again', async () => {
    service().next('send', json({}, 429, {'retry-after': '45'}));
    const element = await placed();
    const seen = listen();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(seen.errors()).to.deep.equal(['too-many-requests']);
    expect(text(element, 'error')).to.contain('Try again in 45 seconds.');
  });

  it('goes on to the code when the answer was lost, for it may have been sent', async () => {
    service().next('send', unreachable());
    const element = await placed();
    const seen = listen();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(1);
    expect(state(element)).to.equal('code');
    expect(allText(element)).to.contain('you may already have a code');
    expect(seen.names()).to.deep.equal(['sf-error']);
    expect(seen.errors()).to.deep.equal(['network']);
    await audit(element);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
  });

  it('ignores what stands in an answer that was good', async () => {
    service().next('send', json({error: 'nothing of yours'}, 200));
    const element = await placed();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
  });

  it('tells that the page could not log in', async () => {
    service();
    const {createSession} = await import('../../src/session/page.js');
    const failing = createSession({apiBase: 'https://api.example.com/', token: () => Promise.reject(new Error('no'))});
    const element = await place<SfPhoneVerify>('<sf-phone-verify></sf-phone-verify>', failing);
    const seen = listen();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(seen.errors()).to.deep.equal(['token']);
    expect(state(element)).to.equal('number');
    expect(text(element, 'error')).to.contain('could not log in');
  });

  it('takes back what was wrong as soon as it is right, and not before', async () => {
    service();
    const element = await placed();
    await fill(element, 'number-input', '079 12');
    await press(element, 'send-button');
    expect(text(element, 'error')).to.contain('Error');
    await fill(element, 'number-input', '079 1');
    expect(text(element, 'error')).to.contain('Error');
    await fill(element, 'number-input', '079 000 00 01');
    expect(text(element, 'error')).to.equal('');
    expect(part(element, 'number-input').getAttribute('aria-invalid')).to.equal('false');
    await press(element, 'send-button');
    await fill(element, 'code-input', 'A');
    await press(element, 'verify-button');
    expect(text(element, 'error')).to.contain('Error');
    await fill(element, 'code-input', 'ABCD');
    expect([text(element, 'error'), service().count('check')]).to.deep.equal(['', 0]);
  });

  it('sends at the first press of the button, also where the number looks unusual', async () => {
    if (engine !== 'chromium') leaveOut('the mouse is moved in one engine');
    service();
    await setViewport(390);
    const element = await placed();
    const input = part<HTMLInputElement>(element, 'number-input');
    input.focus();
    await type('031 000 00 01');
    const {left, top, height} = part(element, 'send-button').getBoundingClientRect();
    const position: [number, number] = [Math.round(left + 20), Math.round(top + height / 4)];
    await sendMouse({type: 'move', position});
    await sendMouse({type: 'down'});
    await pause(80);
    await sendMouse({type: 'up'});
    await settle();
    expect([state(element), service().count('send')]).to.deep.equal(['code', 1]);
  });

  it('accepts only numbers of the countries the page wants, and says which', async () => {
    service();
    const element = await placed('countries="CH, LI"');
    expect([...part<HTMLSelectElement>(element, 'country-select').options].map(({value}) => value).sort()).to.deep.equal(['CH', 'LI']);
    const seen = listen();
    await fill(element, 'number-input', '+49 151 12345678');
    await press(element, 'send-button');
    expect(text(element, 'error')).to.contain('Switzerland (+41)').and.to.contain('Liechtenstein (+423)');
    expect(seen.errors()).to.deep.equal(['invalid-number']);
    expect(service().calls).to.deep.equal([]);
    await fill(element, 'number-input', '0041790000001');
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(1);
  });

  it('offers no choice where there is only one country', async () => {
    service();
    const element = await placed('countries="CH"');
    expect(has(element, 'country-select')).to.equal(false);
    await audit(element);
  });

  it('begins with the country the page names', async () => {
    service();
    const element = await placed('default-country="de"');
    expect(part<HTMLSelectElement>(element, 'country-select').value).to.equal('DE');
    await fill(element, 'number-input', '0151 12345678');
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '4915112345678'});
  });

  for (const given of ['41790000001', '+41790000001', '0041 79 000 00 01', '079 000 00 01', '+41 (0)79 000 00 01']) {
    it(`begins with the number the page gave as ${given}`, async () => {
      service();
      const element = await placed(`msisdn="${given}"`);
      expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('0790000001');
      await press(element, 'send-button');
      expect(service().last('send').body).to.deep.equal({msisdn: '41790000001'});
    });
  }

  it('begins with a foreign number the page gave', async () => {
    service();
    const element = await placed('msisdn="4915112345678"');
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '4915112345678'});
  });

  it('keeps a number that is locked, and still proves it', async () => {
    service();
    const element = await placed('msisdn="41790000001" locked');
    const input = part<HTMLInputElement>(element, 'number-input');
    expect(input.readOnly).to.equal(true);
    expect(has(element, 'country-select')).to.equal(false);
    await audit(element);
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
    expect(service().last('send').body).to.deep.equal({msisdn: '41790000001'});
  });

  it('shows the page its own words in place of the introduction', async () => {
    service();
    const element = await place<SfPhoneVerify>('<sf-phone-verify><p slot="intro">Own words</p></sf-phone-verify>');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
  });
});
