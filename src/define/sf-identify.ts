import {SfIdentify} from '../elements/sf-identify.js';
import {register} from '../register.js';

register('sf-identify', SfIdentify);

export type {SfIdentify} from '../elements/sf-identify.js';
export type * from '../elements/events.js';
