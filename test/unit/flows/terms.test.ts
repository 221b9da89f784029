import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {OpenTerms} from '../../../src/api/answers.js';
import type {ErrorCode} from '../../../src/api/errors.js';
import type {Refusal} from '../../../src/flows/progress.js';
import {
  consentLimit, mayAccept, phoneLimit, problemAt, terms, termsStart, type TermsEvent, type TermsState, type Waiting,
} from '../../../src/flows/terms.js';

const msisdn = '41790000001';
const open: OpenTerms = {token: 'token-1', link: 'https://rasd.example/t/token-1', documents: []};
const decisions = {zertes: true, eidas: false, risk: true};
const page = 'https://consent.example/c/1';
const page2 = 'https://consent.example/c/2';

const play = (events: readonly TermsEvent[], state: TermsState = termsStart): TermsState => events.reduce(terms, state);

const number: TermsEvent = {type: 'number', msisdn};
const found = (what: OpenTerms | null = open): TermsEvent => ({type: 'found', terms: what});
const accept: TermsEvent = {type: 'accept', decisions};
const started = (now = 0): TermsEvent => ({type: 'started', now});
const still = (now: number, consentUrl: string | null = null): TermsEvent => ({type: 'progress', progress: {at: 'waiting', consentUrl}, now});
const confirmed = (now = 0): TermsEvent => ({type: 'progress', progress: {at: 'confirmed'}, now});
const downgraded = (now = 0): TermsEvent => ({type: 'progress', progress: {at: 'downgraded'}, now});
const stale = (now = 0): TermsEvent => ({type: 'progress', progress: {at: 'stale'}, now});
const failed = (code: ErrorCode, now = 0, lost = false): TermsEvent => ({type: 'failed', problem: {code}, lost, now});

const review = play([number, found()]);
const starting = play([accept], review);
const phone = play([started()], starting);
const consent = play([still(5000, page)], phone);
const opened = play([{type: 'opened', now: 0}], review);

const states: Record<string, TermsState> = {
  idle: termsStart,
  loading: play([number]),
  nothing: play([number, found(null)]),
  review,
  starting,
  phone,
  consent,
  opened,
  accepted: play([confirmed()], phone),
  downgraded: play([downgraded()], phone),
  declined: play([{type: 'progress', progress: {at: 'refused', refusal: 'declined'}, now: 0}], phone),
  expired: play([still(phoneLimit)], phone),
  'expired without a way back': play([failed('terms-expired')], phone),
  failed: play([failed('unauthorized')], phone),
};

function waiting(state: TermsState): Waiting {
  assert.ok(state.at === 'phone' || state.at === 'consent', state.at);
  return state;
}

describe('accepting terms', () => {
  it('goes from finding to reviewing to the phone to the end', () => {
    const seen: string[] = [];
    let state = termsStart;
    for (const event of [number, found(), accept, started(), still(1000), confirmed(2000)]) {
      state = terms(state, event);
      seen.push(state.at);
    }
    assert.deepEqual(seen, ['loading', 'review', 'starting', 'phone', 'phone', 'accepted']);
    assert.deepEqual(state, {at: 'accepted', msisdn, terms: open, decisions});
  });

  it('goes from finding to the phone where it was begun before, and never past a link that leads elsewhere', () => {
    const begun = {decisions, now: 500};
    assert.deepEqual(play([number, {type: 'found', terms: open, begun}]), {...waiting(phone), since: 500, deadline: 500 + phoneLimit});
    assert.equal(play([number, {type: 'found', terms: {...open, link: null}, begun}]).at, 'failed');
  });

  it('goes over the consent page where there is one', () => {
    assert.deepEqual(play([still(6000, page), confirmed(7000)], consent), {at: 'accepted', msisdn, terms: open, decisions});
  });

  it('with a registration that sank is an ending of its own', () => {
    assert.deepEqual(play([downgraded()], phone), {at: 'downgraded', msisdn, terms: open, decisions});
    assert.equal(play([downgraded()], consent).at, 'downgraded');
  });

  it('has nothing to do where nothing is open', () => {
    assert.deepEqual(play([number, found(null)]), {at: 'nothing', msisdn});
  });

  it('C-01: ends before it begins where the terms are on a foreign host', () => {
    assert.deepEqual(play([number, found({...open, link: null})]), {at: 'failed', msisdn, problem: {code: 'blocked-url'}});
  });

  it('says why the terms could not be looked for', () => {
    for (const code of ['network', 'server', 'unauthorized', 'unexpected-response', 'token'] as const) {
      assert.deepEqual(play([number, failed(code)]), {at: 'failed', msisdn, problem: {code}});
    }
  });
});

