import {writeCookie} from './cookies.js';
import type {Call, Desk} from './desk.js';
import {maskMsisdn} from './numbers.js';

/** The session itself: who it is for, and its end. */
export class SessionCalls {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async read(call: Call): Promise<Response> {
    const session = await this.#desk.session(call);
    if (session?.msisdn === undefined) return new Response(null, {status: 204});
    call.note.number = maskMsisdn(session.msisdn);
    return this.#desk.read(call, {msisdn: session.msisdn, verifiedAt: new Date(session.verifiedAt!).toISOString()}, session);
  }

  async end(call: Call): Promise<Response> {
    const {sessions} = this.#desk.parts;
    const session = await sessions.open(this.#desk.cookie(call));
    if (session) await sessions.leave(session);
    const headers = {'Set-Cookie': writeCookie(call.cookie, '', 0)};
    return new Response(null, {status: 204, headers});
  }
}
