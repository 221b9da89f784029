// As they were when the page began.
const {Date: calendar, performance: stopwatch} = globalThis;
// Whole milliseconds: fractions do not add up to what they are together, and a second too many would be shown.
const wall = () => Math.floor(calendar.now());
const monotonic = () => Math.floor(stopwatch.now());
let seen = {wall: wall(), monotonic: monotonic()};
let passed = 0;

/**
 * Whole milliseconds that have passed, never backwards. The monotonic clock stops while some machines sleep, and the one on
 * the wall can be set back: between two looks, whichever has gone further is right.
 */
export function now(): number {
  const next = {wall: wall(), monotonic: monotonic()};
  passed += Math.max(0, next.wall - seen.wall, next.monotonic - seen.monotonic);
  seen = next;
  return passed;
}
