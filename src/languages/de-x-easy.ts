import {registerSamples} from '../content/samples.js';
import {easySamples} from '../content/texts/de-x-easy.js';
import {registerLanguage} from '../strings/catalogues.js';
import {easy} from '../strings/de-x-easy.js';

registerLanguage('de-x-easy', easy);
registerSamples('de-x-easy', easySamples);
