/** Defines the elements that a page uses, when it uses them, from the chunks beside this file. */
const left = new Set(['config', 'flow', 'gate', 'identify', 'launcher', 'phone-verify', 'qes-info', 'status', 'tc-accept'].map(name => `sf-${name}`));

function look(node: Node): void {
  const inside = (node as ParentNode).querySelectorAll?.(':not(:defined)') ?? [];
  for (const {localName} of [node as Element, ...inside]) {
    // What did not arrive is tried again with the next of its kind.
    if (left.delete(localName)) import(`./chunks/${localName}.js`).catch(() => left.add(localName));
  }
}

if (globalThis.document) {
  new MutationObserver(records => records.forEach(({addedNodes}) => addedNodes.forEach(look))).observe(document, {childList: true, subtree: true});
  look(document);
}
