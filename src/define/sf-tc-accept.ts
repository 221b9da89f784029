import {SfTcAccept} from '../elements/sf-tc-accept.js';
import {register} from '../register.js';

register('sf-tc-accept', SfTcAccept);

export type {SfTcAccept} from '../elements/sf-tc-accept.js';
export type * from '../elements/events.js';
