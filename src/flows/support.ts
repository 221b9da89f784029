/** Whom a person can turn to, as addresses that can be linked. */
export interface Help {
  /** A page, or an address to write to; empty for none. */
  page: string;
  /** The number as it is shown; empty for none. */
  phone: string;
  /** The same for dialling. */
  dial: string;
}

const text = (value: unknown) => (typeof value === 'string' ? value.trim() : '');

/** What can be offered of what a page gives: web pages, mail, and numbers that can be dialled. Null for nothing. */
export function helpFrom(support: {url?: unknown; phone?: unknown} | undefined): Help | null {
  const url = text(support?.url);
  const page = /^(https?:\/\/|mailto:)[^\s]+$/i.test(url) ? url : '';
  const phone = text(support?.phone);
  // A bracketed trunk zero is for those who dial from inside the country.
  const digits = phone.replace(/\(0\)/g, '').replace(/[\s()./-]/g, '');
  const dial = /^\+?\d{3,15}$/.test(digits) ? `tel:${digits}` : '';
  return page || dial ? {page, phone: dial && phone, dial} : null;
}
