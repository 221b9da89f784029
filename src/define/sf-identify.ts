import {SfIdentify} from '../elements/sf-identify.js';
import {register} from '../register.js';

register('sf-identify', SfIdentify);
