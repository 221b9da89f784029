import './sf-flow.js';
import {SfGate} from '../elements/sf-gate.js';
import {register} from '../register.js';

register('sf-gate', SfGate);
