import type {ReactiveControllerHost} from 'lit';

import type {Decisions} from '../api/endpoints.js';
import {mayAccept, type TermsState} from '../flows/terms.js';
import type {Strings} from '../strings/strings.js';
import {Download} from './download.js';
import {writeReceipt, type Receipt} from './receipt.js';

/** What somebody reads. */
interface ShownText {
  text: Strings;
  /** BCP 47 tag of the language it is in. */
  language: string;
}

const nothingTicked: Decisions = {zertes: false, eidas: false, risk: false};

/** What somebody decides about terms, what they had read when they did, and the receipt of it. */
export class TermsDecision {
  readonly #receipt: Download;
  #ticked = nothingTicked;
  #judged: object | null = null;
  /** The page may speak another language by the time it is confirmed. */
  #shown: ShownText | null = null;
  #acceptedAt: string | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#receipt = new Download(host, 'application/json');
  }

  get ticked(): Decisions {
    return this.#ticked;
  }

  /** Whether "accept" was pressed: from then on what is missing is said. */
  get judged(): boolean {
    return this.#judged !== null;
  }

  /** The last press on "accept", while something is missing that is to be found with the focus; each time another object. */
  get lacking(): object | undefined {
    return mayAccept(this.#ticked) ? undefined : (this.#judged ?? undefined);
  }

  /** When the acceptance was noticed, ISO 8601 in UTC; null as long as it was not. */
  get acceptedAt(): string | null {
    return this.#acceptedAt;
  }

  /** Address of the receipt's file; empty for none. */
  get href(): string {
    return this.#receipt.href;
  }

  tick(name: keyof Decisions, value: boolean): void {
    this.#ticked = {...this.#ticked, [name]: value};
  }

  /** "Accept" was pressed, by somebody who read what is shown. */
  press(shown: ShownText): void {
    this.#judged = {};
    this.#shown = shown;
  }

  /** What is looked for anew may be other terms: nothing is ticked beforehand. */
  untick(): void {
    this.#ticked = nothingTicked;
    this.#judged = null;
  }

  /** Nothing of all this is true any more. */
  forget(): void {
    this.untick();
    this.#shown = null;
    this.#acceptedAt = null;
    this.#receipt.offer('');
  }

  /** It was accepted. Resolves with the receipt; `shown` gives what is read now. */
  async record({decisions, terms, correlationId}: TermsState & {at: 'accepted' | 'downgraded'}, shown: () => ShownText): Promise<Receipt> {
    this.#acceptedAt = new Date().toISOString();
    const {text, language} = this.#shown ?? shown();
    const {documents, link} = terms;
    return writeReceipt({acceptedAt: this.#acceptedAt, decisions, documents, link, correlationId, language}, text);
  }

  offer(receipt: Receipt): void {
    this.#receipt.offer(JSON.stringify(receipt, null, 2));
  }
}
