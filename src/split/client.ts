/** Stands in for `api/client.ts` where a page is delivered in parts. */
import type {CallOptions, Client as Real, ClientOptions} from '../api/client.js';
import {untilAborted} from '../api/until-aborted.js';
import {service} from './service.js';

/** The calls that ask the service; each takes its options last. */
type Call = 'ready' | 'sendCode' | 'checkCode' | 'evidence' | 'terms' | 'confirmTerms' | 'poll' | 'session' | 'endSession';

export class Client implements Pick<Real, keyof Real> {
  readonly #options: ClientOptions;
  #real?: Real;

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
  readonly session = this.#late('session');
  readonly #endSession = this.#late('endSession');

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
      this.#real ??= new Client(this.#options);
      return (this.#real[name] as (...values: unknown[]) => Promise<unknown>)(...values);
    };
    return call as Real[Name];
  }
}
