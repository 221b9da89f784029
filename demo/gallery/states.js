/**
 * Every state of every element, and how a person comes to it: the one list behind the gallery, the check of
 * accessibility, the trees and the pictures.
 *
 * @typedef {object} State
 * @property {string} id Also the name of its pictures.
 * @property {string} element Tag.
 * @property {string} is Selector that the element matches once the state is reached.
 * @property {string[]} [has] Parts that are seen then, with something in them.
 * @property {string} [reason] Of the standing that is shown then.
 * @property {string} [persona] Who it is; the element has their number.
 * @property {Record<string, string>} [attributes]
 * @property {Record<string, unknown>} [properties]
 * @property {Record<string, string>} [inside] What the page puts into the element, by slot.
 * @property {Record<string, unknown>} [answers] Of the service, where they differ from the emulated one's; see `route`.
 * @property {boolean} [gateway] The session is a gateway's, with no token.
 * @property {boolean} [elsewhere] The service is on an origin of its own.
 * @property {Record<string, unknown>} [options] Further options of the session.
 * @property {Record<string, unknown>} [service] Further options of the back end.
 * @property {(Function | {later: number})[]} [steps] What the person does, and how long they wait.
 * @property {boolean} [alone] It covers the page, so it is shown in a frame.
 */
import {deriveStanding} from '/dist/smart-flow.js';

import {breakDown, choose, confirm, copyInVain, later, leave, press, reach, tick, type, unfold} from './steps.js';

const number = '079 000 00 01';

const options = {support: {url: 'https://service.example/help', phone: '0800 000 000'}};

/** Few countries, for all of them in every state would make the page ten times as long. */
const phone = (id, is, {attributes, ...rest} = {}) =>
  ({id, element: 'sf-phone-verify', is, attributes: {countries: 'CH LI AT DE FR IT', ...attributes}, ...rest});
const send = [type('number-input', number), press('send-button')];
const sent = [...send, reach('[state=code]:not([busy])')];
const again = seconds => [later(seconds), press('resend-button'), reach('[state=code]:not([busy])')];
const enter = text => [type('code-input', text), press('verify-button')];
/** What the emulated service sends here. */
const code = 'CDFH';

