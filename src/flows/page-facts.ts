import type {Mode} from '../policy/content.js';

/** A script on the page that looks like one of ours. */
export interface ScriptFact {
  /** Its address, without query. */
  src: string;
  origin: string;
  nonce: boolean;
  /** Whether what lies there has the hash that the page asks for; undefined where it asks for none, or nobody can tell. */
  intact?: boolean;
}

/** Something that a policy forbade. */
export interface ViolationFact {
  directive: string;
  /** The origin of what was blocked, or the word that stands for it. */
  blocked: string;
  /** Of Trusted Types the name of the policy; `theme` where it was one of our style sheets. */
  subject: string;
}

/** What became of a request for a token. */
export interface TokenFact {
  from: 'address' | 'function';
  /** `unreadable` is another origin that is there, and does not share its answer. */
  outcome: 'answered' | 'failed' | 'unreadable' | 'unreachable';
  status?: number;
  /** Whether there was a token in the answer that can be sent. */
  usable: boolean;
  /** As answered, if at all. */
  lifetime?: unknown;
  /** Of the answer, else of the token itself, if either names any. */
  scopes?: readonly string[];
  /** Seconds since 1970, of the token itself. */
  endsAt?: number;
  /** Whether it is the service's own, out in the world: not a person's, and not on this machine alone. */
  exposed: boolean;
}

/** What became of a request to the API or the gateway. */
export interface AnswerFact {
  outcome: 'answered' | 'unreadable' | 'unreachable';
  status?: number;
  /** The reference that a gateway gives each answer. */
  id?: string;
  /** Why a gateway is not well, in its own words. */
  detail?: string;
}

/** How the page reaches the service, and what became of trying to. */
export interface ServiceFact {
  mode: Mode;
  /** Root of the API or the gateway, without query. */
  base: string;
  origin: string;
  /** Where the token comes from, if from an address. */
  tokenOrigin?: string;
  /** Hosts of the consent page, as sources of a policy. */
  terms: readonly string[];
  /** Absent where it was not asked for. */
  token?: TokenFact;
  /** Absent where nothing was sent. */
  answer?: AnswerFact;
  /** Of a gateway. */
  health?: AnswerFact;
}

/** All that is looked at of a page, with nothing in it that says who is on it. */
export interface PageFacts {
  /** `null`, as text, where there is none. */
  origin: string;
  /** Neither over http nor from a file. */
  secure: boolean;
  /** Of the document; empty for none. */
  lang: string;
  /** Where a `<base>` leads, if to another origin. */
  base?: string;
  /** Seconds that the clock here is ahead of the server's, if anybody knows. */
  clockAhead?: number;
  /** Milliseconds since 1970, by the server's clock if that is known. */
  now: number;
  /** Cross-Origin-Opener-Policy and -Embedder-Policy; empty for none. */
  opener: string;
  embedder: string;
  /** From headers and markup, in the order in which they are read. */
  referrerPolicies: readonly string[];
  /** Content-Security-Policies in force, as text. */
  policies: readonly string[];
  violations: readonly ViolationFact[];
  /** Where something stands that looks like a secret. Never the secret. */
  secrets: readonly string[];
  storage: boolean;
  cookies: boolean;
  framed: boolean;
  /** Whether a form can be sent. */
  forms: boolean;
  /** Whether the code of an SMS may be read; undefined where the browser cannot. */
  reads?: boolean;
  serviceWorker: boolean;
  /** Tags of ours that are used and not defined. */
  missing: readonly string[];
  /** Tags of ours that something else has. */
  taken: readonly string[];
  /** Two versions under one prefix: which stays, and which is left out. */
  versions?: {kept: string; leftOut: string};
  /** Whether something here opens a window, shows the consent page, asks for the code of an SMS. */
  opensWindows: boolean;
  showsConsent: boolean;
  asksForCodes: boolean;
  scripts: readonly ScriptFact[];
  /** BCP 47 tags: what was asked for, and what is spoken. */
  language?: {asked: string; spoken: string};
  /** Absent where nothing here has been set up to ask anything. */
  service?: ServiceFact;
}
