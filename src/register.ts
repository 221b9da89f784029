import {SfConfig} from './elements/sf-config.js';
import {SfPhoneVerify} from './elements/sf-phone-verify.js';
import {SfStatus} from './elements/sf-status.js';
import {SfTcAccept} from './elements/sf-tc-accept.js';

/** Every element, by what follows the prefix in its tag. The configuration comes first, so that it is there for the rest. */
export const elements = {
  config: SfConfig,
  'phone-verify': SfPhoneVerify,
  status: SfStatus,
  'tc-accept': SfTcAccept,
} as const;

/** Gives a class its tag, where the tag is free and there is a page at all. */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (!registry || registry.get(tag)) return;
  try {
    registry.define(tag, element);
  } catch {
    // A class has one tag; under a second prefix it goes as a class of its own.
    registry.define(tag, class extends element {});
  }
}
