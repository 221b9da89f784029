import {secret} from './secret.js';

/** One request on its way to an answer. */
export interface Call {
  request: Request;
  url: URL;
  /** Origin and path prefix the service was called under; links in answers start with it. */
  base: string;
  /** The part of the path that varies: a number, a token, an id, a file name. Still percent-encoded. */
  part: string;
}

export type Answer = (call: Call) => Response | Promise<Response>;

/** A request that is turned away. Its text is ours alone: nothing the caller sent is ever repeated in it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    detail: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(detail);
  }
}

/** The service's own limit, also the gateway's. */
const maximalBody = 8 * 1024;

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
};

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers},
  });
}

/** Success without a word: the guide promises a status and no body. */
export function done(): Response {
  return new Response(null, {status: 200, headers: {'cache-control': 'no-store'}});
}

/** An error in the shape that ASP.NET services give it, which the guide's swagger address looks like. */
export function problem({status, message, headers}: Refusal): Response {
  const body = {type: 'about:blank', title: titles[status], status, detail: message, traceId: secret(8)};
  return json(body, status, {'content-type': 'application/problem+json; charset=utf-8', ...headers});
}

/** The media type of a request, without parameters. */
export function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
}

/** The body as text. */
export async function readText(request: Request): Promise<string> {
  const tooLong = new Refusal(413, 'The body is longer than 8 KiB.');
  if (Number(request.headers.get('content-length')) > maximalBody) throw tooLong;
  // Whole, not piece by piece: some browsers' requests do not show their body as a stream.
  const bytes = await request.arrayBuffer();
  if (bytes.byteLength > maximalBody) throw tooLong;
  try {
    return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
  } catch {
    throw new Refusal(400, 'The body is not UTF-8.');
  }
}

/** The fields of an HTML form. */
export async function readForm(request: Request): Promise<URLSearchParams> {
  if (mediaType(request) !== 'application/x-www-form-urlencoded') {
    throw new Refusal(415, 'Send application/x-www-form-urlencoded.');
  }
  return new URLSearchParams(await readText(request));
}
