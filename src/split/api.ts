/** What a page's own script may need beside the loader. */
import './start.js';

export {SmartFlowError} from '../api/errors.js';
export {configure, createSession, signOut} from '../session/page.js';
export {registerLanguage} from '../strings/catalogues.js';
