/** Runs the compiled element tests in a real browser. `npm test` starts it; by hand: `npx wtr --config test/wtr.config.mjs`. */
import {fileURLToPath} from 'node:url';

import {defaultReporter} from '@web/test-runner';
import {chromeLauncher} from '@web/test-runner-chrome';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';

import {chromiumArgs, findBrowser} from './tools/browser.mjs';
import {mswWorker, pageCommands, totalsReporter} from './tools/wtr-plugins.mjs';

const browser = chromeLauncher({
  launchOptions: {executablePath: findBrowser(), args: chromiumArgs},
  // Two tabs of one window share its focus, and the hidden one gets no animation frames: each file has a window.
  createPage: ({context}) => context.newPage({type: 'window'}),
});

/** Gives the page back as it was before a file's tests begin. */
const html = testFramework => `<!doctype html>
<html lang="en">
  <head><title>Tests</title></head>
  <body>
    <script type="module">
      import {executeServerCommand} from '@web/test-runner-commands';
      await executeServerCommand('x-reset-page');
      await import('${testFramework}');
    </script>
  </body>
</html>`;

export default {
  rootDir: fileURLToPath(new URL('../', import.meta.url)),
  files: ['build/test/elements/**/*.test.js'],
  browsers: [browser],
  concurrency: 2,
  // Lit as it is shipped: the `development` condition, which the runner would add, brings another Lit and its warnings.
  nodeResolve: {exportConditions: ['browser']},
  plugins: [mswWorker(), pageCommands(), a11ySnapshotPlugin()],
  testFramework: {config: {timeout: 10_000}},
  testRunnerHtml: html,
  staticLogging: process.stdout.isTTY !== true,
  reporters: [defaultReporter({reportTestProgress: process.stdout.isTTY === true}), totalsReporter(process.env.TEST_TOTALS)],
};
