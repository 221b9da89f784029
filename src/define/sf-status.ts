import {SfStatus} from '../elements/sf-status.js';
import {register} from '../register.js';

register('sf-status', SfStatus);

export type {SfStatus} from '../elements/sf-status.js';
export type * from '../elements/events.js';
