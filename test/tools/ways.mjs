/** `npm run test:ways`: plays every persona in every way to show the flow, and in every engine in both modes, where `npm test` plays one for each end. */
import {fileURLToPath} from 'node:url';

import {findBrowser} from './browser.mjs';
import {runNode} from './children.mjs';
import {ready} from './ready.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

const steps = [
  ['node_modules/typescript/bin/tsc', '-b'],
  ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'],
  ['--test', '--test-concurrency=1', 'build/test/e2e/ways.test.js', 'build/test/e2e/personas.test.js'],
];

try {
  ready();
  const env = {EVERYBODY: '1', CHROME_PATH: findBrowser()};
  for (const args of steps) {
    process.exitCode = await runNode(args, {cwd: root, env, minutes: 15});
    if (process.exitCode !== 0) break;
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
