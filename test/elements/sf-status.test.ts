import type {SfStatus} from '../../src/elements/sf-status.js';
import {zurichDay} from '../../src/testing/calendar.js';
import {
  allText, anna, audit, done, evidenceOf, expect, focused, has, json, listen, next, part, parts, place, press, service, session, settle,
  state, stopTime, termsLink, text, unreachable,
} from './helpers.js';

const placed = (attributes = `msisdn="${anna}"`, given = session()) => place<SfStatus>(`<sf-status ${attributes}></sf-status>`, given);

const canSign = (element: Element) => element.getAttribute('can-sign');
const nextStep = (element: Element) => element.getAttribute('next-step');
const rows = (zertes: unknown, eidas: unknown) => ({
  status: [
    {assuranceLevel: zertes, jurisdiction: 'zertes'},
    {assuranceLevel: eidas, jurisdiction: 'eidas'},
  ],
});

function inDays(days: number): string {
  return zurichDay(Date.now(), days);
}

interface Row {
  who: string;
  evidence: Record<string, unknown>;
  open?: boolean;
  attributes?: string;
  shown: [canSign: string, nextStep: string, reason: string];
  summary: string;
  button?: string;
  areas?: string[];
  means?: string;
  terms?: string;
}

const rowsOfTheTable: Row[] = [
  {
    who: 'who is registered for everything',
    evidence: evidenceOf(),
    shown: ['yes', 'none', 'ready'],
    summary: 'You can sign with a qualified electronic signature.',
    areas: ['Switzerland (ZertES) Level 4 qualified and advanced signatures', 'European Union (eIDAS) Level 4 qualified and advanced signatures'],
    means: 'Mobile ID, active',
    terms: 'Accepted',
  },
  {
    who: 'who signs with a password, spelled any way',
    evidence: evidenceOf({signingStatus: ' sas '}),
    shown: ['yes', 'none', 'ready'],
    summary: 'You can sign with a qualified',
    means: 'Password and SMS code, active',
  },
  {
    who: 'who has terms to accept',
    evidence: evidenceOf(),
    open: true,
    shown: ['no', 'accept-terms', 'terms-pending'],
    summary: 'accept the terms of use',
    button: 'Accept the terms of use',
    terms: 'Waiting for your acceptance',
  },
  {
    who: 'whom nobody knows',
    evidence: {status: [], loa4ExpiryDate: null, signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true},
    shown: ['no', 'identify', 'not-registered'],
    summary: 'You are not registered for electronic signatures yet.',
    button: 'Identify yourself',
    areas: ['No registration'],
    means: 'None registered',
    terms: 'After the identification',
  },
  {
    who: 'who has nothing at all',
    evidence: evidenceOf({status: [], signingStatus: 'NOT_RA_MID_SAS'}),
    shown: ['no', 'identify', 'not-registered'],
    summary: 'You are not registered',
    button: 'Identify yourself',
  },
  {
    who: 'who is registered in the other area only',
    evidence: evidenceOf({status: [{assuranceLevel: '4', jurisdiction: 'ZertES'}]}),
    attributes: 'jurisdiction="eidas"',
    shown: ['no', 'identify', 'jurisdiction-missing'],
    summary: 'Your registration is not valid for signatures under EU law.',
    button: 'Identify yourself',
  },
  {
    who: 'whose level is too low for any signature',
    evidence: evidenceOf({...rows(2, 1), loa4ExpiryDate: null}),
    attributes: 'level="3"',
    shown: ['no', 'identify', 'level-too-low'],
    summary: 'Your registration is below the level that is needed.',
    button: 'Identify yourself',
  },
  {
    who: 'whose level is too low',
    evidence: evidenceOf({...rows(3, 3), loa4ExpiryDate: null}),
    shown: ['no', 'identify', 'level-too-low'],
    summary: 'good for advanced signatures, but not for qualified ones',
    button: 'Identify yourself',
    areas: [
      'Switzerland (ZertES) Level 3 advanced signatures Upgrade: Switzerland (ZertES)',
      'European Union (eIDAS) Level 3 advanced signatures Upgrade: European Union (eIDAS)',
    ],
  },
  {
    who: 'whose registration ended',
    evidence: evidenceOf({loa4ExpiryDate: '2020-02-29'}),
    shown: ['no', 'identify', 'expired'],
    summary: 'ended on 29 February 2020',
    button: 'Identify yourself',
  },
  ...(
    [
      ['MISSMATCH_SAS_BUT_MID', 'activated Mobile ID after'],
      ['MISMATCH_SAS_CHANGE_SN', 'password was set anew'],
      ['missmatch_mid', 'without its recovery code'],
      ['MISMATCH', 'has changed since'],
    ] as const
  ).map(
    ([signingStatus, summary]): Row => ({
      who: `whose means changed (${signingStatus})`,
      evidence: evidenceOf({signingStatus}),
      shown: ['no', 'identify', 'mismatch'],
      summary,
      button: 'Identify yourself',
      means: 'Changed since you identified yourself',
    }),
  ),
  {
    who: 'whose means changed, but who needs advanced signatures only',
    evidence: evidenceOf({signingStatus: 'MISMATCH_MID'}),
    attributes: 'level="3"',
    shown: ['unknown', 'identify', 'mismatch'],
    summary: 'Advanced signatures with an SMS code alone may still work',
    button: 'Identify yourself',
  },
  {
    who: 'whose status is a word nobody knows',
    evidence: evidenceOf({signingStatus: 'UNDER_REVIEW'}),
    shown: ['unknown', 'retry', 'unknown-status'],
    summary: 'could not be determined',
    button: 'Try again',
  },
  {
    who: 'who can sign advanced, and needs no more',
    evidence: evidenceOf({...rows(3, 3), loa4ExpiryDate: null}),
    attributes: 'level="3"',
    shown: ['yes', 'none', 'ready'],
    summary: 'You can sign with an advanced electronic signature.',
    button: 'Upgrade the registration',
  },
  {
    who: 'whose terms are open, on a page that does not ask for them',
    evidence: evidenceOf(),
    open: true,
    attributes: 'terms="off"',
    shown: ['yes', 'none', 'ready'],
    summary: 'You can sign',
    terms: 'Not needed at the moment',
  },
  {
    who: 'whose terms are open, where they may be skipped',
    evidence: evidenceOf(),
    open: true,
    attributes: 'terms="optional"',
    shown: ['no', 'accept-terms', 'terms-pending'],
    summary: 'accept the terms',
    button: 'Accept the terms of use',
  },
  {
    who: 'in the area the page asks for',
    evidence: evidenceOf(rows(4, 3)),
    attributes: 'jurisdiction="ZERTES"',
    shown: ['yes', 'none', 'ready'],
    summary: 'You can sign with a qualified electronic signature under Swiss law.',
    button: 'Upgrade the registration',
  },
];

