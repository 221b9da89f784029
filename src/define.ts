import {SfConfig} from './elements/sf-config.js';
import {SfFlow} from './elements/sf-flow.js';
import {SfGate} from './elements/sf-gate.js';
import {SfIdentify} from './elements/sf-identify.js';
import {SfLauncher} from './elements/sf-launcher.js';
import {SfPhoneVerify} from './elements/sf-phone-verify.js';
import {SfQesInfo} from './elements/sf-qes-info.js';
import {SfStatus} from './elements/sf-status.js';
import {SfTcAccept} from './elements/sf-tc-accept.js';
import {register} from './register.js';

/** Every element, by what follows the prefix in its tag. The configuration comes first, so that it is there for the rest. */
const elements = {
  config: SfConfig,
  'phone-verify': SfPhoneVerify,
  status: SfStatus,
  'tc-accept': SfTcAccept,
  identify: SfIdentify,
  'qes-info': SfQesInfo,
  flow: SfFlow,
  gate: SfGate,
  launcher: SfLauncher,
} as const;

/**
 * Registers every element under `sf-`, or another prefix for a second version on the same page. Tags that are taken
 * stay as they are.
 */
export function define({prefix = 'sf'}: {prefix?: string} = {}): void {
  for (const [name, element] of Object.entries(elements)) register(`${prefix}-${name}`, element);
}

define();

export type * from './index.js';
