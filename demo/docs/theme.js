/** The token editor: applies what is entered, writes the CSS to copy, and shows what `lintTheme()` finds. */
import {lintTheme} from '/dist/smart-flow.js';

import {make} from '/page/dom.js';

const form = document.querySelector('#tokens');
const stage = document.querySelector('#stage');
const code = document.querySelector('#css code');
const findings = document.querySelector('#lint');

function apply() {
  const tokens = [...new FormData(form)].filter(([, value]) => value.trim() !== '');
  for (const {name} of form.querySelectorAll('input')) stage.style.removeProperty(name);
  for (const [name, value] of tokens) stage.style.setProperty(name, value);
  code.textContent = `:root {\n${tokens.map(([name, value]) => `  ${name}: ${value};\n`).join('')}}`;
  const found = lintTheme(stage);
  findings.replaceChildren(
    found.length === 0 ? make('p', {}, 'Nothing: everybody can read it.') : make('ul', {}, ...found.map(({message}) => make('li', {}, message))),
  );
}

form.addEventListener('input', apply);
// The fields are empty once this event is over.
form.addEventListener('reset', () => queueMicrotask(() => setTimeout(apply)));
form.addEventListener('submit', event => event.preventDefault());
customElements.whenDefined('sf-status').then(apply);
