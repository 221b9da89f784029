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

/** Settings of the emulated service; each has a default that suits a test. */
export interface BackendOptions {
  /** Who may ask for a token, `client_id:client_secret`; default: any pair that is not empty. */
  client?: {id: string; secret: string};
  /** Seconds a token lives; default 300. */
  tokenLifetime?: number;
  /** Milliseconds before each answer; default 0. */
  delay?: number;
  /** The clock, epoch milliseconds; default `Date.now`. */
  now?: () => number;
  /** Makes the code of an SMS; default: four random letters. */
  makeCode?: () => string;
  /** Origins that may call from a browser; default: all. */
  allowedOrigins?: readonly string[];
}

/** The emulated service. */
export interface Backend {
  /** Answers a request as the Smart Flows API, its token endpoint, its terms page and its consent page would. */
  fetch(request: Request): Promise<Response>;
  /** Everybody the service knows, one for each row of the guide's status table and each way the terms can go. */
  readonly personas: readonly Persona[];
  /** Every SMS sent so far, oldest first. */
  readonly sms: readonly Sms[];
  readonly phone: Phone;
  /** Everybody back to how they began: no SMS, no prompts, terms open again. Tokens stay valid. */
  reset(): void;
}
