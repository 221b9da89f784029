/** `npm run test:matrix`: the audit of every state in every language, mode and theme; `npm test` leaves out what only repeats. */
import {runBuilt} from './built.mjs';

await runBuilt(['e2e/matrix'], {MATRIX: 'all'}, 12);
