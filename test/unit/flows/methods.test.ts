import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {sampleMethods} from '../../../src/content/methods.js';
import {endsOther, localText, offer, readMethods, type LocalText, type Method, type Need} from '../../../src/flows/methods.js';

const method = (values: Record<string, unknown> = {}) => ({id: 'video', name: 'Video', grants: [{jurisdiction: 'zertes', level: 4}], ...values});

describe('a catalogue of ways to identify oneself', () => {
  const broken: [what: string, entry: unknown, fault: RegExp][] = [
    ['null', null, /is no object/],
    ['a text', 'video', /is no object/],
    ['no id', method({id: undefined}), /has no id/],
    ['an empty id', method({id: ' '}), /has no id/],
    ['an id that is a number', method({id: 7}), /has no id/],
    ['no name', method({name: undefined}), /has no name/],
    ['a name in no language', method({name: {}}), /has no name/],
    ['a name that is empty in one language', method({name: {en: 'Video', de: ''}}), /has no name/],
    ['no grants', method({grants: undefined}), /grants nothing/],
    ['empty grants', method({grants: []}), /grants nothing/],
    ['a level nobody knows', method({grants: [{jurisdiction: 'zertes', level: 5}]}), /grants nothing/],
    ['one broken grant', method({grants: [{jurisdiction: 'zertes', level: 4}, null]}), /grants nothing/],
    ['an area that is none', method({grants: [{jurisdiction: '', level: 4}]}), /grants nothing/],
    ...['javascript:alert(1)', 'JaVaScRiPt:alert(1)', ' javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'http://a.example/', '//a.example/',
      '/start', '', 'https://', 'https:\\\\a.example', 'https://a.example/ x', 'vbscript:x', 'blob:https://a.example/1'].map(
      (url): [string, unknown, RegExp] => [`the address ${JSON.stringify(url)}`, method({url}), /address that is not https/],
    ),
    ['an address that is no text', method({url: {href: 'https://a.example/'}}), /address that is not https/],
    ...['validity', 'needs', 'provider', 'hours'].map(
      (key): [string, unknown, RegExp] => [`a ${key} that is no text`, method({[key]: 5}), new RegExp(`has a ${key} that is no text`)],
    ),
  ];
  for (const [what, entry, fault] of broken) {
    it(`does without an entry with ${what}, and says so`, () => {
      const sound = method({id: 'sound'});
      const {methods, faults} = readMethods([entry, sound]);
      assert.deepEqual(methods, [sound]);
      assert.equal(faults.length, 1);
      assert.match(faults[0]!, fault);
      assert.match(faults[0]!, /^Entry 0 /);
    });
  }

  it('is empty where it is no list', () => {
    for (const catalogue of [null, undefined, 'x', 5, {}, {length: 1}]) {
      const {methods, faults} = readMethods(catalogue);
      assert.deepEqual([methods.length, faults.length], [0, 1]);
    }
  });

  it('takes every sound entry as it is', () => {
    const all = [method(), method({url: 'https://a.example/start?x=1', name: {en: 'Video', de: 'Video'}, needs: 'A pass', sample: true})];
    assert.deepEqual(readMethods(all), {methods: all, faults: []});
    assert.deepEqual(readMethods([]), {methods: [], faults: []});
  });

  it('ships as a sound sample, marked as such, with everything told', () => {
    assert.deepEqual(readMethods(sampleMethods).faults, []);
    assert.equal(new Set(sampleMethods.map(({id}) => id)).size, sampleMethods.length);
    for (const {id, sample, name, validity, needs, provider, hours} of sampleMethods) {
      assert.equal(sample, true, id);
      for (const each of [name, validity, needs, provider, hours]) assert.ok(localText(each, 'en'), id);
    }
  });
});

