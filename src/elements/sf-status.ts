import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {SmartFlowError} from '../api/errors.js';
import type {Action} from '../flows/action.js';
import {readAssurance} from '../flows/attributes.js';
import {statusDeadEnd, type DeadEnd} from '../flows/dead-ends.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import type {Problem} from '../flows/problem.js';
import type {Standing} from '../flows/standing.js';
import type {SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import {SmartFlowElement} from './element.js';
import {SfActionEvent, SfExpiringEvent, SfStatusChangeEvent} from './events.js';
import {ExpiryReminder} from './expiry-reminder.js';
import {problemOf} from './failure.js';
import {styles} from './sf-status.styles.js';
import {StandingLookup} from './standing-lookup.js';
import type {Reading} from './status-reading.js';
import {statusView, summary, type StatusView} from './status-view.js';
import {StepFocus} from './step-focus.js';

/**
 * Shows whether a person can sign what the page asks, why or why not, and what to do next.
 *
 * @tagname sf-status
 * @attr {'idle'|'loading'|'loaded'|'failed'} state - Whether an answer about the evidence was read (read-only).
 * @attr {boolean} busy - A request is under way (read-only).
 * @attr {'yes'|'no'|'unknown'} can-sign - Whether the person can sign what is asked (read-only).
 * @attr {'none'|'accept-terms'|'identify'|'retry'} next-step - What is to be done next (read-only).
 * @fires {SfStatusChangeEvent} sf-status-change - A standing was read; `detail.msisdn`, `detail.standing`.
 * @fires {SfActionEvent} sf-action - The person wants to do something about it; `detail.action`. Cancelable.
 * @fires {SfExpiringEvent} sf-expiring - The registration ends in 90, 30 or 7 days; `detail.daysLeft`.
 * @fires {SfErrorEvent} sf-error - Something could not be read; `detail.error` is a `SmartFlowError`.
 * @slot explanation - In place of the explanation of qualified signatures.
 * @slot footer - What comes after it.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart heading - The heading.
 * @csspart summary - The sentence that sums up the standing.
 * @csspart area - One legal area with its level.
 * @csspart means - How the person approves signatures.
 * @csspart terms - Whether terms are open.
 * @csspart expiry - When the registration for qualified signatures ends.
 * @csspart explanation - What a qualified signature is.
 * @csspart action-button - Starts the next step.
 * @csspart upgrade-button - Starts raising one area to level 4.
 * @csspart calendar-link - Downloads a calendar entry for the end of the registration.
 * @csspart retry-button - Reads again.
 * @csspart error - What could not be read; empty when all is well.
 * @csspart support - Where one cannot go on: a reference, and the details for support.
 * @csspart copy-button - Copies those details.
 * @csspart support-details - The details, where the browser does not let them be copied.
 * @csspart help - Whom to turn to.
 */
export class SfStatus extends SmartFlowElement {
  static override styles = [base, styles];

  /** The number to look up: digits only, country code first. Default: the number proved on this page. */
  @property() msisdn = '';

  /** Legal area that is asked for, `zertes` or `eidas`; default any. */
  @property() jurisdiction = '';

  /** Assurance level that is asked for: 3 for advanced, 4 for qualified signatures. */
  @property({type: Number}) level = 4;

  /** Whether terms have to be accepted; `off` does not even look for them. */
  @property() terms: 'required' | 'optional' | 'off' = 'required';

  readonly #expiry = new ExpiryReminder(this);
  /** The person asked to have it read again; each time another object. */
  #asked: object | undefined;
  #asking = false;

  readonly #lookup = new StandingLookup(this, {
    question: () => ({msisdn: this.#number, jurisdiction: this.jurisdiction, level: this.#level, terms: this.terms !== 'off'}),
    session: () => this.page.session,
    read: (reading, isRepeat) => this.#read(reading, isRepeat),
  });

  constructor() {
    super();
    new StepFocus(this, () => ({step: ''}));
  }

  /** Whether an answer about the evidence was read. */
  get state(): 'idle' | 'loading' | 'loaded' | 'failed' {
    if (!this.#number) return 'idle';
    const {last} = this.#lookup;
    if (!last) return 'loading';
    return last.answered ? 'loaded' : 'failed';
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.#lookup.busy;
  }

  /** What the last reading means, or null before there was one. */
  get standing(): Standing | null {
    return this.#lookup.last?.standing ?? null;
  }

  /** Reads again. Resolves when that is done. */
  async refresh(): Promise<void> {
    try {
      await this.#lookup.refresh();
    } catch (error) {
      // Only what the page replaced can keep it from reading at all.
      this.breakDown(error);
    }
  }

  override sessionChanged(change: SessionChange): void {
    const {last} = this.#lookup;
    if (change === 'signed-out') this.#lookup.forget();
    // Whoever just proved the number may read what was refused before.
    const allowed = change === 'number' && last && last.errors.length > 0;
    if (change === 'evidence' || (change === 'signed-out' && this.#number) || allowed) void this.refresh();
    this.requestUpdate();
  }

  /** Whether it would use a number that a gateway still knows. @internal */
  override get wantsNumber(): boolean {
    return !this.msisdn;
  }

  override sessionReplaced(): void {
    this.#lookup.forget();
  }

  protected override reflected(): Record<string, string | boolean | null> {
    const {standing} = this;
    return {
      state: this.state,
      busy: this.busy,
      'can-sign': standing && standing.canSign,
      'next-step': standing && standing.nextStep,
    };
  }

  protected override get deadEnd(): DeadEnd | null {
    return this.#lookup.retrying ? null : statusDeadEnd(this.#problem, this.standing, this.#number);
  }

  get #problem(): Problem | undefined {
    return this.#lookup.last?.errors.map(problemOf)[0];
  }

  get #number(): string {
    const given = this.msisdn && readGivenMsisdn(this.msisdn, 'CH');
    return (this.msisdn ? given : this.page.session?.msisdn) || '';
  }

  get #level(): number {
    return readAssurance(this.level);
  }

  #read({msisdn, standing, answered, errors}: Reading, isRepeat: boolean): void {
    if (answered) this.announce(new SfStatusChangeEvent(msisdn, standing));
    // One reading, one cause as far as the page can tell; a look that we repeat by ourselves is no news.
    if (errors[0] && !isRepeat) this.fail(errors[0]);
    const days = this.#expiry.read(msisdn, standing);
    if (days !== null) this.announce(new SfExpiringEvent(days));
  }

  #askAgain(): void {
    this.#asked = {};
    this.#asking = true;
    void this.refresh().finally(() => (this.#asking = false));
  }

  readonly #act = (action: Action, jurisdiction?: string): void => {
    const {standing} = this;
    const event = standing && new SfActionEvent(action, this.#number, standing, jurisdiction);
    if (event && !this.dispatchEvent(event)) return;
    if (action === 'retry') this.#askAgain();
    if (action === 'accept-terms') this.page.current.announce('terms');
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    // In the language of now, as everything around it.
    this.#expiry.offer(this.standing, () => this.text);
    const {last} = this.#lookup;
    if (changed.has('msisdn') || (last && last.msisdn !== this.#number)) this.#lookup.forget();
    if (changed.has('msisdn') && this.msisdn && !this.#number) {
      this.fail(new SmartFlowError('invalid-number', 'The msisdn of sf-status is not a number.'));
    }
  }

  protected override render(): TemplateResult {
    const view: StatusView = {
      text: this.text,
      title: this.titleLevel,
      state: this.state,
      busy: this.busy,
      standing: this.standing,
      problem: this.#problem,
      retrying: this.#lookup.retrying,
      level: this.#level,
      jurisdiction: this.jurisdiction.trim().toLowerCase(),
      calendar: this.#expiry.href,
      act: this.#act,
      support: this.support(),
    };
    // A look that nobody here asked for is no news before it is over.
    const said = this.busy && this.#lookup.last ? (this.#asking ? this.text.statusLoading : undefined) : summary(view);
    return html`<section class="card" lang=${this.language} aria-labelledby=${this.titleId} aria-busy=${this.busy}>
        ${statusView(view)}${this.help()}
      </section>
      ${this.spoken(said, {again: this.#asked})}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-status': SfStatus;
  }
}
