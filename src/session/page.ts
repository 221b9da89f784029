import {SmartFlowError} from '../api/errors.js';
import {checkOptions, describe, type SmartFlowOptions} from './options.js';
import {Session} from './session.js';
import {slot} from './slot.js';

function pageOrigin(): string {
  const origin = globalThis.location?.origin;
  // A file or a sandboxed frame has none: absolute addresses still work, relative ones lead nowhere.
  return origin && origin !== 'null' ? origin : 'https://page.invalid';
}

/** A session of its own, for an element's `session` property. @throws {SmartFlowError} `configuration` */
export function createSession(options: SmartFlowOptions = {}): Session {
  return new Session(options, pageOrigin());
}

/**
 * Configures the page's session. The same options again change nothing (functions are not compared, the latest are
 * used).
 *
 * @throws {SmartFlowError} `configuration` where an option makes no sense, or the page is configured otherwise already.
 */
export function configure(options: SmartFlowOptions): void {
  const page = slot();
  if (page.configured !== undefined && page.session) {
    if (page.configured !== describe(options)) {
      // What must never be given at all is worse news than what comes twice.
      checkOptions(options);
      const message = 'The page is configured already, with other options. Give all of them in one call; createSession() is for a second service.';
      throw new SmartFlowError('configuration', message);
    }
    page.session.update(options);
    return;
  }
  page.session = createSession(options);
  page.configured = describe(options);
  for (const listener of [...page.listeners]) listener();
}

/** The page's session; the gateway at `/smart-flow/` until `configure` says otherwise. */
export function pageSession(): Session {
  return (slot().session ??= createSession());
}

/** Calls `listener` when the page gets another session, until the returned function is called. */
export function onPageSession(listener: () => void): () => void {
  slot().listeners.add(listener);
  return () => slot().listeners.delete(listener);
}

/** Forgets token, number and gateway session; elements go back to their first state. */
export function signOut(): Promise<void> {
  return pageSession().signOut();
}

/** Whether the page said what to ask, which it can say but once. */
export function isConfigured(): boolean {
  return slot().configured !== undefined;
}

/** Whether the page's own scripts had their turn. */
export function isPageReady(): boolean {
  if (!globalThis.document || document.readyState === 'complete') return true;
  // Module scripts run while the state is already "interactive", but before DOMContentLoaded.
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return (navigation?.domContentLoadedEventStart ?? 0) > 0;
}

/** Resolves once the page's own scripts had their turn, so that elements do not read before `configure` was called. */
export function pageReady(): Promise<void> {
  if (isPageReady()) return Promise.resolve();
  return new Promise(resolve => {
    document.addEventListener('DOMContentLoaded', () => resolve(), {once: true});
    globalThis.addEventListener('load', () => resolve(), {once: true});
  });
}
