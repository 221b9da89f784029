import type {Standing} from './standing.js';

/** What a person can do next about a standing. */
export type Action = 'accept-terms' | 'identify' | 'retry' | 'renew' | 'upgrade';

/** Days before its end that a registration is worth renewing. */
export const renewBelow = 90;
/** Days left at which the page is told, most first. */
const thresholds = [90, 30, 7] as const;

/** The first thing to do about a standing, or null where nothing is to be done. */
export function actionFor({nextStep, expiresInDays, areas}: Standing): Action | null {
  if (nextStep !== 'none') return nextStep;
  if (expiresInDays !== null && expiresInDays <= renewBelow && areas.some(({level}) => level >= 4)) return 'renew';
  return areas.some(({level}) => level < 4) ? 'upgrade' : null;
}

/** The tightest threshold (90, 30 or 7 days) that a registration has come below, or null. */
export function expiryThreshold({expiresInDays, areas}: Standing): number | null {
  if (expiresInDays === null || expiresInDays < 0 || !areas.some(({level}) => level >= 4)) return null;
  return thresholds.findLast(days => expiresInDays <= days) ?? null;
}

/**
 * Milliseconds before the registry is asked again by itself, which it could not be; null when the person is offered a button, as
 * where a call failed: the client has repeated that already.
 *
 * @param answered Whether the call for the evidence was answered.
 */
export function retryDelay({reason, means, areas}: Standing, answered: boolean, repeats: number): number | null {
  // With means and areas the evidence was read: it is the call for the terms that failed.
  const wasRead = means !== null && areas.length > 0;
  return answered && reason === 'unavailable' && !wasRead ? ([2000, 5000][repeats] ?? null) : null;
}

/** Whether an area could be raised to level 4, also for somebody who can sign what they need already. */
export function mayUpgrade({reason, nextStep}: Standing, {level}: {level: number}): boolean {
  return level < 4 && nextStep !== 'retry' && reason !== 'mismatch' && reason !== 'not-registered';
}