describe('the ways on offer', () => {
  const make = (id: string, ...grants: [jurisdiction: string, level: number][]): Method => ({id, name: id, grants: grants.map(([jurisdiction, level]) => ({jurisdiction, level}))});
  const all = [
    make('ch', ['zertes', 4], ['eidas', 3]),
    make('eu', ['eidas', 4], ['zertes', 3]),
    make('both', ['zertes', 4], ['eidas', 4]),
    make('sms', ['zertes', 3]),
    make('upper', ['ZertES', 4]),
  ];
  const rows: [what: string, need: Partial<Need>, ids: string[]][] = [
    ['qualified anywhere: what gives it in more areas first', {}, ['both', 'ch', 'eu', 'upper']],
    ['qualified in Switzerland, in any spelling', {jurisdiction: 'zertes'}, ['both', 'ch', 'upper']],
    ['qualified in the EU', {jurisdiction: 'eidas'}, ['both', 'eu']],
    ['advanced anywhere: in the order of the catalogue among equals', {level: 3}, ['ch', 'eu', 'both', 'sms', 'upper']],
    ['advanced in the EU', {level: 3, jurisdiction: 'eidas'}, ['ch', 'eu', 'both']],
    ['only those named', {methods: ['sms', 'eu', 'ch']}, ['ch', 'eu']],
    ['only those named that exist', {methods: ['nobody', 'both']}, ['both']],
    ['nothing where nothing fits', {jurisdiction: 'mars'}, []],
  ];
  for (const [what, need, ids] of rows) {
    it(what, () => assert.deepEqual(offer(all, {methods: [], jurisdiction: '', level: 4, ...need}).map(({id}) => id), ids));
  }

  it('leave the catalogue as it was', () => {
    const before = [...all];
    offer(all, {methods: [], jurisdiction: '', level: 4});
    assert.deepEqual(all, before);
  });
});

describe('a text in a language', () => {
  const rows: [text: LocalText | undefined, language: string, shown: string][] = [
    [undefined, 'en', ''],
    ['As it is', 'de', 'As it is'],
    [{en: 'E', de: 'D'}, 'de', 'D'],
    [{en: 'E', de: 'D'}, 'de-CH', 'D'],
    [{en: 'E', 'de-CH': 'C', de: 'D'}, 'de-CH', 'C'],
    [{en: 'E', 'DE-ch': 'C'}, 'de-CH', 'C'],
    [{en: 'E', 'de-CH': 'C'}, 'de-AT', 'C'],
    [{en: 'E', de: 'D'}, 'fr', 'E'],
    [{it: 'I', de: 'D'}, 'fr', 'I'],
    [{en: 'E', deu: 'X'}, 'de', 'E'],
    [language => `in ${language}`, 'de', 'in de'],
    [() => undefined as unknown as string, 'de', ''],
    [() => Promise.resolve('later') as unknown as string, 'de', ''],
    [() => { throw new Error('broken'); }, 'de', ''],
  ];
  for (const [given, language, shown] of rows) {
    it(`${typeof given === 'function' ? String(given) : JSON.stringify(given)} in ${language} is ${JSON.stringify(shown)}`, () => assert.equal(localText(given, language), shown));
  }
});

describe('identifying for another area', () => {
  const area = (jurisdiction: string, level: number) => ({jurisdiction, level});
  const rows: [what: string, standing: Parameters<typeof endsOther>[0], jurisdiction: string, ends: boolean][] = [
    ['nobody knows the standing', null, 'eidas', false],
    ['with Mobile ID', {means: 'mobile-id', areas: [area('zertes', 4)]}, 'eidas', false],
    ['with no means', {means: null, areas: [area('zertes', 4)]}, 'eidas', false],
    ['with a password, nothing registered', {means: 'password-otp', areas: []}, 'eidas', false],
    ['with a password, advanced only', {means: 'password-otp', areas: [area('zertes', 3)]}, 'eidas', false],
    ['with a password, the same area', {means: 'password-otp', areas: [area('zertes', 4), area('eidas', 3)]}, 'zertes', false],
    ['with a password, the second area', {means: 'password-otp', areas: [area('zertes', 4), area('eidas', 3)]}, 'eidas', true],
    ['with a password, whatever area', {means: 'password-otp', areas: [area('eidas', 4)]}, '', true],
  ];
  for (const [what, standing, jurisdiction, ends] of rows) {
    it(`${what}: ${ends ? 'can end the first' : 'ends nothing'}`, () => assert.equal(endsOther(standing, jurisdiction), ends));
  }
});
