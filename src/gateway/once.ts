import {Problem} from './problem.js';
import type {Seal} from './seal.js';
import type {Store} from './store.js';

/** How long an answer is kept for whoever asks again with the same key. Seconds. */
const kept = 600;
/** How long a request may be under way before it counts as lost with its instance. Seconds. */
const underWay = 30;
const running = 'running';
/** How long those who already wait on other instances may take to read an answer that is not kept. Seconds. */
const passing = 2;

/** An answer as it is stored. */
interface Stored {
  /** Of the request it answers. */
  print: string;
  status: number;
  headers: [string, string][];
  body: string;
}

/** One intent of a person: where its answer is looked for (the first is where it is stored), and what it asks. */
export interface Intent {
  key: string;
  scopes: readonly string[];
  /** Everything that must be equal for two requests to be the same. */
  content: string;
  /** Of the request that asks; put into the problems of others that it is answered with. */
  correlationId: string;
}

/** What came of an intent. `keep`: whoever asks later gets it too; `share`: only those who already wait for it. */
export interface Outcome {
  response: Response;
  keep: boolean;
  share?: boolean;
}

/**
 * Lets each intent reach the API once. Whoever asks again with its key gets the same answer, cookie included, unless the
 * API answered that it failed; whoever asks at the same time waits for it, on this instance or on another.
 */
export class Once {
  readonly #store: Store;
  readonly #seal: Seal;
  readonly #running = new Map<string, {print: string; answer: Promise<Stored | undefined>}>();

  constructor(store: Store, seal: Seal) {
    this.#store = store;
    this.#seal = seal;
  }

  /** The stored answer, if there is one; waits for one under way. */
  async find(intent: Intent): Promise<Response | undefined> {
    const print = await this.#seal.hash(intent.content);
    for (const scope of intent.scopes) {
      const stored = await this.#find(await this.#name(intent.key, scope), print);
      if (stored) return this.#replay(stored, print, intent.correlationId);
    }
    return undefined;
  }

  /** Answers with `run`, or with what an equal request was answered. */
  async run(intent: Intent, run: () => Promise<Outcome>): Promise<Response> {
    const print = await this.#seal.hash(intent.content);
    const name = await this.#name(intent.key, intent.scopes[0]!);
    for (;;) {
      const stored = await this.find(intent);
      if (stored) return stored;
      // From here to the entry in the map nothing may wait: two requests at once must not both pass.
      if (this.#running.has(name)) continue;
      const answer = this.#first(name, print, run);
      // Whoever runs it hears why it failed; the others find nothing, and nobody has to listen.
      this.#running.set(name, {print, answer: answer.then(result => result && result.stored, () => undefined)});
      try {
        const result = await answer;
        if (result) return result.response;
      } finally {
        this.#running.delete(name);
      }
    }
  }

  /** Runs if no other instance does; undefined if one does. */
  async #first(name: string, print: string, run: () => Promise<Outcome>) {
    if (!await this.#store.add(name, running, underWay)) return undefined;
    try {
      const {response, keep, share = false} = await run();
      if (!keep && !share) {
        await this.#store.delete(name);
        return {response};
      }
      const body = await response.clone().text();
      const stored: Stored = {print, status: response.status, headers: [...response.headers], body};
      const sealed = await this.#seal.sealText(JSON.stringify(stored));
      await this.#store.set(keep ? name : `${name}:passing`, sealed, keep ? kept : passing);
      if (!keep) await this.#store.delete(name);
      return {response, stored};
    } catch (error) {
      await this.#store.delete(name);
      throw error;
    }
  }

  async #find(name: string, print: string): Promise<Stored | undefined> {
    const local = this.#running.get(name);
    if (local) {
      if (local.print !== print) throw mismatch();
      return local.answer;
    }
    const until = performance.now() + underWay * 1000;
    for (let waited = false; ; waited = true) {
      const value = await this.#store.get(name) ?? (waited ? await this.#store.get(`${name}:passing`) : undefined);
      if (value === undefined) return undefined;
      if (value !== running) return this.#read(value);
      if (performance.now() > until) throw new Problem(503, 'server', {retryAfter: 5, reason: 'same key still running'});
      await new Promise(resolve => setTimeout(resolve, 40));
    }
  }

  async #read(value: string): Promise<Stored | undefined> {
    const text = await this.#seal.openText(value);
    return text === undefined ? undefined : JSON.parse(text) as Stored;
  }

  #replay(stored: Stored, print: string, correlationId: string): Response {
    if (stored.print !== print) throw mismatch();
    const {status, headers, body} = stored;
    const text = status < 400 ? body : JSON.stringify({...JSON.parse(body) as object, correlationId});
    return new Response(status === 204 ? null : text, {status, headers});
  }

  async #name(key: string, scope: string): Promise<string> {
    return `once:${await this.#seal.hash(`once ${scope} ${key}`)}`;
  }
}

function mismatch(): Problem {
  return new Problem(422, 'configuration', {reason: 'same key, other content'});
}
