const isGroup = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Texts by the keys of `english`, from the texts alone in the order of those keys, groups of them likewise. Files for pages
 * hold catalogues like that, so that the keys are not sent with each language: the build (`test/tools/by-place.mjs`) puts this in.
 */
export function byPlace<T extends object>(english: T, texts: readonly unknown[]): T {
  const entries = Object.entries(english).map(([key, ours], index) => {
    const text = texts[index];
    return [key, isGroup(ours) ? byPlace(ours, text as readonly unknown[]) : text];
  });
  return Object.fromEntries(entries) as T;
}
