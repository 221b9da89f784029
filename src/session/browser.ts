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
