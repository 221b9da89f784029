/** A yardstick: the form of plain.js in Lit. Frozen: a change makes old figures void. */
import {css, html, LitElement, nothing} from 'lit';

class LitVerify extends LitElement {
  static properties = {step: {state: true}, busy: {state: true}, problem: {state: true}};
  static styles = css`:host{display:block}form{display:grid;gap:8px}input,button{font:inherit;padding:8px}p{min-height:1.5em;margin:0;color:#b00}`;

  #ended;
  #msisdn = '';

  constructor() {
    super();
    this.step = 'number';
    this.busy = false;
    this.problem = '';
  }

  connectedCallback() {
    super.connectedCallback();
    this.#ended = new AbortController();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#ended.abort();
  }

  render() {
    return html`<form @submit=${this.#submit}>
      ${this.step === 'number'
        ? html`<label for="tel">Mobile number</label><input id="tel" type="tel" autocomplete="tel" required>`
        : html`<label for="otp">Code from the SMS</label><input id="otp" inputmode="numeric" autocomplete="one-time-code" required>`}
      <button ?disabled=${this.busy}>${this.step === 'number' ? 'Send code' : 'Verify'}</button></form>
      <p role="alert">${this.problem || nothing}</p>`;
  }

  async #submit(event) {
    event.preventDefault();
    const text = this.renderRoot.querySelector('input').value;
    const first = this.step === 'number';
    if (first) this.#msisdn = text;
    this.busy = true;
    this.problem = '';
    try {
      await this.send(first ? 'confirm' : 'phone/verification/code', {msisdn: this.#msisdn, ...(!first && {code: text})}, this.#ended.signal);
      if (first) this.step = 'code';
      else this.dispatchEvent(new CustomEvent('verified', {bubbles: true, composed: true, detail: {msisdn: this.#msisdn}}));
    } catch (error) {
      if (error.name !== 'AbortError') this.problem = error.message;
    } finally {
      this.busy = false;
    }
  }

  async send(path, body, signal) {
    const answer = await fetch(`/api/public/${path}`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body), signal});
    if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
  }
}

customElements.define('lit-verify', LitVerify);
