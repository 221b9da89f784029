import type {Backend} from './backend.js';
import {createFront} from './front.js';
import {json} from './http.js';
import {ConnectionBroken} from './troubles.js';

/** What is used of msw. */
export interface Msw<Handler> {
  http: {all(path: RegExp, resolver: (info: {request: Request}) => Promise<Response>): Handler};
}

/** Where to listen, in the words of the package's own `configure()`. */
export interface HandlersOptions {
  /** Root of the emulated API, for example `/smart-flow/`; default: any address that ends like the API's. */
  apiBase?: string;
  /**
   * The host's own address that hands its page a token. Default: none, only `oauth/token` is answered, to those who
   * have the client's secret.
   */
  tokenUrl?: string;
  /**
   * Plays the gateway too, for a page without a token: it remembers the number that was proved, as its cookie would, and
   * `apiBase` is `/smart-flow/` unless you say otherwise. Default false.
   */
  gateway?: boolean;
}

/**
 * Request handlers for msw, so that a page talks to the emulated service and knows nothing of it.
 *
 * ```js
 * import * as msw from 'msw';
 * import {setupWorker} from 'msw/browser';
 * import {createBackend, handlers} from 'smart-flow-elements/testing';
 *
 * const backend = createBackend();
 * // For a page that has a gateway; {tokenUrl: '/token'} for one that has a token.
 * await setupWorker(...handlers(msw, backend, {gateway: true})).start();
 * ```
 *
 * A worker sees only the pages of its own origin: a terms or consent page elsewhere is beyond it. Where one has to be
 * really shown, mount `backend.fetch` on a server.
 */
export function handlers<Handler>(msw: Msw<Handler>, backend: Backend, options: HandlersOptions = {}): Handler[] {
  const {tokenUrl, gateway = false, apiBase = gateway ? '/smart-flow/' : undefined} = options;
  const front = gateway ? createFront(backend) : undefined;
  const root = apiBase === undefined ? 'https?://[^/]+(?:/.*)?/' : address(apiBase.replace(/\/?$/, '/'));
  // Tokens and ids are long: nothing of the host's own that happens to end in `/t/x` is taken from it.
  const pages = ['(?:t|consent)/[^/]{20,}', 'documents/(?:zertes|eidas)_[^/]+', 'emulator[.]css'];
  const listen = (tails: string[], answer: (request: Request) => Promise<Response>) =>
    tails.map(tail => msw.http.all(new RegExp(`^${root}${tail}$`), ({request}) => orBroken(answer(request))));
  const all = front
    ? [...listen(['api/public/.+', 'session'], front), ...listen(pages, backend.fetch)]
    : listen(['api/public/.+', 'oauth/token', ...pages], backend.fetch);
  if (tokenUrl === undefined) return all;
  const token = msw.http.all(new RegExp(`^${address(tokenUrl)}$`), async ({request}) => hand(request, backend));
  return [token, ...all];
}

/** A connection that a scenario breaks: what is thrown in a handler would become an answer with status 500. */
function orBroken(answer: Promise<Response>): Promise<Response> {
  return answer.catch((error: unknown) => {
    if (error instanceof ConnectionBroken) return Response.error();
    throw error;
  });
}

/** Hands a token to the page, or, when somebody comes with a form of credentials, lets the token endpoint decide. */
async function hand(request: Request, backend: Backend): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, {status: 405, headers: {allow: 'POST'}});
  if (request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded')) {
    const {headers} = request;
    const endpoint = new URL('/oauth/token', request.url);
    return backend.fetch(new Request(endpoint, {method: 'POST', headers, body: await request.text()}));
  }
  return json(backend.issueToken());
}

/** An address as a piece of a pattern; one without a host is taken from the page's own, in Node from any. */
function address(text: string): string {
  const here = (globalThis as {location?: {origin: string}}).location?.origin;
  const anywhere = 'https://any.invalid';
  const {origin, pathname} = new URL(text, here ?? anywhere);
  const escape = (plain: string) => plain.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return (origin === anywhere ? 'https?://[^/]+' : escape(origin)) + escape(pathname);
}
