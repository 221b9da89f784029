/** Writes a day of the wire (`YYYY-MM-DD`); what is no day is left as it is. */
export type WriteDay = (day: string) => string;

function instantOf(day: string): number {
  return /^\d{4}-\d\d-\d\d$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : NaN;
}

/**
 * Days as a language that `Intl` knows writes them.
 *
 * @param first The first of a month, where the language has a word of its own for it, which `Intl` does not use: `1er`.
 */
export function daysIn(language: string, first = '1'): WriteDay {
  return day => {
    const instant = instantOf(day);
    if (Number.isNaN(instant)) return day;
    return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(instant).replace(/^1(?= )/, first);
  };
}

/**
 * Days in a language that browsers do not know: there `Intl` would write the months of another one.
 *
 * @param write Puts the day, the month (0 to 11) and the year together.
 */
export function daysBy(write: (day: number, month: number, year: number) => string): WriteDay {
  return day => {
    const date = new Date(instantOf(day));
    return Number.isNaN(date.valueOf()) ? day : write(date.getUTCDate(), date.getUTCMonth(), date.getUTCFullYear());
  };
}
