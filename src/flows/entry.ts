import {extractCode, isCode} from './code.js';
import {callingCodes} from './countries.js';
import {normalizeMsisdn} from './msisdn.js';
import type {Problem} from './problem.js';

/** What was entered, or what is wrong with it. */
export type Entry = {text: string; problem?: undefined} | {text?: undefined; problem: Problem};

function wrong(code: Problem['code'], text: string): Entry {
  return {problem: {code, entry: text.trim() ? 'shape' : 'missing'}};
}

/** The number somebody entered, as msisdn; `countries` are those it may be from. */
export function readNumberEntry(text: string, country: string, countries: readonly string[]): Entry {
  const msisdn = normalizeMsisdn(text, country);
  if (!msisdn) return wrong('invalid-number', text);
  const all = countries.length === callingCodes.size;
  if (!all && !countries.some(each => msisdn.startsWith(callingCodes.get(each)!))) {
    return {problem: {code: 'invalid-number', entry: 'country'}};
  }
  return {text: msisdn};
}

/** The code somebody entered. */
export function readCodeEntry(text: string): Entry {
  const code = extractCode(text);
  return isCode(code) ? {text: code} : wrong('wrong-code', text);
}
