import {SfTcAccept} from '../elements/sf-tc-accept.js';
import {register} from '../register.js';

register('sf-tc-accept', SfTcAccept);
