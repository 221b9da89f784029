import {isLoopback} from '../api/hosts.js';
import {folderAssets, ownAssets, type Assets} from './assets.js';
import {readCaller} from './caller.js';
import {cookieStyle} from './cookies.js';
import {Desk, type Call} from './desk.js';
import {fetchExchange, type Exchange} from './exchange.js';
import {finish} from './headers.js';
import type {Fetch} from './http.js';
import {Limiter} from './limits.js';
import {flushLog, logLine, type LogEntry} from './log.js';
import {Once} from './once.js';
import {readOptions, type GatewayOptions, type Settings} from './options.js';
import {Origins} from './origins.js';
import {Problem} from './problem.js';
import type {RedisStore} from './redis.js';
import {createRoutes} from './routes.js';
import {Seal} from './seal.js';
import {Sessions} from './session.js';
import {MemoryStore} from './store.js';
import {ServiceToken} from './token.js';
import {Upstream} from './upstream.js';

export type {Asset, Assets} from './assets.js';
export type {Limits} from './limits.js';
export type {Log, LogEntry} from './log.js';
export {nodeListener} from './node.js';
export {SettingError, type GatewayOptions} from './options.js';
export type {Store} from './store.js';

/** The server side of the elements: holds the secret, proves the number, and answers for that number only. */
export interface Gateway {
  /**
   * Answers a request.
   *
   * `info.address`: where the connection comes from. Limits are counted by it; without it all callers share one count.
   */
  fetch(request: Request, info?: {address?: string}): Promise<Response>;
  /** Waits for what is under way, then lets go of Redis. */
  close(): Promise<void>;
}

/**
 * Makes a gateway, to mount in any server that speaks `Request` and `Response`; for Node's http, Express and Fastify
 * see {@link nodeListener}. Throws a {@link SettingError} that names the option if one is missing or bad.
 */
export function createGateway(options: GatewayOptions): Gateway {
  return assemble(options, readOptions(options));
}

/** Makes a gateway from options that have been checked. `improve`: a better way to the API than fetch, where there is one. */
export function assemble(options: GatewayOptions, settings: Settings, improve = (exchange: Exchange) => exchange): Gateway {
  const {log = logLine, now = Date.now} = options;
  // Looked up with each call, so that what replaces the platform's fetch, for instance to trace it, sees it.
  const fetch: Fetch = options.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const tell = (event: NonNullable<LogEntry['event']>, reason?: string) =>
    log({time: new Date(now()).toISOString(), level: 'warn', event, ...(reason && {reason})});
  if (settings.apiKey) tell('deprecated', 'apiKey (SMART_FLOW_API_KEY): since March 2024; leave it out, but where the API still asks for it');
  const origins = new Origins(settings.allowedOrigins);
  const token = new ServiceToken({...settings, fetch});

  let redis: RedisStore | undefined;
  const ready = connect();
  // A failure is met by whoever waits for it.
  ready.catch(() => undefined);

  async function connect() {
    if (settings.redisUrl) {
      const {RedisStore} = await import('./redis.js');
      redis = await RedisStore.connect(settings.redisUrl, tell);
    }
    const store = redis ?? options.store ?? new MemoryStore();
    const seal = new Seal(settings.sessionSecrets, `smart-flow ${settings.apiUrl}`);
    const desk = new Desk({
      hosts: settings.hosts,
      seal,
      sessions: new Sessions(seal, store, now),
      limiter: new Limiter(settings.limits, redis),
      once: new Once(store, seal),
      upstream: new Upstream({...settings, exchange: improve(fetchExchange(fetch)), now}, token),
      fetch,
      ...(!options.fetch && {resolve: resolveHost}),
      ...(options.allowSend && {allowSend: options.allowSend}),
    });
    return createRoutes({desk, origins, checkHealth, ...assetsOf(options), page: {...settings}});
  }

  let checked: {at: number; result: Promise<unknown>} | undefined;

  /** Asks for a token, once a second at most: anybody may ask for the gateway's health. */
  async function checkHealth() {
    if (!checked || performance.now() - checked.at > 1000) checked = {at: performance.now(), result: token.renew()};
    await checked.result;
    return redis ? {redis: redis.isAway ? 'away' as const : 'here' as const} : {};
  }

  async function answer(request: Request, address: string | undefined): Promise<Response> {
    const started = performance.now();
    const url = new URL(request.url);
    const caller = readCaller(request, address, settings.trustProxy, url);
    const {hostname} = caller.origin === url.origin ? url : new URL(caller.origin);
    const loopback = isLoopback(hostname);
    const cookie = cookieStyle(caller.origin, loopback, origins.isCrossSite(request, caller.origin));
    const id = newId();
    const call: Call = {request, url, id, caller, cookie, headers: {...origins.exposing(request), 'X-Correlation-Id': id}, note: {route: 'none'}};
    let level: 'info' | 'error' = 'info';
    let response: Response;
    try {
      response = await (await ready).fetch(request, call);
    } catch (error) {
      if (!(error instanceof Problem)) level = 'error';
      const problem = error instanceof Problem ? error : new Problem(500, 'server', {reason: `fault: ${nameOf(error)}`});
      if (problem.reason) call.note.reason = problem.reason;
      response = problem.toResponse(call.id);
    }
    finish(response, call.headers);
    const {route, number, reason} = call.note;
    log({
      time: new Date(now()).toISOString(), level, method: request.method, route, status: response.status,
      ms: Math.round(performance.now() - started), ...(number && {number}), correlationId: call.id, ...(reason && {reason}),
    });
    return response;
  }

  const underWay = new Set<Promise<Response>>();
  return {
    fetch(request, {address} = {}) {
      const work = answer(request, address);
      underWay.add(work);
      void work.finally(() => underWay.delete(work)).catch(() => undefined);
      return work;
    },
    async close() {
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await ready.catch(() => undefined);
      await redis?.close();
      flushLog();
    },
  };
}

function assetsOf({assets}: GatewayOptions): {assets?: Assets} {
  if (assets === false) return {};
  const found = typeof assets === 'string' || assets instanceof URL ? folderAssets(assets) : assets ?? ownAssets();
  return found ? {assets: found} : {};
}

/** Where a name leads, on a platform that tells. A name that leads nowhere is left to fetch to report. */
async function resolveHost(hostname: string): Promise<readonly string[] | undefined> {
  try {
    const {lookup} = await import('node:dns/promises');
    return (await lookup(hostname, {all: true})).map(({address}) => address);
  } catch {
    return undefined;
  }
}

/** 32 hexadecimal digits: the correlation id, and the trace id that is sent upstream. */
function newId(): string {
  return crypto.randomUUID().replaceAll('-', '');
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
