/** The phone beside the page: SMS that arrived, and Mobile ID requests to answer. */
import {make, spell, timeOf} from './dom.js';
import {ownLang, say} from './words.js';

/** Milliseconds between two looks at it. */
const pace = 1000;

function message({text, code, sentAt}) {
  const copy = () => navigator.clipboard.writeText(code);
  return make(
    'li',
    {},
    make('p', {lang: 'en'}, text),
    make(
      'p',
      {class: 'meta'},
      make('time', {datetime: new Date(sentAt).toISOString()}, timeOf(sentAt)),
      make('button', {type: 'button', class: 'plain', lang: ownLang() ?? undefined, click: copy}, say('copyCode')),
    ),
  );
}

export function showPhone() {
  const box = document.querySelector('#phone');
  const screen = box.querySelector('.screen');
  const messages = box.querySelector('#messages');
  const prompts = box.querySelector('#prompts');
  let msisdn = '';
  let shown = '';
  let timer;

  async function answer(word) {
    await fetch('/demo/phone', {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({msisdn, answer: word}),
    });
    look();
  }

  function prompt({text}) {
    return make(
      'div',
      {class: 'prompt', role: 'group', 'aria-label': say('prompt')},
      make('p', {class: 'from'}, say('prompt')),
      make('p', {lang: 'en'}, text),
      make('button', {type: 'button', lang: ownLang() ?? undefined, click: () => answer('confirm')}, say('confirm')),
      ' ',
      make('button', {type: 'button', class: 'second', lang: ownLang() ?? undefined, click: () => answer('decline')}, say('decline')),
    );
  }

  function draw({sms, prompts: waiting}) {
    // Only what is new is added: a list made anew would be read out anew.
    const fresh = sms.slice(messages.childElementCount).map(message);
    messages.append(...fresh);
    prompts.replaceChildren(...waiting.map(prompt));
    screen.scrollTop = screen.scrollHeight;
    box.querySelector('.empty').hidden = sms.length + waiting.length > 0;
  }

  function clear() {
    shown = '';
    messages.replaceChildren();
    prompts.replaceChildren();
  }

  /** Looks now, and then again and again. */
  async function look() {
    clearTimeout(timer);
    const asked = msisdn;
    const news = await fetch(`/demo/phone?msisdn=${asked}`).then(answer => answer.json(), () => null);
    clearTimeout(timer);
    timer = setTimeout(look, pace);
    if (!news || asked !== msisdn) return;
    const text = JSON.stringify(news);
    if (text === shown) return;
    if (news.sms.length < messages.childElementCount) clear();
    shown = text;
    draw(news);
  }

  function show(next) {
    if (next !== msisdn) clear();
    msisdn = next;
    box.querySelector('#phone-number').textContent = spell(msisdn);
    look();
  }

  return {
    show,
    look: () => msisdn && look(),
    translate() {
      clear();
      if (msisdn) look();
    },
  };
}
