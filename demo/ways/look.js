/** Language and colours of a window: those of the page it belongs to, else those in its address. */
import {translate} from '/page/words.js';

function take({lang, scheme}) {
  document.documentElement.lang = lang;
  document.documentElement.dataset.scheme = scheme;
  translate();
}

/** @param {Window | null} host The page that shows this one. */
export function follow(host) {
  const asked = new URLSearchParams(location.search);
  const own = {lang: asked.get('lang') ?? 'en', scheme: asked.get('scheme') ?? 'system'};
  try {
    const {documentElement} = host.document;
    const look = () => take({lang: documentElement.lang, scheme: documentElement.dataset.scheme ?? own.scheme});
    new MutationObserver(look).observe(documentElement, {attributes: true});
    look();
  } catch {
    // No host, or one of another origin.
    take(own);
  }
}
