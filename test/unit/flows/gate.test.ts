import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {gate, type GateEvent} from '../../../src/flows/gate.js';

const reads = (canSign: 'yes' | 'no' | 'unknown'): GateEvent => ({type: 'standing', canSign});

describe('a gate', () => {
  const rows: [event: GateEvent, fromClosed: boolean, fromOpen: boolean][] = [
    [reads('yes'), true, true],
    [reads('no'), false, false],
    [reads('unknown'), false, true],
    [{type: 'step', to: 'phone'}, false, false],
    [{type: 'step', to: 'status'}, false, true],
    [{type: 'step', to: 'terms'}, false, true],
    [{type: 'step', to: 'identify'}, false, true],
    [{type: 'step', to: 'done'}, false, true],
    [{type: 'signed-out'}, false, false],
  ];
  for (const [event, fromClosed, fromOpen] of rows) {
    it(`hears ${JSON.stringify(event)}`, () => assert.deepEqual([gate(false, event), gate(true, event)], [fromClosed, fromOpen]));
  }

  it('opens by nothing but a "yes", and by a "yes" for somebody else once there is one', () => {
    const heard: GateEvent[] = [reads('yes'), {type: 'step', to: 'phone'}, reads('unknown'), {type: 'step', to: 'done'}, reads('yes')];
    assert.deepEqual(heard.map((_, index) => heard.slice(0, index + 1).reduce(gate, false)), [true, false, false, false, true]);
  });
});
