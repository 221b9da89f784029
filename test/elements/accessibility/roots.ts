/** Looking into elements that are made of others. */

function* inside(node: ParentNode): Generator<ShadowRoot> {
  for (const {shadowRoot} of node.querySelectorAll('*')) {
    if (!shadowRoot) continue;
    yield shadowRoot;
    yield* inside(shadowRoot);
  }
}

/** The shadow roots of an element and of those inside it, as deep as it goes. */
export function* roots(element: Element): Generator<ShadowRoot> {
  if (element.shadowRoot) {
    yield element.shadowRoot;
    yield* inside(element.shadowRoot);
  }
  yield* inside(element);
}

/** All that a selector finds in an element and in those inside it, if it can be seen. */
export function visible(element: Element, selector: string): HTMLElement[] {
  const found = [...roots(element)].flatMap(root => [...root.querySelectorAll<HTMLElement>(selector)]);
  return found.filter(each => each.checkVisibility());
}

/** The parent of a node, out of shadow roots and slots too. */
function around(node: Node): Node | null {
  if (node instanceof ShadowRoot) return node.host;
  return (node instanceof Element && node.assignedSlot) || node.parentNode;
}

/** An element and what is around it, up to the page's own. */
export function* chain(element: Element): Generator<Element> {
  for (let node: Node | null = element; node; node = around(node)) if (node instanceof Element) yield node;
}

/** Everything a person can operate. */
export const controls = 'button, a[href], input, select, textarea, summary, iframe';
