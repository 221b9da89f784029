import {SmartFlowError, isLost} from '../api/errors.js';
import {readProgress} from '../flows/progress.js';
import {readTermsStanding} from '../flows/standing.js';
import type {Decisions} from '../api/endpoints.js';
import {consentLimit, pollDelay, type TermsEvent, type TermsState, type Waiting} from '../flows/terms.js';
import type {Session} from '../session/session.js';
import {now} from './clock.js';
import {asSmartFlowError, problemOf} from './failure.js';
import {poll} from './poller.js';

/** What a failure means to the flow. */
export function termsFailed(error: SmartFlowError): TermsEvent {
  return {type: 'failed', problem: problemOf(error), lost: isLost(error), now: now()};
}

/** How far the acceptance is, as an event of the flow. */
async function ask({api, allowed}: Asked, state: Waiting, signal: AbortSignal): Promise<TermsEvent> {
  const {terms, decisions, msisdn} = state;
  if (!decisions || !terms.token) {
    // The person is on the terms page itself: what is no longer open was accepted, if anything is registered at all.
    const open = await api.terms(msisdn, {signal});
    if (open) return {type: 'progress', progress: {at: 'waiting', consentUrl: null}, now: now()};
    const standing = readTermsStanding(false, await api.evidence(msisdn, {signal}));
    if (standing === 'unknown') return {type: 'progress', progress: {at: 'waiting', consentUrl: null}, now: now()};
    return {type: 'settled', accepted: standing === 'accepted'};
  }
  const progress = readProgress(await api.poll(terms.token, {signal}), terms.token);
  if (progress.at === 'waiting' && progress.consentUrl && !allowed(progress.consentUrl)) {
    throw new SmartFlowError('blocked-url', 'The consent page is not on an allowed host.');
  }
  return {type: 'progress', progress, now: now()};
}

interface Asked {
  api: Session['api'];
  allowed: (address: string) => string | null;
}

function isWaiting(state: TermsState): state is Waiting {
  return state.at === 'phone' || state.at === 'consent';
}

const intentFor = (token: string | null, {zertes, eidas, risk}: Decisions) => `terms ${token} ${zertes} ${eidas} ${risk}`;

/** All that suffices to accept, see `mayAccept`. */
const choices: readonly Decisions[] = [[true, true], [true, false], [false, true]].map(([zertes, eidas]) => ({zertes, eidas, risk: true}) as Decisions);

/** What was decided of these terms before the page was loaded again, or in another tab, and has come to no end yet. */
async function begun(intents: Session['intents'], token: string | null): Promise<{decisions: Decisions; now: number} | undefined> {
  for (const decisions of token ? choices : []) if ((await intents.left(intentFor(token, decisions))) > 0) return {decisions, now: now()};
  return undefined;
}

/**
 * Looks for open terms, and whether they are being accepted already; where there are none any more, for whether they
 * were accepted after the time for it was over.
 */
async function look({api, intents}: Session, {msisdn, before}: TermsState & {at: 'loading'}, signal: AbortSignal): Promise<TermsEvent> {
  const terms = await api.terms(msisdn, {signal});
  const accepted = !terms && before && readTermsStanding(false, await api.evidence(msisdn, {signal})) === 'accepted';
  if (accepted) return {type: 'settled', accepted};
  const known = terms && (await begun(intents, terms.token));
  return {type: 'found', terms, ...(known && {begun: known})};
}

/** Starts an acceptance, unless another tab started the very same: then this one waits for its end as well. */
async function start({api, intents}: Session, {decisions, terms}: TermsState & {at: 'starting'}, signal: AbortSignal): Promise<TermsEvent> {
  let correlationId: string | undefined;
  // Who leaves before there is a token has accepted nothing yet.
  await api.ready({signal});
  const confirm = async () => void (correlationId = await api.confirmTerms(decisions, terms.token!, {signal}));
  await intents.once(intentFor(terms.token, decisions), consentLimit, confirm, signal);
  return {type: 'started', now: now(), correlationId};
}

/** Somebody stopped waiting, or waited to the end: to accept after that is to start anew. */
export function endWaiting({intents}: Session, before: TermsState, after: TermsState): void {
  if (isWaiting(before) && before.decisions && !isWaiting(after)) void intents.forget(intentFor(before.terms.token, before.decisions));
}

/** What is done in each state of accepting terms. `current` is the flow's state at the time it is asked. */
export async function termsWork(
  session: Session,
  current: () => TermsState,
  signal: AbortSignal,
  send: (event: TermsEvent) => void,
): Promise<TermsEvent | void> {
  const state = current();
  const asked: Asked = {api: session.api, allowed: address => session.allowed(address)};
  if (state.at === 'loading') return look(session, state, signal);
  if (state.at === 'starting') return start(session, state, signal);
  if (!isWaiting(state)) return undefined;
  const askOnce = async () => {
    const waiting = current();
    if (!isWaiting(waiting)) return false;
    const event = await ask(asked, waiting, signal).catch((error: unknown) => {
      signal.throwIfAborted();
      return termsFailed(asSmartFlowError(error));
    });
    send(event);
    return isWaiting(current());
  };
  const delay = (polls: number) => {
    const waiting = current();
    // Past its deadline it is asked once more, at once: somebody wants to know now.
    if (!isWaiting(waiting) || waiting.deadline <= now()) return 0;
    const pace = Math.max(pollDelay(polls, waiting.trouble, Math.random()), (waiting.notBefore ?? 0) - now());
    return Math.min(pace, waiting.deadline - now());
  };
  return poll(askOnce, delay, signal);
}
