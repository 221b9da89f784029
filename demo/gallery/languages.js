/** The languages of the gallery: those that are shipped, and those that only test. */
import {registerLanguage} from '/dist/smart-flow.js';
import {en} from '/dist/modules/strings/en.js';

import {endless, longer, mirrored, pseudo} from './pseudo.js';

/** What the bundle holds. */
export const spoken = ['en', 'de-CH'];

/** Longer ones, right to left, and one word of 300 letters for each text. */
export const unspoken = ['en-XA', 'ar-XB', 'en-XC'];

registerLanguage('en-XA', pseudo(en, longer));
registerLanguage('ar-XB', pseudo(en, mirrored));
registerLanguage('en-XC', pseudo(en, endless));

export const directionOf = language => (language.startsWith('ar') ? 'rtl' : 'ltr');
