import {registerLanguage} from '../strings/catalogues.js';
import {deCH} from '../strings/de-CH.js';

registerLanguage('de-CH', deCH);
