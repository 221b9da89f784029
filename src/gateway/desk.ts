import type {AllowedHosts} from './addresses.js';
import {readKey} from './body.js';
import type {Caller} from './caller.js';
import {readCookie, writeCookie, type CookieStyle} from './cookies.js';
import {dataResponse} from './headers.js';
import type {Fetch} from './http.js';
import type {Limiter} from './limits.js';
import {maskMsisdn} from './numbers.js';
import type {Once, Outcome} from './once.js';
import type {GatewayOptions} from './options.js';
import {Problem} from './problem.js';
import type {Seal} from './seal.js';
import type {Session, Sessions} from './session.js';
import type {Resolve} from './terms-page.js';
import type {Upstream, UpstreamCall, WholeAnswer} from './upstream.js';

/** Milliseconds for the API to answer, token and replay included. */
const patience = 8000;
/** One request on its way. */
export interface Call {
  request: Request;
  url: URL;
  /** 32 hexadecimal digits. */
  id: string;
  caller: Caller;
  cookie: CookieStyle;
  /** What every answer to it carries. */
  headers: Readonly<Record<string, string>>;
  /** For the log. */
  note: {route: string; number?: string; reason?: string};
}

/** What the calls are made with. */
export interface Parts {
  hosts: AllowedHosts;
  seal: Seal;
  sessions: Sessions;
  limiter: Limiter;
  once: Once;
  upstream: Upstream;
  fetch: Fetch;
  resolve?: Resolve;
  allowSend?: GatewayOptions['allowSend'];
}

/** What every call needs: whose it is, whether it may, and how its answer goes back. */
export class Desk {
  readonly parts: Parts;

  constructor(parts: Parts) {
    this.parts = parts;
  }

  cookie({request, cookie}: Call): string | undefined {
    return readCookie(request.headers.get('Cookie'), cookie.name);
  }

  async session(call: Call): Promise<Session | undefined> {
    const {sessions} = this.parts;
    const session = await sessions.open(this.cookie(call));
    return session && !await sessions.hasEnded(session) ? session : undefined;
  }

  /** The session, if it holds every number that path, query and body name. */
  async verified(call: Call, ...asked: unknown[]): Promise<Session & {msisdn: string}> {
    const session = await this.session(call);
    const named = [...asked.filter(value => value !== undefined), ...call.url.searchParams.getAll('msisdn')];
    if (session?.msisdn === undefined || named.some(value => value !== session.msisdn)) throw forbidden();
    call.note.number = maskMsisdn(session.msisdn);
    return session as Session & {msisdn: string};
  }

  /** What `read` reads, if the terms token is one this browser was given. */
  async given<T>(session: Session, token: unknown, read: () => T): Promise<T> {
    // Of whatever shape: what the API makes of a blank at its end is not ours to know.
    if (typeof token === 'string' && !await this.parts.sessions.wasGiven(session, token)) throw forbidden();
    return read();
  }

  async countLookup(call: Call, session: Session & {msisdn: string}): Promise<void> {
    const {limiter, seal} = this.parts;
    await limiter.lookup(await seal.hash(`number ${session.msisdn}`), call.caller.address);
  }

  call({id}: Call, call: Omit<UpstreamCall, 'traceId' | 'deadline'>): Promise<WholeAnswer> {
    return this.parts.upstream.call({...call, traceId: id, deadline: performance.now() + patience});
  }

  /** Runs once for each key; without a key, whenever it is called. */
  async once(call: Call, scopes: string[], content: string, run: () => Promise<Response | Outcome>): Promise<Response> {
    const key = readKey(call.request);
    const outcome = async (): Promise<Outcome> => {
      const result = await run();
      return result instanceof Response ? {response: result, keep: true} : result;
    };
    if (key === undefined) return (await outcome()).response;
    return this.parts.once.run({key, scopes, content, correlationId: call.id}, async () => {
      try {
        return await outcome();
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        call.note.reason = error.reason;
        return {response: error.toResponse(call.id), keep: error.reached && !error.failed, share: error.failed};
      }
    });
  }

  answer(call: Call, body: object, session: Session): Promise<Response> {
    return this.withSession(call, Response.json(body), session);
  }

  /** What somebody reads: an answer to this call alone, which is not kept for another one. */
  read(call: Call, body: object, session: Session, status = 200): Promise<Response> {
    return this.withSession(call, dataResponse(body, status, call.headers), session);
  }

  /** Puts the session into the cookie where it is new or its time must be moved on. */
  async withSession(call: Call, response: Response, session: Session): Promise<Response> {
    const {sessions} = this.parts;
    if (!sessions.isStale(session)) return response;
    const {value, seconds} = await sessions.seal(session);
    response.headers.append('Set-Cookie', writeCookie(call.cookie, value, seconds));
    return response;
  }
}

export function isSuccess({status}: WholeAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Another number, another's token, no session: one answer, which tells nothing. */
export function forbidden(): Problem {
  return new Problem(403, 'forbidden', {reason: 'not this session\'s'});
}

export function notFound({status}: WholeAnswer): Problem {
  return new Problem(404, 'not-found', {reason: `API: ${status}`, reached: true});
}

/** A status of the 4xx kind: the API looked at what was asked and did not like it. */
export function refused({status}: WholeAnswer, code: 'invalid-number' | 'wrong-code' | 'terms-expired'): Problem {
  const details = {reason: `API: ${status}`, reached: true};
  if (status === 400 || status === 422) return new Problem(400, code, details);
  if (status === 404 || status === 410) return new Problem(404, code === 'terms-expired' ? code : 'not-found', details);
  return new Problem(502, 'server', details);
}
