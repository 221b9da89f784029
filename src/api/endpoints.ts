/** What a person decided about the terms. */
export interface Decisions {
  /** The Swiss terms. */
  zertes: boolean;
  /** The EU terms. */
  eidas: boolean;
  /** That accepting may lower the registration. */
  risk: boolean;
}

/**
 * Every path and body of the wire, each replaceable alone. Paths are relative to `apiBase`; `{msisdn}` and `{token}`
 * are filled in, encoded.
 *
 * The guide prints one path for two calls and spells one field in two ways, hence the settings.
 */
export interface Endpoints {
  /** Sends an SMS; default `api/public/confirm`, as the guide prints it. */
  sendCode: string;
  /** Default `{msisdn}`. */
  sendCodeBody: (msisdn: string) => unknown;
  /** Default `api/public/phone/verification/code`. */
  checkCode: string;
  /** Default `{msisdn, code}`. */
  checkCodeBody: (msisdn: string, code: string) => unknown;
  /** Default `api/public/evidence/status?msisdn={msisdn}`. */
  evidence: string;
  /** Default `api/public/evidence/{msisdn}/tc`. */
  terms: string;
  /** Default `api/public/confirm`. */
  confirmTerms: string;
  /** Default `{decizionZertes, decisionZertes, decisionEidas, knowsTheRisk, token}`. */
  confirmTermsBody: (decisions: Decisions, token: string) => unknown;
  /** Whether `decisionZertes` goes along with the guide's `decizionZertes`; default true. */
  decisionZertes: boolean;
  /** Default `api/public/mobileid/status?token={token}`. */
  poll: string;
}

/** The wire as the guide prints it. */
export function defaultEndpoints(given: Partial<Endpoints> = {}): Endpoints {
  const endpoints: Endpoints = {
    sendCode: 'api/public/confirm',
    sendCodeBody: msisdn => ({msisdn}),
    checkCode: 'api/public/phone/verification/code',
    checkCodeBody: (msisdn, code) => ({msisdn, code}),
    evidence: 'api/public/evidence/status?msisdn={msisdn}',
    terms: 'api/public/evidence/{msisdn}/tc',
    confirmTerms: 'api/public/confirm',
    confirmTermsBody: ({zertes, eidas, risk}, token) => ({
      decizionZertes: zertes,
      ...(endpoints.decisionZertes ? {decisionZertes: zertes} : {}),
      decisionEidas: eidas,
      knowsTheRisk: risk,
      token,
    }),
    decisionZertes: true,
    poll: 'api/public/mobileid/status?token={token}',
  };
  for (const [key, value] of Object.entries(given)) {
    if (value !== undefined && Object.hasOwn(endpoints, key)) Object.assign(endpoints, {[key]: value});
  }
  return endpoints;
}

/** A path with its `{msisdn}` or `{token}` filled in. */
export function fill(path: string, values: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? encodeURIComponent(values[name]!) : whole,
  );
}