describe('sf-status: tells', () => {
  it('a person without a number what to do first', async () => {
    service();
    const element = await placed('');
    expect(state(element)).to.equal('idle');
    expect(text(element, 'summary')).to.equal('Confirm your mobile number to see what you can sign.');
    expect(canSign(element)).to.equal(null);
    expect(nextStep(element)).to.equal(null);
    expect(service().calls).to.deep.equal([]);
    await audit(element);
  });

  it('that it is looking, while it is', async () => {
    const answer = service().hold('evidence');
    const element = await placed();
    expect(state(element)).to.equal('loading');
    expect(element.hasAttribute('busy')).to.equal(true);
    expect(text(element, 'summary')).to.contain('Checking what you can sign');
    await audit(element);
    answer.answer(json(evidenceOf()));
    await settle();
    expect(state(element)).to.equal('loaded');
    expect(element.hasAttribute('busy')).to.equal(false);
  });

  for (const {who, evidence, open, attributes = '', shown, summary, button, areas, means, terms} of rowsOfTheTable) {
    it(`a person ${who} whether they can sign`, async () => {
      service().always('evidence', () => json(evidence));
      service().always('terms', () => (open ? json({link: termsLink}) : done(404)));
      const seen = listen();
      const element = await placed(`msisdn="${anna}" ${attributes}`);
      await settle();
      const [can, step, reason] = shown;
      expect(state(element)).to.equal('loaded');
      expect([canSign(element), nextStep(element), element.standing!.reason]).to.deep.equal([can, step, reason]);
      expect(text(element, 'summary')).to.contain(summary);
      expect(seen.names().filter(name => name !== 'sf-expiring')).to.deep.equal(['sf-status-change']);
      const [event] = seen.of('sf-status-change');
      expect(event!.constructor.name).to.equal('SfStatusChangeEvent');
      expect(event!.detail.msisdn).to.equal(anna);
      expect(event!.detail.standing).to.deep.equal(element.standing);
      const buttons = [...parts(element, 'action-button'), ...parts(element, 'retry-button')].map(each => each.textContent);
      expect(buttons).to.deep.equal(button ? [button] : []);
      if (areas) expect(parts(element, 'area').map(area => area.innerText.replace(/\s+/g, ' ').trim())).to.deep.equal(areas);
      if (means) expect(text(element, 'means')).to.contain(means);
      if (terms) expect(text(element, 'terms')).to.contain(terms);
      expect(service().count('terms')).to.equal(attributes.includes('off') ? 0 : 1);
      expect(text(element, 'error')).to.equal('');
      if (step === 'retry') expect(allText(element)).not.to.match(/not registered|No registration/);
      await audit(element);
    });
  }

  it('until when the registration holds, and what a qualified signature is', async () => {
    service().always('evidence', () => json(evidenceOf({loa4ExpiryDate: inDays(200)})));
    const element = await placed();
    expect(text(element, 'expiry')).to.contain('200 days left');
    part<HTMLDetailsElement>(element, 'explanation').open = true;
    expect(text(element, 'explanation')).to.contain('By law it equals a signature by hand');
    await audit(element);
  });

  it('a person whose answer is HTTP 404 with "not found" that they are not registered, and any other 404 as an error', async () => {
    service().next('evidence', json({notFound: true}, 404));
    const known = await placed();
    expect(known.standing!.reason).to.equal('not-registered');
    service().next('evidence', json({message: 'no such route'}, 404));
    const seen = listen();
    const wrong = await placed();
    expect(state(wrong)).to.equal('failed');
    expect(canSign(wrong)).to.equal('unknown');
    expect(seen.errors()).to.deep.equal(['not-found']);
    expect(allText(wrong)).not.to.contain('not registered');
  });

  it("the page's own explanation and footer", async () => {
    service();
    const element = await place<SfStatus>(
      `<sf-status msisdn="${anna}"><p slot="explanation">Own</p><p slot="footer">Foot</p></sf-status>`,
    );
    expect(element.querySelector<HTMLElement>('[slot=footer]')!.checkVisibility()).to.equal(true);
    part<HTMLDetailsElement>(element, 'explanation').open = true;
    expect(element.querySelector<HTMLElement>('[slot=explanation]')!.checkVisibility()).to.equal(true);
  });

  it('S-08: hostile words as words', async () => {
    const evil = '<img src=x onerror="globalThis.hacked=1">\u202e${}{{}}';
    const body = evidenceOf({
      status: [{assuranceLevel: 4, jurisdiction: evil}, null, {}, {assuranceLevel: 9, jurisdiction: 'mars'}, 7],
      signingStatus: evil,
      loa4ExpiryDate: evil,
    });
    service().always('evidence', () => json({...body, ['__proto__x']: 1}));
    const element = await placed();
    expect(state(element)).to.equal('loaded');
    expect(canSign(element)).to.equal('unknown');
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    expect('hacked' in globalThis).to.equal(false);
    expect(parts(element, 'area')).to.have.length(1);
    expect(allText(element)).not.to.contain('mars');
    await audit(element);
  });

  for (const name of ['\u202ezertes', '\u2067eidas', '\u0000', 'z\u0335\u0321a\u0337\u0310l\u0338\u0345g\u0336\u030fo\u0334', '🖋️', '${alert(1)}', '{{x}}', 'שלום', 'a'.repeat(300)]) {
    it(`S-08: an area called ${JSON.stringify(name).slice(0, 20)} as a name apart from the rest, or as none`, async () => {
      service().always('evidence', () => json(evidenceOf({status: [{assuranceLevel: 4, jurisdiction: name}]})));
      const element = await placed();
      const [area] = parts(element, 'area');
      const inside = area!.querySelector('bdi')!.textContent!;
      expect(area!.innerText.replace(/\s+/g, ' ').trim().startsWith(inside.trim())).to.equal(true);
      // What turns the direction, or climbs out of the line, is not for people.
      expect(inside).to.match(/^[\p{L}\p{N} ._()-]+$/u);
      expect(area!.scrollWidth).to.be.at.most(area!.clientWidth + 1);
    });
  }

  for (const body of ['[]', '"text"', 'null', '42', '', '<html>', '{"status"', '\ufeff{"status":[],"signingStatus":"MID"}']) {
    it(`nothing false when the answer is ${JSON.stringify(body)}`, async () => {
      const ok = body.startsWith('\ufeff');
      service().always('evidence', () => new Response(body, {status: 200, headers: {'content-type': 'application/json'}}));
      const seen = listen();
      const element = await placed();
      expect(state(element)).to.equal(ok ? 'loaded' : 'failed');
      expect(seen.errors()).to.deep.equal(ok ? [] : ['unexpected-response']);
      if (!ok) expect(canSign(element)).to.equal('unknown');
    });
  }
});