const phoneStates = [
  phone('phone-empty', '[state=number]', {attributes: {countries: ''}, has: ['send-button']}),
  phone('phone-prefilled', '[state=number]', {persona: 'ready'}),
  phone('phone-missing', '[state=number]', {steps: [press('send-button')], has: ['error']}),
  phone('phone-invalid', '[state=number]', {steps: [type('number-input', '079 12'), press('send-button')], has: ['error']}),
  phone('phone-other-country', '[state=number]', {
    attributes: {countries: 'CH LI'},
    steps: [type('number-input', '+49 151 23456789'), press('send-button')],
    has: ['error'],
  }),
  phone('phone-unusual', '[state=number]', {steps: [type('number-input', '031 000 00 01'), leave('number-input')]}),
  phone('phone-locked', '[state=number][locked]', {persona: 'ready', attributes: {locked: ''}}),
  phone('phone-disabled', '[state=number][disabled]', {persona: 'ready', attributes: {disabled: ''}}),
  phone('phone-one-country', '[state=number]', {attributes: {countries: 'CH'}}),
  phone('phone-some-countries', '[state=number]', {attributes: {countries: 'CH LI DE AT', 'default-country': 'DE'}, has: ['country-select']}),
  phone('phone-own-words', '[state=number]', {inside: {intro: 'A sentence of the page.'}}),
  phone('phone-support', '[state=number]', {options, has: ['help']}),
  phone('phone-sending', '[state=number][busy]', {steps: send, answers: {send: 'hold'}}),
  phone('phone-refused', '[state=number]:not([busy])', {steps: send, answers: {send: 400}, has: ['error']}),
  phone('phone-too-many', '[state=number]:not([busy])', {
    steps: send,
    answers: {send: {status: 429, headers: {'retry-after': '90'}}},
    has: ['error'],
  }),
  phone('phone-server', '[state=number]:not([busy])', {
    steps: send,
    answers: {send: {status: 503, body: {correlationId: 'abc-123'}}},
    has: ['error'],
  }),
  phone('code-fresh', '[state=code]', {steps: sent}),
  phone('code-may-resend', '[state=code]', {steps: [...sent, later(31)]}),
  phone('code-resending', '[state=code][busy]', {steps: [...sent, later(31), press('resend-button')], answers: {send: ['pass', 'hold']}}),
  phone('code-again', '[state=code]', {steps: [...sent, ...again(31)]}),
  phone('code-missing', '[state=code]', {steps: [...sent, press('verify-button')], has: ['error']}),
  phone('code-shape', '[state=code]', {steps: [...sent, ...enter('A')], has: ['error']}),
  phone('code-checking', '[state=code][busy]', {steps: [...sent, ...enter(code)], answers: {check: 'hold'}}),
  phone('code-wrong', '[state=code]:not([busy])', {steps: [...sent, ...enter('AAAA')], answers: {check: 400}, has: ['error']}),
  phone('code-lost', '[state=code]', {steps: sent, answers: {send: 'fail'}}),
  phone('code-expired', '[state=code]:not([busy])', {steps: [...sent, ...enter(code)], answers: {check: 410}, has: ['error']}),
  phone('code-too-many', '[state=code]:not([busy])', {steps: [...sent, ...enter(code)], answers: {check: 429}, has: ['error']}),
  phone('code-not-here', '[state=code]:not([busy])', {gateway: true, steps: [...sent, ...enter(code)], answers: {send: 204, check: 403}, has: ['error']}),
  phone('code-network', '[state=code]:not([busy])', {steps: [...sent, ...enter(code)], answers: {check: 'fail'}, has: ['error']}),
  phone('code-resend-spent', '[state=code]', {steps: [...sent, ...[31, 61, 121, 301, 301].flatMap(again)]}),
  phone('code-locked', '[state=code][locked]', {
    persona: 'ready',
    attributes: {locked: ''},
    steps: [press('send-button'), reach('[state=code]')],
  }),
  phone('verified', '[state=verified]', {steps: [...sent, ...enter(code)]}),
  phone('verified-own-words', '[state=verified]', {inside: {verified: 'A sentence of the page.'}, steps: [...sent, ...enter(code)]}),
];

const status = (id, persona, is, rest = {}) => ({id, element: 'sf-status', persona, is, ...rest});
const stands = (id, reason, persona = id, rest = {}) =>
  status(`status-${id}`, persona, '[state=loaded]:not([busy])', {reason, has: ['summary', 'means'], ...rest});
const evidence = (rows, rest = {}) => ({
  body: {
    status: Object.entries(rows).map(([jurisdiction, assuranceLevel]) => ({jurisdiction, assuranceLevel})),
    loa4ExpiryDate: null,
    signingStatus: 'MID',
    notFound: false,
    ...rest,
  },
});
/** The client repeats a question twice before it gives up. */
const givenUp = [later(1), later(1), later(1)];
const failed = (id, rest) => status(`status-${id}`, 'ready', '[state=failed]:not([busy])', {has: ['error', 'retry-button'], ...rest});

