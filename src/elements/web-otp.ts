/** Credentials of the WebOTP API, which TypeScript's DOM types leave out. Source: WICG web-otp. */
interface OtpCredential extends Credential {
  code?: string;
}

/**
 * The code of the next SMS that names this page, where the browser can read it; undefined where it cannot, the person
 * did not want it, or the signal came first. May never settle: nothing should wait for it.
 */
export async function codeFromSms(signal: AbortSignal): Promise<string | undefined> {
  if (!('OTPCredential' in globalThis)) return undefined;
  try {
    const options = {otp: {transport: ['sms']}, signal} as CredentialRequestOptions;
    const credential = (await navigator.credentials.get(options)) as OtpCredential | null;
    return credential?.code || undefined;
  } catch {
    // Refused, not allowed in this frame, or aborted: the person types the code as they would have anyway.
    return undefined;
  }
}
