import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {addSource, addTexts, languageComing, lookUp, registerLanguage, withMessages} from '../../../src/strings/catalogues.js';
import {en} from '../../../src/strings/en.js';
import {fr} from '../../../src/strings/fr.js';
import {it as italian} from '../../../src/strings/it.js';

/** Of each half one. */
const {sendCode, statusTitle} = en;

describe('a page that is delivered in parts', () => {
  it('has what came of a language, and English for the rest of it', () => {
    addTexts('en', {sendCode});
    addTexts('fr', {sendCode: fr.sendCode});
    assert.equal(lookUp(['fr']).strings.sendCode, fr.sendCode);
    const complaints = () => {
      const unknown: string[] = [];
      withMessages(lookUp(['fr']), {fr: {statusTitle: 'Mine', sendCoed: 'Typo'} as object}, path => unknown.push(path));
      return unknown;
    };
    // There may be such a text.
    assert.deepEqual(complaints(), []);
    addTexts('en', {statusTitle});
    assert.equal(lookUp(['fr']).strings.statusTitle, statusTitle);
    addTexts('fr', {statusTitle: fr.statusTitle});
    assert.equal(lookUp(['fr']).strings.statusTitle, fr.statusTitle);
    assert.equal(lookUp(['fr']).strings.sendCode, fr.sendCode);
    assert.deepEqual(complaints(), ['fr.sendCoed']);
  });

  it('keeps a language that was registered as a whole', () => {
    registerLanguage('it', {...italian, sendCode: 'Mine'});
    addTexts('it', {sendCode: italian.sendCode});
    assert.equal(lookUp(['it']).strings.sendCode, 'Mine');
  });

  it('tells a source that comes late what was looked for, and waits for all of them', async () => {
    const asked: string[][] = [];
    let arrive = () => {};
    const coming = new Promise<void>(resolve => (arrive = resolve));
    addSource({ask: tags => void asked.push(['first', ...tags])});
    lookUp(['rm', 'en']);
    assert.equal(languageComing(), undefined);
    addSource({ask: tags => void asked.push(['second', ...tags]), coming});
    assert.deepEqual(asked, [['first', 'rm', 'en'], ['second', 'rm', 'en']]);
    let isThere = false;
    const all = languageComing()!.then(() => (isThere = true));
    await Promise.resolve();
    assert.equal(isThere, false);
    arrive();
    await all;
  });
});
