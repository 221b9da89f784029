/** What runs in the host's page before anything of its own. */

/** Holds back what is defined until the event `release`, as a slow line would. */
export function holdBack(): void {
  const held = new Map<string, Parameters<CustomElementRegistry['define']>>();
  // A second version takes no tag that the first one has.
  customElements.define = (...given) => void (held.has(given[0]) || held.set(given[0], given));
  addEventListener('release', () => {
    // Uncovers that of the browser.
    delete (customElements as Partial<CustomElementRegistry>).define;
    for (const given of held.values()) customElements.define(...given);
  }, {once: true});
}

/** Notes on the root who begins (+) and who ceases (-) to hear of proved numbers on the whole page. */
export function countSubscriptions(): void {
  const note = (sign: string, name: string) => {
    if (name === 'sf-phone-verified') document.documentElement.dataset.subscriptions = (document.documentElement.dataset.subscriptions ?? '') + sign;
  };
  const {addEventListener, removeEventListener} = window;
  window.addEventListener = (...given: unknown[]) => {
    note('+', String(given[0]));
    Reflect.apply(addEventListener, window, given);
  };
  window.removeEventListener = (...given: unknown[]) => {
    note('-', String(given[0]));
    Reflect.apply(removeEventListener, window, given);
  };
}
