import type {Backend} from './backend.js';
import {json, problem, readText, Refusal} from './http.js';

/** What a gateway says of somebody who has proved no number, or another one. */
const refusal = (status: 401 | 403) => json({code: status === 401 ? 'unauthorized' : 'forbidden', status}, status);

/** The number that a call is about; undefined where it names none. */
function numberIn({pathname, searchParams}: URL): string | undefined {
  const [, inPath] = /\/evidence\/([^/]+)\/tc$/.exec(pathname) ?? [];
  return inPath ?? searchParams.get('msisdn') ?? undefined;
}

/**
 * The gateway in front of the emulated service, for one browser: it has the token, and answers for the number that was
 * proved. A cookie stands for that in life; here there is nobody else.
 */
export function createFront(backend: Pick<Backend, 'fetch' | 'issueToken'>): (request: Request) => Promise<Response> {
  let session: {msisdn: string; verifiedAt: string} | undefined;
  /** What became of a request, by its key: one that comes again is not done again. */
  const kept = new Map<string, Promise<Response>>();

  async function forward(request: Request, body: string): Promise<Response> {
    const send = () => {
      const headers = {'content-type': 'application/json', authorization: `Bearer ${backend.issueToken().access_token}`};
      const {url, method, signal} = request;
      return backend.fetch(new Request(url, {method, headers, signal, ...(method === 'POST' && {body})}));
    };
    const answer = await send();
    const again = answer.status === 401 ? await send() : answer;
    // The page has no token that it could renew.
    return again.status === 401 ? json({code: 'server', status: 502}, 502) : again;
  }

  async function exchange(request: Request, url: URL, body: string): Promise<Response> {
    const answer = await forward(request, body);
    if (url.pathname.endsWith('/verification/code') && answer.ok) {
      session = {msisdn: (JSON.parse(body) as {msisdn: string}).msisdn, verifiedAt: new Date().toISOString()};
    }
    if (!url.pathname.endsWith('/tc') || !answer.ok) return answer;
    const {link} = (await answer.json()) as {link: string};
    const documents = ['zertes', 'eidas'].map(jurisdiction => {
      return {jurisdiction, href: new URL(`../documents/${jurisdiction}_en.pdf`, link).href, title: `Terms of use (${jurisdiction})`};
    });
    return json({link, token: link.split('/').at(-1), documents});
  }

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname.endsWith('/session')) {
      if (request.method === 'DELETE') session = undefined;
      return session ? json(session) : new Response(null, {status: 204});
    }
    const body = request.method === 'POST' ? await readText(request) : '';
    const proves = url.pathname.includes('/phone/verification') || /"msisdn"/.test(body);
    if (!proves && !session) return refusal(401);
    if (!proves && (numberIn(url) ?? session!.msisdn) !== session!.msisdn) return refusal(403);
    const key = request.headers.get('idempotency-key');
    if (key === null) return exchange(request, url, body);
    if (!kept.has(key)) kept.set(key, exchange(request, url, body));
    return (await kept.get(key)!).clone();
  }

  return request =>
    answer(request).catch((error: unknown) => {
      if (error instanceof Refusal) return problem(error);
      throw error;
    });
}
