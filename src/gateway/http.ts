import {readRetryAfter} from '../api/retry-after.js';
import {Problem} from './problem.js';

/** `fetch`, as far as it is used here. */
export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

/**
 * Reads an answer's text, up to `cap` bytes; undefined if it is longer. The rest is not waited for.
 */
export async function readText(body: ReadableStream<Uint8Array> | null, cap: number): Promise<string | undefined> {
  if (!body) return '';
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const {done, value} = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > cap) {
      void reader.cancel().catch(() => undefined);
      return undefined;
    }
    text += decoder.decode(value, {stream: true});
  }
}

/** An object, or undefined for whatever else was sent. `TextDecoder` has already dropped a byte order mark. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : undefined;
  } catch {
    return undefined;
  }
}

/** An object's own field: what a prototype holds was not sent. */
export function own(object: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Why work ended that was not done in time. */
export function tooSlow(): DOMException {
  return new DOMException('Too slow.', 'TimeoutError');
}

/**
 * Gives work until `deadline`, on the clock of `performance.now()`. Unlike `AbortSignal.timeout`, it leaves nothing behind
 * when the work is done sooner.
 */
export async function until<T>(deadline: number, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(tooSlow()), deadline - performance.now());
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for work that others share for no longer than this caller may. */
export async function within<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop: (() => void) | undefined;
  const late = new Promise<never>((_, reject) => {
    stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, {once: true});
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    signal.removeEventListener('abort', stop!);
  }
}

/** Tells a deadline from other failures to get an answer. */
export function failure(error: unknown, details: {reason: string; reached: boolean}): Problem {
  if (error instanceof Problem) return error;
  const {name} = error as Error;
  if (name === 'TimeoutError' || name === 'AbortError') return new Problem(504, 'timeout', {...details, reason: `${details.reason}: too slow`});
  const cause = (error as {cause?: {code?: unknown}}).cause?.code;
  return new Problem(502, 'server', {...details, reason: `${details.reason}: ${typeof cause === 'string' ? cause : 'no answer'}`});
}

/** Seconds from a `Retry-After` in either form, between 1 and an hour; undefined for none or one that makes no sense. */
export function retryAfterSeconds(header: string | null, now: number): number | undefined {
  const wait = readRetryAfter(header, now);
  return wait ? Math.min(Math.ceil(wait / 1000), 3600) : undefined;
}
