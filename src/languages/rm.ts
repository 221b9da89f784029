import {registerSamples} from '../content/samples.js';
import {rmSamples} from '../content/texts/rm.js';
import {registerLanguage} from '../strings/catalogues.js';
import {rm} from '../strings/rm.js';

registerLanguage('rm', rm);
registerSamples('rm', rmSamples);
