import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** A text as a file to download, for as long as its element is on the page. */
export class Download implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #type: string;
  #text = '';
  #href = '';

  constructor(host: ReactiveControllerHost, type: string) {
    this.#host = host;
    this.#type = type;
    host.addController(this);
  }

  /** Address of the file; empty where there is none. */
  get href(): string {
    return this.#href;
  }

  /** Offers a text; the empty one for none. */
  offer(text: string): void {
    if (text === this.#text) return;
    this.hostDisconnected();
    this.#text = text;
    this.hostConnected();
  }

  hostConnected(): void {
    if (!this.#text || this.#href) return;
    this.#href = URL.createObjectURL(new Blob([this.#text], {type: this.#type}));
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    if (this.#href) URL.revokeObjectURL(this.#href);
    this.#href = '';
  }
}
