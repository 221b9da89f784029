/** What instances must know of each other: ended sessions, spent codes, stored answers. All small, all with an end. */
export interface Store {
  get(key: string): Promise<string | undefined>;
  /** `seconds`: how long to keep it. */
  set(key: string, value: string, seconds: number): Promise<void>;
  /** Sets the key if it is free; tells whether it was. */
  add(key: string, value: string, seconds: number): Promise<boolean>;
  delete(key: string): Promise<void>;
}

/** Keeps everything in this process. */
export class MemoryStore implements Store {
  readonly #entries = new Map<string, {value: string; until: number}>();
  #sweptAt = 0;

  get(key: string): Promise<string | undefined> {
    return Promise.resolve(this.#live(key));
  }

  set(key: string, value: string, seconds: number): Promise<void> {
    this.#sweep();
    this.#entries.set(key, {value, until: performance.now() + seconds * 1000});
    return Promise.resolve();
  }

  add(key: string, value: string, seconds: number): Promise<boolean> {
    if (this.#live(key) !== undefined) return Promise.resolve(false);
    return this.set(key, value, seconds).then(() => true);
  }

  delete(key: string): Promise<void> {
    this.#entries.delete(key);
    return Promise.resolve();
  }

  #live(key: string): string | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    if (entry.until > performance.now()) return entry.value;
    this.#entries.delete(key);
    return undefined;
  }

  /** Once a minute, on writing: no timer to stop, and no growth without writing. */
  #sweep(): void {
    const now = performance.now();
    if (now - this.#sweptAt < 60_000) return;
    this.#sweptAt = now;
    for (const [key, {until}] of this.#entries) if (until <= now) this.#entries.delete(key);
  }
}