describe('sf-status: follows the number', () => {
  it('that was proven in the same session, and only that', async () => {
    service();
    const given = session();
    const element = await placed('', given);
    const other = await place<SfStatus>('<sf-status></sf-status>', session());
    const changed = next(element, 'sf-status-change');
    given.prove(anna);
    expect((await changed).detail.msisdn).to.equal(anna);
    expect(state(element)).to.equal('loaded');
    expect(state(other)).to.equal('idle');
    expect(service().count('evidence')).to.equal(1);
  });

  it('goes back to its first state on sign-out, and reads again for the next person', async () => {
    service();
    const given = session();
    const element = await placed('', given);
    given.prove(anna);
    await settle();
    expect(canSign(element)).to.equal('yes');
    await given.signOut();
    await settle();
    expect(state(element)).to.equal('idle');
    expect(canSign(element)).to.equal(null);
    expect(has(element, 'area')).to.equal(false);
    given.prove(anna);
    await settle();
    expect(canSign(element)).to.equal('yes');
    expect(service().count('evidence')).to.equal(2);
  });

  it('that the page gave does not hang after a sign-out', async () => {
    service();
    const given = session();
    const element = await placed(undefined, given);
    expect(state(element)).to.equal('loaded');
    await given.signOut();
    await settle();
    // Either it reads anew, or it shows nothing; it must not say for ever that it is looking.
    expect(state(element)).not.to.equal('loading');
  });

  it('shows nothing of one who signed out while it was looking', async () => {
    const answer = service().hold('evidence');
    const given = session();
    const element = await placed('', given);
    const seen = listen();
    given.prove(anna);
    await settle();
    await given.signOut();
    answer.answer(json(evidenceOf()));
    await settle();
    expect(state(element)).to.equal('idle');
    expect(seen.events).to.deep.equal([]);
  });

  it('that the page changed, and never shows the answer for the one before', async () => {
    const slow = service().hold('evidence');
    const element = await placed();
    const seen = listen();
    element.msisdn = '41790000002';
    await settle();
    slow.answer(json(evidenceOf({signingStatus: 'NOT_REGISTERED_AT_ALL', notFound: true})));
    await settle();
    expect(canSign(element)).to.equal('yes');
    expect(seen.of('sf-status-change').map(({detail}) => detail.msisdn)).to.deep.equal(['41790000002']);
  });

  it('refuses what is no number, once', async () => {
    service();
    const seen = listen();
    const element = await placed('msisdn="hello"');
    expect(state(element)).to.equal('idle');
    expect(seen.errors()).to.deep.equal(['invalid-number']);
    expect(service().calls).to.deep.equal([]);
  });

  it('understands the number in another spelling', async () => {
    service();
    const element = await placed('msisdn="079 000 00 01"');
    expect(state(element)).to.equal('loaded');
    expect(service().last('evidence').url.searchParams.get('msisdn')).to.equal(anna);
  });
});

