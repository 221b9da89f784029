import {LitElement, ReactiveElement, type PropertyDeclaration, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';

import {languageComing} from '../strings/catalogues.js';
import {inTurn} from './turns.js';

/** An element that is shown once its language has come, and the page has time for it. */
export abstract class PatientElement extends LitElement {
  /**
   * What a page takes away, or a framework gives as null or undefined, is again what it was before anybody gave it; a text is a
   * text, whatever was given for it.
   */
  protected static override getPropertyDescriptor(name: PropertyKey, key: string | symbol, options: PropertyDeclaration): PropertyDescriptor | undefined {
    const own = super.getPropertyDescriptor(name, key, options);
    // What is first set is what the class begins with; what is no attribute begins with a list, or with nothing.
    let initial: unknown;
    return own && {
      ...own,
      set(value: unknown) {
        if (options.attribute !== false || Array.isArray(value)) initial ??= value;
        const given = value ?? initial ?? value;
        own.set?.call(this, typeof initial === 'string' ? String(given) : given);
      },
    };
  }

  /** Part of a greater whole, which has a name of its own and offers help. @internal */
  @property({attribute: false}) nested = false;

  /** Settles once it has its turn to be shown; none where it had. */
  #turn?: Promise<void> | undefined;

  /** BCP 47 tag of the language that is in force here. */
  protected abstract get language(): string;

  /** What is about to be there in the person's language is not shown in another one first. */
  protected override scheduleUpdate(): void | Promise<unknown> {
    const coming = this.hasUpdated ? undefined : languageComing();
    // By then more of it may be on its way.
    return coming ? coming.then(() => this.scheduleUpdate()) : super.scheduleUpdate();
  }

  /**
   * What an element reads and tells it does at once; what is shown has its turn. What is part of a greater whole is shown with it,
   * and what the page wants to have the focus must be there to have it.
   */
  protected override update(changed: PropertyValues): void {
    if (!this.hasUpdated && !this.nested && !this.autofocus) this.#turn = inTurn(this.#show);
    if (!this.#turn) return super.update(changed);
    // Whoever asks for a language has it come.
    void this.language;
    ReactiveElement.prototype['update'].call(this, changed);
  }

  readonly #show = (): void => {
    if (!this.#turn) return;
    const coming = languageComing();
    this.#turn = coming?.then(this.#show);
    // Who has left meanwhile is shown where they come back.
    if (coming || !this.isConnected) return;
    this.requestUpdate();
    this.performUpdate();
  };

  protected override async getUpdateComplete(): Promise<boolean> {
    const complete = await super.getUpdateComplete();
    while (this.#turn) await this.#turn;
    return complete;
  }
}
