/**
 * What the Smart Flows API sends and expects, in its own spelling. These types describe a well-behaved answer; what
 * really arrives is read by `answers.ts`, which trusts none of it.
 *
 * Source: Smart Flows integration guide 1.3.1, sections 6.1.2 to 6.1.4.
 */

/** `POST /oauth/token` */
export interface TokenResponse {
  access_token: string;
  token_type?: string;
  /** Seconds; some services send it as text. */
  expires_in?: number | string;
  scope?: string;
}

/** `POST api/public/confirm` with a number: sends an SMS. */
export interface SendCodeBody {
  msisdn: string;
}

/** `POST api/public/phone/verification/code` */
export interface CheckCodeBody {
  msisdn: string;
  code: string;
}

/** `GET api/public/evidence/status?msisdn=` */
export interface EvidenceAnswer {
  status: EvidenceRow[];
  /** The day the level 4 registration ends, `YYYY-MM-DD`, or null where none is given. */
  loa4ExpiryDate: string | null;
  signingStatus: string;
  notFound: boolean;
}

export interface EvidenceRow {
  /** 3 enables advanced, 4 qualified signatures; some services send it as text. */
  assuranceLevel: number | string;
  /** `zertes` for Switzerland, `eidas` for the EU; the case differs between services. */
  jurisdiction: string;
}

/** `GET api/public/evidence/{msisdn}/tc`; the gateway adds `token` and `documents`. */
export interface TermsAnswer {
  link: string;
  token?: string;
  documents?: TermsDocument[];
}

export interface TermsDocument {
  jurisdiction: string;
  href: string;
  title: string;
}

/** `POST api/public/confirm` with a token: starts the acceptance. The first key's spelling is the guide's. */
export interface ConfirmTermsBody {
  decizionZertes: boolean;
  decisionZertes?: boolean;
  decisionEidas: boolean;
  knowsTheRisk: boolean;
  token: string;
}

/** `GET api/public/mobileid/status?token=` */
export interface PollAnswer {
  token: string;
  error: string | null;
  consentUrl: string | null;
  confirmed: boolean;
  downgrade: boolean;
}
