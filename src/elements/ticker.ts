import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Renders its element once a second while something on it counts down. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** To be said at each render: whether another is needed a second from now. */
  run(needed: boolean): void {
    clearTimeout(this.#timer);
    if (needed) this.#timer = setTimeout(() => this.#host.requestUpdate(), 1000);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
