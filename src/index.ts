/** Everything a page can use, with nothing registered yet: see `define.ts` for the tags. */
export {SmartFlowError, errorCodes, type ErrorCode} from './api/errors.js';
export type {Decisions, Endpoints} from './api/endpoints.js';
export type {SmartFlowOptions, TokenAnswer} from './session/options.js';
export type {Session} from './session/session.js';
export {configure, createSession, signOut} from './session/page.js';
export {deriveStanding, type Area, type Asked, type Standing} from './flows/standing.js';
export {normalizeMsisdn} from './flows/msisdn.js';
export type {Action} from './flows/action.js';
export {registerLanguage, type Messages} from './strings/catalogues.js';
export type {Strings} from './strings/strings.js';
export * from './elements/events.js';
export type {Receipt} from './elements/receipt.js';
export {SfConfig} from './elements/sf-config.js';
export {SfPhoneVerify} from './elements/sf-phone-verify.js';
export {SfStatus} from './elements/sf-status.js';
export {SfTcAccept} from './elements/sf-tc-accept.js';
export {version} from './elements/version.js';
