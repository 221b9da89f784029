/**
 * `npm run pictures`: builds the package, and takes over how its widgets look now, and what assistive technology is told
 * of them, as what the tests compare with. To be looked at in the diff before it is committed.
 */
import {fileURLToPath} from 'node:url';

import {findBrowser} from './browser.mjs';
import {runNode} from './children.mjs';
import {ready} from './ready.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const steps = [
  ['node_modules/typescript/bin/tsc', '-b'],
  ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'],
  ['--test', 'build/test/e2e/tree.test.js'],
  ['--test', 'build/test/e2e/pictures.test.js'],
];

ready();
const env = {RENEW: '1', CHROME_PATH: findBrowser()};
for (const args of steps) {
  process.exitCode = await runNode(args, {cwd: root, env, minutes: 5});
  if (process.exitCode !== 0) break;
}
