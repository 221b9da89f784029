import {SfStatus} from '../elements/sf-status.js';
import {register} from '../register.js';

register('sf-status', SfStatus);
