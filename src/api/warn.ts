/** What was said already: a page needs each word once, however many elements have a reason to say it. */
const said = new Set<string>();

/** More than this many are no help to anybody, and a page that makes up values must not fill the memory. */
const most = 100;

/** Tells who builds the page, once. Never anything of a person: no number, no path or query that holds one. */
export function warnOnce(words: string): void {
  if (said.has(words) || said.size >= most) return;
  said.add(words);
  console.warn(`smart-flow-elements: ${words}`);
}
