/** One state in its place: the element, a session and a service of its own, and the way there. */
import {createSession} from '/dist/smart-flow.js';
import {createBackend} from '/dist/testing.js';

import {route} from './router.js';
import {partIn, until} from './steps.js';

/** Root of the emulated service on its own origin. */
const elsewhere = document.querySelector('meta[name="service"]').content;

function makeSession({id, answers, gateway, elsewhere: away, options}, backend) {
  const apiBase = `${away ? elsewhere : '/'}gallery/${id}/`;
  route(apiBase, backend, answers);
  return createSession({apiBase, ...(!gateway && {token: async () => backend.issueToken()}), ...options});
}

function make(tag, text, attributes = {}) {
  const element = document.createElement(tag);
  element.textContent = text;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/** What is wrong with a cell whose way is at its end; empty when the state is reached. */
function missing({state: {is, has = [], reason}, stage, element}) {
  if (!element.matches(is)) return `${is} is not reached`;
  if (reason && element.standing?.reason !== reason) return `the reason is ${element.standing?.reason}`;
  const isSeen = part => part && (part.matches('input, select, textarea, iframe') || part.textContent.trim());
  return has.filter(name => !isSeen(partIn(stage, name))).map(name => `there is no ${name}`).join(', ');
}

/** The cell of a state, empty; `steps` lead to it. */
export function makeCell(state) {
  const stage = make('div', '', {class: 'stage'});
  // Whatever is pressed here, the gallery stays.
  stage.addEventListener('click', event => event.composedPath().some(each => each.localName === 'a') && event.preventDefault());
  const frame = make('article', '', {id: state.id, 'aria-labelledby': `${state.id}-title`});
  frame.append(make('h3', state.id, {id: `${state.id}-title`}), stage);
  const backend = createBackend({makeCode: () => 'CDFH', tokenLifetime: 86_400, ...state.service});
  const cell = {state, stage, frame, backend, element: null};

  function begin() {
    const {persona, attributes = {}, properties = {}, inside = {}} = state;
    const {msisdn} = backend.personas.find(({id}) => id === persona) ?? {};
    const element = make(state.element, '', {...(msisdn && {msisdn}), ...attributes});
    Object.assign(element, properties, {session: makeSession(state, backend)});
    element.append(...Object.entries(inside).map(([slot, text]) => make('span', text, slot && {slot})));
    cell.element = element;
    stage.append(element);
  }

  const end = () => until(() => !missing(cell), '').catch(() => Promise.reject(new Error(missing(cell))));
  cell.steps = [begin, ...(state.steps ?? []), end];
  return cell;
}