describe('the boxes', () => {
  const combinations = [false, true].flatMap(zertes => [false, true].flatMap(eidas => [false, true].map(risk => ({zertes, eidas, risk}))));
  for (const ticked of combinations) {
    const enough = ticked.risk && (ticked.zertes || ticked.eidas);
    it(`${JSON.stringify(ticked)} ${enough ? 'suffice' : 'do not suffice'}`, () => {
      assert.equal(mayAccept(ticked), enough);
      const state = terms(review, {type: 'accept', decisions: ticked});
      if (enough) assert.deepEqual(state, {at: 'starting', msisdn, terms: open, decisions: ticked});
      else assert.equal(state, review);
    });
  }

  it('are of no use without a token to start with', () => {
    const noToken = play([number, found({...open, token: null})]);
    assert.equal(terms(noToken, accept), noToken);
  });
});

describe('starting an acceptance', () => {
  it('that was refused leads back to the boxes, with the reason', () => {
    for (const code of ['server', 'unauthorized', 'too-many-requests', 'forbidden', 'token'] as const) {
      assert.deepEqual(play([failed(code)], starting), {at: 'review', msisdn, terms: open, problem: {code}});
    }
  });

  it('again forgets the reason', () => {
    const state = play([failed('server'), accept], starting);
    assert.deepEqual(state, {at: 'starting', msisdn, terms: open, decisions});
  });

  it('whose answer was lost asks how far it is before anything is offered', () => {
    const state = waiting(play([failed('network', 7000, true)], starting));
    assert.equal(state.at, 'phone');
    assert.equal(state.deadline, 7000 + phoneLimit);
    assert.deepEqual(state.decisions, decisions);
  });

  it('of terms that are no longer current leads to their end', () => {
    assert.deepEqual(play([failed('terms-expired')], starting), {at: 'expired', msisdn, waiting: null});
  });
});

describe('waiting', () => {
  it('for the phone lasts 120 seconds', () => {
    assert.equal(waiting(phone).deadline, 120_000);
    assert.equal(play([still(119_999)], phone).at, 'phone');
    assert.equal(play([still(120_000)], phone).at, 'expired');
  });

  it('for the consent page lasts ten minutes from the moment it is there', () => {
    assert.equal(consentLimit, 600_000);
    assert.equal(waiting(consent).deadline, 605_000);
    assert.equal(play([still(604_999, page)], consent).at, 'consent');
    assert.equal(play([still(605_000, page)], consent).at, 'expired');
  });

  it('for the consent page begins also when the phone’s time was just over', () => {
    assert.equal(waiting(play([still(phoneLimit, page)], phone)).deadline, phoneLimit + consentLimit);
  });

  it('an answer that came just too late still counts', () => {
    assert.equal(play([confirmed(phoneLimit + 60_000)], phone).at, 'accepted');
    assert.equal(play([downgraded(phoneLimit + 60_000)], phone).at, 'downgraded');
  });

  it('C-06: goes on over troubles that say nothing about the acceptance, and counts them', () => {
    for (const code of ['network', 'timeout', 'server', 'too-many-requests', 'token'] as const) {
      const state = waiting(play([failed(code, 1000), failed(code, 2000)], phone));
      assert.equal(state.trouble, 2, code);
      assert.equal(waiting(play([still(3000)], state)).trouble, 0, code);
    }
  });

  it('keeps in mind how long the service asked to wait', () => {
    const busy: TermsEvent = {type: 'failed', problem: {code: 'too-many-requests', retryAfter: 20_000}, now: 1000};
    assert.equal(waiting(play([busy], phone)).notBefore, 21_000);
    assert.equal(waiting(phone).notBefore, undefined);
  });

  it('C-04, C-06: ends at its deadline also in trouble', () => {
    assert.equal(play([failed('network', phoneLimit)], phone).at, 'expired');
    assert.equal(play([failed('server', 605_000)], consent).at, 'expired');
  });

  it('C-06: ends with failures that will not pass', () => {
    for (const code of ['unauthorized', 'forbidden', 'configuration', 'blocked-url', 'not-found'] as const) {
      assert.deepEqual(play([failed(code)], phone), {at: 'failed', msisdn, problem: {code}});
      assert.equal(play([failed(code)], consent).at, 'failed');
    }
    assert.deepEqual(play([failed('terms-expired')], consent), {at: 'expired', msisdn, waiting: null});
  });

  it('C-05: passes over three answers for another acceptance, not over a fourth', () => {
    const three = play([stale(), stale(), stale()], phone);
    assert.equal(three.at, 'phone');
    assert.deepEqual(play([stale()], three), {at: 'failed', msisdn, problem: {code: 'unexpected-response'}});
    assert.equal(play([still(1000), stale(), stale(), stale()], three).at, 'phone', 'counted in a row');
    assert.equal(play([confirmed()], three).at, 'accepted');
    assert.equal(play([stale(phoneLimit)], phone).at, 'expired');
  });

  it('can be cancelled, back to the review with nothing said', () => {
    for (const state of [phone, consent, opened]) assert.deepEqual(terms(state, {type: 'cancel'}), {at: 'review', msisdn, terms: open});
  });
});

