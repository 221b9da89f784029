/**
 * What a page that is delivered in parts does without until somebody reaches for an element: what asks the service, and what
 * there is to see only after it was asked. For each of these files another in this folder stands in until then. Nothing is in
 * here that is needed where this does not arrive: what support is told, and the page's logger.
 */
export {Client} from '../api/client.js';
export {codeButtons, codeFields, readCodeEntry} from '../elements/phone-code-view.js';
export {codeOnItsWay, phoneWork} from '../elements/phone-work.js';
export {Intents} from '../session/intents.js';
export {tokenFromAddress, tokensFor} from '../session/token.js';
