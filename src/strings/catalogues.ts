import {en} from './en.js';
import type {Strings} from './strings.js';

/** A language tag and the texts in that language. */
export interface Catalogue {
  /** BCP 47, as registered. */
  tag: string;
  strings: Strings;
}

/** Texts that a page puts in place of ours, per language and key. A text that cannot be used falls back to ours. */
export type Messages = Record<string, Partial<Strings>>;

const registered = new Map<string, Catalogue>();

/** Makes a language available. Registering a tag again replaces it. */
export function registerLanguage(tag: string, strings: Strings): void {
  registered.set(tag.toLowerCase(), {tag, strings});
}

registerLanguage('en', en);

/** `de-CH-1996` → `de-ch-1996`, `de-ch`, `de` */
function lookups(tag: string): string[] {
  const parts = tag.trim().toLowerCase().split(/[-_]/);
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-')).filter(Boolean);
}

function relative(tag: string): Catalogue | undefined {
  const [language] = tag.trim().toLowerCase().split(/[-_]/);
  return [...registered.values()].find(each => each.tag.toLowerCase().split('-')[0] === language);
}

/** The catalogue for the first of the tags that fits any: as such, shortened, or another kind of the same language. */
export function lookUp(tags: readonly string[]): Catalogue {
  for (const tag of tags) {
    const found = lookups(tag).map(each => registered.get(each)).find(Boolean) ?? relative(tag);
    if (found) return found;
  }
  return registered.get('en')!;
}

function replaced(ours: unknown, theirs: unknown): unknown {
  if (theirs === undefined || theirs === null) return ours;
  if (typeof ours === 'string') return typeof theirs === 'string' && theirs.trim() ? theirs.slice(0, 2000) : ours;
  if (typeof ours === 'function') return replacedFunction(ours as (...values: unknown[]) => string, theirs);
  if (typeof theirs !== 'object') return ours;
  if (Array.isArray(ours)) return Array.isArray(theirs) && theirs.every(each => typeof each === 'string') ? theirs : ours;
  const given = theirs as Record<string, unknown>;
  const entries = Object.entries(ours as object);
  return Object.fromEntries(entries.map(([key, text]) => [key, replaced(text, Object.hasOwn(given, key) ? given[key] : undefined)]));
}

function replacedFunction(ours: (...values: unknown[]) => string, theirs: unknown): unknown {
  if (typeof theirs === 'string' && theirs.trim()) return () => theirs;
  if (typeof theirs !== 'function') return ours;
  return (...values: unknown[]) => {
    try {
      const text: unknown = theirs(...values);
      if (typeof text === 'string' && text.trim()) return text.slice(0, 2000);
    } catch {
      // A text of the page that breaks must not break the step it stands in.
    }
    return ours(...values);
  };
}

const merged = new WeakMap<Messages, Map<string, Strings>>();

/** A catalogue's texts with the page's own in place of those it replaces. */
export function withMessages({tag, strings}: Catalogue, messages: Messages | undefined): Strings {
  if (!messages) return strings;
  const known = merged.get(messages) ?? new Map<string, Strings>();
  merged.set(messages, known);
  const given = lookups(tag).reverse().map(each => ownMessages(messages, each)).filter(Boolean);
  const texts = known.get(tag) ?? given.reduce<Strings>((texts, each) => replaced(texts, each) as Strings, strings);
  known.set(tag, texts);
  return texts;
}

function ownMessages(messages: Messages, tag: string): Partial<Strings> | undefined {
  const key = Object.keys(messages).find(each => each.toLowerCase() === tag);
  return key === undefined ? undefined : messages[key];
}
