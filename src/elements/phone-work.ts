import {untilAborted} from '../api/until-aborted.js';
import {extractCode, isCode} from '../flows/code.js';
import {waitAfterSending, type PhoneEvent, type PhoneState} from '../flows/phone.js';
import type {Session} from '../session/session.js';
import {now} from './clock.js';
import {intentFor} from './code-intent.js';
import {codeFromSms} from './web-otp.js';

/** Sends a code, unless one is on its way to this number already, or the gateway turns out to know it. */
async function send(session: Session, {msisdn, sent}: PhoneState & {at: 'sending'}, signal: AbortSignal): Promise<PhoneEvent> {
  const {api, intents} = session;
  const again = sent?.msisdn === msisdn;
  if ((await untilAborted(session.restoreAgain(), signal)) === msisdn) return {type: 'verified', msisdn};
  // Who leaves before there is a token has asked for nothing yet.
  await api.ready({signal});
  const left = await intents.once(intentFor(msisdn), waitAfterSending(msisdn, sent), () => api.sendCode(msisdn, {signal, again}), signal);
  return left > 0 ? {type: 'known', msisdn, left, now: now()} : {type: 'sent', now: now()};
}

/** The code that was sent to a number before the page was loaded again, or in another tab. */
export async function codeOnItsWay({intents}: Session, msisdn: string): Promise<PhoneEvent | null> {
  const left = await intents.left(intentFor(msisdn));
  return left > 0 ? {type: 'known', msisdn, left, now: now()} : null;
}

/** Whether a request may have been sent: in parts, what sends it may still be on its way. */
export const mayHaveSent = (): boolean => true;

/** What is done in each state of proving a number. */
export async function phoneWork(session: Session, state: PhoneState, signal: AbortSignal): Promise<PhoneEvent | void> {
  const {api, intents} = session;
  switch (state.at) {
    case 'sending':
      return send(session, state, signal);
    case 'code': {
      const code = extractCode((await codeFromSms(signal)) ?? '');
      return isCode(code) ? {type: 'code', code} : undefined;
    }
    case 'checking':
      await api.checkCode(state.sent.msisdn, state.code, {signal});
      await intents.forget(intentFor(state.sent.msisdn));
      return {type: 'right'};
  }
}
