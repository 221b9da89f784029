import {html, nothing, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {launchModes} from '../flows/attributes.js';
import {readGivenMsisdn} from '../flows/msisdn.js';
import {base} from './base.styles.js';
import {SfCloseEvent, SfOpenEvent} from './events.js';
import {FlowElement} from './flow-options.js';
import {flowAddress} from './flow-address.js';
import {readResult} from './launch-result.js';
import {closer, showWindow, type FlowResult, type LaunchMode, type Shown} from './launch.js';
import {styles} from './sf-launcher.styles.js';
import {tokenNames} from './tokens.styles.js';

/**
 * A button that opens the flow: in a dialog, a pop-up, or a tab. Where one way is blocked the next is tried.
 * What is shown stays until the person closes it. A dialog is over then; a window already when its end is reached.
 * The events of the steps come from a dialog alone: a window tells its end.
 *
 * @tagname sf-launcher
 * @attr {boolean} open - The flow is shown (read-only).
 * @fires {SfOpenEvent} sf-open - It was opened; `detail.mode` says how.
 * @fires {SfCloseEvent} sf-close - It is over; `detail.outcome` is `completed`, `cancelled` or `failed`. Exactly once for each opening.
 * @slot - The button's text.
 * @slot help - Whom to turn to, in the dialog; default: what `support` of the configuration says.
 * @csspart button - The button.
 * @csspart dialog - The dialog.
 * @csspart close-button - Closes the dialog.
 * @csspart note - Where to go on, while a window is open.
 * @csspart help - Whom to turn to.
 */
export class SfLauncher extends FlowElement {
  static override styles = [base, styles];

  /** How the flow is shown: `dialog`, `popup` or `tab`. */
  @property() mode: LaunchMode = 'dialog';

  /** No button: the flow is opened by a script. */
  @property({type: Boolean}) bare = false;

  #shown: Shown | null = null;
  #ended: Promise<FlowResult> | null = null;
  #inDialog: {element: HTMLElement; end: (outcome: 'completed' | 'cancelled') => void} | null = null;
  #msisdn = '';
  /** It is shown in a window of its own. */
  #elsewhere = false;

  /**
   * Opens the flow; to be called in a click, or browsers block a window. Resolves when it is over, and never
   * rejects; while it is open, answers the same promise again.
   *
   * @param prefer Ways to show it, first choice first; a dialog is always the last resort.
   */
  open(prefer: readonly LaunchMode[] = [this.mode]): Promise<FlowResult> {
    this.#ended ??= this.#run([...prefer.filter(mode => launchModes.includes(mode)), 'dialog']);
    return this.#ended;
  }

  /** Closes the flow, as somebody who changed their mind would. */
  close(): void {
    this.#shown?.close();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    queueMicrotask(() => !this.isConnected && this.close());
  }

  /** Whoever is shown in here asks for it. @internal */
  override get wantsNumber(): boolean {
    return false;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  protected override reflected(): Record<string, string | boolean | null> {
    return {open: this.#shown !== null};
  }

  async #run(ways: LaunchMode[]): Promise<FlowResult> {
    this.#msisdn = '';
    let ended: Awaited<Shown['ended']> = 'blocked';
    for (const mode of ways) {
      this.#shown = this.#show(mode);
      if (!this.#shown) continue;
      this.#elsewhere = mode !== 'dialog';
      this.requestUpdate();
      this.announce(new SfOpenEvent(mode));
      ended = await this.#shown.ended;
      if (ended !== 'blocked') break;
    }
    this.#elsewhere = false;
    this.requestUpdate();
    const result = await readResult(ended, this.page.current, this.#msisdn, this.settings);
    this.#shown = this.#ended = null;
    this.requestUpdate();
    this.dispatchEvent(new SfCloseEvent(result.outcome));
    return result;
  }

  #show(mode: LaunchMode): Shown | null {
    if (mode === 'dialog') return this.#showDialog();
    const url = flowAddress(this.page.current);
    if (!url) return null;
    const features = mode === 'popup' ? 'popup,width=520,height=760' : '';
    return showWindow({
      url,
      features,
      fragment: this.#fragment(),
      msisdn: this.msisdn,
      fill: (document, loaded) => this.#fill(document, loaded),
      heard: msisdn => (this.#msisdn = readGivenMsisdn(msisdn, 'CH') ?? ''),
    });
  }

  /** What was asked, but for the number, for a page that shows the flow: it has elements and a language of its own. */
  #fragment(): string {
    const asked = Object.entries({...this.settings, msisdn: '', lang: this.language}).filter(([, value]) => value);
    return new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  }

  #fill(document: Document, loaded: Promise<void>): HTMLElement {
    document.documentElement.lang = this.language;
    document.title = this.text.flowTitle;
    const {style} = document.documentElement;
    const here = getComputedStyle(this);
    style.colorScheme = here.colorScheme;
    style.fontFamily = here.fontFamily;
    for (const name of tokenNames()) style.setProperty(name, here.getPropertyValue(name));
    // The bundle that the window loads knows its elements by their own names, whatever they are called here.
    const flow = document.createElement('sf-flow') as HTMLElement & {session: unknown};
    // Properties set before the tag is defined are taken over when it is.
    Object.assign(flow, this.settings, {session: this.page.current});
    flow.append(closer(document, this.text.close));
    void loaded.then(() => document.body.append(flow), () => undefined);
    this.#follow(flow);
    return flow;
  }

  #follow(flow: HTMLElement): void {
    // Also the number that the page vouches for, and one that the gateway's session held.
    for (const name of ['sf-phone-verified', 'sf-status-change', 'sf-complete']) {
      flow.addEventListener(name, event => (this.#msisdn = (event as CustomEvent<{msisdn: string}>).detail.msisdn));
    }
  }

  #showDialog(): Shown {
    const element = this.create('flow');
    Object.assign(element, this.settings, {session: this.session, headingLevel: this.headingLevel, nested: true});
    this.#follow(element);
    const ended = new Promise<'completed' | 'cancelled'>(resolve => {
      let outcome: 'completed' | 'cancelled' = 'cancelled';
      // It stays until the person closes it: they may want to read how it ended, or to take the receipt.
      element.addEventListener('sf-complete', () => (outcome = 'completed'));
      this.#inDialog = {element, end: () => resolve(outcome)};
    });
    this.requestUpdate();
    void this.updateComplete.then(() => {
      this.#dialog?.showModal();
      // Not what closes it, which comes first: the key that opened it may still be down. Chromium takes no `autofocus` for that.
      this.#dialog?.focus();
    });
    return {ended: ended.finally(() => this.#leaveDialog()), close: () => this.#endDialog()};
  }

  readonly #endDialog = (): void => this.#inDialog?.end('cancelled');

  #leaveDialog(): void {
    this.#dialog?.close();
    this.#inDialog = null;
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const {text} = this;
    const note = this.#elsewhere ? text.launchElsewhere : '';
    const leads = ['popup', 'tab'].includes(this.mode) && flowAddress(this.page.current);
    return html`<div lang=${this.language}>
      ${this.bare
        ? nothing
        : html`<button part="button" type="button" aria-haspopup=${leads ? nothing : 'dialog'} @click=${() => void this.open()}
            ><slot>${text.launch}</slot>${leads ? html`<span class="unseen">${` ${this.mode === 'tab' ? text.newTab : text.newWindow}`}</span>` : nothing}</button
          >`}
      <p part="note" class="quiet">${note}</p>
      ${this.#inDialog
        ? html`<dialog part="dialog" tabindex="-1" aria-label=${text.flowTitle} @close=${this.#endDialog} @cancel=${this.#endDialog}>
            <button part="close-button" type="button" class="second" title=${text.close} @click=${this.#endDialog}
              ><span class="unseen">${text.close}</span></button
            >
            ${this.#inDialog.element} ${this.help()}
          </dialog>`
        : nothing}
      </div>
      ${this.spoken(note)}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-launcher': SfLauncher;
  }
}
