import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import type {Messages} from '../../src/strings/catalogues.js';
import {
  allText, anna, audit, choose, done, expect, fill, gatewaySession, keys, listen, part, place, press, said, service, session, settle, state, stopTime,
  text, unreachable,
} from './helpers.js';

const placed = (attributes = '', given = session()) => place<SfPhoneVerify>(`<sf-phone-verify ${attributes}></sf-phone-verify>`, given);

async function withCode(attributes = '', given = session()): Promise<SfPhoneVerify> {
  service();
  const element = await placed(`msisdn="41790000001" ${attributes}`, given);
  await press(element, 'send-button');
  return element;
}

async function verified(element: SfPhoneVerify): Promise<void> {
  if (state(element) === 'number') await press(element, 'send-button');
  await fill(element, 'code-input', 'ABCD');
  await press(element, 'verify-button');
  expect(state(element)).to.equal('verified');
}

describe('sf-phone-verify: leaves and returns', () => {
  it('L-01, L-03: is quiet when it is removed while a code is sent, and comes back to the code without a second SMS', async () => {
    const clock = stopTime();
    const answer = service().hold('send');
    const element = await placed('msisdn="41790000001"');
    const seen = listen();
    const home = element.parentElement!;
    await press(element, 'send-button');
    element.remove();
    await settle();
    answer.answer(done());
    await clock.pass(2000);
    expect(seen.events).to.deep.equal([]);
    home.append(element);
    await settle();
    expect(state(element)).to.equal('code');
    expect(said(element)).to.contain('you may already have a code');
    expect(service().count('send')).to.equal(1);
  });

  it('L-01: leaves no timer behind when it is removed while a code is sent', async () => {
    const clock = stopTime();
    service().hold('send');
    const element = await placed('msisdn="41790000001"');
    await press(element, 'send-button');
    element.remove();
    await clock.pass(3000);
    expect(service().underWay).to.equal(0);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
  });

  it('L-01: leaves no timer behind when it is removed while it counts down', async () => {
    const clock = stopTime();
    const element = await withCode();
    // The list of countries no longer waits for its turn then.
    await clock.pass(1300);
    expect(clock.pending).to.equal(1);
    element.remove();
    await clock.pass(3000);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
  });

  it('L-03: counts on when it returns', async () => {
    const clock = stopTime();
    const element = await withCode();
    const home = element.parentElement!;
    await fill(element, 'code-input', 'AB');
    element.remove();
    await clock.pass(10_000);
    home.append(element);
    await clock.pass(5000);
    expect(state(element)).to.equal('code');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('AB');
    expect(allText(element)).to.contain('15 seconds');
  });

  it('L-01, L-03: does not use up an attempt when it is removed while a code is checked', async () => {
    const element = await withCode();
    const home = element.parentElement!;
    const answer = service().hold('check');
    const seen = listen();
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    element.remove();
    await settle();
    answer.answer(done());
    await settle();
    home.append(element);
    await settle();
    expect(seen.events).to.deep.equal([]);
    expect(state(element)).to.equal('code');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
    expect(service().count('check')).to.equal(1);
  });

  it('L-02: goes on when it is moved within the page while a code is sent', async () => {
    const answer = service().hold('send');
    const element = await placed('msisdn="41790000001"');
    const seen = listen();
    await press(element, 'send-button');
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await settle();
    expect(element.hasAttribute('busy')).to.equal(true);
    answer.answer(done());
    await settle();
    expect(state(element)).to.equal('code');
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
    expect(service().count('send')).to.equal(1);
    expect(said(element)).to.contain('We sent an SMS');
  });

  it('L-02: loses nothing when it is moved within the page at the code, or once it is proven', async () => {
    const element = await withCode();
    await fill(element, 'code-input', 'AB');
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await settle();
    expect(state(element)).to.equal('code');
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('AB');
    await verified(element);
    elsewhere.after(element);
    await settle();
    expect(state(element)).to.equal('verified');
  });

  it('does not show a proven number to those who come after a sign-out, also when it was away', async () => {
    service();
    const given = session();
    const element = await placed('', given);
    await fill(element, 'number-input', '0790000001');
    await verified(element);
    const home = element.parentElement!;
    element.remove();
    await settle();
    await given.signOut();
    home.append(element);
    await settle();
    expect(state(element)).to.equal('number');
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('');
  });

  it('goes back to its first state on sign-out, with nothing left in it', async () => {
    service();
    const given = session();
    const element = await placed('', given);
    await fill(element, 'number-input', '0790000001');
    await verified(element);
    expect(given.msisdn).to.equal(anna);
    await given.signOut();
    await settle();
    expect(given.msisdn).to.equal(null);
    expect(state(element)).to.equal('number');
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('');
  });

  it('sends a code to whoever comes after a sign-out: that of the person before cannot be entered', async () => {
    service();
    const given = gatewaySession();
    const element = await placed('', given);
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
    await given.signOut();
    await settle();
    const seen = listen();
    await fill(element, 'number-input', '0790000001');
    await press(element, 'send-button');
    expect([state(element), service().count('send'), ...seen.names()]).to.deep.equal(['code', 2, 'sf-code-sent']);
  });

  it('drops what is under way on sign-out', async () => {
    const given = session();
    const answer = service().hold('send');
    const element = await placed('msisdn="41790000001"', given);
    const seen = listen();
    await press(element, 'send-button');
    await given.signOut();
    answer.answer(done());
    await settle();
    expect(state(element)).to.equal('number');
    expect(seen.events).to.deep.equal([]);
    expect(service().underWay).to.equal(0);
  });

  it('begins anew on reset(), with the country it began with', async () => {
    service();
    const element = await placed();
    for (const country of ['DE', 'CH', 'DE']) await choose(element, 'country-select', country);
    await fill(element, 'number-input', '0151 123');
    element.reset();
    await settle();
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('');
    const shown = part<HTMLSelectElement>(element, 'country-select').value;
    await fill(element, 'number-input', '079 000 00 01');
    await press(element, 'send-button');
    // What the person sees chosen is what counts.
    expect([shown, service().last('send').body]).to.deep.equal(['CH', {msisdn: anna}]);
  });
});

