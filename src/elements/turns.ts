// As they were when the page began.
const {MessageChannel: Channel, performance: stopwatch} = globalThis;

/**
 * How long elements may be shown for the first time until the page has a turn, in milliseconds: some three of them on a slow
 * phone, so that what belongs together is still there at once.
 */
const limit = 20;

let began: number | undefined;
let turn: Promise<void> | undefined;

/** No timer: those wait for each other, and tests stop them. */
function nextTask(): Promise<void> {
  return new Promise(resolve => {
    const {port1, port2} = new Channel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** What an element waits for before it is shown for the first time; nothing, where few were before it. */
export function turnOfPage(): Promise<void> | undefined {
  // Some emulated documents have no channels, and no turns worth a wait either.
  if (!Channel) return undefined;
  const now = stopwatch.now();
  if (began === undefined) {
    began = now;
    turn = nextTask().then(() => (began = undefined));
  }
  return now - began < limit ? undefined : turn;
}
