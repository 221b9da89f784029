/** Stands in for `elements/phone-work.ts` where a page is delivered in parts. */
import {untilAborted} from '../api/until-aborted.js';
import type {phoneWork as real} from '../elements/phone-work.js';
import {hasArrived, service} from './service.js';

export async function phoneWork(...given: Parameters<typeof real>): ReturnType<typeof real> {
  const [, {at}, signal] = given;
  // There is nothing to do there, and nothing to fetch for it.
  if (at === 'number' || at === 'verified') return;
  return (await untilAborted(service(), signal)).phoneWork(...given);
}

export const mayHaveSent = hasArrived;
