/** What French, Italian and Romansh ask for beyond what `texts.test.ts` asks of all languages. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {languages, texts} from './languages.js';

/** The texts of a language and its samples. */
function language(wanted: string) {
  const [, strings, samples] = languages.find(([tag]) => tag === wanted)!;
  const all = [...texts(strings), ...texts(samples, 'samples')] as [path: string, text: string][];
  /** The texts in which something stands that should not. */
  const holding = (pattern: RegExp) => all.flatMap(([path, text]) => (pattern.test(text) ? [`${path}: ${pattern.exec(text)![0]}`] : []));
  return {strings, all, holding};
}

/** The texts of two languages that are the same, by their paths. */
function same(one: string, other: string): string[] {
  const others = new Map(language(other).all);
  const paths = language(one).all.flatMap(([path, text]) => (others.get(path) === text ? [path.replace(/\(.*/, '')] : []));
  return [...new Set(paths)].sort();
}

/** Is the same everywhere: names, what was given, and days that are none. */
const shared = ['countryName', 'day', 'jurisdiction', 'meansNames.mobile-id'];

/** Any of some words, whole: `\b` takes é for the end of one. */
const word = (words: string) => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, 'u');

const foreign = word(
  'the|and|your|you|please|with|not|phone|und|oder|nicht|Sie|Ihre?|mit|für|bitte|Signatur|Registrierung|Passwort|Telefon|Nummer|Bestimmungen|Stufe',
);

interface Expected {
  /** What may be as in English, and as in German. */
  english: string[];
  german: string[];
  /** Address that is not formal, and the formal one in small letters where it takes a capital. */
  familiar: RegExp;
  /** Other words for what has one already. */
  synonyms: RegExp;
  qualified: RegExp;
  terms: string;
  recoveryCode: RegExp;
  means: RegExp;
}

const expected: Record<string, Expected> = {
  fr: {
    english: ['flowSteps.identify', 'infoSources'],
    german: ['samples.documents.names.will'],
    familiar: word('[Tt](u|e|oi|on|a|es|ien)|[Tt]’.*'),
    synonyms: /support|portable|natel|restauration|de secours|conditions générales|digital|numérique|authentif|valider|validez|inscri/i,
    qualified: /signature électronique qualifiée/,
    terms: 'Conditions d’utilisation',
    recoveryCode: /code de récupération/,
    means: /moyen d’approbation/,
  },
  it: {
    english: [],
    german: [],
    familiar: word('[Tt](u|e|i|uo|ua|uoi|ue)|[Ss]ei|suo|sua|suoi|sue|[Ii]nserisci|[Rr]iprova|[Aa]nnulla|[Ss]cegli|[Cc]ontrolla|[Cc]licca|[Aa]pri|[Cc]hiudi|[Rr]icaricate|[Rr]iprovate|[Cc]ontrollate|[Ss]cegliete|[Aa]prite|[Cc]hiudete|[Cc]liccate|[Aa]ttendete'),
    synonyms: /supporto|telefonino|natel|ripristino|termini|digitale|sottoscri|iscri/i,
    qualified: /firma elettronica qualificata/,
    terms: 'Condizioni d’uso',
    recoveryCode: /codice di recupero/,
    means: /mezzo di approvazione/,
  },
  rm: {
    english: ['flowSteps.status'],
    german: ['samples.documents.names.will'],
    familiar: word('[Tt](i|ai|ia|ias|es)|vus|voss|vossa|vossas|as'),
    synonyms: /signatura|password|natel|support|disposiziuns|digital|restauraziun/i,
    qualified: /suttascripziun electronica qualifitgada/,
    terms: 'Cundiziuns d’utilisaziun',
    recoveryCode: /code da recuperaziun/,
    means: /med d’approvaziun/,
  },
};

