/**
 * The second half of each language, for the elements that need it, where a page is delivered in parts: English with them,
 * another where somebody is to read it.
 */
import {addSource, addTexts} from '../strings/catalogues.js';
import {en} from '../strings/en.js';
import {Fetched} from './fetched.js';

const deCH = async () => (await import('../strings/de-CH.js')).deCH;

addTexts('en', en);
addSource(new Fetched({
  'de-CH': deCH,
  'de-LI': deCH,
  'de-DE': async () => (await import('../strings/de-DE.js')).deDE,
  'de-x-easy': async () => (await import('../strings/de-x-easy.js')).easy,
  fr: async () => (await import('../strings/fr.js')).fr,
  it: async () => (await import('../strings/it.js')).it,
  rm: async () => (await import('../strings/rm.js')).rm,
}, addTexts));
