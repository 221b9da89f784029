import {SfConfig} from '../elements/sf-config.js';
import {register} from '../register.js';

register('sf-config', SfConfig);
