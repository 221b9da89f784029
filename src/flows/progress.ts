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
  [/USER_?CANCEL|STEPUP\/CANCEL|\b401\b|DECLINED|REJECTED/, 'declined'],
  [/EXPIRED_TRANSACTION|STEPUP\/TIMEOUT|\b208\b/, 'unanswered'],
  [/PB_SIGNATURE_PROCESS|OUTSTANDING_TRANSACTION|\b406\b|\b504\b/, 'busy'],
  [/PIN_NR_BLOCKED|\b402\b/, 'pin-blocked'],
  [/CARD_BLOCKED|\b403\b/, 'suspended'],
  [/NO_KEY_FOUND|NO_CERT_FOUND|REVOKED_CERTIFICATE|\b404\b|\b422\b|\b501\b/, 'not-active'],
  [/UNKNOWN_CLIENT|\b105\b/, 'unknown-number'],
  [/OTA_ERROR|\b209\b/, 'connection'],
  [/SERIALNUMBERMISMATCH|CONSENT_SERIAL_NUMBER/, 'mismatch'],
  [/INVALIDPASSWORD|INVALIDOTP/, 'wrong-input'],
  [/NO_EVIDENCE_FOR_USER|INVALID_JURISDICTION|IDENTIFICATION_REQUIRED/, 'identify'],
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
  const {error, consentUrl, confirmed, downgrade, donwgrade} = answer;
  if (typeof answer.token === 'string' && answer.token && answer.token !== token) return {at: 'stale'};
  if (error !== null && error !== undefined && error !== '' && error !== false) {
    return {at: 'refused', refusal: readRefusal(error)};
  }
  // The guide spells the field both ways.
  if (downgrade === true || donwgrade === true) return {at: 'downgraded'};
  if (confirmed === true) return {at: 'confirmed'};
  return {at: 'waiting', consentUrl: typeof consentUrl === 'string' && consentUrl.trim() ? consentUrl : null};
}
