/**
 * What the elements cannot do without, and browsers did not always have; the last of it came in 2023. Constructed style
 * sheets and Trusted Types are not among it: where they are missing, the elements do without.
 */
const needs = [
  'HTMLElement.prototype.attachShadow',
  'HTMLElement.prototype.attachInternals',
  'ElementInternals.prototype.setFormValue',
  'HTMLDialogElement.prototype.showModal',
  'AbortSignal.any',
  'URL.canParse',
  'Intl.DisplayNames',
];

/** What a browser lacks of that, by its `globalThis`; empty where it has all. */
export function lacking(page: unknown): string[] {
  const find = (path: string) => path.split('.').reduce((found, name) => (found as Record<string, unknown> | undefined)?.[name], page);
  return needs.filter(path => typeof find(path) !== 'function');
}
