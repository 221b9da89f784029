import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

/** A request as the API saw it. */
export interface Seen {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

type Reply = (seen: Seen, response: ServerResponse) => void | Promise<void>;

/**
 * The Smart Flows API on a socket of its own, answering as the guide says; one code fits all, and any answer can be
 * replaced, down to what goes over the socket.
 */
export class Api {
  readonly seen: Seen[] = [];
  readonly tokens = {asked: 0, valid: new Set<string>()};
  /** Replaces the answer to a path, with a method before it where two differ. */
  readonly replies = new Map<string, Reply>();
  url = '';
  code = 'ABCD';
  tokenLife: unknown = 300;
  /** Asked before the API proper answers; true where it has taken the answer upon itself. */
  interfere: (response: ServerResponse) => boolean = () => false;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<Api> {
    const api = new Api();
    await new Promise<void>(resolve => api.#server.listen(0, '127.0.0.1', resolve));
    api.url = `http://127.0.0.1:${(api.#server.address() as AddressInfo).port}`;
    return api;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  /** Requests to the API proper: not for a token, not for the terms page. */
  get calls(): Seen[] {
    return this.seen.filter(({path}) => path.startsWith('/api/'));
  }

  callsTo(path: string): Seen[] {
    return this.seen.filter(seen => seen.path === path);
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url!, this.url);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const body = request.headers['content-type'] === 'application/json' ? JSON.parse(text) as Record<string, unknown> : {};
    const seen = {method: request.method!, path: url.pathname, query: url.searchParams, headers: request.headers, body};
    this.seen.push(seen);
    const reply = this.replies.get(url.pathname);
    if (reply) return reply(seen, response);
    if (url.pathname === '/oauth/token') return this.#token(request, response);
    if (url.pathname.startsWith('/t/')) return html(response, `<a href="/docs/zertes.pdf">ZertES terms</a><input name=token value=${url.pathname.slice(3)}>`);
    if (!this.tokens.valid.has(request.headers.authorization?.replace('Bearer ', '') ?? '')) return json(response, {error: 'no'}, 401);
    if (!this.interfere(response)) this.#api(seen, response);
  }

  #token(request: IncomingMessage, response: ServerResponse): void {
    this.tokens.asked++;
    const expected = `Basic ${Buffer.from('client-1:geheim').toString('base64')}`;
    if (request.headers.authorization !== expected) return json(response, {error: 'invalid_client'}, 401);
    const token = `TOKENSENTINEL-${this.tokens.asked}`;
    this.tokens.valid.add(token);
    json(response, {access_token: token, token_type: 'Bearer', expires_in: this.tokenLife});
  }

  #api({path, query, body}: Seen, response: ServerResponse): void {
    if (path === '/api/public/confirm' || path === '/api/public/phone/verification') return json(response, {secret: 'UPSTREAMTEXT'});
    if (path === '/api/public/phone/verification/code') return json(response, {}, body['code'] === this.code ? 200 : 400);
    if (path === '/api/public/evidence/status') {
      return json(response, {
        status: [{assuranceLevel: 4, jurisdiction: 'zertes', extra: 'UPSTREAMTEXT'}], loa4ExpiryDate: null,
        signingStatus: 'MID', notFound: false, stack: 'UPSTREAMTEXT', asked: query.get('msisdn'),
      });
    }
    if (path.endsWith('/tc')) return json(response, {link: `${this.url}/t/terms-${path.split('/').at(-2)}`, extra: 'UPSTREAMTEXT'});
    if (path === '/api/public/mobileid/status') {
      return json(response, {token: query.get('token'), error: null, consentUrl: null, confirmed: true, downgrade: false, extra: 'UPSTREAMTEXT'});
    }
    json(response, {}, 404);
  }
}

export function json(response: ServerResponse, body: unknown, status = 200, headers: Record<string, string> = {}): void {
  response.writeHead(status, {'Content-Type': 'application/json', ...headers}).end(JSON.stringify(body));
}

export function html(response: ServerResponse, text: string, status = 200): void {
  response.writeHead(status, {'Content-Type': 'text/html'}).end(`<!doctype html>${text}`);
}
