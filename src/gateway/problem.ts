import type {ErrorCode} from '../api/errors.js';

/** What a {@link Problem} carries besides status and code. */
export interface ProblemDetails {
  /** Seconds the browser should wait. */
  retryAfter?: number;
  /** For the log: what happened, in our own words. Not sent to the browser. */
  reason?: string;
  /** The same, for the one who may read it: sent along. */
  detail?: string;
  /** Whether the API has, or may have, seen the request. Then the same key must not reach it again. */
  reached?: boolean;
  /** Whether the API answered that it could not do it for now: the same key may then reach it again. */
  failed?: boolean;
}

/** One sentence for each code, for whoever reads the answer in the developer tools. */
const titles: Record<ErrorCode, string> = {
  configuration: 'The request is not one this gateway understands.',
  token: 'The service could not get access to the Smart Flows API.',
  network: 'The Smart Flows API could not be reached.',
  timeout: 'The Smart Flows API did not answer in time.',
  unauthorized: 'The request needs a session.',
  forbidden: 'This browser may not ask for that.',
  'not-found': 'There is nothing at this address.',
  'invalid-number': 'The mobile number is not valid.',
  'wrong-code': 'The code is not right.',
  'code-expired': 'The code can no longer be used.',
  'too-many-requests': 'Too many requests.',
  'terms-declined': 'The terms were declined.',
  'terms-expired': 'This request to accept the terms is no longer open.',
  'blocked-url': 'The service named an address that is not on the list of allowed hosts.',
  server: 'The Smart Flows API has a problem.',
  'unexpected-response': 'The Smart Flows API answered in a way that could not be understood.',
};

/** A refusal: the status and code the browser gets, and a reason for the log alone. */
export class Problem extends Error {
  readonly status: number;
  readonly code: ErrorCode;
  readonly retryAfter?: number;
  readonly reason?: string;
  readonly detail?: string;
  readonly reached: boolean;
  readonly failed: boolean;

  constructor(status: number, code: ErrorCode, {retryAfter, reason, detail, reached = false, failed = false}: ProblemDetails = {}) {
    super(titles[code]);
    this.status = status;
    this.code = code;
    this.reached = reached;
    this.failed = failed;
    if (retryAfter !== undefined) this.retryAfter = Math.max(1, Math.ceil(retryAfter));
    if (reason !== undefined) this.reason = reason;
    if (detail !== undefined) this.detail = detail;
  }

  /** The answer: RFC 9457, nothing in it that somebody else wrote. */
  toResponse(correlationId: string): Response {
    const {status, code, message: title, detail} = this;
    const body = {type: 'about:blank', title, status, code, correlationId, ...(detail && {detail})};
    const headers = new Headers({'Content-Type': 'application/problem+json'});
    if (this.retryAfter !== undefined) headers.set('Retry-After', String(this.retryAfter));
    return new Response(JSON.stringify(body), {status, headers});
  }
}
