import {journey, journeyStart, maySkip, stepBefore, type Journey, type JourneyEvent} from '../flows/journey.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import type {Session} from '../session/session.js';
import {type SfActionEvent, SfCompleteEvent, type SfErrorEvent, type SfStatusChangeEvent, SfStepEvent} from './events.js';
import type {FlowParts} from './flow-parts.js';
import type {FlowSettings} from './flow-options.js';

/** What a run needs of its element. */
export interface RunHost {
  readonly settings: Required<FlowSettings>;
  readonly parts: FlowParts;
  /** The session to read with; none before the page's scripts had their turn. */
  readonly session: Session | undefined;
  /** Whether the focus is in the element. */
  readonly focused: boolean;
  readonly rendered: Promise<unknown>;
  announce(event: Event): void;
  render(): void;
}

/** The way of one person through the steps, from the beginning to the end, and what has to be known for it. */
export class FlowRun {
  readonly #host: RunHost;
  #journey: Journey = journeyStart;
  /** The number for which the end was told. */
  #completed = '';
  /** The number was looked for where it may be known already. */
  #looked = false;
  /** Counts the runs: what was looked for in an earlier one is of no use. */
  #count = 0;
  /** The number somebody came back from. */
  #before = '';
  /** The gateway's session ended in mid-step. */
  #ended = false;
  #area = '';
  /** When the step began. */
  #since = performance.now();

  constructor(host: RunHost) {
    this.#host = host;
  }

  get journey(): Journey {
    return this.#journey;
  }

  get looked(): boolean {
    return this.#looked;
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** The legal area that somebody wants to add; empty for the one that is asked for. */
  get area(): string {
    return this.#area;
  }

  /** The number to begin with. */
  get given(): string {
    return this.#before || this.#host.settings.msisdn;
  }

  /** Whether that number is fixed. */
  get locked(): boolean {
    const {locked, msisdn} = this.#host.settings;
    return locked && msisdn !== '';
  }

  /** The number the page vouches for. */
  get vouched(): string | null {
    return this.#host.settings.locked && this.#host.session?.api.gateway === false ? this.#fixed : null;
  }

  get back(): (() => void) | undefined {
    return stepBefore(this.#journey, this.locked) ? this.#back : undefined;
  }

  get skip(): (() => void) | undefined {
    return maySkip(this.#journey, this.#host.settings) ? this.#skip : undefined;
  }

  get #fixed(): string | null {
    const {msisdn} = this.#host.settings;
    return msisdn ? readGivenMsisdn(msisdn, 'CH') : null;
  }

  /**
   * A new run, from the beginning.
   *
   * @param held Whether the session may be asked for a number; while it is being ended it would still answer.
   */
  restart(held: boolean): void {
    this.#begin();
    void this.#look(held);
  }

  #begin(): void {
    this.#count++;
    this.#completed = this.#area = this.#before = '';
    this.#ended = false;
    this.#host.parts.get('phone-verify').reset();
    this.send({type: 'restart'});
  }

  /** Skips what is known: a number the page vouches for, or one that the session holds. */
  async #look(held: boolean): Promise<void> {
    const {session} = this.#host;
    if (!session) return;
    const count = this.#count;
    const given = this.#fixed;
    const {vouched} = this;
    let known = vouched ?? (held ? session.msisdn : null);
    if (!known && held && session.api.gateway) known = await session.api.session().catch(() => null);
    if (count !== this.#count || this.#journey.step !== 'phone') return;
    this.#looked = true;
    this.#host.render();
    if (!known || (given && given !== known)) return;
    if (!vouched && session.msisdn !== known) session.prove(known);
    this.send({type: 'known', msisdn: known});
  }

  send(event: JourneyEvent): void {
    const host = this.#host;
    const before = this.#journey;
    const after = journey(before, event, host.settings);
    if (after === before) return;
    this.#journey = after;
    // What was read and done for one number is nothing to the next, nor to the same one later.
    if (!after.msisdn) host.parts.drop('status', 'tc-accept', 'identify');
    if (after.msisdn) this.#ended = false;
    host.render();
    if (after.step === before.step) return;
    const inside = host.focused;
    const now = performance.now();
    host.announce(new SfStepEvent(before.step, after.step, Math.round(now - this.#since)));
    this.#since = now;
    void host.rendered.then(() => inside && host.parts.focus(this.#journey.step));
    if (after.step === 'done' && after.msisdn && after.standing && this.#completed !== after.msisdn) {
      this.#completed = after.msisdn;
      host.announce(new SfCompleteEvent(after.msisdn, after.standing));
    }
  }

  readonly #back = (): void => {
    const {step, msisdn} = this.#journey;
    const {parts} = this.#host;
    if (step === 'status' || step === 'done') {
      this.#before = msisdn ?? '';
      parts.get('phone-verify').reset();
    }
    this.send({type: 'back'});
    // What was open may have been accepted in another window.
    if (step === 'terms') void parts.get('status').refresh();
  };

  /** Somebody came to accept what was accepted meanwhile, on their phone or in another window: the status knows. */
  readonly onNothing = (): void => {
    if (this.#journey.step === 'terms') this.#back();
  };

  readonly #skip = (): void => this.send({type: 'skip'});

  /** A status was read. */
  readonly onStatus = (event: Event): void => {
    const {msisdn, standing} = (event as SfStatusChangeEvent).detail;
    if (msisdn === this.#journey.msisdn) this.send({type: 'standing', standing});
  };

  /** Somebody wants to do something about it. */
  readonly onAction = (event: Event): void => {
    const {action, jurisdiction} = (event as SfActionEvent).detail;
    // Whoever is around the flow hears the event after it; only then is it clear whether it was prevented.
    queueMicrotask(() => {
      if (event.defaultPrevented) return;
      this.#area = jurisdiction ?? '';
      // Those who accept a second time have other terms to read than the first time.
      if (action === 'accept-terms') this.#host.parts.drop('tc-accept');
      this.send({type: 'action', action});
    });
  };

  readonly onError = (event: Event): void => {
    const {error} = (event as SfErrorEvent).detail;
    const {step, msisdn} = this.#journey;
    // The gateway's session has ended: the number has to be proved again.
    if (error.code !== 'unauthorized' || !this.#host.session?.api.gateway || step === 'phone') return;
    this.#begin();
    this.#before = msisdn ?? '';
    this.#ended = true;
  };
}
