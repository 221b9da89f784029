/** A yardstick: the form of plain.js in Lit, with the task and the client that the widgets use. Frozen: a change makes old figures void. */
import {Task} from '@lit/task';
import ky from 'ky';
import {css, html, LitElement, nothing} from 'lit';

class TaskVerify extends LitElement {
  static properties = {step: {state: true}};
  static styles = css`:host{display:block}form{display:grid;gap:8px}input,button{font:inherit;padding:8px}p{min-height:1.5em;margin:0;color:#b00}`;

  #msisdn = '';
  #task = new Task(this, {autoRun: false, task: async ([path, json], {signal}) => {
    await ky.post(`/api/public/${path}`, {json, signal, retry: 0});
    if (this.step === 'number') this.step = 'code';
    else this.dispatchEvent(new CustomEvent('verified', {bubbles: true, composed: true, detail: {msisdn: this.#msisdn}}));
  }});

  constructor() {
    super();
    this.step = 'number';
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#task.abort();
  }

  render() {
    return html`<form @submit=${this.#submit}>
      ${this.step === 'number'
        ? html`<label for="tel">Mobile number</label><input id="tel" type="tel" autocomplete="tel" required>`
        : html`<label for="otp">Code from the SMS</label><input id="otp" inputmode="numeric" autocomplete="one-time-code" required>`}
      <button ?disabled=${this.#task.status === 1}>${this.step === 'number' ? 'Send code' : 'Verify'}</button></form>
      <p role="alert">${this.#task.render({error: ({message}) => message}) ?? nothing}</p>`;
  }

  #submit(event) {
    event.preventDefault();
    const text = this.renderRoot.querySelector('input').value;
    if (this.step === 'number') this.#msisdn = text;
    const first = this.step === 'number';
    this.#task.run([first ? 'confirm' : 'phone/verification/code', {msisdn: this.#msisdn, ...(!first && {code: text})}]);
  }
}

customElements.define('task-verify', TaskVerify);
