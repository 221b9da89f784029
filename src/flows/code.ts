import {wrongEntry, type Entry} from './entry.js';

const shape = /^[A-Za-z0-9]{4,10}$/;

function bare(text: string): string {
  return text.replace(/[\s\-\u2010-\u2015.·]/g, '');
}

/** Candidates in a message: capitals and digits, 4 to 8, with single blanks or hyphens between. */
function candidates(text: string): string[] {
  return [...text.matchAll(/(?<![A-Za-z0-9])[A-Z0-9]+(?:[ -][A-Z0-9]+)*(?![A-Za-z0-9])/g)]
    .map(([run]) => bare(run))
    .filter(run => run.length >= 4 && run.length <= 8);
}

/** The one code in a text; undefined where there is none, or more than one. */
function only(text: string): string | undefined {
  const found = [...new Set(candidates(text))];
  if (found.length > 1) return undefined;
  // One case throughout, and short: typed with separators rather than a sentence with a code in it.
  const oneCase = text === text.toUpperCase() || text === text.toLowerCase();
  if (oneCase && shape.test(bare(text))) return bare(text);
  return found[0] ?? (shape.test(bare(text)) ? bare(text) : undefined);
}

/**
 * The code in what somebody typed or pasted: the text without blanks and hyphens, or the code in a whole SMS
 * (`Your code: AB-CD`). The case stays as it is. Where two codes fit, the text is left as it was.
 */
export function extractCode(text: string): string {
  const plain = text.slice(0, 2000).normalize('NFKC').replace(/\p{Cf}/gu, '').trim();
  const colon = plain.lastIndexOf(':');
  return (colon >= 0 && only(plain.slice(colon + 1).trim())) || (only(plain) ?? plain);
}

/** Whether a text has the shape of a code: 4 to 10 letters and digits. */
export function isCode(text: string): boolean {
  return shape.test(text);
}

/** The code somebody entered. */
export function readCodeEntry(text: string): Entry {
  const code = extractCode(text);
  return isCode(code) ? {text: code} : wrongEntry('wrong-code', text);
}
