/** What was said already. */
const said = new Set<string>();

/** More than this many different warnings are no help to anybody, and a page that makes up values must not fill the memory. */
const most = 100;

/** Warns on the console, once for the same words: a page needs them once, not with each element and each render. */
export function warnOnce(words: string): void {
  if (said.has(words) || said.size >= most) return;
  said.add(words);
  console.warn(`smart-flow-elements: ${words}`);
}
