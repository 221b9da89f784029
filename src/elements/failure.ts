import {SmartFlowError, isSmartFlowError} from '../api/errors.js';
import type {Problem} from '../flows/problem.js';

/** What went wrong, as much of it as a person is told. */
export function problemOf({code, status, retryAfter, correlationId}: SmartFlowError): Problem {
  return {code, ...(status && {status}), ...(retryAfter && {retryAfter}), ...(correlationId && {correlationId})};
}

/** Tells whoever listens for uncaught errors of what we did not foresee, or nobody would ever hear of it. */
export function report(error: unknown): void {
  try {
    reportError(error);
  } catch {
    // The page has done away with that too.
  }
}

/** Any failure as our error. */
export function asSmartFlowError(error: unknown): SmartFlowError {
  if (isSmartFlowError(error)) return error;
  report(error);
  return new SmartFlowError('unexpected-response', 'Something unforeseen happened.', {cause: error});
}
