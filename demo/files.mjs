/** The files of the pages, with the headers that keep a page safe. */
import {readFile} from 'node:fs/promises';
import {extname} from 'node:path';

import {text} from './http.mjs';
import {policy} from './policy.mjs';

const root = new URL('../', import.meta.url);

const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** Where a path leads: `/dist/…` to what was built; everything else into this folder, where a folder means its index. */
function locate(path) {
  const name = path.endsWith('/') ? `${path}index.html` : path;
  // Whole names of plain characters: nothing in them leads out of the folder.
  if (!/^(\/[\w-][\w.-]*)+$/.test(name) || !types[extname(name)]) return null;
  return new URL(name.startsWith('/dist/') ? `.${name}` : `./demo${name}`, root);
}

/** Puts in what several pages share: `{{part top}}` is `parts/top.html`. */
async function putTogether(html) {
  const pieces = html.split(/\{\{part (\w+)\}\}\n/);
  const part = async name => putTogether(await readFile(new URL(`./demo/parts/${name}.html`, root), 'utf8'));
  return (await Promise.all(pieces.map((piece, index) => (index % 2 ? part(piece) : piece)))).join('');
}

/** What a page has to know of where it is served. */
function fillIn(html, {origin, service, mode}) {
  const token = mode === 'token';
  const values = {
    config: token ? ` api-base="${service}/" token-url="/demo/token"` : '',
    query: token ? '?mode=token' : '',
    service,
    origin,
  };
  return html.replaceAll(/\{\{(\w+)\}\}/g, (mark, name) => values[name] ?? mark);
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
  const body = isPage ? fillIn(await putTogether(bytes.toString()), {origin, service, mode: searchParams.get('mode')}) : bytes;
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
