/** The files of the pages, with the headers that keep a page safe. */
import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';

import {text} from './http.mjs';

const root = new URL('../', import.meta.url);

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Everything the pages need is named; a widget that needed more would not work here. */
function policy(service) {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${service}`,
    `frame-src ${service}`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types smart-flow',
  ].join('; ');
}

/** Where a path leads: `/dist/…` to what was built, `/`, `/x.html` and `/page/…` into this folder. */
function locate(path) {
  const name = path === '/' ? '/index.html' : path;
  // Whole names of plain characters: nothing in them leads out of the folder.
  if (!/^(\/[\w-][\w.-]*)+$/.test(name) || !types[extname(name)]) return null;
  return new URL(name.startsWith('/dist/') ? `.${name}` : `./demo${name}`, root);
}

/** What a page has to know of where it is served. */
function fillIn(html, {origin, service, mode}) {
  const config = mode === 'token' ? ` api-base="${service}/" token-url="/demo/token"` : '';
  return html.replaceAll('{{config}}', config).replaceAll('{{service}}', service).replaceAll('{{origin}}', origin);
}

/**
 * Answers with a file.
 *
 * @param {Request} request
 * @param {string} service Origin of the emulated service.
 */
export async function serveFile(request, service) {
  const {pathname, origin, searchParams} = new URL(request.url);
  if (!['GET', 'HEAD'].includes(request.method)) return text(405, 'Not with this method.', {allow: 'GET, HEAD'});
  const file = locate(pathname);
  const bytes = file && (await readFile(file).catch(() => null));
  if (!bytes) return text(404, 'There is nothing here.');
  const extension = extname(pathname) || '.html';
  const isPage = extension === '.html';
  const body = isPage ? fillIn(bytes.toString(), {origin, service, mode: searchParams.get('mode')}) : bytes;
  return new Response(body, {
    headers: {
      'content-type': types[extension],
      'cache-control': 'no-cache',
      ...(isPage && {'content-security-policy': policy(service)}),
      // A module is only loaded from another origin where it is shared.
      ...(pathname.startsWith('/dist/') && {'access-control-allow-origin': '*'}),
    },
  });
}
