const zone = 'Europe/Zurich';
/** Some services write their zero for "no date"; nobody's registration ended before there were registrations. */
const firstYear = 1990;
/** A number this small counts seconds: as milliseconds it would be before 1974. */
const secondsBelow = 1e11;

/** Made with the first day that is read: the first use of `Intl` on a page takes long, and most that load need none yet. */
let dayFormat: Intl.DateTimeFormat | undefined;

function dayInZurich(instant: number): string | null {
  if (!Number.isFinite(instant) || Math.abs(instant) >= 8e15) return null;
  dayFormat ??= new Intl.DateTimeFormat('en', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit'});
  // No locale writes YYYY-MM-DD in every engine: the English of Canada, which often serves for it, begins with the month in WebKit.
  const {year, month, day} = Object.fromEntries(dayFormat.formatToParts(instant).map(({type, value}) => [type, value]));
  return `${year}-${month}-${day}`;
}

/** Midnight UTC of a day, for counting days; NaN where there is no such day. */
function asUtc(day: string): number {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(date));
  // The calendar rolls 30 February over into March; a day that changes is none.
  return !Number.isNaN(utc) && new Date(utc).toISOString().startsWith(day) ? utc : NaN;
}

/** The day a date of the wire means, `YYYY-MM-DD`: a day, a date with time, or epoch milliseconds. */
function readDay(value: unknown): string | null {
  if (typeof value === 'number') return dayInZurich(Math.abs(value) < secondsBelow ? value * 1000 : value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (/^\d{9,14}$/.test(text)) return readDay(Number(text));
  const [, day, time, offset] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:?\d{2})?$/i.exec(text) ?? [];
  // Without an offset the day is the day as written, wherever the reader is.
  if (!day || !Number.isFinite(asUtc(day))) return null;
  if (!time) return day;
  const at = Date.parse(`${day}T${time}${offset ?? 'Z'}`);
  return Number.isFinite(at) && !offset ? day : dayInZurich(at);
}

/** A day that can stand in a calendar, or null. */
function soundDay(value: unknown): string | null {
  const day = readDay(value);
  if (!day || !/^\d{4}-/.test(day)) return null;
  const sound = Number.isFinite(asUtc(day)) && Number(day.slice(0, 4)) >= firstYear;
  return sound ? day : null;
}

/** The last day and the calendar days until then in Europe/Zurich, null where the date cannot be read. */
export function expiry(value: unknown, now: Date): {date: string | null; days: number | null} {
  const date = soundDay(value);
  const today = date && dayInZurich(now.getTime());
  if (!date || !today) return {date: null, days: null};
  return {date, days: Math.round((asUtc(date) - asUtc(today)) / 86_400_000)};
}
