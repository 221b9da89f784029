/** Credentials of the WebOTP API, which TypeScript's DOM types leave out. Source: WICG web-otp. */
interface OtpCredential extends Credential {
  code?: string;
}

/** Ends the request that waits for an SMS now. */
let endBefore: (() => void) | undefined;

/**
 * The code of the next SMS that names this page, where the browser can read it; undefined where it cannot, the person
 * did not want it, or the signal came first. May never settle: nothing should wait for it. One at a time: whoever asks
 * last gets it.
 */
export async function codeFromSms(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  // Chromium 156 takes the page down ("bad Mojo message") when one of two requests is aborted that the other replaced.
  endBefore?.();
  const own = new AbortController();
  const end = (endBefore = () => own.abort());
  try {
    const options = {otp: {transport: ['sms']}, signal: AbortSignal.any([signal, own.signal])} as CredentialRequestOptions;
    const credential = (await navigator.credentials.get(options)) as OtpCredential | null;
    return credential?.code || undefined;
  } catch {
    // Refused, not allowed in this frame, or aborted: the person types the code as they would have anyway.
    return undefined;
  } finally {
    if (endBefore === end) endBefore = undefined;
  }
}
