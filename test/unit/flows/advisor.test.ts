import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {sampleDocuments} from '../../../src/content/documents.js';
import {advise, type Advice, type DocumentKind, type Form} from '../../../src/flows/advisor.js';
import {localText} from '../../../src/flows/methods.js';
import {deriveStanding, type Asked, type Standing} from '../../../src/flows/standing.js';
import {both, evidence, noon, type Row} from './evidence.js';

const kind = (form?: Form): DocumentKind => ({id: 'paper', name: 'Paper', forms: form ? {zertes: form} : {}, sources: []});
const stand = (word: string, rows: readonly Row[] = both, terms: Standing['terms'] = 'accepted', more = {}, asked: Asked = {}) =>
  deriveStanding(evidence(word, rows, more), terms, {now: noon, ...asked});

const level4: readonly Row[] = [['zertes', 4]];
const level3: readonly Row[] = [['zertes', 3]];
const past = {loa4ExpiryDate: '2020-01-01'};

/** Of each standing, what somebody has for an advanced and for a qualified signature in Switzerland, and what is next. */
const people: [who: string, standing: Standing | null, advanced: [Advice['have'], Advice['next']], qualified: [Advice['have'], Advice['next']]][] = [
  ['nobody knows', null, ['unknown', 'check'], ['unknown', 'check']],
  ['everything', stand('MID'), ['yes', 'sign'], ['yes', 'sign']],
  ['a password', stand('SAS', level4), ['yes', 'sign'], ['yes', 'sign']],
  ['level 3', stand('MID', level3), ['yes', 'sign'], ['no', 'identify']],
  ['the other area', stand('MID', [['eidas', 4]]), ['no', 'identify'], ['no', 'identify']],
  ['open terms', stand('MID', both, 'pending'), ['yes', 'sign'], ['no', 'accept-terms']],
  ['open terms, asked for another area', stand('MID', [['zertes', 4], ['eidas', 3]], 'pending', {}, {jurisdiction: 'eidas'}), ['yes', 'sign'], ['no', 'accept-terms']],
  ['open terms at level 3, which are not all that is missing', stand('MID', level3, 'pending', {}, {level: 3}), ['yes', 'sign'], ['no', 'identify']],
  ['open terms in the other area', stand('MID', [['eidas', 4]], 'pending'), ['no', 'identify'], ['no', 'identify']],
  ['open terms of what has ended', stand('MID', level4, 'pending', past, {level: 3}), ['yes', 'sign'], ['no', 'identify']],
  ['what has ended', stand('MID', level4, 'accepted', past), ['yes', 'sign'], ['no', 'identify']],
  ['another means', stand('MISMATCH_MID', level4), ['unknown', 'check'], ['no', 'identify']],
  ['another means and open terms', stand('MISMATCH_MID', level4, 'pending'), ['unknown', 'check'], ['no', 'identify']],
  ['no registration', stand('NOT_REGISTERED_AT_ALL', []), ['no', 'identify'], ['no', 'identify']],
  ['a service that does not answer', stand('NOT_ABLE_TO_RETRIEVE', []), ['unknown', 'check'], ['unknown', 'check']],
  ['a service that says half', stand('NOT_ABLE_TO_RETRIEVE', level4), ['unknown', 'check'], ['unknown', 'check']],
  ['a word nobody knows', stand('UNDER_REVIEW', level4), ['unknown', 'check'], ['unknown', 'check']],
  ['terms nobody could read', stand('MID', level4, 'unknown'), ['yes', 'sign'], ['unknown', 'check']],
];

describe('what it takes to sign a document', () => {
  for (const [who, standing, advanced, qualified] of people) {
    for (const [form, level, [have, next]] of [['advanced', 3, advanced], ['qualified', 4, qualified]] as const) {
      it(`${form}, for somebody with ${who}: ${have}, ${next}`, () => {
        assert.deepEqual(advise(kind(form), 'zertes', standing), {form, level, have, next});
      });
    }
    it(`what cannot be signed needs paper, with ${who}`, () => {
      assert.deepEqual(advise(kind('impossible'), 'zertes', standing), {form: 'impossible', level: null, have: 'unknown', next: 'paper'});
    });
    it(`what nobody knows is worth a question, with ${who}`, () => {
      for (const [document, area] of [[kind('unknown'), 'zertes'], [kind(), 'zertes'], [kind('qualified'), 'mars']] as const) {
        assert.deepEqual(advise(document, area, standing), {form: 'unknown', level: null, have: 'unknown', next: 'ask'});
      }
    });
  }

  it('never says no where nobody knows', () => {
    for (const [, standing] of people.filter(([, each]) => each === null || each.nextStep === 'retry')) {
      for (const form of ['advanced', 'qualified'] as const) assert.notEqual(advise(kind(form), 'zertes', standing).have, 'no');
    }
  });
});

describe('the documents that are shipped', () => {
  const forms: [id: string, zertes: Form | undefined, eidas: Form | undefined][] = [
    ['sales', 'advanced', 'advanced'],
    ['employment', 'advanced', 'advanced'],
    ['non-compete', 'qualified', 'qualified'],
    ['fixed-term', undefined, 'qualified'],
    ['consumer-credit', 'qualified', 'qualified'],
    ['assignment', 'qualified', undefined],
    ['apprenticeship', 'qualified', undefined],
    ['termination', undefined, 'impossible'],
    ['real-estate', 'impossible', 'impossible'],
    ['will', 'impossible', 'impossible'],
  ];
  it('are these', () => assert.deepEqual(sampleDocuments.map(({id, forms: {zertes, eidas}}) => [id, zertes, eidas]), forms));

  it('say where it says so, and have a name', () => {
    for (const {id, name, sources} of sampleDocuments) {
      assert.ok(sources.length > 0 && sources.every(href => new URL(href).protocol === 'https:'), id);
      assert.ok(localText(name, 'en'), id);
    }
  });
});
