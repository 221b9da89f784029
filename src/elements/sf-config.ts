import {html, LitElement, type TemplateResult} from 'lit';
import {property} from 'lit/decorators.js';

import {configure} from '../session/page.js';
import type {SmartFlowOptions} from '../session/options.js';

/**
 * Configures the page, as `configure()` does, for pages without a script of their own. Its attributes are read once,
 * when it is connected.
 *
 * @tagname sf-config
 * @slot - Anything; shown as it is.
 */
export class SfConfig extends LitElement {
  /** Root of the Smart Flows API or of the gateway; default `/smart-flow/`. */
  @property({attribute: 'api-base'}) apiBase = '';

  /** An address of the page's own that answers a POST with the OAuth token response. */
  @property({attribute: 'token-url'}) tokenUrl = '';

  /** BCP 47 tag; default: the nearest `lang` attribute, then the browser's language. */
  @property() locale = '';

  /** Hosts that terms and consent pages may be on, separated by blanks or commas. */
  @property({attribute: 'allowed-hosts'}) allowedHosts = '';

  override connectedCallback(): void {
    super.connectedCallback();
    const {apiBase, tokenUrl, locale} = this;
    const allowedHosts = this.allowedHosts.split(/[\s,]+/).filter(Boolean);
    const options: SmartFlowOptions = {
      ...(apiBase && {apiBase}),
      ...(tokenUrl && {tokenUrl}),
      ...(locale && {locale}),
      ...(allowedHosts.length > 0 && {allowedHosts}),
    };
    try {
      configure(options);
    } catch (error) {
      // Nobody can catch what an element throws while the page is parsed; its maker should still read it.
      console.error(error);
    }
  }

  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'sf-config': SfConfig;
  }
}
