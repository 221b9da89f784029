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
    // Not before something is counted: the first one of a page takes longer than all else that an element begins with.
    number ??= new Intl.NumberFormat(language);
    return `${number.format(amount)} ${units[unit][isOne(amount) ? 0 : 1]}`;
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
