/** A promise that is shared cannot be aborted; one who waits for it can leave. */
export function untilAborted<T>(promise: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return promise;
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener('abort', leave, {once: true});
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
