import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {outcomeOf, type Opened} from '../../../src/flows/outcome.js';

describe('the outcome of what was opened', () => {
  const rows: [heard: Opened['heard'], answered: boolean, canSign: Opened['canSign'], optional: boolean, outcome: string][] = [
    ['completed', true, 'yes', false, 'completed'],
    ['cancelled', true, 'yes', false, 'completed'],
    ['completed', true, 'no', false, 'cancelled'],
    ['completed', true, 'no', true, 'completed'],
    ['cancelled', true, 'no', true, 'cancelled'],
    ['completed', true, 'unknown', false, 'completed'],
    ['cancelled', true, 'unknown', false, 'cancelled'],
    ['completed', false, 'unknown', false, 'cancelled'],
    ['completed', false, 'unknown', true, 'cancelled'],
  ];
  for (const [heard, answered, canSign, optional, outcome] of rows) {
    const asked = `${heard}, ${answered ? 'answered' : 'not answered'}, ${canSign}${optional ? ', terms may be left' : ''}`;
    it(`is ${outcome}: ${asked}`, () => assert.equal(outcomeOf({heard, answered, canSign, optional}), outcome));
  }
});
