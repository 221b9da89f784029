/** What each kind of German asks for beyond what `texts.test.ts` asks of all languages. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {deCH} from '../../../src/strings/de-CH.js';
import {deDE} from '../../../src/strings/de-DE.js';
import {easy} from '../../../src/strings/de-x-easy.js';
import {en} from '../../../src/strings/en.js';
import {languages, texts} from './languages.js';

/** Every text of a language, its samples among them. */
function all(wanted: string): [path: string, text: string][] {
  const [, strings, samples] = languages.find(([tag]) => tag === wanted)!;
  return [...texts(strings), ...texts(samples, 'samples')] as [string, string][];
}

/** The texts in which something stands that should not. */
const holding = (wanted: string, pattern: RegExp) => all(wanted).flatMap(([path, text]) => (pattern.test(text) ? [`${path}: ${pattern.exec(text)![0]}`] : []));

/** Words that take ß outside Switzerland, written as in Switzerland. */
const swissSpelling =
  /gross|gröss|grüss|schliess|ausser|äusser|\b(dr)?aussen\b|[dhw]eiss|hiess|mäss|ermassen|\bmass\b|massnahm|massstab|massgeb|bloss|\bfuss|füsse|strasse|gruss|spass|süss|stoss|stöss|giess|liess|geniess|reiss|beiss|fleiss|büss|dreissig/i;

