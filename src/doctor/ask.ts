/** Milliseconds for a request. */
const patience = 10_000;
/** Milliseconds after which a browser has told that it was a policy that forbade one. */
const untilTold = 50;

/** An answer, read to its end; or why there is none. */
export interface Asked {
  outcome: 'answered' | 'unreadable' | 'unreachable';
  status?: number;
  headers?: Headers;
  text?: string;
}

/** Whether anybody is there at all, who only does not share what they answer. */
async function isThere(address: string): Promise<boolean> {
  const options = {mode: 'no-cors', cache: 'no-store', credentials: 'omit', signal: AbortSignal.timeout(patience)} as const;
  return fetch(address, options).then(() => true, () => false);
}

/** Sends a request, once, and says what became of it. Never rejects. */
export async function ask(address: string, options: RequestInit = {}): Promise<Asked> {
  try {
    const response = await fetch(address, {cache: 'no-store', redirect: 'manual', ...options, signal: AbortSignal.timeout(patience)});
    return {outcome: 'answered', status: response.status, headers: response.headers, text: await response.text()};
  } catch {
    await new Promise(resolve => setTimeout(resolve, untilTold));
    const isElsewhere = new URL(address).origin !== location.origin;
    return {outcome: isElsewhere && (await isThere(address)) ? 'unreadable' : 'unreachable'};
  }
}
