/** What a person enters: how little of it, and that none of it is lost. */
import {en} from '../../../src/strings/en.js';
import {done, expect, fill, json, part, press, service, state, stopTime, text, type} from '../helpers.js';
import {visible} from './roots.js';
import {codeSent, flowAt, inner, phoneAt, standings, states} from './states.js';

const value = (element: Element, name: string) => part<HTMLInputElement>(element, name).value;

function paste(element: Element, name: string, words: string): boolean {
  const input = part<HTMLInputElement>(element, name);
  input.focus();
  const event = new ClipboardEvent('paste', {bubbles: true, cancelable: true, composed: true, clipboardData: new DataTransfer()});
  if (!input.dispatchEvent(event)) return false;
  input.setRangeText(words, 0, input.value.length, 'end');
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true, inputType: 'insertFromPaste'}));
  return true;
}

describe('entering', () => {
  it('A11Y-06: the code is one field, which can be pasted into and filled in, with no puzzle beside it', async () => {
    const element = await codeSent();
    expect(visible(element, 'input, [role="textbox"], [contenteditable]').map(each => each.getAttribute('part'))).to.deep.equal(['code-input']);
    const input = part<HTMLInputElement>(element, 'code-input');
    expect([input.type, input.maxLength, input.getAttribute('autocomplete'), input.readOnly]).to.deep.equal(['text', -1, 'one-time-code', false]);
    expect(paste(element, 'code-input', 'Your code: AB12CD. Do not share it.')).to.equal(true);
    expect(value(element, 'code-input')).to.equal('AB12CD');
    await press(element, 'verify-button');
    expect(service().last('check').body!.code).to.equal('AB12CD');
    expect(visible(element, 'img, canvas, audio, video')).to.have.length(0);
  });

  it('A11Y-07: the number is asked for once: it is there when it is to be changed, and in each step that follows', async () => {
    const element = await flowAt(standings.unregistered, '');
    const phone = inner(element, 'sf-phone-verify');
    await fill(phone, 'number-input', '079 000 00 01');
    await press(phone, 'send-button');
    await press(phone, 'change-button');
    expect(value(phone, 'number-input')).to.equal('079 000 00 01');
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    expect(visible(element, 'input')).to.have.length(0);
    expect(service().last('evidence').url.searchParams.get('msisdn')).to.equal('41790000001');
    await press(inner(element, 'sf-status'), 'action-button');
    expect(visible(element, 'input')).to.have.length(0);
    await press(element, 'back-button');
    await press(element, 'back-button');
    expect(value(inner(element, 'sf-phone-verify'), 'number-input').replace(/\D/g, '')).to.match(/790000001$/);
  });

  it('A11Y-09: what is asked for is named for the browser, which can fill it in', async () => {
    const purposes: Record<string, string> = {'number-input': 'tel', 'code-input': 'one-time-code'};
    const seen = new Set<string>();
    for (const [name, make] of states) {
      const element = await make();
      for (const field of visible(element, 'input:not([type="checkbox"])')) {
        const part = field.getAttribute('part')!;
        expect(field.getAttribute('autocomplete'), `${name}, ${part}`).to.equal(purposes[part]);
        seen.add(part);
      }
      element.remove();
    }
    expect([...seen].sort()).to.deep.equal(Object.keys(purposes).sort());
  });
});

describe('codes that ran out', () => {
  it('A11Y-16: it is said, a new code is one press away, and what was typed stays', async () => {
    service().always('check', () => json({code: 'code-expired'}, 400));
    const clock = stopTime();
    const element = await codeSent();
    await fill(element, 'code-input', 'AB12');
    await press(element, 'verify-button');
    expect(text(element, 'error')).to.match(/^Error: \S/);
    expect(value(element, 'code-input')).to.equal('AB12');
    await clock.pass(31_000);
    expect(value(element, 'code-input')).to.equal('AB12');
    await press(element, 'resend-button');
    expect([service().count('send'), state(element)]).to.deep.equal([2, 'code']);
  });

  it('A11Y-16: after five more to one number, another number gets as many; going back and forth loses neither', async () => {
    const clock = stopTime();
    const element = await codeSent('');
    expect(service().count('send')).to.equal(0);
    let sent = 0;
    for (const number of ['079 000 00 01', '079 000 00 02']) {
      await fill(element, 'number-input', number);
      await press(element, 'send-button');
      expect(service().count('send'), number).to.equal(++sent);
      for (const seconds of [31, 61, 121, 301, 301]) {
        await clock.pass(seconds * 1000);
        await press(element, 'resend-button');
        expect(service().count('send'), `${number} after ${seconds} s`).to.equal(++sent);
      }
      await clock.pass(3_600_000);
      await press(element, 'resend-button');
      expect(service().count('send'), 'a seventh').to.equal(sent);
      expect(element.shadowRoot!.getElementById('resend-note')!.textContent).to.equal(en.resendSpent);
      // The code that is there still counts, and the number can be changed.
      expect(part<HTMLInputElement>(element, 'code-input').disabled).to.equal(false);
      await press(element, 'change-button');
      expect(value(element, 'number-input')).to.equal(number);
    }
    expect(sent).to.equal(12);
    await fill(element, 'number-input', '079 000 00 01');
    await press(element, 'send-button');
    expect([state(element), service().count('send')]).to.deep.equal(['code', sent]);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
  });

  it('A11Y-16: neither waiting nor a change of language takes away what is being typed', async () => {
    service().always('send', () => done());
    const element = await phoneAt('');
    part(element, 'number-input').focus();
    await type('0790');
    document.documentElement.lang = 'de-CH';
    await type('00');
    expect([value(element, 'number-input'), element.shadowRoot!.activeElement === part(element, 'number-input')]).to.deep.equal(['079000', true]);
  });
});
