/** The live example of an element's page: its controls, its markup, its events, and the phone of who is played. */
import {make, timeOf} from '/page/dom.js';

const element = document.querySelector('#stage')?.firstElementChild;
const markup = document.querySelector('#markup code');
const form = document.querySelector('#controls-form');
const log = document.querySelector('#log');
const who = document.querySelector('#who');

/** The rules of what was chosen below "Parts" and "Custom properties": a sheet of its own, as the policy wants it. */
const look = new CSSStyleSheet();
document.adoptedStyleSheets.push(look);

const isOn = field => (field.type === 'checkbox' ? field.checked : field.value !== field.defaultValue);
const chosen = name => [...form.querySelectorAll(`[data-${name}]`)].filter(isOn);

function shownMarkup() {
  const tag = element.localName;
  const attributes = [...form.querySelectorAll('[data-attribute]')]
    .filter(({dataset}) => element.hasAttribute(dataset.attribute))
    .map(({dataset, type}) => (type === 'checkbox' ? ` ${dataset.attribute}` : ` ${dataset.attribute}="${element.getAttribute(dataset.attribute).replaceAll('"', '&quot;')}"`));
  return `<${tag}${attributes.join('')}>${element.innerHTML}</${tag}>`;
}

function apply() {
  const tokens = chosen('token').map(({dataset, value}) => `${dataset.token}: ${value};`);
  const parts = chosen('part').map(({dataset}) => `${element.localName}::part(${dataset.part}) { outline: 3px dashed #c2410c; outline-offset: 2px; }`);
  look.replaceSync(`${element.localName} { ${tokens.join(' ')} } ${parts.join(' ')}`);
  markup.textContent = shownMarkup();
}

function setAttribute({dataset: {attribute}, type, checked, value}) {
  if (type === 'checkbox') element.toggleAttribute(attribute, checked);
  else if (value === '') element.removeAttribute(attribute);
  else element.setAttribute(attribute, value);
}

function setSlot({dataset: {slot}, value}) {
  const mine = [...element.children].find(({dataset}) => dataset.from === `slot ${slot}`);
  mine?.remove();
  if (value) element.append(make('p', {'data-from': `slot ${slot}`, ...(slot && {slot})}, value));
}

function followControls() {
  form.addEventListener('input', ({target}) => {
    if (target.dataset.attribute !== undefined) setAttribute(target);
    if (target.dataset.slot !== undefined) setSlot(target);
    apply();
  });
  form.addEventListener('submit', event => event.preventDefault());
  apply();
}

/** Numbers and addresses are shortened, as an integrator's own log should do. */
function shorten(key, value) {
  if (value instanceof Error) return {code: value.code, message: value.message};
  return typeof value === 'string' ? value.replace(/^(\d{4})\d{5,9}(\d\d)$/, '$1•••••$2').replace(/^(https?:\/\/[^/]+\/).*/, '$1…') : value;
}

function followEvents() {
  const list = log.querySelector('ol');
  for (const name of log.dataset.events.split(' ')) {
    element.addEventListener(name, ({detail}) => {
      log.querySelector('p').hidden = true;
      list.prepend(make('li', {}, make('time', {}, timeOf(Date.now())), ' ', make('b', {}, name), ' ', make('code', {}, JSON.stringify(detail, shorten))));
      list.children[40]?.remove();
    });
  }
}

/** The phone of the person: its last message, and a button for what Mobile ID asks. */
function followPhone() {
  const field = form.querySelector('[data-attribute=msisdn]');
  const shown = document.querySelector('#phone');
  const confirm = document.querySelector('#confirm');
  confirm.disabled = true;

  async function look() {
    const {sms, prompts} = await (await fetch(`/demo/phone?msisdn=${who.elements.persona.value}`)).json();
    const text = prompts[0]?.text ?? sms.at(-1)?.text ?? shown.dataset.empty;
    if (shown.textContent !== text) shown.textContent = text;
    confirm.disabled = prompts.length === 0;
  }

  who.addEventListener('change', () => {
    element.setAttribute('msisdn', who.elements.persona.value);
    field.value = who.elements.persona.value;
    apply();
    look();
  });
  who.addEventListener('submit', event => event.preventDefault());
  confirm.addEventListener('click', async () => {
    const body = JSON.stringify({msisdn: who.elements.persona.value, answer: 'confirm'});
    await fetch('/demo/phone', {method: 'POST', headers: {'content-type': 'application/json'}, body});
    look();
  });
  field.value = who.elements.persona.value;
  look();
  setInterval(() => document.hidden || look().catch(() => {}), 1000);
}

if (element) {
  followControls();
  if (who) followPhone();
  if (log) followEvents();
}
