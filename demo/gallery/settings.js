/** What one chooses at the top of the gallery. It lives in the address, so that a link shows the same. */
import {directionOf, spoken, unspoken} from './languages.js';
import {states} from './states.js';

const form = document.querySelector('#settings form');
const choices = {
  lang: [...spoken, ...unspoken],
  theme: ['none', 'neutral', 'dark', 'high-contrast', 'letterpress'],
  scheme: ['system', 'light', 'dark'],
  width: ['auto', '280', '320', '900', '1280'],
  only: ['all', ...new Set(states.map(({element}) => element)), ...states.map(({id}) => id)],
};

const asked = new URLSearchParams(location.search);

/** Nothing that moves or blinks, for pictures. */
export const isStill = asked.has('still');
/** One state alone, in a frame of the gallery. */
export const isBare = asked.has('bare');
/** The states to show: ids and tags, separated by commas. */
const only = (asked.get('only') ?? 'all').split(',');
export const chosen = states.filter(({id, element}) => ['all', id, element].some(each => only.includes(each)));

function fillIn() {
  for (const [name, values] of Object.entries(choices)) {
    const select = form.elements[name];
    select.append(...values.map(value => new Option(value, value)));
    const wanted = asked.get(name);
    // A theme of one's own may be looked at too, and several states in a row.
    if (['theme', 'only'].includes(name) && wanted && !values.includes(wanted)) select.append(new Option(wanted, wanted));
    select.value = [...select.options].some(({value}) => value === wanted) ? wanted : values[0];
  }
}

/** The address that shows the same, or the same of one state. */
export function address(changes = {}) {
  const settings = {...Object.fromEntries(new FormData(form)), ...(isStill && {still: ''}), ...changes};
  const chosen = Object.entries(settings).filter(([name, value]) => value !== choices[name]?.[0]);
  return `${location.pathname}?${new URLSearchParams(chosen)}`;
}

/** Calls `apply` with what is chosen, now and after each change. */
export function followSettings(apply) {
  fillIn();
  const read = () => {
    const {lang, ...settings} = Object.fromEntries(new FormData(form));
    apply({lang, direction: directionOf(lang), ...settings});
  };
  form.addEventListener('change', ({target}) => {
    if (target.name === 'only') return location.assign(address());
    history.replaceState(null, '', address());
    read();
  });
  form.addEventListener('submit', event => event.preventDefault());
  read();
}
