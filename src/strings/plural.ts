const words: Record<string, {day: [string, string]; second: [string, string]; minute: [string, string]}> = {
  en: {day: ['day', 'days'], second: ['second', 'seconds'], minute: ['minute', 'minutes']},
  de: {day: ['Tag', 'Tage'], second: ['Sekunde', 'Sekunden'], minute: ['Minute', 'Minuten']},
};

function count(language: string, unit: 'day' | 'second' | 'minute', amount: number): string {
  const [one, many] = (words[language] ?? words.en!)[unit];
  return `${amount} ${amount === 1 ? one : many}`;
}

/** `1 day`, `23 days` */
export function days(language: string, amount: number): string {
  return count(language, 'day', amount);
}

/** `45 seconds`, `2 minutes`, `2 minutes 30 seconds` */
export function duration(language: string, seconds: number): string {
  const whole = Math.max(1, Math.ceil(seconds));
  const minutes = Math.floor(whole / 60);
  const parts = [minutes > 0 && count(language, 'minute', minutes), whole % 60 > 0 && count(language, 'second', whole % 60)];
  return parts.filter(Boolean).join(' ');
}
