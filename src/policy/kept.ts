/** What stands in front of all that is kept in a browser, and of the names that its tabs share. */
export const sharedName = 'smart-flow';

/** All that one tab ever says to another: no number, no token. */
export const signedOut = 'signed-out';

/** What is kept in the browser by scripts. Without it, or where the page may not have it, all works within one page. */
export const storage = [
  {
    in: 'localStorage',
    key: sharedName,
    holds: 'a random salt, and for the salted hash of each thing asked for the time until when it must not be done again, ten minutes at most; signing out forgets them',
  },
] as const;

/** What tabs of one origin share besides. */
export const tabs = {
  channels: [{name: `${sharedName} *`, rest: 'the apiBase', says: [signedOut]}],
  locks: [{name: `${sharedName} *`, rest: 'the apiBase'}],
} as const;
