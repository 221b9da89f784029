import {html, nothing, type ReactiveControllerHost, type TemplateResult} from 'lit';

import {referenceOf, type DeadEnd} from '../flows/dead-ends.js';
import {supportDetails} from '../flows/support-details.js';
import type {Strings} from '../strings/strings.js';
import {button} from './parts.js';
import {unrecorded} from './unrecorded.js';
import {version} from './version.js';

/** What a person can take to support where they cannot go on by themselves: a reference, and the details to copy. */
export class SupportCard {
  readonly #host: ReactiveControllerHost;
  #known = '';
  #at = new Date();
  /** What became of the copy: none was asked for, it was made, or the browser would not make it. */
  #copy: 'none' | 'made' | 'refused' = 'none';
  /** Counts the copies, so that each is said. */
  #count = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** What is said of the copy, and which it is; null before there is one. */
  said(text: Strings): {text: string; again: number} | null {
    if (this.#copy === 'none') return null;
    return {text: this.#copy === 'made' ? text.supportCopied : text.supportSelect, again: this.#count};
  }

  /** The card of a dead end; nothing without one. The time is that at which it was first shown. */
  view(text: Strings, end: DeadEnd | null, proNumber: string): TemplateResult | typeof nothing {
    this.#know(end ? `${end.cause} ${end.status} ${end.correlationId} ${end.msisdn}` : '');
    if (!end) return nothing;
    const said = this.said(text);
    const facts = {at: this.#at, version, browser: navigator.userAgent, proNumber};
    const details = supportDetails(end, facts);
    return html`<div part="support">
      <p class="quiet">${text.reference(referenceOf(end, this.#at))}</p>
      ${button('copy-button', text.supportCopy, {second: true, onClick: () => void this.#take(details)})}
      ${said ? html`<p class="quiet">${said.text}</p>` : nothing}
      ${this.#copy === 'refused'
        ? html`<textarea
            part="support-details"
            readonly
            rows="12"
            lang="en"
            dir="ltr"
            aria-label=${text.supportDetails}
            .value=${details}
            ${unrecorded()}
          ></textarea>`
        : nothing}
    </div>`;
  }

  #know(key: string): void {
    if (key === this.#known) return;
    this.#known = key;
    this.#at = new Date();
    this.#copy = 'none';
  }

  /** Some browsers and frames have no clipboard: the text is then shown, to be copied by hand. */
  async #take(details: string): Promise<void> {
    const known = this.#known;
    const made = await navigator.clipboard?.writeText(details).then(() => true, () => false);
    if (known !== this.#known) return;
    this.#copy = made ? 'made' : 'refused';
    this.#count++;
    this.#host.requestUpdate();
  }
}
