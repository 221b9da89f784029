/**
 * Runs the compiled element tests in the engines that are there; `ENGINES=firefox` names some. `npm test` starts it; by
 * hand: `ENGINES=chromium npx wtr --config test/wtr.config.mjs`.
 */
import {fileURLToPath} from 'node:url';

import {defaultReporter} from '@web/test-runner';
import {a11ySnapshotPlugin} from '@web/test-runner-commands/plugins';

import {findEngines} from './tools/engines.mjs';
import {launchers} from './tools/launchers.mjs';
import {elementsInReports, mswWorker, pageCommands, totalsReporter} from './tools/wtr-plugins.mjs';

const {found, missing} = findEngines();
for (const line of missing) console.log(line);

/** Gives the page back as it was before a file's tests begin. */
const html = testFramework => `<!doctype html>
<html lang="en">
  <head>
    <title>Tests</title>
    <script type="module">
      import {executeServerCommand} from '@web/test-runner-commands';
      await executeServerCommand('x-reset-page');
      await import('${testFramework}');
    </script>
  </head>
  <body></body>
</html>`;

export default {
  rootDir: fileURLToPath(new URL('../', import.meta.url)),
  files: ['build/test/elements/**/*.test.js'],
  // Side by side they would take each other's processor, and time out.
  concurrentBrowsers: 1,
  browsers: Object.entries(found).map(([name, programs]) => launchers[name](programs)),
  // Lit as it is shipped: the `development` condition, which the runner would add, brings another Lit and its warnings.
  nodeResolve: {exportConditions: ['browser']},
  plugins: [mswWorker(), pageCommands(), elementsInReports(), a11ySnapshotPlugin()],
  // Some change a hundred times; WebKit takes half of this for those when it has the machine to itself.
  testFramework: {config: {timeout: 20_000}},
  testRunnerHtml: html,
  staticLogging: process.stdout.isTTY !== true,
  reporters: [defaultReporter({reportTestProgress: process.stdout.isTTY === true}), totalsReporter(process.env.TEST_TOTALS)],
};