describe('why it was not accepted', () => {
  const refused = (refusal: Refusal): TermsEvent => ({type: 'progress', progress: {at: 'refused', refusal}, now: 0});

  it('C-16: declined is an ending of its own', () => assert.deepEqual(play([refused('declined')], phone), {at: 'declined', msisdn, terms: open}));

  it('unanswered is one that came too late', () => {
    assert.deepEqual(play([refused('unanswered')], consent), {at: 'expired', msisdn, waiting: null});
  });

  for (const refusal of ['busy', 'mismatch', 'other'] as const) {
    it(`${refusal} is a failure with that reason`, () => {
      assert.deepEqual(play([refused(refusal)], phone), {at: 'failed', msisdn, problem: {code: 'server'}, refusal});
    });
  }
});

describe('what is told as an error', () => {
  const rows: [what: string, state: TermsState, event: TermsEvent, code: ErrorCode | undefined][] = [
    ['a failure, with its own code', states.failed!, failed('unauthorized'), 'unauthorized'],
    ['a foreign host', play([number, found({...open, link: null})]), found({...open, link: null}), 'blocked-url'],
    ['"declined"', states.declined!, still(0), 'terms-declined'],
    ['"expired"', states.expired!, still(phoneLimit), 'terms-expired'],
    ['"expired" in trouble', play([failed('network', phoneLimit)], phone), failed('network', phoneLimit), 'terms-expired'],
    ['a start that was refused', play([failed('server')], starting), failed('server'), 'server'],
    ['nothing while it goes well', consent, still(5000, page), undefined],
    ['nothing at a good end', states.accepted!, confirmed(), undefined],
    ['nothing where nothing is open', states.nothing!, found(null), undefined],
  ];
  for (const [what, state, event, code] of rows) {
    it(`is ${what}: ${code}`, () => assert.equal(problemAt(state, event)?.code, code));
  }
});

describe('C-03: the consent page', () => {
  const framed = (events: TermsEvent[]) => {
    const pages: (string | null)[] = [];
    events.reduce((state, event) => {
      const next = terms(state, event);
      if (next.at === 'consent' && next.consentUrl !== (state.at === 'consent' ? state.consentUrl : null)) pages.push(next.consentUrl);
      return next;
    }, phone);
    return pages;
  };

  it('that comes with every answer is framed once', () => {
    assert.deepEqual(framed([still(1000, page), still(2000, page), still(3000, page)]), [page]);
  });

  it('that changes is framed anew', () => {
    assert.deepEqual(framed([still(1000, page), still(2000, page2), still(3000, page2)]), [page, page2]);
  });

  it('that alternates is framed once for each address', () => {
    assert.deepEqual(framed([page, page2, page, page2, page].map((url, index) => still(1000 * index, url))), [page, page2]);
  });

  it('that vanishes stays, for somebody may be typing a password', () => {
    const state = waiting(play([still(6000, null), still(7000, null)], consent));
    assert.deepEqual([state.at, state.consentUrl], ['consent', page]);
    assert.deepEqual(framed([still(1000, page), still(2000), still(3000, page)]), [page]);
  });

  it('that changes does not give more time', () => {
    assert.equal(waiting(play([still(6000, page2)], consent)).deadline, waiting(consent).deadline);
  });

  it('stays through trouble', () => {
    assert.equal(waiting(play([failed('network', 6000)], consent)).consentUrl, page);
  });
});

