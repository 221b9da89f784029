/** The log of what the widgets announce. */
import {make, timeOf} from './dom.js';

const names = [
  'sf-code-sent',
  'sf-phone-verified',
  'sf-status-change',
  'sf-action',
  'sf-expiring',
  'sf-terms-pending',
  'sf-terms-accepted',
  'sf-step',
  'sf-identify',
  'sf-complete',
  'sf-open',
  'sf-close',
  'sf-error',
];
const most = 60;

/** Shortens what a log should not hold: numbers, and addresses that somebody could act with. */
function shorten(key, value) {
  if (value instanceof Error) {
    const {code, message, status, retryable} = value;
    return {code, message, status, retryable};
  }
  if (typeof value !== 'string') return value;
  if (/^https?:/.test(value)) return `${new URL(value).origin}/…`;
  return value.replace(/^(\d{4})\d{5,9}(\d\d)$/, '$1•••••$2');
}

/** Logs every event and hands it to the page. */
export function listenToEvents(react) {
  const box = document.querySelector('#events');
  const list = box.querySelector('ol');
  const showEmpty = () => (box.querySelector('.empty').hidden = list.childElementCount > 0);

  for (const name of names) {
    document.addEventListener(name, event => {
      const detail = JSON.stringify(event.detail, shorten, 1).replaceAll(/\n */g, ' ');
      const line = make('li', {}, make('time', {}, timeOf(Date.now())), ' ', make('b', {}, name), ' ', make('code', {}, detail));
      list.prepend(line);
      list.children[most]?.remove();
      showEmpty();
      react(event);
    });
  }
  document.querySelector('#clear').addEventListener('click', () => {
    list.replaceChildren();
    showEmpty();
  });
}
