import type {PollAnswer} from '../api/wire.js';
import {asks, isRunning, type Acceptances, type Decisions} from './acceptances.js';
import {flagField, msisdnOf, onlyKnown, parameter, pathPart, textField, type Fields} from './fields.js';
import {done, json, Refusal, type Answer} from './http.js';
import type {Role} from './personas.js';

/** Answers everything about the terms of use that is not a page. */
export function createTerms(roles: ReadonlyMap<string, Role>, acceptances: Acceptances) {
  /** `GET api/public/evidence/{msisdn}/tc` */
  const linkAnswer: Answer = call => {
    const role = roles.get(msisdnOf(pathPart(call)));
    const acceptance = role && acceptances.open(role);
    if (!acceptance) throw new Refusal(404, 'No terms are open.');
    // A name that is reserved for examples, so a client that opens it after all goes nowhere.
    const base = role.persona.terms === 'blocked' ? 'https://terms.foreign.example' : call.base;
    return json({link: `${base}/t/${acceptance.token}`});
  };

  /** `POST api/public/confirm` with a token */
  function confirm(fields: Fields): Response {
    onlyKnown(fields, ['decizionZertes', 'decisionZertes', 'decisionEidas', 'knowsTheRisk', 'token']);
    const decisions: Decisions = {
      zertes: flagField(fields, 'decizionZertes'),
      eidas: flagField(fields, 'decisionEidas'),
      risk: flagField(fields, 'knowsTheRisk'),
    };
    if ('decisionZertes' in fields && flagField(fields, 'decisionZertes') !== decisions.zertes) {
      throw new Refusal(400, 'decisionZertes: the same as decizionZertes.');
    }
    const token = textField(fields, 'token');
    if (!isConsent(decisions)) throw new Refusal(400, 'At least one decision and knowsTheRisk have to be true.');
    if (!acceptances.start(token, decisions)) throw new Refusal(404, 'The token is unknown or no longer valid.');
    return done();
  }

  /** `GET api/public/mobileid/status?token=` */
  const pollAnswer: Answer = call => {
    const token = parameter(call, 'token');
    const acceptance = acceptances.find(token);
    if (!acceptance) throw new Refusal(404, 'The token is unknown.');
    const {outcome} = acceptance;
    const confirmed = outcome === 'confirmed';
    // Not both: a client that waits for `confirmed` alone would wait for ever.
    const downgrade = outcome === 'downgraded';
    const onThePage = isRunning(acceptance) && asks(acceptance) === 'page';
    const answer: PollAnswer = {
      token,
      error: !outcome || confirmed || downgrade ? null : outcome,
      consentUrl: onThePage ? `${call.base}/consent/${acceptance.consentId}` : null,
      confirmed,
      downgrade,
    };
    return json(answer);
  };

  return {linkAnswer, confirm, pollAnswer};
}

/** Whether what was ticked is enough to go on with. */
export function isConsent({zertes, eidas, risk}: Decisions): boolean {
  return risk && (zertes || eidas);
}
