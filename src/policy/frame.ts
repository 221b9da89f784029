/**
 * The attributes of the frame with the consent page: it may not lead the top page away, open windows, or ask for a
 * sensor, and learns the origin of the page around it at most.
 */
export const consentFrame = {
  sandbox: 'allow-scripts allow-forms allow-same-origin',
  allow: '',
  referrerpolicy: 'strict-origin',
} as const;

/** What a frame with the flow in it, on an origin of its own, needs from the page around it: to read the code of an SMS. */
export const flowFrame = {allow: 'otp-credentials'} as const;
