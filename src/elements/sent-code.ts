import type {PhoneEvent} from '../flows/phone.js';
import type {Session} from '../session/session.js';
import {now} from './clock.js';

/** What it is that is to be done once, where a code is sent to a number. */
export const intentFor = (msisdn: string): string => `code ${msisdn}`;

/** The code that was sent to a number before the page was loaded again, or in another tab. */
export async function codeOnItsWay({intents}: Session, msisdn: string): Promise<PhoneEvent | null> {
  const left = await intents.left(intentFor(msisdn));
  return left > 0 ? {type: 'known', msisdn, left, now: now()} : null;
}
