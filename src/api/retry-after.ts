/** Milliseconds; what is longer is nonsense, and too large a number for a header or a timer. */
const longestWait = 86_400_000;

/** Milliseconds a `Retry-After` asks to wait: seconds or a date, nothing for what is past or makes no sense. */
export function readRetryAfter(value: string | null, now = Date.now()): number | undefined {
  if (!value) return undefined;
  // The oldest of the three date forms names no zone; all three mean UTC.
  const date = /(GMT|UTC|[+-]\d{4})\s*$/i.test(value) ? value : `${value} GMT`;
  // All begin with the day's name; the parser would find a year in any text.
  const isDate = /^\s*(mon|tue|wed|thu|fri|sat|sun)/i.test(value);
  const wait = /^\s*\d+\s*$/.test(value) ? Number(value) * 1000 : isDate ? Date.parse(date) - now : NaN;
  return Number.isFinite(wait) && wait >= 0 ? Math.min(wait, longestWait) : undefined;
}
