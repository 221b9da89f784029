/** A yardstick: the form in two steps that the widgets are compared with, in plain custom elements. Frozen: a change makes old figures void. */
const markup = document.createElement('template');
markup.innerHTML = `
<style>:host{display:block}form{display:grid;gap:8px}[hidden]{display:none}input,button{font:inherit;padding:8px}p{min-height:1.5em;margin:0;color:#b00}</style>
<form id="number"><label for="tel">Mobile number</label><input id="tel" type="tel" autocomplete="tel" required><button>Send code</button></form>
<form id="code" hidden><label for="otp">Code from the SMS</label><input id="otp" inputmode="numeric" autocomplete="one-time-code" required><button>Verify</button></form>
<p role="alert"></p>`;

class PlainVerify extends HTMLElement {
  #ended;

  connectedCallback() {
    this.#ended = new AbortController();
    if (this.shadowRoot) return;
    const root = this.attachShadow({mode: 'open'});
    root.append(markup.content.cloneNode(true));
    root.getElementById('number').addEventListener('submit', event => this.#submit(event, 'confirm', 'tel'));
    root.getElementById('code').addEventListener('submit', event => this.#submit(event, 'phone/verification/code', 'otp'));
  }

  disconnectedCallback() {
    this.#ended.abort();
  }

  async #submit(event, path, field) {
    event.preventDefault();
    const root = this.shadowRoot;
    const alert = root.querySelector('p');
    const button = event.target.querySelector('button');
    const msisdn = root.getElementById('tel').value;
    const body = JSON.stringify(field === 'tel' ? {msisdn} : {msisdn, code: root.getElementById('otp').value});
    button.disabled = true;
    alert.textContent = '';
    try {
      const answer = await fetch(`/api/public/${path}`, {method: 'POST', headers: {'Content-Type': 'application/json'}, body, signal: this.#ended.signal});
      if (!answer.ok) throw new Error(`The service answered ${answer.status}.`);
      if (field === 'tel') {
        root.getElementById('number').hidden = true;
        root.getElementById('code').hidden = false;
        root.getElementById('otp').focus();
      } else {
        this.dispatchEvent(new CustomEvent('verified', {bubbles: true, composed: true, detail: {msisdn}}));
      }
    } catch (error) {
      if (error.name !== 'AbortError') alert.textContent = error.message;
    } finally {
      button.disabled = false;
    }
  }
}

customElements.define('plain-verify', PlainVerify);
