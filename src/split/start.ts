/** What comes before any element of a page that is delivered in parts. */
import './languages.js';
// Small, and there before those who are configured by it.
import '../define/sf-config.js';
import {rememberScript} from '../elements/flow-address.js';

if (globalThis.document) {
  // A window of its own loads the one file, which lies beside the chunks.
  rememberScript(new URL('../smart-flow.js', import.meta.url).href);
}
