/** The gallery: every state of every element, each played by somebody in the emulated service until it is reached. */
import './alone.js';
import './clipboard.js';
import {letGo} from './clock.js';
import '/dist/smart-flow.js';
import {makeCell} from './cell.js';
import {play} from './play.js';
import {address, chosen, followSettings, isBare, isStill} from './settings.js';

const root = document.documentElement;
const main = document.querySelector('#states');
const theme = document.querySelector('#theme');
const said = document.querySelector('#said');

// No window is opened from here; who asks for one gets something that stays open.
window.open = () => ({closed: false, location: {replace() {}}, close() {}});

/** What covers the page is shown in a frame, and plays there. */
function frameFor({id}) {
  const frame = document.createElement('iframe');
  frame.title = id;
  return frame;
}

const cells = chosen.map(makeCell);
const isFramed = ({state}) => state.alone && chosen.length > 1;

function showCells() {
  for (const tag of new Set(chosen.map(({element}) => element))) {
    const section = document.createElement('section');
    const heading = document.createElement('h2');
    heading.textContent = tag;
    section.append(heading, ...cells.filter(({state}) => state.element === tag).map(({frame}) => frame));
    main.append(section);
  }
  for (const {stage, state} of cells.filter(isFramed)) stage.append(frameFor(state));
}

function look({lang, direction, theme: name, scheme, width}) {
  main.lang = lang;
  main.dir = direction;
  root.dataset.scheme = scheme;
  main.dataset.width = width;
  // A theme that is not there leaves everything as it is.
  theme.href = name === 'none' ? '' : `/dist/themes/${name}.css`;
  theme.disabled = name === 'none';
  for (const frame of main.querySelectorAll('.stage > iframe')) frame.src = address({only: frame.title, bare: ''});
}

document.querySelector('nav a[href="/gallery/"]').ariaCurrent = 'page';
root.classList.toggle('still', isStill);
root.classList.toggle('bare', isBare);
showCells();
followSettings(look);
document.querySelector('#go').addEventListener('click', ({target}) => {
  letGo();
  target.disabled = true;
});

await play(cells.filter(cell => !isFramed(cell)));
const faults = cells.filter(({frame}) => frame.dataset.fault);
said.textContent = `${cells.length - faults.length} of ${cells.length} states are reached.`;
root.dataset.played = String(cells.length - faults.length);
