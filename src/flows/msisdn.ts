import {callingCodes} from './countries.js';

/** Where a leading zero is part of the number rather than a trunk prefix. */
const keepsZero = new Set(['BJ', 'CG', 'CI', 'GA', 'IT', 'SM', 'VA']);
const codes = new Set(callingCodes.values());
const codesWithZero = new Set([...keepsZero].map(country => callingCodes.get(country)));
/** Trunk prefixes other than 0, which count only in front of a number of the right length. */
const trunks: Record<string, RegExp> = {
  BY: /^80?(?=\d{9}$)/,
  HU: /^06(?=\d{8,9}$)/,
  KZ: /^8(?=\d{10}$)/,
  LT: /^[08](?=\d{8}$)/,
  RU: /^8(?=\d{10}$)/,
  TM: /^8(?=\d{8}$)/,
};
/** Most digits of a national number. Where it is known, more of them hold the country code already. */
const longest: Record<string, number> = {
  BE: 9, BR: 11, CA: 10, CH: 9, CN: 11, DK: 8, ES: 9, FR: 9, GB: 10, IN: 10, IT: 10, KZ: 10, LI: 9, LU: 9, NL: 9, NO: 8,
  PL: 9, PT: 9, RU: 10, US: 10,
};
/** Where national numbers are written without a trunk prefix. */
const writesNoTrunk = new Set('CA CI CY CZ DK EE ES GR HK IS IT LI LU LV MT NO PL PT SG SM US VA BJ CG GA'.split(' '));

/** Digits of any script as 0 to 9: each script keeps its ten in a row, so a digit's value is its place in the row. */
function asciiDigit(digit: string): string {
  const point = digit.codePointAt(0)!;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(point - value - 1))) value++;
  return String(value);
}

/** The characters that matter: digits, with a plus in front where one was written; null where something else is in it. */
function compact(text: string): string | null {
  // What most forms begin with; the first use of these expressions takes longer than all of their own work.
  if (!text) return null;
  const plain = text
    .slice(0, 200)
    .normalize('NFKC')
    .trim()
    .replace(/^tel:/i, '')
    // Marks that are not seen, and everything people put between digits.
    .replace(/[\p{Cf}\s()/.\-\u2010-\u2015\u2212\u00b7]/gu, '')
    .replace(/(?![0-9])\p{Nd}/gu, asciiDigit);
  return /^\+?\d+$/.test(plain) ? plain : null;
}

function shaped(digits: string): string | null {
  return /^[1-9]\d{6,14}$/.test(digits) ? digits : null;
}

function withoutTrunk(digits: string, country: string): string {
  return keepsZero.has(country) ? digits : digits.replace(trunks[country] ?? /^0/, '');
}

/** The calling code that international digits start with. */
function codeOf(digits: string): string {
  return [3, 2, 1].map(length => digits.slice(0, length)).find(start => codes.has(start)) ?? '';
}

function international(digits: string): string | null {
  const code = codeOf(digits);
  // "+41 079 …" holds both the country code and the zero that it replaces.
  const zero = digits.startsWith(`${code}0`) && !codesWithZero.has(code);
  return shaped(code && zero ? code + digits.slice(code.length + 1) : digits);
}

/** Whether digits without a plus hold their country code all the same. */
function isComplete(digits: string, country: string, code: string): boolean {
  if (digits.length > (longest[country] ?? 11)) return true;
  // Numbers of the guide's own samples are too short to be Swiss; no Swiss mobile number begins with 41.
  const known = longest[country] !== undefined && country !== 'CH';
  return !known && digits.startsWith(code) && digits.length > code.length + 6;
}

/**
 * The number in its one form: digits only, country code first, or null where a text cannot be a number. Judges the
 * shape (7 to 15 digits), not whether the number is in use.
 *
 * @param text As typed or pasted: `079 000 00 01`, `+41 (0)79 000 00 01`, `0041…`, `41790000001`.
 * @param defaultCountry Country (ISO 3166-1 alpha-2) of a number without its country code; default `CH`.
 */
export function normalizeMsisdn(text: string, defaultCountry = 'CH'): string | null {
  if (typeof text !== 'string') return null;
  const country = String(defaultCountry).toUpperCase();
  const code = callingCodes.get(country) ?? '41';
  const written = compact(text);
  if (!written) return null;
  if (written.startsWith('+')) return international(written.slice(1));
  if (written.startsWith('00')) return international(written.slice(2));
  const national = withoutTrunk(written, country);
  if (national !== written || written.startsWith('0')) return shaped(code + national);
  return isComplete(written, country, code) ? international(written) : shaped(code + written);
}

/** The number a page gave: taken as it is where it is complete, otherwise read like one that was typed. */
export function readGivenMsisdn(text: string, defaultCountry: string): string | null {
  return shaped(text.trim()) && text.trim().length > 9 ? text.trim() : normalizeMsisdn(text, defaultCountry);
}

/** The number as it is read out and checked: `+41 79 000 00 01`. Other countries' digits go in groups of three. */
export function formatMsisdn(msisdn: string): string {
  const swiss = /^41(\d{2})(\d{3})(\d{2})(\d{2})$/.exec(msisdn);
  if (swiss) return `+41 ${swiss.slice(1).join(' ')}`;
  const code = codeOf(msisdn);
  return `+${[code, ...(msisdn.slice(code.length).match(/\d{1,3}(?!\d$)|\d+/g) ?? [])].filter(Boolean).join(' ')}`;
}

/** The number with its middle hidden: `+41 79 ••• •• 01`. */
export function maskMsisdn(msisdn: string): string {
  const shown = formatMsisdn(msisdn);
  const digits = shown.length;
  return shown.replace(/\d/g, (digit, at: number) => (at < 6 || at >= digits - 2 ? digit : '•'));
}

/** The number for a field that names the country beside it: as written there, or international where that is not clear. */
export function nationalPart(msisdn: string, country: string): string {
  const code = callingCodes.get(country) ?? '';
  const national = (writesNoTrunk.has(country) ? '' : '0') + msisdn.slice(code.length);
  return msisdn.startsWith(code) && normalizeMsisdn(national, country) === msisdn ? national : `+${msisdn}`;
}

/** Whether a number is Swiss, yet has not the shape of Swiss mobile numbers: worth a second look, no reason to refuse. */
export function isUnusualSwiss(msisdn: string): boolean {
  return msisdn.startsWith('41') && !/^41(6[89]|7[235-9])\d{7}$/.test(msisdn);
}
