/** What the pages in this folder do around their own markup, which each of them has between `#own` and its end. */
import {signOut} from '/dist/smart-flow.js';
import {listenToEvents} from '/page/events.js';
import {firstLines, showMarkup} from '/page/markup.js';
import {showPeople} from '/page/people.js';
import {showPhone} from '/page/phone.js';
import {followSettings} from '/page/settings.js';
import {mark, say, translate} from '/page/words.js';

const own = document.querySelector('#own');
/** The flow, the gate or the launcher; a frame has its own. */
const way = own.querySelector('sf-flow, sf-gate, sf-launcher');
const frame = own.querySelector('iframe');
const outcome = document.querySelector('#outcome');

const phone = showPhone();
const people = showPeople(play);
let phoneWindow;
let number = '';
let runs = 0;
/** Key of the sentence under the page's own markup. */
let told = '';

function tell(key) {
  told = key;
  mark(outcome);
  outcome.textContent = key && say(key);
}

function showNumber(msisdn) {
  number = msisdn;
  phone.show(msisdn);
  if (phoneWindow && !phoneWindow.closed) phoneWindow.location.hash = msisdn;
}

/** A frame begins anew where it is loaded anew, from an address it has not been at; the number follows when it is there. */
function loadFrame() {
  const url = new URL(`/ways/window.html${location.search}`, location.origin);
  url.searchParams.set('run', String(++runs));
  frame.contentWindow.location.replace(url);
}

/** Begins anew as somebody. */
async function play({msisdn}) {
  tell('');
  way?.close?.();
  await signOut().catch(() => {});
  if (way) way.msisdn = msisdn;
  showNumber(msisdn);
  if (frame) loadFrame();
  people.mark(msisdn);
}

// --- the markup to copy ---

const mine = ['id', 'data-text', 'data-title'];
/** What the elements say of themselves, and what the person who is played brings along. */
const reflected = ['step', 'busy', 'open'];

function ownMarkup() {
  const copy = own.cloneNode(true);
  for (const element of copy.querySelectorAll('*')) {
    for (const name of mine) element.removeAttribute(name);
    if (element.localName.startsWith('sf-')) for (const name of reflected) element.removeAttribute(name);
  }
  const lines = copy.innerHTML.split('\n').filter(line => line.trim());
  const indent = Math.min(...lines.map(line => line.search(/\S/)));
  return lines.map(line => line.slice(indent));
}

const windowLines = [
  '<script type="module">',
  "  import {configure} from '/dist/smart-flow.js';",
  "  configure({flowUrl: '/ways/window.html'});",
  '</script>',
];
const closeLines = [
  '<script>',
  "  addEventListener('sf-close', event => console.log(event.detail.outcome));",
  '</script>',
];
const frameLines = [
  '<!-- /ways/window.html -->',
  '<script type="module" src="/dist/smart-flow.js"></script>',
  '<sf-flow></sf-flow>',
];

function markup() {
  if (frame) return [...ownMarkup(), ...frameLines];
  const isLauncher = way.localName === 'sf-launcher';
  const inWindow = isLauncher && way.mode !== 'dialog';
  return [...firstLines(), ...(inWindow ? windowLines : []), ...ownMarkup(), ...(isLauncher ? closeLines : [])];
}

// --- what happens ---

followSettings(({lang, scheme}) => {
  document.documentElement.lang = lang;
  document.documentElement.dataset.scheme = scheme;
  translate();
  tell(told);
  phone.translate();
  people.translate();
  showMarkup(markup());
});

listenToEvents(({type, detail}) => {
  if (type === 'sf-code-sent') showNumber(detail.msisdn);
  if (type === 'sf-open') tell('isOpen');
  if (type === 'sf-close') tell(detail.outcome);
  if (type === 'sf-complete' && way.localName !== 'sf-launcher') tell('ended');
  phone.look();
});

// From the frame or the window, which is of this origin.
addEventListener('message', ({source, origin, data}) => {
  if (origin !== location.origin) return;
  if (data?.smartFlow === 'shown' && source === frame?.contentWindow) source.postMessage({smartFlow: 'number', msisdn: number}, origin);
  if (data?.demoPhone) showNumber(data.demoPhone);
  if (data?.smartFlow === 'complete' && frame) tell('ended');
});

document.querySelector('#sign')?.addEventListener('click', () => tell('signed'));

document.querySelector('#sign-out').addEventListener('click', () => play({msisdn: number}));

document.querySelector('#start-over').addEventListener('click', async () => {
  await fetch('/demo/reset', {method: 'POST'});
  await play(people.chosen());
});

document.querySelector('#phone-away').addEventListener('click', () => {
  phoneWindow = window.open(`/ways/phone.html${location.search}#${number}`, 'phone', 'popup,width=400,height=520');
});

if (frame) {
  // As high as what is in it, so that nobody scrolls in two places.
  const fit = () => (frame.style.blockSize = `${frame.contentDocument.body.scrollHeight}px`);
  const watch = () => {
    new ResizeObserver(fit).observe(frame.contentDocument.body);
    fit();
  };
  frame.addEventListener('load', watch);
  if (frame.contentDocument?.readyState === 'complete') watch();
}

const [first] = await people.load();
if (way) way.msisdn = first.msisdn;
people.mark(first.msisdn);
showNumber(first.msisdn);
if (frame) loadFrame();
