/**
 * What asks the service, of a page that is delivered in parts: it comes with the first question, or before it when somebody
 * reaches for one of our elements, so that they need not wait for it when they send something.
 */
import {SmartFlowError} from '../api/errors.js';

type Late = typeof import('./late.js');

let there: Late | undefined;

const load = async (): Promise<Late> => (there ??= await import('./late.js'));

/** The part that asks. @throws {SmartFlowError} `server` */
export async function service(): Promise<Late> {
  return load().catch(cause => {
    // Not `network`: nothing was sent, so nobody has to be told that it may have arrived.
    throw new SmartFlowError('server', 'The part that sends requests did not arrive.', {cause});
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
