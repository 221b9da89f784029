const shape = /^[A-Za-z0-9]{4,10}$/;

function bare(text: string): string {
  return text.replace(/[\s\-–—.]/g, '');
}

/** Candidates in a message: capitals and digits, 4 to 8, with single blanks or hyphens between. */
function candidates(text: string): string[] {
  return [...text.matchAll(/(?<![A-Za-z0-9])[A-Z0-9]+(?:[ -][A-Z0-9]+)*(?![A-Za-z0-9])/g)]
    .map(([run]) => bare(run))
    .filter(run => run.length >= 4 && run.length <= 8);
}

/**
 * The code in what somebody typed or pasted: the text without blanks and hyphens, or the code in a whole SMS
 * (`Your code: AB-CD`). The case stays as it is. Where two codes fit, the text is left as it was.
 */
export function extractCode(text: string): string {
  const plain = text.slice(0, 2000).normalize('NFKC').replace(/\p{Cf}/gu, '').trim();
  const afterColon = plain.slice(plain.lastIndexOf(':') + 1);
  if (afterColon !== plain) {
    if (shape.test(bare(afterColon))) return bare(afterColon);
    const [only, second] = candidates(afterColon);
    if (only && !second) return only;
  }
  const found = [...new Set(candidates(plain))];
  if (found.length > 1) return plain;
  // One case throughout, and short: typed with separators rather than a sentence with a code in it.
  const oneCase = plain === plain.toUpperCase() || plain === plain.toLowerCase();
  if (oneCase && shape.test(bare(plain))) return bare(plain);
  return found[0] ?? (shape.test(bare(plain)) ? bare(plain) : plain);
}

/** Whether a text has the shape of a code: 4 to 10 letters and digits. */
export function isCode(text: string): boolean {
  return shape.test(text);
}
