import type {ConfirmTermsBody, SendCodeBody, CheckCodeBody} from '../api/wire.js';
import type {AllowedHosts} from './addresses.js';
import {evidenceFields, pollFields, readObject, termsLink, type TermsFields} from './answers.js';
import {readBody, readCode, readDecisions, readKey, readMsisdn, readParameter} from './body.js';
import type {Caller} from './caller.js';
import {readCookie, writeCookie, type CookieStyle} from './cookies.js';
import {own, parseObject, withDeadline, type Fetch} from './http.js';
import type {Limiter} from './limits.js';
import {maskMsisdn} from './numbers.js';
import type {Once} from './once.js';
import type {GatewayOptions} from './options.js';
import {Problem} from './problem.js';
import type {Seal} from './seal.js';
import type {Session, Sessions} from './session.js';
import {isTermsToken, readTermsPage, type Resolve} from './terms-page.js';
import type {Upstream, UpstreamCall, WholeAnswer} from './upstream.js';

/** Milliseconds for the API to answer, token and replay included. */
const patience = 8000;
/** Milliseconds for everything where the terms page is read too: browsers give up after ten seconds. */
const longPatience = 9500;

/** One request on its way. */
export interface Call {
  request: Request;
  url: URL;
  /** 32 hexadecimal digits. */
  id: string;
  caller: Caller;
  cookie: CookieStyle;
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

/** The six calls of the API and the session's own two, for the number a browser has proved. */
export class Calls {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Two calls share this address; a token tells them apart. */
  async confirm(call: Call): Promise<Response> {
    const body = await readBody(call.request);
    return Object.hasOwn(body, 'token') ? this.#confirmTerms(call, body) : this.#sendCode(call, body, 'api/public/confirm');
  }

  /** Where the API really sends codes elsewhere than the guide prints, the browser is set to it, and so is this. */
  async sendCode(call: Call): Promise<Response> {
    return this.#sendCode(call, await readBody(call.request), 'api/public/phone/verification');
  }

