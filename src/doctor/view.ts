import {texts} from './texts.js';
import type {Finding} from './diagnose.js';

/** An element with attributes and what is in it. Made by hand: where a policy refuses Lit, this has to be readable still. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Record<string, string> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function button(part: string, text: string, onClick: () => unknown, attributes: Record<string, string> = {}): HTMLButtonElement {
  const element = make('button', {type: 'button', part, class: 'second', ...attributes}, text);
  element.addEventListener('click', onClick);
  return element;
}

function select(element: HTMLElement): void {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** What is to be pasted, with a way to take it along. What became of the copy is said through `say`. */
function pasteView(id: string, paste: string, say: (text: string) => void): HTMLElement[] {
  const code = make('pre', {part: 'paste', tabindex: '0', role: 'region', 'aria-label': texts.paste(id)}, make('code', {}, paste));
  const copy = async () => {
    const made = await navigator.clipboard?.writeText(paste).then(() => true, () => false);
    // Some browsers and frames have no clipboard.
    if (!made) select(code);
    say(made ? texts.copied : texts.notCopied);
  };
  return [code, make('p', {class: 'actions'}, button('copy-button', texts.copy, copy, {'aria-label': texts.copyOf(id)}))];
}

/** One finding. */
export function findingView({id, severity, message, paste}: Finding, say: (text: string) => void): HTMLLIElement {
  const head = make('p', {}, make('span', {part: 'severity', class: severity}, texts.severity[severity]), ' ', make('code', {class: 'quiet'}, id));
  return make('li', {part: 'finding'}, head, make('p', {part: 'message'}, message), ...(paste === undefined ? [] : pasteView(id, paste, say)));
}
