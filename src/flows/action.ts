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

/** Milliseconds before the service is asked again by itself; null when the person is offered a button. */
export function retryDelay(standing: Standing, retries: number): number | null {
  return standing.reason === 'unavailable' ? ([2000, 5000][retries] ?? null) : null;
}

/** Whether an area could be raised to level 4, also for somebody who can sign what they need already. */
export function mayUpgrade({reason, nextStep}: Standing, {level}: {level: number}): boolean {
  return level < 4 && nextStep !== 'retry' && reason !== 'mismatch' && reason !== 'not-registered';
}
