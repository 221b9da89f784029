import {parseAccept} from 'hono/utils/accept';

import {lookUp, registerLanguage, type Catalogue} from '../strings/catalogues.js';
import {deCH} from '../strings/de-CH.js';
import {deDE} from '../strings/de-DE.js';
import {easy} from '../strings/de-x-easy.js';
import {fr} from '../strings/fr.js';
import {it} from '../strings/it.js';
import {rm} from '../strings/rm.js';

// All that the elements speak: they follow what the page says here.
registerLanguage('de-CH', deCH);
registerLanguage('de-LI', deCH);
registerLanguage('de-DE', deDE);
registerLanguage('de-x-easy', easy);
registerLanguage('fr', fr);
registerLanguage('it', it);
registerLanguage('rm', rm);

/** The language for the person who asks: `lang` in the address, else what the browser prefers. */
export function languageFor(request: Request): Catalogue {
  // Nobody has that many languages; what is longer is no preference.
  const preferred = parseAccept((request.headers.get('Accept-Language') ?? '').slice(0, 500));
  const asked = new URL(request.url).searchParams.get('lang') ?? '';
  return lookUp([asked, ...preferred.filter(({q}) => q > 0).map(({type}) => type)]);
}
