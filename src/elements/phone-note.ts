import {html, nothing, type TemplateResult} from 'lit';

import type {PhoneEvent, PhoneState} from '../flows/phone.js';
import type {Strings} from '../strings/strings.js';
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

/** Where the code went, and what is known of that. */
export function sentNote({text, state}: PhoneView): string {
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

export function noteLine(note: string, kind = 'quiet'): TemplateResult {
  return html`<p part="note" class=${kind}><span ${unrecorded()}>${note}</span></p>`;
}

/** What is under way: below what was entered, so that nothing moves when it comes and goes. */
export function progress(view: PhoneView): TemplateResult | typeof nothing {
  const {at} = view.state;
  return at === 'sending' || at === 'checking' ? noteLine(phoneNote(view)) : nothing;
}
