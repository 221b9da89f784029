/** Where the bench runs: the demonstration's servers with a page for each variant, and one browser. */
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

import {startDemo} from '../../demo/server.mjs';
import {chromiumArgs, findBrowser} from '../tools/browser.mjs';
import {build} from './peers/tools.mjs';
import {named, variants, weighedAlone} from './variants.mjs';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = fileURLToPath(new URL('.', import.meta.url));
/** Below build, which is nobody's to keep. */
const built = join(root, 'build', 'bench');

/** Bundles what has an entry, as a host's bundler would. */
export async function bundle() {
  mkdirSync(built, {recursive: true});
  const entries = [...variants, ...weighedAlone].filter(({entry}) => entry);
  for (const {name, entry} of entries) {
    await build({
      entryPoints: [{in: join(folder, entry), out: name}],
      outdir: built,
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2022',
      conditions: ['production', 'browser'],
      legalComments: 'none',
      define: {'process.env.NODE_ENV': '"production"', global: 'globalThis'},
      loader: {'.svg': 'dataurl', '.png': 'dataurl', '.woff2': 'dataurl'},
      logLevel: 'error',
    });
  }
}

/** A file of a bundle, or null. */
export function bundled(file) {
  try {
    return readFileSync(join(built, file));
  } catch {
    return null;
  }
}

/** The lines of README that keep a page from jumping; the bench holds them to what they promise. */
export function snippet() {
  const text = readFileSync(join(root, 'README.md'), 'utf8');
  const blocks = [...text.matchAll(/```css\n([^`]*--reserved[^`]*)```/g)].map(([, css]) => css);
  if (blocks.length !== 2) throw new Error('README.md no longer has the lines that reserve the height, of the first step and of the tallest.');
  return blocks.join('');
}

const page = (head = '', body = '') =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Bench</title><link rel="icon" href="data:,">${head}<body>${body}`;

const answer = (body, type, status = 200) => new Response(body, {status, headers: {'content-type': type, 'cache-control': 'no-cache'}});

/** What Hanko's flow API says to somebody who comes to log in. */
function hankoLogin() {
  const action = {action: 'continue_with_login_identifier', href: '/login?action=continue_with_login_identifier', description: 'Continue', inputs: {email: {name: 'email', type: 'email', required: true}}};
  const state = {name: 'login_init', status: 200, payload: {}, csrf_token: 'token', actions: {continue_with_login_identifier: action}, links: []};
  return answer(JSON.stringify(state), 'application/json');
}

async function serve(request) {
  const {pathname, searchParams} = new URL(request.url);
  if (pathname.startsWith('/hanko/')) return pathname.endsWith('/login') ? hankoLogin() : answer('{}', 'application/json');
  if (pathname === '/') return answer(page(), 'text/html; charset=utf-8');
  if (pathname === '/shift') {
    // As a host's page would have it: the lines in a style sheet, the script in the head, something below that could jump.
    const head = `<style>${snippet()}</style><script type="module" src="/dist/${searchParams.get('script')}"></script>`;
    return answer(page(head, `${named('parts').html}<sf-status></sf-status><sf-tc-accept></sf-tc-accept><p>What comes after</p>`), 'text/html; charset=utf-8');
  }
  if (pathname.startsWith('/dist/')) {
    const bytes = readFileSync(join(root, 'dist', ...pathname.slice(6).split('/').filter(part => part !== '..')));
    return answer(bytes, 'text/javascript');
  }
  const bytes = bundled(pathname.slice(1));
  return bytes ? answer(bytes, pathname.endsWith('.css') ? 'text/css' : 'text/javascript') : answer('There is nothing here.', 'text/plain', 404);
}

/** Starts servers and browser; `stop` ends both. */
export async function open() {
  const demo = await startDemo(0, serve);
  const browser = await chromium.launch({executablePath: findBrowser(), args: [...chromiumArgs, '--enable-precise-memory-info']}).catch(error => {
    demo.stop();
    throw error;
  });
  const site = `http://localhost:${demo.port}`;
  return {
    site,
    service: `http://localhost:${demo.servicePort}`,
    browser,
    async stop() {
      await browser.close();
      demo.stop();
    },
  };
}
