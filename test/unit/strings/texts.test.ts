import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {errorCodes} from '../../../src/api/errors.js';
import {deCH} from '../../../src/strings/de-CH.js';
import {enSamples} from '../../../src/content/texts/en.js';
import {en} from '../../../src/strings/en.js';
import type {Strings} from '../../../src/strings/strings.js';
import {languages, shape, texts} from './languages.js';

for (const [tag, strings, samples] of languages) {
  describe(`the texts in ${tag}`, () => {
    const all = [...texts(strings), ...texts(samples, 'samples')];

    it('are the same as in English, key by key', () => {
      assert.deepEqual(shape(strings), shape(en));
      assert.deepEqual(shape(samples), shape(enSamples));
    });

    it('are never empty', () => {
      for (const [path, text] of all) assert.ok(typeof text === 'string' && text.trim() !== '', path);
    });

    it('have no blanks around them, but for parts of a sentence', () => {
      for (const [path, text] of all) {
        if (path.startsWith('inArea(')) assert.match(text as string, /^ \S(.*\S)?$/, path);
        else assert.equal(text, (text as string).trim(), path);
        assert.doesNotMatch(text as string, / {2}|[\t\n]/, path);
      }
    });

    it('hold no HTML, no placeholder that was left, and no value that was none', () => {
      for (const [path, text] of all) {
        assert.doesNotMatch(text as string, /[<>]|&\w+;|\{|\}|\$|undefined|\bnull\b|NaN|\[object|function|Infinity/, path);
      }
    });

    it('say something for every error code', () => {
      assert.deepEqual(Object.keys(strings.problems).sort(), [...errorCodes].sort());
    });

    it('show the values that they are given', () => {
      assert.match(strings.codeSentTo('41790000001'), /\+41 79 ••• •• 01/);
      assert.match(strings.codeMaybeSent('41790000001'), /\+41 79 ••• •• 01/);
      assert.match(strings.numberVerified('41790000001'), /\+41 79 ••• •• 01/);
      assert.match(strings.reference('abc-123'), /abc-123/);
      assert.match(strings.expired('4 May 2026'), /4 May 2026/);
      assert.match(strings.tcConsent('consent.example'), /consent\.example/);
      assert.match(strings.numberCountry('Switzerland'), /Switzerland/);
      assert.match(strings.resendIn(30), /30/);
      assert.match(strings.waitFor(45), /45/);
      assert.match(strings.meansActive('Mobile ID'), /Mobile ID/);
    });

    it('need no area to make a sentence', () => {
      assert.equal(strings.inArea(''), '');
      for (const text of [strings.canSign(4, ''), strings.canSign(3, ''), strings.levelTooLow('', true), strings.jurisdictionMissing('')]) {
        assert.match(text, /\.$/);
        assert.doesNotMatch(text, / [.,]/);
      }
    });

    it('tell the two legal areas and the two levels apart', () => {
      assert.notEqual(strings.inArea('zertes'), strings.inArea('eidas'));
      assert.notEqual(strings.jurisdiction('zertes'), strings.jurisdiction('eidas'));
      assert.notEqual(strings.tcDocument('zertes'), strings.tcDocument('eidas'));
      assert.notEqual(strings.canSign(3, ''), strings.canSign(4, ''));
    });

    it('name an area that nobody knows as the service does', () => {
      assert.match(strings.jurisdiction('mars'), /mars/);
      assert.match(strings.inArea('mars'), /mars/);
      for (const name of ['constructor', 'toString', '__proto__', 'valueOf']) {
        assert.equal(strings.jurisdiction(name), name);
        assert.ok(strings.inArea(name).includes(name), `inArea(${name})`);
        assert.equal(strings.tcDocument(name), strings.tcDocument('mars'));
      }
    });

    it('count days, seconds and minutes in the right number', () => {
      const one = /\b1 (day|second|minute|Tag|Sekunde|Minute|jour|seconde|giorno|secondo|minuto|di|secunda|minuta)\b/;
      assert.match(strings.resendIn(1), one);
      assert.match(strings.resendIn(60), one);
      assert.match(strings.expiryDate('4 May', 1), one);
      assert.match(strings.expirySoon(1), one);
      for (const text of [strings.resendIn(30), strings.resendIn(120), strings.expiryDate('4 May', 2), strings.expirySoon(2), strings.waitFor(45)]) {
        assert.match(text, /\b\d+ (days|seconds|minutes|Tage|Tagen|Sekunden|Minuten|jours|secondes|giorni|secondi|minuti|dis|secundas|minutas)\b/);
      }
    });

    it('say "today" rather than "in 0 days"', () => {
      for (const text of [strings.expiryDate('4 May', 0), strings.expirySoon(0)]) assert.doesNotMatch(text, /\b0 /);
    });

    it('tell what is over from what is left', () => {
      const told = [-1, 0, 1].map(days => strings.expiryDate('4 May', days));
      assert.equal(new Set(told).size, 3);
      assert.doesNotMatch(told[0]!, /-1/);
    });

    it('do not promise what no source says', () => {
      const whole = all.map(([, text]) => text).join('\n');
      assert.doesNotMatch(whole, /worldwide|weltweit|monde entier|mondial|tutto il mondo|mund/i);
      const repairs = /enter your recovery code|reset your password|geben Sie .*Wiederherstellungs-?code ein|saisissez .*récupération|inserisca .*recupero|endatai .*recuperaziun/i;
      assert.doesNotMatch(Object.values(strings.mismatch).join('\n'), repairs);
      assert.match(strings.explanation.join('\n'), /legal advice|Rechtsberatung|Rechts-Beratung|conseil juridique|consulenza legale|cussegliaziun giuridica/);
    });

    it('never tell somebody whose status is unknown that they are not registered', () => {
      const notRegistered = /not registered|nicht .*registriert|(pas encore d’|aucun )enregistrement|(non ha ancora una|nessuna) registrazione|nagina registraziun/i;
      assert.match(strings.notRegistered, notRegistered);
      for (const text of [strings.unavailable, strings.unknownStatus, strings.statusFailed, strings.areasUnknown, strings.termsStates.unknown]) {
        assert.doesNotMatch(text, notRegistered);
        assert.doesNotMatch(text, /identif/i);
      }
    });

    it('tell each person whose method changed to identify again', () => {
      const again = /identify yourself again|Identifizieren Sie sich (dann )?(erneut|noch einmal)|identifiez-vous à nouveau|si identifichi di nuovo|As identifitgai (lura )?danovamain/i;
      for (const text of Object.values(strings.mismatch)) assert.match(text, again);
    });

    it('write a day out, and leave alone what is none', () => {
      const day = strings.day('2028-02-09');
      assert.match(day, /\b9\b/);
      assert.match(day, /\b2028\b/);
      assert.match(day, /\p{L}{3,}/u);
      const months = Array.from({length: 12}, (_, month) => strings.day(`2026-${String(month + 1).padStart(2, '0')}-15`));
      assert.equal(new Set(months).size, 12);
      assert.match(strings.day('9999-12-31'), /\b31\b.*\b9999\b/);
      for (const none of ['', 'soon', '2026', '2026-13-01', '2026-05-04T00:00:00Z', 'null']) assert.equal(strings.day(none), none);
    });

    it('name countries, and leave alone what is none', () => {
      // Those that come with the language have to be what the browser would say, and each at its place.
      const around = ['CH', 'LI', 'DE', 'AT', 'FR', 'IT'];
      const unicode = new Intl.DisplayNames(tag, {type: 'region'});
      assert.deepEqual(around.map(strings.countryName), around.map(country => unicode.of(country)));
      for (const none of ['', 'X', 'Switzerland', '__proto__']) assert.equal(strings.countryName(none), none);
    });
  });
}

describe('a catalogue', () => {
  it('does not compile where a key is missing, at any depth, is no text, or takes what ours does not', () => {
    const {sendCode, ...withoutKey} = en;
    const {network, ...withoutProblem} = en.problems;
    // @ts-expect-error A key is missing.
    const one: Strings = withoutKey;
    // @ts-expect-error A key in a group is missing.
    const two: Strings = {...en, problems: withoutProblem};
    // @ts-expect-error What counts is a function.
    const three: Strings = {...en, resendIn: 'Soon.'};
    // @ts-expect-error What counts takes a number.
    const four: Strings = {...en, resendIn: (seconds: string) => seconds};
    assert.equal([one, two, three, four, sendCode, network].filter(Boolean).length, 6);
  });
});

describe('Swiss German', () => {
  const whole = [...texts(deCH)].map(([, text]) => text).join('\n');

  it('writes no ß, and quotes as in Switzerland', () => {
    assert.doesNotMatch(whole, /ß/);
    assert.doesNotMatch(whole, /[„“”"]/);
  });

  it('is not English', () => {
    const english = new Map([...texts(en)]);
    const same = [...texts(deCH)].filter(([path, text]) => english.get(path) === text).map(([path]) => path.replace(/\(.*/, ''));
    const may = new Set(['meansNames.mobile-id', 'jurisdiction', 'expiryDate', 'code', 'day', 'countryName']);
    assert.deepEqual(same.filter(path => !may.has(path)), []);
  });

  it('speaks to people formally', () => assert.doesNotMatch(whole, /\b(du|dich|dir|dein\w*)\b/i));
});
