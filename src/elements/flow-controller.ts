import type {ReactiveController} from 'lit';

import type {SmartFlowError} from '../api/errors.js';
import {asSmartFlowError, report} from './failure.js';

/** What a flow needs of its element, and what varies between flows. */
export interface FlowOptions<State, Event> {
  start: State;
  /** The pure part: what comes next. */
  step: (state: State, event: Event) => State;
  /** States with the same key share their work: going from one to the other neither ends nor starts it. */
  key: (state: State) => string;
  /** What is done in a state, until the signal ends it; how it went is the answer, or is told with `send`. */
  work: (state: State, signal: AbortSignal, send: (event: Event) => void) => Promise<Event | void> | void;
  /** What to tell the flow when the work failed. */
  failed: (error: SmartFlowError) => Event;
  /** What to tell a flow whose element left the page in the middle of work that must not be repeated. */
  interrupted?: (state: State) => Event | undefined;
  /** Called after each step. */
  stepped: (state: State, before: State, event: Event) => void;
}

interface FlowHost {
  readonly isConnected: boolean;
  addController(controller: ReactiveController): void;
  requestUpdate(): void;
}

/**
 * Runs a flow for an element: one state, and the work that belongs to it. Leaving the page ends the work; coming back
 * starts it again, unless the flow says otherwise. Being moved within the page does neither.
 */
export class FlowController<State, Event> implements ReactiveController {
  readonly #host: FlowHost;
  readonly #options: FlowOptions<State, Event>;
  #state: State;
  #work?: AbortController;

  constructor(host: FlowHost, options: FlowOptions<State, Event>) {
    this.#host = host;
    this.#options = options;
    this.#state = options.start;
    host.addController(this);
  }

  get state(): State {
    return this.#state;
  }

  /** Takes a step; an event that changes nothing is no step. */
  readonly send = (event: Event): void => {
    const before = this.#state;
    const after = this.#options.step(before, event);
    if (after === before) return;
    this.#state = after;
    this.#host.requestUpdate();
    const sameWork = this.#options.key(after) === this.#options.key(before);
    if (!sameWork) this.#begin();
    this.#options.stepped(after, before, event);
  };

  /** Takes a step and begins the work of its state anew, also where it is the same as before. */
  begin(event: Event): void {
    this.#end();
    this.send(event);
    if (!this.#work) this.#begin();
  }

  hostConnected(): void {
    if (!this.#work) this.#begin();
  }

  hostDisconnected(): void {
    // A move is a leaving and an arriving at once: only who is still away a moment later has left.
    queueMicrotask(() => {
      if (this.#host.isConnected || !this.#work) return;
      this.#end();
      const event = this.#options.interrupted?.(this.#state);
      if (event) this.send(event);
    });
  }

  #end(): void {
    this.#work?.abort();
    this.#work = undefined;
  }

  #begin(): void {
    this.#end();
    if (!this.#host.isConnected) return;
    const {signal} = (this.#work = new AbortController());
    const send = (event: Event) => !signal.aborted && this.send(event);
    const {work, failed} = this.#options;
    work(this.#state, signal, send)
      ?.then(
        event => event && send(event),
        (error: unknown) => !signal.aborted && this.send(failed(asSmartFlowError(error))),
      )
      .catch(report);
  }
}
