import type {LitElement, ReactiveController} from 'lit';

import {lookUp, type Catalogue} from '../strings/catalogues.js';

/** The nearest `lang`, also across shadow roots. */
function nearestLang(element: Element): string {
  for (let node: Node | null = element; node; node = node instanceof ShadowRoot ? node.host : node.parentNode) {
    if (node instanceof Element && node.getAttribute('lang')) return node.getAttribute('lang')!;
  }
  return '';
}

/** The catalogue an element speaks: the configured language, else the nearest `lang`, else the browser's. */
export function catalogueFor(element: Element, locale: string | undefined): Catalogue {
  const own = locale || nearestLang(element);
  return lookUp([...(own ? [own] : []), ...(navigator.languages ?? [])]);
}

const listeners = new Set<() => void>();
let observer: MutationObserver | undefined;

/** Renders its element anew when a `lang` in the document changes. One observer serves the whole page. */
export class LanguageController implements ReactiveController {
  readonly #changed: () => void;

  constructor(host: LitElement) {
    host.addController(this);
    this.#changed = () => host.requestUpdate();
  }

  hostConnected(): void {
    observer ??= new MutationObserver(() => listeners.forEach(listener => listener()));
    if (listeners.size === 0) observer.observe(document, {subtree: true, attributes: true, attributeFilter: ['lang']});
    listeners.add(this.#changed);
  }

  hostDisconnected(): void {
    listeners.delete(this.#changed);
    if (listeners.size === 0) observer?.disconnect();
  }
}
