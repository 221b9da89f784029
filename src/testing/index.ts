/**
 * The Smart Flows service, emulated, for tests and demos.
 *
 * @module
 */
export {allowScenarios} from './allow.js';
export {createClock} from './clock.js';
export {createBackend} from './create.js';
export {handlers} from './handlers.js';
export {scenarios} from './scenarios.js';
export type {Backend, BackendOptions, IssuedToken, Lifetimes, Persona, Phone, Prompt, Sms} from './backend.js';
export type {Clock, VirtualClock} from './clock.js';
export type {HandlersOptions, Msw} from './handlers.js';
export type {Scenario, ScenarioName} from './scenarios.js';