const statusStates = [
  status('status-idle', undefined, '[state=idle]', {has: ['summary']}),
  status('status-loading', 'ready', '[state=loading][busy]', {answers: {evidence: 'hold'}}),
  stands('ready', 'ready', 'ready', {has: ['calendar-link']}),
  stands('ready-password', 'ready'),
  stands('advanced', 'ready', 'level-3', {attributes: {level: '3'}, has: ['upgrade-button', 'action-button']}),
  stands('switzerland-only', 'ready', 'switzerland-only', {has: ['upgrade-button']}),
  stands('europe-asked', 'ready', 'europe-only', {attributes: {jurisdiction: 'eidas'}}),
  stands('without-date', 'ready', 'ready', {answers: {evidence: evidence({zertes: 4, eidas: 4})}}),
  stands('other-area', 'ready', 'ready', {answers: {evidence: evidence({zertes: 4, mars: 4, '<b>': 3})}}),
  stands('terms-off', 'ready', 'ready', {attributes: {terms: 'off'}}),
  stands('expires-soon', 'ready', 'expires-soon', {has: ['action-button', 'calendar-link']}),
  stands('ends-today', 'ready', 'ready', {answers: {evidence: evidence({zertes: 4}, {loa4ExpiryDate: '2026-06-15'})}}),
  stands('terms-pending', 'terms-pending', 'terms-mobile-id', {has: ['action-button']}),
  stands('not-registered', 'not-registered', 'not-registered', {has: ['action-button']}),
  stands('no-means', 'not-registered'),
  stands('area-missing', 'jurisdiction-missing', 'one-area', {attributes: {jurisdiction: 'eidas'}}),
  stands('level-too-low', 'level-too-low', 'level-3'),
  stands('area-too-low', 'level-too-low', 'switzerland-only', {attributes: {jurisdiction: 'eidas'}}),
  stands('expired', 'expired'),
  stands('mobile-id-after-password', 'mismatch'),
  stands('password-changed', 'mismatch'),
  stands('mobile-id-reactivated', 'mismatch'),
  stands('mismatch-unspecified', 'mismatch'),
  stands('mismatch-advanced', 'mismatch', 'mismatch-unspecified', {attributes: {level: '3'}}),
  stands('trying-again', 'unavailable', 'unavailable'),
  stands('unavailable', 'unavailable', 'unavailable', {steps: [later(3), later(6)], has: ['retry-button']}),
  stands('terms-unknown', 'unavailable', 'ready', {answers: {terms: 500}, steps: givenUp, has: ['error', 'retry-button']}),
  stands('unknown-status', 'unknown-status', 'unknown-status', {has: ['retry-button']}),
  status('status-failed', 'ready', '[state=failed]:not([busy])', {answers: {evidence: 'fail'}, steps: givenUp, has: ['error', 'retry-button']}),
  status('status-forbidden', 'ready', '[state=failed]:not([busy])', {answers: {evidence: 403}, has: ['error']}),
  failed('configuration', {options: {endpoints: {evidence: 'https://elsewhere.example/{msisdn}'}}}),
  failed('token', {options: {token: () => Promise.reject(new Error('The page is signed out.'))}, steps: givenUp}),
  failed('timeout', {answers: {evidence: 408}, steps: givenUp}),
  failed('unauthorized', {answers: {evidence: 401}}),
  failed('not-found', {answers: {evidence: 404}}),
  failed('unexpected-response', {answers: {evidence: {body: []}}}),
  failed('copied', {answers: {evidence: 403}, steps: [press('copy-button')], has: ['copy-button']}),
  failed('not-copied', {answers: {evidence: 403}, steps: [copyInVain], has: ['support-details']}),
  status('status-reading-again', 'ready', '[state=failed][busy]', {
    answers: {evidence: [403, 'hold']},
    steps: [reach('[state=failed]:not([busy])'), press('retry-button')],
  }),
  stands('support', 'ready', 'ready', {options, has: ['help']}),
  stands('lower-heading', 'ready', 'ready', {attributes: {'heading-level': '4'}}),
  stands('explained', 'ready', 'ready', {steps: [unfold('explanation')]}),
  status('status-broken', 'ready', ':not([busy])', {steps: [breakDown]}),
  stands('own-words', 'ready', 'ready', {inside: {explanation: 'A sentence of the page.', footer: 'A sentence of the page.'}}),
];

const terms = (id, persona, is, rest = {}) => ({id: `terms-${id}`, element: 'sf-tc-accept', persona, is, ...rest});
const accept = [tick('zertes', 'eidas', 'risk'), press('accept-button')];
/** The first look at how far it is comes after a second. */
const looked = [reach('[state=phone]'), later(1.1)];
const refused = error => ({
  answers: {poll: {body: {token: null, error, consentUrl: null, confirmed: false, downgrade: false}}},
  steps: [...accept, ...looked],
  has: ['error', 'retry-button'],
});
const ofTheApi = {link: 'https://service.swisscom.com/t/abc', token: 'abc'};
const documents = [
  {jurisdiction: 'zertes', href: 'https://service.swisscom.com/zertes.pdf', title: ''},
  {jurisdiction: 'eidas', href: 'https://service.swisscom.com/eidas.pdf', title: ''},
];

