import {callingCodes} from './countries.js';
import {normalizeMsisdn} from './msisdn.js';
import type {Problem} from './problem.js';

/** What was entered, or what is wrong with it. */
export type Entry = {text: string; problem?: undefined} | {text?: undefined; problem: Problem};

/** An entry that has not the shape of what was asked for, or is none at all. */
export function wrongEntry(code: Problem['code'], text: string): Entry {
  return {problem: {code, entry: text.trim() ? 'shape' : 'missing'}};
}

/** The number somebody entered, as msisdn; `countries` are those it may be from. */
export function readNumberEntry(text: string, country: string, countries: readonly string[]): Entry {
  const msisdn = normalizeMsisdn(text, country);
  if (!msisdn) return wrongEntry('invalid-number', text);
  const all = countries.length === callingCodes.size;
  if (!all && !countries.some(each => msisdn.startsWith(callingCodes.get(each)!))) {
    return {problem: {code: 'invalid-number', entry: 'country'}};
  }
  return {text: msisdn};
}
