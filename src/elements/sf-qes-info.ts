import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {sampleDocuments} from '../content/documents.js';
import {sampleTopics, type Topic} from '../content/topics.js';
import {advise, type DocumentKind} from '../flows/advisor.js';
import {localText} from '../flows/methods.js';
import type {Standing} from '../flows/standing.js';
import {base} from './base.styles.js';
import {SmartFlowElement} from './element.js';
import {fields} from './fields.styles.js';
import {heading, subheading} from './heading.js';
import {newTabLink} from './parts.js';
import {styles} from './sf-qes-info.styles.js';

const areas = ['zertes', 'eidas'] as const;

/**
 * Explains qualified signatures, and tells what it takes to sign a document. General information, not legal advice.
 *
 * @tagname sf-qes-info
 * @slot - What the page adds, at the end.
 * @slot help - Whom to turn to; default: what `support` of the configuration says.
 * @csspart heading - The heading.
 * @csspart topic - Something to read up on.
 * @csspart advisor - The questions about a document.
 * @csspart document-select - The choice of the document.
 * @csspart area-select - The choice of the legal area.
 * @csspart advice - What it takes to sign it.
 * @csspart help - Whom to turn to.
 */
export class SfQesInfo extends SmartFlowElement {
  static override styles = [base, fields, styles];

  /** Ids of the topics to show, in this order, separated by blanks or commas; default all: `qes`, `advisor`, `documents`, `levels`, `areas`, `means`, `ends`, `faq`, `tutorials`, `test`. */
  @property() topics = '';

  /** What there is to read; default: a sample. Each text may be given per language. */
  @property({attribute: false}) content: readonly Topic[] = sampleTopics;

  /** The documents the advisor knows; default: a short, conservative sample. */
  @property({attribute: false}) documents: readonly DocumentKind[] = sampleDocuments;

  /** The person's standing, where it is known: the advisor then tells whether they have what it takes. */
  @property({attribute: false}) standing: Standing | null = null;

  #chosen = {document: '', area: ''};

  /** Whoever is shown in here asks for it. @internal */
  override get wantsNumber(): boolean {
    return false;
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {};
  }

  protected override get choices(): Record<string, readonly string[]> {
    return {topics: this.#topicIds};
  }

  /** What there is to read, in this order where the page asks for no other. */
  get #topicIds(): string[] {
    return ['advisor', 'qes', 'documents', ...this.content.map(({id}) => id), 'test'];
  }

  readonly #choose = (name: 'document' | 'area') => (event: Event) => {
    this.#chosen = {...this.#chosen, [name]: (event.target as HTMLSelectElement).value};
    this.requestUpdate();
  };

  #select(name: 'document' | 'area', label: string, options: readonly (readonly [string, string])[]): TemplateResult {
    return html`<div>
      <label for=${name}>${label}</label>
      <select id=${name} part=${`${name}-select`} @change=${this.#choose(name)}>
        <option value="">${this.text.advisorChoose}</option>
        ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === this.#chosen[name]}>${text}</option>`)}
      </select>
    </div>`;
  }

  #advice(): string {
    const kind = this.documents.find(({id}) => id === this.#chosen.document);
    if (!kind || !this.#chosen.area) return '';
    const {form, next} = advise(kind, this.#chosen.area, this.standing);
    const {text, language} = this;
    return [text.advisorForms[form], text.advisorNext[next], localText(kind.note, language)].filter(Boolean).join(' ');
  }

  #advisor(): TemplateResult {
    const {text, language} = this;
    return html`<section part="advisor">
      ${subheading(this.titleLevel, text.advisorTitle)}
      <div class="pair">
        ${this.#select('document', text.advisorDocument, this.documents.map(({id, name}) => [id, localText(name, language)]))}
        ${this.#select('area', text.advisorArea, areas.map(area => [area, text.jurisdiction(area)]))}
      </div>
      <p part="advice">${this.#advice()}</p>
      <p class="quiet">${text.infoNotAdvice}</p>
    </section>`;
  }

  #topic(title: string, body: unknown): TemplateResult {
    return html`<details part="topic" name="topic"><summary>${title}</summary>${body}</details>`;
  }

  #table(): TemplateResult {
    const {text, language} = this;
    const form = (kind: DocumentKind, area: string) => text.advisorForms[kind.forms[area] ?? 'unknown'];
    return html`<dl>
        ${this.documents.map(
          kind => html`<div>
            <dt>${localText(kind.name, language)}</dt>
            ${areas.filter(area => kind.forms[area]).map(area => html`<dd>${text.jurisdiction(area)}: ${form(kind, area)}</dd>`)}
            ${kind.note ? html`<dd class="quiet">${localText(kind.note, language)}</dd>` : nothing}
            <dd class="quiet">
              ${text.infoSources}:
              ${kind.sources.filter(isHttps).map(href => [newTabLink('source-link', href, new URL(href).hostname, text), ' '])}
            </dd>
          </div>`,
        )}
      </dl>
      <p class="quiet">${text.infoNotAdvice}</p>`;
  }

  #read({title, paragraphs, links = []}: Topic): TemplateResult {
    const {text, language} = this;
    return this.#topic(
      localText(title, language),
      html`${paragraphs.map(each => html`<p>${localText(each, language)}</p>`)}
        ${links
          .filter(({href}) => isHttps(href))
          .map(({href, label, lang}) => html`<p>${newTabLink('source-link', href, localText(label, language), text, undefined, '', lang)}</p>`)}`,
    );
  }

  #part(id: string): TemplateResult | typeof nothing {
    const {text} = this;
    const {testSignatureUrl = ''} = this.page.current.options;
    const topic = this.content.find(each => each.id === id);
    if (topic) return this.#read(topic);
    if (id === 'advisor') return this.#advisor();
    if (id === 'qes') return this.#topic(text.explanationTitle, text.explanation.map(paragraph => html`<p>${paragraph}</p>`));
    if (id === 'documents') return this.#topic(text.advisorTable, this.#table());
    if (id !== 'test' || !isHttps(testSignatureUrl)) return nothing;
    return this.#topic(text.infoTest, html`<p>${newTabLink('test-link', testSignatureUrl, text.infoTestLink, text)}</p>`);
  }

  protected override render(): TemplateResult {
    const asked = this.topics.split(/[\s,]+/).filter(Boolean);
    const ids = asked.length > 0 ? asked : this.#topicIds;
    return html`<section class="card" lang=${this.language} aria-labelledby=${this.titleId}>
        ${heading(this.titleLevel, this.text.infoTitle)} ${ids.map(id => this.#part(id))}
        <slot></slot>
        ${this.help()}
      </section>
      ${this.spoken(this.#advice())}`;
  }
}

function isHttps(href: unknown): href is string {
  return typeof href === 'string' && /^https:\/\//i.test(href) && URL.canParse(href);
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-qes-info': SfQesInfo;
  }
}
