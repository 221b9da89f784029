import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {pollDelay} from '../../../src/flows/terms.js';

/** How often the service is asked in so many seconds, when it answers at once. */
function polls(seconds: number, chance: number, trouble = 0): number {
  let count = 0;
  for (let time = pollDelay(0, 0, chance); time <= seconds * 1000; time += pollDelay(count, trouble, chance)) count++;
  return count;
}

describe('asking how far an acceptance is', () => {
  it('begins after a second', () => assert.equal(pollDelay(0, 0, 0.5), 1000));

  it('slows down from two seconds to five', () => {
    assert.deepEqual([1, 2, 3, 4, 5, 100, 10_000].map(asked => pollDelay(asked, 0, 0.5)), [2000, 3000, 4500, 5000, 5000, 5000, 5000]);
  });

  it('varies by a fifth, so that pages do not ask together', () => {
    assert.equal(pollDelay(4, 0, 0), 4000);
    assert.ok(Math.abs(pollDelay(4, 0, 1) - 6000) < 1e-6);
  });

  it('happens at most 15 times in a minute and 39 times in three', () => {
    assert.ok(polls(60, 0.5) <= 15, `${polls(60, 0.5)} in a minute`);
    assert.ok(polls(180, 0.5) <= 39, `${polls(180, 0.5)} in three minutes`);
    assert.ok(polls(60, 0.5) >= 12, 'somebody who waits is told soon');
  });

  it('slows down further while it fails, to about fifteen seconds', () => {
    const delays = [1, 2, 3, 10, 1000].map(trouble => pollDelay(4, trouble, 0.5));
    assert.deepEqual(delays, [10_000, 15_000, 15_000, 15_000, 15_000]);
    assert.ok(polls(60, 0.5, 2) <= 6);
  });

  it('is quick again as soon as it works', () => assert.equal(pollDelay(20, 0, 0.5), 5000));

  it('always waits a sensible time', () => {
    for (const asked of [0, 1, 2, 50, 1e6]) {
      for (const trouble of [0, 1, 5, 5000]) {
        for (const chance of [0, 0.5, 0.999]) {
          const delay = pollDelay(asked, trouble, chance);
          assert.ok(delay >= 1000 && delay <= 18_000, `${asked} ${trouble} ${chance}: ${delay}`);
        }
      }
    }
  });
});
