/**
 * `npm run test:hosts`: builds each page in demo/hosts/ from the packed tarball, goes through it in a browser, and prints a
 * table of what holds; `npm run test:hosts -- react vue` takes some of them. Asks the registry for the frameworks of the
 * hosts, which `npm test` never does.
 */
import {runBuilt} from './built.mjs';

await runBuilt(['hosts/hosts'], {HOSTS: process.argv.slice(2).join(',')}, 15);