for (const [tag, {english, german, familiar, synonyms, qualified, terms, recoveryCode, means}] of Object.entries(expected)) {
  describe(`the texts in ${tag}`, () => {
    const {strings, holding} = language(tag);

    it('are not English, and not German', () => {
      assert.deepEqual(same(tag, 'en').filter(path => !shared.includes(path)), english);
      assert.deepEqual(same(tag, 'de-CH').filter(path => !shared.includes(path)), german);
      assert.deepEqual(holding(foreign), []);
    });

    it('speak to people formally', () => assert.deepEqual(holding(familiar), []));

    it('say the same thing with the same word', () => assert.deepEqual(holding(synonyms), []));

    it('use the official terms', () => {
      assert.match(strings.canSign(4, ''), qualified);
      assert.match(strings.explanationTitle, qualified);
      assert.deepEqual([strings.tcTitle, strings.terms, strings.flowSteps.terms], [terms, terms, terms]);
      assert.match(strings.mismatch['mobile-id-reactivated'], recoveryCode);
      assert.match(strings.means, means);
      assert.match(strings.tcRisk, means);
    });

    it('have one apostrophe, ’, and quote with « »', () => assert.deepEqual(holding(/['`´‘"“”„]/), []));

    it('end with … and no blank before it', () => {
      assert.deepEqual(holding(/\.\.\.|\s…/), []);
      assert.match(strings.loading, /\S…$/);
    });
  });
}

describe('French', () => {
  const {strings, holding} = language('fr');

  it('puts a blank that does not break before : ; ? ! and inside « », a narrow one where it should be, and no other', () => {
    assert.deepEqual(holding(/(?<!\u00a0)[:»]|«(?!\u00a0)/), []);
    assert.deepEqual(holding(/(?<!\u202f)[;?!]/), []);
    assert.deepEqual(holding(/\u00a0(?![:»])(?<!«\u00a0)|\u202f(?![;?!])|[^\S \u00a0\u202f]/), []);
  });

  it('writes days as there', () => {
    assert.deepEqual(['2026-05-01', '2026-05-04', '2026-08-11'].map(strings.day), ['1er mai 2026', '4 mai 2026', '11 août 2026']);
  });

  it('elides before a vowel', () => assert.deepEqual(holding(/(?<![\p{L}-])(de|le|la|que|se|ne|je|me|si(?= il)) [aeiouéèêâœ]/iu), []));
});

describe('Italian', () => {
  const {strings, holding} = language('it');

  it('puts no blank before a mark', () => assert.deepEqual(holding(/\s[:;?!,.»]|[^\S ]/), []));

  it('writes days as there, with their article', () => {
    assert.deepEqual(['2026-05-01', '2026-05-04', '2026-08-11'].map(strings.day), ['1° maggio 2026', '4 maggio 2026', '11 agosto 2026']);
    const told = ['2026-05-01', '2026-05-08', '2026-05-11', '2026-05-18'].map(day => strings.expired(strings.day(day)));
    const articles = ['il 1° maggio', 'l’8 maggio', 'l’11 maggio', 'il 18 maggio'];
    for (const [index, text] of told.entries()) assert.ok(text.includes(` ${articles[index]} 2026.`), text);
  });

  it('says what is left in the right number', () => {
    assert.deepEqual([1, 2].map(left => strings.expiryDate('4 maggio', left)), ['4 maggio (resta 1 giorno)', '4 maggio (restano 2 giorni)']);
  });

  it('elides before a vowel', () => assert.deepEqual(holding(/(?<!\p{L})([dns]?[ae]ll[oa]|sull[oa]|la|una) [aeiouè]/iu), []));
});

describe('Romansh', () => {
  const {strings, holding} = language('rm');

  it('puts no blank before a mark', () => assert.deepEqual(holding(/\s[:;?!,.»]|[^\S ]/), []));

  it('writes every day as the Unicode data has it', () => {
    const unicode = new Intl.DateTimeFormat('rm', {dateStyle: 'long', timeZone: 'UTC'});
    assert.equal(unicode.resolvedOptions().locale, 'rm');
    for (let instant = Date.UTC(2028, 0, 1); instant < Date.UTC(2029, 0, 1); instant += 86_400_000) {
      const date = new Date(instant);
      assert.equal(strings.day(date.toISOString().slice(0, 10)), unicode.format(date));
    }
    assert.equal(strings.day('2026-05-04'), '4 da matg 2026');
  });

  it('puts the article before a day', () => {
    assert.match(strings.expired(strings.day('2026-05-01')), / l’emprim da matg 2026\./);
    assert.match(strings.expired(strings.day('2026-10-11')), / ils 11 d’october 2026\./);
  });

  it('names the countries around as the Unicode data has them, the others in German', () => {
    const unicode = new Intl.DisplayNames('rm', {type: 'region'});
    const around = 'AD AL AT BA BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM TR UA VA XK AU CA US';
    for (const country of around.split(' ')) assert.equal(strings.countryName(country), unicode.of(country));
    assert.equal(strings.countryName('JP'), 'Japan');
    assert.equal(strings.countryName('BR'), 'Brasilien');
  });

  it('elides before a vowel', () => assert.deepEqual(holding(/(?<!\p{L})(sche|che|na|da|la|e|a(?= ina?)) (?!UE\b)[aeiouè]/iu), []));
});
