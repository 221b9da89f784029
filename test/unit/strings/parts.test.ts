import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {addSource, addTexts, languageComing, lookUp, registerLanguage, withMessages} from '../../../src/strings/catalogues.js';
import {en} from '../../../src/strings/en.js';
import {fr} from '../../../src/strings/fr.js';
import {it as italian} from '../../../src/strings/it.js';

/** Of each half one. */
const {sendCode, statusTitle} = en;

describe('a page that is delivered in parts', () => {
  it('has a language once all of it has come, and till then English, which says so', () => {
    const half = (keys: (key: string) => boolean) => Object.fromEntries(Object.entries(fr).filter(([key]) => keys(key)));
    addTexts('en', {sendCode});
    addTexts('fr', half(key => key < 'm'));
    assert.deepEqual([lookUp(['fr']).tag, lookUp(['fr']).strings.sendCode], ['en', sendCode]);
    const complaints = (own: object) => {
      const unknown: string[] = [];
      withMessages(lookUp(['en']), {en: own}, path => unknown.push(path));
      return unknown;
    };
    // There may be such a text, but no such problem.
    assert.deepEqual(complaints({sendCoed: 'Typo', problems: {netwrok: 'Typo'}}), ['en.problems.netwrok']);
    addTexts('fr', half(key => key >= 'm'));
    assert.deepEqual(lookUp(['fr']), {tag: 'fr', strings: fr, asked: 'fr'});
    addTexts('en', {statusTitle});
    assert.deepEqual(complaints({sendCoed: 'Typo', problems: {netwrok: 'Typo'}}), ['en.sendCoed', 'en.problems.netwrok']);
  });

  it('keeps a language that was registered as a whole', () => {
    registerLanguage('it', {...italian, sendCode: 'Mine'});
    addTexts('it', {sendCode: italian.sendCode});
    assert.equal(lookUp(['it']).strings.sendCode, 'Mine');
  });

  it('asks all sources, and waits for all of them', async () => {
    const asked: string[][] = [];
    let arrive = () => {};
    const coming = new Promise<void>(resolve => (arrive = resolve));
    addSource({ask: tags => void asked.push(['first', ...tags])});
    assert.equal(languageComing(), undefined);
    addSource({ask: tags => void asked.push(['second', ...tags]), coming});
    lookUp(['rm', 'en']);
    assert.deepEqual(asked, [['first', 'rm', 'en'], ['second', 'rm', 'en']]);
    let isThere = false;
    const all = languageComing()!.then(() => (isThere = true));
    await Promise.resolve();
    assert.equal(isThere, false);
    arrive();
    await all;
  });
});
