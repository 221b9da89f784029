import type {Session} from './session.js';

/** What the copies of this package on a page share. */
export interface Slot {
  session?: Session;
  /** What `configure` was called with, see `describe`; absent while the session is the default one. */
  configured?: string;
  listeners: Set<() => void>;
}

/** Two copies of this package on a page share one session, hence one token: the slot is the page's, not the module's. */
const name = Symbol.for('smart-flow.session');

export function slot(): Slot {
  const page = globalThis as {[name]?: Slot};
  return (page[name] ??= {listeners: new Set()});
}
