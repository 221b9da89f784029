/** Stands in for `api/client.ts` where a page is delivered in parts. */
import type {CallOptions, Client as Real, ClientOptions} from '../api/client.js';
import {untilAborted} from '../api/until-aborted.js';
import {hasArrived, service} from './service.js';

/** Milliseconds for the first look; then the client itself is fetched, which asks with limits of its own. */
const patience = 10_000;

/** The calls that ask the service; each takes its options last. */
type Call = 'ready' | 'sendCode' | 'checkCode' | 'evidence' | 'terms' | 'confirmTerms' | 'poll' | 'session' | 'endSession';

export class Client implements Pick<Real, keyof Real> {
  readonly #options: ClientOptions;
  #real?: Real;
  /** What was answered to the first look, for the client to read. */
  #seen?: Response | undefined;

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
    if (!hasArrived()) {
      this.#seen = await this.#look().catch(() => undefined);
      if (this.#seen?.status === 204) return null;
    }
    // Where the client did not come to read it, it must not answer for what is true later.
    return this.#session(options).finally(() => (this.#seen = undefined));
  }

  async #look(): Promise<Response> {
    const {apiKey, credentials = 'same-origin'} = this.#options;
    return fetch(this.#sessionAddress, {
      headers: {accept: 'application/json', ...(apiKey ? {'x-api-key': apiKey} : {})},
      credentials,
      cache: 'no-store',
      redirect: 'manual',
      referrerPolicy: 'strict-origin-when-cross-origin',
      signal: AbortSignal.timeout(patience),
    });
  }

  get #sessionAddress(): URL {
    return new URL('session', this.#options.apiBase);
  }

  /** Sends, but for what the first look saw, once. */
  readonly #fetch: typeof fetch = async (input, init) => {
    const seen = this.#seen;
    const {method, url} = input as Request;
    if (!seen || method !== 'GET' || url !== this.#sessionAddress.href) return fetch(input, init);
    this.#seen = undefined;
    return seen;
  };

  /** Without a gateway there is no session to end, and what was never asked for has nothing to forget. */
  async endSession(options?: CallOptions): Promise<void> {
    if (this.gateway || this.#real) await this.#endSession(options);
  }

  /** Before it is there, no read is under way. */
  forgetReads(): void {
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
