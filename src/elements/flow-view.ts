import {html, nothing, type TemplateResult} from 'lit';

import {shownSteps, type Journey} from '../flows/journey.js';
import type {Strings} from '../strings/strings.js';
import {button} from './parts.js';

/** What a person sees of the way they are on, around the step itself. */
export interface FlowView {
  text: Strings;
  journey: Journey;
  /** The page vouches for the number. */
  vouched: boolean;
  /** The number was looked for where it may be known already. */
  looked: boolean;
  /** The gateway's session ended in mid-step. */
  ended: boolean;
  /** Goes back; undefined where there is no way back. */
  back?: () => void;
  /** Goes on without the terms; undefined where they may not be left for later. */
  skip?: () => void;
}

/** The names of the steps, and which of them this is. */
export function stepsView({text, journey, vouched}: FlowView): TemplateResult {
  const steps = shownSteps(journey, vouched);
  const index = steps.indexOf(journey.step);
  return html`<nav part="steps" aria-label=${text.flowStepsTitle}>
    <p class="quiet">${text.flowPosition(index + 1, steps.length)}</p>
    <ol role="list">
      ${steps.map((step, at) => html`<li class=${at < index ? 'past' : ''} aria-current=${at === index ? 'step' : nothing}
          >${text.flowSteps[step]}${at < index ? html`<span class="unseen">${` ${text.flowStepPast}`}</span>` : nothing}</li
        >`)}
    </ol>
  </nav>`;
}

/** What is said about the way itself; the steps speak for themselves. */
export function flowNote({text, journey, looked}: FlowView): string {
  if (journey.step === 'done') return journey.standing?.canSign === 'yes' ? text.flowDone : text.flowDoneUnsigned;
  return looked ? '' : text.loading;
}

export function flowButtons({text, back, skip}: FlowView): TemplateResult | typeof nothing {
  if (!back && !skip) return nothing;
  return html`<div class="actions">
    ${back ? button('back-button', text.flowBack, {second: true, onClick: back}) : nothing}
    ${skip ? button('skip-button', text.flowSkip, {second: true, onClick: skip}) : nothing}
  </div>`;
}
