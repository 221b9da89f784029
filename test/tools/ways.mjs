/**
 * `npm run test:ways`: plays every persona in every way to show the flow, and in every engine in both modes, where
 * `npm test` plays one for each end.
 */
import {runBuilt} from './built.mjs';

await runBuilt(['e2e/ways', 'e2e/personas'], {EVERYBODY: '1'}, 15);
