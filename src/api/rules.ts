/** What holds for each request to the service, whoever sends it. */

/** Milliseconds for one attempt, its body included. */
export const attemptLimit = 10_000;

const referrerPolicy = 'strict-origin-when-cross-origin';

/** How each is sent: never from the browser's cache, and not on to wherever it is redirected. */
export const rules = {cache: 'no-store', redirect: 'manual', referrerPolicy} as const;

/** The credentials that go along where the page says nothing. */
export const usualCredentials: RequestCredentials = 'same-origin';
