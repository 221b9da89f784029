import type {Acceptances} from '../acceptances.js';
import type {Codes} from '../codes.js';
import type {Route} from '../serve.js';
import {createConsentPage} from './consent-page.js';
import {documentPage} from './document.js';
import {style} from './style.js';
import {createTermsPage} from './terms-page.js';

/** Every page a person may see, and what it needs. */
export function createPages(acceptances: Acceptances, codes: Codes): Route[] {
  const terms = createTermsPage(acceptances);
  const consent = createConsentPage(acceptances, codes);
  const styleAnswer = () => new Response(style, {headers: {'content-type': 'text/css; charset=utf-8'}});
  return [
    {tail: /\/t\/([^/]+)$/, api: false, GET: terms.get, POST: terms.post},
    {tail: /\/consent\/([^/]+)$/, api: false, GET: consent.get, POST: consent.post},
    {tail: /\/documents\/((?:zertes|eidas)_(?:en|de))\.pdf$/, api: false, GET: documentPage},
    {tail: /\/emulator\.css$/, api: false, GET: styleAnswer},
  ];
}
