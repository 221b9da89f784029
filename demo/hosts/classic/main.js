var place = document.getElementById('place');

function note(text) {
  var line = document.createElement('li');
  line.textContent = text;
  document.getElementById('events').appendChild(line);
}

function show() {
  var status = document.createElement('sf-status');
  status.level = 3;
  status.jurisdiction = 'zertes';
  place.replaceChildren(document.createElement('sf-phone-verify'), status);
}

addEventListener('sf-phone-verified', function (event) {
  note('verified ' + event.detail.msisdn);
});
addEventListener('sf-status-change', function (event) {
  note('status ' + event.detail.standing.canSign);
});

document.getElementById('toggle').addEventListener('click', function () {
  if (place.firstChild) place.replaceChildren();
  else show();
});

SmartFlow.configure({locale: 'en'});
show();
