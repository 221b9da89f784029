import {registerSamples} from '../content/samples.js';
import {deCHSamples} from '../content/texts/de-CH.js';
import {registerLanguage} from '../strings/catalogues.js';
import {deCH} from '../strings/de-CH.js';

// Liechtenstein writes as Switzerland does.
for (const tag of ['de-CH', 'de-LI']) {
  registerLanguage(tag, deCH);
  registerSamples(tag, deCHSamples);
}
