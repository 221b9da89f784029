/**
 * Stands in for `api/http.ts` where a page is delivered in parts: the client comes with the first request, or before it
 * when somebody reaches for one of our elements, so that they need not wait for it when they send something.
 */
import {SmartFlowError} from '../api/errors.js';
import type {Answer, Exchange} from '../api/http.js';

const load = () => import('../api/http.js');

export async function exchange(request: Exchange): Promise<Answer> {
  const client = await load().catch(cause => {
    // Not `network`: nothing was sent, so nobody has to be told that it may have arrived.
    throw new SmartFlowError('server', 'The part that sends requests did not arrive.', {cause});
  });
  request.signal?.throwIfAborted();
  return client.exchange(request);
}

/** Whether it happened in an element of ours, also in one that stands in another's shadow. */
const isOurs = (event: Event) => event.composedPath().some(target => (target as Partial<Element>).localName?.startsWith('sf-'));

function reach(event: Event): void {
  if (!isOurs(event)) return;
  for (const type of intents) removeEventListener(type, reach, true);
  load().catch(() => {});
}

const intents = ['focusin', 'pointerover'];

if (globalThis.document) for (const type of intents) addEventListener(type, reach, true);
