import ky, {HTTPError} from 'ky';

import {SmartFlowError, isSmartFlowError} from './errors.js';
import {readRetryAfter} from './retry-after.js';
import {attemptLimit, rules, usualCredentials} from './rules.js';
import {warnOnce} from './warn.js';

/** Milliseconds for all attempts of one operation. */
export const operationLimit = 30_000;
/** Characters of an answer; the wire's own are below 2,000. */
const bodyLimit = 65_536;
const retryStatuses = [408, 429, 500, 502, 503, 504];

/** A request, before it knows how it gets there. */
export interface Exchange {
  url: URL;
  method: 'GET' | 'POST' | 'DELETE';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  credentials?: RequestCredentials;
  signal?: AbortSignal;
  /** The function that sends it; default: the page's own, looked up when it is needed. */
  fetch?: typeof fetch;
}

/** An answer, read to its end. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    text += decoder.decode(value, {stream: true});
    if (text.length > bodyLimit) {
      // Whatever this is, it is no answer of the API; what is cut off no longer reads as one.
      void reader.cancel().catch(() => {});
      return text.slice(0, bodyLimit);
    }
  }
}

/** The headers with `Retry-After` in seconds: ky reads nonsense as "now", and one kind of date in the wrong zone. */
function inSeconds(given: Headers): Headers {
  const headers = new Headers(given);
  const wait = readRetryAfter(headers.get('retry-after'));
  if (wait === undefined) headers.delete('retry-after');
  else headers.set('retry-after', String(Math.ceil(wait / 1000)));
  return headers;
}

/** JSON under another name is read all the same. */
function explainType(url: string, {headers}: Response, text: string): void {
  const type = headers.get('content-type') ?? '';
  if (!/^\s*\{/.test(text) || /[/+]json\b/i.test(type)) return;
  warnOnce(`${new URL(url).origin} sends JSON as "${type.slice(0, 40)}". It is read; application/json would say what it is.`);
}

/**
 * Sends once and reads the whole answer before its deadline. ky 1 ends its own timeout with the headers, so a body
 * that never ends would never time out.
 */
function sendWhole(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const deadline = new AbortController();
    const timer = setTimeout(
      () => deadline.abort(new SmartFlowError('timeout', `No complete answer within ${attemptLimit / 1000} seconds.`)),
      attemptLimit,
    );
    try {
      const request = input as Request;
      const signal = AbortSignal.any([request.signal, deadline.signal]);
      // With options of its own, fetch forgets the request's referrer policy.
      const response = await send(request, {...init, signal, referrerPolicy: request.referrerPolicy || rules.referrerPolicy});
      // A redirect we do not follow: nothing in it may be read.
      if (response.type === 'opaqueredirect') return response;
      const text = await readText(response);
      explainType(request.url, response, text);
      const empty = [101, 204, 205, 304].includes(response.status);
      return new Response(empty ? null : text, {status: Math.min(response.status, 599), headers: inSeconds(response.headers)});
    } finally {
      clearTimeout(timer);
    }
  };
}

function retryOptions(deadline: number) {
  return {
    limit: 2,
    methods: ['get' as const],
    statusCodes: retryStatuses,
    afterStatusCodes: retryStatuses,
    delay: (attempt: number) => 300 * 2 ** (attempt - 1),
    backoffLimit: 5000,
    jitter: true,
    shouldRetry({error}: {error: Error}): boolean | undefined {
      if (!(error instanceof HTTPError)) return error instanceof TypeError;
      const {status, headers} = error.response;
      if (!retryStatuses.includes(status)) return false;
      const wait = readRetryAfter(headers.get('retry-after'));
      // Waiting longer than the operation may last helps nobody: say so now, with the time.
      if (wait !== undefined) return performance.now() + wait < deadline ? undefined : false;
      return true;
    },
  };
}

/** A page's script cannot tell why its request failed. Whoever builds the page can look, once they know where. */
function explainFailure({origin}: URL): void {
  const here = globalThis.location?.origin;
  if (!here || origin === here || globalThis.navigator?.onLine === false) return;
  warnOnce(`${origin} could not be asked. If it is up: does it allow ${here} (CORS), and does the policy of the page name it in connect-src?`);
}

/**
 * Sends a request and reads its answer. GETs are repeated at most twice, after a network error or a status that says
 * "later"; everything else is sent once. Redirects are not followed.
 *
 * @returns Whatever was answered, whatever its status. Status 0 is a redirect.
 * @throws {SmartFlowError} `network`, `timeout` or `unexpected-response`; the signal's reason when it was aborted.
 */
export async function exchange({url, method, headers, json, credentials, signal, ...rest}: Exchange): Promise<Answer> {
  const send = rest.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const total = new AbortController();
  const timer = setTimeout(
    () => total.abort(new SmartFlowError('timeout', `No answer within ${operationLimit / 1000} seconds.`)),
    operationLimit,
  );
  const signals = signal ? [signal, total.signal] : [total.signal];
  try {
    const response = await ky(url, {
      method,
      headers: {accept: 'application/json', ...headers},
      ...(json === undefined ? {} : {json}),
      ...rules,
      credentials: credentials ?? usualCredentials,
      signal: AbortSignal.any(signals),
      timeout: false,
      fetch: sendWhole(send),
      retry: retryOptions(performance.now() + operationLimit),
    });
    return {status: response.status, headers: response.headers, text: await response.text()};
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HTTPError) {
      const {status, headers: answered} = error.response;
      return {status, headers: answered, text: await error.response.text()};
    }
    if (total.signal.aborted) throw total.signal.reason;
    if (isSmartFlowError(error)) throw error;
    explainFailure(url);
    throw new SmartFlowError('network', 'The service could not be reached.', {cause: error});
  } finally {
    clearTimeout(timer);
  }
}
