/**
 * Everything that can go wrong, by number: what is done to the package, and the layer that can really show what comes
 * of it. A test shows a case by its number at the beginning of its title, or of its group's: `N-12: …`, `S-01, S-03: …`.
 */

/** Where tests of a layer are; a test elsewhere may name the case too, but does not show it. */
export const layers = {
  /** One function or one element, with fakes around it. */
  u: ['test/unit/', 'test/elements/'],
  /** The client or an element, with answers that are made up. */
  m: ['test/unit/', 'test/elements/'],
  /** Sockets: connections that break, stop or trickle. */
  s: ['test/unit/', 'test/gateway/'],
  /** A browser with its tabs, frames, policies and history. */
  p: ['test/e2e/', 'test/gateway/chromium.test.'],
  /** The gateway. */
  g: ['test/gateway/'],
};

/** How many cases there are of each kind. */
export const counts = {T: 18, N: 30, O: 15, S: 12, C: 17, L: 16, H: 9, A: 6, G: 13};

/** Number, layer, what is done; then why it cannot be shown here, and what differs from what the catalogue expects, where that is so. */
const rows = [
  // --- tokens ---
  ['T-01', 'u', 'the page’s token function throws'],
  ['T-02', 'u', 'the page’s token function rejects'],
  ['T-03', 'u', 'the page’s token function never answers'],
  ['T-04', 'u', 'a token that is empty, missing, an object or a number'],
  ['T-05', 'u', 'a token with line ends, with letters a header cannot hold, or of 1 MB'],
  ['T-06', 'm', 'a token that has ended'],
  ['T-07', 'm', 'every token is refused'],
  ['T-08', 'm', 'many calls at once with a token that has ended'],
  ['T-09', 'm', 'a late refusal of the old token'],
  ['T-10', 'm', 'a refusal with nothing, with HTML, with a challenge'],
  ['T-11', 'm', '403'],
  ['T-12', 'u', 'signing out while the page fetches a token'],
  ['T-13', 'm', 'two services on one page'],
  ['T-14', 'u', 'a secret in the configuration'],
  ['T-15', 'u', 'the device’s clock is wrong, or jumps'],
  ['T-16', 'm', 'a token address that fails, or names a lifetime that makes no sense'],
  ['T-17', 'm', 'a token address that leads to a login page'],
  ['T-18', 'u', 'a token of the service itself reaches a browser'],

  // --- transport ---
  ['N-01', 'm', 'a read that the network fails'],
  ['N-02', 'p', 'CORS refuses'],
  ['N-03', 'm', 'no answer, ever'],
  ['N-04', 's', 'an answer that trickles'],
  ['N-05', 's', 'an answer that stops half-way'],
  ['N-06', 's', 'a connection reset in the middle of an answer'],
  ['N-07', 'm', '500, 502, 503 or 504 once'],
  ['N-08', 'm', 'a service that is down, and twenty clients'],
  ['N-09', 'm', '429 without a time'],
  ['N-10', 'm', '429 with a time, in each of its forms'],
  ['N-11', 'm', '429 with a time that is endless or makes no sense'],
  ['N-12', 's', 'a connection that breaks after the request for a code arrived'],
  ['N-13', 's', 'a connection that breaks after the acceptance of terms arrived'],
  ['N-14', 's', '408 after the request for a code arrived'],
  ['N-15', 'm', '503 to a request with an effect'],
  ['N-16', 'm', '204 where 200 is printed'],
  ['N-17', 'm', '204 to a read'],
  ['N-18', 'm', 'HTML with status 200'],
  ['N-19', 'm', 'a redirect to a login page'],
  ['N-20', 'm', 'JSON under another content type, or none'],
  ['N-21', 'm', 'JSON that is cut off, or written wrongly'],
  ['N-22', 'm', 'an answer of 10 MB, or nested ten thousand deep'],
  ['N-23', 'm', 'the guide’s own sample, with a text without quotes'],
  ['N-24', 'u', 'offline, then online'],
  ['N-25', 'u', 'online by the browser’s word alone'],
  ['N-26', 'm', '404 to everything'],
  ['N-27', 'm', 'every other status'],
  ['N-28', 'p', 'the page’s service worker answers with HTML'],
  ['N-29', 'p', 'a blocker stops the request'],
  ['N-30', 'p', 'the page has replaced fetch'],

  // --- number and code ---
  ['O-01', 'u', 'texts that are no number, and odd ones that are'],
  ['O-02', 'm', '400 to the request for a code'],
  ['O-03', 'm', 'an error in the body of a 200'],
  ['O-04', 'm', 'two clicks, two returns, a return and a click'],
  ['O-05', 'm', 'a thousand clicks by a script'],
  ['O-06', 'm', 'another code before its wait is over'],
  ['O-07', 'm', 'five wrong codes, then 429'],
  ['O-08', 'm', 'a code that has ended'],
  ['O-09', 'm', '500 to a code'],
  ['O-10', 'u', 'codes as people type and paste them'],
  ['O-11', 'u', 'the browser’s own code from the SMS: late, refused, never, empty'],
  ['O-12', 'm', 'a code turns out right after the person went back'],
  ['O-13', 'g', 'another number between code and check', undefined, 'the page can be made to name any number; only the gateway knows which one the code went to'],
  ['O-14', 'u', 'autofill, composition and dropped text'],
  ['O-15', 'p', 'a password manager fills in and submits'],

  // --- status ---
  ['S-01', 'm', 'signing words, known and unknown'],
  ['S-02', 'm', 'a list that is none, is broken, or is long'],
  ['S-03', 'm', 'levels that make no sense'],
  ['S-04', 'm', 'areas in any case, unknown, or none'],
  ['S-05', 'm', 'dates in every form, at every end of time'],
  ['S-06', 'm', 'not found, and evidence all the same'],
  ['S-07', 'm', 'an answer that is no object'],
  ['S-08', 'm', 'texts that try to be markup'],
  ['S-09', 'm', 'keys that try to reach the prototype'],
  ['S-10', 'm', 'the service cannot look'],
  ['S-11', 'm', 'two looks answered in the wrong order'],
  ['S-12', 'm', 'a status that changes to and fro'],

  // --- terms ---
  ['C-01', 'm', 'terms links to wherever they must not lead'],
  ['C-02', 'm', 'a consent page on a foreign host'],
  ['C-03', 'm', 'a consent page that is late, changes, vanishes, alternates'],
  ['C-04', 'm', 'answers that contradict themselves, or never end'],
  ['C-05', 'm', 'an answer for another acceptance'],
  ['C-06', 'm', 'polls that fail'],
  ['C-07', 'm', 'polls slower than their pace'],
  ['C-08', 'u', 'the deadline passes while the page is hidden'],
  ['C-09', 'm', '404 to the terms'],
  ['C-10', 'm', 'accepted twice, or in two tabs'],
  ['C-11', 'p', 'a consent page that refuses its frame'],
  ['C-12', 'p', 'a consent page that attacks'],
  ['C-13', 'p', 'a consent page that leads elsewhere'],
  ['C-14', 'p', 'blocked pop-ups, an isolated page, a closed window'],
  ['C-15', 'p', 'the page itself in a stranger’s frame', undefined,
    'the page’s own policy keeps it from being shown there, which every browser heeds; the contract has no code for it, and an element does not look at who frames it'],
  ['C-16', 'm', 'the person declines on the phone'],
  ['C-17', 'u', 'an error that is no text, or endless'],

  // --- life of an element ---
  ['L-01', 'u', 'removed while a request is on its way'],
  ['L-02', 'u', 'moved within the page'],
  ['L-03', 'u', 'removed, and back after a second'],
  ['L-04', 'u', 'attributes that change in the middle'],
  ['L-05', 'u', 'a configuration that comes late, twice, or never'],
  ['L-06', 'p', 'reloaded in every step'],
  ['L-07', 'p', 'back and forward'],
  ['L-08', 'p', 'a tab that slept', undefined,
    'what drives a browser has no command to discard a tab; one that was discarded is loaded again on return, as in L-06'],
  ['L-09', 'p', 'two tabs, and signing out in one'],
  ['L-10', 'u', 'fifty elements'],
  ['L-11', 'u', 'the bundle twice, in two versions'],
  ['L-12', 'u', 'a tag that is taken'],
  ['L-13', 'u', 'a listener of the page that throws'],
  ['L-14', 'u', 'a listener of the page that prevents'],
  ['L-15', 'u', 'elements made in every way there is'],
  ['L-16', 'u', 'imported without a window'],

  // --- the page around it ---
  ['H-01', 'p', 'strict policies, and two copies of Lit'],
  ['H-02', 'p', 'styles of the page that reach for everything'],
  ['H-03', 'u', 'prototypes with more on them'],
  ['H-04', 'u', 'names that cover globals'],
  ['H-05', 'u', 'languages, directions, quirks, a base elsewhere'],
  ['H-06', 'u', 'within a form'],
  ['H-07', 'p', 'a page without a secure context'],
  ['H-08', 'p', 'without cookies or storage'],
  ['H-09', 'u', 'custom properties that try to break out'],

  // --- texts and assistive technology ---
  ['A-01', 'u', 'replaced texts that are no texts'],
  ['A-02', 'u', 'texts that are missing, languages that are unknown'],
  ['A-03', 'm', 'long texts, long words, right to left'],
  ['A-04', 'u', 'a hundred changes at once'],
  ['A-05', 'u', 'an error while the person is elsewhere on the page'],
  ['A-06', 'p', 'forced colours, zoom and reduced motion together'],

  // --- gateway ---
  ['G-01', 'g', 'another person’s number, wherever it can stand'],
  ['G-02', 'g', 'cookies that are forged, old, cut, doubled'],
  ['G-03', 'g', 'the cookie from before the code'],
  ['G-04', 'g', 'the cookie from before signing out'],
  ['G-05', 'g', 'requests of other sites’ pages'],
  ['G-06', 'g', 'SMS pumping', undefined,
    'a budget, countries and a breaker for all SMS are the host’s to decide in allowSend, and an alarm is its own to make of the log'],
  ['G-07', 'g', 'Redis gone, slow, full, or taken over by another'],
  ['G-08', 'g', 'an API and a token endpoint that misbehave'],
  ['G-09', 'g', 'one key twice'],
  ['G-10', 'g', 'headers of proxies that nobody trusts'],
  ['G-11', 'g', 'a terms link that leads inside'],
  ['G-12', 'g', 'a new secret, and two instances'],
  ['G-13', 'g', 'asking whether a number is registered'],
];

export const catalogue = rows.map(([id, layer, what, cannot, note]) => ({id, layer, what, ...(cannot && {cannot}), ...(note && {note})}));
