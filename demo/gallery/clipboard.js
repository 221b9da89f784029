/**
 * What is copied from here goes nowhere, and what would be told of the browser is the same in each. To be imported before
 * the elements.
 */
let refuses = false;

/** Does something while the browser would not copy, as in a frame without that permission. */
export function withoutClipboard(act) {
  refuses = true;
  act();
  refuses = false;
}

async function writeText() {
  if (refuses) throw new DOMException('Nothing may be copied here.', 'NotAllowedError');
}

Object.defineProperty(navigator, 'clipboard', {value: {writeText}});
Object.defineProperty(navigator, 'userAgent', {value: 'The gallery'});
