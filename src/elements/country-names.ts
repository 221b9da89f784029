import {callingCodes} from '../flows/countries.js';
import type {Strings} from '../strings/strings.js';

/** A country as it stands in a list. */
export interface CountryName {
  country: string;
  /** `Switzerland (+41)` */
  label: string;
}

/** By the texts they were named with, then by the countries. */
const known = new WeakMap<Strings, Map<string, CountryName[]>>();

/** The countries with their names and calling codes in a language, in that language's order. */
export function countryNames(countries: readonly string[], language: string, text: Strings): CountryName[] {
  const lists = known.get(text) ?? new Map<string, CountryName[]>();
  known.set(text, lists);
  const key = countries.join();
  const names = lists.get(key) ?? nameAll(countries, language, text);
  lists.set(key, names);
  return names;
}

/** The order of a language; of any where its tag is none. */
function orderIn(language: string): Intl.Collator {
  try {
    return new Intl.Collator(language);
  } catch {
    return new Intl.Collator();
  }
}

function nameAll(countries: readonly string[], language: string, text: Strings): CountryName[] {
  const names = countries.map(country => ({country, label: `${text.countryName(country)} (+${callingCodes.get(country)})`}));
  // An order takes its time to be made, also for one, as it is on the first look.
  if (names.length < 2) return names;
  const order = orderIn(language);
  return names.sort((a, b) => order.compare(a.label, b.label));
}
