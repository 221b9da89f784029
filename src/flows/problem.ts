import type {ErrorCode} from '../api/errors.js';

/** What went wrong, as much of it as a person is told. */
export interface Problem {
  code: ErrorCode;
  /** What is wrong with an entry that was not sent at all. */
  entry?: 'missing' | 'shape' | 'country';
  /** Milliseconds the service asked to wait. */
  retryAfter?: number;
  /** The service's reference, for support. */
  correlationId?: string;
}
