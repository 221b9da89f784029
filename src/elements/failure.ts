import {SmartFlowError, isSmartFlowError} from '../api/errors.js';
import type {Problem} from '../flows/problem.js';

/** What went wrong, as much of it as a person is told. */
export function problemOf({code, retryAfter, correlationId}: SmartFlowError): Problem {
  return {code, ...(retryAfter && {retryAfter}), ...(correlationId && {correlationId})};
}

/** Any failure as our error. What we did not foresee is reported as uncaught too, or nobody would ever hear of it. */
export function asSmartFlowError(error: unknown): SmartFlowError {
  if (isSmartFlowError(error)) return error;
  reportError(error);
  return new SmartFlowError('unexpected-response', 'Something unforeseen happened.', {cause: error});
}
