/** What the element tests need of the server besides files. */
import {readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {relative} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {fileURLToPath} from 'node:url';

import {keepResult} from './results.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A file as the run names it: from the root of the project, with slashes. */
const placeOf = path => relative(root, path).replaceAll('\\', '/');

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

const viewport = {width: 800, height: 600};

/** Shift and Tab, as WebDriver writes them. */
const [shift, tab] = ['\uE008', '\uE004'];

/** One stop back; the runner's own command cannot hold a key in every engine. */
async function tabBack(page) {
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  return true;
}

/** What Chromium does on command; all of it. */
const inChromium = page => ({
  async 'x-emulate-media'({media = '', ...wanted}) {
    const list = Object.entries(wanted).map(([key, value]) => {
      if (!features[key]) throw new Error(`Unknown media feature: ${key}`);
      return {name: features[key], value};
    });
    const client = await devTools(page);
    await client.send('Emulation.setEmulatedMedia', {media, features: list});
    return true;
  },
  'x-tab-back': () => tabBack(page),
  async 'x-collect-garbage'() {
    const client = await devTools(page);
    await client.send('HeapProfiler.collectGarbage');
    return true;
  },
  async 'x-set-viewport'(size) {
    await page.setViewport(size);
    return true;
  },
  async 'x-reset-page'() {
    // Two windows work at once, and only one of them could have the focus.
    const client = await devTools(page);
    await client.send('Emulation.setFocusEmulationEnabled', {enabled: true});
    await this['x-emulate-media']({});
    // The runner's own `emulateMedia` goes through another session.
    await page.emulateMediaFeatures([]);
    await page.emulateMediaType();
    return this['x-set-viewport'](viewport);
  },
});

/** What Firefox calls the media that it shows a page, and what it takes for its own. */
const overrides = {
  media: ['mediumOverride', ''],
  colorScheme: ['prefersColorSchemeOverride', 'none'],
  reducedMotion: ['prefersReducedMotionOverride', 'none'],
  forcedColors: ['forcedColorsOverride', 'none'],
};

/** The protocol has no command for media, but the browser's own window can be asked: it sets them for its tabs. */
async function setInWindow({connection}, values) {
  const {result: {contexts}} = await connection.send('browsingContext.getTree', {'moz:scope': 'chrome'});
  for (const {context} of contexts) {
    const expression = `gBrowser.browsers.forEach(({browsingContext}) => Object.assign(browsingContext, ${JSON.stringify(values)}))`;
    const {result} = await connection.send('script.evaluate', {expression, target: {context}, awaitPromise: true});
    if (result.type !== 'success') throw new Error(`Firefox did not take the media: ${result.exceptionDetails.text}`);
  }
}

/** What Firefox does on command; it must have been started with `--remote-allow-system-access`. */
const inFirefox = page => ({
  async 'x-emulate-media'(wanted) {
    const unknown = Object.keys(wanted).find(key => !overrides[key]);
    if (unknown) throw new Error(`Unknown media feature: ${unknown}`);
    await setInWindow(page.browser(), Object.fromEntries(Object.entries(overrides).map(([key, [name, none]]) => [name, wanted[key] ?? none])));
    return true;
  },
  'x-tab-back': () => tabBack(page),
  async 'x-set-viewport'(size) {
    await page.setViewport(size);
    return true;
  },
  async 'x-reset-page'() {
    await this['x-emulate-media']({});
    return this['x-set-viewport'](viewport);
  },
});

/** How wide the narrowest window is that a driver was seen to make, in pixels. */
const narrowest = new WeakMap();

/** WebKitGTK knows no media but those it was started with, and the tool bar of its window keeps that from being narrower than about 450 pixels. */
const inWebKit = driver => ({
  async 'x-tab-back'() {
    const actions = [['keyDown', shift], ['keyDown', tab], ['keyUp', tab], ['keyUp', shift]].map(([type, value]) => ({type, value}));
    await driver.performActions([{type: 'key', id: 'keyboard', actions}]);
    return true;
  },
  async 'x-set-viewport'({width, height}) {
    const wide = Math.max(width, narrowest.get(driver) ?? 0);
    for (let attempt = 0; attempt < 5; attempt++) {
      const [nowWide, nowHigh] = await driver.execute('return [innerWidth, innerHeight]');
      if (nowWide === wide && nowHigh === height) return wide === width;
      // Finding out takes half a second, and hundreds of tests ask for a width that no window has.
      if (attempt === 4 && nowHigh === height && nowWide > width) narrowest.set(driver, nowWide);
      const outer = await driver.getWindowRect();
      await driver.setWindowRect(null, null, outer.width + wide - nowWide, outer.height + height - nowHigh);
      await sleep(100);
    }
    return false;
  },
  'x-reset-page'() {
    return this['x-set-viewport'](viewport);
  },
});

function commandsOf({browser, id}) {
  if (browser.engine === 'webkit') return inWebKit(browser.driver);
  return browser.engine === 'firefox' ? inFirefox(browser.getPage(id)) : inChromium(browser.getPage(id));
}

/**
 * Commands under names of their own, because the runner's come first. Each answers whether the engine can:
 * `executeServerCommand('x-emulate-media', {forcedColors: 'active'})` knows also what the runner's `emulateMedia` does
 * not, `'x-set-viewport', {width, height}` (pixels) works wherever a window can have that size, `'x-tab-back'`
 * goes one stop back, `'x-collect-garbage'` frees what nobody holds, and `'x-reset-page'` gives the page back as it was.
 */
export function pageCommands() {
  return {
    name: 'page-commands',
    async executeCommand({command, payload, session}) {
      if (!command.startsWith('x-')) return undefined;
      return (await commandsOf(session)[command]?.(payload ?? {})) ?? false;
    },
  };
}

const clone = 'structuredClone(obj)';

/** Copies anything for a report; this function runs in the page. */
function copyForReport(value) {
  try {
    return structuredClone(value);
  } catch {
    const seen = new WeakSet();
    const plain = (_key, item) => {
      if (item instanceof Element) return item.cloneNode(false).outerHTML;
      if (typeof item === 'function' || item instanceof Node) return String(item);
      if (typeof item !== 'object' || item === null) return item;
      if (seen.has(item)) return '[Seen above]';
      seen.add(item);
      return item;
    };
    return JSON.parse(JSON.stringify(value, plain));
  }
}

/**
 * Where a test compares elements and fails, the runner cannot copy them into its report, and waits for the report
 * until it gives up on the whole file. TODO: remove when @web/dev-server-core copies what `structuredClone` cannot.
 */
export function elementsInReports() {
  return {
    name: 'elements-in-reports',
    transform({path, body}) {
      if (path !== '/__web-dev-server__web-socket.js') return undefined;
      if (!body.includes(clone)) throw new Error('The socket of the test runner is not as expected: it copies nothing.');
      return `${copyForReport}\n${body.replace(clone, 'copyForReport(obj)')}`;
    },
  };
}

/**
 * Adds the results of all tests up and puts them, as JSON, into a file for the one who started the run: in all, and in `files`
 * for each of them. Names what was left out.
 */
export function totalsReporter(file) {
  const files = {};
  const leftOut = [];
  const count = ({name: group, tests = [], suites = []}, path, engine, titles = []) => {
    const groups = group ? [...titles, group] : titles;
    for (const {name, passed, skipped} of tests) {
      const result = skipped ? 'skipped' : passed ? 'passed' : 'failed';
      files[placeOf(path)][result]++;
      keepResult(path, [...groups, name], result);
      if (skipped) leftOut.push([engine, ...groups, name].join(' > '));
    }
    for (const suite of suites) count(suite, path, engine, groups);
  };
  return {
    onTestRunFinished({sessions}) {
      for (const {testFile, testResults, errors, passed, browser} of sessions) {
        files[placeOf(testFile)] ??= {passed: 0, failed: 0, skipped: 0};
        count(testResults ?? {}, testFile, browser.name);
        // A file that could not even start has no results, only errors.
        if (!passed && errors.length > 0) files[placeOf(testFile)].failed++;
      }
      if (leftOut.length > 0) console.log(`\nLeft out:\n  ${leftOut.join('\n  ')}`);
      const sum = kind => Object.values(files).reduce((all, counts) => all + counts[kind], 0);
      if (file) writeFileSync(file, JSON.stringify({passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped'), files}));
    },
  };
}
