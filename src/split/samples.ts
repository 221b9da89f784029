/** The samples of what to read, in the languages that are fetched for somebody. */
import {registerSamples, setSampleSource} from '../content/samples.js';
import {speakAnew} from '../strings/catalogues.js';
import {Fetched} from './fetched.js';

const deCH = async () => (await import('../content/texts/de-CH.js')).deCHSamples;

const samples = new Fetched({
  'de-CH': deCH,
  'de-LI': deCH,
  'de-DE': async () => (await import('../content/texts/de-DE.js')).deDESamples,
  'de-x-easy': async () => (await import('../content/texts/de-x-easy.js')).easySamples,
  fr: async () => (await import('../content/texts/fr.js')).frSamples,
  it: async () => (await import('../content/texts/it.js')).itSamples,
  rm: async () => (await import('../content/texts/rm.js')).rmSamples,
}, (tag, samples) => {
  registerSamples(tag, samples);
  speakAnew();
});

setSampleSource(samples);
