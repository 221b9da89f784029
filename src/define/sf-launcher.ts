import './sf-flow.js';
import {SfLauncher} from '../elements/sf-launcher.js';
import {register} from '../register.js';

register('sf-launcher', SfLauncher);
