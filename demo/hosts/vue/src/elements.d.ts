import type {SfPhoneVerify, SfPhoneVerifiedEvent, SfStatus, SfStatusChangeEvent} from 'smart-flow-elements';
import type {HTMLAttributes} from 'vue';

type Element<Properties> = new () => {$props: HTMLAttributes & Partial<Properties>};

declare module 'vue' {
  interface GlobalComponents {
    'sf-phone-verify': Element<Pick<SfPhoneVerify, 'msisdn' | 'locked'> & {onSfPhoneVerified(event: SfPhoneVerifiedEvent): void}>;
    'sf-status': Element<Pick<SfStatus, 'level' | 'jurisdiction'> & {onSfStatusChange(event: SfStatusChangeEvent): void}>;
  }
}
