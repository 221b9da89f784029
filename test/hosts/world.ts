/** The pages of demo/hosts/, each as somebody's project in which the packed package is installed. */
import {spawnSync} from 'node:child_process';
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

/** What stands behind `trusted-types` where it is not the name of our bundles alone. */
const trusted: Record<string, string> = {
  angular: 'lit-html angular',
  react: 'lit-html',
  svelte: 'lit-html svelte-trusted-html',
  'two-versions': security.additions.twoVersions['trusted-types'],
  vue: 'lit-html vue',
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

/** Serves a folder, under the policy of the demonstration. */
function server(place: string, name: string) {
  return async (request: Request, service: string) => {
    const {pathname} = new URL(request.url);
    const file = join(place, pathname === '/' ? 'index.html' : pathname);
    const bytes = await readFile(file).catch(() => null);
    if (!bytes) return new Response(null, {status: pathname === '/favicon.ico' ? 204 : 404});
    const rules = policy(service).split('; ').map(rule => (trusted[name] && rule.startsWith('trusted-types ') ? `trusted-types ${trusted[name]}` : rule));
    return new Response(new Uint8Array(bytes), {
      headers: {'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': rules.join('; ')},
    });
  };
}

/** A text in a file of the host, and what somebody wrote in its place. */
export type Slip = readonly [file: string, right: string, wrong: string];

export class Host {
  constructor(
    readonly name: string,
    readonly app: string,
  ) {}

  get scripts(): Record<string, string> {
    const {scripts = {}} = JSON.parse(readFileSync(join(this.app, 'package.json'), 'utf8')) as {scripts?: Record<string, string>};
    return scripts;
  }

  /** Runs one of the host's scripts: whether it succeeded, and all that it said. */
  run(script: string): {ok: boolean; output: string} {
    // What frameworks do only while one develops is the harder part: StrictMode mounts twice there.
    const env = {...process.env, NODE_ENV: 'development', NO_COLOR: '1', FORCE_COLOR: '0'};
    const {status, stdout, stderr} = spawnSync('npm', ['run', '--silent', script], {cwd: this.app, env, encoding: 'utf8'});
    return {ok: status === 0, output: `${stdout}\n${stderr}`};
  }

  /** Runs a script while mistakes are in the host's code. */
  runWith(slips: readonly Slip[], script: string): ReturnType<Host['run']> {
    const files = new Map(slips.map(([file]) => [join(this.app, file), readFileSync(join(this.app, file), 'utf8')]));
    try {
      for (const [file, right, wrong] of slips) {
        const path = join(this.app, file);
        const code = readFileSync(path, 'utf8');
        if (!code.includes(right)) throw new Error(`${file} has no ${right}.`);
        writeFileSync(path, code.replace(right, wrong));
      }
      return this.run(script);
    } finally {
      for (const [path, code] of files) writeFileSync(path, code);
    }
  }

  async serve(): Promise<{site: string; stop(): void}> {
    const place = 'build' in this.scripts ? join(this.app, 'dist') : this.app;
    const {port, stop} = await startDemo(0, server(place, this.name));
    return {site: `http://localhost:${port}`, stop};
  }
}

/** One tarball for all of them. */
export function packOnce() {
  const world = createWorld();
  const installed = join(world.app, 'node_modules', manifest.name);

  /** Installs what the host's lock file names, then the tarball. */
  function install(name: string): Host {
    // Beneath the folder in which the package's own dependencies are found.
    const app = join(world.app, name);
    cpSync(join(folder, name), app, {recursive: true, filter: path => !/node_modules|dist$/.test(path)});
    if (existsSync(join(app, 'package-lock.json'))) npm(app, 'ci', '--prefer-offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error');
    // More of what a template may say, for the checker of types alone.
    const more = join(root, 'test', 'hosts', 'more', name);
    if (existsSync(more)) cpSync(more, join(app, 'src'), {recursive: true});
    const modules = join(app, 'node_modules');
    cpSync(installed, join(modules, manifest.name), {recursive: true});
    if (name === 'two-versions') copyAsNext(modules);
    return new Host(name, app);
  }

  return {install, close: () => world.close()};
}
