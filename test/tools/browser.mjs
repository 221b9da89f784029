/** Finds the browser that the tests drive. Node's built-in modules only. */
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

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];

const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];

const windowsFiles = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];

/** Where browsers usually are on this platform, best first. */
function* usualPaths() {
  const {env, platform} = process;
  if (platform === 'darwin') {
    for (const base of ['/Applications', join(env.HOME ?? '', 'Applications')]) {
      for (const app of macApps) yield join(base, `${app}.app`, 'Contents', 'MacOS', app);
    }
  }
  if (platform === 'win32') {
    const bases = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(Boolean);
    for (const base of bases) for (const file of windowsFiles) yield join(base, file);
  }
  const extension = platform === 'win32' ? '.exe' : '';
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  if (platform === 'linux') folders.unshift('/usr/bin', '/opt/google/chrome', '/snap/bin');
  for (const name of [...names, 'chrome', 'msedge']) for (const folder of folders) yield join(folder, name + extension);
}

/** Whether it is a browser that starts: on Ubuntu `chromium-browser` may be a script that only names a missing snap. */
function works(path) {
  if (!existsSync(path)) return false;
  // Elsewhere `--version` would open a window.
  if (process.platform !== 'linux') return true;
  const {status, stdout} = spawnSync(path, ['--version'], {encoding: 'utf8', timeout: 20_000, stdio: ['ignore', 'pipe', 'ignore']});
  return status === 0 && /\d+\.\d+/.test(stdout);
}

function findInstalled() {
  for (const path of usualPaths()) if (works(path)) return path;
  return undefined;
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
  const chosen = process.env.CHROME_PATH;
  if (chosen) {
    if (existsSync(chosen)) return chosen;
    throw new Error(`CHROME_PATH names ${chosen}, which does not exist.`);
  }
  const found = findInstalled() ?? (isRoot && isDebian() && installChromium() ? findInstalled() : undefined);
  if (found) return found;
  throw new Error('No browser found: install Chrome, Chromium or Edge, or set CHROME_PATH to the program of one.');
}
