import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import type {OpenTerms} from '../api/answers.js';
import type {Decisions} from '../api/endpoints.js';
import {helpAfter, mayAccept, moreHelpAfter, type TermsEvent, type TermsState, type Waiting} from '../flows/terms.js';
import {consentFrame} from '../policy/frame.js';
import type {Strings} from '../strings/strings.js';
import {now as clock} from './clock.js';
import type {Saying} from './announcer.js';
import {heading} from './heading.js';
import {button, newTabLink, problemText, type Control} from './parts.js';

/** What a person who accepts terms sees. */
export interface TermsView {
  text: Strings;
  /** Level of the heading. */
  level: number;
  state: TermsState;
  now: number;
  ticked: Decisions;
  /** The person pressed "accept" while something was missing. */
  judged: boolean;
  /** The terms page is opened in place of the boxes. */
  link: boolean;
  off: boolean;
  /** Address of the receipt's file; empty for none. */
  receipt: string;
  tick: (name: keyof Decisions, value: boolean) => void;
  send: (event: TermsEvent) => void;
}

/** Whether the terms can only be accepted on their own page. */
export function opensPage({link}: Pick<TermsView, 'link'>, terms: OpenTerms): boolean {
  return link || terms.token === null;
}

function documents({text}: TermsView, {documents, link}: OpenTerms): TemplateResult {
  const known = documents.length > 0 ? documents : [{jurisdiction: '', href: link!, title: ''}];
  return html`<ul role="list">
    ${known.map(
      ({jurisdiction, href, title}) =>
        html`<li>${newTabLink('document-link', href, title || text.tcDocument(jurisdiction), text)}</li>`,
    )}
  </ul>`;
}

function box({ticked, tick, off}: TermsView, name: keyof Decisions, part: string, label: string, invalid: boolean): TemplateResult {
  return html`<label class="box">
    <input
      type="checkbox"
      part=${part}
      .checked=${ticked[name]}
      aria-required=${name === 'risk' ? 'true' : nothing}
      aria-invalid=${invalid}
      aria-describedby=${invalid ? 'problem' : nothing}
      ?disabled=${off}
      @change=${(event: Event) => tick(name, (event.target as HTMLInputElement).checked)}
    />
    <span>${label}</span>
  </label>`;
}

/** What still keeps the person from accepting; empty when nothing does. */
function missing({text, ticked, judged}: TermsView): string {
  if (!judged || mayAccept(ticked)) return '';
  const parts = [!ticked.zertes && !ticked.eidas && text.tcMissingTerms, !ticked.risk && text.tcMissingRisk];
  return [text.errorPrefix, ...parts].filter(Boolean).join(' ');
}

/** The fieldset is in a box of its own: WebKit counts the legend of one that is an item of a column twice, at first. */
function boxes(view: TermsView, terms: OpenTerms): TemplateResult {
  const {text, ticked, judged} = view;
  const none = judged && !ticked.zertes && !ticked.eidas;
  return html`
    <slot name="intro"><p class="quiet">${text.tcIntro}</p></slot>
    ${documents(view, terms)}
    <div>
      <fieldset aria-describedby="needed recommend">
        <legend>${text.tcDecisions}</legend>
        <p id="needed" class="quiet">${text.tcNeeded}</p>
        ${box(view, 'zertes', 'zertes-checkbox', text.tcZertes, none)} ${box(view, 'eidas', 'eidas-checkbox', text.tcEidas, none)}
        ${box(view, 'risk', 'risk-checkbox', text.tcRisk, judged && !ticked.risk)}
        <p id="recommend" class="quiet">${text.tcRecommend}</p>
      </fieldset>
    </div>
  `;
}

function problem(view: TermsView): TemplateResult {
  const {text, state} = view;
  const known = 'problem' in state ? state.problem : undefined;
  const refusal = state.at === 'failed' && state.refusal ? text.tcRefusals[state.refusal] : undefined;
  return html`<p id="problem" part="error" role="alert">${missing(view) || problemText(text, known, refusal)}</p>`;
}

function consentPage({text}: TermsView, address: string): TemplateResult {
  const {host, origin} = new URL(address);
  // A page of the host's own origin could take the sandbox off itself: it gets the link alone.
  const framed = origin !== location.origin;
  // The address comes last, so that the page never runs without what bounds it.
  return html`
    <p class="quiet">${text.tcConsent(host)}</p>
    ${framed
      ? keyed(
          address,
          html`<iframe
            part="consent-frame"
            sandbox=${consentFrame.sandbox}
            allow=${consentFrame.allow}
            referrerpolicy=${consentFrame.referrerpolicy}
            title=${text.tcConsentFrame}
            src=${address}
          ></iframe>`,
        )
      : nothing}
    <p>${newTabLink('consent-link', address, text.tcConsentLink, text)}</p>
  `;
}

/** Somebody who has just begun to wait needs no advice; it comes when it is due, and more of it later. */
function help({text, now}: TermsView, state: Waiting): TemplateResult {
  const waited = now - state.since;
  const texts = [waited >= helpAfter && text.tcPhoneHelp, waited >= moreHelpAfter && text.tcPhoneMoreHelp].filter(Boolean);
  return html`${texts.map(each => html`<p class="quiet">${each}</p>`)}`;
}

function waiting(view: TermsView, state: Waiting): TemplateResult {
  const {text} = view;
  return html`
    <div part="waiting">
      ${state.consentUrl ? consentPage(view, state.consentUrl) : help(view, state)}
      ${state.decisions === null && state.terms.link
        ? html`<p>${newTabLink('document-link', state.terms.link, text.tcOpen, text)}</p>`
        : nothing}
    </div>
  `;
}

