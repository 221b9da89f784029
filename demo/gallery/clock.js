/**
 * Time that stands still, so that a countdown shows the same in every picture and no state of the gallery runs away.
 * It goes on when it is told to. To be imported before anything that reads the time.
 */
const begin = Date.UTC(2026, 5, 15, 10);
const RealDate = Date;
const realTimeout = globalThis.setTimeout.bind(globalThis);
const realClear = globalThis.clearTimeout.bind(globalThis);

let passed = 0;
const timers = new Map();
// Far from the numbers of the browser's own timers.
let last = 1e9;

globalThis.Date = class Date extends RealDate {
  // A time that is shown is always the same; how long something takes is read from now().
  constructor(...values) {
    super(...(values.length > 0 ? values : [begin]));
  }

  static now() {
    return begin + passed;
  }
};

performance.now = () => passed;

globalThis.setTimeout = (callback, delay, ...values) => {
  // What only waits for its turn needs no time.
  if (!(delay > 0)) return realTimeout(callback, 0, ...values);
  timers.set(++last, {due: passed + delay, call: () => callback(...values)});
  return last;
};

globalThis.clearTimeout = id => {
  if (!timers.delete(id)) realClear(id);
};

/** Waits in the time of the person in front of the page. */
export const pause = milliseconds => new Promise(resolve => realTimeout(resolve, milliseconds));

/** Goes on to a moment, in milliseconds since the page began. As after a sleep, each timer that is due rings once. */
export function goOnTo(moment) {
  passed = Math.max(passed, moment);
  const due = [...timers].filter(([, timer]) => timer.due <= passed).sort(([, one], [, other]) => one.due - other.due);
  for (const [id, timer] of due) {
    if (timers.delete(id)) timer.call();
  }
}

/** Lets time go on by itself. */
export function letGo() {
  setInterval(() => goOnTo(passed + 100), 100);
}
