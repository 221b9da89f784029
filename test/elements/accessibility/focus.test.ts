/** Where the focus goes, and where it never goes. */
import {en} from '../../../src/strings/en.js';
import {
  done, expect, fill, focused, focusedPart, has, json, keys, part, place, press, progress, service, settle, state, stopTime, text,
} from '../helpers.js';
import {accepting, codeSent, consentUrl, flowAt, given, inner, phoneAt, reading, standings, statusOf} from './states.js';

/** A button of the page, beside the widget. */
async function elsewhere(): Promise<HTMLButtonElement> {
  const button = document.createElement('button');
  button.textContent = 'Elsewhere';
  document.querySelector('main')!.append(button);
  button.focus();
  return button;
}

const isOn = (element: Element, name: string) => focused() === part(element, name);

describe('focus: a new step', () => {
  it('A11Y-01: goes to the heading of the new step, which is no stop for the Tab key, and only once', async () => {
    const element = await phoneAt();
    const moves: (string | null)[] = [];
    const {focus} = HTMLElement.prototype;
    // An event would tell of it only in a window that has the focus itself.
    HTMLElement.prototype.focus = function (this: HTMLElement, options?: FocusOptions) {
      moves.push(this.getAttribute('part'));
      focus.call(this, options);
    };
    try {
      await press(element, 'send-button');
    } finally {
      HTMLElement.prototype.focus = focus;
    }
    expect(moves).to.deep.equal(['send-button', 'heading']);
    expect(isOn(element, 'heading')).to.equal(true);
    expect(part(element, 'heading').tabIndex).to.equal(-1);
    expect(text(element, 'heading')).to.equal(en.codeTitle);
  });

  it('A11Y-01: takes it from nobody when the page loads', async () => {
    for (const make of [() => phoneAt(), () => statusOf(standings.pending), () => reading(), () => flowAt(standings.ready)]) {
      const element = await make();
      await settle();
      expect(focused(), element.localName).to.equal(document.body);
    }
  });

  it('A11Y-01: takes it from nobody when a step comes while they are elsewhere', async () => {
    const sent = service().hold('send');
    const element = await phoneAt();
    await press(element, 'send-button');
    const button = await elsewhere();
    sent.answer(done());
    await settle();
    expect(state(element)).to.equal('code');
    expect(focused()).to.equal(button);
  });

  it('A11Y-01: takes it from nobody when the status is read again by itself', async () => {
    const element = await statusOf(standings.pending);
    part(element, 'action-button').focus();
    standings.pending();
    await (element as HTMLElementTagNameMap['sf-status']).refresh();
    await settle();
    expect(isOn(element, 'action-button')).to.equal(true);
  });

  it('A11Y-01: goes to the heading of the step when a flow goes on', async () => {
    const element = await flowAt(standings.pending);
    await press(inner(element, 'sf-status'), 'action-button');
    expect(isOn(inner(element, 'sf-tc-accept'), 'heading')).to.equal(true);
    await press(element, 'back-button');
    expect(isOn(inner(element, 'sf-status'), 'heading')).to.equal(true);
  });

  it('A11Y-01: goes to the heading also where what had it is still there', async () => {
    const element = await accepting();
    part(element, 'cancel-button').focus();
    service().always('poll', () => json(progress({consentUrl})));
    await stopTime().pass(8000);
    expect([state(element), has(element, 'cancel-button'), isOn(element, 'heading')]).to.deep.equal(['consent', true, true]);
  });

  it('A11Y-01: goes to the heading where what had it is gone', async () => {
    const element = await statusOf(standings.broken);
    standings.ready();
    await press(element, 'retry-button');
    expect(has(element, 'retry-button')).to.equal(false);
    expect(isOn(element, 'heading')).to.equal(true);
  });
});

