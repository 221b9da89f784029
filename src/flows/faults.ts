/** How bad it is: something does not work, or it works less well than it could, or less safely. */
export type Severity = 'error' | 'warning';

/** Everything that can be found. */
export const severities = {
  'secret-in-page': 'error',
  'insecure-page': 'error',
  'frame-sandbox': 'error',
  'policy-script': 'error',
  'policy-trusted-types': 'error',
  'script-integrity': 'error',
  'script-missing': 'error',
  'tag-taken': 'error',
  'policy-connect': 'error',
  'mixed-content': 'error',
  'token-unreachable': 'error',
  'token-cors': 'error',
  'token-failed': 'error',
  'token-unusable': 'error',
  'token-scope': 'error',
  'token-expired': 'error',
  'token-refused': 'error',
  cors: 'error',
  'service-unreachable': 'error',
  'service-worker': 'error',
  'gateway-missing': 'error',
  'gateway-origin': 'error',
  'gateway-service': 'error',
  'cookies-refused': 'error',
  'two-versions': 'warning',
  'token-lifetime': 'warning',
  'token-exposed': 'warning',
  'policy-frame': 'warning',
  'policy-style': 'warning',
  'opener-policy': 'warning',
  'embedder-policy': 'warning',
  'referrer-policy': 'warning',
  'frame-permissions': 'warning',
  'language-missing': 'warning',
  'language-unset': 'warning',
  'base-element': 'warning',
  'storage-refused': 'warning',
  'clock-off': 'warning',
} as const satisfies Record<string, Severity>;

/** Names a finding, and stays the same from version to version. */
export type FindingId = keyof typeof severities;

/** What is wrong, before it is put into words. */
export interface Fault {
  id: FindingId;
  /** What the sentence about it names. */
  about: Readonly<Record<string, string>>;
  /** The header, directive or line to paste; absent where none would help. */
  paste?: string;
}

/** A fault, with what there is to paste and what its sentence names. */
export const fault = (id: FindingId, paste?: string, about: Fault['about'] = {}): Fault => ({id, about, ...(paste !== undefined && {paste})});
