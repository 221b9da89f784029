/**
 * `npm run test:hosts`: builds each page in demo/hosts/ from the packed tarball, goes through it in a browser, and prints a
 * table of what holds; `npm run test:hosts -- react vue` takes some of them. Asks the registry for the frameworks of the
 * hosts, which `npm test` never does.
 */
import {fileURLToPath} from 'node:url';

import {findBrowser} from './browser.mjs';
import {runNode} from './children.mjs';
import {ready} from './ready.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const steps = [
  ['node_modules/typescript/bin/tsc', '-b'],
  ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'],
  ['--test', 'build/test/hosts/hosts.test.js'],
];

try {
  ready();
  const env = {CHROME_PATH: findBrowser(), HOSTS: process.argv.slice(2).join(',')};
  for (const args of steps) {
    process.exitCode = await runNode(args, {cwd: root, env, minutes: 15});
    if (process.exitCode !== 0) break;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
