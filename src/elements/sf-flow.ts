import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';

import {journey, journeyStart, maySkip, shownSteps, stepBefore, type Journey, type JourneyEvent, type Step} from '../flows/journey.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import type {SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import {SfActionEvent, SfCompleteEvent, SfErrorEvent, SfStatusChangeEvent, SfStepEvent} from './events.js';
import {FlowElement, type Parts} from './flow-options.js';
import {button} from './parts.js';
import {styles} from './sf-flow.styles.js';

/**
 * Takes a person from "who are you" to "you can sign": number, status, whatever is missing, done.
 *
 * @tagname sf-flow
 * @attr {'phone'|'status'|'terms'|'identify'|'done'} step - Where the person is (read-only).
 * @attr {boolean} busy - A request is under way (read-only).
 * @fires {SfStepEvent} sf-step - The person went on or back; `detail.from`, `detail.to`.
 * @fires {SfCompleteEvent} sf-complete - The end, once per run; `detail.msisdn`, `detail.standing`.
 * @slot done - What comes after the end.
 * @csspart steps - The names of the steps.
 * @csspart back-button - Goes back.
 * @csspart skip-button - Goes on without accepting optional terms.
 */
export class SfFlow extends FlowElement {
  static override styles = [base, styles];

  #journey: Journey = journeyStart;
  /** The number for which the end was told. */
  #completed = '';
  /** The number was looked for where it may be known already. */
  #looked = false;
  /** Counts the runs: what was looked for in an earlier one is of no use. */
  #run = 0;
  /** The number somebody came back from. */
  #before = '';
  /** The gateway's session ended in mid-step. */
  #ended = false;
  #area = '';
  readonly #parts = new Map<keyof Parts, HTMLElement>();

  /** Where the person is. */
  get step(): Step {
    return this.#journey.step;
  }

  /** A new run, from the beginning. */
  restart(): void {
    this.#begin();
    void this.#look(true);
  }

  /** Reads the status again. */
  async refresh(): Promise<void> {
    if (this.#journey.msisdn) await this.#part('status').refresh();
  }

  override sessionReplaced(): void {
    this.restart();
  }

  override sessionChanged(change: SessionChange): void {
    if (change !== 'signed-out') return;
    this.#begin();
    void this.#look(false);
  }

  /** It asks by itself, since a number is skipped only at the beginning of a run. @internal */
  override get wantsNumber(): boolean {
    return false;
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {step: this.step, busy: !this.#looked};
  }

  #begin(): void {
    this.#run++;
    this.#completed = this.#area = this.#before = '';
    this.#ended = false;
    this.#part('phone-verify').reset();
    this.#send({type: 'restart'});
  }

  get #given(): string | null {
    return this.msisdn ? readGivenMsisdn(this.msisdn, 'CH') : null;
  }

