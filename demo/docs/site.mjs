/** `/docs/…`: the documentation, under the policy of all pages here. */
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';

import MiniSearch from 'minisearch';
import {parseFragment} from 'parse5';

import {policy} from '../policy.mjs';
import {elementPage, ownFiles} from './element.mjs';
import {escape, render} from './markdown.mjs';
import {groups, pages} from './pages.mjs';

const miniSearch = createRequire(import.meta.url).resolve('minisearch').replace(/dist[\\/].*$/, 'dist/es/index.js');

const address = ({path}) => `/docs/${path}`;

function menu(current) {
  const entry = page => `<li><a href="${address(page)}"${page === current ? ' aria-current="page"' : ''}>${escape(page.title)}</a></li>`;
  return groups.map(({title, pages}) => `<p class="group">${title}</p><ul role="list">${pages.map(entry).join('')}</ul>`).join('');
}

/** The content of a page, as HTML. */
export function content(page, personas) {
  return page.element ? elementPage(page.element, personas) : render(readFileSync(page.file, 'utf8'));
}

function whole(page, {service, personas}) {
  const own = ownFiles[page.element?.tagName];
  const names = ['site.js', ...(page.element ? ['live.js'] : []), ...(page.script ? [page.script] : [])];
  const scripts = [...(own ? [own] : []), ...names.map(name => `/docs/${name}`)];
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(page.title)} – smart-flow-elements</title>
    <link rel="icon" href="/page/icon.svg">
    <link rel="stylesheet" href="/demo.css">
    <link rel="stylesheet" href="/docs/docs.css">
    <script type="module" src="/dist/smart-flow.js"></script>
    ${scripts.map(path => `<script type="module" src="${path}"></script>`).join('\n    ')}
  </head>
  <body class="docs">
    <sf-config api-base="${service}/" token-url="/demo/token"></sf-config>
    <a class="skip" href="#main">Skip to the content</a>
    <header>
      <p class="brand"><a href="/docs/">smart-flow-elements</a></p>
      <search><form id="search"><label>Search <input type="search" name="q" autocomplete="off"></label></form><ul id="found" role="list"></ul><p id="found-count" role="status"></p></search>
      <p><a href="/">Demonstration</a></p>
    </header>
    <div class="book">
      <nav aria-label="Documentation">${menu(page)}</nav>
      <main id="main" tabindex="-1">
${content(page, personas)}
      </main>
    </div>
    <footer><p>Works without a network. Persons, numbers and messages are made up.</p></footer>
  </body>
</html>
`;
}

/** All text in a tree, in order. */
function textOf(node) {
  return node.value ?? (node.childNodes ?? []).map(textOf).join(node.tagName === 'code' ? '' : ' ');
}

/** One entry for each heading, with what stands below it. */
function sections(page, personas) {
  const pieces = content(page, personas).split(/(?=<h[123][ >])/);
  return pieces.map((html, index) => {
    const [, id = ''] = /^<h[23][^>]* id="([^"]+)"/.exec(html) ?? [];
    const heading = /^<h[123].*?<\/h[123]>/s.exec(html)?.[0] ?? '';
    const [title, text] = [heading, html.slice(heading.length)].map(part => textOf(parseFragment(part)).replace(/\s+/g, ' ').trim());
    return {id: `${page.path}-${index}`, address: address(page) + (id && `#${id}`), page: page.title, title: title || page.title, text};
  });
}

/** The index is made with the first search, or rather with the first page that asks for it, and kept. */
function createIndex(personas) {
  const index = new MiniSearch({fields: ['title', 'page', 'text'], storeFields: ['address', 'page', 'title']});
  index.addAll(pages.flatMap(page => sections(page, personas)));
  return JSON.stringify(index);
}

/**
 * @param {readonly {msisdn: string, id: string}[]} personas Whom the live examples can play.
 * @returns {(request: Request, service: string) => Response | null} Null for what is not a page: a file beside this.
 */
export function createDocs(personas) {
  let index;
  const answer = (body, type, headers = {}) => new Response(body, {headers: {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-cache', ...headers}});
  return (request, service) => {
    if (!['GET', 'HEAD'].includes(request.method)) return null;
    const path = new URL(request.url).pathname.replace(/^\/docs\//, '');
    if (path === 'minisearch.js') return answer(readFileSync(miniSearch), 'text/javascript');
    if (path === 'search.json') return answer((index ??= createIndex(personas)), 'application/json');
    const page = pages.find(page => page.path === path);
    return page ? answer(whole(page, {service, personas}), 'text/html', {'content-security-policy': policy(service)}) : null;
  };
}
