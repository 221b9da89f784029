interface Read<T> {
  answer: Promise<T>;
  readers: number;
  controller: AbortController;
}

/** Reads under way, by what they read: however many ask at the same time, one request goes out. */
export class SharedReads<T> {
  readonly #reads = new Map<string, Read<T>>();

  /** Joins the read of `key` that is under way, or starts one. It is aborted when the last reader leaves. */
  read(key: string, signal: AbortSignal | undefined, start: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const read = this.#reads.get(key) ?? this.#start(key, start);
    read.readers++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal!.reason);
        if (--read.readers > 0) return;
        this.#forget(key, read);
        read.controller.abort();
      };
      signal?.addEventListener('abort', leave, {once: true});
      read.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  }

  #start(key: string, start: (signal: AbortSignal) => Promise<T>): Read<T> {
    const controller = new AbortController();
    const read: Read<T> = {readers: 0, controller, answer: start(controller.signal)};
    this.#reads.set(key, read);
    // The readers hear of a failure; this branch only tidies up.
    read.answer.then(() => this.#forget(key, read), () => this.#forget(key, read));
    return read;
  }

  #forget(key: string, read: Read<T>): void {
    if (this.#reads.get(key) === read) this.#reads.delete(key);
  }
}
