import type {ConfirmTermsBody} from '../api/wire.js';
import {evidenceFields, pollFields, readObject, termsLink, type TermsFields} from './answers.js';
import {readDecisions, readParameter} from './body.js';
import {isSuccess, notFound, refused, type Call, type Desk} from './desk.js';
import {own, parseObject} from './http.js';
import {readTermsPage} from './terms-page.js';

/** Milliseconds for everything where the terms page is read too: browsers give up after ten seconds. */
const longPatience = 9500;

/** What a person may see and decide once their number is proved. */
export class PersonCalls {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  async evidence(call: Call): Promise<Response> {
    const session = await this.#desk.verified(call);
    const msisdn = readParameter(call.url, 'msisdn');
    await this.#desk.countLookup(call, session);
    const answer = await this.#desk.call(call, {method: 'GET', path: 'api/public/evidence/status', query: {msisdn}});
    if (answer.status === 404) {
      if (own(parseObject(answer.text) ?? {}, 'notFound') !== true) throw notFound(answer);
      return this.#desk.read(call, {notFound: true}, session, 404);
    }
    if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
    return this.#desk.read(call, evidenceFields(readObject(answer.text)), session);
  }

  async terms(call: Call, asked: string | undefined): Promise<Response> {
    const {hosts, fetch, resolve, sessions} = this.#desk.parts;
    const deadline = AbortSignal.timeout(longPatience);
    const session = await this.#desk.verified(call, asked);
    await this.#desk.countLookup(call, session);
    const answer = await this.#desk.call(call, {method: 'GET', path: `api/public/evidence/${session.msisdn}/tc`});
    if (answer.status === 404) throw notFound(answer);
    if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
    const link = termsLink(readObject(answer.text), hosts);
    const {token, documents, reason} = await readTermsPage(link, {hosts, fetch, deadline, ...(resolve && {resolve})});
    if (reason) call.note.reason = reason;
    const fields: TermsFields = {link: link.href, ...(token !== undefined && {token}), documents};
    return this.#desk.read(call, fields, token === undefined ? session : await sessions.give(session, token));
  }

  async confirm(call: Call, body: Record<string, unknown>): Promise<Response> {
    const session = await this.#desk.verified(call, Object.hasOwn(body, 'msisdn') ? body['msisdn'] : undefined);
    const sent: ConfirmTermsBody = await this.#desk.given(session, own(body, 'token'), () => readDecisions(body));
    return this.#desk.once(call, [`session ${session.id}`], `terms ${JSON.stringify(sent)}`, async () => {
      await this.#desk.countLookup(call, session);
      const answer = await this.#desk.call(call, {method: 'POST', path: 'api/public/confirm', body: sent});
      if (!isSuccess(answer)) throw refused(answer, 'terms-expired');
      return this.#desk.answer(call, {}, session);
    });
  }

  async poll(call: Call): Promise<Response> {
    const session = await this.#desk.verified(call);
    const token = await this.#desk.given(session, call.url.searchParams.get('token'), () => readParameter(call.url, 'token'));
    await this.#desk.countLookup(call, session);
    const answer = await this.#desk.call(call, {method: 'GET', path: 'api/public/mobileid/status', query: {token}});
    if (answer.status === 404) throw notFound(answer);
    if (!isSuccess(answer)) throw refused(answer, 'terms-expired');
    return this.#desk.read(call, pollFields(readObject(answer.text), token, this.#desk.parts.hosts), session);
  }
}
