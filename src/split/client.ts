/** Stands in for `api/client.ts` where a page is delivered in parts. */
import type {CallOptions, Client as Real, ClientOptions} from '../api/client.js';
import {SmartFlowError} from '../api/errors.js';
import {attemptLimit, rules, usualCredentials} from '../api/rules.js';
import {untilAborted} from '../api/until-aborted.js';
import {hasArrived, service} from './service.js';

/** The calls that ask the service; each takes its options last. */
type Call = 'ready' | 'sendCode' | 'checkCode' | 'evidence' | 'terms' | 'confirmTerms' | 'poll' | 'session' | 'endSession';

/** An answer whose body is still to be read, and what ends it. */
interface Seen {
  response: Response;
  end: AbortController;
}

export class Client implements Pick<Real, keyof Real> {
  readonly #options: ClientOptions;
  #real?: Real;
  /** The first look that is under way; all who ask meanwhile share it. */
  #looking?: Promise<Seen | undefined> | undefined;
  /** What was answered to it, for the client to read. */
  #seen?: Seen | undefined;

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  get gateway(): boolean {
    return !this.#options.tokens;
  }

  readonly ready = this.#late('ready');
  readonly sendCode = this.#late('sendCode');
  readonly checkCode = this.#late('checkCode');
  readonly evidence = this.#late('evidence');
  readonly terms = this.#late('terms');
  readonly confirmTerms = this.#late('confirmTerms');
  readonly poll = this.#late('poll');
  readonly #session = this.#late('session');
  readonly #endSession = this.#late('endSession');

  /**
   * Most people are not known yet, and nothing has to be fetched to say so. Whatever else is answered, the client judges; it
   * need not ask anew.
   */
  async session(options?: CallOptions): Promise<string | null> {
    if (this.gateway && !hasArrived()) {
      const looking = (this.#looking ??= this.#look());
      let isLatest = false;
      const seen = await looking.finally(() => {
        isLatest = this.#looking === looking;
        if (isLatest) this.#looking = undefined;
      });
      if (seen?.response.status === 204) return null;
      // What was answered to an earlier look is no answer for those who have asked since.
      if (isLatest) this.#seen = seen;
    }
    // Where the client did not come to read it, it must not answer for what is true later.
    return this.#session(options).finally(() => (this.#seen = undefined));
  }

  /** @throws {SmartFlowError} `timeout`. What fails at once the client may try again. */
  async #look(): Promise<Seen | undefined> {
    const {apiKey, credentials = usualCredentials} = this.#options;
    const end = new AbortController();
    const timer = setTimeout(() => end.abort(), attemptLimit);
    try {
      const response = await fetch(this.#sessionAddress, {
        headers: {accept: 'application/json', ...(apiKey ? {'x-api-key': apiKey} : {})},
        ...rules,
        credentials,
        signal: end.signal,
      });
      return {response, end};
    } catch {
      if (end.signal.aborted) throw new SmartFlowError('timeout', 'The gateway did not answer in time.');
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  get #sessionAddress(): URL {
    return new URL('session', this.#options.apiBase);
  }

  /** Sends, but for what the first look saw, once; who reads that says how long it may take. */
  readonly #fetch: typeof fetch = async (input, init) => {
    const seen = this.#seen;
    const {method, url} = input as Request;
    if (!seen || method !== 'GET' || url !== this.#sessionAddress.href) return fetch(input, init);
    this.#seen = undefined;
    init?.signal?.addEventListener('abort', () => seen.end.abort(), {once: true});
    return seen.response;
  };

  /** Without a gateway there is no session to end, and what was never asked for has nothing to forget. */
  async endSession(options?: CallOptions): Promise<void> {
    if (this.gateway || this.#real) await this.#endSession(options);
  }

  forgetReads(): void {
    this.#looking = undefined;
    this.#real?.forgetReads();
  }

  #late<Name extends Call>(name: Name): Real[Name] {
    const call = async (...values: unknown[]) => {
      const {signal} = (values.at(-1) as CallOptions | undefined) ?? {};
      const {Client} = await untilAborted(service(), signal);
      this.#real ??= new Client({...this.#options, fetch: this.#fetch});
      return (this.#real[name] as (...values: unknown[]) => Promise<unknown>)(...values);
    };
    return call as Real[Name];
  }
}
