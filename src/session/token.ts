import type {TokenSource} from '../api/client.js';
import {SmartFlowError} from '../api/errors.js';
import {errorFrom, requireObject} from '../api/answers.js';
import {exchange} from '../api/http.js';
import {own} from '../api/own.js';
import type {TokenAnswer} from './options.js';
import {serviceTokenWarning} from './service-token.js';

/** Asks the page for a token. */
export type TokenCallback = (refused?: string) => Promise<TokenAnswer>;

/** Milliseconds the page has to answer. */
const patience = 10_000;
/** Seconds a token is used for when the page does not say how long it lives. */
const assumedLife = 300;
/** Seconds used in place of a lifetime that makes no sense. */
const fallbackLife = 60;
/** Seconds before its end that a token is renewed; for short-lived ones a tenth of their life. */
const margin = 30;

interface Token {
  text: string;
  /** On the monotonic clock: the clock on the wall may be wrong by hours. */
  renewAt: number;
}

function fail(message: string, cause?: unknown): SmartFlowError {
  return new SmartFlowError('token', message, {cause});
}

function lifetime(answer: unknown): number {
  if (answer === undefined || answer === null) return assumedLife;
  const seconds = Number(answer);
  // Past a day the number is a mistake (milliseconds, a date), and a timer of that length would overflow.
  return seconds > 0 && Number.isFinite(seconds) ? Math.min(seconds, 86_400) : fallbackLife;
}

function read(answer: unknown, now: number): Token {
  const given = typeof answer === 'object' ? answer : null;
  const text = typeof answer === 'string' ? answer : own(given, 'access_token');
  // Only visible ASCII can stand in a header; anything else is not a token.
  if (typeof text !== 'string' || !/^[\x21-\x7e]{1,8192}$/.test(text)) throw fail('The page gave no usable token.');
  const life = lifetime(own(given, 'expires_in'));
  return {text, renewAt: now + 1000 * (life - Math.min(margin, life / 10))};
}

function withinPatience<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(fail('The page gave no token in time.')), patience);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/**
 * One token for everybody who needs one. It is asked for once however many wait for it, renewed before it expires and
 * when it was refused, kept in this object alone, and a failure is forgotten as soon as it was told.
 */
export class Tokens implements TokenSource {
  readonly #ask: TokenCallback;
  readonly #clock: () => number;
  readonly #see: (token: string) => void;
  #token?: Token;
  #asking?: Promise<string>;

  /**
   * @param clock Milliseconds that only ever go forward.
   * @param see Is shown each new token.
   */
  constructor(ask: TokenCallback, clock: () => number = () => performance.now(), see: (token: string) => void = () => {}) {
    this.#ask = ask;
    this.#clock = clock;
    this.#see = see;
  }

  async current(): Promise<string> {
    if (this.#token && this.#clock() < this.#token.renewAt) return this.#token.text;
    return this.#renew();
  }

  async renewed(refused: string): Promise<string> {
    // Somebody else was refused before and has a new one already: a late refusal of the old token changes nothing.
    if (this.#token && this.#token.text !== refused) return this.current();
    return this.#renew(refused);
  }

  /** Forgets the token, and one that is on its way. */
  forget(): void {
    this.#token = undefined;
    this.#asking = undefined;
  }

  #renew(refused?: string): Promise<string> {
    this.#asking ??= this.#request(refused);
    return this.#asking;
  }

  #request(refused?: string): Promise<string> {
    const asking = withinPatience(Promise.resolve().then(() => this.#ask(refused)))
      .then(answer => {
        const token = read(answer, this.#clock());
        if (this.#asking !== asking) throw fail('The page signed out while it fetched a token.');
        this.#token = token;
        this.#see(token.text);
        return token.text;
      })
      .catch(error => {
        if (this.#asking === asking) this.#token = undefined;
        throw error instanceof SmartFlowError && error.code === 'token' ? error : fail('The page could not give a token.', error);
      })
      .finally(() => {
        if (this.#asking === asking) this.#asking = undefined;
      });
    return asking;
  }
}

/** The tokens of a page, which is told where they are too good for a browser. */
export function tokensFor(ask: TokenCallback, pageOrigin: string): Tokens {
  return new Tokens(ask, undefined, serviceTokenWarning(pageOrigin));
}

/** A callback that gets its token from an address of the page's own. */
export function tokenFromAddress(url: URL, credentials?: RequestCredentials): TokenCallback {
  return async () => {
    const answer = await exchange({url, method: 'POST', credentials});
    if (answer.status < 200 || answer.status > 299) throw errorFrom(answer);
    return requireObject(answer) as unknown as TokenAnswer;
  };
}
