import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {deriveStanding, readTermsStanding, type Standing} from '../../../src/flows/standing.js';
import {both, evidence, guideSample, judge, noon, type Row} from './evidence.js';

const ready = 'yes / none / ready';
const unavailable = 'unknown / retry / unavailable';
const unknownStatus = 'unknown / retry / unknown-status';
const notRegistered = 'no / identify / not-registered';
const mismatch = 'no / identify / mismatch';

const derive = (answer: unknown, terms: Standing['terms'] = 'accepted', asked = {}) =>
  deriveStanding(answer, terms, {now: noon, ...asked});

describe('each row of the guide’s status table', () => {
  const rows: [word: string, verdict: string, mismatch: Standing['mismatch'], means: Standing['means']][] = [
    ['MID', ready, null, 'mobile-id'],
    ['SAS', ready, null, 'password-otp'],
    ['NOT_ABLE_TO_RETRIEVE', unavailable, null, null],
    ['NOT_REGISTERED_AT_ALL', notRegistered, null, null],
    ['NOT_RA_MID_SAS', notRegistered, null, null],
    ['MISSMATCH_SAS_BUT_MID', mismatch, 'mobile-id-after-password', null],
    ['MISSMATCH_SAS_CHANGE_SN', mismatch, 'password-changed', null],
    ['MISSMATCH_MID', mismatch, 'mobile-id-reactivated', null],
    ['MISMATCH_SAS_BUT_MID', mismatch, 'mobile-id-after-password', null],
    ['MISMATCH_SAS_CHANGE_SN', mismatch, 'password-changed', null],
    ['MISMATCH_MID', mismatch, 'mobile-id-reactivated', null],
    ['MISMATCH', mismatch, 'unspecified', null],
    ['MISSMATCH', mismatch, 'unspecified', null],
    ['MISMATCH_OF_TOMORROW', mismatch, 'unspecified', null],
    ['MISSMATCH_OF_TOMORROW', mismatch, 'unspecified', null],
  ];
  const spellings: [how: string, spell: (word: string) => string][] = [
    ['as printed', word => word],
    ['in lower case', word => word.toLowerCase()],
    ['in mixed case', word => word.replace(/[A-Z]+/g, part => part[0] + part.slice(1).toLowerCase())],
    ['with blanks around it', word => ` \t${word}\u00a0\n`],
  ];
  for (const [word, expected, kind, means] of rows) {
    for (const [how, spell] of spellings) {
      it(`S-01: reads ${word} ${how} as ${expected}`, () => {
        const answer = evidence(spell(word));
        const standing = derive(answer);
        assert.equal(judge(answer), expected);
        assert.equal(standing.mismatch, kind);
        assert.equal(standing.means, means);
      });
    }
  }
});

describe('the guide’s own sample', () => {
  it('tells a person with two advanced registrations and a changed method to identify again', () => {
    assert.deepEqual(derive(guideSample), {
      canSign: 'no',
      nextStep: 'identify',
      reason: 'mismatch',
      mismatch: 'unspecified',
      means: null,
      terms: 'accepted',
      areas: [
        {jurisdiction: 'zertes', level: 3, qualified: 'no', advanced: 'unknown'},
        {jurisdiction: 'eidas', level: 3, qualified: 'no', advanced: 'unknown'},
      ],
      qualifiedUntil: null,
      expiresInDays: null,
    });
  });

  it('does not rule out that the person signs with an SMS code alone', () => {
    assert.equal(judge(guideSample, 'accepted', {level: 3}), 'unknown / identify / mismatch');
  });

  it('would not let the person sign qualified with a sound method either', () => {
    assert.equal(judge({...guideSample, signingStatus: 'MID'}), 'no / identify / level-too-low');
    assert.equal(judge({...guideSample, signingStatus: 'MID'}, 'accepted', {level: 3}), ready);
  });
});

describe('a word that nobody knows', () => {
  const words: unknown[] = [
    'MIDDLE', 'MID_SAS', 'SASMID', 'MID,SAS', 'M I D', 'OK', 'PENDING', '__proto__', 'constructor', 'toString', '', '   ', null,
    undefined, 42, true, {}, [], ['MID'], {toString: () => 'MID'}, 'MISS', 'MIS-MATCH', 'X_MISMATCH', 'MID\u0000', 'x'.repeat(100_000),
    ' '.repeat(300) + 'MID',
  ];
  for (const word of words) {
    it(`S-01: ${JSON.stringify(word)?.slice(0, 40)} is neither "can sign" nor "not registered"`, () => {
      const standing = derive(evidence(word));
      assert.equal(judge(evidence(word)), unknownStatus);
      assert.deepEqual([standing.means, standing.mismatch], [null, null]);
      for (const area of standing.areas) assert.deepEqual([area.qualified, area.advanced], ['unknown', 'unknown']);
    });
  }
});

