/**
 * The languages of a page that is delivered in parts: each is fetched when somebody is to read it. What is imported here of
 * a language is its first half (`test/tools/by-place.mjs`): what every element says, and `sf-phone-verify`.
 */
import {addSource, addTexts} from '../strings/catalogues.js';
import {en} from '../strings/en.js';
import {Fetched} from './fetched.js';

const deCH = async () => (await import('../strings/de-CH.js')).deCH;

addTexts('en', en);
addSource(new Fetched({
  'de-CH': deCH,
  // Liechtenstein writes as Switzerland does.
  'de-LI': deCH,
  'de-DE': async () => (await import('../strings/de-DE.js')).deDE,
  'de-x-easy': async () => (await import('../strings/de-x-easy.js')).easy,
  fr: async () => (await import('../strings/fr.js')).fr,
  it: async () => (await import('../strings/it.js')).it,
  rm: async () => (await import('../strings/rm.js')).rm,
}, addTexts));
