import type {CSSResult, LitElement} from 'lit';

/** Sheets belong to the document they were made in: each other document has its own, by their text. */
const copies = new WeakMap<Document, Map<string, CSSStyleSheet>>();

function copyFor(document: Document, view: Window & typeof globalThis, text: string): CSSStyleSheet {
  const known = copies.get(document) ?? new Map<string, CSSStyleSheet>();
  copies.set(document, known);
  const sheet = known.get(text) ?? new view.CSSStyleSheet();
  if (!known.has(text)) sheet.replaceSync(text);
  known.set(text, sheet);
  return sheet;
}

/** Gives an element its styles again: one that moves to another document, a window of its own for example, loses them on the way. */
export function dressAgain(element: LitElement): void {
  const {ownerDocument, shadowRoot} = element;
  const view = ownerDocument.defaultView;
  // A document that nobody sees needs none.
  if (!shadowRoot || !view) return;
  const styles = (element.constructor as typeof LitElement).elementStyles as CSSResult[];
  shadowRoot.adoptedStyleSheets = styles.map(({cssText, styleSheet}) => (ownerDocument === document ? styleSheet! : copyFor(ownerDocument, view, cssText)));
}
