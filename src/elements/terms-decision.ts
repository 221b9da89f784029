import type {ReactiveControllerHost} from 'lit';

import type {Decisions} from '../api/endpoints.js';
import {mayAccept, type TermsState} from '../flows/terms.js';
import type {Strings} from '../strings/strings.js';
import {Download} from './download.js';
import {writeReceipt, type Receipt} from './receipt.js';

/** What somebody reads. */
interface Shown {
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
  #shown: Shown | null = null;
  #at: string | null = null;

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

  /** The last press on "accept" with something missing, which is to be found with the focus; each time another object. */
  get lacking(): object | undefined {
    return mayAccept(this.#ticked) ? undefined : (this.#judged ?? undefined);
  }

  /** When it was noticed, ISO 8601 in UTC; null as long as it was not. */
  get at(): string | null {
    return this.#at;
  }

  /** Address of the receipt's file; empty for none. */
  get href(): string {
    return this.#receipt.href;
  }

  tick(name: keyof Decisions, value: boolean): void {
    this.#ticked = {...this.#ticked, [name]: value};
  }

  /** "Accept" was pressed, by somebody who read what is shown. */
  press(shown: Shown): void {
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
    this.#at = null;
    this.#receipt.offer('');
  }

  /** It was accepted. Resolves with the receipt; `shown` is what is read now. */
  async record({decisions, terms, correlationId}: TermsState & {at: 'accepted' | 'downgraded'}, shown: Shown): Promise<Receipt> {
    this.#at = new Date().toISOString();
    const {text, language} = this.#shown ?? shown;
    const {documents, link} = terms;
    return writeReceipt({acceptedAt: this.#at, decisions, documents, link, correlationId, language}, text);
  }

  offer(receipt: Receipt): void {
    this.#receipt.offer(JSON.stringify(receipt, null, 2));
  }
}
