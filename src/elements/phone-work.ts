import type {Client} from '../api/client.js';
import {extractCode, isCode} from '../flows/code.js';
import type {PhoneEvent, PhoneState} from '../flows/phone.js';
import {now} from './clock.js';
import {codeFromSms} from './web-otp.js';

/** What is done in each state of proving a number. */
export async function phoneWork(api: Client, state: PhoneState, signal: AbortSignal): Promise<PhoneEvent | void> {
  switch (state.at) {
    case 'sending':
      await api.sendCode(state.msisdn, {signal, again: state.sent?.msisdn === state.msisdn});
      return {type: 'sent', now: now()};
    case 'code': {
      const code = extractCode((await codeFromSms(signal)) ?? '');
      return isCode(code) ? {type: 'code', code} : undefined;
    }
    case 'checking':
      await api.checkCode(state.sent.msisdn, state.code, {signal});
      return {type: 'right'};
  }
}
