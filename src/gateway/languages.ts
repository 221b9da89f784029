import {parseAccept} from 'hono/utils/accept';

import {lookUp, registerLanguage, type Catalogue} from '../strings/catalogues.js';
import {deCH} from '../strings/de-CH.js';

registerLanguage('de-CH', deCH);

/** The language for the person who asks: `lang` in the address, else what the browser prefers. */
export function languageFor(request: Request): Catalogue {
  // Nobody has that many languages; what is longer is no preference.
  const preferred = parseAccept((request.headers.get('Accept-Language') ?? '').slice(0, 500));
  const asked = new URL(request.url).searchParams.get('lang') ?? '';
  return lookUp([asked, ...preferred.filter(({q}) => q > 0).map(({type}) => type)]);
}