describe('sf-status: asks for what the page wants', () => {
  it('answers anew when level, area or terms change', async () => {
    service().always('evidence', () => json(evidenceOf(rows(4, 3))));
    service().always('terms', () => json({link: termsLink}));
    const element = await placed(`msisdn="${anna}" terms="off"`);
    expect(canSign(element)).to.equal('yes');
    element.setAttribute('jurisdiction', 'eidas');
    await settle();
    expect(canSign(element)).to.equal('no');
    element.setAttribute('level', '3');
    await settle();
    expect(canSign(element)).to.equal('yes');
    element.setAttribute('terms', 'required');
    await settle();
    expect(nextStep(element)).to.equal('accept-terms');
  });

  it('does not read again where the same is looked for', async () => {
    service().always('evidence', () => json(evidenceOf(rows(4, 3))));
    const element = await placed(`msisdn="${anna}"`);
    expect(service().count('evidence')).to.equal(1);
    element.setAttribute('terms', 'optional');
    await settle();
    expect([state(element), service().count('evidence')]).to.deep.equal(['loaded', 1]);
  });

  it('takes an odd level for 4, in what it decides and in what it says', async () => {
    service();
    const element = await placed(`msisdn="${anna}" level="high"`);
    expect(canSign(element)).to.equal('yes');
    expect(text(element, 'summary')).to.contain('qualified');
  });
});

