import {Task, TaskStatus, type TaskConfig} from '@lit/task';
import type {ReactiveControllerHost} from 'lit';

/** A `Task` that stops when its element leaves the page and, if it was cut short, starts over when it returns. */
export class PageTask<const T extends readonly unknown[], const R> extends Task<T, R> {
  readonly #page: ReactiveControllerHost & {isConnected: boolean};
  #cutShort = false;

  constructor(host: ReactiveControllerHost & {isConnected: boolean}, config: TaskConfig<T, R>) {
    super(host, config);
    this.#page = host;
  }

  hostConnected(): void {
    if (this.#cutShort) void this.run();
    this.#cutShort = false;
  }

  hostDisconnected(): void {
    // A move is a leaving and an arriving at once.
    queueMicrotask(() => {
      if (this.#page.isConnected) return;
      this.#cutShort = this.status === TaskStatus.PENDING;
      this.abort();
    });
  }
}
