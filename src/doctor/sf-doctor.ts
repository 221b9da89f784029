import {adoptStyles} from 'lit';

import {base} from '../elements/base.styles.js';
import {readLevel} from '../elements/heading.js';
import {diagnose, type Finding} from './diagnose.js';
import {styles} from './sf-doctor.styles.js';
import {texts} from './texts.js';
import {button, findingView, make} from './view.js';

/** The doctor has looked at the page. */
export class SfDiagnosisEvent extends CustomEvent<{findings: readonly Finding[]}> {
  constructor(findings: readonly Finding[]) {
    super('sf-diagnosis', {detail: {findings}, bubbles: true, composed: true});
  }
}

/** An import in bare Node must not throw. */
const Base = globalThis.HTMLElement ?? (class {} as typeof HTMLElement);

/**
 * Looks at the page it stands on, and says what is wrong with it and what to paste where. For whoever makes the page, in
 * English; no page that people are served needs it.
 *
 * @tagname sf-doctor
 * @attr {boolean} busy - A look is under way (read-only).
 * @attr {number} [heading-level=2] - Level of the heading, 1 to 6, as it fits the page.
 * @fires {SfDiagnosisEvent} sf-diagnosis - The page was looked at.
 * @csspart heading - The heading.
 * @csspart summary - How many findings there are.
 * @csspart findings - The list of them.
 * @csspart finding - One of them.
 * @csspart severity - How bad it is.
 * @csspart message - What is wrong.
 * @csspart paste - The header, directive or line to paste.
 * @csspart copy-button - Copies that.
 * @csspart refresh-button - Looks again.
 */
export class SfDoctor extends Base {
  static readonly observedAttributes = ['heading-level'];

  #findings: readonly Finding[] = [];
  /** Counts how often the page was looked at: only the last look is shown. */
  #looks = 0;
  readonly #summary = make('p', {part: 'summary', role: 'status'});
  readonly #list = make('ul', {part: 'findings', role: 'list'});
  readonly #card = make('section', {class: 'card', lang: 'en', dir: 'ltr', 'aria-labelledby': 'title'});

  constructor() {
    super();
    const root = this.attachShadow({mode: 'open'});
    adoptStyles(root, [...base, styles]);
    const again = button('refresh-button', texts.again, () => this.refresh());
    this.#card.append(make('h2'), this.#summary, this.#list, make('p', {class: 'actions'}, again));
    root.append(this.#card);
    this.attributeChangedCallback();
  }

  /** What was found by the last look, the worst first. */
  get findings(): readonly Finding[] {
    return this.#findings;
  }

  /** A look is under way. */
  get busy(): boolean {
    return this.hasAttribute('busy');
  }

  /** Level of the heading, 1 to 6, as it fits the page. */
  get headingLevel(): number {
    return readLevel(Number(this.getAttribute('heading-level') ?? 2));
  }

  set headingLevel(level: number) {
    this.setAttribute('heading-level', String(level));
  }

  connectedCallback(): void {
    if (this.#looks === 0) void this.refresh();
  }

  attributeChangedCallback(): void {
    this.#card.firstElementChild!.replaceWith(make(`h${this.headingLevel}` as 'h2', {id: 'title', part: 'heading'}, texts.title));
  }

  /** Looks again. */
  async refresh(): Promise<void> {
    const look = ++this.#looks;
    this.toggleAttribute('busy', true);
    this.#summary.textContent = texts.looking;
    const found = await diagnose();
    if (look !== this.#looks) return;
    this.#findings = found;
    this.toggleAttribute('busy', false);
    const say = (text: string) => void (this.#summary.textContent = text);
    this.#list.replaceChildren(...found.map(finding => findingView(finding, say)));
    say(found.length === 0 ? texts.none : texts.count(found.length));
    const event = new SfDiagnosisEvent(found);
    if (this.isConnected) this.dispatchEvent(event);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-doctor': SfDoctor;
  }
  interface GlobalEventHandlersEventMap {
    'sf-diagnosis': SfDiagnosisEvent;
  }
}
