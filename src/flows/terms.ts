import type {OpenTerms} from '../api/answers.js';
import type {Decisions} from '../api/endpoints.js';
import type {ErrorCode} from '../api/errors.js';
import type {Problem} from './problem.js';
import type {Progress, Refusal} from './progress.js';

/** Milliseconds for an answer on the phone: Mobile ID gives a person 80 seconds, and the network some more. */
export const phoneLimit = 120_000;
/** Milliseconds for the consent page, from the moment it is there: the page itself lives about ten minutes. */
export const consentLimit = 600_000;
/** Milliseconds of waiting after which advice is due, and more of it. */
export const helpAfter = 12_000;
export const moreHelpAfter = 45_000;
/** Answers for another acceptance that are passed over. */
const mostStale = 3;

/** An acceptance that was started, or a terms page that was opened, and is not answered yet. */
export interface Waiting {
  at: 'phone' | 'consent';
  msisdn: string;
  terms: OpenTerms;
  /** What was decided here; null where the person decides on the terms page itself. */
  decisions: Decisions | null;
  /** The consent page; null where there is none, or the terms page was opened in its place. */
  consentUrl: string | null;
  /** Consent pages seen so far: an address is framed once, also when answers alternate. */
  seen: readonly string[];
  /** The service's reference for the start, if it gave one. */
  correlationId?: string;
  /** When it began, and when it ends; on the caller's clock. */
  since: number;
  deadline: number;
  /** The service asked not to be asked before; on the caller's clock. */
  notBefore?: number;
  /** Failed polls in a row. */
  trouble: number;
  stale: number;
}

interface Done {
  at: 'accepted' | 'downgraded';
  msisdn: string;
  terms: OpenTerms;
  decisions: Decisions | null;
  correlationId?: string;
}

/** Where somebody is with the terms. */
export type TermsState =
  | {at: 'idle'}
  /** With an acceptance that ran out of time: where nothing is open any more, that may be why. */
  | {at: 'loading'; msisdn: string; before?: Waiting}
  | {at: 'nothing'; msisdn: string}
  | {at: 'review'; msisdn: string; terms: OpenTerms; problem?: Problem}
  | {at: 'starting'; msisdn: string; terms: OpenTerms; decisions: Decisions}
  | Waiting
  | Done
  | {at: 'declined'; msisdn: string; terms: OpenTerms}
  | {at: 'expired'; msisdn: string; waiting: Waiting | null}
  | {at: 'failed'; msisdn: string; problem: Problem; refusal?: Refusal};

export type TermsEvent =
  | {type: 'number'; msisdn: string | null}
  /** With what was decided before the page was loaded again, or in another tab, where that has come to no end yet. */
  | {type: 'found'; terms: OpenTerms | null; begun?: {decisions: Decisions; now: number}}
  | {type: 'accept'; decisions: Decisions}
  | {type: 'opened'; now: number}
  | {type: 'started'; now: number; correlationId?: string}
  | {type: 'progress'; progress: Progress; now: number}
  | {type: 'settled'; accepted: boolean}
  | {type: 'failed'; problem: Problem; lost?: boolean; now: number}
  | {type: 'check'; now: number}
  | {type: 'cancel'}
  | {type: 'restart'};

export const termsStart: TermsState = {at: 'idle'};

/** Failures that say nothing about the acceptance: waiting goes on. */
const passing: ReadonlySet<ErrorCode> = new Set(['network', 'timeout', 'server', 'too-many-requests', 'token', 'unexpected-response']);

function waitFrom(msisdn: string, terms: OpenTerms, decisions: Decisions | null, now: number): Waiting {
  // Without decisions of ours the person is on the terms page, which takes as long as a consent page.
  const [at, limit] = decisions ? (['phone', phoneLimit] as const) : (['consent', consentLimit] as const);
  return {at, msisdn, terms, decisions, consentUrl: null, seen: [], since: now, deadline: now + limit, trouble: 0, stale: 0};
}

function failed(msisdn: string, code: ErrorCode, refusal?: Refusal): TermsState {
  return {at: 'failed', msisdn, problem: {code}, ...(refusal && {refusal})};
}

function done(at: Done['at'], {msisdn, terms, decisions, correlationId}: Waiting): Done {
  return {at, msisdn, terms, decisions, ...(correlationId && {correlationId})};
}

function afterLoading(state: TermsState & {at: 'loading'}, event: TermsEvent): TermsState {
  const {msisdn, before} = state;
  if (event.type === 'failed') return {at: 'failed', msisdn, problem: event.problem};
  if (event.type === 'settled' && event.accepted && before) return done('accepted', before);
  if (event.type !== 'found') return state;
  if (!event.terms) return {at: 'nothing', msisdn};
  if (!event.terms.link) return failed(msisdn, 'blocked-url');
  return event.begun ? waitFrom(msisdn, event.terms, event.begun.decisions, event.begun.now) : {at: 'review', msisdn, terms: event.terms};
}

function afterReview(state: TermsState & {at: 'review'}, event: TermsEvent): TermsState {
  const {msisdn, terms} = state;
  if (event.type === 'opened') return waitFrom(msisdn, terms, null, event.now);
  if (event.type !== 'accept' || !mayAccept(event.decisions) || !terms.token) return state;
  return {at: 'starting', msisdn, terms, decisions: event.decisions};
}

