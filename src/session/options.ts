import type {Endpoints} from '../api/endpoints.js';
import {SmartFlowError} from '../api/errors.js';
import {isHostEntry, isLoopback} from '../api/hosts.js';
import {warnOnce} from '../api/warn.js';
import type {FlowRecord} from './records.js';

/** What a token callback may answer: the token alone, or the OAuth token response. */
export type TokenAnswer = string | {access_token: string; expires_in?: number | string};

/** Texts in one language. The layer that knows the texts says which there are: this one knows of none. */
export interface PageTexts {}

/** How the elements of a page reach the service, and how they speak. */
export interface SmartFlowOptions {
  /** Root of the Smart Flows API or of the gateway; default `/smart-flow/` on the page's own origin. */
  apiBase?: string;
  /**
   * Answers with a token; called again, with the refused one, when a token was refused, and without when it is about
   * to expire. Without `token` and `tokenUrl` a gateway's cookie is used.
   */
  token?: (refused?: string) => Promise<TokenAnswer>;
  /** In place of `token`: an address of the page's own that answers a POST with the OAuth token response. */
  tokenUrl?: string;
  /** @deprecated since March 2024; sent as `X-Api-Key`. */
  apiKey?: string;
  /** Cookies of the requests; default `same-origin`. */
  credentials?: RequestCredentials;
  /** BCP 47 tag; default: the nearest `lang` attribute, then the browser's language. */
  locale?: string;
  /** Any text replaced, per language and key: `{de: {sendCode: 'Code anfordern'}}`. */
  messages?: Record<string, PageTexts>;
  /**
   * Hosts that the terms link and the consent page may be on: `host`, `host:port` or `*.host`. Replaces the default:
   * the API's own host and `*.swisscom.com`. https on its default port unless one is given; a loopback host that is
   * itself listed may also use http, and any port.
   */
  allowedHosts?: string[];
  /** Paths and bodies of the wire that differ from the guide's. */
  endpoints?: Partial<Endpoints>;
  /** Script or page for pop-up and tab. */
  flowUrl?: string;
  /** Whom a person can turn to, and the provider's PRO number. */
  support?: {url?: string; phone?: string; proNumber?: string};
  /** Where a test signature can be made. */
  testSignatureUrl?: string;
  /** Is called with a record of each event, without personal data. What it throws harms nothing. */
  logger?: (record: FlowRecord) => unknown;
  /** Explains each event on the console, without personal data; default false. */
  debug?: boolean;
}

type Kind = 'string' | 'function' | 'object' | 'array' | 'boolean';
const kinds: Record<keyof SmartFlowOptions, Kind> = {
  apiBase: 'string',
  token: 'function',
  tokenUrl: 'string',
  apiKey: 'string',
  credentials: 'string',
  locale: 'string',
  messages: 'object',
  allowedHosts: 'array',
  endpoints: 'object',
  flowUrl: 'string',
  support: 'object',
  testSignatureUrl: 'string',
  logger: 'function',
  debug: 'boolean',
};

/** Options that are still taken, with since when, and what to do in their place. */
const deprecated: Partial<Record<keyof SmartFlowOptions, string>> = {
  apiKey: 'since March 2024; leave it out, but where the API still asks for it',
};

function wrong(message: string): SmartFlowError {
  return new SmartFlowError('configuration', message);
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

/** The options that were given, without those that only a prototype holds. */
export function ownOptions(options: SmartFlowOptions): SmartFlowOptions {
  const own = Object.assign(Object.create(null) as SmartFlowOptions, options);
  // The page may go on to change its own, and says so with `configure` where it is meant.
  if (own.endpoints) own.endpoints = {...own.endpoints};
  return own;
}

/** The options as given, once they make sense. @throws {SmartFlowError} `configuration`, naming the option. */
export function checkOptions(options: SmartFlowOptions): SmartFlowOptions {
  if (kindOf(options) !== 'object') throw wrong('The options must be an object.');
  for (const [key, value] of Object.entries(options)) {
    if (/secret/i.test(key)) {
      throw wrong(`"${key}" must never reach a browser. Keep it in the gateway, or behind tokenUrl on your own server.`);
    }
    if (!Object.hasOwn(kinds, key)) warnOnce(`the option "${key}" is not known.`);
    else if (value !== undefined && kindOf(value) !== kinds[key as keyof SmartFlowOptions]) {
      throw wrong(`"${key}" must be of type ${kinds[key as keyof SmartFlowOptions]}, not ${kindOf(value)}.`);
    }
  }
  for (const [key, instead] of Object.entries(deprecated)) {
    if (Object.hasOwn(options, key) && options[key as keyof SmartFlowOptions] !== undefined) warnOnce(`the option "${key}" is deprecated ${instead}.`);
  }
  const {token, tokenUrl, credentials, endpoints, allowedHosts} = ownOptions(options);
  for (const key of Object.keys(endpoints ?? {})) {
    if (/secret/i.test(key)) throw wrong(`"${key}" must never reach a browser.`);
  }
  if (token && tokenUrl) throw wrong('Give "token" or "tokenUrl", not both.');
  if (credentials && !['omit', 'same-origin', 'include'].includes(credentials)) throw wrong(`"credentials" cannot be "${credentials}".`);
  const strange = allowedHosts?.filter(entry => typeof entry !== 'string' || !isHostEntry(entry)) ?? [];
  if (strange.length > 0) throw wrong(`"${String(strange[0])}" in "allowedHosts" is not of the form host, host:port or *.host.`);
  return options;
}

/**
 * An address of the configuration. Relative ones start at the page's origin, not at `document.baseURI`, which
 * a `<base>` elsewhere in the page could turn.
 */
export function resolveAddress(name: string, text: string, pageOrigin: string): URL {
  if (!URL.canParse(text, pageOrigin)) throw wrong(`"${name}" is not an address: ${text}`);
  const url = new URL(text, pageOrigin);
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw wrong(`"${name}" must be an http or https address without a user name.`);
  }
  return url;
}

/** The root of the API: an address that ends in a slash, so that paths are added below it. */
export function resolveBase(text: string, pageOrigin: string): URL {
  const url = resolveAddress('apiBase', text, pageOrigin);
  url.search = url.hash = '';
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  return url;
}

/** Hosts that are allowed where the page lists none. */
export function defaultHosts(apiBase: URL): string[] {
  return [isLoopback(apiBase.hostname) ? apiBase.hostname : apiBase.host, '*.swisscom.com'];
}

/**
 * What a configuration says, to be held against another. Functions are not compared: a page makes new ones each time it
 * renders.
 */
export function describe(value: unknown): string {
  if (typeof value === 'function') return 'function';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(describe).join()}]`;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{${entries.sort(([x], [y]) => (x < y ? -1 : 1)).map(([key, each]) => `${key}:${describe(each)}`).join()}}`;
}

/** Whether two configurations say the same. */
export function sameOptions(a: SmartFlowOptions, b: SmartFlowOptions): boolean {
  return describe(a) === describe(b);
}
