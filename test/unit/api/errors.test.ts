import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {SmartFlowError, errorCodes, isSmartFlowError} from '../../../src/api/errors.js';

describe('an error', () => {
  it('has one of the codes of the contract', () => {
    assert.deepEqual([...errorCodes], [
      'configuration', 'token', 'network', 'timeout', 'unauthorized', 'forbidden', 'not-found', 'invalid-number', 'wrong-code', 'code-expired',
      'too-many-requests', 'terms-declined', 'terms-expired', 'blocked-url', 'server', 'unexpected-response',
    ]);
  });

  it('says whether trying again can help', () => {
    const worth = errorCodes.filter(code => new SmartFlowError(code, '').retryable);
    assert.deepEqual(worth, ['token', 'network', 'timeout', 'too-many-requests', 'server']);
  });

  it('is an Error with a name, a message and what is known of it', () => {
    const error = new SmartFlowError('server', 'It broke.', {status: 503, correlationId: 'abc', retryAfter: 2000, cause: 'why'});
    assert.ok(error instanceof Error && error instanceof SmartFlowError);
    const {name, message, code, status, correlationId, retryAfter, cause} = error;
    assert.deepEqual(
      {name, message, code, status, correlationId, retryAfter, cause},
      {name: 'SmartFlowError', message: 'It broke.', code: 'server', status: 503, correlationId: 'abc', retryAfter: 2000, cause: 'why'},
    );
  });

  it('has no properties for what is not known', () => {
    const error = new SmartFlowError('network', 'Gone.');
    for (const name of ['status', 'correlationId', 'retryAfter', 'cause']) assert.equal((error as unknown as Record<string, unknown>)[name], undefined, name);
  });

  it('is known also when another copy of the package made it', () => {
    class Copy extends Error {
      override name = 'SmartFlowError';
      code = 'network';
    }
    assert.ok(isSmartFlowError(new Copy()));
    for (const other of [new Error('x'), new TypeError('x'), new DOMException('x', 'AbortError'), {name: 'SmartFlowError', code: 'x'}, null, undefined, 'x']) {
      assert.ok(!isSmartFlowError(other));
    }
  });
});
