/** The pages of demo/hosts/, each as somebody's project in which the packed package is installed. */
import {execFileSync} from 'node:child_process';
import {cpSync, existsSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {extname, join} from 'node:path';

import {security} from '../e2e/policy-world.js';
import {createWorld, manifest, npm, root} from '../package/world.js';

const {startDemo} = (await import(new URL('../../../demo/server.mjs', import.meta.url).href)) as {
  startDemo(port: number, serve: (request: Request, service: string) => Promise<Response>): Promise<{port: number; stop(): void}>;
};
const {policy} = (await import(new URL('../../../demo/policy.mjs', import.meta.url).href)) as {policy(service: string): string};

const folder = join(root, 'demo', 'hosts');

/** All, or those that `HOSTS` names. */
const asked = process.env.HOSTS?.split(',').filter(Boolean) ?? [];
export const hosts = readdirSync(folder).filter(name => asked.length === 0 || asked.includes(name));

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

/** The second of two versions, of which there is only one yet: the same under another number. */
function copyAsNext(modules: string): void {
  const copy = join(modules, `${manifest.name}-next`);
  cpSync(join(modules, manifest.name), copy, {recursive: true});
  const file = join(copy, 'dist', 'smart-flow.js');
  const code = readFileSync(file, 'utf8');
  const next = code.replaceAll(`"${manifest.version}"`, '"99.0.0"');
  if (next === code) throw new Error(`${file} does not say which version it is.`);
  writeFileSync(file, next);
}

/**
 * Serves a folder, under the policy of the demonstration: with Trusted Types where the page has no framework with needs of
 * its own. Each of two versions makes the policy of the same name.
 */
function server(place: string, {isBuilt, isTwice}: {isBuilt: boolean; isTwice: boolean}) {
  return async (request: Request, service: string) => {
    const {pathname} = new URL(request.url);
    const file = join(place, pathname === '/' ? 'index.html' : pathname);
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return new Response(null, {status: pathname === '/favicon.ico' ? 204 : 404});
    const rules = policy(service).split('; ').filter(rule => !isBuilt || !rule.includes('trusted-types'))
      .map(rule => (isTwice && rule.startsWith('trusted-types') ? `trusted-types ${security.additions.twoVersions['trusted-types']}` : rule));
    return new Response(new Uint8Array(bytes), {
      headers: {'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': rules.join('; ')},
    });
  };
}

export interface Host {
  site: string;
  stop(): void;
}

/** One tarball for all of them. */
export function packOnce() {
  const world = createWorld();
  const installed = join(world.app, 'node_modules', manifest.name);

  /** Installs what the host's lock file names, then the tarball; checks the types, builds, and serves the page. */
  async function start(name: string): Promise<Host> {
    // Beneath the folder in which the package's own dependencies are found.
    const app = join(world.app, name);
    cpSync(join(folder, name), app, {recursive: true, filter: path => !/node_modules|dist$/.test(path)});
    const {scripts = {}} = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8')) as {scripts?: Record<string, string>};
    if (existsSync(join(app, 'package-lock.json'))) npm(app, 'ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--silent');
    const modules = join(app, 'node_modules');
    cpSync(installed, join(modules, manifest.name), {recursive: true});
    const isTwice = name === 'two-versions';
    if (isTwice) copyAsNext(modules);
    // What frameworks do only while one develops is the harder part: StrictMode mounts twice there.
    const env = {...process.env, NODE_ENV: 'development'};
    for (const script of Object.keys(scripts)) execFileSync('npm', ['run', '--silent', script], {cwd: app, env, stdio: ['ignore', 'pipe', 'pipe']});
    const isBuilt = 'build' in scripts;
    const {port, stop} = await startDemo(0, server(isBuilt ? join(app, 'dist') : app, {isBuilt, isTwice}));
    return {site: `http://localhost:${port}`, stop};
  }

  return {start, close: () => world.close()};
}
