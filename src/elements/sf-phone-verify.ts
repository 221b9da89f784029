import {html, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {SmartFlowError, isLost} from '../api/errors.js';
import {readCountries} from '../flows/countries.js';
import {phoneDeadEnd, type DeadEnd} from '../flows/dead-ends.js';
import {readNumberEntry, type Entry} from '../flows/entry.js';
import {nationalPart, normalizeMsisdn, readGivenMsisdn} from '../flows/msisdn.js';
import {phone, phoneStart, phoneStep, type PhoneEvent, type PhoneState} from '../flows/phone.js';
import type {Session, SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import {now} from './clock.js';
import {SfCodeSentEvent, SfPhoneVerifiedEvent} from './events.js';
import {problemOf} from './failure.js';
import {fields} from './fields.styles.js';
import {FlowController} from './flow-controller.js';
import {SmartFlowFormElement, type FormState} from './form-element.js';
import {readCodeEntry} from './phone-code-view.js';
import {phoneNote, type PhoneView} from './phone-note.js';
import {phoneView} from './phone-view.js';
import {codeOnItsWay, mayHaveSent, phoneWork} from './phone-work.js';
import {StepFocus} from './step-focus.js';
import {Ticker} from './ticker.js';

/**
 * Proves a mobile number with a code sent by SMS.
 *
 * A field of the form around it: its value is the verified number.
 *
 * @tagname sf-phone-verify
 * @attr {'number'|'code'|'verified'} state - Where the person is (read-only).
 * @attr {boolean} busy - A request is under way (read-only).
 * @fires {SfCodeSentEvent} sf-code-sent - An SMS was sent; `detail.msisdn`.
 * @fires {SfPhoneVerifiedEvent} sf-phone-verified - The number was proved; `detail.msisdn`.
 * @fires {SfErrorEvent} sf-error - Something went wrong; `detail.error` is a `SmartFlowError`.
 * @slot intro - In place of the sentence that explains why a code is sent.
 * @slot verified - What comes after the number was proved.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart heading - The heading of the step.
 * @csspart note - How far it is: where the code went, and what is under way.
 * @csspart number-input - The field for the number.
 * @csspart country-select - The choice of the country.
 * @csspart send-button - Sends the code.
 * @csspart code-input - The field for the code.
 * @csspart verify-button - Checks the code.
 * @csspart resend-button - Sends another code.
 * @csspart change-button - Goes back to the number.
 * @csspart error - What went wrong and what to do; empty when all is well.
 * @csspart support - Where one cannot go on: a reference, and the details for support.
 * @csspart copy-button - Copies those details.
 * @csspart support-details - The details, where the browser does not let them be copied.
 * @csspart help - Whom to turn to.
 */
export class SfPhoneVerify extends SmartFlowFormElement {
  static override styles = [base, fields];

  /** The number to begin with, in any spelling; digits with the country code first are safest. */
  @property() msisdn = '';

  /** Country (ISO 3166-1 alpha-2) of numbers typed without their country code. */
  @property({attribute: 'default-country'}) defaultCountry = 'CH';

  /** Countries (ISO 3166-1 alpha-2) that numbers may be from, separated by blanks or commas; default all. */
  @property() countries = '';

  /** The number is fixed; it is still proved. */
  @property({type: Boolean, reflect: true}) locked = false;

  /** What is typed, kept through every step. */
  #entered = {number: '', country: '', code: ''};
  /** Whether the number field was left: only then is it judged. */
  #left = false;

  readonly #flow = new FlowController<PhoneState, PhoneEvent>(this, {
    start: phoneStart,
    step: phone,
    key: state => state.at,
    work: async (state, signal) => {
      const session = await this.page.coming();
      // What begins here would end what somebody else asks of the browser, who has not left.
      signal.throwIfAborted();
      return phoneWork(session, state, signal);
    },
    failed: error => {
      this.fail(error);
      return {type: 'failed', problem: problemOf(error), lost: isLost(error) && mayHaveSent(), now: now()};
    },
    // Doing it again on return would send a second SMS or use up an attempt.
    interrupted: ({at}) =>
      at === 'sending' || at === 'checking'
        ? {type: 'failed', problem: {code: 'network'}, lost: at === 'sending' && mayHaveSent(), now: now()}
        : undefined,
    stepped: (state, _before, event) => this.#stepped(state, event),
  });

  readonly #ticker = new Ticker(this);

  constructor() {
    super();
    new StepFocus(this, () => ({step: this.state, problem: 'problem' in this.#flow.state ? this.#flow.state.problem : undefined}));
  }

  /** Where the person is. */
  get state(): 'number' | 'code' | 'verified' {
    return phoneStep(this.#flow.state);
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return this.#flow.state.at === 'sending' || this.#flow.state.at === 'checking';
  }

  /** Back to the number, with nothing entered. */
  reset(): void {
    this.#begin();
    this.#flow.send({type: 'reset'});
    this.requestUpdate();
  }

  override sessionReplaced(before?: Session): void {
    // The first session replaces none: what was typed before it came stays, and what was sent has waited for it.
    if (before && this.#flow.state !== phoneStart) this.reset();
    void this.#resume();
  }

  /** A code that was sent to the given number before the page was loaded again, or in another tab, still counts. */
  async #resume(): Promise<void> {
    const given = () => (this.msisdn ? readGivenMsisdn(this.msisdn, this.#country) : null);
    const asked = given();
    const known = asked && (await codeOnItsWay(this.page.current, asked));
    const {number, country} = this.#entered;
    // What somebody types in the meantime is another number.
    const isWanted = given() === asked && normalizeMsisdn(number, country) === asked;
    if (known && this.#flow.state === phoneStart && isWanted) this.#flow.send(known);
  }

  override sessionChanged(change: SessionChange): void {
    if (change === 'restored') this.#restore();
    if (change === 'signed-out' || (change === 'expired' && this.state === 'verified')) this.reset();
  }

  /** A number that is known from before needs no code, unless it is another one that is asked for here. */
  #restore(): void {
    const {msisdn} = this.page.current;
    const asked = this.msisdn ? readGivenMsisdn(this.msisdn, this.#country) : msisdn;
    if (!msisdn || asked !== msisdn || this.#flow.state.at !== 'number') return;
    this.#flow.send({type: 'verified', msisdn});
  }

  protected override toStart(): void {
    this.reset();
  }

  protected override formState(): FormState {
    const {state} = this.#flow;
    const value = state.at === 'verified' ? state.msisdn : null;
    return {value, missing: value ? '' : this.text.requiredNumber};
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {state: this.state, busy: this.busy};
  }

  protected override get deadEnd(): DeadEnd | null {
    return phoneDeadEnd(this.#flow.state, normalizeMsisdn(this.#entered.number, this.#entered.country));
  }

  /** The country to begin with: the default one, where it may be chosen. */
  get #country(): string {
    const allowed = readCountries(this.countries);
    const wanted = this.defaultCountry.toUpperCase();
    return allowed.includes(wanted) ? wanted : allowed[0]!;
  }

  #begin(): void {
    const country = this.#country;
    const given = readGivenMsisdn(this.msisdn, country);
    this.#entered = {country, number: given ? nationalPart(given, country) : this.msisdn, code: ''};
    this.#left = false;
  }

  #stepped(state: PhoneState, event: PhoneEvent): void {
    if (event.type === 'sent' && state.at === 'code') {
      this.#entered.code = '';
      this.announce(new SfCodeSentEvent(state.sent.msisdn));
    }
    if (event.type === 'code') this.#entered.code = event.code;
    if (event.type === 'verified') this.announce(new SfPhoneVerifiedEvent(event.msisdn));
    if (event.type === 'right' && state.at === 'verified') {
      this.#entered.code = '';
      this.announce(new SfPhoneVerifiedEvent(state.msisdn));
      this.page.current.prove(state.msisdn);
    }
  }

  #take({text, problem}: Entry, make: (text: string) => PhoneEvent): void {
    if (!problem) return this.#flow.send(make(text));
    this.#flow.send({type: 'refused', problem});
    this.fail(new SmartFlowError(problem.code, 'What was entered cannot be sent.'));
  }

  protected override submit(): void {
    if (this.off || this.busy) return;
    // Some password managers fill a field without telling anybody.
    const typed = this.renderRoot.querySelector('input')?.value ?? '';
    if (this.state === 'code') {
      this.#entered.code = typed;
      this.#take(this.#read('code'), code => ({type: 'code', code}));
    } else {
      this.#entered.number = typed;
      this.#take(this.#read('number'), msisdn => ({type: 'number', msisdn, now: now()}));
    }
  }

  #read(step: 'code' | 'number'): Entry {
    const {number, country, code} = this.#entered;
    return step === 'code' ? readCodeEntry(code) : readNumberEntry(number, country, readCountries(this.countries));
  }

  readonly #enter = (name: 'number' | 'country' | 'code', value: string, left: boolean): void => {
    this.#entered = {...this.#entered, [name]: value};
    // A note above the button that is being pressed would move it away from under the finger.
    this.#left = left && name === 'number' && !this.renderRoot.querySelector('button:active');
    const {at} = this.#flow.state;
    if (at === 'number' || at === 'code') this.#flow.send({type: 'typed', problem: this.#read(at).problem});
    this.requestUpdate();
  };

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!this.hasUpdated || changed.has('msisdn')) this.#begin();
    else if (changed.has('defaultCountry') || changed.has('countries')) this.#entered = {...this.#entered, country: this.#country};
    if (!this.hasUpdated || !changed.has('msisdn')) return;
    // A code proves the number it was sent to, not the one that stands here now.
    const {state} = this.#flow;
    const held = 'sent' in state && state.at !== 'number' ? state.sent?.msisdn : 'msisdn' in state ? state.msisdn : undefined;
    if (held && held !== readGivenMsisdn(this.msisdn, this.#country)) this.#flow.send({type: 'reset'});
  }

  protected override render(): TemplateResult {
    const {state} = this.#flow;
    const view: PhoneView = {
      text: this.text,
      level: this.titleLevel,
      language: this.language,
      state,
      now: now(),
      entered: this.#entered,
      left: this.#left,
      countries: readCountries(this.countries),
      off: this.off,
      locked: this.locked && this.#entered.number !== '',
      gateway: this.page.current.api.gateway,
      enter: this.#enter,
      send: this.#flow.send,
    };
    this.#ticker.run(state.at === 'code' && Number.isFinite(state.sent.resendAt) && state.sent.resendAt > now());
    const again = state.at === 'code' ? state.sent.count : undefined;
    return html`<form role="none" novalidate>
        <div class="card" role=${this.landmark} lang=${this.language} aria-labelledby=${this.titleId} aria-busy=${this.busy}>
          ${phoneView(view)}${this.support()}${this.help()}
        </div>
      </form>
      ${this.spoken(phoneNote(view), {again})}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-phone-verify': SfPhoneVerify;
  }
}