describe('an answer that cannot be read', () => {
  const answers: unknown[] = [undefined, null, '', 'MID', 0, 42, true, [], [evidence('MID')], {}, {status: both}.status, () => {}];
  for (const answer of answers) {
    it(`S-07: ${JSON.stringify(answer)?.slice(0, 40)} tells nobody anything`, () => assert.equal(judge(answer), unavailable));
  }

  for (const status of [undefined, null, {}, 'zertes', 4, {0: {assuranceLevel: 4, jurisdiction: 'zertes'}, length: 1}]) {
    it(`S-02: a status that is ${JSON.stringify(status)} tells nobody anything`, () => {
      for (const word of ['MID', 'MISMATCH', 'NOT_REGISTERED_AT_ALL', 'WHATEVER']) {
        assert.equal(judge(evidence(word, both, {status})), unavailable, word);
      }
    });
  }

  it('still shows the sound rows that came, as unknown', () => {
    assert.deepEqual(derive(evidence('NOT_ABLE_TO_RETRIEVE', [['zertes', 4], ['eidas', 3]])).areas, [
      {jurisdiction: 'zertes', level: 4, qualified: 'unknown', advanced: 'unknown'},
      {jurisdiction: 'eidas', level: 3, qualified: 'unknown', advanced: 'unknown'},
    ]);
  });
});

describe('notFound', () => {
  it('S-06: true means that nothing is registered, whatever else was said', () => {
    for (const word of ['MID', 'SAS', 'MISMATCH', 'WHATEVER', null]) assert.equal(judge(evidence(word, both, {notFound: true})), notRegistered);
  });

  it('leaves no area that somebody can sign in', () => {
    for (const {qualified, advanced} of derive(evidence('MID', both, {notFound: true})).areas) {
      assert.deepEqual([qualified, advanced], ['no', 'no']);
    }
  });

  for (const notFound of ['true', 1, null, undefined, {}, 'yes']) {
    it(`S-06: ${JSON.stringify(notFound)} is not true`, () => assert.equal(judge(evidence('MID', both, {notFound})), ready));
  }
});