describe('sf-phone-verify: another language', () => {
  it('changes its words in the middle of the number, and loses nothing', async () => {
    service();
    const element = await placed();
    await choose(element, 'country-select', 'DE');
    await fill(element, 'number-input', '0151 12345678');
    document.documentElement.lang = 'de-CH';
    await settle();
    expect(allText(element)).to.contain('Mobilnummer bestätigen');
    expect(element.shadowRoot!.querySelector<HTMLElement>('.card')!.lang).to.equal('de-CH');
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('0151 12345678');
    const select = part<HTMLSelectElement>(element, 'country-select');
    expect(select.selectedOptions[0]!.label).to.equal('Deutschland (+49)');
    await audit(element);
    await press(element, 'send-button');
    expect(service().last('send').body).to.deep.equal({msisdn: '4915112345678'});
  });

  it('shows the chosen country after going from one language to the other and back', async () => {
    service();
    const element = await placed();
    const select = part<HTMLSelectElement>(element, 'country-select');
    for (const country of ['AT', 'DE', 'CH', 'FR', 'DE']) await choose(element, 'country-select', country);
    for (const lang of ['de', 'en', 'de']) {
      document.documentElement.lang = lang;
      await settle();
      expect(select.value).to.equal('DE');
    }
    await choose(element, 'country-select', 'CH');
    document.documentElement.lang = 'en';
    await settle();
    expect(select.value).to.equal('CH');
  });

  it('changes its words in the middle of the code, also of what went wrong', async () => {
    const element = await withCode();
    service().next('check', done(400));
    await fill(element, 'code-input', 'ABCE');
    await press(element, 'verify-button');
    element.lang = 'de';
    await settle();
    expect(text(element, 'error')).to.match(/^Fehler: /);
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCE');
    await audit(element);
  });

  it('speaks English where the page speaks what nobody here does', async () => {
    document.documentElement.lang = 'xx-YY';
    service();
    const element = await placed('lang="_"');
    expect(allText(element)).to.contain('Confirm your mobile number');
  });

  it("takes the page's own words, and falls back to ours where they make no sense", async () => {
    service();
    const messages: object = {en: {sendCode: '<b>Go</b>', phoneTitle: 42, numberHint: ''}};
    const element = await placed('', session({messages: messages as Messages}));
    expect(part(element, 'send-button').textContent).to.equal('<b>Go</b>');
    expect(part(element, 'send-button').children).to.have.length(0);
    expect(allText(element)).to.contain('Confirm your mobile number').and.to.contain('For example');
  });
});

