import type {Method} from '../flows/methods.js';
import {sample, type SampleMethod, type Samples} from './samples.js';

const qualifiedIn = (area: 'zertes' | 'eidas') => [
  {jurisdiction: area, level: 4},
  {jurisdiction: area === 'zertes' ? 'eidas' : 'zertes', level: 3},
];

type Kinds = Samples['methods'];

interface Facts {
  grants: Method['grants'];
  validity: keyof Kinds['validity'];
  provider: keyof Kinds['providers'];
  hours: keyof Kinds['hours'];
}

function method(id: SampleMethod, {grants, validity, provider, hours}: Facts): Method {
  return {
    id,
    name: sample(({methods}) => methods.names[id]),
    grants,
    validity: sample(({methods}) => methods.validity[validity]),
    needs: sample(({methods}) => methods.needs[id]),
    provider: sample(({methods}) => methods.providers[provider]),
    hours: sample(({methods}) => methods.hours[hours]),
    sample: true,
  };
}

const everywhere = [
  {jurisdiction: 'zertes', level: 4},
  {jurisdiction: 'eidas', level: 4},
];

/**
 * Sample of ways to identify oneself, to be replaced by what the service provider has agreed on. The offer changes
 * often; validity and areas as published by the service and by resellers between 2023 and 2026.
 */
export const sampleMethods: readonly Method[] = [
  method('shop', {grants: everywhere, validity: 'five-years', provider: 'shop', hours: 'shop'}),
  method('auto-ch', {grants: qualifiedIn('zertes'), validity: 'five-years', provider: 'partner', hours: 'always'}),
  method('video-ch', {grants: qualifiedIn('zertes'), validity: 'five-years', provider: 'partner', hours: 'agents'}),
  method('video-eu', {grants: qualifiedIn('eidas'), validity: 'five-years', provider: 'partner', hours: 'agents'}),
  method('selfie-eu', {grants: qualifiedIn('eidas'), validity: 'two-years', provider: 'partner', hours: 'always'}),
  method('eid-de', {grants: qualifiedIn('eidas'), validity: 'two-years', provider: 'partner', hours: 'always'}),
  method('bank-de', {grants: qualifiedIn('eidas'), validity: 'perhaps', provider: 'partner', hours: 'always'}),
];
