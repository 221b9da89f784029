/** The languages of the gallery: those that are shipped, and those that only test. */
import {registerLanguage, registerSamples} from '/dist/smart-flow.js';
import {enSamples} from '/dist/modules/content/texts/en.js';
import {en} from '/dist/modules/strings/en.js';

import {endless, longer, mirrored, pseudo} from './pseudo.js';

/** What the bundle holds. */
export const spoken = ['en', 'de-CH', 'de-DE', 'de-x-easy', 'fr', 'it', 'rm'];

/** Longer ones, right to left, and one word of 300 letters for each text. */
export const unspoken = ['en-XA', 'ar-XB', 'en-XC'];

for (const [tag, change] of [['en-XA', longer], ['ar-XB', mirrored], ['en-XC', endless]]) {
  registerLanguage(tag, pseudo(en, change));
  registerSamples(tag, pseudo(enSamples, change));
}

export const directionOf = language => (language.startsWith('ar') ? 'rtl' : 'ltr');
