/** The flow in a window, a tab or a frame: how it was asked for, and what it tells the page that shows it. */
import {follow} from './look.js';

const host = window.opener ?? (window.parent === window ? null : window.parent);
const flow = document.querySelector('sf-flow');

/** Only to a page of this origin, and no more than that page has to know; it reads the status itself. */
const tell = news => host?.postMessage(news, location.origin);

function setUp() {
  // `sf-launcher` says in the fragment what it was asked for; no server gets to see it.
  const asked = new URLSearchParams(location.hash.slice(1));
  flow.locked = asked.has('locked');
  flow.jurisdiction = asked.get('jurisdiction') ?? '';
  flow.level = Number(asked.get('level') ?? 4);
  flow.methods = asked.get('methods') ?? '';
  flow.terms = asked.get('terms') ?? 'required';
}

// The number comes by itself, once this page has said that it is there; where nobody is left to send it, the person types it.
addEventListener('message', ({source, origin, data}) => {
  if (host && source === host && origin === location.origin && data?.smartFlow === 'number') flow.msisdn = data.msisdn;
});

document.body.classList.toggle('framed', window.parent !== window);
setUp();
follow(host);
tell({smartFlow: 'shown'});
flow.addEventListener('sf-complete', ({detail}) => tell({smartFlow: 'complete', msisdn: detail.msisdn}));
// For the emulated phone beside the demonstration.
flow.addEventListener('sf-code-sent', ({detail}) => tell({demoPhone: detail.msisdn}));
