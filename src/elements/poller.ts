/** Milliseconds between two questions, however often the page comes and goes. */
const leastGap = 1000;
const returning = ['focus', 'online', 'pageshow'] as const;

/**
 * Waits while the page is seen; a page that is hidden asks nobody. Somebody who comes back to it, or online, comes back
 * to see the result: the wait is over then.
 */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const since = performance.now();
    const listening = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (settle: () => void) => {
      clearTimeout(timer);
      listening.abort();
      settle();
    };
    const schedule = (delay: number) => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') timer = setTimeout(() => end(resolve), Math.max(0, delay));
    };
    const back = () => schedule(leastGap - (performance.now() - since));
    const options = {signal: listening.signal};
    for (const name of returning) addEventListener(name, back, options);
    document.addEventListener('visibilitychange', back, options);
    signal.addEventListener('abort', () => end(() => reject(signal.reason)), {...options, once: true});
    if (signal.aborted) end(() => reject(signal.reason));
    else schedule(milliseconds);
  });
}

/**
 * Asks again and again, one question at a time, until `ask` answers false or the signal ends it.
 *
 * @param delay Milliseconds before the next question, by how many were asked.
 */
export async function poll(ask: () => Promise<boolean>, delay: (asked: number) => number, signal: AbortSignal): Promise<void> {
  for (let asked = 0; ; asked++) {
    await wait(delay(asked), signal);
    if (!(await ask())) return;
  }
}