  /** The number the page vouches for. */
  get #vouched(): string | null {
    return this.locked && this.page.session?.api.gateway === false ? this.#given : null;
  }

  /**
   * Skips what is known: a number the page vouches for, or one that the session holds.
   *
   * @param held Whether the session may be asked; while it is being ended it would still answer.
   */
  async #look(held: boolean): Promise<void> {
    const session = this.page.session;
    if (!session) return;
    const run = this.#run;
    const given = this.#given;
    const vouched = this.#vouched;
    let known = vouched ?? (held ? session.msisdn : null);
    if (!known && held && session.api.gateway) known = await session.api.session().catch(() => null);
    if (run !== this.#run || this.#journey.step !== 'phone') return;
    this.#looked = true;
    this.requestUpdate();
    if (!known || (given && given !== known)) return;
    if (!vouched && session.msisdn !== known) session.prove(known);
    this.#send({type: 'known', msisdn: known});
  }

  #send(event: JourneyEvent): void {
    const before = this.#journey;
    const after = journey(before, event, this.settings);
    if (after === before) return;
    this.#journey = after;
    // What was read and done for one number is nothing to the next, nor to the same one later.
    if (!after.msisdn) (['status', 'tc-accept', 'identify'] as const).forEach(name => this.#parts.delete(name));
    if (after.msisdn) this.#ended = false;
    this.requestUpdate();
    if (after.step === before.step) return;
    const inside = Boolean(this.shadowRoot?.activeElement);
    this.announce(new SfStepEvent(before.step, after.step));
    void this.updateComplete.then(() => inside && this.#focusStep());
    if (after.step === 'done' && after.msisdn && after.standing && this.#completed !== after.msisdn) {
      this.#completed = after.msisdn;
      this.announce(new SfCompleteEvent(after.msisdn, after.standing));
    }
  }

  #focusStep(): void {
    const name = ({phone: 'phone-verify', status: 'status', terms: 'tc-accept', identify: 'identify', done: 'status'} as const)[this.step];
    const part = this.#part(name);
    void part.updateComplete.then(() => part.focusHeading());
  }

  #part<Name extends keyof Parts>(name: Name): Parts[Name] {
    const part = (this.#parts.get(name) as Parts[Name] | undefined) ?? this.create(name);
    this.#parts.set(name, part);
    return part;
  }

  readonly #back = (): void => {
    const {step} = this;
    if (step === 'status' || step === 'done') {
      this.#before = this.#journey.msisdn ?? '';
      this.#part('phone-verify').reset();
    }
    this.#send({type: 'back'});
    // What was open may have been accepted in another window.
    if (step === 'terms') void this.refresh();
  };

  readonly #onStatus = (event: Event): void => {
    const {msisdn, standing} = (event as SfStatusChangeEvent).detail;
    if (msisdn === this.#journey.msisdn) this.#send({type: 'standing', standing});
  };

  readonly #onAction = (event: Event): void => {
    const {action, jurisdiction} = (event as SfActionEvent).detail;
    // Whoever is around the flow hears the event after it; only then is it clear whether it was prevented.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#area = jurisdiction ?? '';
      // Those who accept a second time have other terms to read than the first time.
      if (action === 'accept-terms') this.#parts.delete('tc-accept');
      this.#send({type: 'action', action});
    });
  };

  readonly #onError = (event: Event): void => {
    const {error} = (event as SfErrorEvent).detail;
    // The gateway's session has ended: the number has to be proved again.
    if (error.code !== 'unauthorized' || !this.page.session?.api.gateway || this.step === 'phone') return;
    const {msisdn} = this.#journey;
    this.#begin();
    this.#before = msisdn ?? '';
    this.#ended = true;
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (this.hasUpdated && (changed.has('msisdn') || changed.has('locked'))) this.restart();
  }

  #assign(): void {
    const {session, msisdn, locked, jurisdiction, level, terms, methods} = this;
    const known = this.#journey.msisdn ?? '';
    Object.assign(this.#part('phone-verify'), {session, msisdn: this.#before || msisdn, locked: locked && msisdn !== ''});
    if (!known) return;
    Object.assign(this.#part('status'), {session, msisdn: known, jurisdiction, level, terms});
    Object.assign(this.#part('tc-accept'), {session, msisdn: known, announceInTitle: this.announceInTitle});
    const upgrade = this.#journey.asked;
    Object.assign(this.#part('identify'), {
      session,
      msisdn: known,
      methods,
      standing: this.#journey.standing,
      jurisdiction: this.#area || jurisdiction,
      level: upgrade ? 4 : level,
    });
  }

  #steps(): TemplateResult {
    const {text} = this;
    const steps = shownSteps(this.#journey, this.#vouched !== null);
    const index = steps.indexOf(this.step);
    return html`<nav part="steps" aria-label=${text.flowTitle}>
      <p class="quiet">${text.flowPosition(index + 1, steps.length)}</p>
      <ol>
        ${steps.map((step, at) => html`<li class=${at < index ? 'past' : ''} aria-current=${at === index ? 'step' : nothing}>${text.flowSteps[step]}</li>`)}
      </ol>
    </nav>`;
  }

  #buttons(): TemplateResult | typeof nothing {
    const {text} = this;
    const back = stepBefore(this.#journey, this.locked && this.msisdn !== '');
    const skip = maySkip(this.#journey, this.settings);
    if (!back && !skip) return nothing;
    return html`<div class="actions">
      ${back ? button('back-button', text.flowBack, {second: true, onClick: this.#back}) : nothing}
      ${skip ? button('skip-button', text.flowSkip, {second: true, onClick: () => this.#send({type: 'skip'})}) : nothing}
    </div>`;
  }

  #note(): string {
    const {text, step} = this;
    if (step === 'done') return this.#journey.standing?.canSign === 'yes' ? text.flowDone : text.flowDoneUnsigned;
    if (this.#ended) return text.problems.unauthorized;
    return this.#looked ? '' : text.loading;
  }

  protected override render(): TemplateResult {
    this.#assign();
    const {step, text} = this;
    const {msisdn, standing} = this.#journey;
    const show = (name: keyof Parts, visible: boolean) => {
      const part = this.#part(name);
      part.toggleAttribute('hidden', !visible);
      return part;
    };
    const done = step === 'done';
    // The receipt stays at hand after the terms were accepted.
    const accepted = msisdn !== null && ['accepted', 'downgraded'].includes(this.#part('tc-accept').state);
    return html`<section
      class="flow"
      lang=${this.language}
      aria-label=${text.flowTitle}
      @sf-phone-verified=${(event: CustomEvent<{msisdn: string}>) => this.#send({type: 'known', msisdn: event.detail.msisdn})}
      @sf-status-change=${this.#onStatus}
      @sf-action=${this.#onAction}
      @sf-terms-accepted=${() => this.#send({type: 'accepted'})}
      @sf-error=${this.#onError}
    >
      ${this.#steps()}
      <p role="status" class=${done && standing?.canSign === 'yes' ? 'good' : 'quiet'}>
        ${this.#note()}
      </p>
      ${step === 'phone' && this.#looked ? show('phone-verify', true) : nothing}
      ${msisdn ? [show('status', step === 'status' || done), step === 'terms' || accepted ? show('tc-accept', step !== 'identify') : nothing] : nothing}
      ${step === 'identify' ? show('identify', true) : nothing}
      ${done ? html`<slot name="done"></slot>` : nothing}
      ${this.#buttons()}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-flow': SfFlow;
  }
}
