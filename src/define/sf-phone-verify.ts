import {SfPhoneVerify} from '../elements/sf-phone-verify.js';
import {register} from '../register.js';

register('sf-phone-verify', SfPhoneVerify);

export type {SfPhoneVerify} from '../elements/sf-phone-verify.js';
export type * from '../elements/events.js';
