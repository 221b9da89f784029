/** Plays all cells at once, so that they end at the same moment: then time stands still in every one of them. */
import {goOnTo, pause} from './clock.js';
import {unanswered} from './router.js';

/** Milliseconds of the page's time that a cell's way takes. */
const length = ({steps}) => 1000 * steps.reduce((sum, {later = 0}) => sum + later, 0);

/** Waits until whatever a step has set going has come to rest. */
async function settle() {
  for (let calm = 0; calm < 3; calm = unanswered() > 0 ? 0 : calm + 1) await pause(4);
}

/** Goes on with a cell until its next wait. */
async function goOn(way) {
  try {
    for (; way.steps.length > 0;) {
      const step = way.steps.shift();
      if (step.later) return void (way.at += 1000 * step.later);
      await step(way.cell);
    }
  } catch (error) {
    way.cell.frame.dataset.fault = error.message;
    way.steps = [];
  }
}

/** Milliseconds after which an element says what changed on it, and a little more. */
const quiet = 250;

/** Resolves when every cell has reached its state; a cell that did not says why in `data-fault`. */
export async function play(cells) {
  const end = Math.max(...cells.map(length));
  let ways = cells.map(cell => ({cell, steps: [...cell.steps], at: end - length(cell)}));
  while (ways.length > 0) {
    const now = Math.min(...ways.map(({at}) => at));
    goOnTo(now);
    await settle();
    await Promise.all(ways.filter(({at}) => at === now).map(goOn));
    await settle();
    ways = ways.filter(({steps}) => steps.length > 0);
  }
  goOnTo(end + quiet);
  await settle();
}