describe('German, in Germany and Austria', () => {
  it('writes ß where Switzerland writes ss', () => {
    assert.deepEqual(holding('de-DE', swissSpelling), []);
  });

  it('has none of the words that are said in Switzerland alone', () => {
    const swissWords =
      /neust|nochmals|identitätskarte|\bmobilnummer|natel|betreiberin|konkurrenzverbot|konsumkredit|grundstückkauf|gesetzes wegen|eigenhändig|selbständig|allfällig|\binnert\b|benütz|offerte|\bentscheids?\b|\d\.\d\d euro|\bpass oder/i;
    assert.deepEqual(holding('de-DE', swissWords), []);
  });

  it('quotes „…“', () => assert.deepEqual(holding('de-DE', /[«»‹›"”]/), []));

  it('writes days and countries as there', () => {
    const [, strings] = languages.find(([tag]) => tag === 'de-DE')!;
    assert.equal(strings.day('2026-05-04'), '4. Mai 2026');
    assert.equal(strings.countryName('CH'), 'Schweiz');
  });

  it('is the Swiss text wherever the two agree', () => {
    const swiss = new Map(all('de-CH'));
    const differ = all('de-DE').filter(([path, text]) => swiss.get(path) !== text);
    assert.ok(differ.length > 30 && differ.length < swiss.size / 2, String(differ.length));
  });
});

describe('the list of words that need ß', () => {
  for (const word of ['Schliessen', 'Grösse', 'grossen', 'Ausserdem', 'gemäss', 'regelmässig', 'weiss', 'heisst', 'Strasse', 'Massnahme', 'bloss', 'aussen']) {
    it(`knows ${word}`, () => assert.match(word, swissSpelling));
  }

  it('leaves alone what takes ss everywhere', () => {
    for (const word of ['Ausweis', 'muss', 'dass', 'Passwort', 'Adresse', 'Prozess', 'Abschluss', 'zuverlässig', 'aussprechen', 'Masse', 'wissen', 'lassen']) {
      assert.doesNotMatch(word, swissSpelling);
    }
  });
});

describe('easy German', () => {
  const whole = all('de-x-easy');
  const sentences = whole.flatMap(([path, text]) => text.split(/(?<=[.!?:…])\s+/).map(sentence => [path, sentence] as const));
  const words = (sentence: string) => sentence.split(/\s+/).filter(word => /\p{L}/u.test(word)).length;

  it('says one thing in each sentence: at most 13 words, 6 on average', () => {
    assert.deepEqual(sentences.filter(([, sentence]) => words(sentence) > 13), []);
    const average = sentences.reduce((sum, [, sentence]) => sum + words(sentence), 0) / sentences.length;
    assert.ok(average < 6, String(average));
  });

  it('joins no sentences', () => {
    assert.deepEqual(holding('de-x-easy', /;/), []);
    const joining = /\b(dass|weil|nachdem|bevor|obwohl|sodass|indem|falls|sobald|solange|sofern|wenn|ob|deren|dessen)\b/i;
    assert.deepEqual(holding('de-x-easy', joining), []);
    assert.deepEqual(holding('de-x-easy', /, damit /), []);
    assert.deepEqual(holding('de-x-easy', /, (in |mit |von |auf |für )?(der|die|das|den|dem|was|wo|wie|womit|welche\w*) /), []);
  });

  it('puts nothing in brackets', () => {
    // The countries come with their codes.
    assert.deepEqual(holding('de-x-easy', /[()[\]]/).filter(each => !each.startsWith('numberCountry(')), []);
  });

  it('says who does it', () => assert.deepEqual(holding('de-x-easy', /\b(werden|wird|wurden?|worden)\b/i), []));

  it('has no genitive that shows', () => {
    assert.deepEqual(holding('de-x-easy', /\b(des|eines|keines|meines|ihres|unseres|wegen|trotz|während|anhand)\b/i), []);
    assert.deepEqual(holding('de-x-easy', /\b(?!(Nach|Über|Unter)\b)\p{Lu}\p{L}{3,} (der|einer|Ihrer|dieser) \p{Lu}/u), []);
  });

  it('parts long words', () => {
    const parts = whole.flatMap(([, text]) => text.match(/\p{L}+/gu) ?? []);
    assert.deepEqual(parts.filter(part => part.length > 18), []);
  });

  it('writes numbers in digits', () => assert.deepEqual(holding('de-x-easy', /\b(zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b/i), []));

  it('says what the hard words mean', () => {
    const said = whole.map(([, text]) => text).join('\n');
    for (const word of ['Identifizieren', 'Akzeptieren', 'PIN', 'EWR', 'registriert']) {
      assert.match(said, new RegExp(`${word}( heisst:|\\. Das heisst:)`), word);
    }
    for (const word of ['Eine Signatur', 'Nutzungs-Bestimmungen', 'Ein Bestätigungs-Mittel']) assert.match(said, new RegExp(`${word} (ist|sind) `), word);
  });

  it('keeps buttons short', () => {
    const keys = [
      'sendCode', 'checkCode', 'resendCode', 'changeNumber', 'tcAccept', 'tcOpen', 'tcCancel', 'tcCheckAgain', 'tcStartAgain',
      'tcReceipt', 'flowBack', 'flowSkip', 'launch', 'close', 'tryAgain',
    ] as const;
    for (const label of [...keys.map(key => easy[key]), ...Object.values(easy.actions)]) {
      assert.ok(label.length <= 35, label);
    }
  });

  it('is spelled as in Switzerland, like its days', () => {
    assert.deepEqual(holding('de-x-easy', /[ß„“”"]/), []);
    assert.equal(easy.day('2026-05-04'), deCH.day('2026-05-04'));
    assert.equal(easy.countryName('CH'), 'Schweiz');
  });
});

describe('a number of days above a thousand', () => {
  it('is written as in the country of the text', () => {
    assert.equal(deDE.expiryDate('4. Mai 2031', 1825), '4. Mai 2031 (noch 1.825 Tage)');
    assert.match(deCH.expiryDate('4. Mai 2031', 1825), /noch 1[’']825 Tage/);
  });
});

for (const tag of ['de-DE', 'de-x-easy']) {
  describe(`the texts in ${tag}`, () => {
    it('are not English', () => {
      const english = new Map([...texts(en)]);
      const same = all(tag).flatMap(([path, text]) => (english.get(path) === text ? [path.replace(/\(.*/, '')] : []));
      const may = new Set(['meansNames.mobile-id', 'jurisdiction', 'expiryDate', 'code', 'day', 'countryName']);
      assert.deepEqual(same.filter(path => !may.has(path)), []);
    });

    it('speak to people formally', () => assert.deepEqual(holding(tag, /\b(du|dich|dir|dein\w*|euch|euer\w*)\b/i), []));
  });
}
