import {registerSamples} from '../content/samples.js';
import {itSamples} from '../content/texts/it.js';
import {registerLanguage} from '../strings/catalogues.js';
import {it} from '../strings/it.js';

registerLanguage('it', it);
registerSamples('it', itSamples);
