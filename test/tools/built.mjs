/** Builds the package and then runs test files, for the commands beside `npm test`. Node's built-in modules only. */
import {devNull} from 'node:os';
import {fileURLToPath} from 'node:url';

import {findBrowsers} from './browser.mjs';
import {runNode} from './children.mjs';
import {ready} from './ready.mjs';

const cwd = fileURLToPath(new URL('../../', import.meta.url));

/** The second one leaves each result where `TEST_RESULTS` says, if it does. */
const reporters = [
  '--test-reporter=spec', '--test-reporter-destination=stdout',
  '--test-reporter=./test/tools/totals-reporter.mjs', `--test-reporter-destination=${devNull}`,
];

/**
 * Sets the exit code of this process. Stops at the first step that fails.
 *
 * @param {readonly string[]} names Test files below build/test, without their ending; one after the other.
 * @param {Record<string, string>} env What the tests are told.
 * @param {number} minutes For each step.
 */
export async function runBuilt(names, env, minutes) {
  const steps = [
    ['node_modules/@typescript/native/bin/tsc', '-b'],
    ['node_modules/rollup/dist/bin/rollup', '--config', '--silent'],
    ...names.map(name => ['--test', ...reporters, `build/test/${name}.test.js`]),
  ];
  try {
    ready();
    for (const args of steps) {
      process.exitCode = await runNode(args, {cwd, env: {...findBrowsers(), ...env}, minutes});
      if (process.exitCode !== 0) break;
    }
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
