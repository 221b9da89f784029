import * as oauth from 'oauth4webapi';
import {failure, own, parseObject, readText, type Fetch} from './http.js';
import {Problem} from './problem.js';

/** Milliseconds the token endpoint may take. */
const patience = 8000;
/** Seconds a token lives where the endpoint does not say, or says something impossible. */
const unknownLife = 60;

/** What is needed to ask for a token. */
export interface TokenSettings {
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  scope: string;
  fetch: Fetch;
}

interface Held {
  token: string;
  /** On the monotonic clock: the wall clock may jump. */
  renewAt: number;
  endsAt: number;
}

/**
 * The service's access to the API. One request for a token at a time, for everybody who waits for one; renewed at four
 * fifths of its life; kept in memory alone.
 */
export class ServiceToken {
  readonly #settings: TokenSettings;
  readonly #clock: () => number;
  #held?: Held;
  #asking?: Promise<Held>;

  /** `clock`: milliseconds, monotonic. */
  constructor(settings: TokenSettings, clock = () => performance.now()) {
    this.#settings = settings;
    this.#clock = clock;
  }

  /** The token there is; undefined where one has to be asked for. */
  get held(): string | undefined {
    return this.#held && this.#clock() < this.#held.renewAt ? this.#held.token : undefined;
  }

  async get(): Promise<string> {
    const {held: fresh} = this;
    if (fresh) return fresh;
    const held = this.#held;
    const now = this.#clock();
    try {
      return (await this.renew()).token;
    } catch (error) {
      // What is left of the old one is better than nothing.
      if (held && held === this.#held && now < held.endsAt) return held.token;
      throw error;
    }
  }

  /** The API refused a token. One that has been replaced in the meantime is no reason to ask again. */
  refused(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  /** Asks for a new token now. Throws a {@link Problem} with code `token`. */
  renew(): Promise<Held> {
    this.#asking ??= this.#ask().finally(() => this.#asking = undefined);
    return this.#asking;
  }

  async #ask(): Promise<Held> {
    const {tokenUrl, clientId, clientSecret, scope} = this.#settings;
    const server: oauth.AuthorizationServer = {issuer: new URL(tokenUrl).origin, token_endpoint: tokenUrl};
    const client: oauth.Client = {client_id: clientId};
    const asked = this.#clock();
    try {
      const response = await oauth.clientCredentialsGrantRequest(server, client, basic(clientSecret), {scope}, {
        // The settings allow plain http on loopback alone.
        [oauth.allowInsecureRequests]: true,
        [oauth.customFetch]: (url, init) => this.#fetch(url, init as RequestInit),
        signal: AbortSignal.timeout(patience),
      });
      const {access_token: token, expires_in: life} = await oauth.processClientCredentialsResponse(server, client, response);
      if (!/^[\x21-\x7e]{1,8192}$/.test(token)) throw refusal('a token that cannot be sent');
      const seconds = life ?? unknownLife;
      this.#held = {token, renewAt: asked + seconds * 800, endsAt: asked + seconds * 1000};
      return this.#held;
    } catch (error) {
      throw problemOf(error);
    }
  }

  /**
   * Reads the answer with a limit, and smooths what services other than strict ones send: no `token_type`, a life that
   * is text, negative or endless, JSON under another content type.
   */
  async #fetch(url: string, init: RequestInit): Promise<Response> {
    const response = await this.#settings.fetch(url, init);
    const text = await readText(response.body, 65_536);
    const body = text === undefined ? undefined : parseObject(text);
    if (!body) throw refusal(`${response.status} without JSON`);
    const life = Number(own(body, 'expires_in'));
    const smooth: Record<string, unknown> = {
      access_token: own(body, 'access_token'),
      token_type: own(body, 'token_type') ?? 'Bearer',
      expires_in: life >= 1 && life < 31_536_000 ? life : unknownLife,
      error: own(body, 'error'),
    };
    return Response.json(smooth, {status: response.status});
  }
}

/**
 * HTTP Basic with the client's id and secret, form-encoded as RFC 6749 2.3.1 says. The library's own encodes hyphens
 * and dots too, which servers that do not decode, and there are many, then do not recognise.
 */
function basic(secret: string): oauth.ClientAuth {
  const encode = (text: string) => new URLSearchParams({text}).toString().slice('text='.length);
  return (_server, client, _body, headers) => {
    headers.set('Authorization', `Basic ${btoa(`${encode(client.client_id)}:${encode(secret)}`)}`);
  };
}

function refusal(what: string): Problem {
  return new Problem(502, 'token', {reason: `token endpoint: ${what}`});
}

function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof oauth.ResponseBodyError) {
    const word = /^[a-z_]{1,40}$/.test(error.error) ? ` ${error.error}` : '';
    return refusal(`${error.status}${word}`);
  }
  if (error instanceof oauth.OperationProcessingError || error instanceof oauth.WWWAuthenticateChallengeError) {
    return refusal('an answer without a token');
  }
  const {status, reason} = failure(error, {reason: 'token endpoint', reached: false});
  return new Problem(status, status === 504 ? 'timeout' : 'token', {reason});
}
