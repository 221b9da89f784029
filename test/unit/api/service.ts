import {once} from 'node:events';
import {createServer, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';

import {Client, type ClientOptions} from '../../../src/api/client.js';
import type {Endpoints} from '../../../src/api/endpoints.js';

/** A request as it arrived. */
export interface Heard {
  method: string;
  path: string;
  headers: Record<string, string | string[] | undefined>;
  body: string;
  /** Milliseconds on a clock that only goes forward. */
  at: number;
  /** Resolves when the connection was given up before the answer was complete. */
  abandoned: Promise<void>;
}

/** What to answer: a status, a JSON value or a text with status 200, parts of an answer, or something done by hand. */
export type Reply =
  | number
  | {status?: number; headers?: Record<string, string>; body?: string | Buffer; json?: unknown}
  | ((response: ServerResponse) => void);

/** Breaks the connection after the request has arrived. */
export const reset: Reply = response => void response.socket!.resetAndDestroy();
/** Says nothing, ever. */
export const silence: Reply = () => {};

function give(reply: Reply, response: ServerResponse): void {
  if (typeof reply === 'function') return reply(response);
  const {status = 200, headers = {}, body = '', json} = typeof reply === 'number' ? {status: reply} : reply;
  const type = json === undefined ? {} : {'content-type': 'application/json'};
  response.writeHead(status, {...type, ...headers}).end(json === undefined ? body : JSON.stringify(json));
}

interface Test {
  after(end: () => Promise<void>): void;
}

/** A real server on loopback that answers as it is told, and remembers what it was asked. */
export async function serve(t: Test, answer: (heard: Heard, index: number) => Reply | Promise<Reply>) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', part => (body += part));
    request.on('end', async () => {
      const {method = '', url: path = '', headers} = request;
      const abandoned = new Promise<void>(resolve => response.on('close', () => !response.writableFinished && resolve()));
      const one = {method, path, headers, body, at: performance.now(), abandoned};
      heard.push(one);
      give(await answer(one, heard.length - 1), response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(async () => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {heard, origin, url: new URL(`${origin}/base/`)};
}

export type Service = Awaited<ReturnType<typeof serve>>;

/** The same answer to everything. */
export const always = (reply: Reply) => (): Reply => reply;

/** One answer after the other; the last one for ever. */
export const inTurn = (...replies: Reply[]) => (_heard: Heard, index: number): Reply => replies[Math.min(index, replies.length - 1)]!;

/** A token that is always good. */
export const goodToken = {current: async () => 'token-1', renewed: async () => 'token-2'};

type Options = Partial<Omit<ClientOptions, 'endpoints'>> & {endpoints?: Partial<Endpoints>};

/** A client whose page has a token. */
export function tokenClient({url}: Pick<Service, 'url'>, {endpoints, ...options}: Options = {}): Client {
  return new Client({apiBase: url, endpoints: () => endpoints, allowedHosts: ['rasd.example'], tokens: goodToken, ...options});
}

/** A client whose gateway has a cookie. */
export function gatewayClient(service: Pick<Service, 'url'>, options: Options = {}): Client {
  return tokenClient(service, {...options, tokens: undefined});
}

export const msisdn = '41790000001';
export const decisions = {zertes: true, eidas: false, risk: true};

/** An answer of the evidence call. */
export const registered = {
  status: [{assuranceLevel: 4, jurisdiction: 'zertes'}],
  loa4ExpiryDate: null,
  signingStatus: 'MID',
  notFound: false,
};

/** Each call of the wire. */
export const calls = {
  sendCode: (client: Client) => client.sendCode(msisdn),
  checkCode: (client: Client) => client.checkCode(msisdn, 'ABCD'),
  evidence: (client: Client) => client.evidence(msisdn),
  terms: (client: Client) => client.terms(msisdn),
  confirmTerms: (client: Client) => client.confirmTerms(decisions, 'terms-1'),
  poll: (client: Client) => client.poll('terms-1'),
};

export type CallName = keyof typeof calls;
export const posts = ['sendCode', 'checkCode', 'confirmTerms'] as const;
export const reads = ['evidence', 'terms', 'poll'] as const;

/** How a promise failed. */
export async function failure(promise: Promise<unknown>): Promise<Error & {code?: string; status?: number; correlationId?: string; retryAfter?: number}> {
  const outcome = await promise.then(value => ({value}), error => ({error}));
  if ('error' in outcome) return outcome.error;
  throw new Error(`It succeeded with ${JSON.stringify(outcome.value)}.`);
}
