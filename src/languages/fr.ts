import {registerSamples} from '../content/samples.js';
import {frSamples} from '../content/texts/fr.js';
import {registerLanguage} from '../strings/catalogues.js';
import {fr} from '../strings/fr.js';

registerLanguage('fr', fr);
registerSamples('fr', frSamples);
