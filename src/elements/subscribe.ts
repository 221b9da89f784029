const names = [
  'sf-error', 'sf-code-sent', 'sf-phone-verified', 'sf-status-change', 'sf-action', 'sf-expiring', 'sf-terms-pending', 'sf-terms-accepted',
  'sf-identify', 'sf-step', 'sf-complete', 'sf-open', 'sf-close',
] as const satisfies (keyof GlobalEventHandlersEventMap)[];

/** Any event of this package. */
export type SmartFlowEvents = GlobalEventHandlersEventMap[(typeof names)[number]];

/**
 * Calls `listener` on every event of every element of the page, once each, until the returned function is called. It hears
 * an event before whoever is around the element, also one that somebody stops.
 */
export function subscribe(listener: (event: SmartFlowEvents) => void): () => void {
  // The same listener twice is two subscriptions.
  const hear = (event: Event): void => listener(event as SmartFlowEvents);
  // On a server there is nothing to hear.
  for (const name of names) globalThis.addEventListener?.(name, hear, true);
  return () => {
    for (const name of names) globalThis.removeEventListener?.(name, hear, true);
  };
}
