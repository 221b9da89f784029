/** The text for a word of the service, which may be any word: `constructor` is none of the texts. */
export function own(texts: Record<string, string>, word: string): string | undefined {
  return Object.hasOwn(texts, word) ? texts[word] : undefined;
}
