import './languages/de-CH.js';
import './languages/de-DE.js';
import './languages/de-x-easy.js';
import './languages/fr.js';
import './languages/it.js';
import './languages/rm.js';
import './define.js';
import {rememberScript} from './elements/flow-address.js';

// In bare Node there is no script to remember, and the classic file could not even ask.
if (typeof document !== 'undefined') rememberScript(import.meta.url);

export {define} from './define.js';
export * from './index.js';
