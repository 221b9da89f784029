const place = document.getElementById('place');
const widgets = [...place.children];

function note(text) {
  const line = document.createElement('li');
  line.textContent = text;
  document.getElementById('events').append(line);
}

addEventListener('sf-phone-verified', event => note(`verified ${event.detail.msisdn}`));
addEventListener('sf-status-change', event => note(`status ${event.detail.standing.canSign}`));

document.getElementById('toggle').addEventListener('click', () => {
  if (place.firstElementChild) place.replaceChildren();
  else place.append(...widgets);
});
