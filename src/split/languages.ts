/** The languages of a page that is delivered in parts: each is fetched when somebody is to read it. */
import {registerLanguage, setSource} from '../strings/catalogues.js';
import {Fetched} from './fetched.js';

const deCH = async () => (await import('../strings/de-CH.js')).deCH;

export const languages = new Fetched({
  'de-CH': deCH,
  // Liechtenstein writes as Switzerland does.
  'de-LI': deCH,
  'de-DE': async () => (await import('../strings/de-DE.js')).deDE,
  'de-x-easy': async () => (await import('../strings/de-x-easy.js')).easy,
  fr: async () => (await import('../strings/fr.js')).fr,
  it: async () => (await import('../strings/it.js')).it,
  rm: async () => (await import('../strings/rm.js')).rm,
}, registerLanguage);

setSource(languages);
