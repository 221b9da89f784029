/** I18N-05: days as each language writes them, with what the browser knows of it; that is less than Node does. */
import '../../src/languages/de-DE.js';
import '../../src/languages/de-x-easy.js';
import '../../src/languages/fr.js';
import '../../src/languages/it.js';
import '../../src/languages/rm.js';
import type {SfStatus} from '../../src/elements/sf-status.js';
import {anna, evidenceOf, expect, has, json, place, service, session, text} from './helpers.js';

/** A day of the wire, an instant that is the next day in Zurich already, and the last year that can be written. */
const given = {day: '2027-03-01', instant: '2027-07-31T22:30:00Z', late: '9999-12-31'};

const written: Record<string, Record<keyof typeof given, string>> = {
  en: {day: '1 March 2027', instant: '1 August 2027', late: '31 December 9999'},
  'de-CH': {day: '1. März 2027', instant: '1. August 2027', late: '31. Dezember 9999'},
  'de-DE': {day: '1. März 2027', instant: '1. August 2027', late: '31. Dezember 9999'},
  'de-x-easy': {day: '1. März 2027', instant: '1. August 2027', late: '31. Dezember 9999'},
  fr: {day: '1er mars 2027', instant: '1er août 2027', late: '31 décembre 9999'},
  it: {day: '1° marzo 2027', instant: '1° agosto 2027', late: '31 dicembre 9999'},
  rm: {day: '1 da mars 2027', instant: '1 d’avust 2027', late: '31 da december 9999'},
};

async function status(language: string, loa4ExpiryDate: unknown): Promise<SfStatus> {
  service().always('evidence', () => json(evidenceOf({loa4ExpiryDate})));
  return place<SfStatus>(`<sf-status msisdn="${anna}"></sf-status>`, session({locale: language}));
}

for (const [language, expected] of Object.entries(written)) {
  describe(`I18N-05: a date in ${language}`, () => {
    for (const kind of Object.keys(given) as (keyof typeof given)[]) {
      it(`is written as one writes it there: ${kind}`, async () => {
        expect(text(await status(language, given[kind]), 'expiry')).to.contain(expected[kind]);
      });
    }

    for (const nothing of [null, '31.12.2027', '2027-02-30', 'Invalid Date', '', {}, 1e20]) {
      it(`is none where ${JSON.stringify(nothing)} is given, and nothing breaks`, async () => {
        const element = await status(language, nothing);
        expect(element.getAttribute('state')).to.equal('loaded');
        const shown = has(element, 'expiry') ? text(element, 'expiry') : '';
        expect(shown).not.to.match(/\d|Invalid|NaN|null|undefined|object/);
      });
    }
  });
}
