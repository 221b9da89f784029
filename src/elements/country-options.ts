import {noChange} from 'lit';
import {AsyncDirective} from 'lit/async-directive.js';
import {directive, type ElementPart} from 'lit/directive.js';

import type {Strings} from '../strings/strings.js';
import {countryNames, type CountryName} from './country-names.js';

/** So few are there from the start. */
const few = 20;

/** What is to be done with a list once somebody has it in front of them. */
const unseen = new WeakMap<Element, () => void>();
let observer: IntersectionObserver | undefined;

function whenSeen(select: Element, fill: () => void): void {
  unseen.set(select, fill);
  // Where nothing can tell, as in emulated documents, all are seen.
  if (!globalThis.IntersectionObserver) return whenIdle(select);
  observer ??= new IntersectionObserver(entries => {
    for (const {isIntersecting, target} of entries) if (isIntersecting) whenIdle(target);
  });
  observer.observe(select);
}

function whenIdle(select: Element): void {
  const fill = () => unseen.get(select)?.();
  // Safari has no idle time, and a busy machine none for seconds.
  if ('requestIdleCallback' in globalThis) requestIdleCallback(fill, {timeout: 1000});
  else setTimeout(fill, 100);
}

function forget(select: Element): void {
  unseen.delete(select);
  observer?.unobserve(select);
}

/**
 * The options of a list of countries. All of the world's are some 250, which would be most of what a widget costs: there
 * is the chosen one at first, and all of them as soon as somebody goes there, or has had it in front of them for a moment.
 */
class CountryOptions extends AsyncDirective {
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

  protected override disconnected(): void {
    if (this.#select) forget(this.#select);
  }

  protected override reconnected(): void {
    if (!this.#whole) whenSeen(this.#select!, this.#fill);
  }

  #watch(select: HTMLSelectElement): void {
    this.#select = select;
    if (this.#whole) return;
    // Before a click opens the list, and before a key is looked for in it.
    for (const name of ['pointerdown', 'focus']) select.addEventListener(name, this.#fill, {once: true});
    whenSeen(select, this.#fill);
  }

  readonly #fill = (): void => {
    forget(this.#select!);
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
