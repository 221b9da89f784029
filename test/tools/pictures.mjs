/**
 * `npm run pictures`: builds the package, and takes over how its widgets look now, and what assistive technology is told
 * of them, as what the tests compare with. To be looked at in the diff before it is committed.
 */
import {runBuilt} from './built.mjs';

await runBuilt(['e2e/tree', 'e2e/pictures'], {RENEW: '1'}, 5);
