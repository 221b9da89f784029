import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Renders its element once a second while something on it counts down and somebody can see it. */
export class Ticker implements ReactiveController {
  readonly #host: ReactiveControllerHost & {isConnected: boolean};
  #timer?: ReturnType<typeof setTimeout>;

  constructor(host: ReactiveControllerHost & {isConnected: boolean}) {
    this.#host = host;
    host.addController(this);
  }

  /** To be said at each render: whether another is needed a second from now. */
  run(needed: boolean): void {
    this.#stop();
    if (!needed || !this.#host.isConnected) return;
    if (document.visibilityState === 'visible') this.#timer = setTimeout(this.#render, 1000);
    document.addEventListener('visibilitychange', this.#render);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#stop();
  }

  readonly #render = (): void => {
    this.#stop();
    this.#host.requestUpdate();
  };

  #stop(): void {
    clearTimeout(this.#timer);
    document.removeEventListener('visibilitychange', this.#render);
  }
}