describe('sf-status: recovers', () => {
  it('shows what is registered when only the terms cannot be read', async () => {
    service().always('terms', () => json({}, 500));
    const clock = stopTime();
    const seen = listen();
    const element = await placed();
    await clock.pass(5000);
    expect(state(element)).to.equal('loaded');
    expect([canSign(element), nextStep(element)]).to.deep.equal(['unknown', 'retry']);
    expect(parts(element, 'area')).to.have.length(2);
    expect(text(element, 'means')).to.contain('Mobile ID, active');
    expect(text(element, 'terms')).to.contain('Cannot be determined');
    expect(seen.names().sort()).to.deep.equal(['sf-error', 'sf-status-change']);
    expect(seen.errors()).to.deep.equal(['server']);
    expect(has(element, 'retry-button')).to.equal(true);
    await audit(element);
  });

  it('shows the terms that are open when only the registration cannot be read', async () => {
    service().always('evidence', () => json({}, 500));
    service().always('terms', () => json({link: termsLink}));
    const clock = stopTime();
    const seen = listen();
    const element = await placed();
    await clock.pass(5000);
    expect(state(element)).to.equal('failed');
    expect([canSign(element), nextStep(element)]).to.deep.equal(['unknown', 'retry']);
    expect(seen.names()).to.deep.equal(['sf-error']);
    expect(text(element, 'summary')).to.contain('says nothing about your registration');
    await audit(element);
    expect(text(element, 'terms')).to.contain('Waiting for your acceptance');
  });

  it('N-25: says one thing when everything fails, tries again on request, and keeps the focus', async () => {
    service().always('evidence', () => Promise.reject(unreachable()));
    service().always('terms', () => Promise.reject(unreachable()));
    const clock = stopTime();
    const seen = listen();
    const element = await placed();
    await clock.pass(5000);
    expect(state(element)).to.equal('failed');
    expect(service().count('evidence')).to.equal(3);
    expect(text(element, 'error')).to.match(/^Error: The service could not be reached/);
    service().always('evidence', () => json(evidenceOf()));
    service().always('terms', () => done(404));
    await press(element, 'retry-button');
    await clock.pass(1000);
    expect(canSign(element)).to.equal('yes');
    expect(text(element, 'error')).to.equal('');
    expect(seen.names()).to.include('sf-status-change');
  });

  it('emits one error for one cause', async () => {
    service();
    const given = session({token: () => Promise.reject(new Error('no'))});
    const seen = listen();
    const element = await placed(undefined, given);
    expect(state(element)).to.equal('failed');
    expect(seen.errors()).to.deep.equal(['token']);
  });

  it('does not lose the focus when the button that had it goes', async () => {
    service().next('evidence', json(evidenceOf({signingStatus: 'WHO_KNOWS'})));
    const element = await placed();
    await press(element, 'retry-button');
    await settle();
    expect(canSign(element)).to.equal('yes');
    expect(document.activeElement === element, 'focus').to.equal(true);
    expect(focused() === element, 'focus').to.equal(false);
  });

  it('S-10: asks again by itself after 2 and 5 seconds when the registry is down, then offers a button', async () => {
    const clock = stopTime();
    service().always('evidence', () => json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})));
    const seen = listen();
    const element = await placed();
    const check = (count: number) => {
      expect(service().count('evidence')).to.equal(count);
      expect([state(element), canSign(element), nextStep(element)]).to.deep.equal(['loaded', 'unknown', 'retry']);
      expect(allText(element)).not.to.match(/not registered|No registration|Identify/i);
    };
    check(1);
    expect(text(element, 'summary')).to.contain('We will try again automatically');
    expect(has(element, 'retry-button')).to.equal(false);
    await audit(element);
    await clock.pass(1900);
    check(1);
    await clock.pass(200);
    check(2);
    await clock.pass(4800);
    check(2);
    await clock.pass(300);
    check(3);
    expect(has(element, 'retry-button')).to.equal(true);
    expect(text(element, 'summary')).not.to.contain('automatically');
    await clock.pass(60_000);
    check(3);
    expect(clock.pending).to.equal(0);
    expect(seen.names()).to.deep.equal(['sf-status-change', 'sf-status-change', 'sf-status-change']);
    await audit(element);
    await press(element, 'retry-button');
    expect(service().count('evidence')).to.equal(4);
    expect(document.activeElement === element, 'focus').to.equal(true);
  });

  it('S-10: tells as soon as the registry is back', async () => {
    const clock = stopTime();
    service().next('evidence', json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})));
    const element = await placed();
    await clock.pass(2300);
    expect(canSign(element)).to.equal('yes');
    expect(clock.pending).to.equal(0);
  });

  it('S-10: another question begins anew: its failure is told, and it is asked again as often', async () => {
    const clock = stopTime();
    const down = () => json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'}));
    service().always('evidence', down);
    const element = await placed();
    await clock.pass(2300);
    expect(service().count('evidence')).to.equal(2);
    const seen = listen();
    service().always('evidence', () => json({}, 403));
    element.setAttribute('level', '3');
    await settle();
    expect(seen.names()).to.deep.equal(['sf-error']);
    await clock.pass(60_000);
    expect(service().count('evidence')).to.equal(3);
    service().always('evidence', down);
    element.setAttribute('level', '4');
    await clock.pass(60_000);
    expect(service().count('evidence')).to.equal(6);
    expect(clock.pending).to.equal(0);
  });

  it('reads again on refresh(), which resolves when that is done, and keeps what it knew meanwhile', async () => {
    service();
    const element = await placed();
    const answer = service().hold('evidence');
    let finished = false;
    const refreshed = element.refresh().then(() => (finished = true));
    await settle();
    expect(element.hasAttribute('busy')).to.equal(true);
    expect(state(element)).to.equal('loaded');
    expect(text(element, 'summary')).to.contain('You can sign');
    expect(finished).to.equal(false);
    answer.answer(json(evidenceOf({signingStatus: 'MISMATCH'})));
    await refreshed;
    await settle();
    expect(canSign(element)).to.equal('no');
  });

  it('S-11: believes the newest answer when two come in the wrong order', async () => {
    service();
    const element = await placed();
    const old = service().hold('evidence');
    const young = service().hold('evidence');
    void element.refresh();
    await settle();
    void element.refresh();
    await settle();
    young.answer(json(evidenceOf({signingStatus: 'MISMATCH'})));
    await settle();
    old.answer(json(evidenceOf()));
    await settle();
    expect(canSign(element)).to.equal('no');
  });

  it('reads anew after an acceptance, also where an older look is still under way', async () => {
    service().always('terms', () => json({link: termsLink}));
    const given = session();
    const first = await placed(undefined, given);
    const second = await placed(undefined, given);
    expect([nextStep(first), nextStep(second)]).to.deep.equal(['accept-terms', 'accept-terms']);
    const old = service().hold('terms');
    void first.refresh();
    void second.refresh();
    await settle();
    service().always('terms', () => done(404));
    given.announce('evidence');
    await settle();
    old.answer(json({link: termsLink}));
    await settle();
    expect([nextStep(first), nextStep(second)]).to.deep.equal(['none', 'none']);
  });
});

