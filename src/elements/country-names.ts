import {callingCodes} from '../flows/countries.js';

/** A country as it stands in a list. */
export interface CountryName {
  country: string;
  /** `Switzerland (+41)` */
  label: string;
}

const known = new Map<string, CountryName[]>();

function namesIn(language: string): Intl.DisplayNames | undefined {
  try {
    return new Intl.DisplayNames([language, 'en'], {type: 'region'});
  } catch {
    return undefined;
  }
}

/** The countries with their names and calling codes in a language, in that language's order. */
export function countryNames(countries: readonly string[], language: string): CountryName[] {
  const key = `${language} ${countries.join()}`;
  const names = known.get(key) ?? nameAll(countries, language);
  known.set(key, names);
  return names;
}

function nameAll(countries: readonly string[], language: string): CountryName[] {
  const names = namesIn(language);
  return countries
    .map(country => ({country, label: `${names?.of(country) ?? country} (+${callingCodes.get(country)})`}))
    .sort((a, b) => a.label.localeCompare(b.label, language));
}
