import {sharedName} from '../policy/kept.js';

/** What a browser offers to those who share it; each part may be missing, or refuse. */
export interface Browser {
  /** Shared by the tabs of a browser. */
  storage?: Pick<Storage, 'getItem' | 'setItem'>;
  /** Lets one tab at a time do something. */
  locks?: Pick<LockManager, 'request'>;
  /** Hashes; browsers give it to secure contexts alone. */
  subtle?: Pick<SubtleCrypto, 'digest'>;
}

/** The browser that this runs in. Reading `localStorage` throws where a page may not have it. */
export function ownBrowser(): Browser {
  const {navigator, crypto} = globalThis;
  try {
    return {storage: globalThis.localStorage, locks: navigator?.locks, subtle: crypto?.subtle};
  } catch {
    return {locks: navigator?.locks, subtle: crypto?.subtle};
  }
}

/**
 * What is kept: a salt, and for each hash, with a mark of its service before it, a deadline. Whoever may read it and tries every
 * number can tell which one it was.
 */
export interface Kept {
  salt: string;
  deadlines: Record<string, number>;
}

function isKept(value: unknown): value is Kept {
  const {salt, deadlines} = (value ?? {}) as Partial<Kept>;
  return typeof salt === 'string' && typeof deadlines === 'object' && deadlines !== null;
}

/** What is kept in a browser; null for nothing. */
export function readKept({storage}: Browser): Kept | null {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(sharedName) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    // Storage that is blocked or was tampered with is as good as none.
    return null;
  }
}

/** What stands before all that is kept of one service; two may have the same, and are then forgotten together. */
export function markOf(scope: string): string {
  return `${[...scope].reduce((mark, letter) => (mark * 31 + letter.charCodeAt(0)) | 0, 0).toString(36)} `;
}

/** Forgets what is over, and all of a `scope`; the salt stays, which another tab may be just about to use. */
export function tidyKept(browser: Browser, scope?: string): void {
  const kept = readKept(browser);
  if (!kept) return;
  const deadlines = Object.entries(kept.deadlines);
  const open = deadlines.filter(([id, deadline]) => deadline > Date.now() && !(scope && id.startsWith(markOf(scope))));
  if (open.length === deadlines.length) return;
  try {
    browser.storage?.setItem(sharedName, JSON.stringify({salt: kept.salt, deadlines: Object.fromEntries(open)} satisfies Kept));
  } catch {
    // What cannot be written over ends with its deadline.
  }
}
