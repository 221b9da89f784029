/**
 * Sees to it that the installed packages are those of the lock file. npm's own pre and post hooks do not run here
 * (`ignore-scripts`), so every script starts with this. Node's built-in modules only: nothing else may be there yet.
 */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync, realpathSync} from 'node:fs';
import {basename, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The `packages` of a lock file, or null when it cannot be read. */
function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? null;
  } catch {
    return null;
  }
}

/** Whether a package is there as the lock file wants it. Those of other platforms are rightly missing. */
function isInLine(path, wanted, installed) {
  if (!installed) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
  return wanted.version === installed.version
    && wanted.integrity === installed.integrity
    && existsSync(join(root, path, 'package.json'));
}

/** What npm notes in `node_modules` about its last run is compared, so an `npm ci` by hand counts as well. */
function isInstalled() {
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([path, entry]) => path === '' || isInLine(path, entry, installed[path]));
}

/** Runs npm: the one that runs us if there is one, so that nobody's PATH matters. */
function npm(args) {
  const cli = process.env.npm_execpath;
  if (cli && basename(cli) === 'npm-cli.js') return spawnSync(process.execPath, [cli, ...args], {cwd: root, stdio: 'inherit'});
  // On Windows npm is a .cmd file, and those need a shell.
  return spawnSync('npm', args, {cwd: root, stdio: 'inherit', shell: process.platform === 'win32'});
}

/** Installs what is missing or out of date; does nothing, quickly, when all is in line. */
export function ready() {
  if (isInstalled()) return;
  console.log('Installing the packages of package-lock.json …');
  // Somebody's NODE_ENV=production would leave out all that builds and tests.
  const {status, error} = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']);
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error('npm ci failed; what it said stands above.');
}

/** Whether a module was started directly, through links too. */
export function isMain(url) {
  try {
    return realpathSync(process.argv[1]) === realpathSync(fileURLToPath(url));
  } catch {
    return false;
  }
}

if (isMain(import.meta.url)) {
  try {
    ready();
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
