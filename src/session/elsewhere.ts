import {sharedName, signedOut} from '../policy/kept.js';

/** What is heard from outside of this page. */
interface Ears {
  /** Somebody signed out in another tab. */
  signedOut: () => void;
  /** The browser brought the page back as it was when it was left. */
  returned: () => void;
}

/** Follows what happens to a session in other tabs, and while the page was out of sight, as long as somebody cares. */
export class Elsewhere {
  readonly #name: string;
  readonly #ears: Ears;
  #channel?: BroadcastChannel;
  #listening?: AbortController;

  /** @param scope What keeps one service's tabs apart from another's. */
  constructor(scope: string, ears: Ears) {
    this.#name = `${sharedName} ${scope}`;
    this.#ears = ears;
  }

  follow(): void {
    // Without a page there are no tabs.
    if (!globalThis.document || this.#listening) return;
    const {signal} = (this.#listening = new AbortController());
    this.#open();
    // An open channel would keep the page out of the browser's cache.
    addEventListener('pagehide', () => this.#close(), {signal});
    addEventListener('pageshow', ({persisted}) => {
      this.#open();
      if (persisted) this.#ears.returned();
    }, {signal});
  }

  leave(): void {
    this.#listening?.abort();
    this.#listening = undefined;
    this.#close();
  }

  tellSignedOut(): void {
    this.#channel?.postMessage(signedOut);
  }

  #open(): void {
    if (!globalThis.BroadcastChannel || this.#channel) return;
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = ({data}) => data === signedOut && this.#ears.signedOut();
  }

  #close(): void {
    this.#channel?.close();
    this.#channel = undefined;
  }
}
