import './sf-flow.js';
import {SfLauncher} from '../elements/sf-launcher.js';
import {register} from '../register.js';

register('sf-launcher', SfLauncher);

export type {SfLauncher} from '../elements/sf-launcher.js';
export type * from '../elements/events.js';
