import {isHostEntry, isLoopback} from '../api/hosts.js';
import {AllowedHosts} from './addresses.js';
import type {Assets} from './assets.js';
import type {Fetch} from './http.js';
import {defaultLimits, type Limits} from './limits.js';
import type {Log} from './log.js';
import type {Store} from './store.js';

/** How a gateway is set up. What the program reads from its environment has the same names here, in camel case. */
export interface GatewayOptions {
  /** Root of the Smart Flows API; https, or http on loopback. */
  apiUrl: string;
  /** Where the service gets its token with the client-credentials grant. */
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  /** Seals the session cookie: at least 32 characters. Several, newest first, to replace one while people are at work. */
  sessionSecret: string | readonly string[];
  /** Default `smartflow`. */
  scope?: string;
  /** Origins besides the gateway's own whose pages may use it, for example `https://shop.example`. */
  allowedOrigins?: string | readonly string[];
  /** Hosts the terms and consent pages may be on: `host`, `host:port` or `*.host`. Default: the API's own, `*.swisscom.com`. */
  allowedHosts?: string | readonly string[];
  /** Default `/smart-flow`. */
  basePath?: string;
  /** Shares limits, keys and ended sessions with other instances: `redis://host:6379`. Without it they are kept in memory. */
  redisUrl?: string;
  /** Instead of `redisUrl`, for keys and ended sessions: a store of your own. Limits are then counted in memory. */
  store?: Store;
  /** How many proxies stand in front and write `X-Forwarded-…`. Default 0: such headers are ignored. */
  trustProxy?: number;
  limits?: Partial<Limits>;
  /** @deprecated since March 2024; sent as `X-Api-Key`. */
  apiKey?: string;
  /** Sent as `Referer` with the API key; goes with `apiKey` only. */
  referer?: string;
  /** Asked before a code is sent, for instance to check a captcha or the country; false answers 403. */
  allowSend?: (send: {msisdn: string; request: Request}) => boolean | Promise<boolean>;
  /** Where the widgets for the hosted page are: a folder, or a function. Default: the folder of this package; false for none. */
  assets?: string | URL | Assets | false;
  /** Gets one entry for each request. Default: a line of JSON on standard output. */
  log?: Log;
  /** The wall clock, epoch milliseconds. Default `Date.now`. */
  now?: () => number;
  /** Default: the platform's. One of your own also decides where host names lead. */
  fetch?: Fetch;
}

/** The options, checked and complete. */
export interface Settings {
  apiUrl: string;
  tokenUrl: string;
  clientId: string;
  clientSecret: string;
  sessionSecrets: readonly string[];
  scope: string;
  allowedOrigins: readonly string[];
  hosts: AllowedHosts;
  allowedHosts: readonly string[];
  /** Without a slash at the end; empty for the root. */
  basePath: string;
  redisUrl?: string;
  trustProxy: number;
  limits: Limits;
  apiKey?: string;
  referer?: string;
}

/** A setting that is missing or bad; the message is one line that names it and never repeats its value. */
export class SettingError extends Error {
  override readonly name = 'SettingError';
  /** For a caller that handles all errors of this package alike. */
  readonly code = 'configuration';
}

const required = ['apiUrl', 'tokenUrl', 'clientId', 'clientSecret', 'sessionSecret'] as const;

const isText = (value: unknown) => typeof value === 'string';
const isFunction = (value: unknown) => typeof value === 'function';

type Kind = readonly [fits: (value: unknown) => boolean, what: string];

const text: Kind = [isText, 'must be a text'];
const texts: Kind = [value => isText(value) || (Array.isArray(value) && value.every(isText)), 'must be a text or a list of texts'];
const called: Kind = [isFunction, 'must be a function'];
const object: Kind = [value => typeof value === 'object' && value !== null && !Array.isArray(value), 'must be an object'];
const proxies = 'must be the number of proxies, 0 to 10';

/** What each option has to be, so that none fails only when it is first used; and all that there are. */
const kinds: Readonly<Record<keyof GatewayOptions, Kind>> = {
  apiUrl: text,
  tokenUrl: text,
  clientId: text,
  clientSecret: text,
  sessionSecret: texts,
  scope: text,
  allowedOrigins: texts,
  allowedHosts: texts,
  basePath: text,
  redisUrl: text,
  store: [isStore, 'must have the functions get, set, add and delete'],
  trustProxy: [value => typeof value === 'number', proxies],
  limits: object,
  apiKey: text,
  referer: text,
  allowSend: called,
  assets: [value => isText(value) || value instanceof URL || isFunction(value) || value === false, 'must be a folder, a function or false'],
  log: called,
  now: called,
  fetch: called,
};

