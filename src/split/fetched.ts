import {Registry} from '../strings/registry.js';

/** Milliseconds that a first look may wait for its language; then it is shown in English, and changes when that comes. */
const patience = 2000;

/** What there is of something in other languages, and how to fetch it. */
export class Fetched<T> {
  readonly #offered = new Registry<() => Promise<void>>();
  readonly #started = new Set<string>();
  /** Settles with the last that was asked for; none where nothing is on its way. */
  coming?: Promise<unknown>;

  constructor(parts: Readonly<Record<string, () => Promise<T>>>, register: (tag: string, value: T) => void) {
    // English is there, and chosen where it is asked for first.
    this.#offered.register('en', async () => {});
    for (const [tag, load] of Object.entries(parts)) {
      this.#offered.register(tag, async () => register(tag, await load()));
    }
  }

  /** Fetches what fits the first of the tags that fits anything, once; what does not arrive is asked for again. */
  readonly ask = (tags: readonly string[]): void => {
    const found = this.#offered.find(tags);
    if (!found || this.#started.has(found.tag)) return;
    this.#started.add(found.tag);
    const arrived = found.value().catch(() => this.#started.delete(found.tag));
    const first = Promise.race([arrived, new Promise(resolve => setTimeout(resolve, patience))]);
    const coming = Promise.all([this.coming, first]).then(() => {
      if (this.coming === coming) this.coming = undefined;
    });
    this.coming = coming;
  };
}
