/** Names a country (ISO 3166-1 alpha-2); one that has no name keeps its code. */
export type NameCountry = (country: string) => string;

/**
 * Countries by their names in a language, from `Intl`.
 *
 * @param languages The language, and what to fall back to where a browser does not know it.
 */
export function countriesIn(...languages: string[]): NameCountry {
  let names: Intl.DisplayNames | undefined;
  return country => {
    names ??= new Intl.DisplayNames(languages, {type: 'region'});
    try {
      return names.of(country) ?? country;
    } catch {
      // What is no country at all is thrown at.
      return country;
    }
  };
}
