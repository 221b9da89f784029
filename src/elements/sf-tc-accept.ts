import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {Decisions} from '../api/endpoints.js';
import {SmartFlowError} from '../api/errors.js';
import {termsDeadEnd, type DeadEnd} from '../flows/dead-ends.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import type {Standing} from '../flows/standing.js';
import {isEnd, problemAt, terms, termsStart, type TermsEvent, type TermsState} from '../flows/terms.js';
import type {SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import {now} from './clock.js';
import {SfTermsAcceptedEvent, SfTermsPendingEvent} from './events.js';
import {fields} from './fields.styles.js';
import {FlowController} from './flow-controller.js';
import {SmartFlowFormElement, type FormState} from './form-element.js';
import {styles} from './sf-tc-accept.styles.js';
import {StepFocus} from './step-focus.js';
import {TermsDecision} from './terms-decision.js';
import {termsSaid, termsTitle, termsView, type TermsView} from './terms-view.js';
import {Ticker} from './ticker.js';
import {signalInTitle} from './title-signal.js';
import {endWaiting, termsFailed, termsWork} from './terms-work.js';

/**
 * Finds the open terms of use, has them accepted, and waits until the person confirmed on the phone or the consent page.
 *
 * A field of the form around it: its value is the time of acceptance.
 *
 * @tagname sf-tc-accept
 * @attr {'idle'|'loading'|'nothing'|'review'|'starting'|'phone'|'consent'|'accepted'|'downgraded'|'declined'|'expired'|'failed'} state - Where the person is (read-only).
 * @attr {boolean} busy - A request is under way (read-only).
 * @fires {SfTermsPendingEvent} sf-terms-pending - Terms are open; `detail.msisdn`.
 * @fires {SfTermsAcceptedEvent} sf-terms-accepted - They were accepted; `detail.msisdn`, `detail.downgraded`, `detail.receipt`.
 * @fires {SfErrorEvent} sf-error - Something went wrong; `detail.error` is a `SmartFlowError`.
 * @slot intro - In place of the sentence that explains what to do.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart heading - The heading of the step.
 * @csspart note - How far it is.
 * @csspart document-link - A document to read, or the terms page.
 * @csspart zertes-checkbox - Accepts the Swiss terms.
 * @csspart eidas-checkbox - Accepts the EU terms.
 * @csspart risk-checkbox - Confirms that the risk is understood.
 * @csspart accept-button - Starts the acceptance.
 * @csspart waiting - What is shown while the person confirms elsewhere.
 * @csspart consent-frame - The consent page.
 * @csspart consent-link - Opens the consent page in a new tab.
 * @csspart cancel-button - Stops waiting.
 * @csspart check-button - Looks once more after the time was over.
 * @csspart retry-button - Starts again.
 * @csspart receipt-button - Downloads the receipt.
 * @csspart error - What went wrong and what to do; empty when all is well.
 * @csspart support - Where one cannot go on: a reference, and the details for support.
 * @csspart copy-button - Copies those details.
 * @csspart support-details - The details, where the browser does not let them be copied.
 * @csspart help - Whom to turn to.
 */
export class SfTcAccept extends SmartFlowFormElement {
  static override styles = [base, fields, styles];

  /** The number whose terms are looked for: digits only, country code first. Default: the number proved on this page. */
  @property() msisdn = '';

  /** `inline` shows the boxes here; `link` opens the terms page and notices the acceptance. */
  @property() mode: 'inline' | 'link' = 'inline';

  /** A result that comes while the page is hidden may show in the document's title, until the person is back. */
  @property({type: Boolean, attribute: 'announce-in-title'}) announceInTitle = false;

  /** How the person approves signatures, where it is known. @internal */
  @property({attribute: false}) means: Standing['means'] = null;

  /** Told where there is nothing to accept; the element may have been shown because there was. @internal */
  @property({attribute: false}) whenNothing?: () => void;

  readonly #decision = new TermsDecision(this);

  readonly #flow: FlowController<TermsState, TermsEvent> = new FlowController<TermsState, TermsEvent>(this, {
    start: termsStart,
    step: terms,
    key: ({at}) => (at === 'phone' || at === 'consent' ? 'waiting' : at),
    work: (_state, signal, send) => {
      const {session} = this.page;
      return session && termsWork(session, () => this.#flow.state, signal, send);
    },
    failed: termsFailed,
    // It may have been started; on return the service is asked how far it is.
    interrupted: state => (state.at === 'starting' ? {type: 'failed', problem: {code: 'network'}, lost: true, now: now()} : undefined),
    stepped: (state, before, event) => this.#stepped(state, before, event),
  });

  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    new StepFocus(this, () => ({step: this.#step, problem: this.#decision.lacking}));
  }

  /** Where the person is. */
  get state(): TermsState['at'] {
    return this.#flow.state.at;
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.state === 'loading' || this.state === 'starting';
  }

  /** Looks for open terms again, with nothing ticked. */
  refresh(): void {
    this.toStart();
  }

  /** Stops waiting for the confirmation; what the person then does on the phone may still count. */
  cancel(): void {
    this.#flow.send({type: 'cancel'});
  }

  /** Whether it would use a number that a gateway still knows. @internal */
  override get wantsNumber(): boolean {
    return !this.msisdn;
  }

  override sessionReplaced(): void {
    this.toStart();
  }

  override sessionChanged(change: SessionChange): void {
    if (change === 'signed-out' || this.#mayHaveChanged(change)) this.toStart();
    if (change === 'terms') this.#show();
    this.requestUpdate();
  }

  protected override toStart(): void {
    this.#decision.forget();
    this.#flow.begin({type: 'number', msisdn: this.#number});
    this.requestUpdate();
  }

  protected override formState(): FormState {
    const {acceptedAt} = this.#decision;
    const open = !acceptedAt && this.state !== 'nothing';
    return {value: acceptedAt, missing: open ? this.text.requiredTerms : ''};
  }

  protected override get deadEnd(): DeadEnd | null {
    return termsDeadEnd(this.#flow.state, this.means);
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {state: this.state, busy: this.busy};
  }

  get #number(): string | null {
    const {session} = this.page;
    if (!session) return null;
    return this.msisdn ? readGivenMsisdn(this.msisdn, 'CH') : session.msisdn;
  }

  /** What the person reads now. */
  get #shown() {
    return {text: this.text, language: this.language};
  }

  /** Accepting does not move the focus before something new is there to read. */
  get #step(): string {
    return this.state === 'starting' ? 'review' : this.state;
  }

  /** Whether what was found, or could not be, is worth another look. */
  #mayHaveChanged(change: SessionChange): boolean {
    if (change === 'number' || change === 'restored') return this.state === 'failed' && this.#number === this.page.session?.msisdn;
    return change === 'terms' && ['nothing', 'failed', 'expired', 'declined'].includes(this.state);
  }

  #show(): void {
    this.scrollIntoView({block: 'nearest'});
    this.focusHeading();
  }

  #stepped(state: TermsState, before: TermsState, event: TermsEvent): void {
    if (state.at === before.at) return;
    endWaiting(this.page.current, before, state);
    if (state.at === 'loading') this.#decision.untick();
    if (before.at === 'loading' && (state.at === 'review' || state.at === 'phone')) this.announce(new SfTermsPendingEvent(state.msisdn));
    const problem = problemAt(state, event);
    if (problem) this.fail(new SmartFlowError(problem.code, 'The terms were not accepted.', problem));
    if (this.announceInTitle && isEnd(state)) signalInTitle(termsTitle({text: this.text, state}));
    if (state.at === 'nothing') this.whenNothing?.();
    if (state.at === 'accepted' || state.at === 'downgraded') void this.#accepted(state);
  }

  async #accepted(state: TermsState & {at: 'accepted' | 'downgraded'}): Promise<void> {
    const receipt = await this.#decision.record(state, () => this.#shown);
    if (this.#flow.state !== state) return;
    this.#decision.offer(receipt);
    this.announce(new SfTermsAcceptedEvent(state.msisdn, state.at === 'downgraded', receipt));
    this.page.current.announce('evidence');
  }

  protected override submit(): void {
    if (this.off || this.state !== 'review') return;
    this.#decision.press(this.#shown);
    this.#flow.send({type: 'accept', decisions: this.#decision.ticked});
    this.requestUpdate();
  }

  readonly #tick = (name: keyof Decisions, value: boolean): void => {
    this.#decision.tick(name, value);
    this.requestUpdate();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    const {state} = this.#flow;
    const shown = 'msisdn' in state ? state.msisdn : null;
    if (this.page.session && this.#number !== shown) this.toStart();
    if (changed.has('msisdn') && this.msisdn && !readGivenMsisdn(this.msisdn, 'CH')) {
      this.fail(new SmartFlowError('invalid-number', 'The msisdn of sf-tc-accept is not a number.'));
    }
  }

  protected override render(): TemplateResult {
    this.#ticker.run(this.state === 'phone');
    const view: TermsView = {
      text: this.text,
      level: this.titleLevel,
      state: this.#flow.state,
      now: now(),
      ticked: this.#decision.ticked,
      judged: this.#decision.judged,
      link: this.mode === 'link',
      off: this.off,
      receipt: this.#decision.href,
      tick: this.#tick,
      send: this.#flow.send,
    };
    return html`<form role="none" novalidate>
        <div class="card" role=${this.landmark} lang=${this.language} aria-labelledby=${this.titleId} aria-busy=${this.busy}>
          ${termsView(view)}${this.support()}${this.help()}
        </div>
      </form>
      ${this.spoken(...termsSaid(view))}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-tc-accept': SfTcAccept;
  }
}
