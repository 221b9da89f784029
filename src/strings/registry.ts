/** What was registered for a language. */
export interface Found<T> {
  /** BCP 47, as registered. */
  tag: string;
  value: T;
  /** The tag it was found for. */
  asked: string;
}

/** `de-CH-1996` → `de-ch-1996`, `de-ch`, `de` */
export function lookups(tag: string): string[] {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-')).filter(Boolean);
}

/** The region that is meant where a language is named without one: `DE` for `de`. */
function likelyRegion(language: string): string | undefined {
  // The one language that we have in several kinds is known, so that a first look does not wait for `Intl`.
  if (language === 'de') return 'DE';
  try {
    return new Intl.Locale(language).maximize().region;
  } catch {
    return undefined;
  }
}

/** Something for each language, found by what a page or a browser asks for. */
export class Registry<T> {
  readonly #entries = new Map<string, {tag: string; value: T}>();
  /** What was found: each render of each element asks for the same. */
  readonly #known = new Map<string, Found<T> | undefined>();

  /** Registering a tag again replaces what was there. */
  register(tag: string, value: T): void {
    this.#known.clear();
    this.#entries.set(tag.toLowerCase(), {tag, value});
  }

  /** Whether there is something for that very tag. */
  has(tag: string): boolean {
    return this.#entries.has(tag.toLowerCase());
  }

  /** What fits the first of the tags that fits anything: as such, shortened, or another kind of the same language. */
  find(tags: readonly string[]): Found<T> | undefined {
    const key = tags.join();
    if (!this.#known.has(key)) this.#known.set(key, this.#find(tags));
    return this.#known.get(key);
  }

  #find(tags: readonly string[]): Found<T> | undefined {
    for (const [index, asked] of tags.entries()) {
      const found = this.#exact(asked) ?? this.#relative(asked, tags.slice(index + 1));
      if (found) return {...found, asked};
    }
    return undefined;
  }

  #exact(tag: string) {
    return lookups(tag).map(each => this.#entries.get(each)).find(Boolean);
  }

  /**
   * Another kind of the same language. A page that says `de` alone leaves it to the browser whether that is Swiss; else
   * it is the one most people mean. A kind of private use (`de-x-easy`) is only for those who ask for it.
   */
  #relative(tag: string, further: readonly string[]) {
    const [language = ''] = lookups(tag).slice(-1);
    const kinds = [...this.#entries.values()].filter(each => {
      const [own, next] = each.tag.toLowerCase().split('-');
      return own === language && next !== 'x';
    });
    if (kinds.length < 2) return kinds[0];
    const preferred = lookups(tag).length > 1 ? undefined : further.map(each => this.#exact(each)).find(each => each && kinds.includes(each));
    const likely = `${language}-${likelyRegion(language)}`.toLowerCase();
    return preferred ?? kinds.find(each => each.tag.toLowerCase() === likely) ?? kinds[0];
  }
}