describe('sf-status: announces', () => {
  it('the wish to accept terms, and leads to the element that does it', async () => {
    service().always('terms', () => json({link: termsLink}));
    const given = session();
    const home = await place<HTMLElement>(`<div><sf-status msisdn="${anna}"></sf-status><sf-tc-accept msisdn="${anna}"></sf-tc-accept></div>`, given);
    const [element, terms] = [home.querySelector('sf-status')!, home.querySelector('sf-tc-accept')!];
    const seen = listen();
    await press(element, 'action-button');
    const [event] = seen.of('sf-action');
    expect(event!.cancelable).to.equal(true);
    expect(event!.constructor.name).to.equal('SfActionEvent');
    expect(event!.detail).to.deep.equal({action: 'accept-terms', msisdn: anna, standing: element.standing});
    expect(document.activeElement === terms, 'focus').to.equal(true);
  });

  it('L-14: the wish alone where the page takes it over, or the other element belongs to another session', async () => {
    service().always('terms', () => json({link: termsLink}));
    const element = await placed();
    const other = await place<HTMLElement>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, session());
    await press(element, 'action-button');
    expect(document.activeElement === other, 'focus').to.equal(false);
    const same = await place<HTMLElement>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, element.session);
    element.addEventListener('sf-action', event => event.preventDefault());
    await press(element, 'action-button');
    expect(document.activeElement === same, 'focus').to.equal(false);
  });

  it('L-14: the wish to try again, which the page can keep from happening', async () => {
    service().always('evidence', () => json(evidenceOf({signingStatus: 'WHO_KNOWS'})));
    const element = await placed();
    element.addEventListener('sf-action', event => event.preventDefault(), {once: true});
    await press(element, 'retry-button');
    expect(service().count('evidence')).to.equal(1);
    await press(element, 'retry-button');
    expect(service().count('evidence')).to.equal(2);
  });

  it('the wishes to identify, to renew and to upgrade', async () => {
    const seen = listen();
    for (const evidence of [evidenceOf({signingStatus: 'MISMATCH'}), evidenceOf({loa4ExpiryDate: inDays(20)}), evidenceOf(rows(4, 3))]) {
      service().next('evidence', json(evidence));
      await press(await placed(), 'action-button');
    }
    expect(seen.of('sf-action').map(({detail}) => detail.action)).to.deep.equal(['identify', 'renew', 'upgrade']);
  });

  it('that a registration ends soon, once for each threshold', async () => {
    const seen = listen();
    let days = 120;
    service().always('evidence', () => json(evidenceOf({loa4ExpiryDate: inDays(days)})));
    const element = await placed();
    for (days of [91, 90, 60, 30, 29, 7, 1, 0]) {
      await element.refresh();
      await settle();
    }
    expect(seen.of('sf-expiring').map(({detail}) => detail)).to.deep.equal([{daysLeft: 90}, {daysLeft: 30}, {daysLeft: 7}]);
    expect(text(element, 'expiry')).to.contain('ends today');
    expect(canSign(element)).to.equal('yes');
    await audit(element);
  });
});

