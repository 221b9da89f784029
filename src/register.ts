/** Gives a class its tag, where the tag is free and there is a page at all. */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (!registry || registry.get(tag)) return;
  try {
    registry.define(tag, element);
  } catch {
    // A class has one tag; under a second prefix it goes as a class of its own.
    registry.define(tag, class extends element {});
  }
}
