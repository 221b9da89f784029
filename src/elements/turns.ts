import {now} from './clock.js';

/** Milliseconds that a task may have taken before it shows one more element; half of what a frame has. */
const patience = 8;

/** Milliseconds of showing elements in a row where many wait: as long as a task may take, as each frame between them costs too. */
const batch = 48;

/** Milliseconds after which nothing of what loaded the elements is under way any more. */
const loading = 1000;

/** When the task began that is under way, as far as can be known: at first the one in which the elements were loaded. */
let began = now();
let loaded = false;
let serving = false;
const waiting: (() => void)[] = [];

const spent = () => now() - began;

/** A later task, in whichever way is first: a page, or its test, may have stopped either. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve);
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => {
      clearTimeout(timer);
      // An open one would keep Node from ending.
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

async function serve(): Promise<void> {
  serving = true;
  try {
    do {
      await nextTask();
      began = now();
      // At least one, whatever the clock says.
      do waiting.shift()?.();
      while (waiting.length > 0 && spent() < batch);
    } while (waiting.length > 0);
  } catch {
    // Where the page took away what this needs, nobody is left waiting.
    waiting.splice(0).forEach(show => show());
  } finally {
    serving = false;
  }
}

/** Whether the task under way has time for one more, and nobody was there before. */
function hasTime(): boolean {
  if (!serving) {
    if (loaded || spent() > loading) began = now();
    loaded = true;
    void serve();
  }
  return waiting.length === 0 && spent() < patience;
}

/**
 * Shows an element for the first time: at once, or in a later task where the one under way has taken long, and settles then. So
 * the page can be used while many elements come, and on a slow device between loading one and showing it.
 */
export function inTurn(show: () => void): Promise<void> | undefined {
  // Emulated documents have none of these, or timers that are stopped.
  if (!globalThis.MessageChannel || hasTime()) return void show();
  return new Promise(resolve => {
    waiting.push(() => {
      show();
      resolve();
    });
  });
}
