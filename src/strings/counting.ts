/** A unit in the singular and in the plural. */
type Forms = readonly [one: string, many: string];

/** The units a language counts in. */
export interface Units {
  day: Forms;
  minute: Forms;
  second: Forms;
}

/** Amounts in words. */
export interface Counting {
  /** `1 day`, `23 days` */
  days: (amount: number) => string;
  /** `45 seconds`, `2 minutes`, `2 minutes 30 seconds`; never less than a second. */
  duration: (seconds: number) => string;
}

/**
 * Counts in a language.
 *
 * @param language Whose way to write numbers it is (BCP 47), one that browsers know.
 * @param isOne Which amounts take the singular. Not `Intl.PluralRules`, which browsers lack for Romansh and which then
 *   follows another language without a word.
 */
export function counting(language: string, units: Units, isOne: (amount: number) => boolean = amount => amount === 1): Counting {
  let number: Intl.NumberFormat | undefined;
  const count = (unit: keyof Units, amount: number) => {
    // Below a thousand these languages write them alike, and the first use of `Intl` would hold up the step that counts seconds.
    const written = amount < 1000 ? String(amount) : (number ??= new Intl.NumberFormat(language)).format(amount);
    return `${written} ${units[unit][isOne(amount) ? 0 : 1]}`;
  };
  return {
    days: amount => count('day', amount),
    duration: seconds => {
      const whole = Math.max(1, Math.ceil(seconds));
      const minutes = Math.floor(whole / 60);
      const parts = [minutes > 0 && count('minute', minutes), whole % 60 > 0 && count('second', whole % 60)];
      return parts.filter(Boolean).join(' ');
    },
  };
}
