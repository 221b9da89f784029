import type {LitElement, ReactiveController} from 'lit';

import {lookUp, onLanguage, speakAnew, type Catalogue} from '../strings/catalogues.js';

/** Those of ours that say in what they show which language they speak. */
const speaking = new WeakSet<Element>();

/** Not by their classes: an element that moved to another window has nodes of that one around it. */
const isRoot = (node: Node): node is ShadowRoot => node.nodeType === 11 && 'host' in node;

/** The nearest `lang`, also across shadow roots. What one of ours says in its own root is its answer to it, not what the page asked for. */
function nearestLang(element: Element): string {
  const root = element.getRootNode();
  const around = isRoot(root) ? root.host : undefined;
  const said = '[lang]:not([lang=""])';
  const found = around && speaking.has(around) ? element.matches(said) && element : element.closest(said);
  if (found) return found.getAttribute('lang')!;
  return around ? nearestLang(around) : '';
}

/** The catalogue an element speaks: of the configured language, else of the nearest `lang`, else of the browser's. */
export function catalogueFor(element: Element, locale: string | undefined): Catalogue {
  return lookUp([locale ?? '', nearestLang(element), ...(navigator.languages ?? [])]);
}

/** Those who listen, by the roots in which a `lang` concerns them. One observer serves the whole page. */
const listeners = new Map<Node, Set<() => void>>();
let observer: MutationObserver | undefined;

function notify(records: readonly MutationRecord[]): void {
  const roots = new Set(records.map(({target}) => target.getRootNode()));
  const concerned = new Set([...roots].flatMap(root => [...(listeners.get(root) ?? [])]));
  concerned.forEach(listener => listener());
}

function observe(root: Node): void {
  observer ??= new MutationObserver(notify);
  observer.observe(root, {subtree: true, attributes: true, attributeFilter: ['lang']});
}

/** The roots an element stands in, from the nearest out to the document: an observer does not see into shadow roots. */
function rootsOf(element: Element): Node[] {
  const root = element.getRootNode();
  return isRoot(root) ? [root, ...rootsOf(root.host)] : [root];
}

/** Renders its element anew when a `lang` around it changes, the browser's language, or the languages there are. */
export class LanguageController implements ReactiveController {
  readonly #host: LitElement;
  readonly #changed: () => void;
  #roots: Node[] = [];
  #stop = () => {};

  constructor(host: LitElement) {
    this.#host = host;
    speaking.add(host);
    host.addController(this);
    this.#changed = () => host.requestUpdate();
  }

  hostConnected(): void {
    this.#stop = onLanguage(this.#changed);
    // What the person prefers may change too. It is one listener for all, however often it is added.
    addEventListener('languagechange', speakAnew);
    this.#roots = rootsOf(this.#host);
    for (const root of this.#roots) {
      if (!listeners.has(root)) observe(root);
      listeners.set(root, (listeners.get(root) ?? new Set()).add(this.#changed));
    }
  }

  hostDisconnected(): void {
    this.#stop();
    const left = this.#roots.filter(root => listeners.get(root)?.delete(this.#changed) && listeners.get(root)!.size === 0);
    if (left.length === 0) return;
    left.forEach(root => listeners.delete(root));
    // An observer cannot leave one root alone, and what it saw just now is for those who stay.
    notify(observer?.takeRecords() ?? []);
    observer?.disconnect();
    listeners.forEach((_, root) => observe(root));
  }
}
