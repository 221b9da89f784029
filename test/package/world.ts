/** The tarball that npm would publish, and a folder of somebody's where it is installed. */
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../../../', import.meta.url));

export const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

export interface World {
  tarball: string;
  /** The folder of somebody who has installed the package and nothing else. */
  app: string;
  /** Paths in the tarball, with slashes. */
  files: string[];
  close(): void;
}

/** Runs npm: the one that runs us if there is one, so that nobody's PATH matters. */
export function npm(cwd: string, ...args: string[]): string {
  const cli = process.env.npm_execpath;
  const options = {cwd, encoding: 'utf8' as const};
  if (cli && basename(cli) === 'npm-cli.js') return execFileSync(process.execPath, [cli, ...args], options);
  // On Windows npm is a .cmd file, and those need a shell.
  return execFileSync('npm', args, {...options, shell: process.platform === 'win32'});
}

/** Our own copies stand in for what npm would fetch: the network is nothing that we test. */
function linkDependencies(app: string): void {
  for (const name of Object.keys(manifest.dependencies)) {
    const link = join(app, 'node_modules', name);
    mkdirSync(dirname(link), {recursive: true});
    symlinkSync(join(root, 'node_modules', name), link, 'junction');
  }
}

/** Packs what is built, and installs it in an empty folder. */
export function createWorld(): World {
  const folder = mkdtempSync(join(tmpdir(), 'smart-flow-package-'));
  npm(root, 'pack', '--pack-destination', folder, '--ignore-scripts', '--silent');
  const tarball = join(folder, readdirSync(folder).find(name => name.endsWith('.tgz'))!);
  const app = join(folder, 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), JSON.stringify({name: 'app', private: true, type: 'module'}));
  linkDependencies(app);
  npm(app, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--omit=dev', tarball);
  const installed = join(app, 'node_modules', manifest.name);
  const files = readdirSync(installed, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(installed.length + 1).replaceAll('\\', '/'));
  return {tarball, app, files, close: () => rmSync(folder, {recursive: true, force: true})};
}
