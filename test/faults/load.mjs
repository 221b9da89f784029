/** `npm run test:load`: a minute of load on the gateway, where `npm test` has a few seconds. */
import {fileURLToPath} from 'node:url';

import {runNode} from '../tools/children.mjs';
import {ready} from '../tools/ready.mjs';

const cwd = fileURLToPath(new URL('../../', import.meta.url));

try {
  ready();
  const code = await runNode(['node_modules/@typescript/native/bin/tsc', '-b'], {cwd});
  process.exitCode = code || await runNode(['--test', 'build/test/gateway/load.test.js'], {cwd, env: {LOAD_SECONDS: '60'}});
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
