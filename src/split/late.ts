/**
 * What a page that is delivered in parts does without until somebody reaches for an element: what asks the service, and what
 * there is to see only after it was asked. For each of these files another in this folder stands in until then.
 */
export {Client} from '../api/client.js';
export {codeButtons, codeFields, readCodeEntry} from '../elements/phone-code-view.js';
export {phoneWork} from '../elements/phone-work.js';
export {SupportCard} from '../elements/support-card.js';
export {Intents} from '../session/intents.js';
export {tell} from '../session/records.js';
export {tokenFromAddress, tokensFor} from '../session/token.js';
