/** Names a country (ISO 3166-1 alpha-2); one that has no name keeps its code. */
export type NameCountry = (country: string) => string;

/** Those that elements mostly begin with, in the order in which `countriesIn` takes their names. */
const around = ['CH', 'LI', 'DE', 'AT', 'FR', 'IT'];

/**
 * Countries by their names in a language, from `Intl`.
 *
 * @param language BCP 47, one that browsers know.
 * @param names Of Switzerland, Liechtenstein, Germany, Austria, France and Italy, with blanks between: to show one of
 *   them does not have to wait for the first use of `Intl` on a page, which takes longer than all else on a first look.
 */
export function countriesIn(language: string, names: string): NameCountry {
  const known = new Map(names.split(' ').map((name, index) => [around[index], name]));
  let others: Intl.DisplayNames | undefined;
  return country => {
    const name = known.get(country);
    if (name) return name;
    others ??= new Intl.DisplayNames(language, {type: 'region'});
    try {
      return others.of(country) ?? country;
    } catch {
      // What is no country at all is thrown at.
      return country;
    }
  };
}
