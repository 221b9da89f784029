/** The page around the widgets: what it shows, and what it does with their events. */
import {signOut} from '/dist/smart-flow.js';

import {listenToEvents} from './page/events.js';
import {attributes, firstLines, showMarkup} from './page/markup.js';
import {showPeople} from './page/people.js';
import {showPhone} from './page/phone.js';
import {followSettings} from './page/settings.js';
import {mark, say, translate} from './page/words.js';

const widget = {
  phone: document.querySelector('sf-phone-verify'),
  status: document.querySelector('sf-status'),
  terms: document.querySelector('sf-tc-accept'),
};
const next = document.querySelector('#next');
const signOutButton = document.querySelector('#sign-out');

const phone = showPhone();
const people = showPeople(play);

/** What the page would do about a standing; only the terms are the widgets' own affair. */
let action = '';

function showNext() {
  mark(next);
  next.textContent = action && `${say('next')} (sf-action: ${action})`;
}

async function leave() {
  action = '';
  showNext();
  signOutButton.hidden = true;
  // Without a connection the page forgets all the same; the elements are back at their start by then.
  await signOut().catch(() => {});
}

/** Begins anew as somebody, with the focus where it goes on. */
async function play({msisdn}) {
  await leave();
  widget.phone.msisdn = msisdn;
  widget.phone.reset();
  phone.show(msisdn);
  people.mark(msisdn);
  await widget.phone.updateComplete;
  widget.phone.scrollIntoView({block: 'nearest'});
  widget.phone.focus({preventScroll: true});
}

/** What a page with these settings is written like. */
function markup({level, jurisdiction, terms}) {
  const asked = {level: level === '3' && level, jurisdiction: jurisdiction !== 'any' && jurisdiction};
  return [
    ...firstLines(),
    '<sf-phone-verify></sf-phone-verify>',
    `<sf-status${attributes(asked)}></sf-status>`,
    `<sf-tc-accept${attributes({mode: terms === 'link' && terms})}></sf-tc-accept>`,
  ];
}

followSettings(settings => {
  document.documentElement.lang = settings.lang;
  document.documentElement.dataset.scheme = settings.scheme;
  widget.status.level = Number(settings.level);
  widget.status.jurisdiction = settings.jurisdiction === 'any' ? '' : settings.jurisdiction;
  widget.terms.mode = settings.terms;
  translate();
  showNext();
  phone.translate();
  people.translate();
  showMarkup(markup(settings));
});

listenToEvents(({type, detail}) => {
  if (type === 'sf-code-sent') phone.show(detail.msisdn);
  if (type === 'sf-phone-verified') signOutButton.hidden = false;
  if (type === 'sf-status-change') action = '';
  if (type === 'sf-action' && !['accept-terms', 'retry'].includes(detail.action)) action = detail.action;
  showNext();
  phone.look();
});

signOutButton.addEventListener('click', async () => {
  await leave();
  widget.phone.focus();
});

document.querySelector('#start-over').addEventListener('click', async () => {
  await fetch('/demo/reset', {method: 'POST'});
  await play(people.chosen());
});

// Their number stands in the page already.
const [first] = await people.load();
people.mark(first.msisdn);
phone.show(first.msisdn);
