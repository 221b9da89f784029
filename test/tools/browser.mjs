/** Finds the browsers that the tests drive. Node's built-in modules only. */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {delimiter, join} from 'node:path';

const isRoot = process.getuid?.() === 0;

/** Arguments for a quiet browser that talks to nobody but the tests. */
export const chromiumArgs = [
  // Chromium refuses to start its sandbox as root, and most CI containers do not allow one; elsewhere it stays on.
  // Such containers also tend to give /dev/shm too little room for a browser.
  ...(isRoot || process.env.CI ? ['--no-sandbox', '--disable-dev-shm-usage'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromium = {
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable', 'chrome', 'msedge'],
  folders: ['/opt/google/chrome'],
  macFiles: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => `${name}.app/Contents/MacOS/${name}`),
  windowsFiles: ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'],
};

/** Chromium without what is around a page: neither windows nor settings, and half of the processor's time. */
const shell = {names: ['chromium-headless-shell', 'chrome-headless-shell']};

const firefox = {
  names: ['firefox-esr', 'firefox'],
  folders: ['/opt/firefox'],
  macFiles: ['Firefox.app/Contents/MacOS/firefox'],
  windowsFiles: ['Mozilla Firefox\\firefox.exe'],
};

/** Where programs usually are on this platform, best first. */
function* usualPaths({names, folders: more = [], macFiles = [], windowsFiles = []}) {
  const {env, platform} = process;
  if (platform === 'darwin') {
    for (const base of ['/Applications', join(env.HOME ?? '', 'Applications')]) for (const file of macFiles) yield join(base, file);
  }
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    for (const base of bases) for (const file of windowsFiles) yield join(base, file);
  }
  const extension = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  if (platform === 'linux') folders.unshift('/usr/bin', ...more, '/snap/bin');
  for (const name of names) for (const folder of folders) yield join(folder, name + extension);
}

/** Whether it is a browser that starts: on Ubuntu `chromium-browser` may be a script that only names a missing snap. */
function works(path) {
  if (!existsSync(path)) return false;
  // Elsewhere `--version` would open a window.
  if (process.platform !== 'linux') return true;
  const {status, stdout} = spawnSync(path, ['--version'], {encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore']});
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function findInstalled(browser) {
  for (const path of usualPaths(browser)) if (works(path)) return path;
  return undefined;
}

/** The program that a variable of the environment names, if it does. */
function chosen(variable) {
  const path = process.env[variable];
  if (path && !existsSync(path)) throw new Error(`${variable} names ${path}, which does not exist.`);
  return path;
}

function isDebian() {
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

function apt(...args) {
  const options = {stdio: ['ignore', 'ignore', 'inherit'], env: {...process.env, DEBIAN_FRONTEND: 'noninteractive'}};
  return spawnSync('apt-get', ['-q', ...args], options).status === 0;
}

/** Another apt on the machine would make this one fail at once, were it not for the time-out. */
function installChromium() {
  console.log('No browser found; installing chromium with apt …');
  const wait = ['-o', 'DPkg::Lock::Timeout=500'];
  return apt(...wait, 'update') && apt(...wait, 'install', '-y', '--no-install-recommends', 'chromium');
}

/** The path of a Chrome, Chromium or Edge: `CHROME_PATH`, one that is installed, or one installed now. */
export function findBrowser() {
  const path = chosen('CHROME_PATH') ?? findInstalled(chromium);
  const found = path ?? (isRoot && isDebian() && installChromium() ? findInstalled(chromium) : undefined);
  if (found) return found;
  throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to the program of one.');
}

/**
 * The paths of the browser and of what drives pages alone, as the tests expect them in their environment: for the second,
 * `CHROME_SHELL_PATH` or a headless shell that is installed; else the browser, and always where `CHROME_PATH` names one.
 */
export function findBrowsers() {
  const browser = findBrowser();
  const alone = chosen('CHROME_SHELL_PATH') ?? (process.env.CHROME_PATH ? undefined : findInstalled(shell));
  return {CHROME_PATH: browser, CHROME_SHELL_PATH: alone ?? browser};
}

/** The path of a Firefox, `FIREFOX_PATH` first; undefined where there is none. */
export function findFirefox() {
  return chosen('FIREFOX_PATH') ?? findInstalled(firefox);
}

/** Distributions put the small browser beside the library that it shows, and that has the version in its name. */
function miniBrowsers() {
  const folders = ['/usr/lib', '/usr/libexec', ...['x86_64', 'aarch64'].map(machine => `/usr/lib/${machine}-linux-gnu`)];
  const libraries = ['webkit2gtk-4.1', 'webkitgtk-6.0', 'webkit2gtk-4.0'];
  return libraries.flatMap(library => folders.map(folder => join(folder, library, 'MiniBrowser')));
}

/**
 * WebKitGTK's driver, its small browser and the screen to show it on, `WEBKIT_DRIVER_PATH`, `MINIBROWSER_PATH` and
 * `XVFB_PATH` first; undefined where one is missing.
 */
export function findWebKit() {
  const installed = name => [...usualPaths({names: [name]})].find(path => existsSync(path));
  const driver = chosen('WEBKIT_DRIVER_PATH') ?? installed('WebKitWebDriver');
  const browser = chosen('MINIBROWSER_PATH') ?? miniBrowsers().find(path => existsSync(path));
  const xvfb = chosen('XVFB_PATH') ?? installed('Xvfb');
  return driver && browser && xvfb ? {driver, browser, xvfb} : undefined;
}
