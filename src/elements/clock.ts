const wallStart = Date.now();
const monotonicStart = performance.now();
let latest = 0;

/**
 * Milliseconds since this module was loaded, never backwards. The monotonic clock stops while some machines sleep, and
 * the one on the wall can be set back: whichever has gone further is right about how much time has passed.
 */
export function now(): number {
  latest = Math.max(latest, Date.now() - wallStart, performance.now() - monotonicStart);
  return latest;
}