describe('sf-phone-verify: in a form', () => {
  const inForm = (attributes: string, given = session()) =>
    place<HTMLFormElement>(`<form><sf-phone-verify name="phone" ${attributes}></sf-phone-verify></form>`, given);
  const inner = (form: HTMLFormElement) => form.querySelector('sf-phone-verify') as SfPhoneVerify;

  it('keeps the form from being sent until the number is proven, then is part of its data', async () => {
    service();
    const form = await inForm('required msisdn="41790000001"');
    const element = inner(form);
    expect(element.form).to.equal(form);
    expect(form.checkValidity()).to.equal(false);
    expect(element.validity.valueMissing).to.equal(true);
    expect(element.validationMessage).to.equal('Confirm your mobile number first.');
    expect([...new FormData(form)]).to.deep.equal([]);
    await press(element, 'send-button');
    expect(form.checkValidity()).to.equal(false);
    expect([...new FormData(form)]).to.deep.equal([]);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(form.checkValidity()).to.equal(true);
    expect([...new FormData(form)]).to.deep.equal([['phone', anna]]);
  });

  it('goes back to the start with its form', async () => {
    service();
    const form = await inForm('required msisdn="41790000001"');
    await verified(inner(form));
    form.reset();
    await settle();
    expect(state(inner(form))).to.equal('number');
    expect(form.checkValidity()).to.equal(false);
    expect([...new FormData(form)]).to.deep.equal([]);
  });

  it('H-06: does not send the form around it with Enter or a click', async () => {
    service();
    const form = await inForm('');
    let sent = 0;
    form.addEventListener('submit', event => {
      event.preventDefault();
      sent++;
    });
    const element = inner(form);
    await fill(element, 'number-input', '079 000 00 01');
    await keys('Enter');
    await settle();
    expect(state(element)).to.equal('code');
    await fill(element, 'code-input', 'ABCD');
    await keys('Enter');
    await settle();
    expect(state(element)).to.equal('verified');
    expect(sent).to.equal(0);
  });

  it('can do nothing while it, or a fieldset around it, is disabled', async () => {
    service();
    const form = await place<HTMLFormElement>(
      '<form><fieldset disabled><sf-phone-verify name="phone" required msisdn="41790000001"></sf-phone-verify></fieldset></form>',
    );
    const element = inner(form);
    expect(part<HTMLInputElement>(element, 'number-input').disabled).to.equal(true);
    expect(part<HTMLButtonElement>(element, 'send-button').disabled).to.equal(true);
    part(element, 'send-button').click();
    element.shadowRoot!.querySelector('form')!.requestSubmit();
    await settle();
    expect(service().calls).to.deep.equal([]);
    expect(form.checkValidity()).to.equal(true);
    await audit(element);
    form.querySelector('fieldset')!.disabled = false;
    await settle();
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
    element.disabled = true;
    await settle();
    expect(part<HTMLButtonElement>(element, 'verify-button').disabled).to.equal(true);
    expect(part<HTMLButtonElement>(element, 'change-button').disabled).to.equal(true);
  });

  it('gets the focus when the form cannot be sent because of it', async () => {
    service();
    const form = await inForm('required');
    form.reportValidity();
    await settle();
    expect(document.activeElement === inner(form), 'focus').to.equal(true);
    expect(inner(form).shadowRoot!.activeElement!.part.value).to.equal('number-input');
  });

  it('leads a form and a script to the field, also after the heading had the focus', async () => {
    service();
    const form = await inForm('required countries="CH"');
    const element = inner(form);
    const outside = document.createElement('button');
    form.append(outside);
    for (const lead of [() => form.reportValidity(), () => element.focus()]) {
      element.focusHeading();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'heading'));
      outside.focus();
      lead();
      await settle();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'number-input'));
      outside.focus();
    }
  });
});