const termsStates = [
  terms('idle', undefined, '[state=idle]'),
  terms('loading', 'ready', '[state=loading][busy]', {answers: {terms: 'hold'}}),
  terms('nothing', 'ready', '[state=nothing]'),
  terms('review', 'terms-mobile-id', '[state=review]', {has: ['document-link', 'risk-checkbox', 'accept-button']}),
  terms('documents', 'terms-mobile-id', '[state=review]', {answers: {terms: {body: {...ofTheApi, documents}}}}),
  terms('disabled', 'terms-mobile-id', '[state=review]', {attributes: {disabled: ''}}),
  terms('own-words', 'terms-mobile-id', '[state=review]', {inside: {intro: 'A sentence of the page.'}}),
  terms('support', 'terms-mobile-id', '[state=review]', {options, has: ['help']}),
  terms('nothing-ticked', 'terms-mobile-id', '[state=review]', {steps: [press('accept-button')], has: ['error']}),
  terms('risk-missing', 'terms-mobile-id', '[state=review]', {steps: [tick('zertes'), press('accept-button')], has: ['error']}),
  terms('not-started', 'terms-mobile-id', '[state=review]', {steps: [...accept, reach('[state=review]:not([busy])')], answers: {confirm: 500}, has: ['error']}),
  terms('link', 'terms-mobile-id', '[state=review]', {attributes: {mode: 'link'}, has: ['document-link']}),
  terms('starting', 'terms-mobile-id', '[state=starting][busy]', {steps: accept, answers: {confirm: 'hold'}}),
  terms('phone', 'terms-mobile-id', '[state=phone]', {steps: accept, has: ['cancel-button']}),
  terms('phone-help', 'terms-mobile-id', '[state=phone]', {steps: [...accept, ...looked, later(13)]}),
  terms('phone-more-help', 'terms-mobile-id', '[state=phone]', {steps: [...accept, ...looked, later(46)], service: {lifetimes: {prompt: 600}}}),
  terms('trouble', 'terms-mobile-id', '[state=phone]', {
    answers: {poll: 'fail'},
    // Each look is repeated twice before it counts as failed, and the next one comes after some seconds.
    steps: [...accept, reach('[state=phone]'), ...[1.1, 1, 1, 5, 1, 1].map(later)],
  }),
  terms('consent', 'terms-consent', '[state=consent]', {elsewhere: true, steps: [...accept, ...looked], has: ['consent-frame', 'consent-link']}),
  terms('consent-link', 'terms-consent', '[state=consent]', {steps: [...accept, ...looked], has: ['consent-link']}),
  terms('on-their-page', 'terms-mobile-id', '[state=consent]', {
    attributes: {mode: 'link'},
    steps: [press('document-link')],
    has: ['document-link', 'cancel-button'],
  }),
  terms('accepted', 'terms-mobile-id', '[state=accepted]', {steps: [...accept, reach('[state=phone]'), confirm, later(1.1)], has: ['receipt-button']}),
  terms('downgraded', 'terms-downgrade', '[state=downgraded]', {steps: [...accept, reach('[state=phone]'), confirm, later(1.1)], has: ['receipt-button']}),
  terms('declined', 'terms-declined', '[state=declined]', {steps: [...accept, reach('[state=phone]'), later(4), later(4)], has: ['retry-button']}),
  terms('expired', 'terms-expired', '[state=expired]', {steps: [...accept, reach('[state=phone]'), later(26), later(6)], has: ['retry-button']}),
  terms('no-answer', 'terms-mobile-id', '[state=expired]', {
    service: {lifetimes: {prompt: 600}},
    steps: [...accept, ...looked, later(121)],
    has: ['check-button', 'retry-button'],
  }),
  terms('failed', 'terms-failed', '[state=failed]', {steps: [...accept, reach('[state=phone]'), later(3), later(4)], has: ['error', 'retry-button']}),
  terms('failed-network', 'ready', '[state=failed]', {answers: {terms: 'fail'}, steps: givenUp, has: ['error', 'retry-button']}),
  terms('out-of-date', 'terms-mobile-id', '[state=expired]', {steps: accept, answers: {confirm: 404}}),
  terms('blocked', 'terms-blocked', '[state=failed]', {has: ['error']}),
  terms('busy', 'terms-mobile-id', '[state=failed]', refused(406)),
  terms('pin-blocked', 'terms-mobile-id', '[state=failed]', refused('PIN_NR_BLOCKED')),
  terms('suspended', 'terms-mobile-id', '[state=failed]', refused('CARD_BLOCKED')),
  terms('not-active', 'terms-mobile-id', '[state=failed]', refused('NO_KEY_FOUND')),
  terms('unknown-number', 'terms-mobile-id', '[state=failed]', refused('UNKNOWN_CLIENT')),
  terms('no-reception', 'terms-mobile-id', '[state=failed]', refused('OTA_ERROR')),
  terms('means-changed', 'terms-mobile-id', '[state=failed]', refused('SERIALNUMBERMISMATCH')),
  terms('wrong-password', 'terms-mobile-id', '[state=failed]', refused('INVALIDPASSWORD')),
  terms('identify-first', 'terms-mobile-id', '[state=failed]', refused('IDENTIFICATION_REQUIRED')),
  terms('refused', 'terms-mobile-id', '[state=failed]', refused('SOMETHING_ELSE')),
];

