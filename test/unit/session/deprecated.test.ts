import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {checkOptions} from '../../../src/session/options.js';

describe('an option that is deprecated', () => {
  it('is taken, and told of once on the console, without its value', t => {
    const {mock} = t.mock.method(console, 'warn', () => {});
    for (let times = 0; times < 3; times++) checkOptions({apiKey: `key-${times}`});
    checkOptions({});
    checkOptions({apiKey: undefined});
    const said = mock.calls.map(call => call.arguments.join(' '));
    assert.deepEqual(said, ['smart-flow-elements: the option "apiKey" is deprecated since March 2024; leave it out, but where the API still asks for it.']);
  });
});