describe('O-11: sf-phone-verify: a code the browser read from the SMS', () => {
  let answers: ((signal: AbortSignal) => Promise<unknown>)[];
  let signals: AbortSignal[];

  beforeEach(() => {
    answers = [];
    signals = [];
    const get = async (options: CredentialRequestOptions) => {
      signals.push(options.signal!);
      return (await answers.shift()?.(options.signal!)) ?? new Promise(() => {});
    };
    Object.assign(globalThis, {OTPCredential: class {}});
    // WebKitGTK has no store of credentials that could be taken for one.
    Object.defineProperty(navigator, 'credentials', {configurable: true, value: {get}});
  });

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'OTPCredential');
    Reflect.deleteProperty(navigator, 'credentials');
  });

  it('is checked by itself, once', async () => {
    answers.push(async () => ({code: 'ABCD'}));
    const element = await withCode();
    await settle();
    expect(state(element)).to.equal('verified');
    expect(service().last('check').body).to.deep.equal({msisdn: anna, code: 'ABCD'});
    expect(service().count('check')).to.equal(1);
  });

  for (const [what, answer] of [
    ['refused', () => Promise.reject(new DOMException('no', 'NotAllowedError'))],
    ['empty', async () => ({code: ''})],
    ['nothing', async () => null],
    ['never there', () => new Promise(() => {})],
  ] as const) {
    it(`changes nothing when it is ${what}`, async () => {
      answers.push(answer);
      const element = await withCode();
      const seen = listen();
      await settle();
      expect(state(element)).to.equal('code');
      expect(text(element, 'error')).to.equal('');
      expect(seen.events).to.deep.equal([]);
      await verified(element);
    });
  }

  it('is ignored when it comes after the person went back', async () => {
    let arrive!: (value: unknown) => void;
    answers.push(() => new Promise(resolve => (arrive = resolve)));
    const element = await withCode();
    await press(element, 'change-button');
    expect(signals[0]!.aborted).to.equal(true);
    arrive({code: 'ABCD'});
    await settle();
    expect(state(element)).to.equal('number');
    expect(service().count('check')).to.equal(0);
  });

  it('is ignored when it comes after the element left', async () => {
    let arrive!: (value: unknown) => void;
    answers.push(() => new Promise(resolve => (arrive = resolve)));
    const element = await withCode();
    element.remove();
    await settle();
    expect(signals[0]!.aborted).to.equal(true);
    arrive({code: 'ABCD'});
    await settle();
    expect(service().count('check')).to.equal(0);
  });

  it('is not waited for: a code typed by hand ends it', async () => {
    answers.push(() => new Promise(() => {}));
    const element = await withCode();
    await fill(element, 'code-input', 'WXYZ');
    await press(element, 'verify-button');
    expect(signals[0]!.aborted).to.equal(true);
    expect(state(element)).to.equal('verified');
  });
});

describe('sf-phone-verify: odd pages', () => {
  it('is unharmed by a listener that throws', async () => {
    service();
    const element = await placed('msisdn="41790000001"');
    const silence = (event: ErrorEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const before = window.onerror;
    window.onerror = null;
    addEventListener('error', silence, {capture: true});
    element.addEventListener('sf-code-sent', () => {
      throw new Error('from the page');
    });
    await press(element, 'send-button');
    expect(state(element)).to.equal('code');
    await settle();
    removeEventListener('error', silence, {capture: true});
    window.onerror = before;
  });

  it('works when it is made by a script, a template, a copy, or inside another shadow root', async () => {
    service();
    const home = document.createElement('div');
    document.body.append(home);
    const made = document.createElement('sf-phone-verify');
    const copy = made.cloneNode(true) as SfPhoneVerify;
    const shadow = document.createElement('div').attachShadow({mode: 'open'});
    shadow.innerHTML = '<sf-phone-verify></sf-phone-verify>';
    home.append(made, copy, shadow.host);
    await settle();
    for (const element of [made, copy, shadow.querySelector('sf-phone-verify')!]) expect(state(element)).to.equal('number');
    home.remove();
  });

  it('recovers when the network was down and is back', async () => {
    service().next('send', unreachable());
    const clock = stopTime();
    const element = await placed('msisdn="41790000001"');
    await press(element, 'send-button');
    await clock.pass(30_000);
    await press(element, 'resend-button');
    expect(service().count('send')).to.equal(2);
    expect(said(element)).to.contain('A new code is on its way');
  });
});
