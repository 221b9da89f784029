import type {Problem} from './problem.js';

/** Milliseconds until another code may be asked for, after the first, second, … SMS. */
const waits = [30_000, 60_000, 120_000, 300_000];
/** Milliseconds a service can make a person wait, who is told no longer time either. */
const longestWait = 3_600_000;
/** SMS to one number: the first, and five more. */
const mostSends = 6;

/** Codes that were sent to a number. */
export interface Sent {
  msisdn: string;
  count: number;
  /** When another may be asked for, on the caller's clock; Infinity when no more are sent. */
  resendAt: number;
  /** Codes that were sent to other numbers before. */
  others?: readonly Sent[];
}

/** What is known of the last SMS: `lost`, whether it was sent is not known; `again`, there was one before it. */
interface Told {
  lost?: boolean;
  again?: boolean;
}

/** What stays true of the last SMS while something else is under way. */
function told({lost, again}: Told): Told {
  return {...(lost && {lost}), ...(again && {again})};
}

/** Where somebody is who proves a number. */
export type PhoneState =
  | {at: 'number'; problem?: Problem; sent?: Sent; notBefore?: number}
  | ({at: 'sending'; msisdn: string; sent?: Sent} & Told)
  /** `unsent`: the problem is with another code that was asked for, not with the one that was entered. */
  | ({at: 'code'; sent: Sent; problem?: Problem; unsent?: boolean} & Told)
  | ({at: 'checking'; sent: Sent; code: string} & Told)
  | {at: 'verified'; msisdn: string};

export type PhoneEvent =
  | {type: 'number'; msisdn: string; now: number}
  | {type: 'resend'; now: number}
  | {type: 'sent'; now: number}
  /** One was sent already, by another element, another tab, or before the page was loaded again. */
  | {type: 'known'; msisdn: string; left: number; now: number}
  | {type: 'code'; code: string}
  | {type: 'right'}
  | {type: 'failed'; problem: Problem; lost: boolean; now: number}
  | {type: 'refused'; problem: Problem}
  /** Something else stands there now, with what is wrong with it. */
  | {type: 'typed'; problem?: Problem | undefined}
  | {type: 'change'}
  | {type: 'verified'; msisdn: string}
  | {type: 'reset'};

export const phoneStart: PhoneState = {at: 'number'};

/** What was sent to a number before, with what was sent to others behind it. */
function recall(sent: Sent | undefined, msisdn: string): Sent | undefined {
  if (!sent || sent.msisdn === msisdn) return sent;
  const found = sent.others?.find(each => each.msisdn === msisdn);
  return found && {...found, others: withOthers(sent, msisdn)};
}

/** Everything that was sent, but for what was sent to `msisdn`. */
function withOthers({others = [], ...sent}: Sent, msisdn: string): readonly Sent[] {
  return [sent, ...others].filter(each => each.msisdn !== msisdn);
}

function sentOnce(msisdn: string, before: Sent | undefined, now: number): Sent {
  const count = (before?.msisdn === msisdn ? before.count : 0) + 1;
  const wait = waitAfterSending(msisdn, before);
  const others = before ? withOthers(before, msisdn) : [];
  return {msisdn, count, resendAt: count < mostSends ? now + wait : Infinity, ...(others.length > 0 && {others})};
}

/** Milliseconds until a code may be asked for again, when one is sent now. */
export function waitAfterSending(msisdn: string, before: Sent | undefined): number {
  const count = before?.msisdn === msisdn ? before.count : 0;
  return waits[Math.min(count + 1, waits.length) - 1]!;
}

/** Somebody else's SMS is the one that this person has in their hand. */
function takenOver(sent: Sent | undefined, {msisdn, left, now}: PhoneEvent & {type: 'known'}): PhoneState {
  const count = recall(sent, msisdn)?.count ?? 1;
  const others = sent ? withOthers(sent, msisdn) : [];
  return {at: 'code', sent: {msisdn, count, resendAt: count < mostSends ? now + left : Infinity, ...(others.length > 0 && {others})}};
}

function waitOf({retryAfter = 0}: Problem): number {
  return Math.min(retryAfter, longestWait);
}

