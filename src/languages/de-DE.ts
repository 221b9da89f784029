import {registerSamples} from '../content/samples.js';
import {deDESamples} from '../content/texts/de-DE.js';
import {registerLanguage} from '../strings/catalogues.js';
import {deDE} from '../strings/de-DE.js';

registerLanguage('de-DE', deDE);
registerSamples('de-DE', deDESamples);
