import {Client} from '../api/client.js';
import {allowedAddress} from '../api/hosts.js';
import {ownBrowser, tidyKept} from './browser.js';
import {Elsewhere} from './elsewhere.js';
import {Intents} from './intents.js';
import {checkOptions, defaultHosts, ownOptions, resolveAddress, resolveBase, type SmartFlowOptions} from './options.js';
import {tell} from './records.js';
import {tokenFromAddress, tokensFor, type TokenCallback, type Tokens} from './token.js';

/**
 * What changed for everybody who shares a session: `number` (a number was proved), `restored` (a gateway still knew it), `evidence` (what is registered for
 * it), `terms` (a person wants to see the open terms), `expired` (the number has to be proved again), `signed-out`.
 */
export type SessionChange = 'number' | 'restored' | 'evidence' | 'terms' | 'expired' | 'signed-out';

/** What the elements of a page share: the way to the service, the configuration, and the number that was proved. */
export class Session {
  /** The service. */
  readonly api: Client;
  /** Root of the API or the gateway. */
  readonly base: URL;
  /** What is to be done once, whatever happens to the page. */
  readonly intents: Intents;
  /** Hosts that terms and consent pages may be on. */
  readonly allowedHosts: readonly string[];
  #options: SmartFlowOptions;
  readonly #tokens?: Tokens;
  readonly #listeners = new Set<(change: SessionChange) => void>();
  #msisdn: string | null = null;
  #signOuts = 0;
  #restoring?: Promise<void>;
  /** The gateway was asked, and did not answer. */
  #isUnsure = false;
  readonly #elsewhere: Elsewhere;

  /** @throws {SmartFlowError} `configuration` */
  constructor(given: SmartFlowOptions, pageOrigin: string) {
    const options = (this.#options = ownOptions(checkOptions(given)));
    const apiBase = (this.base = resolveBase(options.apiBase ?? '/smart-flow/', pageOrigin));
    this.intents = new Intents(apiBase.href);
    tidyKept(ownBrowser());
    this.#elsewhere = new Elsewhere(apiBase.href, {signedOut: () => this.#forget(), returned: () => void this.#lookAgain()});
    this.allowedHosts = options.allowedHosts ?? defaultHosts(apiBase);
    const ask = this.#tokenCallback(pageOrigin);
    if (ask) this.#tokens = tokensFor(ask, pageOrigin);
    this.api = new Client({
      apiBase,
      endpoints: () => this.#options.endpoints,
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
    this.#options = ownOptions(checkOptions(options));
  }

  /** How often this session was signed out of. */
  get signOuts(): number {
    return this.#signOuts;
  }

  /** A number was proved with a code. */
  prove(msisdn: string): void {
    this.#msisdn = msisdn;
    this.announce('number');
  }

  /** Calls `listener` on every change, until the returned function is called. */
  subscribe(listener: (change: SessionChange) => void): () => void {
    this.#listeners.add(listener);
    this.#elsewhere.follow();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#elsewhere.leave();
    };
  }

  /** Takes over the number that a gateway still knows from before: a reload needs no second SMS. Asks once. */
  restore(): Promise<void> {
    this.#restoring ??= this.#restore();
    return this.#restoring;
  }

  /**
   * The same once more, where the gateway could not be asked, so that nobody is sent a code who needs none.
   *
   * @returns The number that it still knows after all, or null.
   * @internal
   */
  async restoreAgain(): Promise<string | null> {
    if (!this.#isUnsure || this.#msisdn) return null;
    this.#restoring = this.#restore();
    await this.#restoring;
    return this.#msisdn;
  }

  async #restore(): Promise<void> {
    if (!this.api.gateway || this.#msisdn) return;
    // Nobody waits for it: whoever is not known proves their number as ever.
    const msisdn = await this.api.session().catch(() => undefined);
    this.#isUnsure = msisdn === undefined;
    if (!msisdn || this.#msisdn || this.#signOuts > 0) return;
    this.#msisdn = msisdn;
    this.announce('restored');
  }

  /** The gateway no longer knows the number: it has to be proved again. */
  expire(): void {
    if (!this.api.gateway || !this.#msisdn) return;
    this.#msisdn = null;
    this.announce('expired');
  }

  /** Tells everybody who shares this session what changed. */
  announce(change: SessionChange): void {
    // A look that began before the change does not answer for what is true after it.
    this.api.forgetReads();
    this.note('session', {change});
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Tells the page's logger and, in debug mode, the console of an event. @internal */
  note(event: string, detail: unknown): void {
    const {logger, debug} = this.#options;
    if (logger || debug) tell(event, detail, {logger, debug}).catch((error: unknown) => console.error(error));
  }

  /** The address, when it may be linked, framed or opened; else null. */
  allowed(address: unknown): string | null {
    return allowedAddress(address, this.allowedHosts);
  }

  /** Forgets token and number, ends a gateway's session; elements go back to their first state. */
  async signOut(): Promise<void> {
    this.#forget();
    this.#elsewhere.tellSignedOut();
    await this.api.endSession();
  }

  #forget(): void {
    this.#tokens?.forget();
    // A code that is on its way is nobody's any more: a gateway's session goes with it.
    this.intents.clear();
    this.#msisdn = null;
    this.#signOuts++;
    this.announce('signed-out');
  }

  /** What a page shows that comes back from the browser's cache may be somebody's who has signed out since. */
  async #lookAgain(): Promise<void> {
    const msisdn = this.#msisdn;
    if (!this.api.gateway || !msisdn) return;
    const known = await this.api.session().catch(() => msisdn);
    if (known !== msisdn && this.#msisdn === msisdn) this.expire();
  }

  #tokenCallback(pageOrigin: string): TokenCallback | undefined {
    const {token, tokenUrl, credentials} = this.#options;
    // Looked up at each call: a page that renders again hands in a new function.
    if (token) return refused => this.#options.token!(refused);
    return tokenUrl ? tokenFromAddress(resolveAddress('tokenUrl', tokenUrl, pageOrigin), credentials) : undefined;
  }
}
