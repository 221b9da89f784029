/** What went wrong, in the words of the public contract. */
export const errorCodes = [
  'configuration',
  'token',
  'network',
  'timeout',
  'unauthorized',
  'forbidden',
  'not-found',
  'invalid-number',
  'wrong-code',
  'code-expired',
  'too-many-requests',
  'terms-declined',
  'terms-expired',
  'blocked-url',
  'server',
  'unexpected-response',
] as const;

/** One of the codes a {@link SmartFlowError} can carry. */
export type ErrorCode = (typeof errorCodes)[number];

/** Codes after which the same request may well succeed later. */
const retryable: ReadonlySet<ErrorCode> = new Set(['token', 'network', 'timeout', 'too-many-requests', 'server']);

/** What is known of a failure besides its code. */
export interface ErrorDetails {
  /** The HTTP status, if an answer came. */
  status?: number;
  /** The server's reference for this request, for support; at most 128 characters. */
  correlationId?: string;
  /** Milliseconds the server asked to wait. */
  retryAfter?: number;
  /** What happened underneath. For the console, never for the screen. */
  cause?: unknown;
}

/**
 * The one error this package throws and announces.
 *
 * `code` says what happened, `retryable` whether trying again can help. It never holds a number, a code or a token,
 * and no text of the server; an abort is not an error and never becomes one.
 */
export class SmartFlowError extends Error {
  override readonly name = 'SmartFlowError' as const;
  /** What happened. */
  readonly code: ErrorCode;
  /** Whether the same attempt may succeed later. */
  readonly retryable: boolean;
  /** The HTTP status, if an answer came. */
  readonly status?: number;
  /** The server's reference for this request, for support. */
  readonly correlationId?: string;
  /** Milliseconds the server asked to wait. */
  readonly retryAfter?: number;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : {cause: details.cause});
    this.code = code;
    this.retryable = retryable.has(code);
    if (details.status !== undefined) this.status = details.status;
    if (details.correlationId !== undefined) this.correlationId = details.correlationId;
    if (details.retryAfter !== undefined) this.retryAfter = details.retryAfter;
  }
}

/** Tells our error from others, also one made by another copy of this package on the page. */
export function isSmartFlowError(error: unknown): error is SmartFlowError {
  return error instanceof Error && error.name === 'SmartFlowError' && 'code' in error;
}

/** Answers that may have been lost on their way back: what was asked may have happened. */
const lost: ReadonlySet<ErrorCode> = new Set(['network', 'timeout']);

/** Whether the answer, not the request, may have been lost: what was asked may have happened all the same. */
export function isLost(error: unknown): boolean {
  // A 408 comes of a connection that broke on its way, whatever had arrived by then; a 504 of an answer that somebody on the way,
  // as the gateway, did not wait for.
  return isSmartFlowError(error) && (error.status === 504 || ((error.status === undefined || error.status === 408) && lost.has(error.code)));
}
