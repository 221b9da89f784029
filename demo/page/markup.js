/** The markup to copy. */
import {mark, say} from './words.js';

const pre = document.querySelector('#markup code');
const copied = document.querySelector('#copied');

/** Attributes as they would be written, those at their default left out. */
export function attributes(given) {
  return Object.entries(given).filter(([, value]) => value).map(([name, value]) => ` ${name}="${value}"`).join('');
}

/** The line that every page has, and the configuration where there is one. */
export function firstLines() {
  const config = document.querySelector('sf-config');
  const access = {'api-base': config?.getAttribute('api-base'), 'token-url': config?.getAttribute('token-url')};
  const written = attributes(access);
  return ['<script type="module" src="/dist/smart-flow.js"></script>', written && `<sf-config${written}></sf-config>`];
}

/** Shows how a page is written; what is empty is left out. */
export function showMarkup(lines) {
  pre.textContent = lines.filter(Boolean).join('\n');
  copied.textContent = '';
}

document.querySelector('#copy').addEventListener('click', async () => {
  const done = await navigator.clipboard.writeText(pre.textContent).then(() => true, () => false);
  mark(copied);
  copied.textContent = say(done ? 'copied' : 'notCopied');
});
