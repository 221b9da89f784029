import type {ErrorCode} from '../api/errors.js';
import type {PhoneState} from './phone.js';
import type {Problem} from './problem.js';
import type {Standing} from './standing.js';
import type {TermsState} from './terms.js';

/** Where a person cannot go on by themselves, as far as support is told of it. */
export interface DeadEnd {
  /** The step of the process; the numbers are those of the service's own table of support cases. */
  step: '1 mobile number' | '2 identification' | '4 status' | '5 terms of use';
  /** What happened: the code of a problem, or the reason of a standing. */
  cause: string;
  /** The HTTP status, if an answer came. */
  status?: number;
  /** The service's reference, if it gave one. */
  correlationId?: string;
  /** The number it is about, where it is known. */
  msisdn?: string | null;
  /** How the person proves or approves something, where it is known. */
  method?: string | null;
}

/**
 * What a case is found by: the service's reference, else the minute and second in UTC, which lead to it in any log.
 * Digits and a dash, so that it can be read out on the telephone.
 */
export function referenceOf({correlationId}: Pick<DeadEnd, 'correlationId'>, at: Date): string {
  const [month, day, hour, minute, second] = at.toISOString().slice(5).match(/\d\d/g)!;
  return correlationId ?? `${month}${day}-${hour}${minute}${second}`;
}

/** What a person can mend by entering something else, or has decided. */
const mended: readonly ErrorCode[] = ['invalid-number', 'wrong-code', 'code-expired', 'terms-declined'];

/** What support is told of a problem; null for one that is the person's to mend. */
function from(problem: Problem | undefined): Pick<DeadEnd, 'cause' | 'status' | 'correlationId'> | null {
  if (!problem || problem.entry || mended.includes(problem.code)) return null;
  const {code: cause, status, correlationId} = problem;
  return {cause, status, correlationId};
}

/** Where proving a number does not go on, or no further code can be asked for. `typed`: the number in the field, where it is one. */
export function phoneDeadEnd(state: PhoneState, typed: string | null): DeadEnd | null {
  const spent = (state.at === 'code' || state.at === 'checking') && state.sent.resendAt === Infinity ? {cause: 'no further code'} : null;
  const found = ('problem' in state ? from(state.problem) : null) ?? spent;
  const sent = 'sent' in state ? state.sent?.msisdn : null;
  return found && {...found, step: '1 mobile number', msisdn: sent ?? typed, method: 'SMS code'};
}

/** Where a standing could not be read, or not be understood. */
export function statusDeadEnd(problem: Problem | undefined, standing: Standing | null, msisdn: string): DeadEnd | null {
  const unclear = standing?.nextStep === 'retry' ? {cause: standing.reason} : null;
  const found = from(problem) ?? unclear;
  return found && {...found, step: '4 status', msisdn, method: standing?.means};
}

/** Where terms could not be accepted, or nobody confirmed them in time. */
export function termsDeadEnd(state: TermsState, means: Standing['means']): DeadEnd | null {
  const shared = {step: '5 terms of use', method: means} as const;
  if (state.at === 'expired') {
    const {msisdn, waiting} = state;
    return {...shared, cause: 'terms-expired', msisdn, correlationId: waiting?.correlationId};
  }
  if (state.at !== 'failed' && state.at !== 'review') return null;
  const found = from(state.problem);
  const refusal = state.at === 'failed' && state.refusal;
  return found && {...shared, ...found, ...(refusal && {cause: refusal}), msisdn: state.msisdn};
}

/** Where no way of identification is offered. */
export function identifyDeadEnd(offered: number, level: number, jurisdiction: string, msisdn: string): DeadEnd | null {
  if (offered > 0) return null;
  return {step: '2 identification', cause: `nothing offered for level ${level}, ${jurisdiction || 'any area'}`, msisdn};
}
