import {isLost} from '../api/errors.js';
import {sharedName as slot} from '../policy/kept.js';
import {markOf, ownBrowser, readKept, tidyKept, type Browser, type Kept} from './browser.js';

/** The longest an intent is remembered, in milliseconds. A clock that was set back must not make it longer. */
const longest = 600_000;

/** The longest that one tab waits for another, in milliseconds; what is sent has had its answer by then, or never will. */
const patience = 30_000;

const hex = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');

const makeSalt = () => hex(crypto.getRandomValues(new Uint8Array(16)));

/**
 * Sees to it that what a person asked for once is done once: in whichever element or tab, and also when they come back
 * after the page was loaded again. Where the browser shares nothing between tabs, it holds for this page.
 */
export class Intents {
  readonly #scope: string;
  readonly #browser: () => Browser;
  /** What is known where nothing can be stored. */
  readonly #own = new Map<string, number>();
  #queue: Promise<unknown> = Promise.resolve();

  /** @param scope What keeps one service's intents apart from another's. */
  constructor(scope: string, browser: () => Browser = ownBrowser) {
    this.#scope = scope;
    this.#browser = browser;
  }

  /**
   * Does it, unless it was done already.
   *
   * @param lifetime Milliseconds for which doing it again would be doing it twice.
   * @returns Milliseconds of that which are left when it was done before; 0 when it was done now.
   */
  async once(intent: string, lifetime: number, work: () => Promise<void>, signal?: AbortSignal): Promise<number> {
    return this.#alone(signal, async () => {
      // Not before: of two tabs that each chose a salt at once, neither would know what the other does.
      const id = await this.#name(intent);
      // Who has left by now has asked for nothing.
      signal?.throwIfAborted();
      const left = this.#left(id);
      if (left > 0) return left;
      // Before it is done: the answer may be lost, or the page left, and then it may well have been done.
      this.#keep(id, Date.now() + lifetime);
      try {
        await work();
      } catch (error) {
        if (!signal?.aborted && !isLost(error)) this.#keep(id, 0);
        throw error;
      }
      return 0;
    });
  }

  /** Milliseconds for which doing it again would be doing it twice; 0 when it may be done. */
  async left(intent: string): Promise<number> {
    const {storage} = this.#browser();
    if (storage && this.#own.size === 0 && !this.#read()) return 0;
    return this.#left(await this.#name(intent));
  }

  /** It came to its end: the next time is another intent. */
  async forget(intent: string): Promise<void> {
    this.#keep(await this.#name(intent), 0);
  }

  /** Whoever comes next is somebody else, who has asked for nothing yet. */
  clear(): void {
    this.#own.clear();
    tidyKept(this.#browser(), this.#scope);
  }

  #left(id: string): number {
    const deadline = this.#own.get(id) ?? this.#read()?.deadlines[id] ?? 0;
    return Number.isFinite(deadline) ? Math.min(longest, Math.max(0, deadline - Date.now())) : 0;
  }

  #read(): Kept | null {
    return readKept(this.#browser());
  }

  #keep(id: string, deadline: number): void {
    const {storage, subtle} = this.#browser();
    this.#own.delete(id);
    if (!storage || !subtle) {
      if (deadline > 0) this.#own.set(id, deadline);
      return;
    }
    const {salt, deadlines} = this.#read() ?? {salt: makeSalt(), deadlines: {}};
    const open = Object.entries({...deadlines, [id]: deadline}).filter(([, each]) => each > Date.now());
    try {
      // The salt stays: another tab may be just about to use it.
      storage.setItem(slot, JSON.stringify({salt, deadlines: Object.fromEntries(open)} satisfies Kept));
    } catch {
      if (deadline > 0) this.#own.set(id, deadline);
    }
  }

  /** What it is called in storage, and among tabs. */
  async #name(intent: string): Promise<string> {
    const {storage, subtle} = this.#browser();
    const whole = `${this.#scope} ${intent}`;
    if (!storage || !subtle) return whole;
    const kept = this.#read();
    const salt = kept?.salt ?? makeSalt();
    try {
      // The first tab that asks chooses the salt for all.
      if (!kept) storage.setItem(slot, JSON.stringify({salt, deadlines: {}} satisfies Kept));
    } catch {
      return whole;
    }
    const bytes = new TextEncoder().encode(`${salt} ${whole}`);
    return `${markOf(this.#scope)}${hex(new Uint8Array(await subtle.digest('SHA-256', bytes)))}`;
  }

  /** One after the other: among tabs where the browser can do that, else on this page. */
  async #alone<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
    const {locks} = this.#browser();
    let begun = false;
    const begin = () => ((begun = true), work());
    try {
      if (locks) {
        // A tab that the system put to sleep keeps its lock. What it was about to do is noted already, and not done again.
        const limit = AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]);
        return await (locks.request(`${slot} ${this.#scope}`, {signal: limit}, begin) as Promise<T>);
      }
    } catch (error) {
      // A sandboxed frame has locks and may not use them.
      if (begun || signal?.aborted) throw error;
    }
    const mine = this.#queue.then(() => (signal?.throwIfAborted(), work()));
    this.#queue = mine.catch(() => undefined);
    return mine;
  }
}
