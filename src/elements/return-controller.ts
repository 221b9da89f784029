import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Notices when a person comes back to the page from something they started here and did elsewhere. */
export class ReturnController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #returned: () => void;
  #away = false;
  #listening?: AbortController;

  constructor(host: ReactiveControllerHost, returned: () => void) {
    this.#host = host;
    this.#returned = returned;
    host.addController(this);
  }

  /** Whether something was started that may still go on elsewhere. */
  get away(): boolean {
    return this.#away;
  }

  /** Something was started. */
  leave(): void {
    this.#away = true;
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#listening = new AbortController();
    const {signal} = this.#listening;
    // A page that comes back from the browser's cache shows what was true when it was left.
    const back = () => this.#away && document.visibilityState === 'visible' && this.#returned();
    document.addEventListener('visibilitychange', back, {signal});
    addEventListener('pageshow', event => event.persisted && back(), {signal});
  }

  hostDisconnected(): void {
    this.#listening?.abort();
  }
}