describe('what the rows say', () => {
  const rows: [what: string, rows: readonly Row[], asked: {jurisdiction?: string; level?: number}, verdict: string][] = [
    ['qualified in both areas', both, {}, ready],
    ['qualified in one of two areas', [['zertes', 3], ['eidas', 4]], {}, ready],
    ['qualified in the asked area', [['zertes', 4], ['eidas', 3]], {jurisdiction: 'zertes'}, ready],
    ['qualified elsewhere', [['zertes', 4], ['eidas', 3]], {jurisdiction: 'eidas'}, 'no / identify / level-too-low'],
    ['advanced where advanced is asked', [['eidas', 3]], {jurisdiction: 'eidas', level: 3}, ready],
    ['qualified where advanced is asked', [['eidas', 4]], {level: 3}, ready],
    ['not in the asked area', [['zertes', 4]], {jurisdiction: 'eidas'}, 'no / identify / jurisdiction-missing'],
    ['not in the asked area, at any level', [['zertes', 4]], {jurisdiction: 'eidas', level: 3}, 'no / identify / jurisdiction-missing'],
    ['nothing at all', [], {}, notRegistered],
    ['nothing at all, with an area asked', [], {jurisdiction: 'zertes', level: 3}, notRegistered],
    ['too low everywhere', [['zertes', 3], ['eidas', 2]], {}, 'no / identify / level-too-low'],
    ['too low for advanced', [['zertes', 2], ['eidas', 1]], {level: 3}, 'no / identify / level-too-low'],
    ['levels as text', [['zertes', '4'], ['eidas', '3']], {jurisdiction: 'zertes'}, ready],
    ['levels as text with blanks', [['zertes', ' 4 ']], {}, ready],
    ['an area in capitals', [['ZERTES', 4]], {jurisdiction: 'zertes'}, ready],
    ['an area in mixed case', [['ZertES', 4], ['eIDAS', 4]], {jurisdiction: 'EIDAS'}, ready],
    ['an area with blanks', [[' eidas ', 4]], {jurisdiction: ' Eidas '}, ready],
    ['an area nobody knows', [['mars', 4]], {jurisdiction: 'Mars'}, ready],
    ['an area nobody knows in place of the asked one', [['mars', 4]], {jurisdiction: 'zertes'}, 'no / identify / jurisdiction-missing'],
    ['an empty area asked', [['zertes', 4]], {jurisdiction: ''}, ready],
    ['a blank area asked', [['zertes', 4]], {jurisdiction: '  '}, ready],
  ];
  for (const [what, given, asked, expected] of rows) {
    it(`${what}: ${expected}`, () => {
      for (const word of ['MID', 'SAS']) assert.equal(judge(evidence(word, given), 'accepted', asked), expected);
    });
  }

  it('merges rows for one area and keeps the highest', () => {
    const {areas} = derive(evidence('MID', [['ZERTES', 3], ['zertes', '4'], ['Zertes', 2], ['mars', 3], ['mars', 3]]));
    assert.deepEqual(areas, [
      {jurisdiction: 'zertes', level: 4, qualified: 'yes', advanced: 'yes'},
      {jurisdiction: 'mars', level: 3, qualified: 'no', advanced: 'yes'},
    ]);
  });

  it('S-02, S-03, S-04: drops rows that are broken and keeps the sound ones', () => {
    const broken: unknown[] = [
      null, undefined, {}, [], 'zertes', 4, true,
      {assuranceLevel: 4}, {jurisdiction: 'zertes'}, {assuranceLevel: 4, jurisdiction: null}, {assuranceLevel: 4, jurisdiction: ''},
      {assuranceLevel: 4, jurisdiction: '  '}, {assuranceLevel: 4, jurisdiction: 7}, {assuranceLevel: 4, jurisdiction: ['zertes']},
      ...[null, undefined, '', 'four', '4.5', 3.5, -1, 0, NaN, Infinity, true, {}, [4], '0x4', 5, 40, '44'].map(assuranceLevel => ({
        assuranceLevel,
        jurisdiction: 'zertes',
      })),
    ];
    const sound = {assuranceLevel: 3, jurisdiction: 'eidas'};
    const {areas} = derive({...evidence('MID'), status: [...broken, sound, ...broken]});
    assert.deepEqual(areas, [{jurisdiction: 'eidas', level: 3, qualified: 'no', advanced: 'yes'}]);
  });

  it('S-03: never takes a level that makes no sense for a qualified one', () => {
    for (const level of [5, 3.5, -1, true, null, '5', '04', 'LOA4', [4], {}]) {
      assert.notEqual(derive(evidence('MID', [['zertes', level]])).canSign, 'yes', JSON.stringify(level));
    }
  });

  it('shows levels below 3 as good for nothing', () => {
    assert.deepEqual(derive(evidence('MID', [['zertes', 1], ['eidas', 2]])).areas, [
      {jurisdiction: 'zertes', level: 1, qualified: 'no', advanced: 'no'},
      {jurisdiction: 'eidas', level: 2, qualified: 'no', advanced: 'no'},
    ]);
  });

  it('shows names of a sensible length', () => {
    const [area] = derive(evidence('MID', [['x'.repeat(100_000), 4]])).areas;
    assert.ok(area!.jurisdiction.length <= 100);
  });

  it('takes nothing asked, in whichever way, for the defaults', () => {
    assert.deepEqual(deriveStanding(evidence('MID'), 'accepted', null), deriveStanding(evidence('MID'), 'accepted'));
  });

  it('S-02: a sound row counts, however many others come before it', () => {
    const sound: Row = ['zertes', 4];
    for (const before of [Array<null>(60).fill(null), Array<{assuranceLevel: number; jurisdiction: string}>(2000).fill({assuranceLevel: 3, jurisdiction: 'eidas'})]) {
      const {canSign, areas} = derive({...evidence('MID'), status: [...before, {assuranceLevel: sound[1], jurisdiction: sound[0]}]}, 'accepted');
      assert.deepEqual([canSign, areas.at(0)?.jurisdiction], ['yes', 'zertes']);
    }
  });

  it('S-02: shows a bounded number of areas, however many rows come', () => {
    const rows = Array.from({length: 1000}, (_, index): Row => [`area-${index}`, 3]);
    const {areas} = derive(evidence('MID', rows));
    assert.ok(areas.length > 0 && areas.length <= 50, `${areas.length} areas`);
  });

  it('S-02: reads a thousand rows that say the same', () => {
    const rows = Array.from({length: 1000}, (): Row => ['zertes', 4]);
    assert.equal(derive(evidence('MID', rows)).areas.length, 1);
    assert.equal(judge(evidence('MID', rows)), ready);
  });

  it('shows Switzerland and the EU first, in every order of the answer', () => {
    const order = (rows: readonly Row[]) => derive(evidence('MID', rows)).areas.map(({jurisdiction}) => jurisdiction);
    assert.deepEqual(order([['mars', 4], ['eidas', 4], ['zertes', 4]]), ['zertes', 'eidas', 'mars']);
    assert.deepEqual(order([['eidas', 4]]), ['eidas']);
  });

  it('S-09: does not let the names of rows touch anything else', () => {
    const {areas} = derive(evidence('MID', [['__proto__', 4], ['constructor', 3]]));
    assert.deepEqual(areas.map(({jurisdiction}) => jurisdiction), ['__proto__', 'constructor']);
    derive(JSON.parse('{"__proto__": {"admin": true}, "status": [{"__proto__": {"assuranceLevel": 4}}]}'));
    assert.equal(({} as {admin?: boolean}).admin, undefined);
  });

  it('leaves the answer as it was', () => {
    const answer = evidence(' mid ', [['ZERTES', '4'], ['zertes', 3]]);
    const before = structuredClone(answer);
    derive(Object.freeze(answer));
    assert.deepEqual(answer, before);
  });
});

