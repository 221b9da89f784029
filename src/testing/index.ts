/**
 * The Smart Flows service, emulated, for tests and demos.
 *
 * @module
 */
export {createBackend} from './create.js';
export {handlers} from './handlers.js';
export type {Backend, BackendOptions, IssuedToken, Lifetimes, Persona, Phone, Prompt, Sms} from './backend.js';
export type {HandlersOptions, Msw} from './handlers.js';
