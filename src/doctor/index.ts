/** Looks for what is wrong with a page, for whoever makes it. Not part of what people are served. */
import {SfDoctor} from './sf-doctor.js';

export {diagnose, type Finding} from './diagnose.js';
export type {FindingId, Severity} from '../flows/faults.js';
export {SfDoctor, SfDiagnosisEvent} from './sf-doctor.js';

const registry = globalThis.customElements;
if (registry && !registry.get('sf-doctor')) registry.define('sf-doctor', SfDoctor);
