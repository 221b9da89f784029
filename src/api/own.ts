/** A field that was sent; what a prototype holds, and pages and their libraries put things there, was not. */
export function own(object: object | null | undefined, key: string): unknown {
  return object && Object.hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
