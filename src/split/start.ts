/** What comes before any element of a page that is delivered in parts. */
import './languages.js';
// Small, and there before those who are configured by it.
import '../define/sf-config.js';
import {rememberScript} from '../elements/flow-address.js';
import {lookUp} from '../strings/catalogues.js';

if (globalThis.document) {
  // A window of its own loads the one file, which lies beside the chunks.
  rememberScript(new URL('../smart-flow.js', import.meta.url).href);
  // Most pages have one language, which is then on its way before an element asks.
  lookUp([document.documentElement.lang, ...(navigator.languages ?? [])]);
}
