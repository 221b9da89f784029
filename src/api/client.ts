import {correlationId, errorFrom, isSettled, readObject, readTerms, requireObject, type Json, type OpenTerms} from './answers.js';
import {defaultEndpoints, fill, type Decisions, type Endpoints} from './endpoints.js';
import {SmartFlowError, isLost, type ErrorCode} from './errors.js';
import {exchange, type Answer} from './http.js';
import {own} from './own.js';
import {SharedReads} from './shared-reads.js';
import {untilAborted} from './until-aborted.js';
import {warnOnce} from './warn.js';

/** Where the client gets its token from. */
export interface TokenSource {
  /** The token in force. @throws {SmartFlowError} `token` */
  current(): Promise<string>;
  /** A token other than `refused`, which the service did not accept. @throws {SmartFlowError} `token` */
  renewed(refused: string): Promise<string>;
}

/** What a client needs to know. */
export interface ClientOptions {
  apiBase: URL;
  /** What differs from the wire as the guide prints it. Asked at each call: a page that renders again may hand in new bodies. */
  endpoints: () => Partial<Endpoints> | undefined;
  allowedHosts: readonly string[];
  apiKey?: string;
  credentials?: RequestCredentials;
  /** Without one, a gateway's cookie stands for it. */
  tokens?: TokenSource;
  fetch?: typeof fetch;
}

/** What a caller may say about one call. */
export interface CallOptions {
  signal?: AbortSignal;
}

interface Call extends CallOptions {
  method: 'GET' | 'POST' | 'DELETE';
  path: string;
  json?: unknown;
  headers?: Record<string, string>;
  meanings?: Partial<Record<number, ErrorCode>>;
}

/** The Smart Flows API, one method for each call of its wire. */
export class Client {
  readonly #options: ClientOptions;
  readonly #reads = new SharedReads<Answer>();
  /** Idempotency keys of requests whose outcome is not known, by what was asked. */
  readonly #open = new Map<string, string>();

  constructor(options: ClientOptions) {
    this.#options = options;
  }

  /** Whether a gateway answers, with a cookie in place of a token. */
  get gateway(): boolean {
    return !this.#options.tokens;
  }

  get #endpoints(): Endpoints {
    return defaultEndpoints(this.#options.endpoints());
  }

  /** Gets what every request needs; until then nothing was sent. */
  async ready({signal}: CallOptions = {}): Promise<void> {
    const {tokens} = this.#options;
    if (tokens) await untilAborted(tokens.current(), signal);
  }

  /**
   * Sends an SMS with a code.
   * @param options `again`: the person asked for another code, so an earlier request does not answer for this one.
   */
  async sendCode(msisdn: string, options: CallOptions & {again?: boolean} = {}): Promise<void> {
    const endpoints = this.#endpoints;
    requireMsisdn(msisdn);
    await this.#post(endpoints.sendCode, endpoints.sendCodeBody(msisdn), {400: 'invalid-number', 422: 'invalid-number'}, options);
  }

  /** Checks the code from an SMS; resolves when it is right. */
  async checkCode(msisdn: string, code: string, options: CallOptions = {}): Promise<void> {
    const endpoints = this.#endpoints;
    requireMsisdn(msisdn);
    const meanings = {400: 'wrong-code', 404: 'code-expired', 409: 'code-expired', 410: 'code-expired', 422: 'wrong-code'} as const;
    await this.#post(endpoints.checkCode, endpoints.checkCodeBody(msisdn, code), meanings, options);
  }

