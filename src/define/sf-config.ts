import {SfConfig} from '../elements/sf-config.js';
import {register} from '../register.js';

register('sf-config', SfConfig);

export type {SfConfig} from '../elements/sf-config.js';
export type * from '../elements/events.js';