describe('the terms', () => {
  const rows: [terms: Standing['terms'], verdict: string][] = [
    ['accepted', ready],
    ['not-applicable', ready],
    ['pending', 'no / accept-terms / terms-pending'],
    ['unknown', unavailable],
  ];
  for (const [terms, expected] of rows) {
    for (const level of [3, 4]) {
      it(`${terms} lead a registered person to ${expected} at level ${level}`, () => {
        assert.equal(judge(evidence('SAS'), terms, {level}), expected);
        assert.equal(derive(evidence('SAS'), terms).terms, terms);
      });
    }
  }

  it('that are pending keep the person from qualified signatures in every area', () => {
    const {areas} = derive(evidence('MID', [['zertes', 4], ['eidas', 3]]), 'pending');
    assert.deepEqual(areas.map(({qualified}) => qualified), ['no', 'no']);
  });

  it('that nobody knows leave qualified signatures unknown, not impossible', () => {
    const {areas, means} = derive(evidence('MID', [['zertes', 4], ['eidas', 3]]), 'unknown');
    assert.deepEqual(areas.map(({qualified}) => qualified), ['unknown', 'no']);
    assert.equal(means, 'mobile-id');
  });
});

describe('the first rule that fits', () => {
  const past = {loa4ExpiryDate: '2020-01-01'};
  const rows: [what: string, answer: unknown, terms: Standing['terms'], asked: object, verdict: string][] = [
    ['a service that is down, before "not found"', evidence('NOT_ABLE_TO_RETRIEVE', both, {notFound: true}), 'accepted', {}, unavailable],
    ['no list of rows, before "not found"', {notFound: true, signingStatus: 'MID', status: null}, 'accepted', {}, unavailable],
    ['no list of rows, before a changed method', {signingStatus: 'MISMATCH'}, 'pending', {}, unavailable],
    ['"not found", before a changed method', evidence('MISMATCH_MID', both, {notFound: true}), 'pending', {}, notRegistered],
    ['"not registered" with rows, before what the rows say', evidence('NOT_RA_MID_SAS', both), 'pending', {}, notRegistered],
    ['"not registered", before terms nobody knows', evidence('NOT_REGISTERED_AT_ALL', []), 'unknown', {}, notRegistered],
    ['a changed method, before an empty list', evidence('MISMATCH', []), 'accepted', {}, mismatch],
    ['a changed method, before a missing area', evidence('MISMATCH', [['zertes', 4]]), 'accepted', {jurisdiction: 'eidas'}, mismatch],
    ['a changed method, before the date', evidence('MISMATCH', both, past), 'pending', {}, mismatch],
    ['a changed method, before terms nobody knows', evidence('MISMATCH', both), 'unknown', {}, mismatch],
    ['an unknown word, before an empty list', evidence('HELLO', []), 'pending', {}, unknownStatus],
    ['an unknown word, before the date', evidence('HELLO', both, past), 'pending', {}, unknownStatus],
    ['an empty list, before the asked area', evidence('MID', [], past), 'pending', {jurisdiction: 'eidas'}, notRegistered],
    ['a missing area, before the rest', evidence('MID', [['zertes', 3]], past), 'pending', {jurisdiction: 'eidas'}, 'no / identify / jurisdiction-missing'],
    ['a low level, before date and terms', evidence('MID', [['zertes', 3]], past), 'pending', {}, 'no / identify / level-too-low'],
    ['the date, before pending terms', evidence('MID', both, past), 'pending', {}, 'no / identify / expired'],
    ['the date, before terms nobody knows', evidence('MID', both, past), 'unknown', {}, 'no / identify / expired'],
    ['pending terms at level 3, whatever the date', evidence('MID', both, past), 'pending', {level: 3}, 'no / accept-terms / terms-pending'],
  ];
  for (const [what, answer, terms, asked, expected] of rows) {
    it(`${what}: ${expected}`, () => assert.equal(judge(answer, terms, asked), expected));
  }
});

