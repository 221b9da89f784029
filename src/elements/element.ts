import {nothing, type LitElement, type PropertyValues, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import type {SmartFlowError} from '../api/errors.js';
import {warnOnce} from '../api/warn.js';
import {referenceOf, type DeadEnd} from '../flows/dead-ends.js';
import {helpFrom} from '../flows/support.js';
import type {Session, SessionChange} from '../session/session.js';
import {withMessages, type Catalogue, type Replacement} from '../strings/catalogues.js';
import {en} from '../strings/en.js';
import type {Strings} from '../strings/strings.js';
import {dressAgain} from './adopted.js';
import {Announcer, type Saying} from './announcer.js';
import {SfErrorEvent} from './events.js';
import {report} from './failure.js';
import {focusHeading, readLevel} from './heading.js';
import {LanguageController, catalogueFor} from './language.js';
import {helpView} from './parts.js';
import {PatientElement} from './patient-element.js';
import {SessionController} from './session-controller.js';
import {SupportCard} from './support-card.js';
import {warnOfValues} from './values.js';

declare module '../session/options.js' {
  interface PageTexts extends Replacement<Strings> {}
}

function complain(path: string): void {
  warnOnce(`the text for "${path}" in messages cannot be used, and is left out.`);
}

/**
 * What all elements share: a session, a language, an attribute that says where they are, and one way to announce.
 *
 * @cssprop [--sf-palette-brand=light-dark(#0b5cab, #7cb8f5)] - Palette: the brand.
 * @cssprop [--sf-palette-ink=light-dark(#1a1f26, #e8ecf1)] - Palette: what is written with.
 * @cssprop [--sf-palette-paper=light-dark(#fff, #1a2028)] - Palette: what is written on.
 * @cssprop [--sf-palette-red=light-dark(#b3261e, #ff9e94)] - Palette: red, as text.
 * @cssprop [--sf-palette-green=light-dark(#1b6e3c, #7fd6a0)] - Palette: green, as text.
 * @cssprop [--sf-palette-amber=light-dark(#8a5300, #f0b860)] - Palette: amber, as text.
 * @cssprop [--sf-accent=--sf-palette-brand] - Buttons, what is chosen.
 * @cssprop [--sf-on-accent=white or black, whichever reads] - Text on the accent.
 * @cssprop [--sf-accent-text=the accent, darker or paler until it reads] - The accent as text: links, quiet buttons.
 * @cssprop [--sf-text=--sf-palette-ink] - Text.
 * @cssprop [--sf-muted=between text and surface] - Text of less weight.
 * @cssprop [--sf-surface=--sf-palette-paper] - Background.
 * @cssprop [--sf-border=between text and surface] - Lines around what one can use, such as fields.
 * @cssprop [--sf-line=--sf-border, faint] - Lines that only divide.
 * @cssprop [--sf-danger=--sf-palette-red] - What went wrong.
 * @cssprop [--sf-success=--sf-palette-green] - What went well.
 * @cssprop [--sf-warning=--sf-palette-amber] - What needs attention.
 * @cssprop [--sf-focus=--sf-accent-text] - Ring around what has the focus.
 * @cssprop [--sf-focus-width=3px] - Width of that ring.
 * @cssprop [--sf-font=inherit] - Font family.
 * @cssprop [--sf-font-size=1rem] - Size of the text; everything but distances and corners is measured in it.
 * @cssprop [--sf-radius=0.5rem] - Corners.
 * @cssprop [--sf-space=1rem] - Distance between parts; all other distances are a fraction of it.
 * @cssprop [--sf-border-width=1px] - Width of lines around fields and areas.
 * @cssprop [--sf-target=max(2.75em, 44px)] - Least height of buttons and fields; a link among text may be lower.
 * @cssprop [--sf-color-scheme=inherit] - `light`, `dark` or `light dark`, for the elements alone.
 * @cssprop [--sf-button-surface=--sf-accent] - Background of a button.
 * @cssprop [--sf-button-text=--sf-on-accent] - Text of a button.
 * @cssprop [--sf-button-border=--sf-button-surface] - Border of a button.
 * @cssprop [--sf-button-radius=--sf-radius] - Corners of a button.
 * @cssprop [--sf-button-weight=600] - Font weight of buttons, quiet ones too.
 * @cssprop [--sf-quiet-button-surface=transparent] - Background of a button that is not the first thing to do.
 * @cssprop [--sf-quiet-button-text=--sf-accent-text] - Text of such a button.
 * @cssprop [--sf-quiet-button-border=--sf-quiet-button-text] - Border of such a button.
 * @cssprop [--sf-field-surface=--sf-surface] - Background of a field.
 * @cssprop [--sf-field-text=--sf-text] - What is entered in a field.
 * @cssprop [--sf-field-border=--sf-border] - Border of a field.
 * @cssprop [--sf-field-radius=--sf-radius] - Corners of a field.
 * @cssprop [--sf-card-surface=--sf-surface] - Background of the whole element.
 * @cssprop [--sf-card-border=--sf-line] - Border of the whole element.
 * @cssprop [--sf-card-radius=calc(1.5 * --sf-radius)] - Corners of the whole element.
 * @cssprop [--sf-card-padding=min(1.5 * --sf-space, 6%)] - Distance of its content from its border.
 * @cssprop [--sf-card-shadow=none] - Shadow of the whole element, as in `box-shadow`.
 * @cssprop [--sf-heading-text=--sf-text] - Colour of headings.
 * @cssprop [--sf-heading-font=--sf-font] - Font family of headings.
 * @cssprop [--sf-heading-size=1.25em] - Size of the heading of an element.
 * @cssprop [--sf-heading-weight=650] - Font weight of headings.
 * @cssprop [--sf-notice-radius=calc(0.5 * --sf-radius)] - Corners of what is set off, such as the sentence about the standing.
 * @cssprop [--sf-badge-surface=transparent] - Background of a badge.
 * @cssprop [--sf-badge-text=--sf-muted] - Text of a badge.
 * @cssprop [--sf-badge-border=--sf-border] - Border of a badge.
 * @cssprop [--sf-badge-radius=1em] - Corners of a badge.
 */
export abstract class SmartFlowElement extends PatientElement {
  /** The session to use in place of the page's own, see `createSession`. */
  @property({attribute: false}) session?: Session;

  /** Level of the heading, 1 to 6, as it fits the page; headings below it follow. */
  @property({type: Number, attribute: 'heading-level'}) headingLevel = 2;

  protected readonly page = new SessionController(this);
  readonly #announcer = new Announcer(this);
  /** Most never need one. */
  #support?: SupportCard;
  #broken = false;
  /** What an update speaks, which asks for it a dozen times; null before it does. */
  #speaks?: Catalogue | null;

  constructor() {
    super();
    new LanguageController(this);
  }

  /** The texts in the language that is in force here. */
  protected get text(): Strings {
    return withMessages(this.#catalogue, this.page.current.options.messages, complain);
  }

  /** BCP 47 tag of that language. */
  protected override get language(): string {
    return this.#catalogue.tag;
  }

  get #catalogue(): Catalogue {
    const found = this.#speaks ?? catalogueFor(this, this.page.current.options.locale);
    if (this.#speaks === null) this.#speaks = found;
    return found;
  }

  /** Attributes that say where the element is; null and false for none. */
  protected abstract reflected(): Record<string, string | boolean | null>;

  /** Whether it would use a number that a gateway still knows. @internal */
  get wantsNumber(): boolean {
    return true;
  }

  /** Moves the focus to the heading, where somebody who was led here begins to read. */
  focusHeading(): void {
    focusHeading(this.renderRoot);
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
    const copied = this.#support?.said(this.text);
    return copied ? this.#announcer.region(this.language, copied.text, copied) : this.#announcer.region(this.language, text, saying);
  }

  /** Where the person cannot go on by themselves; null where they can. */
  protected get deadEnd(): DeadEnd | null {
    return null;
  }

  /** What to tell support, where the person cannot go on by themselves. */
  protected support(): TemplateResult | typeof nothing {
    const {deadEnd} = this;
    if (!deadEnd && !this.#support) return nothing;
    const {support} = this.page.current.options;
    const proNumber = typeof support?.proNumber === 'string' ? support.proNumber : '';
    this.#support ??= new SupportCard(this);
    return this.#support.view(this.text, deadEnd, proNumber);
  }

  /** Whom to turn to; a part of a greater whole leaves that to it. */
  protected help(): TemplateResult | typeof nothing {
    return this.nested ? nothing : helpView(this.text, helpFrom(this.page.current.options.support));
  }

  /** An element whose first place is in another document than the script's cannot have the sheets as they are. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    if (this.ownerDocument === document || this.shadowRoot) return super.createRenderRoot();
    const root = this.attachShadow((this.constructor as typeof LitElement).shadowRootOptions);
    dressAgain(this);
    return root;
  }

  adoptedCallback(): void {
    dressAgain(this);
  }

  sessionReplaced(_before?: Session): void {}

  sessionChanged(_change: SessionChange): void {}

  /** Announces something once it is on screen. One who has left the page by then has nothing to say. */
  protected announce(event: Event): void {
    this.updateComplete.then(() => this.isConnected && this.dispatchEvent(event)).catch(report);
  }

  /** Every event goes through here, so that the page's logger hears of it. @internal */
  override dispatchEvent(event: Event): boolean {
    this.page.current.note(event.type, (event as CustomEvent).detail);
    return super.dispatchEvent(event);
  }

  /** Announces a failure. */
  protected readonly fail = (error: SmartFlowError): void => {
    this.announce(new SfErrorEvent(error));
    if (error.code === 'unauthorized') this.page.current.expire();
  };

  /** What cannot be shown, since the page replaced what it needs for that, must not go on saying what was true before. */
  protected override performUpdate(): void {
    if (this.#broken) return;
    try {
      this.#speaks = null;
      super.performUpdate();
    } catch (error) {
      this.breakDown(error);
    } finally {
      this.#speaks = undefined;
    }
  }

  /** Shows that it does not work, and nothing else any more. */
  protected breakDown(error: unknown): void {
    this.#broken = true;
    report(error);
    try {
      for (const name of ['can-sign', 'next-step', 'busy', 'open']) this.removeAttribute(name);
      this.renderRoot.replaceChildren(this.#apology());
    } catch {
      this.hidden = true;
    }
  }

  #apology(): string {
    try {
      const {broken, reference} = this.text;
      return `${broken} ${reference(referenceOf({}, new Date()))}`;
    } catch {
      return en.broken;
    }
  }

  /** What may stand in attributes that name entries of a list of the page's own. */
  protected get choices(): Record<string, readonly string[]> {
    return {};
  }

  protected override updated(changed: PropertyValues): void {
    warnOfValues(this, changed, this.choices);
    for (const [name, value] of Object.entries(this.reflected())) {
      const text = value === true ? '' : value;
      if (text === null || text === false) this.removeAttribute(name);
      else if (this.getAttribute(name) !== text) this.setAttribute(name, text);
    }
  }
}
