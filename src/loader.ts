/** Defines the elements that a page uses, when it uses them, from the chunks beside this file. */
const left = new Set(['config', 'flow', 'gate', 'identify', 'launcher', 'phone-verify', 'qes-info', 'status', 'tc-accept'].map(name => `sf-${name}`));

const load = (name: string): Promise<unknown> => import(`./chunks/${name}.js`);

function look(node: Node): void {
  const inside = (node as ParentNode).querySelectorAll?.(':not(:defined)') ?? [];
  for (const {localName} of [node as Element, ...inside]) {
    // What did not arrive is tried again with the next of its kind.
    if (!left.delete(localName)) continue;
    load(localName).catch(() => left.add(localName));
    // It is made of this, and would ask for it only once it is there itself; where this does not come, it does not either.
    load('shared').catch(() => {});
  }
}

if (globalThis.document) {
  new MutationObserver(records => records.forEach(({addedNodes}) => addedNodes.forEach(look))).observe(document, {childList: true, subtree: true});
  look(document);
}
