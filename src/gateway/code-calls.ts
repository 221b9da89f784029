import type {CheckCodeBody, SendCodeBody} from '../api/wire.js';
import {readCode, readKey, readMsisdn} from './body.js';
import {forbidden, isSuccess, refused, type Call, type Desk} from './desk.js';
import {maskMsisdn} from './numbers.js';
import {Problem} from './problem.js';
import type {WholeAnswer} from './upstream.js';

/** Proving a number: a code goes to it, and comes back. */
export class CodeCalls {
  readonly #desk: Desk;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** `path`: where the API sends codes; the guide prints one, some services have another. */
  async send(call: Call, body: Record<string, unknown>, path: string): Promise<Response> {
    const {sessions, limiter, seal, allowSend} = this.#desk.parts;
    const msisdn = readMsisdn(body);
    call.note.number = maskMsisdn(msisdn);
    const session = await this.#desk.session(call);
    const scopes = [...(session ? [`session ${session.id}`] : []), `address ${call.caller.address}`];
    return this.#desk.once(call, scopes, `send ${msisdn}`, async () => {
      if (allowSend && !await allowSend({msisdn, request: call.request})) throw new Problem(403, 'forbidden', {reason: 'send not allowed'});
      const giveBack = await limiter.send(await seal.hash(`number ${msisdn}`), call.caller.address);
      const next = sessions.challenged(session, msisdn);
      try {
        const sent: SendCodeBody = {msisdn};
        const answer = await this.#desk.call(call, {method: 'POST', path, body: sent});
        if (!isSuccess(answer)) throw refused(answer, 'invalid-number');
        return await this.#desk.answer(call, {}, next);
      } catch (error) {
        if (!(error instanceof Problem)) throw error;
        if (!error.reached) await giveBack();
        else if (error.failed) await giveBack('gap');
        if (!error.reached || error.status < 500) throw error;
        // The code may be on its way all the same; who has it in hand must be able to enter it.
        call.note.reason = error.reason;
        return {response: await this.#desk.withSession(call, error.toResponse(call.id), next), keep: !error.failed, share: error.failed};
      }
    });
  }

  async check(call: Call, body: Record<string, unknown>): Promise<Response> {
    const {sessions, limiter, once} = this.#desk.parts;
    const msisdn = readMsisdn(body);
    const session = await sessions.open(this.#desk.cookie(call));
    const challenge = session?.pending?.msisdn === msisdn ? session.pending : undefined;
    const proof = challenge?.id ?? (session?.msisdn === msisdn ? session.provedBy : undefined);
    if (!session || !proof) throw forbidden();
    call.note.number = maskMsisdn(msisdn);
    const code = readCode(body);

    const proved = sessions.proved({id: proof, msisdn, at: 0});
    if (await sessions.hasEnded(proved)) throw forbidden();
    // A right code ends the session it was entered in, and the answer with the new one may have been lost: look for a
    // stored answer before judging the session.
    const scopes = [`challenge ${proof}`];
    const content = `check ${msisdn} ${code}`;
    const key = readKey(call.request);
    const stored = key && await once.find({key, scopes, content, correlationId: call.id});
    if (stored) return stored;
    if (await sessions.hasEnded(session)) throw forbidden();
    if (!challenge || !await sessions.isOpen(challenge)) throw new Problem(400, 'code-expired', {reason: 'no open challenge'});

    return this.#desk.once(call, scopes, content, async () => {
      await limiter.guess(challenge.id);
      let answer: WholeAnswer;
      try {
        const sent: CheckCodeBody = {msisdn, code};
        answer = await this.#desk.call(call, {method: 'POST', path: 'api/public/phone/verification/code', body: sent});
      } catch (error) {
        // What the API answered may tell of the code, whatever it answered; a failure of its own tells nothing.
        const {reached = false, failed = false, status = 0} = error as Partial<Problem>;
        if (!reached || failed || status === 504) await limiter.forgiveGuess(challenge.id);
        throw error;
      }
      if (answer.status === 404 || answer.status === 410) throw new Problem(400, 'code-expired', {reason: `API: ${answer.status}`, reached: true});
      if (!isSuccess(answer)) throw refused(answer, 'wrong-code');
      await Promise.all([sessions.spend(challenge), sessions.end(session)]);
      // Somebody signed out while it was checked.
      if (await sessions.hasEnded(proved)) throw forbidden();
      return this.#desk.answer(call, {}, sessions.proved(challenge));
    });
  }
}
