import {own} from '../api/own.js';

/** Why an acceptance ended without one. */
export type Refusal =
  | 'declined'
  | 'unanswered'
  | 'busy'
  | 'pin-blocked'
  | 'suspended'
  | 'not-active'
  | 'unknown-number'
  | 'connection'
  | 'mismatch'
  | 'wrong-input'
  | 'identify'
  | 'other';

/** How far an acceptance is. */
export type Progress =
  | {at: 'waiting'; consentUrl: string | null}
  | {at: 'confirmed'}
  | {at: 'downgraded'}
  | {at: 'refused'; refusal: Refusal}
  /** The answer is for another acceptance. */
  | {at: 'stale'};

/**
 * What an error text of the service means, by the words and numbers of its parts. Sources: Mobile ID's fault codes and
 * the signing service's result codes; which of them are passed on is not documented, so anything else is `other`.
 */
const signs: readonly [RegExp, Refusal][] = [
  // The particular ones first: the last two are everyday words.
  [/PB_SIGNATURE_PROCESS|OUTSTANDING_TRANSACTION|(?<!\d)406(?!\d)|(?<!\d)504(?!\d)/, 'busy'],
  [/PIN_NR_BLOCKED|(?<!\d)402(?!\d)/, 'pin-blocked'],
  [/CARD_BLOCKED|(?<!\d)403(?!\d)/, 'suspended'],
  [/NO_KEY_FOUND|NO_CERT_FOUND|REVOKED_CERTIFICATE|(?<!\d)404(?!\d)|(?<!\d)422(?!\d)|(?<!\d)501(?!\d)/, 'not-active'],
  [/UNKNOWN_CLIENT|(?<!\d)105(?!\d)/, 'unknown-number'],
  [/OTA_ERROR|(?<!\d)209(?!\d)/, 'connection'],
  [/SERIALNUMBERMISMATCH|CONSENT_SERIAL_NUMBER/, 'mismatch'],
  [/INVALIDPASSWORD|INVALIDOTP/, 'wrong-input'],
  [/NO_EVIDENCE_FOR_USER|INVALID_JURISDICTION|IDENTIFICATION_REQUIRED/, 'identify'],
  [/CANCEL|USER.?REFUSED|(?<!\d)401(?!\d)|DECLINED|REJECTED/, 'declined'],
  [/EXPIRED|TIME_?OUT|TIMED.OUT|(?<!\d)208(?!\d)/, 'unanswered'],
];

function readRefusal(error: unknown): Refusal {
  let text: string;
  try {
    text = (typeof error === 'string' ? error : JSON.stringify(error) ?? '').slice(0, 1000).toUpperCase();
  } catch {
    return 'other';
  }
  return signs.find(([sign]) => sign.test(text))?.[1] ?? 'other';
}

/**
 * What a poll's answer says about the acceptance that was started with `token`. An error goes before everything else,
 * a downgrade before a confirmation, and only a real `true` counts.
 */
export function readProgress(answer: {readonly [key: string]: unknown}, token: string): Progress {
  const named = own(answer, 'token');
  if (typeof named === 'string' && named && named !== token) return {at: 'stale'};
  const error = own(answer, 'error');
  if (error !== null && error !== undefined && error !== '' && error !== false) {
    return {at: 'refused', refusal: readRefusal(error)};
  }
  // The guide spells the field both ways.
  if (own(answer, 'downgrade') === true || own(answer, 'donwgrade') === true) return {at: 'downgraded'};
  if (own(answer, 'confirmed') === true) return {at: 'confirmed'};
  const consentUrl = own(answer, 'consentUrl');
  return {at: 'waiting', consentUrl: typeof consentUrl === 'string' && consentUrl.trim() ? consentUrl : null};
}
