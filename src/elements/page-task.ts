import {Task, type TaskConfig} from '@lit/task';
import type {ReactiveControllerHost} from 'lit';

/** A `Task` that stops when its element leaves the page, and runs anew when it returns: much may have changed meanwhile. */
export class PageTask<const T extends readonly unknown[], const R> extends Task<T, R> {
  readonly #page: ReactiveControllerHost & {isConnected: boolean};
  #left = false;

  constructor(host: ReactiveControllerHost & {isConnected: boolean}, config: TaskConfig<T, R>) {
    super(host, config);
    this.#page = host;
  }

  hostConnected(): void {
    if (this.#left) void this.run();
    this.#left = false;
  }

  hostDisconnected(): void {
    // A move is a leaving and an arriving at once.
    queueMicrotask(() => {
      if (this.#page.isConnected) return;
      this.#left = true;
      this.abort();
    });
  }
}
