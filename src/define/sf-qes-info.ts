import {SfQesInfo} from '../elements/sf-qes-info.js';
import {register} from '../register.js';

register('sf-qes-info', SfQesInfo);

export type {SfQesInfo} from '../elements/sf-qes-info.js';
export type * from '../elements/events.js';
