import {css, html, nothing, type TemplateResult} from 'lit';

import {gate, type GateEvent} from '../flows/gate.js';
import type {SessionChange} from '../session/session.js';
import {base} from './base.styles.js';
import type {SfStatusChangeEvent, SfStepEvent} from './events.js';
import {FlowElement} from './flow-options.js';

const fields = ['button', 'input:not([type="hidden"])', 'select', 'textarea'].map(field => `${field}:not(:disabled)`);
const controls = ['a[href]', ...fields, 'summary', '[tabindex]:not([tabindex="-1"])'].join();

/**
 * Holds what only a person who can sign needs, a "Sign" button for example. Until then it shows why not, and the
 * shortest way.
 *
 * It is a courtesy, not a lock: whoever reads the page's source finds what is in it. What must not happen is for the
 * server to refuse.
 *
 * @tagname sf-gate
 * @attr {boolean} open - The content is shown (read-only).
 * @fires {SfCompleteEvent} sf-complete - The way is at its end; `detail.msisdn`, `detail.standing`.
 * @slot - What only a person who can sign may use.
 * @slot help - Whom to turn to on the way; default: what `support` of the configuration says.
 * @csspart help - Whom to turn to.
 */
export class SfGate extends FlowElement {
  static override styles = [
    base,
    css`
      /* What is in it is laid out as anywhere else on the page. */
      :host([open]) {
        display: block;
      }
    `,
  ];

  #open = false;
  readonly #flow = this.create('flow');

  /** Whether the content is shown. */
  get open(): boolean {
    return this.#open;
  }

  override sessionChanged(change: SessionChange): void {
    if (change === 'signed-out') this.#hear({type: 'signed-out'});
  }

  /** Whoever is shown in here asks for it. @internal */
  override get wantsNumber(): boolean {
    return false;
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {open: this.#open};
  }

  #hear(event: GateEvent): void {
    const open = gate(this.#open, event);
    if (open === this.#open) return;
    // Somebody who went through the steps here goes on with what they led to.
    const inside = Boolean(this.shadowRoot?.activeElement);
    this.#open = open;
    this.requestUpdate();
    if (open && inside) void this.updateComplete.then(() => this.#lead());
  }

  /** To the first thing that can be used; where there is none, to what is shown. */
  #lead(): void {
    const control = [...this.querySelectorAll<HTMLElement>(controls)].find(each => each.checkVisibility({visibilityProperty: true}));
    if (control) return control.focus();
    const shown = [...this.children].find((each): each is HTMLElement => each instanceof HTMLElement && each.slot === '' && each.checkVisibility());
    if (!shown) return;
    if (!shown.hasAttribute('tabindex')) shown.tabIndex = -1;
    shown.focus();
  }

  readonly #changed = (event: Event): void => {
    this.#hear({type: 'standing', canSign: (event as SfStatusChangeEvent).detail.standing.canSign});
  };

  readonly #stepped = (event: Event): void => {
    this.#hear({type: 'step', to: (event as SfStepEvent).detail.to});
  };

  protected override render(): TemplateResult {
    const {session, headingLevel} = this;
    Object.assign(this.#flow, this.settings, {session, headingLevel, nested: true});
    return html`<section
        class="flow"
        lang=${this.language}
        aria-label=${this.text.flowTitle}
        ?hidden=${this.#open}
        @sf-status-change=${this.#changed}
        @sf-step=${this.#stepped}
      >
        ${this.#flow} ${this.help()}
      </section>
      ${this.#open ? html`<slot></slot>` : nothing} ${this.spoken(this.#open ? this.text.flowDone : '')}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-gate': SfGate;
  }
}
