import {elementsPolicy, policyHeader} from '../policy/content.js';
import {permissionsPolicy, referrerPolicy} from '../policy/headers.js';
import type {Catalogue} from '../strings/catalogues.js';
import type {AllowedHosts} from './addresses.js';

/** What the hosted page must know. */
export interface HostedPage {
  /** The gateway's base path, without a slash at the end. */
  basePath: string;
  /** Where the bundle is served, with a slash at the end. */
  dist: string;
  hosts: AllowedHosts;
  /** The list of hosts as it was set, for the elements. */
  allowedHosts: readonly string[];
  language: Catalogue;
}

/** The whole flow: number in, status out. */
const content = '<sf-flow></sf-flow>';

/** The whole flow for people whose service has no page for it: scripts are files, so that its policy can be strict. */
export function hostedPage({basePath, dist, hosts, allowedHosts, language: {tag, strings}}: HostedPage): Response {
  const html = `<!doctype html>
<html lang="${escape(tag)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <title>${escape(strings.flowTitle)}</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="${escape(basePath)}/page.css">
    <script type="module" src="${escape(dist)}smart-flow.js"></script>
    <script type="module" src="${escape(basePath)}/page.js"></script>
  </head>
  <body>
    <main>
      <sf-config api-base="${escape(basePath)}/" allowed-hosts="${escape(allowedHosts.join(' '))}"></sf-config>
      ${content}
      <noscript>${escape(strings.needsScript)}</noscript>
    </main>
  </body>
</html>
`;
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Language': tag,
      Vary: 'Accept-Language',
      'Content-Security-Policy': policy(hosts),
      'X-Frame-Options': 'DENY',
      'Permissions-Policy': permissionsPolicy,
      'Referrer-Policy': referrerPolicy,
    },
  });
}

/** The page's style sheet, a file of its own because the policy allows no other. */
export function hostedStyles(): Response {
  const css = `:root { color-scheme: light dark; font-family: system-ui, sans-serif; }
body { margin: 0; }
main { box-sizing: border-box; display: grid; gap: 1.5rem; margin: 0 auto; max-width: 40rem; padding: 1.5rem 1rem; }
`;
  return new Response(css, {headers: {'Content-Type': 'text/css; charset=utf-8', 'Cache-Control': 'no-cache'}});
}

/** What the page does when `sf-launcher` of a page on the same origin has opened it. By itself it has nothing to do. */
export function hostedScript(): Response {
  const script = `const flow = document.querySelector('sf-flow');
const {opener} = window;
const tell = news => opener?.postMessage(news, location.origin);
const asked = new URLSearchParams(location.hash.slice(1));
for (const name of ['locked', 'jurisdiction', 'level', 'methods', 'terms']) if (asked.has(name)) flow.setAttribute(name, asked.get(name));
if (asked.has('lang')) flow.lang = asked.get('lang');
addEventListener('message', ({source, origin, data}) => {
  if (opener && source === opener && origin === location.origin && data?.smartFlow === 'number' && typeof data.msisdn === 'string') flow.msisdn = data.msisdn;
});
flow.addEventListener('sf-complete', ({detail}) => tell({smartFlow: 'complete', msisdn: detail.msisdn}));
// Without the elements nothing is shown, and whoever opened this should not wait for its end.
customElements.whenDefined('sf-flow').then(() => tell({smartFlow: 'shown'}));
`;
  return new Response(script, {headers: {'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache'}});
}

/** What the elements need, and for the page around them its style sheet and an icon that is none. */
function policy(hosts: AllowedHosts): string {
  const needed = {...elementsPolicy('gateway'), 'style-src': [`'self'`], 'img-src': ['data:']};
  return policyHeader(needed, {widgets: [`'self'`], gateway: [`'self'`], terms: hosts.sources});
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`);
}
