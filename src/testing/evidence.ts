import type {EvidenceAnswer} from '../api/wire.js';
import {zurichDay} from './calendar.js';
import {msisdnOf, parameter} from './fields.js';
import {json, type Answer} from './http.js';
import {stranger, type Role} from './personas.js';
import type {Acceptance, Acceptances} from './acceptances.js';

/** Answers what a number's holder can do. */
export function createEvidence(now: () => number, roles: ReadonlyMap<string, Role>, acceptances: Acceptances) {
  /** How often the look-up of a number failed so far. */
  const failures = new Map<string, number>();

  /** `GET api/public/evidence/status?msisdn=` */
  const answer: Answer = call => {
    const msisdn = msisdnOf(parameter(call, 'msisdn'));
    const role = roles.get(msisdn) ?? stranger(msisdn);
    const failed = failures.get(msisdn) ?? 0;
    if (failed < role.failures) {
      failures.set(msisdn, failed + 1);
      return json(unavailable);
    }
    return json(evidence(role, acceptances.accepted(msisdn), now()), role.httpStatus);
  };

  return {answer, reset: () => failures.clear()};
}

const unavailable: EvidenceAnswer = {
  status: [],
  loa4ExpiryDate: null,
  signingStatus: 'NOT_ABLE_TO_RETRIEVE',
  notFound: false,
};

/** What the registry says of somebody, given what they have accepted. */
function evidence(role: Role, accepted: Acceptance | undefined, now: number): EvidenceAnswer {
  const {persona: {signingStatus}, endsIn, notFound} = role;
  // Which terms a person accepts decides where they may sign, so an area whose terms they left out is gone.
  const areas = role.rows.filter(({jurisdiction}) => accepted?.decisions?.[jurisdiction as 'zertes' | 'eidas'] ?? true);
  if (accepted?.outcome === 'downgraded') {
    const status = areas.map(({jurisdiction}) => ({assuranceLevel: 3, jurisdiction}));
    return {status, loa4ExpiryDate: null, signingStatus, notFound};
  }
  const loa4ExpiryDate = endsIn === null ? null : zurichDay(now, endsIn);
  return {status: areas, loa4ExpiryDate, signingStatus, notFound};
}
