/** A day for somebody's calendar. */
export interface CalendarDay {
  /** `YYYY-MM-DD` */
  day: string;
  title: string;
  /** Days before it that the calendar reminds. */
  reminders: readonly number[];
  /** When the entry was made. */
  made: Date;
}

/** Octets in a line, its line break left out. */
const longestLine = 75;

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

function octets(character: string): number {
  const point = character.codePointAt(0)!;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Long lines go on in the next, behind a blank; a character is never cut in two. */
function folded(line: string): string {
  let length = 0;
  let text = '';
  for (const character of line) {
    const size = octets(character);
    if (length + size > longestLine) {
      text += '\r\n ';
      length = 1;
    }
    text += character;
    length += size;
  }
  return text;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** Whether there is such a day: the parser rolls 30 February over into March. */
function isDay(day: string): boolean {
  const midnight = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(day);
}

const compact = (day: string) => day.replaceAll('-', '');

/**
 * A calendar with one whole-day entry, as text after RFC 5545. Empty where the day has passed or is none: nobody needs
 * an entry in the past.
 */
export function calendarEntry({day, title, reminders, made}: CalendarDay): string {
  const today = made.toISOString().slice(0, 10);
  if (!isDay(day) || day < today) return '';
  const stamp = `${made.toISOString().replace(/[-:]/g, '').slice(0, 15)}Z`;
  const alarms = reminders.flatMap(days => ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${escaped(title)}`, `TRIGGER:-P${days}D`, 'END:VALARM']);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//smart-flow-elements//registration//EN',
    'BEGIN:VEVENT',
    // The same registration gives the same entry, so that a calendar that has it takes it for an update.
    `UID:registration-${compact(day)}@smart-flow-elements`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `DTEND;VALUE=DATE:${compact(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    'TRANSP:TRANSPARENT',
    ...alarms,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map(line => `${folded(line)}\r\n`).join('');
}