function postponed(sent: Sent, problem: Problem, now: number): Sent {
  return {...sent, resendAt: Math.max(sent.resendAt, now + waitOf(problem))};
}

/** What was wrong with an entry is taken back once it is right; what the service said of it stays until it is asked again. */
function afterTyping<T extends PhoneState & {problem?: Problem}>(state: T, wrong?: Problem): T | Omit<T, 'problem'> {
  const {problem, ...rest} = state;
  return problem?.entry && !wrong ? rest : state;
}

function afterNumber(state: PhoneState & {at: 'number'}, event: PhoneEvent): PhoneState {
  const {sent} = state;
  if (event.type === 'refused') return {...state, sent, problem: event.problem};
  if (event.type === 'typed') return afterTyping(state, event.problem);
  if (event.type === 'known') return takenOver(sent, event);
  if (event.type !== 'number') return state;
  // Back at the same number before its wait is over: the code in the person's hand still counts.
  const before = recall(sent, event.msisdn);
  if (before && event.now < before.resendAt) return {at: 'code', sent: before};
  // The service asked to wait; asking again before would only make the wait longer.
  if (event.now < (state.notBefore ?? 0)) return state;
  return {at: 'sending', msisdn: event.msisdn, sent: before ?? sent};
}

function afterSending(state: PhoneState & {at: 'sending'}, event: PhoneEvent): PhoneState {
  const {msisdn, sent} = state;
  const again = sent?.msisdn === msisdn;
  if (event.type === 'sent') return {at: 'code', sent: sentOnce(msisdn, sent, event.now), again};
  if (event.type === 'known') return takenOver(sent, event);
  if (event.type !== 'failed') return state;
  // The answer was lost, not the request: an SMS may well be on its way.
  if (event.lost) return {at: 'code', sent: sentOnce(msisdn, sent, event.now), lost: true};
  if (again) return {at: 'code', sent: postponed(sent, event.problem, event.now), problem: event.problem, unsent: true, ...told(state)};
  const wait = waitOf(event.problem);
  return {at: 'number', problem: event.problem, sent, ...(wait > 0 && {notBefore: event.now + wait})};
}

function afterCode(state: PhoneState & {at: 'code'}, event: PhoneEvent): PhoneState {
  const {sent} = state;
  switch (event.type) {
    case 'code':
      return {at: 'checking', sent, code: event.code, ...told(state)};
    case 'resend':
      return event.now < sent.resendAt ? state : {at: 'sending', msisdn: sent.msisdn, sent, ...told(state)};
    case 'refused':
      return {at: 'code', sent, problem: event.problem, ...told(state)};
    case 'typed':
      return afterTyping(state, event.problem);
    case 'change':
      return {at: 'number', sent};
    default:
      return state;
  }
}

function afterChecking(state: PhoneState & {at: 'checking'}, event: PhoneEvent): PhoneState {
  const {sent} = state;
  if (event.type === 'right') return {at: 'verified', msisdn: sent.msisdn};
  if (event.type === 'change') return {at: 'number', sent};
  return event.type === 'failed' ? {at: 'code', sent, problem: event.problem, ...told(state)} : state;
}

/**
 * Proving a number: number → code → verified. An event that makes no sense in a state leaves the state as it is.
 * Times are on whatever clock the caller uses.
 */
export function phone(state: PhoneState, event: PhoneEvent): PhoneState {
  if (event.type === 'reset') return phoneStart;
  if (event.type === 'verified') return {at: 'verified', msisdn: event.msisdn};
  switch (state.at) {
    case 'number':
      return afterNumber(state, event);
    case 'sending':
      return afterSending(state, event);
    case 'code':
      return afterCode(state, event);
    case 'checking':
      return afterChecking(state, event);
    case 'verified':
      return state;
  }
}

/** The step a person sees. */
export function phoneStep(state: PhoneState): 'number' | 'code' | 'verified' {
  if (state.at === 'checking') return 'code';
  if (state.at === 'sending') return state.sent?.msisdn === state.msisdn ? 'code' : 'number';
  return state.at;
}

/** Seconds until another code may be asked for; 0 when it may be now, Infinity when none is left. */
export function secondsToResend(sent: Sent, now: number): number {
  return Math.max(0, Math.ceil((sent.resendAt - now) / 1000));
}
