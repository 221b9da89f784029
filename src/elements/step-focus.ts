import type {LitElement, ReactiveController} from 'lit';

import {focusHeading} from './heading.js';

/** What the person sees: which step, and what is wrong in it. */
export interface Seen {
  step: string;
  problem?: object;
}

/**
 * Moves the focus where the next thing is: to the heading of a new step, to the field that is wrong. Only where the
 * focus is in the element already, so that it is taken from nobody.
 */
export class StepFocus implements ReactiveController {
  readonly #host: LitElement;
  readonly #look: () => Seen;
  #before?: Seen;
  #inside = false;

  constructor(host: LitElement, look: () => Seen) {
    this.#host = host;
    this.#look = look;
    host.addController(this);
  }

  /** Not `:focus`, which matches nothing while the person is in another window. */
  get #hasFocus(): boolean {
    return Boolean(this.#host.shadowRoot?.activeElement);
  }

  hostUpdate(): void {
    this.#inside = this.#hasFocus;
  }

  hostUpdated(): void {
    const before = this.#before;
    const seen = (this.#before = this.#look());
    if (!this.#inside || !before) return;
    const {renderRoot} = this.#host;
    // What had the focus may be gone: somebody who reads with the keyboard begins at the heading again.
    if (seen.step !== before.step || !this.#hasFocus) focusHeading(renderRoot);
    else if (seen.problem && seen.problem !== before.problem) renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }
}
