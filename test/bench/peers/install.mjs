/** Installs the peers as their lock file names them, when they are not there yet. */
import {spawnSync} from 'node:child_process';
import {existsSync, readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const packagesIn = path => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {});

function isInstalled() {
  const wanted = packagesIn(`${folder}package-lock.json`);
  const there = packagesIn(`${folder}node_modules/.package-lock.json`);
  // Those of other platforms are rightly missing.
  return Object.entries(wanted).every(([path, {version, optional, peer}]) => path === '' || there[path]?.version === version || (!there[path] && (optional || peer)));
}

export function installPeers() {
  if (isInstalled()) return;
  console.log('Installing what is compared with …');
  const {status} = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {cwd: folder, stdio: 'inherit', shell: process.platform === 'win32'});
  if (status !== 0) throw new Error('npm ci failed in test/bench/peers; what it said stands above.');
}