describe('a page without types', () => {
  it('may leave out what is asked', () => {
    assert.equal(deriveStanding(evidence('MID'), 'accepted').canSign, 'yes');
    assert.equal(deriveStanding(evidence('MID'), 'accepted', {jurisdiction: undefined, level: undefined, now: undefined}).canSign, 'yes');
  });

  it('gets level 4 for a level that makes no sense', () => {
    const advanced = evidence('MID', [['zertes', 3]]);
    for (const level of [null, NaN, '', 'high', 0, {}]) {
      assert.equal(judge(advanced, 'accepted', {level: level as never}), 'no / identify / level-too-low', JSON.stringify(level));
    }
  });

  it('may give the level as text, as an attribute does', () => {
    assert.equal(judge(evidence('MID', [['zertes', 3]]), 'accepted', {level: '4' as never}), 'no / identify / level-too-low');
    assert.equal(judge(evidence('MID', [['zertes', 3]]), 'accepted', {level: '3' as never}), ready);
  });

  it('is not told "yes" for terms it never looked for', () => {
    for (const terms of [undefined, null, '', 'ACCEPTED', true, {}]) {
      assert.notEqual(deriveStanding(evidence('MID'), terms as never).canSign, 'yes', JSON.stringify(terms));
    }
  });

  it('is never answered with an exception', () => {
    for (const jurisdiction of [null, 42, {}, []]) {
      assert.doesNotThrow(() => derive(evidence('MID'), 'accepted', {jurisdiction}), JSON.stringify(jurisdiction));
    }
  });

  it('may give the time as milliseconds', () => {
    const answer = evidence('MID', both, {loa4ExpiryDate: '2026-05-03'});
    for (const now of [noon, noon.getTime()]) {
      assert.equal(judge(answer, 'accepted', {now: now as Date}), 'no / identify / expired', String(now));
    }
  });

  it('does not get an expired registration for valid by a time that is none', () => {
    const answer = evidence('MID', both, {loa4ExpiryDate: '2020-01-01'});
    assert.notEqual(deriveStanding(answer, 'accepted', {now: new Date(NaN)}).canSign, 'yes');
  });
});

describe('whether terms are open', () => {
  const rows: [what: string, open: boolean | null, answer: unknown, terms: Standing['terms']][] = [
    ['a call that failed', null, evidence('MID'), 'unknown'],
    ['a call that failed for somebody who is not registered', null, evidence('NOT_REGISTERED_AT_ALL', []), 'unknown'],
    ['a link', true, evidence('MID'), 'pending'],
    ['a link, and evidence that was not read', true, null, 'pending'],
    ['no link for somebody registered', false, evidence('SAS', [['eidas', 3]]), 'accepted'],
    ['no link for somebody whose method changed', false, guideSample, 'accepted'],
    ['no link for somebody whose registration ended', false, evidence('MID', both, {loa4ExpiryDate: '2020-01-01'}), 'accepted'],
    ['no link for somebody not registered', false, evidence('NOT_RA_MID_SAS', []), 'not-applicable'],
    ['no link for a number nobody knows', false, evidence('MID', [], {notFound: true}), 'not-applicable'],
    ['no link for an empty list', false, evidence('MID', []), 'not-applicable'],
    ['no link, and evidence that was not read', false, null, 'unknown'],
    ['no link, and a service that was down', false, evidence('NOT_ABLE_TO_RETRIEVE'), 'unknown'],
    ['no link, and a word nobody knows', false, evidence('HELLO'), 'unknown'],
  ];
  for (const [what, open, answer, terms] of rows) {
    it(`${what}: ${terms}`, () => assert.equal(readTermsStanding(open, answer), terms));
  }
});