function endButtons(view: TermsView): Control[] {
  const {text, state, send, receipt} = view;
  const done = state.at === 'accepted' || state.at === 'downgraded';
  const buttons: Control[] = [];
  if (state.at === 'expired' && state.waiting) {
    buttons.push(button('check-button', text.tcCheckAgain, {onClick: () => send({type: 'check', now: clock()})}));
  }
  if (!done && state.at !== 'nothing') {
    const label = state.at === 'failed' ? text.tryAgain : text.tcStartAgain;
    buttons.push(button('retry-button', label, {second: buttons.length > 0, onClick: () => send({type: 'restart'})}));
  }
  if (done && receipt) {
    buttons.push(html`<a part="receipt-button" class="button second" href=${receipt} download="terms-receipt-${new Date().toISOString().slice(0, 10)}.json">${text.tcReceipt}</a>`);
  }
  return buttons;
}

/** The heading, which is also what a person who is elsewhere may be told. */
export function termsTitle({text, state}: Pick<TermsView, 'text' | 'state'>): string {
  switch (state.at) {
    case 'phone':
      return text.tcPhoneTitle;
    case 'consent':
      return state.consentUrl ? text.tcConsentTitle : text.tcLinkTitle;
    case 'accepted':
      return text.tcAcceptedTitle;
    case 'downgraded':
      return text.tcDowngradedTitle;
    case 'declined':
      return text.tcDeclinedTitle;
    case 'expired':
      return text.tcExpiredTitle;
    case 'failed':
      return text.tcFailedTitle;
    default:
      return text.tcTitle;
  }
}

function note({text, state}: TermsView): string {
  switch (state.at) {
    case 'idle':
      return text.tcIdle;
    case 'loading':
      return text.tcLoading;
    case 'nothing':
      return text.tcNothing;
    case 'starting':
      return text.tcStarting;
    case 'phone':
      return state.trouble > 1 ? text.tcTrouble : text.tcPhone;
    case 'consent':
      if (state.trouble > 1) return text.tcTrouble;
      return state.consentUrl ? '' : text.tcLinkWaiting;
    case 'accepted':
      return text.tcAccepted;
    case 'downgraded':
      return text.tcDowngraded;
    case 'declined':
      return text.tcDeclined;
    case 'expired':
      // Terms that were replaced meanwhile: there is no confirmation to look for.
      return state.waiting ? text.tcExpired : text.problems['terms-expired'];
    default:
      return '';
  }
}

/** What is said of it: in a long wait also the advice, as it comes. */
export function termsSaid(view: TermsView): [text: string, saying: Saying] {
  const {text, state, now} = view;
  if (state.at !== 'phone' && state.at !== 'consent') return [note(view), {}];
  const saying = {wait: state.at};
  if (state.trouble > 1) return [text.tcTrouble, saying];
  if (state.consentUrl) return [text.tcConsent(new URL(state.consentUrl).host), saying];
  if (state.at === 'consent') return [text.tcLinkWaiting, saying];
  const waited = now - state.since;
  return [waited >= moreHelpAfter ? text.tcPhoneMoreHelp : waited >= helpAfter ? text.tcPhoneHelp : text.tcPhone, saying];
}

function body(view: TermsView): TemplateResult | typeof nothing {
  const {text, state} = view;
  switch (state.at) {
    case 'review':
    case 'starting':
      if (opensPage(view, state.terms)) return html`<slot name="intro"><p class="quiet">${text.tcOpenIntro}</p></slot>`;
      return boxes(view, state.terms);
    case 'phone':
    case 'consent':
      return waiting(view, state);
    default:
      return nothing;
  }
}

function buttons(view: TermsView): Control[] {
  const {text, state, send, off} = view;
  switch (state.at) {
    case 'idle':
    case 'loading':
      return [];
    case 'review':
    case 'starting':
      if (!opensPage(view, state.terms)) return [button('accept-button', text.tcAccept, {waiting: state.at === 'starting', off})];
      return [newTabLink('document-link', state.terms.link!, text.tcOpen, text, () => send({type: 'opened', now: clock()}), 'button')];
    case 'phone':
    case 'consent':
      return [button('cancel-button', text.tcCancel, {second: true, onClick: () => send({type: 'cancel'})})];
    default:
      return endButtons(view);
  }
}

const tones: Partial<Record<TermsState['at'], string>> = {accepted: 'good', downgraded: 'todo', loading: 'quiet busy', phone: 'busy'};

/** The steps: review, waiting, and how it ended. Heading and problem stay in place. */
export function termsView(view: TermsView): TemplateResult {
  const actions = buttons(view);
  const {at} = view.state;
  // Another line for another state: words that stay in theirs would be moved by the mark before them.
  const line = keyed(at, html`<p part="note" class=${tones[at] ?? 'quiet'}>${note(view)}</p>`);
  // Below what somebody has just read and ticked, which would move otherwise.
  const below = at === 'review' || at === 'starting';
  // While lines may still come above them, the buttons stay at the end.
  const last = below || at === 'phone' || at === 'consent';
  return html`
    ${heading(view.level, termsTitle(view))}
    ${below ? nothing : line}${body(view)}${below ? line : nothing}${problem(view)}
    ${actions.length > 0 ? keyed(last, html`<div class="actions ${last ? 'last' : ''}">${actions}</div>`) : nothing}
  `;
}
