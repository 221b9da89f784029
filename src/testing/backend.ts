import type {Clock} from './clock.js';
import type {Scenario, ScenarioName} from './scenarios.js';

/** One SMS that the emulated service sent. */
export interface Sms {
  /** Digits only, country code first. */
  msisdn: string;
  /** The text as it arrives on the phone, for example `Your code: AB-CD`. */
  text: string;
  /** The code in it, without separators. */
  code: string;
  /** Epoch milliseconds. */
  sentAt: number;
}

/** A Mobile ID request that waits for its holder's answer. */
export interface Prompt {
  msisdn: string;
  /** What the phone shows. */
  text: string;
  askedAt: number;
}

/** Somebody to play: a number with a registration and a way the terms go. */
export interface Persona {
  /** Digits only, country code first. */
  msisdn: string;
  /** Stable kebab-case id, for example `ready`. */
  id: string;
  /** One sentence in English: who this is and what should happen. */
  description: string;
  /** The `signingStatus` the service answers. */
  signingStatus: string;
  /** How the terms go: none open, or what happens after accepting. */
  terms: 'none' | 'mobile-id' | 'consent' | 'downgrade' | 'declined' | 'expired' | 'failed' | 'blocked';
}

/** The phone in the person's hand. */
export interface Phone {
  /** Mobile ID requests waiting now, oldest first. */
  readonly prompts: readonly Prompt[];
  /** Confirms the oldest request to this number; false when there is none. */
  confirm(msisdn: string): boolean;
  /** Declines it. */
  decline(msisdn: string): boolean;
}

/** How long things last, in seconds. */
export interface Lifetimes {
  /** The code in an SMS; default 480. */
  code: number;
  /** A Mobile ID request nobody answers; default 120. */
  prompt: number;
  /** A consent page nobody completes; default 600. */
  consent: number;
  /** Until the persona `terms-declined` declines by itself; default 3. */
  declines: number;
  /** Until the service gives up on the persona `terms-expired`, whose phone is off; default 25. */
  expires: number;
  /** Until the acceptance of the persona `terms-failed` fails; default 2. */
  fails: number;
}

/** What the token endpoint answers. */
export interface IssuedToken {
  access_token: string;
  token_type: 'Bearer';
  expires_in: number;
  scope: string;
}

/** Settings of the emulated service; each has a default that suits a test. */
export interface BackendOptions {
  /** Who may ask for a token, `client_id:client_secret`; default: any pair that is not empty. */
  client?: {id: string; secret: string};
  /** Seconds a token lives; default 300. */
  tokenLifetime?: number;
  /** Everything else that lasts. */
  lifetimes?: Partial<Lifetimes>;
  /** Milliseconds before each answer; default 0. */
  delay?: number;
  /** What time it is, and when a delay is over; see `createClock`. Default: true time, or the test's own fake timers. */
  clock?: Clock;
  /** What time it is, in epoch milliseconds, where `clock` is not given. */
  now?: () => number;
  /** What is played from the beginning; default: nothing goes wrong. */
  scenario?: ScenarioName;
  /** Makes the code of an SMS; default: four random letters. */
  makeCode?: () => string;
  /** Origins that may call from a browser; default: all. */
  allowedOrigins?: readonly string[];
}

/** The emulated service. */
export interface Backend {
  /**
   * Answers a request as the Smart Flows API, its token endpoint, its terms page and its consent page would. Rejects where
   * the scenario breaks the connection, as the browser's own `fetch` does.
   */
  fetch(request: Request): Promise<Response>;
  /** Everybody the service knows, one for each row of the guide's status table and each way the terms can go. */
  readonly personas: readonly Persona[];
  /** Every SMS sent so far, oldest first. */
  readonly sms: readonly Sms[];
  readonly phone: Phone;
  /** A bearer token without the way through `oauth/token`, as a host's own token address would hand it to its page. */
  issueToken(): IssuedToken;
  /** What is played; undefined where nothing goes wrong and nobody is meant. */
  readonly scenario: Scenario | undefined;
  /**
   * Plays a scenario, from its beginning and in place of any before; everybody is back to how they began.
   *
   * @throws {RangeError} Where there is none of that name; it lists those there are.
   */
  play(name: ScenarioName): Scenario;
  /** Everybody back to how they began: no SMS, no prompts, terms open again, the scenario at its beginning. Tokens stay valid. */
  reset(): void;
}
