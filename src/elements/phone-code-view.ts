import {html, nothing, type TemplateResult} from 'lit';

import {extractCode, isCode} from '../flows/code.js';
import {secondsToResend} from '../flows/phone.js';
import {now as clock} from './clock.js';
import {button} from './parts.js';
import {noteLine, progress, sentNote, type PhoneView} from './phone-note.js';
import {unrecorded} from './unrecorded.js';

export {readCodeEntry} from '../flows/code.js';

/** What is typed by hand is left alone until it is sent; from a message that was pasted, the code is taken. */
const listenForCode = ({enter}: PhoneView) => (event: Event) => {
  const input = event.target as HTMLInputElement;
  const code = extractCode(input.value);
  if (isCode(code) && (input.value.includes(':') || input.value.length > 12)) input.value = code;
  enter('code', input.value, false);
};

/** One field, so that a code can be pasted, filled in and read out as a whole. */
export function codeFields(view: PhoneView, invalid: boolean): TemplateResult {
  const {text, entered, off} = view;
  return html`${noteLine(sentNote(view))}
    <div>
      <label for="code">${text.code}</label>
      <input
        id="code"
        part="code-input"
        type="text"
        autocomplete="one-time-code"
        autocapitalize="characters"
        autocorrect="off"
        spellcheck="false"
        dir="ltr"
        aria-required="true"
        aria-invalid=${invalid}
        aria-describedby="hint problem"
        .value=${entered.code}
        ?disabled=${off}
        @input=${listenForCode(view)}
        @change=${listenForCode(view)}
        ${unrecorded()}
      />
    </div>
    <p id="hint" class="quiet">${text.codeHint}</p>
    ${progress(view)}`;
}

function resendNote({text, state, now}: PhoneView): string {
  if (state.at !== 'code') return '';
  const seconds = secondsToResend(state.sent, now);
  if (seconds === 0) return '';
  return seconds === Infinity ? text.resendSpent : text.resendIn(seconds);
}

/** What can be done in that step. */
export function codeButtons(view: PhoneView): TemplateResult {
  const {text, state, send, off} = view;
  const waiting = state.at === 'checking' || state.at === 'sending';
  const early = resendNote(view);
  return html`<div class="actions last">
      ${button('verify-button', text.checkCode, {waiting, off})}
      ${button('resend-button', text.resendCode, {
        second: true,
        idle: waiting || early !== '',
        off,
        describedBy: 'resend-note',
        onClick: () => send({type: 'resend', now: clock()}),
      })}
      ${view.locked
        ? nothing
        : button('change-button', text.changeNumber, {second: true, off, idle: state.at === 'sending', onClick: () => send({type: 'change'})})}
    </div>
    <p id="resend-note" class="quiet">${early}</p>`;
}
