import {html, nothing, type TemplateResult} from 'lit';
import {keyed} from 'lit/directives/keyed.js';

import {actionFor, mayUpgrade, type Action} from '../flows/action.js';
import type {Problem} from '../flows/problem.js';
import type {Area, Standing} from '../flows/standing.js';
import {isAdvanced, levelToTell, toneOf} from '../flows/summary.js';
import type {Strings} from '../strings/strings.js';
import {heading} from './heading.js';
import {button, problemText, type Control} from './parts.js';

/** What a person sees of their standing. */
export interface StatusView {
  text: Strings;
  /** Level of the heading. */
  title: number;
  state: 'idle' | 'loading' | 'loaded' | 'failed';
  busy: boolean;
  /** The last standing that was read; stays while another is read. */
  standing: Standing | null;
  problem?: Problem;
  /** It is read again by itself in a moment. */
  retrying: boolean;
  level: number;
  jurisdiction: string;
  /** Address of a calendar entry for the end of the registration; empty for none. */
  calendar: string;
  act: (action: Action, jurisdiction?: string) => void;
  /** What to tell support, where the person cannot go on by themselves. */
  support: unknown;
}

function reason({text, standing, level, jurisdiction}: StatusView & {standing: Standing}): string {
  const area = text.inArea(jurisdiction);
  switch (standing.reason) {
    case 'ready':
      return text.canSign(levelToTell(standing, {level, jurisdiction}), area);
    case 'terms-pending':
      return text.termsPending;
    case 'not-registered':
      return text.notRegistered;
    case 'jurisdiction-missing':
      return text.jurisdictionMissing(area);
    case 'level-too-low':
      return text.levelTooLow(area, isAdvanced(standing, jurisdiction));
    case 'expired':
      return text.expired(standing.qualifiedUntil ? text.day(standing.qualifiedUntil) : '');
    case 'mismatch':
      return `${text.mismatch[standing.mismatch ?? 'unspecified']} ${text.mismatchAdvanced}`;
    case 'unavailable':
      return text.unavailable;
    case 'unknown-status':
      return text.unknownStatus;
  }
}

/** One plain sentence: whether this person can sign what is asked, and what to do next. */
export function summary(view: StatusView): string {
  const {text, state, standing, retrying} = view;
  if (state === 'idle') return text.statusIdle;
  if (state === 'failed') return text.statusFailed;
  if (!standing) return text.statusLoading;
  const next = retrying ? text.retryingSoon : standing.reason === 'unavailable' && text.pleaseTryAgain;
  return [reason({...view, standing}), next].filter(Boolean).join(' ');
}

/** A word of the service is shown where it looks like a name; anything else is not for people. */
const isName = (jurisdiction: string) => /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(jurisdiction);

function areaName(text: Strings, jurisdiction: string): string {
  return isName(jurisdiction) ? text.jurisdiction(jurisdiction) : text.otherArea;
}

function areaText(text: Strings, {level, qualified, advanced}: Area): string {
  if (qualified === 'unknown') return text.areaQualified.unknown;
  if (qualified === 'yes') return text.areaQualified.yes;
  if (advanced === 'unknown') return `${text.areaQualified.no}; ${text.areaAdvancedUnknown}`;
  if (level >= 4) return text.areaQualified.no;
  return advanced === 'yes' ? text.areaAdvanced : text.areaQualified.no;
}

function areaRows({text, standing, act}: StatusView & {standing: Standing}): TemplateResult | TemplateResult[] {
  if (standing.areas.length === 0) {
    const unknown = standing.nextStep === 'retry';
    return html`<dd part="area">${unknown ? text.areasUnknown : text.noAreas}</dd>`;
  }
  return standing.areas.map(
    area => html`<dd part="area">
      <strong><bdi>${areaName(text, area.jurisdiction)}</bdi></strong>
      <span class="badge">${text.level(area.level)}</span>
      <span>${areaText(text, area)}</span>
      ${isName(area.jurisdiction) && mayUpgrade(standing, area)
        ? button('upgrade-button', text.upgradeArea(areaName(text, area.jurisdiction)), {
            second: true,
            onClick: () => act('upgrade', area.jurisdiction),
          })
        : nothing}
    </dd>`,
  );
}

function meansText({text, standing}: StatusView & {standing: Standing}): string {
  if (standing.reason === 'mismatch') return text.meansChanged;
  if (standing.means) return text.meansActive(text.meansNames[standing.means]);
  return standing.nextStep === 'retry' ? text.meansUnknown : text.meansNone;
}

function expiryRow({text, standing, calendar}: StatusView & {standing: Standing}): TemplateResult | typeof nothing {
  const {qualifiedUntil, expiresInDays, areas} = standing;
  if (!qualifiedUntil && !areas.some(({level}) => level >= 4)) return nothing;
  const date = qualifiedUntil && text.expiryDate(text.day(qualifiedUntil), expiresInDays ?? 0);
  return html`<div part="expiry">
    <dt>${text.expiry}</dt>
    <dd>${date || text.expiryNone}</dd>
    ${calendar && html`<dd><a part="calendar-link" href=${calendar} download="registration.ics">${text.calendarEntry}</a></dd>`}
  </div>`;
}

function dashboard(view: StatusView & {standing: Standing}): TemplateResult {
  const {text, standing} = view;
  return html`<dl>
    <div>
      <dt>${text.areas}</dt>
      ${areaRows(view)}
    </div>
    <div part="means">
      <dt>${text.means}</dt>
      <dd>${meansText(view)}</dd>
    </div>
    <div part="terms">
      <dt>${text.terms}</dt>
      <dd>${standing.reason === 'not-registered' ? text.termsLater : text.termsStates[standing.terms]}</dd>
    </div>
    ${expiryRow(view)}
  </dl>`;
}

function buttons({text, state, standing, busy, retrying, act}: StatusView): Control | typeof nothing {
  const action = state === 'failed' ? 'retry' : standing && actionFor(standing);
  if (!action || state === 'idle' || retrying) return nothing;
  const retry = action === 'retry';
  const ready = standing?.nextStep === 'none';
  const part = retry ? 'retry-button' : 'action-button';
  return keyed(part, html`<div class="actions">
    ${button(part, text.actions[action], {waiting: busy, second: ready, onClick: () => act(action)})}
  </div>`);
}

/** The standing in one sentence, the next step, and under it the dashboard. */
export function statusView(view: StatusView): TemplateResult {
  const {text, standing, state, busy, problem} = view;
  const tone = state === 'loaded' && standing ? toneOf(standing) : 'unknown';
  const soon = standing && standing.canSign === 'yes' && actionFor(standing) === 'renew';
  return html`
    ${heading(view.title, text.statusTitle)}
    ${keyed(tone, html`<p part="summary" class="summary ${tone} ${busy && !standing ? 'busy' : ''}">${summary(view)}</p>`)}
    ${soon ? html`<p class="summary todo">${text.expirySoon(standing.expiresInDays ?? 0)}</p>` : nothing}
    <p part="error" role="alert">${problemText(text, problem)}</p>
    ${buttons(view)}${view.support}${standing ? keyed(state, dashboard({...view, standing})) : nothing}
    <details part="explanation" class="last">
      <summary>${text.explanationTitle}</summary>
      <slot name="explanation">${text.explanation.map(paragraph => html`<p>${paragraph}</p>`)}</slot>
    </details>
    <slot name="footer"></slot>
  `;
}
