import {SfQesInfo} from '../elements/sf-qes-info.js';
import {register} from '../register.js';

register('sf-qes-info', SfQesInfo);
