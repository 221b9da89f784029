import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {warnOnce} from '../api/warn.js';
import {sampleMethods} from '../content/methods.js';
import {readAssurance} from '../flows/attributes.js';
import {identifyDeadEnd, type DeadEnd} from '../flows/dead-ends.js';
import {endsOther, localText, offer, readMethods, type Method} from '../flows/methods.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import type {Standing} from '../flows/standing.js';
import {base} from './base.styles.js';
import {SmartFlowElement} from './element.js';
import {SfIdentifyEvent} from './events.js';
import {heading, subheading} from './heading.js';
import {ReturnController} from './return-controller.js';
import {styles} from './sf-identify.styles.js';

/**
 * Asks how a person wants to identify themselves, and starts it.
 *
 * @tagname sf-identify
 * @fires {SfIdentifyEvent} sf-identify - The person starts an identification; `detail.method`, `detail.msisdn`, `detail.jurisdiction`, `detail.level`. Cancelable: prevent it where the page starts it itself.
 * @slot intro - In place of the sentence that explains what to do.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart heading - The heading.
 * @csspart method - One way to identify oneself.
 * @csspart start-button - Starts it.
 * @csspart note - How to go on after it was started.
 * @csspart support - Where one cannot go on: a reference, and the details for support.
 * @csspart copy-button - Copies those details.
 * @csspart support-details - The details, where the browser does not let them be copied.
 * @csspart help - Whom to turn to.
 */
export class SfIdentify extends SmartFlowElement {
  static override styles = [base, styles];

  /** The number that is to be registered: digits only, country code first. Default: the number proved on this page. */
  @property() msisdn = '';

  /** Legal area that is needed, `zertes` or `eidas`; default any. */
  @property() jurisdiction = '';

  /** Assurance level that is needed, 3 or 4. */
  @property({type: Number}) level = 4;

  /** Ids of the ways to offer, separated by blanks or commas; default all. */
  @property() methods = '';

  /** The ways there are; default: a sample, marked as such. */
  @property({attribute: false}) catalogue: readonly Method[] = sampleMethods;

  /** The person's standing, where it is known: some need a warning first. */
  @property({attribute: false}) standing: Standing | null = null;

  #wasAway = false;

  readonly #return = new ReturnController(this, () => this.page.current.announce('evidence'));

  protected override reflected(): Record<string, string | boolean | null> {
    return {};
  }

  protected override get deadEnd(): DeadEnd | null {
    return identifyDeadEnd(this.#offered.length, this.#level, this.#area, this.#number);
  }

  protected override get choices(): Record<string, readonly string[]> {
    return {methods: readMethods(this.catalogue).methods.map(({id}) => id)};
  }

  get #number(): string {
    return (this.msisdn && readGivenMsisdn(this.msisdn, 'CH')) || this.page.session?.msisdn || '';
  }

  get #offered(): Method[] {
    const {methods, faults} = readMethods(this.catalogue);
    if (faults.length > 0) warnOnce(`entries of the catalogue are left out. ${faults.join(' ')}`);
    const ids = this.methods.split(/[\s,]+/).filter(Boolean);
    return offer(methods, {methods: ids, jurisdiction: this.#area, level: this.#level});
  }

  get #area(): string {
    return this.jurisdiction.trim().toLowerCase();
  }

  get #level(): number {
    return readAssurance(this.level);
  }

  readonly #start = (event: Event, method: Method): void => {
    const start = new SfIdentifyEvent({method: method.id, msisdn: this.#number, jurisdiction: this.#area, level: this.#level});
    if (!this.dispatchEvent(start)) event.preventDefault();
    this.#return.leave();
  };

  #method(method: Method, index: number): TemplateResult {
    const {text, language} = this;
    const name = localText(method.name, language);
    const start = (event: Event) => this.#start(event, method);
    const kind = index > 0 ? 'second' : '';
    const facts = (['validity', 'needs', 'provider', 'hours'] as const).filter(key => method[key]);
    return html`<li part="method">
      ${subheading(this.titleLevel, html`${name} ${method.sample ? html`<span class="badge">${text.identifySample}</span>` : nothing}`)}
      <p>${method.grants.map(({jurisdiction, level}) => text.identifyGrant(text.jurisdiction(jurisdiction), level)).join('; ')}</p>
      <dl>
        ${facts.map(key => html`<div><dt>${text.identifyFacts[key]}</dt><dd>${localText(method[key], language)}</dd></div>`)}
      </dl>
      ${method.url
        ? html`<a part="start-button" class="button ${kind}" href=${method.url} target="_top" rel="noreferrer" @click=${start}>${text.identifyStart(name)}</a>`
        : html`<button part="start-button" class=${kind} type="button" @click=${start}>${text.identifyStart(name)}</button>`}
    </li>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {away} = this.#return;
    // Below a long list, nobody would see that anything happened.
    if (away && !this.#wasAway) this.renderRoot.querySelector('[part~="note"]')?.scrollIntoView({block: 'nearest'});
    this.#wasAway = away;
  }

  protected override render(): TemplateResult {
    const {text} = this;
    const methods = this.#offered;
    const note = this.#return.away ? text.identifyReturn : '';
    return html`<section class="card" lang=${this.language} aria-labelledby=${this.titleId}>
        ${heading(this.titleLevel, text.identifyTitle)}
        <slot name="intro"><p class="quiet">${text.identifyIntro}</p></slot>
        ${endsOther(this.standing, this.#area) ? html`<p class="warning">${text.identifyWarning}</p>` : nothing}
        ${methods.length > 0 ? html`<ul role="list">${methods.map((method, index) => this.#method(method, index))}</ul>` : html`<p>${text.identifyNone}</p>`}
        <p part="note" class="quiet">${note}</p>
        ${this.support()}${this.help()}
      </section>
      ${this.spoken(note)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-identify': SfIdentify;
  }
}
