import {LitElement, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {SmartFlowError} from '../api/errors.js';
import type {Session, SessionChange} from '../session/session.js';
import {helpFrom} from '../flows/support.js';
import {withMessages, type Messages} from '../strings/catalogues.js';
import type {Strings} from '../strings/strings.js';
import {Announcer, type Saying} from './announcer.js';
import {SfErrorEvent} from './events.js';
import {readLevel} from './heading.js';
import {LanguageController, catalogueFor} from './language.js';
import {helpView} from './parts.js';
import {SessionController} from './session-controller.js';

function complain(path: string): void {
  console.warn(`smart-flow-elements: the text for "${path}" in messages cannot be used, and is left out.`);
}

/**
 * What all elements share: a session, a language, an attribute that says where they are, and one way to announce.
 *
 * @cssprop [--sf-accent=#0b5cab] - Buttons, links, what is chosen.
 * @cssprop [--sf-on-accent=#fff] - Text on the accent.
 * @cssprop [--sf-text=#1a1f26] - Text.
 * @cssprop [--sf-muted=#566070] - Text of less weight.
 * @cssprop [--sf-surface=#fff] - Background.
 * @cssprop [--sf-border=#7b8698] - Lines around fields and areas.
 * @cssprop [--sf-danger=#b3261e] - What went wrong.
 * @cssprop [--sf-success=#1b6e3c] - What went well.
 * @cssprop [--sf-warning=#8a5300] - What needs attention.
 * @cssprop [--sf-font=inherit] - Font family.
 * @cssprop [--sf-radius=0.5rem] - Corners.
 * @cssprop [--sf-space=1rem] - Distance between parts; everything else is a fraction of it.
 * @cssprop [--sf-focus=#0b5cab] - Ring around what has the focus.
 */
export abstract class SmartFlowElement extends LitElement {
  /** The session to use in place of the page's own, see `createSession`. */
  @property({attribute: false}) session?: Session;

  /** Level of the heading, 1 to 6, as it fits the page; headings below it follow. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;

  /** Part of a greater whole, which has a name of its own and offers help. @internal */
  @property({attribute: false}) nested = false;

  protected readonly page = new SessionController(this);
  readonly #announcer = new Announcer(this);

  constructor() {
    super();
    new LanguageController(this);
  }

  /** The texts in the language that is in force here. */
  protected get text(): Strings {
    return withMessages(this.#catalogue, this.page.current.options.messages as Messages | undefined, complain);
  }

  /** BCP 47 tag of that language. */
  protected get language(): string {
    return this.#catalogue.tag;
  }

  get #catalogue() {
    return catalogueFor(this, this.page.current.options.locale);
  }

  /** Attributes that say where the element is; null and false for none. */
  protected abstract reflected(): Record<string, string | boolean | null>;

  /** Whether it would use a number that a gateway still knows. @internal */
  get wantsNumber(): boolean {
    return true;
  }

  /** Moves the focus to the heading, where somebody who was led here begins to read. */
  focusHeading(): void {
    this.renderRoot.querySelector<HTMLElement>('[part~="heading"]')?.focus();
  }

  /** The level of the heading. */
  protected get titleLevel(): number {
    return readLevel(this.headingLevel);
  }

  /** What names the element as a landmark; a part of a greater whole is none. */
  protected get titleId(): string | typeof nothing {
    return this.nested ? nothing : 'title';
  }

  /** The region that says what changed. See `Announcer`. */
  protected spoken(text: string | undefined, saying?: Saying): TemplateResult {
    return this.#announcer.region(this.language, text, saying);
  }

  /** Whom to turn to; a part of a greater whole leaves that to it. */
  protected help(): TemplateResult | typeof nothing {
    return this.nested ? nothing : helpView(this.text, helpFrom(this.page.current.options.support));
  }

  sessionReplaced(): void {}

  sessionChanged(_change: SessionChange): void {}

  /** Announces something once it is on screen. One who has left the page by then has nothing to say. */
  protected announce(event: Event): void {
    void this.updateComplete.then(() => this.isConnected && this.dispatchEvent(event));
  }

  /** Announces a failure. */
  protected readonly fail = (error: SmartFlowError): void => {
    this.announce(new SfErrorEvent(error));
    if (error.code === 'unauthorized') this.page.current.expire();
  };

  protected override updated(_changed: PropertyValues): void {
    for (const [name, value] of Object.entries(this.reflected())) {
      const text = value === true ? '' : value;
      if (text === null || text === false) this.removeAttribute(name);
      else if (this.getAttribute(name) !== text) this.setAttribute(name, text);
    }
  }
}