/** Checks the options. `nameOf`: how the person who sets them knows them. */
export function readOptions(options: GatewayOptions, nameOf: (option: keyof GatewayOptions) => string = name => name): Settings {
  const bad = (option: keyof GatewayOptions, what: string) => new SettingError(`${nameOf(option)} ${what}`);
  if (typeof options !== 'object' || options === null) throw new SettingError('the options must be an object');
  const missing = required.filter(name => (options[name] ?? '').length === 0);
  if (missing.length > 0) throw new SettingError(`missing: ${missing.map(nameOf).join(', ')}`);
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(kinds, name)) throw new SettingError(`there is no option called ${name.slice(0, 40)}`);
    const option = name as keyof GatewayOptions;
    const [fits, what] = kinds[option];
    if (value !== undefined && !fits(value)) throw bad(option, what);
  }

  const address = (option: 'apiUrl' | 'tokenUrl') => {
    const url = parseUrl(options[option]);
    if (!url || url.username || url.password || url.hash) throw bad(option, 'is not an address');
    if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) throw bad(option, 'must be https, or http on loopback');
    return url.href;
  };
  const apiUrl = address('apiUrl');
  // Paths are added behind it.
  if (apiUrl.includes('?')) throw bad('apiUrl', 'must not have a query');

  const sessionSecrets = list(options.sessionSecret, /,/);
  if (sessionSecrets.length === 0 || sessionSecrets.some(secret => secret.length < 32)) throw bad('sessionSecret', 'needs at least 32 characters');

  const allowedOrigins = list(options.allowedOrigins);
  if (allowedOrigins.some(origin => !/^https?:/.test(origin) || parseUrl(origin)?.origin !== origin)) {
    throw bad('allowedOrigins', 'must list origins such as https://shop.example');
  }
  const allowedHosts = options.allowedHosts === undefined ? [apiHost(apiUrl), '*.swisscom.com'] : list(options.allowedHosts);
  if (allowedHosts.length === 0 || !allowedHosts.every(host => isHostEntry(host) && parseUrl(`http://${host.replace(/^\*\./, '')}`))) {
    throw bad('allowedHosts', 'must list hosts such as terms.example or *.example');
  }

  const basePath = (options.basePath ?? '/smart-flow').replace(/\/+$/, '');
  if (basePath !== '' && !/^(\/[\w.~-]+)+$/.test(basePath)) throw bad('basePath', 'must be a path such as /smart-flow');
  if (options.redisUrl && !isRedisAddress(options.redisUrl)) throw bad('redisUrl', 'must be an address such as redis://localhost:6379');
  const trustProxy = options.trustProxy ?? 0;
  if (!Number.isInteger(trustProxy) || trustProxy < 0 || trustProxy > 10) throw bad('trustProxy', proxies);
  // OAuth has no others in a client's id and secret either; a line break comes with a secret that was read from a file.
  for (const name of ['clientId', 'clientSecret', 'apiKey', 'referer', 'scope'] as const) {
    if (options[name] !== undefined && !/^[\x20-\x7e]*$/.test(options[name])) throw bad(name, 'has characters that cannot be sent');
  }
  if (options.redisUrl && options.store) throw bad('store', `is in place of ${nameOf('redisUrl')}, not beside it`);

  return {
    apiUrl,
    tokenUrl: address('tokenUrl'),
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    sessionSecrets,
    scope: options.scope || 'smartflow',
    allowedOrigins,
    hosts: new AllowedHosts(allowedHosts),
    allowedHosts,
    basePath,
    ...(options.redisUrl && {redisUrl: options.redisUrl}),
    trustProxy,
    limits: readLimits(options.limits, what => bad('limits', what)),
    ...(options.apiKey && {apiKey: options.apiKey}),
    ...(options.referer && {referer: options.referer}),
  };
}

function readLimits(given: Partial<Limits> | undefined, bad: (what: string) => SettingError): Limits {
  if (given === undefined) return defaultLimits;
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(defaultLimits, name)) throw bad(`has no limit called ${name.slice(0, 40)}`);
    const least = name === 'sendGapSeconds' ? 0 : 1;
    if (!Number.isInteger(value) || value < least || value > 1e9) throw bad(`needs a whole number of at least ${least} for ${name}`);
  }
  return {...defaultLimits, ...given};
}

function isStore(value: unknown): boolean {
  const names = ['get', 'set', 'add', 'delete'] as const satisfies readonly (keyof Store)[];
  return typeof value === 'object' && value !== null && names.every(name => isFunction((value as Partial<Store>)[name]));
}

/** An emulated API on this machine has its pages on any port. */
function apiHost(apiUrl: string): string {
  const {hostname, host} = new URL(apiUrl);
  return isLoopback(hostname) ? hostname : host;
}

function list(value: string | readonly string[] | undefined, separator = /[\s,]+/): string[] {
  const entries = typeof value === 'string' ? value.split(separator) : value ?? [];
  return entries.map(entry => entry.trim()).filter(Boolean);
}

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** A host, and at most the number of a database behind it: the client throws at anything else, once it is too late. */
function isRedisAddress(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !/^rediss?:$/.test(url.protocol) || url.hostname === '' || !/^\/?\d*$/.test(url.pathname)) return false;
  try {
    return decodeURIComponent(`${url.username}${url.password}`) !== undefined;
  } catch {
    return false;
  }
}