function afterStarting(state: TermsState & {at: 'starting'}, event: TermsEvent): TermsState {
  const {msisdn, terms, decisions} = state;
  if (event.type === 'started') {
    const {correlationId} = event;
    return {...waitFrom(msisdn, terms, decisions, event.now), ...(correlationId && {correlationId})};
  }
  if (event.type !== 'failed') return state;
  // It may have been started: asking how far it is comes before offering to start again.
  if (event.lost) return waitFrom(msisdn, terms, decisions, event.now);
  if (event.problem.code === 'terms-expired') return {at: 'expired', msisdn, waiting: null};
  return {at: 'review', msisdn, terms, problem: event.problem};
}

function stillWaiting(state: Waiting, now: number): TermsState {
  return now < state.deadline ? state : {at: 'expired', msisdn: state.msisdn, waiting: state};
}

function afterProgress(state: Waiting, progress: Progress, now: number): TermsState {
  const {msisdn, terms} = state;
  switch (progress.at) {
    case 'confirmed':
      return done('accepted', state);
    case 'downgraded':
      return done('downgraded', state);
    case 'refused':
      if (progress.refusal === 'declined') return {at: 'declined', msisdn, terms};
      if (progress.refusal === 'unanswered') return {at: 'expired', msisdn, waiting: null};
      return failed(msisdn, 'server', progress.refusal);
    case 'stale':
      if (state.stale >= mostStale) return failed(msisdn, 'unexpected-response');
      return stillWaiting({...state, stale: state.stale + 1}, now);
    case 'waiting': {
      const calm: Waiting = {...state, trouble: 0, stale: 0};
      const {consentUrl} = progress;
      // A page that vanished stays: somebody may be typing a password into it.
      if (!consentUrl || state.seen.includes(consentUrl)) return stillWaiting(calm, now);
      const deadline = state.at === 'consent' ? state.deadline : now + consentLimit;
      return {...calm, at: 'consent', consentUrl, seen: [...state.seen, consentUrl], deadline};
    }
  }
}

function afterWaiting(state: Waiting, event: TermsEvent): TermsState {
  const {msisdn, terms} = state;
  switch (event.type) {
    case 'progress':
      return afterProgress(state, event.progress, event.now);
    case 'settled':
      return event.accepted ? done('accepted', state) : {at: 'nothing', msisdn};
    case 'failed':
      if (passing.has(event.problem.code)) {
        const {retryAfter} = event.problem;
        const notBefore = retryAfter ? {notBefore: event.now + retryAfter} : {};
        return stillWaiting({...state, trouble: state.trouble + 1, ...notBefore}, event.now);
      }
      if (event.problem.code === 'terms-expired') return {at: 'expired', msisdn, waiting: null};
      return {at: 'failed', msisdn, problem: event.problem};
    case 'cancel':
      return {at: 'review', msisdn, terms};
    default:
      return state;
  }
}

function lookAnew(state: Exclude<TermsState, {at: 'idle'}>): TermsState {
  const before = state.at === 'expired' ? state.waiting : null;
  return {at: 'loading', msisdn: state.msisdn, ...(before && {before})};
}

/**
 * Accepting terms: loading → review → starting → phone or consent → an end, each with a way on; from loading to the phone
 * where it was begun before. An event that makes no sense in a state leaves the state as it is.
 */
export function terms(state: TermsState, event: TermsEvent): TermsState {
  if (event.type === 'number') return event.msisdn ? {at: 'loading', msisdn: event.msisdn} : termsStart;
  if (event.type === 'restart') return state.at === 'idle' ? state : lookAnew(state);
  switch (state.at) {
    case 'loading':
      return afterLoading(state, event);
    case 'review':
      return afterReview(state, event);
    case 'starting':
      return afterStarting(state, event);
    case 'phone':
    case 'consent':
      return afterWaiting(state, event);
    case 'expired':
      // One more look; the deadline has passed, so an answer that is still none ends it again.
      return event.type === 'check' && state.waiting ? {...state.waiting, deadline: event.now} : state;
    default:
      return state;
  }
}

/** Whether the boxes that are ticked suffice: the risk, and at least one of the two terms. */
export function mayAccept({zertes, eidas, risk}: Decisions): boolean {
  return risk && (zertes || eidas);
}

/** Milliseconds until the next poll: soon at first, then every five seconds, slower while polls fail. */
export function pollDelay(polls: number, trouble: number, random: number): number {
  if (polls === 0) return 1000;
  const pace = Math.min(5000, 2000 * 1.5 ** (polls - 1));
  const slowed = trouble > 0 ? Math.min(15_000, pace * 2 ** trouble) : pace;
  // A fifth to either side, so that pages that started together do not ask together.
  return slowed * (0.8 + 0.4 * random);
}

/** What a step is told as, where it is told as an error too. */
export function problemAt(state: TermsState, event: TermsEvent): Problem | undefined {
  if (state.at === 'failed') return state.problem;
  if (state.at === 'declined') return {code: 'terms-declined'};
  if (state.at === 'expired') return {code: 'terms-expired'};
  return event.type === 'failed' ? event.problem : undefined;
}

const ends: readonly TermsState['at'][] = ['accepted', 'downgraded', 'declined', 'expired', 'failed'];

/** Whether waiting is over, one way or another. */
export function isEnd({at}: TermsState): boolean {
  return ends.includes(at);
}
