import {LitElement, nothing, type PropertyValues} from 'lit';
import {property} from 'lit/decorators.js';

import {SmartFlowElement} from './element.js';

/** What an element tells the form it stands in. */
export interface FormState {
  /** What the form submits; null for nothing. */
  value: string | null;
  /** Why the form may not be submitted yet; empty when it may. */
  missing: string;
}

/** An element that is a field of the form around it: it has a value, and can keep the form from being sent. */
export abstract class SmartFlowFormElement extends SmartFlowElement {
  static readonly formAssociated = true;
  // A form points at an invalid field by focusing it; without delegation there would be nothing to focus.
  static override shadowRootOptions: ShadowRootInit = {...LitElement.shadowRootOptions, delegatesFocus: true};

  /** Name of the value in the form's data. */
  @property() name = '';

  /** Keeps the form from being sent until there is a value. */
  @property({type: Boolean, reflect: true}) required = false;

  /** Nothing can be entered or sent. */
  @property({type: Boolean, reflect: true}) disabled = false;

  readonly #internals = this.attachInternals();
  #disabledByForm = false;
  /** A form may point at the whole. */
  #pointed = false;

  /** The form this element belongs to, or null. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** See `HTMLInputElement.validity`. */
  get validity(): ValidityState {
    return this.#internals.validity;
  }

  /** Why the form cannot be sent because of this element; empty when it can. */
  get validationMessage(): string {
    return this.#internals.validationMessage;
  }

  /** Whether the element takes part in the form's validation. */
  get willValidate(): boolean {
    return this.#internals.willValidate;
  }

  /** Whether the form can be sent as far as this element goes. */
  checkValidity(): boolean {
    return this.#internals.checkValidity();
  }

  /** The same, and shows the person why not. */
  reportValidity(): boolean {
    return this.#internals.reportValidity();
  }

  formDisabledCallback(disabled: boolean): void {
    this.#disabledByForm = disabled;
    this.requestUpdate();
  }

  formResetCallback(): void {
    this.toStart();
  }

  /** The landmark that the element is; a part of a greater whole is none. */
  protected get landmark(): string | typeof nothing {
    return this.nested ? nothing : 'form';
  }

  /**
   * The form in here has no binding, and only one child that stays: whoever reads a property of a form, as a binding
   * does, has Chromium keep a list of its fields, and then each change on the page goes through the lists of all forms.
   */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    root.addEventListener('submit', event => {
      event.preventDefault();
      this.submit();
    });
    return root;
  }

  /** The person wants to go on. */
  protected abstract submit(): void;

  /** Back to the first state. */
  protected abstract toStart(): void;

  protected abstract formState(): FormState;

  /** Whether nothing can be done here, by the element's own attribute or a fieldset around it. */
  protected get off(): boolean {
    return this.disabled || this.#disabledByForm;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const {value, missing} = this.formState();
    this.#internals.setFormValue(value);
    const isMissing = this.required && missing !== '';
    const field = this.renderRoot.querySelector<HTMLElement>('input, button, a');
    const whole = this.#pointAt(isMissing && !field);
    if (isMissing) this.#internals.setValidity({valueMissing: true}, missing, field ?? whole);
    else this.#internals.setValidity({});
  }

  /** Lets a form point at the whole, to say why it is not sent, while nothing is there yet that can be filled in. */
  #pointAt(wanted: boolean): HTMLElement | undefined {
    if (!wanted && !this.#pointed) return undefined;
    const whole = this.renderRoot.querySelector<HTMLElement>('.card') ?? undefined;
    if (wanted && whole) whole.tabIndex = -1;
    // Whoever is there would be nowhere without it.
    this.#pointed = wanted || (whole !== undefined && this.shadowRoot?.activeElement === whole);
    if (!this.#pointed) whole?.removeAttribute('tabindex');
    return wanted ? whole : undefined;
  }
}