describe('somebody whose time is over', () => {
  const expired = play([still(phoneLimit)], phone);

  it('can look once more, and learns that it was accepted after all', () => {
    const checking = play([{type: 'check', now: 500_000}], expired);
    assert.equal(waiting(checking).at, 'phone');
    assert.equal(play([confirmed(500_100)], checking).at, 'accepted');
  });

  it('is back where they were when nothing is new, or nothing can be learned', () => {
    assert.equal(play([{type: 'check', now: 500_000}, still(500_100)], expired).at, 'expired');
    assert.equal(play([{type: 'check', now: 500_000}, failed('network', 500_100)], expired).at, 'expired');
    assert.equal(play([{type: 'check', now: 500_000}, still(500_100), {type: 'check', now: 900_000}, confirmed(900_100)], expired).at, 'accepted');
  });

  it('sees the consent page again that they had', () => {
    const state = play([still(605_000, page), {type: 'check', now: 700_000}], consent);
    assert.deepEqual([state.at, waiting(state).consentUrl], ['consent', page]);
  });

  it('C-03: gets the consent page that came late, with its full time', () => {
    const state = waiting(play([{type: 'check', now: 500_000}, still(500_100, page)], expired));
    assert.deepEqual([state.at, state.deadline], ['consent', 500_100 + consentLimit]);
  });

  it('starts again, and learns that it was accepted after all where nothing is open any more', () => {
    const again = play([{type: 'restart'}], expired);
    assert.deepEqual(play([{type: 'settled', accepted: true}], again), {at: 'accepted', msisdn, terms: open, decisions});
    assert.equal(play([found(null)], again).at, 'nothing');
    assert.deepEqual(play([found()], again), {at: 'review', msisdn, terms: open});
  });

  it('cannot look where the service itself said that it is over', () => {
    const over = play([failed('terms-expired')], phone);
    assert.equal(terms(over, {type: 'check', now: 0}), over);
  });
});

describe('on the terms page itself', () => {
  it('waits as long as a consent page lives', () => {
    assert.deepEqual([opened.at, waiting(opened).deadline, waiting(opened).consentUrl], ['consent', consentLimit, null]);
  });

  it('has no decisions of ours', () => assert.equal(waiting(opened).decisions, null));

  it('works without a token, too', () => {
    const noToken = play([number, found({...open, token: null}), {type: 'opened', now: 0}]);
    assert.equal(noToken.at, 'consent');
  });

  it('is accepted when nothing is open any more and something is registered', () => {
    assert.deepEqual(play([{type: 'settled', accepted: true}], opened), {at: 'accepted', msisdn, terms: open, decisions: null});
  });

  it('is never "accepted" where nothing is registered', () => {
    assert.deepEqual(play([{type: 'settled', accepted: false}], opened), {at: 'nothing', msisdn});
  });

  it('ends after its time, with one more look', () => {
    const expired = play([still(consentLimit)], opened);
    assert.equal(expired.at, 'expired');
    assert.equal(play([{type: 'check', now: consentLimit + 1}, {type: 'settled', accepted: true}], expired).at, 'accepted');
  });
});

describe('from every state', () => {
  for (const [name, state] of Object.entries(states)) {
    it(`${name}: another number is looked up anew`, () => {
      assert.deepEqual(terms(state, {type: 'number', msisdn: '41790000002'}), {at: 'loading', msisdn: '41790000002'});
    });
    it(`${name}: no number leads back to the start`, () => assert.equal(terms(state, {type: 'number', msisdn: null}), termsStart));
    if (state.at === 'idle') continue;
    it(`${name}: starting again looks for the terms again`, () => {
      const {at, msisdn: number, ...more} = terms(state, {type: 'restart'}) as TermsState & {at: 'loading'};
      assert.deepEqual([at, number], ['loading', msisdn]);
      assert.deepEqual(more, state.at === 'expired' && state.waiting ? {before: state.waiting} : {});
    });
  }
});

describe('an event that makes no sense in a state', () => {
  const all: Record<string, TermsEvent> = {
    found: found(), accept, opened: {type: 'opened', now: 0}, started: started(), progress: confirmed(), settled: {type: 'settled', accepted: true},
    failed: failed('server'), check: {type: 'check', now: 0}, cancel: {type: 'cancel'},
  };
  const sense: Record<string, string[]> = {
    idle: [],
    loading: ['found', 'failed'],
    nothing: [],
    review: ['accept', 'opened'],
    starting: ['started', 'failed'],
    phone: ['progress', 'settled', 'failed', 'cancel'],
    consent: ['progress', 'settled', 'failed', 'cancel'],
    opened: ['progress', 'settled', 'failed', 'cancel'],
    accepted: [],
    downgraded: [],
    declined: [],
    expired: ['check'],
    'expired without a way back': [],
    failed: [],
  };
  for (const [name, state] of Object.entries(states)) {
    for (const [event, value] of Object.entries(all).filter(([event]) => !sense[name]!.includes(event))) {
      it(`${event} at ${name} changes nothing`, () => assert.equal(terms(state, value), state));
    }
  }

  it('has each ending where it belongs', () => {
    for (const [name, {at}] of Object.entries(states)) assert.equal(at, name === 'opened' ? 'consent' : name.split(' ')[0]);
  });
});
