import '/node_modules/smart-flow-elements/dist/smart-flow.js';
import {define} from '/node_modules/smart-flow-elements-next/dist/smart-flow.js';

// The tags with sf- are those of the version that came first.
define({prefix: 'next'});

function listen(place, list) {
  const note = text => {
    const line = document.createElement('li');
    line.textContent = text;
    list.append(line);
  };
  // Both versions' events have the same names: listen on what is around the one that is meant.
  place.addEventListener('sf-phone-verified', event => note(`verified ${event.detail.msisdn}`));
  place.addEventListener('sf-status-change', event => note(`status ${event.detail.standing.canSign}`));
}

const place = document.getElementById('place');
const widgets = [...place.children];
listen(place, document.getElementById('events'));
listen(document.getElementById('next-place'), document.getElementById('next-events'));

document.getElementById('toggle').addEventListener('click', () => {
  if (place.firstElementChild) place.replaceChildren();
  else place.append(...widgets);
});
