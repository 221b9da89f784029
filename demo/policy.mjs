/** The pages' policy: what dist/security.json says that the widgets need, and what the pages themselves do besides. */
import {readFileSync} from 'node:fs';

const {contentSecurityPolicy} = JSON.parse(readFileSync(new URL('../dist/security.json', import.meta.url), 'utf8'));

/** Style sheets, pictures and forms of ours, pages of ours in frames of ours, and the way to the emulated phone. */
const own = {'style-src': `'self'`, 'img-src': `'self'`, 'form-action': `'self'`, 'frame-src': `'self'`, 'frame-ancestors': `'self'`, 'connect-src': `'self'`};

/**
 * One policy for all pages. That for a page with a token allows what one behind the gateway needs, too.
 *
 * @param {string} service Origin of the emulated service.
 */
export function policy(service) {
  const origins = {'{widgets}': `'self'`, '{token}': `'self'`, '{api}': service, '{terms}': service};
  const {page} = contentSecurityPolicy.token.widget;
  const names = [...new Set([...Object.keys(page), ...Object.keys(own)])];
  const sources = name => [...new Set(`${page[name] ?? ''} ${own[name] ?? ''}`.split(' ').map(source => origins[source] ?? source))];
  // 'none' is good alone, and nothing beside others.
  const value = name => sources(name).filter(source => source && (source !== `'none'` || !own[name])).join(' ');
  return names.map(name => `${name} ${value(name)}`).join('; ');
}
