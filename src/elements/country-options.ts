import {noChange} from 'lit';
import {Directive, directive, type ElementPart} from 'lit/directive.js';

import type {Strings} from '../strings/strings.js';
import {countryNames, type CountryName} from './country-names.js';

/** So few are there from the start. */
const few = 20;

/** Milliseconds that a list is in sight before it is made: a page that is just loading has better things to do. */
const patience = 1000;

/** How to make the lists that are not there yet. */
const unmade = new WeakMap<Element, () => void>();
/** Those of them that somebody has in front of them. Who leaves the page meanwhile is not kept for it. */
const seen: WeakRef<Element>[] = [];
let observer: IntersectionObserver | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

function whenSeen(select: Element): void {
  // Where nothing can tell, as in emulated documents, all are seen.
  if (!globalThis.IntersectionObserver) return see(select);
  observer ??= new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) if (isIntersecting) see(target);
  });
  observer.observe(select);
}

function see(select: Element): void {
  seen.push(new WeakRef(select));
  timer ??= setTimeout(makeNext, patience);
}

/** The one that has waited longest, of those still on the page: for another no timer must run. */
function nextSeen(): Element | undefined {
  while (seen.length > 0) {
    const select = seen.shift()!.deref();
    if (select?.isConnected) return select;
  }
  return undefined;
}

/** One at a time, each when there is nothing else to do. */
function makeNext(): void {
  timer = undefined;
  const select = nextSeen();
  if (!select) return;
  const make = () => {
    if (select.isConnected) unmade.get(select)?.();
    makeNext();
  };
  // Safari has no idle time, and a busy machine none for seconds.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(make, {timeout: 1000});
  else setTimeout(make, 100);
}

/**
 * The options of a list of countries. All of the world's are some 250, which would be most of what a widget costs: there
 * is the chosen one at first, and all of them as soon as somebody goes there, or has had it in front of them for a moment.
 */
class CountryOptions extends Directive {
  #select?: HTMLSelectElement;
  #given?: Parameters<typeof this.render>;
  #shown?: readonly CountryName[];
  #whole = false;

  render(_countries: readonly string[], _language: string, _text: Strings, _chosen: string): typeof noChange {
    return noChange;
  }

  override update({element}: ElementPart, given: Parameters<typeof this.render>): typeof noChange {
    this.#given = given;
    this.#whole ||= given[0].length <= few;
    if (!this.#select) this.#watch(element as HTMLSelectElement);
    this.#show();
    return noChange;
  }

  #watch(select: HTMLSelectElement): void {
    this.#select = select;
    if (this.#whole) return;
    // Before a click opens the list, and before a key is looked for in it.
    for (const name of ['pointerdown', 'focus']) select.addEventListener(name, this.#fill, {once: true});
    unmade.set(select, this.#fill);
    whenSeen(select);
  }

  readonly #fill = (): void => {
    unmade.delete(this.#select!);
    observer?.unobserve(this.#select!);
    this.#whole = true;
    this.#show();
  };

  #show(): void {
    const [countries, language, text, chosen] = this.#given!;
    const names = countryNames(this.#whole ? countries : [chosen], language, text);
    if (names !== this.#shown) this.#select!.replaceChildren(...names.map(({country, label}) => new Option(label, country)));
    this.#shown = names;
    this.#select!.value = chosen;
  }
}

/** For a `select`: the countries, their names' language and texts, and the one that is chosen. */
export const countryOptions = directive(CountryOptions);
