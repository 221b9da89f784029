import {initialState, TaskStatus} from '@lit/task';
import type {ReactiveController} from 'lit';

import {retryDelay} from '../flows/action.js';
import type {Session} from '../session/session.js';
import type {SmartFlowElement} from './element.js';
import {PageTask} from './page-task.js';
import {readStanding, type Question, type Reading} from './status-reading.js';

/** What an element says about its lookup. */
export interface LookupOptions {
  /** What is to be looked up now; no number for nothing. */
  question: () => Question;
  session: () => Session | undefined;
  /** It was read; `isRepeat`: it has looked again by itself since somebody last asked. */
  read: (reading: Reading, isRepeat: boolean) => void;
}

/** Looks a standing up, keeps what was read, and looks again by itself where the service was away for a moment. */
export class StandingLookup implements ReactiveController {
  readonly #host: SmartFlowElement;
  readonly #options: LookupOptions;
  readonly #task;
  #last: Reading | null = null;
  #repeats = 0;
  #isRepeat = false;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: SmartFlowElement, options: LookupOptions) {
    this.#host = host;
    this.#options = options;
    this.#task = new PageTask(host, {
      args: () => {
        const {msisdn, jurisdiction, level, terms} = options.question();
        return [msisdn, options.session(), jurisdiction, level, terms] as const;
      },
      task: async ([msisdn, session, jurisdiction, level, terms], {signal}) => {
        if (!this.#isRepeat) this.#repeats = 0;
        this.#drop();
        if (!msisdn || !session) return initialState;
        return readStanding(session.api, {msisdn, jurisdiction, level, terms}, signal);
      },
      onComplete: reading => this.#read(reading),
    });
    host.addController(this);
  }

  /** What was read last; null before, and once it was forgotten. */
  get last(): Reading | null {
    return this.#last;
  }

  /** Whether a request is under way. */
  get busy(): boolean {
    return Boolean(this.#options.question().msisdn) && this.#task.status === TaskStatus.PENDING;
  }

  /** Whether it is read again by itself in a moment. */
  get retrying(): boolean {
    return this.#timer !== undefined && !this.busy;
  }

  /** Reads again. */
  async refresh(): Promise<void> {
    await this.#task.run();
  }

  /** What was read is nobody's any more. */
  forget(): void {
    this.#last = null;
    this.#stopWaiting();
  }

  hostDisconnected(): void {
    // A move is a leaving and an arriving at once.
    queueMicrotask(() => !this.#host.isConnected && this.#pause());
  }

  #pause(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** What the page replaced may throw, and nobody would hear of it; a timer that stays finds that it is nobody's. */
  #drop(): void {
    try {
      this.#pause();
    } catch {
      this.#timer = undefined;
    }
  }

  #stopWaiting(): void {
    this.#repeats = 0;
    this.#pause();
  }

  #read(reading: Reading): void {
    // An answer for a number that is no longer the one shown is nobody's.
    if (reading.msisdn !== this.#options.question().msisdn) return;
    this.#last = reading;
    const delay = retryDelay(reading.standing, reading.answered, this.#repeats);
    if (delay !== null) this.#wait(delay);
    this.#options.read(reading, this.#repeats > 0);
  }

  /** Whatever was asked since, the wait is nobody's any more. */
  #wait(delay: number): void {
    const timer = setTimeout(() => this.#timer === timer && this.#repeat(), delay);
    this.#timer = timer;
  }

  #repeat(): void {
    this.#repeats++;
    this.#isRepeat = true;
    void this.#task.run();
    // Whatever else starts it, as another question does, begins anew; it has started by now.
    this.#isRepeat = false;
  }
}
