import {html, nothing, type TemplateResult} from 'lit';

import {extractCode, isCode} from '../flows/code.js';
import {isUnusualSwiss, normalizeMsisdn} from '../flows/msisdn.js';
import {phoneStep, secondsToResend, type PhoneEvent, type PhoneState} from '../flows/phone.js';
import type {Problem} from '../flows/problem.js';
import type {Strings} from '../strings/strings.js';
import {now as clock} from './clock.js';
import {countryNames} from './country-names.js';
import {countryOptions} from './country-options.js';
import {heading} from './heading.js';
import {button, problemText} from './parts.js';
import {unrecorded} from './unrecorded.js';

/** What a person who proves a number sees. */
export interface PhoneView {
  text: Strings;
  /** Level of the heading. */
  level: number;
  language: string;
  state: PhoneState;
  now: number;
  entered: {number: string; country: string; code: string};
  /** The number field was left. */
  left: boolean;
  countries: readonly string[];
  off: boolean;
  locked: boolean;
  /** A cookie belongs to the code. */
  gateway: boolean;
  enter: (name: 'number' | 'country' | 'code', value: string, left: boolean) => void;
  send: (event: PhoneEvent) => void;
}

type Name = 'number' | 'country' | 'code';

const listen = ({enter}: PhoneView, name: Name) => (event: Event) =>
  enter(name, (event.target as HTMLInputElement).value, event.type === 'change');

/** What is typed by hand is left alone until it is sent; from a message that was pasted, the code is taken. */
const listenForCode = ({enter}: PhoneView) => (event: Event) => {
  const input = event.target as HTMLInputElement;
  const code = extractCode(input.value);
  if (isCode(code) && (input.value.includes(':') || input.value.length > 12)) input.value = code;
  enter('code', input.value, false);
};

function countryField(view: PhoneView): TemplateResult | typeof nothing {
  const {text, language, countries, entered, off, locked} = view;
  if (locked || countries.length < 2) return nothing;
  return html`<div>
    <label for="country">${text.country}</label>
    <select
      id="country"
      part="country-select"
      ?disabled=${off}
      @change=${listen(view, 'country')}
      ${countryOptions(countries, language, text, entered.country)}
    ></select>
  </div>`;
}

function numberHint({text, entered, left}: PhoneView): string {
  const msisdn = left ? normalizeMsisdn(entered.number, entered.country) : null;
  if (msisdn && isUnusualSwiss(msisdn)) return text.unusualSwissNumber;
  return entered.country === 'CH' ? text.numberHint : text.foreignNumberHint;
}

function noteLine(note: string, kind = 'quiet'): TemplateResult {
  return html`<p part="note" class=${kind}><span ${unrecorded()}>${note}</span></p>`;
}

/** What is under way: below what was entered, so that nothing moves when it comes and goes. */
function progress(view: PhoneView): TemplateResult | typeof nothing {
  const {at} = view.state;
  return at === 'sending' || at === 'checking' ? noteLine(phoneNote(view)) : nothing;
}

function numberFields(view: PhoneView, invalid: boolean): TemplateResult {
  const {text, entered, off, locked} = view;
  return html`<slot name="intro"><p class="quiet">${text.phoneIntro}</p></slot>
    <div class="pair">
      ${countryField(view)}
      <div>
        <label for="number">${text.mobileNumber}</label>
        <input
          id="number"
          part="number-input"
          type="tel"
          inputmode="tel"
          autocomplete="tel"
          dir="ltr"
          aria-required="true"
          aria-invalid=${invalid}
          aria-describedby="hint problem"
          .value=${entered.number}
          ?disabled=${off}
          ?readonly=${locked}
          @input=${listen(view, 'number')}
          @change=${listen(view, 'number')}
          ${unrecorded()}
        />
      </div>
    </div>
    <p id="hint" class="quiet">${locked ? '' : numberHint(view)}</p>
    ${progress(view)}`;
}

/** One field, so that a code can be pasted, filled in and read out as a whole. */
function codeFields(view: PhoneView, invalid: boolean): TemplateResult {
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

/** Where the code went, and what is known of that. */
function sentNote({text, state}: PhoneView): string {
  if (!('sent' in state) || !state.sent || state.at === 'number') return '';
  const {msisdn} = state.sent;
  if (state.lost) return text.codeMaybeSent(msisdn);
  return state.again ? text.codeSentAgain(msisdn) : text.codeSentTo(msisdn);
}

/** How far it is, in a sentence. */
export function phoneNote(view: PhoneView): string {
  const {text, state} = view;
  switch (state.at) {
    case 'sending':
      return text.sendingCode;
    case 'checking':
      return text.checkingCode;
    case 'verified':
      return text.numberVerified(state.msisdn);
    case 'code':
      return sentNote(view);
    default:
      return '';
  }
}

function resendNote({text, state, now}: PhoneView): string {
  if (state.at !== 'code') return '';
  const seconds = secondsToResend(state.sent, now);
  if (seconds === 0) return '';
  return seconds === Infinity ? text.resendSpent : text.resendIn(seconds);
}

function codeButtons(view: PhoneView): TemplateResult {
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

function problemIn({text, state, countries, language, gateway}: PhoneView, step: string, problem?: Problem): string {
  const names = () => countryNames(countries, language, text).map(({label}) => label).join(', ');
  // Where another code was refused, asking for one is no advice.
  const unsent = state.at === 'code' && state.unsent;
  if (step === 'code' && !unsent && problem?.code === 'too-many-requests') return problemText(text, problem, text.codeLocked);
  if (gateway && step === 'code' && problem?.code === 'forbidden') return problemText(text, problem, text.codeNotHere);
  if (!problem?.entry) return problemText(text, problem);
  if (problem.entry === 'country') return problemText(text, problem, text.numberCountry(names()));
  const texts =
    step === 'code' ? {missing: text.codeMissing, shape: text.codeShape} : {missing: text.numberMissing, shape: text.numberWrong};
  return problemText(text, problem, texts[problem.entry]);
}

function titles(text: Strings): Record<ReturnType<typeof phoneStep>, string> {
  return {number: text.phoneTitle, code: text.codeTitle, verified: text.verifiedTitle};
}

/** Whether it is the entry that is wrong, rather than the way it was sent. */
function isInvalid(problem?: Problem): boolean {
  return problem !== undefined && ['invalid-number', 'wrong-code', 'code-expired'].includes(problem.code);
}

/** The steps: number, code, verified. Heading and problem stay in place. */
export function phoneView(view: PhoneView): TemplateResult {
  const {text, state, off} = view;
  const step = phoneStep(state);
  const problem = 'problem' in state ? state.problem : undefined;
  return html`
    ${heading(view.level, titles(text)[step])}
    ${step === 'number' ? numberFields(view, isInvalid(problem)) : step === 'code' ? codeFields(view, isInvalid(problem)) : noteLine(phoneNote(view), 'good')}
    <p id="problem" part="error" role="alert">${problemIn(view, step, problem)}</p>
    ${step === 'number'
      ? html`<div class="actions last">${button('send-button', text.sendCode, {waiting: state.at === 'sending', off})}</div>`
      : nothing}
    ${step === 'code' ? codeButtons(view) : nothing}
    ${step === 'verified' ? html`<slot name="verified"></slot>` : nothing}
  `;
}
