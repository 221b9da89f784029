import type {SfPhoneVerifiedEvent, SfStatusChangeEvent} from 'smart-flow-elements';
import type {HTMLAttributes} from 'svelte/elements';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'sf-phone-verify': HTMLAttributes<HTMLElement> & {
      msisdn?: string;
      'onsf-phone-verified'?: (event: SfPhoneVerifiedEvent) => void;
    };
    'sf-status': HTMLAttributes<HTMLElement> & {
      level?: number;
      jurisdiction?: string;
      'onsf-status-change'?: (event: SfStatusChangeEvent) => void;
    };
  }
}
