/**
 * What asks the service, of a page that is delivered in parts: it comes with the first question, or before it when somebody
 * reaches for one of our elements, so that they need not wait for it when they send something.
 */
import {SmartFlowError} from '../api/errors.js';

type Late = typeof import('./late.js');

let there: Late | undefined;

const load = async (): Promise<Late> => (there ??= await import('./late.js'));

/** Milliseconds that somebody waits for it, as for an answer; the browser itself would wait for ever. */
const patience = 30_000;

/** The part that asks. Where it does not come, nothing was sent: see `hasArrived`. @throws {SmartFlowError} `network`, `timeout` */
export async function service(): Promise<Late> {
  if (there) return there;
  return new Promise((resolve, reject) => {
    const fail = (code: 'network' | 'timeout', cause?: unknown) => reject(new SmartFlowError(code, 'The part that sends requests did not arrive.', {cause}));
    const timer = setTimeout(() => fail('timeout'), patience);
    load().then(resolve, cause => fail('network', cause)).finally(() => clearTimeout(timer));
  });
}

/** Whether it is there. */
export const hasArrived = (): boolean => there !== undefined;

/** That part, where there is no way to have come without it. */
export const arrived = (): Late => there!;

/** Whether it happened in an element of ours, also in one that stands in another's shadow. */
const isOurs = (event: Event) => event.composedPath().some(target => (target as Partial<Element>).localName?.startsWith('sf-'));

function reach(event: Event): void {
  if (!isOurs(event)) return;
  for (const type of intents) removeEventListener(type, reach, true);
  load().catch(() => {});
}

const intents = ['focusin', 'pointerover'];

if (globalThis.document) for (const type of intents) addEventListener(type, reach, true);
