import {registerLanguage} from '../strings/catalogues.js';
import {en} from '../strings/en.js';

registerLanguage('en', en);
