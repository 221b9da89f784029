const day = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Zurich',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day in Zurich, `YYYY-MM-DD`, so many days from now. */
export function zurichDay(now: number, daysAhead: number): string {
  const parts = Object.fromEntries(day.formatToParts(now).map(({type, value}) => [type, Number(value)]));
  // Counted in calendar days, not in 24 hours: two days a year are longer or shorter than that.
  return new Date(Date.UTC(parts.year!, parts.month! - 1, parts.day! + daysAhead)).toISOString().slice(0, 10);
}