  /** What is registered for a number, as the wire has it. */
  async evidence(msisdn: string, options: CallOptions = {}): Promise<Json> {
    requireMsisdn(msisdn);
    const answer = await this.#read(fill(this.#endpoints.evidence, {msisdn}), options);
    if (answer.status === 404) {
      const body = readObject(answer);
      // Any other 404 is a wrong address, and must not be read as "this person is not registered".
      if (body && own(body, 'notFound') === true) {
        const status = own(body, 'status');
        return {...body, status: Array.isArray(status) ? status : []};
      }
    }
    return requireObject(this.#accepted(answer));
  }

  /** The open terms of a number, or null when nothing is open. */
  async terms(msisdn: string, options: CallOptions = {}): Promise<OpenTerms | null> {
    requireMsisdn(msisdn);
    const answer = await this.#read(fill(this.#endpoints.terms, {msisdn}), options);
    return answer.status === 404 ? null : readTerms(this.#accepted(answer), this.#options.allowedHosts);
  }

  /** Starts an acceptance; it is done when {@link poll} says so. Answers with the service's reference, if it gave one. */
  async confirmTerms(decisions: Decisions, token: string, options: CallOptions = {}): Promise<string | undefined> {
    const endpoints = this.#endpoints;
    const meanings = {404: 'terms-expired', 410: 'terms-expired'} as const;
    return correlationId(await this.#post(endpoints.confirmTerms, endpoints.confirmTermsBody(decisions, token), meanings, options));
  }

  /** How far an acceptance is, as the wire has it. */
  async poll(token: string, options: CallOptions = {}): Promise<Json> {
    const answer = await this.#read(fill(this.#endpoints.poll, {token}), options);
    return requireObject(this.#accepted(answer, {400: 'terms-expired', 404: 'terms-expired', 410: 'terms-expired'}));
  }

  /** The number a gateway's session holds, or null where it says that there is none. */
  async session(options: CallOptions = {}): Promise<string | null> {
    const answer = await this.#read('session', options);
    if (answer.status === 404) this.#explainNotFound();
    // It could not say; that is not the same as saying that there is none.
    if (answer.status === 429 || answer.status >= 500) throw errorFrom(answer);
    const msisdn = answer.status === 200 ? own(readObject(answer), 'msisdn') : undefined;
    return typeof msisdn === 'string' && isMsisdn(msisdn) ? msisdn : null;
  }

  /** Ends a gateway's session. */
  async endSession(options: CallOptions = {}): Promise<void> {
    this.#open.clear();
    if (this.gateway) this.#accepted(await this.#send({method: 'DELETE', path: 'session', ...options}));
  }

  /** Nobody joins a read that is under way now: something changed since it began. */
  forgetReads(): void {
    this.#reads.forget();
  }

  #read(path: string, {signal}: CallOptions): Promise<Answer> {
    return this.#reads.read(path, signal, shared => this.#send({method: 'GET', path, signal: shared}));
  }

  /** Sends a request that has an effect: once, or with its key once more when a gateway's answer was lost. */
  async #post(path: string, json: unknown, meanings: Call['meanings'], options: CallOptions & {again?: boolean}): Promise<Answer> {
    if (!this.gateway) return this.#accepted(await this.#send({method: 'POST', path, json, signal: options.signal}), meanings);
    const asked = `${path} ${JSON.stringify(json)}`;
    const key = (!options.again && this.#open.get(asked)) || makeKey();
    this.#open.set(asked, key);
    const call: Call = {method: 'POST', path, json, headers: {'idempotency-key': key}, signal: options.signal};
    const answer = await this.#send(call).catch(error => {
      if (!isLost(error)) throw error;
      return this.#send(call);
    });
    if (isSettled(answer)) this.#open.delete(asked);
    return this.#accepted(answer, meanings);
  }

  #accepted(answer: Answer, meanings?: Call['meanings']): Answer {
    const {status} = answer;
    if (status === 404 && !meanings?.[404]) this.#explainNotFound();
    if (status < 200 || status > 299) throw errorFrom(answer, meanings);
    return answer;
  }

  /** A 404 that means nothing else: most often the address is wrong, or no gateway is there. */
  #explainNotFound(): void {
    warnOnce(`404 where the service should be, at ${this.#options.apiBase.href}: is ${this.gateway ? 'the gateway there' : 'apiBase right'}?`);
  }

  async #send({path, headers, ...call}: Call): Promise<Answer> {
    const {apiBase, apiKey, credentials, tokens, fetch} = this.#options;
    const url = new URL(path, apiBase);
    if (url.origin !== apiBase.origin) {
      throw new SmartFlowError('configuration', `The path "${path}" leads away from the origin of apiBase.`);
    }
    const send = (token?: string) =>
      exchange({
        ...call,
        url,
        credentials,
        fetch,
        headers: {
          ...headers,
          ...(token === undefined ? {} : {authorization: `Bearer ${token}`}),
          ...(apiKey ? {'x-api-key': apiKey} : {}),
        },
      });
    if (!tokens) return send();
    const token = await untilAborted(tokens.current(), call.signal);
    const answer = await send(token);
    return answer.status === 401 ? send(await untilAborted(tokens.renewed(token), call.signal)) : answer;
  }
}

/** Pages that are not in a secure context have no `randomUUID`, but random values all the same. */
function makeKey(): string {
  return crypto.randomUUID?.() ?? [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether a text has the shape of an msisdn: 7 to 15 digits, country code first. */
export function isMsisdn(text: string): boolean {
  return /^[1-9]\d{6,14}$/.test(text);
}

function requireMsisdn(text: string): void {
  if (!isMsisdn(text)) throw new SmartFlowError('invalid-number', 'Not 7 to 15 digits with the country code first.');
}
