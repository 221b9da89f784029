/** A day of the wire (`YYYY-MM-DD`) as it is written in a language; the day as it is where it cannot be. */
export function formatDay(day: string, language: string): string {
  const instant = Date.parse(`${day}T00:00:00Z`);
  if (Number.isNaN(instant)) return day;
  try {
    return new Intl.DateTimeFormat(language, {dateStyle: 'long', timeZone: 'UTC'}).format(instant);
  } catch {
    return day;
  }
}
