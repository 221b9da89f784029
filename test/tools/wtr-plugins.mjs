/** What the element tests need of the server besides files. */
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const require = createRequire(import.meta.url);

/** Serves msw's worker straight from node_modules, so that it always fits the installed msw. */
export function mswWorker() {
  const original = readFileSync(require.resolve('msw/mockServiceWorker.js'), 'utf8');
  // With its last page the worker would unregister itself, also while another file's page is just starting it: that
  // page's requests then went past it. Inactive pages are left alone anyway, so here it simply stays.
  const body = original.replace('remainingClients.length === 0', 'false');
  if (body === original) throw new Error('The worker of msw is not as expected: it does not count its remaining clients.');
  const headers = {'Service-Worker-Allowed': '/', 'Cache-Control': 'no-store'};
  return {
    name: 'msw-worker',
    serve: ({path}) => (path === '/mockServiceWorker.js' ? {body, type: 'js', headers} : undefined),
  };
}

const features = {
  colorScheme: 'prefers-color-scheme',
  reducedMotion: 'prefers-reduced-motion',
  forcedColors: 'forced-colors',
  contrast: 'prefers-contrast',
};

/** One DevTools session for each page: the overrides are its own, and go when it goes. */
const sessions = new WeakMap();

async function devTools(page) {
  if (!sessions.has(page)) sessions.set(page, await page.createCDPSession());
  return sessions.get(page);
}

/** Sets the media the page sees; what is not named goes back to the browser's own. */
async function emulateMedia(page, {media = '', ...wanted}) {
  const list = Object.entries(wanted).map(([key, value]) => {
    if (!features[key]) throw new Error(`Unknown media feature: ${key}`);
    return {name: features[key], value};
  });
  const client = await devTools(page);
  await client.send('Emulation.setEmulatedMedia', {media, features: list});
}

/** Pages are used again for the next test file, and would keep what the last one set. */
async function reset(page) {
  await emulateMedia(page, {});
  // The runner's own `emulateMedia` goes through another session.
  await page.emulateMediaFeatures([]);
  await page.emulateMediaType();
  await page.setViewport({width: 800, height: 600});
}

/**
 * Commands under names of their own, because the runner's come first:
 * `executeServerCommand('x-emulate-media', {forcedColors: 'active'})` knows also what the runner's `emulateMedia` does
 * not, and `executeServerCommand('x-reset-page')` gives the page back as it was.
 */
export function pageCommands() {
  const commands = {'x-emulate-media': emulateMedia, 'x-reset-page': reset};
  return {
    name: 'page-commands',
    async executeCommand({command, payload, session}) {
      const run = commands[command];
      if (!run) return undefined;
      await run(session.browser.getPage(session.id), payload ?? {});
      return true;
    },
  };
}

/** Adds the results of all tests up and puts them, as JSON, into a file for the one who started the run. */
export function totalsReporter(file) {
  const totals = {passed: 0, failed: 0, skipped: 0};
  const count = ({tests = [], suites = []}) => {
    for (const {passed, skipped} of tests) totals[skipped ? 'skipped' : passed ? 'passed' : 'failed']++;
    suites.forEach(count);
  };
  return {
    onTestRunFinished({sessions}) {
      for (const {testResults, errors, passed} of sessions) {
        count(testResults ?? {});
        // A file that could not even start has no results, only errors.
        if (!passed && errors.length > 0) totals.failed++;
      }
      if (file) writeFileSync(file, JSON.stringify(totals));
    },
  };
}
