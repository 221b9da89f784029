import type {Slip} from './world.js';

/** Mistakes that somebody might make in a host's template, with what the checker of its types has to say of each. */
export const slips: Record<string, readonly {slip: Slip; message: RegExp}[]> = {
  angular: [
    {slip: ['src/app.ts', '$event.detail.msisdn', '$event.detail.number'], message: /'number' does not exist on type '\{ msisdn: string/},
    {slip: ['src/app.ts', '(sf-status-change)', '(sf-status-changes)'], message: /'detail' does not exist on type 'Event'/},
  ],
  react: [
    {slip: ['src/App.tsx', 'event.detail.msisdn', 'event.detail.number'], message: /'number' does not exist on type '\{ msisdn: string/},
    {slip: ['src/App.tsx', 'level={3}', 'level="high"'], message: /'string' is not assignable to type 'number'/},
    {slip: ['src/App.tsx', '<sf-phone-verify onsf', '<sf-phone-verify loked onsf'], message: /'loked' does not exist/},
  ],
  svelte: [
    {slip: ['src/App.svelte', 'event.detail.msisdn', 'event.detail.number'], message: /'number' does not exist on type '\{ msisdn: string/},
    {slip: ['src/App.svelte', 'level={3}', 'level="high"'], message: /'string' is not assignable to type 'number'/},
    {slip: ['src/App.svelte', '<sf-phone-verify onsf', '<sf-phone-verify loked onsf'], message: /'loked'|"loked"/},
  ],
  vue: [
    {slip: ['src/Widgets.vue', 'event.detail.msisdn', 'event.detail.number'], message: /'number' does not exist on type '\{ msisdn: string/},
    {slip: ['src/Widgets.vue', ':level="3"', 'level="high"'], message: /'string' is not assignable to type 'number'/},
    {slip: ['src/Widgets.vue', '<sf-phone-verify @sf', '<sf-phone-verify loked @sf'], message: /loked/},
  ],
};