  async #sendCode(call: Call, body: Record<string, unknown>, path: string): Promise<Response> {
    const {sessions, limiter, seal, allowSend} = this.#parts;
    const msisdn = readMsisdn(body);
    call.note.number = maskMsisdn(msisdn);
    const session = await this.#session(call);
    const scopes = [...(session ? [`session ${session.id}`] : []), `address ${call.caller.address}`];
    return this.#once(call, scopes, `send ${msisdn}`, async () => {
      if (allowSend && !await allowSend({msisdn, request: call.request})) throw new Problem(403, 'forbidden', {reason: 'send not allowed'});
      const giveBack = await limiter.send(await seal.hash(`number ${msisdn}`), call.caller.address);
      const next = sessions.challenged(session, msisdn);
      try {
        const sent: SendCodeBody = {msisdn};
        const answer = await this.#call(call, {method: 'POST', path, body: sent});
        if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
        return await this.#answer(call, {}, next);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (!error.reached) await giveBack();
        if (!error.reached || error.status < 500) throw error;
        // The code may be on its way all the same; who has it in hand must be able to enter it.
        call.note.reason = error.reason;
        return this.#withSession(call, error.toResponse(call.id), next);
      }
    });
  }

  async checkCode(call: Call): Promise<Response> {
    const {sessions, limiter, once} = this.#parts;
    const body = await readBody(call.request);
    const msisdn = readMsisdn(body);
    const session = await sessions.open(this.#cookie(call));
    const challenge = session?.pending?.msisdn === msisdn ? session.pending : undefined;
    const proof = challenge?.id ?? (session?.msisdn === msisdn ? session.provedBy : undefined);
    if (!session || !proof) throw forbidden();
    call.note.number = maskMsisdn(msisdn);
    const code = readCode(body);

    // A right code ends the session it was entered in, and the answer with the new one may have been lost: look for a
    // stored answer before judging the session.
    const scopes = [`challenge ${proof}`];
    const content = `check ${msisdn} ${code}`;
    const key = readKey(call.request);
    const stored = key && await once.find({key, scopes, content});
    if (stored) return stored;
    if (await sessions.hasEnded(session)) throw forbidden();
    if (!challenge || !await sessions.isOpen(challenge)) throw new Problem(400, 'code-expired', {reason: 'no open challenge'});

    return this.#once(call, scopes, content, async () => {
      await limiter.guess(challenge.id);
      let answer: WholeAnswer;
      try {
        const sent: CheckCodeBody = {msisdn, code};
        answer = await this.#call(call, {method: 'POST', path: 'api/public/phone/verification/code', body: sent});
      } catch (error) {
        await limiter.forgiveGuess(challenge.id);
        throw error;
      }
      if (answer.status === 404 || answer.status === 410) throw new Problem(400, 'code-expired', {reason: `API: ${answer.status}`, reached: true});
      if (!isSuccess(answer)) throw refused(answer, 'wrong-code');
      await Promise.all([sessions.spend(challenge), sessions.end(session)]);
      return this.#answer(call, {}, sessions.proved(challenge));
    });
  }

  async evidence(call: Call): Promise<Response> {
    const session = await this.#verified(call);
    const msisdn = readParameter(call.url, 'msisdn');
    await this.#countLookup(call, session);
    const answer = await this.#call(call, {method: 'GET', path: 'api/public/evidence/status', query: {msisdn}});
    if (answer.status === 404) {
      if (own(parseObject(answer.text) ?? {}, 'notFound') !== true) throw notFound(answer);
      return this.#answer(call, {notFound: true}, session, 404);
    }
    if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
    return this.#answer(call, evidenceFields(readObject(answer.text)), session);
  }

  async terms(call: Call, asked: string | undefined): Promise<Response> {
    const {hosts, fetch, resolve, sessions} = this.#parts;
    const deadline = AbortSignal.timeout(longPatience);
    const session = await this.#verified(call, asked);
    await this.#countLookup(call, session);
    const answer = await this.#call(call, {method: 'GET', path: `api/public/evidence/${session.msisdn}/tc`});
    if (answer.status === 404) throw notFound(answer);
    if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
    const link = termsLink(readObject(answer.text), hosts);
    const {token, documents, reason} = await readTermsPage(link, {hosts, fetch, deadline, ...(resolve && {resolve})});
    if (reason) call.note.reason = reason;
    const fields: TermsFields = {link: link.href, ...(token !== undefined && {token}), documents};
    return this.#answer(call, fields, token === undefined ? session : await sessions.give(session, token));
  }

  async #confirmTerms(call: Call, body: Record<string, unknown>): Promise<Response> {
    const session = await this.#verified(call, Object.hasOwn(body, 'msisdn') ? body['msisdn'] : undefined);
    const sent: ConfirmTermsBody = await this.#given(session, own(body, 'token'), () => readDecisions(body));
    return this.#once(call, [`session ${session.id}`], `terms ${JSON.stringify(sent)}`, async () => {
      await this.#countLookup(call, session);
      const answer = await this.#call(call, {method: 'POST', path: 'api/public/confirm', body: sent});
      if (!isSuccess(answer)) throw refused(answer, 'terms-expired');
      return this.#answer(call, {}, session);
    });
  }

  async poll(call: Call): Promise<Response> {
    const session = await this.#verified(call);
    const token = await this.#given(session, call.url.searchParams.get('token'), () => readParameter(call.url, 'token'));
    await this.#countLookup(call, session);
    const answer = await this.#call(call, {method: 'GET', path: 'api/public/mobileid/status', query: {token}});
    if (answer.status === 404) throw notFound(answer);
    if (!isSuccess(answer)) throw refused(answer, 'terms-expired');
    return this.#answer(call, pollFields(readObject(answer.text), token, this.#parts.hosts), session);
  }

  async readSession(call: Call): Promise<Response> {
    const session = await this.#session(call);
    if (session?.msisdn === undefined) return new Response(null, {status: 204});
    call.note.number = maskMsisdn(session.msisdn);
    return this.#answer(call, {msisdn: session.msisdn, verifiedAt: new Date(session.verifiedAt!).toISOString()}, session);
  }

  async endSession(call: Call): Promise<Response> {
    const {sessions} = this.#parts;
    const session = await sessions.open(this.#cookie(call));
    if (session) await sessions.end(session);
    const headers = {'Set-Cookie': writeCookie(call.cookie, '', 0)};
    return new Response(null, {status: 204, headers});
  }

  #cookie({request, cookie}: Call): string | undefined {
    return readCookie(request.headers.get('Cookie'), cookie.name);
  }

  async #session(call: Call): Promise<Session | undefined> {
    const {sessions} = this.#parts;
    const session = await sessions.open(this.#cookie(call));
    return session && !await sessions.hasEnded(session) ? session : undefined;
  }

  /** The session, if it holds every number that path, query and body name. */
  async #verified(call: Call, ...asked: unknown[]): Promise<Session & {msisdn: string}> {
    const session = await this.#session(call);
    const named = [...asked.filter(value => value !== undefined), ...call.url.searchParams.getAll('msisdn')];
    if (session?.msisdn === undefined || named.some(value => value !== session.msisdn)) throw forbidden();
    call.note.number = maskMsisdn(session.msisdn);
    return session as Session & {msisdn: string};
  }

  /** What `read` reads, if the terms token is one this browser was given. */
  async #given<T>(session: Session, token: unknown, read: () => T): Promise<T> {
    if (isTermsToken(token) && !await this.#parts.sessions.wasGiven(session, token)) throw forbidden();
    return read();
  }

  async #countLookup(call: Call, session: Session & {msisdn: string}): Promise<void> {
    const {limiter, seal} = this.#parts;
    await limiter.lookup(await seal.hash(`number ${session.msisdn}`), call.caller.address);
  }

  #call({id}: Call, call: Omit<UpstreamCall, 'traceId' | 'deadline'>): Promise<WholeAnswer> {
    return withDeadline(patience, deadline => this.#parts.upstream.call({...call, traceId: id, deadline}));
  }

  /** Runs once for each key; without a key, whenever it is called. */
  async #once(call: Call, scopes: string[], content: string, run: () => Promise<Response>): Promise<Response> {
    const key = readKey(call.request);
    if (key === undefined) return run();
    return this.#parts.once.run({key, scopes, content}, async () => {
      try {
        return {response: await run(), reached: true};
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        call.note.reason = error.reason;
        return {response: error.toResponse(call.id), reached: error.reached};
      }
    });
  }

  #answer(call: Call, body: object, session: Session, status = 200): Promise<Response> {
    return this.#withSession(call, Response.json(body, {status}), session);
  }

  /** Puts the session into the cookie where it is new or its time must be moved on. */
  async #withSession(call: Call, response: Response, session: Session): Promise<Response> {
    const {sessions} = this.#parts;
    if (!sessions.isStale(session)) return response;
    const {value, seconds} = await sessions.seal(session);
    response.headers.append('Set-Cookie', writeCookie(call.cookie, value, seconds));
    return response;
  }
}

function isSuccess({status}: WholeAnswer): boolean {
  return status >= 200 && status < 300;
}

/** Another number, another's token, no session: one answer, which tells nothing. */
function forbidden(): Problem {
  return new Problem(403, 'forbidden', {reason: 'not this session\'s'});
}

function notFound({status}: WholeAnswer): Problem {
  return new Problem(404, 'not-found', {reason: `API: ${status}`, reached: true});
}

/** A status of the 4xx kind: the API looked at what was asked and did not like it. */
function refused({status}: WholeAnswer, code: 'invalid-number' | 'wrong-code' | 'terms-expired'): Problem {
  const details = {reason: `API: ${status}`, reached: true};
  if (status === 400 || status === 422) return new Problem(400, code, details);
  if (status === 404 || status === 410) return new Problem(404, code === 'terms-expired' ? code : 'not-found', details);
  return new Problem(502, 'server', details);
}
