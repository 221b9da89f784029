import {Problem} from './problem.js';

/** Which origins' pages may use the gateway. */
export class Origins {
  readonly #listed: ReadonlySet<string>;

  constructor(listed: readonly string[]) {
    this.#listed = new Set(listed);
  }

  /**
   * Throws unless a page of an own or listed origin asks.
   *
   * A request that changes something needs the `Origin` header, which no page can forge. A read may come without one:
   * browsers leave it out for the page's own origin. What comes without one from elsewhere (an image, a link) is told
   * by `Sec-Fetch-Site`.
   */
  check(request: Request, own: string): void {
    const origin = request.headers.get('Origin');
    if (origin !== null) {
      if (origin === own || this.#listed.has(origin)) return;
      throw new Problem(403, 'forbidden', {reason: 'origin not listed'});
    }
    const site = request.headers.get('Sec-Fetch-Site');
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!reads) throw new Problem(403, 'forbidden', {reason: 'no origin'});
    if (site === 'cross-site' || site === 'same-site') throw new Problem(403, 'forbidden', {reason: 'cross-site read'});
  }

  /** Whether the cookie must work in a page of another site. Same-site origins get by with the strict one. */
  isCrossSite(request: Request, own: string): boolean {
    const origin = request.headers.get('Origin');
    if (origin === null || origin === own || !this.#listed.has(origin)) return false;
    const site = request.headers.get('Sec-Fetch-Site');
    return site === 'cross-site' || (site === null && own.startsWith('https:'));
  }

  /** The headers that let pages of a listed origin read the answer. */
  exposing(request: Request): Record<string, string> {
    const origin = request.headers.get('Origin');
    if (origin === null || !this.#listed.has(origin)) return {Vary: 'Origin'};
    return {
      Vary: 'Origin',
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
      'Access-Control-Expose-Headers': 'Retry-After, X-Correlation-Id',
    };
  }

  /** Answers a browser that asks, before a cross-origin request, whether it may. */
  preflight(request: Request): Response {
    const origin = request.headers.get('Origin');
    if (origin === null || !this.#listed.has(origin)) throw new Problem(403, 'forbidden', {reason: 'origin not listed'});
    return new Response(null, {
      status: 204,
      headers: {
        'Access-Control-Allow-Methods': 'GET, POST, DELETE',
        'Access-Control-Allow-Headers': 'Accept, Content-Type, Idempotency-Key',
        'Access-Control-Max-Age': '600',
      },
    });
  }
}
