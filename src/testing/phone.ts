import {asks, type Acceptance, type Acceptances} from './acceptances.js';
import type {Phone, Prompt} from './backend.js';

/** The phones of everybody who has Mobile ID. */
export function createPhone(acceptances: Acceptances): Phone {
  const waiting = () => acceptances.waiting().filter(acceptance => asks(acceptance) === 'phone');

  function answer(msisdn: string, confirmed: boolean): boolean {
    const acceptance = waiting().find(({role}) => role.persona.msisdn === msisdn);
    if (acceptance) acceptances.end(acceptance, confirmed);
    return acceptance !== undefined;
  }

  return {
    get prompts() {
      return waiting().map(prompt);
    },
    confirm: msisdn => answer(msisdn, true),
    decline: msisdn => answer(msisdn, false),
  };
}

function prompt({role, decisions, startedAt}: Acceptance): Prompt {
  const areas = [decisions!.zertes && 'Switzerland', decisions!.eidas && 'the EU'].filter(Boolean).join(' and ');
  return {
    msisdn: role.persona.msisdn,
    text: `Emulated Mobile ID: do you accept the terms of use for signing in ${areas}?`,
    askedAt: startedAt!,
  };
}
