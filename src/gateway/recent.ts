/** Remembers what was computed for the texts asked for lately: people's requests come in bursts. */
export class Recent<T> {
  readonly #entries = new Map<string, Promise<T>>();
  readonly #most: number;

  /** `most`: how many to remember. */
  constructor(most: number) {
    this.#most = most;
  }

  get(text: string, compute: () => Promise<T>): Promise<T> {
    let entry = this.#entries.get(text);
    // Moved to the end each time, so that the first is the one longest unused.
    if (entry) this.#entries.delete(text);
    else {
      entry = compute();
      entry.catch(() => this.#entries.delete(text));
      if (this.#entries.size >= this.#most) this.#entries.delete(this.#entries.keys().next().value!);
    }
    this.#entries.set(text, entry);
    return entry;
  }
}
