/** What each kind of German asks for beyond what `texts.test.ts` asks of all languages. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

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

for (const tag of ['de-DE']) {
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
