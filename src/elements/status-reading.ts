import type {Client} from '../api/client.js';
import {type SmartFlowError} from '../api/errors.js';
import {deriveStanding, readTermsStanding, type Asked, type Standing} from '../flows/standing.js';
import {asSmartFlowError} from './failure.js';

/** What is to be read. */
export interface Question extends Asked {
  msisdn: string;
  /** Whether terms are looked for at all. */
  terms: boolean;
}

/** What was read. A failure of one half leaves the other as it is. */
export interface Reading {
  msisdn: string;
  standing: Standing;
  /** Whether the evidence call was answered, with whatever. */
  answered: boolean;
  errors: readonly SmartFlowError[];
}

async function attempt<T>(promise: Promise<T>, signal: AbortSignal): Promise<{value: T} | {error: SmartFlowError}> {
  try {
    return {value: await promise};
  } catch (error) {
    signal.throwIfAborted();
    return {error: asSmartFlowError(error)};
  }
}

/** Where not even what it means can be told; made before the page could do anything about it. */
const nobodyKnows: Standing = deriveStanding(null, 'unknown');

/** Reads evidence and terms side by side. Rejects only when it was aborted. */
export async function readStanding(api: Client, question: Question, signal: AbortSignal): Promise<Reading> {
  try {
    return await read(api, question, signal);
  } catch (error) {
    if (signal.aborted) throw error;
    return {msisdn: question.msisdn, standing: {...nobodyKnows}, answered: false, errors: [asSmartFlowError(error)]};
  }
}

async function read(api: Client, question: Question, signal: AbortSignal): Promise<Reading> {
  const {msisdn, terms: wanted} = question;
  const [evidence, terms] = await Promise.all([
    attempt(api.evidence(msisdn, {signal}), signal),
    wanted ? attempt(api.terms(msisdn, {signal}), signal) : null,
  ]);
  const answer = 'value' in evidence ? evidence.value : null;
  const open = terms && 'value' in terms ? terms.value !== null : null;
  const errors = [evidence, terms].flatMap(each => (each && 'error' in each ? [each.error] : []));
  const termsStanding = terms ? readTermsStanding(open, answer) : 'not-applicable';
  return {msisdn, standing: deriveStanding(answer, termsStanding, question), answered: 'value' in evidence, errors};
}
