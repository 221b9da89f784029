import type {Answer, Exchange} from './exchange.js';
import {failure, retryAfterSeconds, until, within} from './http.js';
import {Problem} from './problem.js';
import type {ServiceToken} from './token.js';

/** Bytes of an answer that are read. */
const cap = 65_536;

/** What is needed to call the API. */
export interface UpstreamSettings {
  apiUrl: string;
  apiKey?: string;
  referer?: string;
  exchange: Exchange;
  now: () => number;
}

/** One call: `path` from the fixed table of routes, never from a browser. */
export interface UpstreamCall {
  method: 'GET' | 'POST';
  path: string;
  query?: Record<string, string>;
  body?: object;
  /** 32 hexadecimal digits, the correlation id. */
  traceId: string;
  /** When nobody waits any more, for token and replay too, on the clock of `performance.now()`. */
  deadline: number;
}

/** An answer that was not too long. */
export type WholeAnswer = Answer & {text: string};

/** Calls the Smart Flows API in the service's name. */
export class Upstream {
  readonly #settings: UpstreamSettings;
  readonly #token: ServiceToken;
  readonly #base: string;

  constructor(settings: UpstreamSettings, token: ServiceToken) {
    this.#settings = settings;
    this.#token = token;
    this.#base = new URL(settings.apiUrl.replace(/\/*$/, '/')).href;
  }

  /**
   * The answer, for statuses that mean something to the caller: 2xx and 4xx. Everything else is thrown as a
   * {@link Problem}: no answer in time, a redirect, a server error, too many requests, a token that is refused twice.
   */
  async call(call: UpstreamCall): Promise<WholeAnswer> {
    let token = await this.#getToken(call.deadline);
    let answer = await this.#send(call, token);
    if (answer.status === 401) {
      this.#token.refused(token);
      token = await this.#getToken(call.deadline);
      answer = await this.#send(call, token);
      if (answer.status === 401) {
        this.#token.refused(token);
        throw new Problem(502, 'token', {reason: 'API: token refused twice'});
      }
    }
    return this.#sort(answer);
  }

  async #getToken(deadline: number): Promise<string> {
    const {held} = this.#token;
    // Nothing to wait for, so nothing to keep time of.
    if (held) return held;
    try {
      return await until(deadline, signal => within(this.#token.get(), signal));
    } catch (error) {
      // Nothing was sent: a 504 would say that it may have been.
      const problem = failure(error, {reason: 'token endpoint', reached: false});
      throw problem.status === 504 ? new Problem(502, 'token', {reason: 'token endpoint: too slow'}) : problem;
    }
  }

  async #send({method, path, query, body, traceId, deadline}: UpstreamCall, token: string): Promise<WholeAnswer> {
    const address = `${this.#base}${path}${query ? `?${new URLSearchParams(query)}` : ''}`;
    const {apiKey, referer, exchange} = this.#settings;
    const headers = {
      Accept: 'application/json',
      Authorization: `Bearer ${token}`,
      'User-Agent': 'smart-flow-gateway',
      traceparent: `00-${traceId}-${traceId.slice(16)}-01`,
      ...(apiKey && {'X-Api-Key': apiKey}),
      ...(referer && {Referer: referer}),
      ...(body && {'Content-Type': 'application/json'}),
    };
    try {
      const answer = await exchange(address, {method, headers, deadline, cap, ...(body && {body: JSON.stringify(body)})});
      if (answer.text === undefined) throw new Problem(502, 'unexpected-response', {reason: 'API: answer too long', reached: true});
      return answer as WholeAnswer;
    } catch (error) {
      const problem = failure(error, {reason: 'API', reached: mayHaveArrived(error)});
      if (method === 'GET' || !problem.reached || !broke.has(causeOf(error).code)) throw problem;
      // What was to be done may have been done: as where no answer came in time, nobody knows.
      const {reason} = problem;
      throw new Problem(504, 'timeout', {reached: true, ...(reason && {reason})});
    }
  }

  #sort(answer: WholeAnswer): WholeAnswer {
    const {status} = answer;
    if (status >= 200 && status < 300) return answer;
    const reason = `API: ${status}`;
    const retryAfter = retryAfterSeconds(answer.header('Retry-After'), this.#settings.now());
    if (status === 429) throw new Problem(429, 'too-many-requests', {reason, reached: true, failed: true, retryAfter: retryAfter ?? 5});
    if (status === 503) throw new Problem(503, 'server', {reason, reached: true, failed: true, retryAfter});
    // A 504 comes from something in between: what became of the request, nobody knows.
    if (status === 504 || status === 408) throw new Problem(504, 'timeout', {reason, reached: true, failed: status === 408});
    if (status >= 500 || status === 403) throw new Problem(502, 'server', {reason, reached: true, failed: status >= 500});
    if (status >= 300 && status < 400) throw new Problem(502, 'unexpected-response', {reason, reached: true});
    return answer;
  }
}

/** Why no connection was made: nobody there, or somebody whose certificate does not hold. */
const unconnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_SIGNATURE_FAILURE', 'CERT_REVOKED', 'CERT_UNTRUSTED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/** How a connection ends that was made. */
const broke: ReadonlySet<unknown> = new Set(['ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'UND_ERR_SOCKET']);

interface Cause {
  code?: unknown;
  syscall?: unknown;
  errors?: unknown;
  message?: unknown;
}

function causeOf(error: unknown): Cause {
  return (error as {cause?: Cause}).cause ?? {};
}

/** A connection that was never made carried nothing: then the same key may try again. */
function mayHaveArrived(error: unknown): boolean {
  const {code, syscall, errors, message} = causeOf(error);
  // Several errors: one for each address of a name.
  return !unconnected.has(code) && syscall !== 'connect' && !Array.isArray(errors) && !/before secure TLS connection/.test(String(message));
}
