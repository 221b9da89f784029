import {Client} from '../api/client.js';
import {defaultEndpoints} from '../api/endpoints.js';
import {allowedAddress} from '../api/hosts.js';
import {checkOptions, defaultHosts, resolveAddress, resolveBase, type SmartFlowOptions} from './options.js';
import {Tokens, tokenFromAddress, type TokenCallback} from './token.js';

/**
 * What changed for everybody who shares a session: `number` (a number was proved), `evidence` (what is registered for
 * it), `terms` (a person wants to see the open terms), `signed-out`.
 */
export type SessionChange = 'number' | 'evidence' | 'terms' | 'signed-out';

/** What the elements of a page share: the way to the service, the configuration, and the number that was proved. */
export class Session {
  /** The service. */
  readonly api: Client;
  /** Hosts that terms and consent pages may be on. */
  readonly allowedHosts: readonly string[];
  #options: SmartFlowOptions;
  readonly #tokens?: Tokens;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  #msisdn: string | null = null;

  /** @throws {SmartFlowError} `configuration` */
  constructor(options: SmartFlowOptions, pageOrigin: string) {
    this.#options = checkOptions(options);
    const apiBase = resolveBase(options.apiBase ?? '/smart-flow/', pageOrigin);
    this.allowedHosts = options.allowedHosts ?? defaultHosts(apiBase);
    const ask = this.#tokenCallback(pageOrigin);
    if (ask) this.#tokens = new Tokens(ask);
    this.api = new Client({
      apiBase,
      endpoints: defaultEndpoints(options.endpoints),
      allowedHosts: this.allowedHosts,
      apiKey: options.apiKey,
      credentials: options.credentials,
      tokens: this.#tokens,
    });
  }

  /** The configuration in force. */
  get options(): SmartFlowOptions {
    return this.#options;
  }

  /** The number that was proved with a code, digits only, or null. */
  get msisdn(): string | null {
    return this.#msisdn;
  }

  /** Takes over the functions of a configuration that otherwise says the same. */
  update(options: SmartFlowOptions): void {
    this.#options = checkOptions(options);
  }

  /** A number was proved with a code. */
  prove(msisdn: string): void {
    this.#msisdn = msisdn;
    this.announce('number');
  }

  /** Calls `listener` on every change, until the returned function is called. */
  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells everybody who shares this session what changed. */
  announce(change: SessionChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** The address, when it may be linked, framed or opened; else null. */
  allowed(address: unknown): string | null {
    return allowedAddress(address, this.allowedHosts);
  }

  /** Forgets token and number, ends a gateway's session; elements go back to their first state. */
  async signOut(): Promise<void> {
    this.#tokens?.forget();
    this.#msisdn = null;
    this.announce('signed-out');
    await this.api.endSession();
  }

  #tokenCallback(pageOrigin: string): TokenCallback | undefined {
    const {token, tokenUrl, credentials} = this.#options;
    // Looked up at each call: a page that renders again hands in a new function.
    if (token) return refused => this.#options.token!(refused);
    return tokenUrl ? tokenFromAddress(resolveAddress('tokenUrl', tokenUrl, pageOrigin), credentials) : undefined;
  }
}
