import type {ErrorCode} from '../api/errors.js';
import type {PhoneState} from './phone.js';
import type {Problem} from './problem.js';
import type {Standing} from './standing.js';
import type {DeadEnd} from './support-details.js';
import type {TermsState} from './terms.js';

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