describe('focus: what is wrong', () => {
  const described = (element: Element, name: string) => {
    const ids = part(element, name).getAttribute('aria-describedby')!.split(' ');
    return ids.map(id => element.shadowRoot!.getElementById(id)!.textContent!.trim()).join(' ');
  };

  it('A11Y-02: goes to the field, which is marked and carries the message', async () => {
    const element = await phoneAt('');
    await press(element, 'send-button');
    expect(isOn(element, 'number-input')).to.equal(true);
    expect(part(element, 'number-input').getAttribute('aria-invalid')).to.equal('true');
    expect(described(element, 'number-input')).to.contain(`${en.errorPrefix} ${en.numberMissing}`);
  });

  it('A11Y-02: goes to the field for the code too, and what was typed stays', async () => {
    service().always('check', () => done(400));
    const element = await codeSent();
    await fill(element, 'code-input', 'ABCD');
    await keys('Enter');
    await settle();
    expect(isOn(element, 'code-input')).to.equal(true);
    expect(part<HTMLInputElement>(element, 'code-input').value).to.equal('ABCD');
    expect(part(element, 'code-input').getAttribute('aria-invalid')).to.equal('true');
    expect(described(element, 'code-input')).to.equal(`${en.codeHint} ${en.errorPrefix} ${en.problems['wrong-code']}`);
  });

  it('A11Y-02: goes to the first box that is missing, with what to do', async () => {
    const element = await reading('zertes');
    await press(element, 'accept-button');
    expect(isOn(element, 'risk-checkbox')).to.equal(true);
    expect(described(element, 'risk-checkbox')).to.equal(`${en.errorPrefix} ${en.tcMissingRisk}`);
    await press(element, 'zertes-checkbox');
    await press(element, 'accept-button');
    expect(isOn(element, 'zertes-checkbox')).to.equal(true);
    expect(described(element, 'zertes-checkbox')).to.equal(`${en.errorPrefix} ${en.tcMissingTerms} ${en.tcMissingRisk}`);
  });

  it('A11Y-02: is not said before the field was left, nor by colour alone, but in words', async () => {
    const element = await phoneAt('');
    const input = part<HTMLInputElement>(element, 'number-input');
    input.focus();
    input.value = '079';
    input.dispatchEvent(new InputEvent('input', {bubbles: true}));
    await settle();
    expect([input.getAttribute('aria-invalid'), text(element, 'error')]).to.deep.equal(['false', '']);
    await keys('Enter');
    await settle();
    expect(text(element, 'error')).to.match(/^Error: \S/);
  });

  it('A11Y-02: label, hint, message and field are in one shadow root', async () => {
    for (const element of [await phoneAt('countries="CH DE"'), await codeSent(), await reading()]) {
      const root = element.shadowRoot!;
      for (const field of root.querySelectorAll<HTMLInputElement>('input, select')) {
        expect(field.labels, field.outerHTML).to.have.length(1);
        expect(field.labels![0]!.getRootNode() === root).to.equal(true);
        for (const id of field.getAttribute('aria-describedby')?.split(' ') ?? []) expect(root.getElementById(id), id).not.to.equal(null);
      }
    }
  });

  it('A-05: an error that comes while the focus is elsewhere is announced, and takes it from nobody', async () => {
    const sent = service().hold('send');
    const element = await phoneAt();
    await press(element, 'send-button');
    const button = await elsewhere();
    sent.answer(json({}, 500));
    await settle();
    expect(element.shadowRoot!.querySelector('[role="alert"]')!.textContent).to.equal(`${en.errorPrefix} ${en.problems.server}`);
    expect(focused()).to.equal(button);
  });
});

describe('focus: while something is under way', () => {
  for (const [what, name, call, make] of [
    ['sends a code', 'send-button', 'send', () => phoneAt()],
    ['reads the status again', 'retry-button', 'evidence', () => statusOf(standings.broken)],
    ['starts an acceptance', 'accept-button', 'confirm', () => reading('zertes', 'risk')],
  ] as const) {
    it(`A11Y-05: the button that ${what} keeps the focus, is not disabled, and does nothing a second time`, async () => {
      const element = await make();
      const before = service().count(call);
      const answer = service().hold(call);
      await press(element, name);
      const button = part<HTMLButtonElement>(element, name);
      expect([button.disabled, button.getAttribute('aria-disabled')]).to.deep.equal([false, 'true']);
      expect(isOn(element, name)).to.equal(true);
      expect(element.shadowRoot!.querySelector('.card')!.getAttribute('aria-busy')).to.equal('true');
      await keys('Enter', 'Space');
      await settle();
      expect(service().count(call)).to.equal(before + 1);
      expect(isOn(element, name)).to.equal(true);
      answer.answer(json({}, 403));
      await settle();
      expect(element.shadowRoot!.querySelector('.card')!.getAttribute('aria-busy')).to.equal('false');
      expect(focused()).not.to.equal(document.body);
    });
  }

  it('A11Y-05: what is said is never inside of what is busy', async () => {
    for (const make of [() => phoneAt(), () => statusOf(standings.ready), () => reading()]) {
      const region = (await make()).shadowRoot!.querySelector('[role="status"]')!;
      expect(region.closest('[aria-busy]')).to.equal(null);
    }
  });
});

describe('focus: frame and dialog', () => {
  it('A11Y-20: the frame has a title, and the focus goes to the heading before it, not into it', async () => {
    const element = await accepting({consentUrl});
    const frame = part<HTMLIFrameElement>(element, 'consent-frame');
    expect(frame.title).to.equal(en.tcConsentFrame);
    expect(isOn(element, 'heading')).to.equal(true);
    expect(part(element, 'heading').compareDocumentPosition(frame)).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('A11Y-20: goes from the frame to the result once it was confirmed', async () => {
    const element = await accepting({consentUrl});
    part(element, 'consent-frame').focus();
    service().always('poll', () => json(progress({confirmed: true})));
    await stopTime().pass(8000);
    expect(state(element)).to.equal('accepted');
    expect(focusedPart()).to.equal('heading');
    expect(text(element, 'heading')).to.equal(en.tcAcceptedTitle);
  });

  for (const [what, leave] of [
    ['Esc', () => keys('Escape')],
    ['Close', async () => press(document.querySelector('sf-launcher')!, 'close-button')],
    ['close()', async () => document.querySelector('sf-launcher')!.close()],
  ] as const) {
    it(`A11Y-20: ${what} closes the dialog, and the focus is back on what opened it`, async () => {
      service();
      const element = await place<HTMLElement>('<sf-launcher>Check</sf-launcher>', given());
      part(element, 'button').focus();
      await keys('Enter');
      await settle();
      const dialog = part<HTMLDialogElement>(element, 'dialog');
      expect([dialog.open, dialog.matches(':modal')]).to.deep.equal([true, true]);
      expect(dialog.contains(element.shadowRoot!.activeElement)).to.equal(true);
      await leave();
      await settle();
      expect(has(element, 'dialog')).to.equal(false);
      expect(isOn(element, 'button')).to.equal(true);
    });
  }
});
