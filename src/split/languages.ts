/**
 * The languages of a page that is delivered in parts: each is fetched when somebody is to read it. The build takes this file
 * twice (`cataloguesInHalves` in `test/tools/by-place.mjs`), and what is imported here is then one half of a language: the
 * first is what every element says, and `sf-phone-verify`; the second comes with the elements that need it.
 */
import {addSource, addTexts, lookUp} from '../strings/catalogues.js';
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

// Most pages have one language, which is then on its way before an element asks.
if (globalThis.document) lookUp([document.documentElement.lang, ...(navigator.languages ?? [])]);
