/** What the emulated service goes by. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
  /** Resolves once so many milliseconds have passed. */
  wait(milliseconds: number): Promise<void>;
}

/** Time that passes when a test says so. */
export interface VirtualClock extends Clock {
  /**
   * Lets milliseconds pass; what waits for a moment in between goes on at that moment, in order.
   *
   * @throws {RangeError} Where they are no number, or below 0: time does not go back.
   */
  advance(milliseconds: number): Promise<void>;
}

/** True time, or what a test puts in its place: looked up at each call, so that fake timers of any kind are followed. */
export const trueTime: Clock = {
  now: () => Date.now(),
  wait: milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds)),
};

/** How often promises get their turn before time goes on: an answer is made in fewer steps. */
const turns = 50;

/**
 * A clock that stands still until `advance` is called, for `createBackend({clock})`.
 *
 * @param start Epoch milliseconds, a date, or one in ISO 8601; default: now.
 */
export function createClock(start: number | Date | string = Date.now()): VirtualClock {
  let time = new Date(start).getTime();
  let end = time;
  if (!Number.isFinite(time)) throw new RangeError('A clock begins at a date, or at epoch milliseconds.');
  const waiting = new Set<{at: number; resolve: () => void}>();

  return {
    now: () => time,

    wait: milliseconds => new Promise(resolve => void waiting.add({at: time + Math.max(0, milliseconds), resolve})),

    async advance(milliseconds) {
      if (!(milliseconds >= 0) || milliseconds === Infinity) throw new RangeError('Time passes by 0 milliseconds or more.');
      end += milliseconds;
      for (;;) {
        const [next] = [...waiting].filter(({at}) => at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        waiting.delete(next);
        time = Math.max(time, next.at);
        next.resolve();
        for (let turn = 0; turn < turns; turn++) await Promise.resolve();
      }
      time = end;
    },
  };
}
