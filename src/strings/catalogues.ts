import {en} from './en.js';
import {lookups, Registry} from './registry.js';
import type {Strings} from './strings.js';

/** A language tag and the texts in that language. */
export interface Catalogue {
  /** BCP 47, as registered. */
  tag: string;
  strings: Strings;
  /** The tag it was found for. */
  asked?: string;
}

/** What may stand for a text, a group of texts, or a function that makes one: the last also for a text that is always the same. */
export type Replacement<T> = T extends string
  ? string
  : T extends (...values: infer Values) => string
    ? string | ((...values: Values) => string)
    : T extends readonly string[]
      ? readonly string[]
      : {[Key in keyof T]?: Replacement<T[Key]>};

/**
 * Texts that a page puts in place of ours, per language (BCP 47) and key. A text that cannot be used falls back to ours.
 */
export type Messages = Record<string, Replacement<Strings>>;

/** Hears of a replacement that is of no use, once for each, by the way to it: `fr.problems.network`. */
export type Complain = (path: string) => void;

const registered = new Registry<Strings>();
const listeners = new Set<() => void>();

/** Languages that were registered as a whole. */
const whole = new Set<string>();

/** Makes a language available, also to elements that are on the page already. Registering a tag again replaces it. */
export function registerLanguage(tag: string, strings: Strings): void {
  whole.add(tag.toLowerCase());
  registered.register(tag, strings);
  speakAnew();
}

/** The texts that came of each language, where a page is delivered in parts. */
const parts = new Map<string, Partial<Strings>>();

/**
 * Adds texts to a language of a page that is delivered in parts. It is there once all of it is that there is of English: what
 * is said to be French is not half English. Where more of English comes then, that stands in until the rest of it does, and
 * what the page registered itself stays as it is.
 */
export function addTexts(tag: string, texts: Partial<Strings>): void {
  parts.set(tag, {...parts.get(tag), ...texts});
  const english: Strings = {...en, ...parts.get('en')};
  for (const [each, own] of parts) {
    const isThere = each === 'en' || registered.has(each) || Object.keys(english).every(key => key in own);
    if (isThere && !whole.has(each.toLowerCase())) registered.register(each, {...english, ...own});
  }
  speakAnew();
}

/** Has elements on the page say anew what they say. */
export function speakAnew(): void {
  listeners.forEach(listener => listener());
}

/** Calls `listener` when there is another language, until the returned function is called. */
export function onLanguage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

registered.register('en', en);

/** Where languages come from that are not there yet. */
export interface LanguageSource {
  /** Hears which tags somebody looks for, the best first. */
  ask(tags: readonly string[]): void;
  /** Settles when what was asked for has come, or takes too long. */
  readonly coming?: Promise<unknown>;
}

const sources: LanguageSource[] = [];

/** Adds where texts come from; it hears of what is looked for from then on. */
export function addSource(source: LanguageSource): void {
  sources.push(source);
}

/** Settles when texts are there that are on their way; none where there is nothing to wait for. */
export function languageComing(): Promise<unknown> | undefined {
  const coming = sources.map(each => each.coming).filter(Boolean);
  return coming.length > 0 ? Promise.all(coming) : undefined;
}

/** The catalogue for the first of the tags that fits any, else English. */
export function lookUp(tags: readonly string[]): Catalogue {
  for (const source of sources) source.ask(tags);
  const {tag, value, asked} = registered.find(tags) ?? registered.find(['en'])!;
  return {tag, strings: value, asked};
}

/** Whether texts of ours are still to come, so that a name that is not known yet may be right: the second half begins with this one. */
const moreToCome = () => parts.size > 0 && parts.get('en')?.statusTitle === undefined;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

/** A text as long as any that makes sense. */
const cut = (text: string) => text.slice(0, 2000);

/** One way through ours and theirs at once. */
class Replacing {
  readonly #complain: Complain;
  readonly #told = new Set<string>();

  constructor(complain: Complain) {
    this.#complain = complain;
  }

  #refuse<T>(ours: T, path: string): T {
    if (!this.#told.has(path)) this.#complain(path);
    this.#told.add(path);
    return ours;
  }

  replace(ours: unknown, theirs: unknown, path: string): unknown {
    if (theirs === undefined) return ours;
    if (typeof ours === 'string') return isText(theirs) ? cut(theirs) : this.#refuse(ours, path);
    if (typeof ours === 'function') return this.#replaceFunction(ours as (...values: unknown[]) => string, theirs, path);
    if (Array.isArray(ours)) return Array.isArray(theirs) && theirs.every(isText) ? theirs.map(cut) : this.#refuse(ours, path);
    if (typeof theirs !== 'object' || theirs === null || Array.isArray(theirs)) return this.#refuse(ours, path);
    return this.#replaceGroup(ours as object, theirs as Record<string, unknown>, path);
  }

  #replaceGroup(ours: object, theirs: Record<string, unknown>, path: string): unknown {
    const unknown = Object.keys(theirs).filter(key => !Object.hasOwn(ours, key) && (path.includes('.') || !moreToCome()));
    for (const key of unknown) this.#refuse(null, `${path}.${key}`);
    const own = (key: string) => (Object.hasOwn(theirs, key) ? theirs[key] : undefined);
    return Object.fromEntries(Object.entries(ours).map(([key, text]) => [key, this.replace(text, own(key), `${path}.${key}`)]));
  }

  #replaceFunction(ours: (...values: unknown[]) => string, theirs: unknown, path: string): unknown {
    if (isText(theirs)) return () => cut(theirs);
    if (typeof theirs !== 'function') return this.#refuse(ours, path);
    return (...values: unknown[]) => {
      try {
        const text: unknown = theirs(...values);
        if (isText(text)) return cut(text);
      } catch {
        // A text of the page that breaks must not break the step it stands in.
      }
      return this.#refuse(ours, path)(...values);
    };
  }
}

/** What texts for a language may be filed under. A kind of private use keeps its own: text for German is not easy German. */
function namesOf(tag: string): string[] {
  const names = lookups(tag);
  const own = names.filter(each => /-x-/.test(each));
  return own.length > 0 ? own : names;
}

/** By the page's texts, then by ours: there may be a better catalogue later. */
const merged = new WeakMap<Messages, WeakMap<Strings, Map<string, Strings>>>();

/** A catalogue's texts with the page's own in place of those it replaces. */
export function withMessages({tag, strings, asked = tag}: Catalogue, messages: Messages | undefined, complain: Complain = () => {}): Strings {
  if (!messages) return strings;
  const ours = merged.get(messages) ?? new WeakMap<Strings, Map<string, Strings>>();
  const known = ours.get(strings) ?? new Map<string, Strings>();
  merged.set(messages, ours.set(strings, known));
  const tags = new Set([...namesOf(tag).reverse(), ...namesOf(asked).reverse()]);
  const given = Object.keys(messages).filter(each => tags.has(each.toLowerCase()));
  const inOrder = [...tags].flatMap(each => given.filter(key => key.toLowerCase() === each));
  const replacing = new Replacing(complain);
  const replace = (texts: Strings, key: string) => replacing.replace(texts, messages[key] ?? undefined, key) as Strings;
  const texts = known.get(asked) ?? inOrder.reduce(replace, strings);
  known.set(asked, texts);
  return texts;
}
