/**
 * What an object itself holds under a key: a field that was sent, or the text for a word that may be any word. What a
 * prototype holds, and pages and their libraries put things there, is none of it.
 */
export function own<T>(object: {readonly [key: string]: T}, key: string): T | undefined;
export function own(object: object | null | undefined, key: string): unknown;
export function own(object: object | null | undefined, key: string): unknown {
  return object && Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
