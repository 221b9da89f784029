import './sf-flow.js';
import {SfGate} from '../elements/sf-gate.js';
import {register} from '../register.js';

register('sf-gate', SfGate);

export type {SfGate} from '../elements/sf-gate.js';
export type * from '../elements/events.js';