describe('sf-status: leaves and returns', () => {
  it('asks for one token and reads once where twenty are on a page', async () => {
    service();
    let tokens = 0;
    const given = session({
      token: async () => {
        tokens++;
        return 'a-token';
      },
    });
    const seen = listen();
    const home = await place<HTMLElement>(`<div>${`<sf-status msisdn="${anna}"></sf-status>`.repeat(20)}</div>`, given);
    await settle();
    expect([tokens, service().count('evidence'), service().count('terms')]).to.deep.equal([1, 1, 1]);
    expect([...home.children].map(canSign)).to.deep.equal(Array<string>(20).fill('yes'));
    expect(seen.of('sf-status-change')).to.have.length(20);
  });

  it('L-01: is quiet once it was removed, and leaves neither request nor timer', async () => {
    const clock = stopTime();
    const answer = service().hold('evidence');
    const element = await placed();
    const seen = listen();
    element.remove();
    await settle();
    expect(service().underWay).to.equal(0);
    answer.answer(json(evidenceOf()));
    await clock.pass(20_000);
    expect(seen.events).to.deep.equal([]);
    expect(clock.pending, clock.traces.join('\n')).to.equal(0);
  });

  it('L-02: still asks again by itself where it was moved meanwhile', async () => {
    const clock = stopTime();
    service().always('evidence', () => json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})));
    const element = await placed(`msisdn="${anna}"`);
    const place = document.createElement('div');
    element.parentElement!.append(place);
    place.append(element);
    await clock.pass(2300);
    expect(service().count('evidence')).to.equal(2);
  });

  it('L-01: does not ask again by itself once it was removed', async () => {
    const clock = stopTime();
    service().always('evidence', () => json(evidenceOf({status: [], signingStatus: 'NOT_ABLE_TO_RETRIEVE'})));
    const element = await placed();
    element.remove();
    await clock.pass(20_000);
    expect(service().count('evidence')).to.equal(1);
    expect(clock.pending).to.equal(0);
  });

  it('does not end the look of another that shows the same number', async () => {
    const answer = service().hold('evidence');
    const given = session();
    const home = await place<HTMLElement>(`<div>${`<sf-status msisdn="${anna}"></sf-status>`.repeat(2)}</div>`, given);
    const [first, second] = [...home.children] as [SfStatus, SfStatus];
    first.remove();
    await settle();
    answer.answer(json(evidenceOf()));
    await settle();
    expect(canSign(second)).to.equal('yes');
    expect(service().count('evidence')).to.equal(1);
  });

  it('L-03: picks up again when it was removed in the middle of a look', async () => {
    service().hold('evidence');
    const element = await placed();
    const home = element.parentElement!;
    element.remove();
    await settle();
    home.append(element);
    await settle();
    expect(canSign(element)).to.equal('yes');
  });

  it('L-03: reads anew when it returns after a while, and shows what it knew until then', async () => {
    const clock = stopTime();
    service();
    const element = await placed();
    const home = element.parentElement!;
    element.remove();
    await clock.pass(1000);
    const answer = service().hold('evidence');
    home.append(element);
    await settle();
    expect([state(element), canSign(element), element.hasAttribute('busy')]).to.deep.equal(['loaded', 'yes', true]);
    answer.answer(json(evidenceOf({signingStatus: 'MISMATCH'})));
    await settle();
    expect([state(element), canSign(element), element.hasAttribute('busy')]).to.deep.equal(['loaded', 'no', false]);
    expect(service().count('evidence')).to.equal(2);
  });

  it('L-02: goes on when it is moved within the page, and reads nothing twice', async () => {
    service();
    const element = await placed();
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await settle();
    expect(state(element)).to.equal('loaded');
    expect(canSign(element)).to.equal('yes');
    expect(service().count('evidence')).to.equal(1);
  });

  it('L-02: goes on when it is moved in the middle of a look', async () => {
    const answer = service().hold('evidence');
    const element = await placed();
    const elsewhere = document.createElement('div');
    element.after(elsewhere);
    elsewhere.append(element);
    await settle();
    answer.answer(json(evidenceOf()));
    await settle();
    expect(canSign(element)).to.equal('yes');
    expect(service().count('evidence')).to.equal(1);
  });
});
