/** Stands in for `elements/phone-work.ts` where a page is delivered in parts. */
import {untilAborted} from '../api/until-aborted.js';
import {intentFor} from '../elements/code-intent.js';
import type * as real from '../elements/phone-work.js';
import {hasArrived, service} from './service.js';

export const mayHaveSent: typeof real.mayHaveSent = hasArrived;

/**
 * Where there is none, nothing has to be fetched to say so. The session that is asked may be another copy's, which lacks
 * nothing; the step for the code is shown by this one.
 */
export const codeOnItsWay: typeof real.codeOnItsWay = async (...given) => {
  const [{intents}, msisdn] = given;
  const isKnown = (await intents.left(intentFor(msisdn))) > 0;
  const late = isKnown ? await service().catch(() => null) : null;
  return late && late.codeOnItsWay(...given);
};

export const phoneWork: typeof real.phoneWork = async (...given) => {
  const [, {at}, signal] = given;
  // There is nothing to do there, and nothing to fetch for it.
  if (at === 'number' || at === 'verified') return;
  return (await untilAborted(service(), signal)).phoneWork(...given);
};