const standingOf = (rows, signingStatus, open = 'accepted') =>
  deriveStanding(evidence(rows, {signingStatus, loa4ExpiryDate: '2028-06-15'}).body, open);

const identify = (id, rest = {}) => ({id: `identify-${id}`, element: 'sf-identify', is: '*', has: ['heading'], ...rest});

const identifyStates = [
  identify('offers', {has: ['method', 'start-button']}),
  identify('support', {attributes: {methods: 'shop', 'heading-level': '4'}, options, has: ['help']}),
  identify('europe', {attributes: {jurisdiction: 'eidas'}, has: ['method']}),
  identify('with-address', {
    properties: {catalogue: [{id: 'own', name: 'Video', grants: [{jurisdiction: 'zertes', level: 4}], url: 'https://service.example/video'}]},
    has: ['start-button'],
  }),
  identify('password-warning', {attributes: {jurisdiction: 'eidas'}, properties: {standing: standingOf({zertes: 4}, 'SAS')}}),
  identify('none', {attributes: {methods: 'none'}}),
  identify('returning', {attributes: {methods: 'shop'}, steps: [press('start-button')]}),
];

const info = (id, rest = {}) => ({id: `info-${id}`, element: 'sf-qes-info', is: '*', has: ['heading'], ...rest});
const topic = name => info(name, {attributes: {topics: name}, options: {testSignatureUrl: 'https://service.example/test'}, steps: [unfold('topic')]});
const advice = (id, document, area, standing = null) =>
  info(`advice-${id}`, {
    attributes: {topics: 'advisor'},
    properties: {standing},
    steps: [choose('document-select', document), choose('area-select', area)],
    has: ['advice'],
  });

const infoStates = [
  info('closed', {options: {testSignatureUrl: 'https://service.example/test'}, has: ['topic', 'advisor']}),
  ...['qes', 'documents', 'levels', 'areas', 'means', 'ends', 'faq', 'tutorials', 'test'].map(topic),
  info('advisor', {attributes: {topics: 'advisor'}}),
  advice('check', 'sales', 'zertes'),
  advice('sign', 'non-compete', 'eidas', standingOf({zertes: 4, eidas: 4}, 'MID')),
  advice('identify', 'non-compete', 'zertes', standingOf({zertes: 3, eidas: 3}, 'MID')),
  advice('accept-terms', 'non-compete', 'zertes', standingOf({zertes: 4, eidas: 4}, 'MID', 'pending')),
  advice('paper', 'will', 'zertes'),
  advice('ask', 'fixed-term', 'zertes'),
  info('own-words', {attributes: {topics: 'qes'}, inside: {'': 'A sentence of the page.'}}),
];

