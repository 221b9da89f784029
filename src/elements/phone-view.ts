import {html, nothing, type TemplateResult} from 'lit';

import {isUnusualSwiss, normalizeMsisdn} from '../flows/msisdn.js';
import {phoneStep} from '../flows/phone.js';
import type {Problem} from '../flows/problem.js';
import type {Strings} from '../strings/strings.js';
import {countryNames} from './country-names.js';
import {countryOptions} from './country-options.js';
import {heading} from './heading.js';
import {button, problemText} from './parts.js';
import {codeButtons, codeFields} from './phone-code-view.js';
import {noteLine, phoneNote, progress, type PhoneView} from './phone-note.js';
import {unrecorded} from './unrecorded.js';

type Name = 'number' | 'country';

const listen = ({enter}: PhoneView, name: Name) => (event: Event) =>
  enter(name, (event.target as HTMLInputElement).value, event.type === 'change');

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
