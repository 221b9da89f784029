import './sf-identify.js';
import './sf-phone-verify.js';
import './sf-status.js';
import './sf-tc-accept.js';
import {SfFlow} from '../elements/sf-flow.js';
import {register} from '../register.js';

register('sf-flow', SfFlow);

export type {SfFlow} from '../elements/sf-flow.js';
export type * from '../elements/events.js';
