import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import type {Step} from '../flows/journey.js';
import type {SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import {FlowElement} from './flow-options.js';
import {FlowParts} from './flow-parts.js';
import {FlowRun} from './flow-run.js';
import {flowButtons, flowNote, stepsView} from './flow-view.js';
import {problemText} from './parts.js';
import {styles} from './sf-flow.styles.js';

/**
 * Takes a person from "who are you" to "you can sign": number, status, whatever is missing, done.
 *
 * @tagname sf-flow
 * @attr {'phone'|'status'|'terms'|'identify'|'done'} step - Where the person is (read-only).
 * @attr {boolean} busy - A request is under way (read-only).
 * @slot done - What comes after the end.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart steps - The names of the steps.
 * @csspart back-button - Goes back.
 * @csspart skip-button - Goes on without accepting optional terms.
 * @csspart note - How it ended.
 * @csspart error - Why it began anew; empty when all is well.
 * @csspart help - Whom to turn to.
 */
export class SfFlow extends FlowElement {
  static override styles = [base, styles];

  readonly #parts = new FlowParts(name => this.create(name));
  readonly #run = this.#newRun();

  /** Where the person is. */
  get step(): Step {
    return this.#run.journey.step;
  }

  /** A new run, from the beginning. */
  restart(): void {
    this.#run.restart(true);
  }

  /** Reads the status again. */
  async refresh(): Promise<void> {
    if (this.#run.journey.msisdn) await this.#parts.get('status').refresh();
  }

  override sessionReplaced(): void {
    this.restart();
  }

  override sessionChanged(change: SessionChange): void {
    if (change === 'signed-out') this.#run.restart(false);
  }

  /** It asks by itself, since a number is skipped only at the beginning of a run. @internal */
  override get wantsNumber(): boolean {
    return false;
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {step: this.step, busy: !this.#run.looked};
  }

  #newRun(): FlowRun {
    const element = this;
    return new FlowRun({
      parts: this.#parts,
      get settings() {
        return element.settings;
      },
      get session() {
        return element.page.session;
      },
      get focused() {
        return Boolean(element.shadowRoot?.activeElement);
      },
      get rendered() {
        return element.updateComplete;
      },
      announce: event => this.announce(event),
      render: () => this.requestUpdate(),
    });
  }

  readonly #proved = (event: CustomEvent<{msisdn: string}>): void => this.#run.send({type: 'known', msisdn: event.detail.msisdn});

  readonly #accepted = (): void => this.#run.send({type: 'accepted'});

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('msisdn') || changed.has('locked'))) this.restart();
  }

  /** The elements of the step, and those that stay. */
  #shown(): unknown {
    const {looked, journey} = this.#run;
    const {step, msisdn} = journey;
    const parts = this.#parts;
    if (!msisdn) return step === 'phone' && looked ? parts.show('phone-verify', true) : nothing;
    // The receipt stays at hand after the terms were accepted.
    const accepted = ['accepted', 'downgraded'].includes(parts.get('tc-accept').state);
    return [
      parts.show('status', step === 'status' || step === 'done'),
      step === 'terms' || accepted ? parts.show('tc-accept', step !== 'identify') : nothing,
      step === 'identify' ? parts.show('identify', true) : nothing,
    ];
  }

  protected override render(): TemplateResult {
    const {session, announceInTitle, headingLevel, settings, text} = this;
    const {journey, given, vouched, looked, locked, ended, area, back, skip} = this.#run;
    this.#parts.tell({...settings, ...journey, session, given, known: journey.msisdn, locked, area, announceInTitle, headingLevel, whenNothing: this.#run.onNothing});
    const view = {text, journey, vouched: vouched !== null, looked, ended, back, skip};
    const done = journey.step === 'done';
    return html`<section
      class="flow"
      lang=${this.language}
      aria-label=${this.nested ? nothing : text.flowTitle}
      @sf-phone-verified=${this.#proved}
      @sf-status-change=${this.#run.onStatus}
      @sf-action=${this.#run.onAction}
      @sf-terms-accepted=${this.#accepted}
      @sf-error=${this.#run.onError}
    >
      ${stepsView(view)}
      <p part="note" class=${done && journey.standing?.canSign === 'yes' ? 'good' : 'quiet'}>${flowNote(view)}</p>
      <p part="error" role="alert">${ended ? problemText(text, {code: 'unauthorized'}) : ''}</p>
      ${this.#shown()} ${done ? html`<slot name="done"></slot>` : nothing} ${flowButtons(view)} ${this.help()}
    </section>
    ${this.spoken(flowNote(view))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-flow': SfFlow;
  }
}