const flow = (id, persona, is, rest = {}) => ({id: `flow-${id}`, element: 'sf-flow', persona, is, ...rest});
/** The page vouches for the number. */
const vouched = {attributes: {locked: ''}};

const flowStates = [
  flow('looking', undefined, '[step=phone][busy]', {gateway: true, answers: {session: 'hold'}}),
  flow('phone', undefined, '[step=phone]:not([busy])', {has: ['number-input']}),
  flow('support', undefined, '[step=phone]:not([busy])', {options, has: ['number-input', 'help']}),
  flow('code', undefined, '[step=phone]', {steps: send, has: ['code-input']}),
  flow('status', 'terms-mobile-id', '[step=status]', {...vouched, has: ['action-button']}),
  flow('terms', 'terms-mobile-id', '[step=terms]', {...vouched, steps: [press('action-button')], has: ['accept-button', 'back-button']}),
  flow('optional', 'terms-mobile-id', '[step=status]', {attributes: {locked: '', terms: 'optional'}, has: ['skip-button']}),
  flow('skipped', 'terms-mobile-id', '[step=done]', {attributes: {locked: '', terms: 'optional'}, steps: [press('skip-button')]}),
  flow('identify', 'not-registered', '[step=identify]', {...vouched, steps: [press('action-button')], has: ['method']}),
  flow('done', 'ready', '[step=done]', {...vouched, has: ['summary']}),
  flow('done-after-number', undefined, '[step=done]', {steps: [...send, ...enter(code)], has: ['back-button']}),
  flow('done-after-terms', 'terms-mobile-id', '[step=done]', {
    ...vouched,
    steps: [press('action-button'), ...accept, part => confirm(part), later(1.1)],
    has: ['receipt-button'],
  }),
  flow('ended', undefined, '[step=phone]:not([busy])', {
    gateway: true,
    answers: {session: {body: {msisdn: '41790000001'}}, evidence: 401, terms: 401},
    has: ['number-input'],
  }),
];

const otherStates = [
  {id: 'gate-closed', element: 'sf-gate', persona: 'not-registered', is: ':not([open])', ...vouched, inside: {'': 'What the page keeps.'}, has: ['action-button']},
  {id: 'gate-open', element: 'sf-gate', persona: 'ready', is: '[open]', ...vouched, inside: {'': 'What the page keeps.'}},
  {id: 'launcher-button', element: 'sf-launcher', is: ':not([open])', has: ['button']},
  {id: 'launcher-own-words', element: 'sf-launcher', is: ':not([open])', inside: {'': 'Words of the page'}, has: ['button']},
  {id: 'launcher-elsewhere', element: 'sf-launcher', is: '[open]', attributes: {mode: 'popup'}, options: {flowUrl: '/ways/window.html'}, steps: [press('button')]},
  {id: 'launcher-tab', element: 'sf-launcher', is: '[open]', attributes: {mode: 'tab'}, options: {flowUrl: '/ways/window.html'}, steps: [press('button')]},
  {id: 'launcher-dialog', element: 'sf-launcher', is: '[open]', alone: true, steps: [press('button')], has: ['dialog', 'number-input']},
  {id: 'launcher-dialog-done', element: 'sf-launcher', persona: 'ready', is: '[open]', alone: true, ...vouched, steps: [press('button')], has: ['dialog', 'summary']},
  {id: 'config', element: 'sf-config', is: '*', inside: {'': 'A sentence of the page.'}},
];

/** @type {State[]} */
export const states = [...phoneStates, ...statusStates, ...termsStates, ...identifyStates, ...infoStates, ...flowStates, ...otherStates];
