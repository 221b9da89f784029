import {warnOnce} from './api/warn.js';
import {version} from './elements/version.js';
import {lacking} from './flows/needs.js';

/** What tells our classes from those of others, also from another copy or version of this package. */
const mark = Symbol.for('smart-flow.version');

/** Where a class keeps which other version wanted its tag, for whoever looks for what is wrong with a page. */
const leftOut = Symbol.for('smart-flow.left-out');

type Ours = CustomElementConstructor & {[mark]?: string; [leftOut]?: string};

/** What an element is made of, by what follows the prefix in their tags. */
const needed = new Map([
  ['flow', ['phone-verify', 'status', 'tc-accept', 'identify']],
  ['gate', ['flow']],
  ['launcher', ['flow']],
]);

/** Says why an element is not what the page's maker may expect. The same version twice is nothing to speak of. */
function explain(tag: string, there: Ours): void {
  const other = there[mark];
  if (!other) warnOnce(`<${tag}> is taken by something else on this page. What needs it is left out; define({prefix}) registers all under other tags.`);
  else if (other !== version) {
    // Another version may have frozen its classes.
    Reflect.set(there, leftOut, version);
    warnOnce(`version ${other} is on this page already and stays; ${version} is left out, but for define({prefix}).`);
  }
}

/**
 * Gives a class its tag, where the tag is free and there is a page at all. Never throws. Where somebody else has the tag
 * of what it is made of, or the browser lacks what it needs, it stays undefined, and what the page put into it visible.
 */
export function register(tag: string, element: CustomElementConstructor): void {
  const registry = globalThis.customElements;
  if (!registry) return;
  // On a server nothing is shown, and what stands in for a registry there has none of it.
  const missing = globalThis.document ? lacking(globalThis) : [];
  // An element that is half there would be a blank; undefined, it shows what the page put into it.
  if (missing.length > 0) return warnOnce(`this browser is too old: it lacks ${missing.join(', ')}. The elements are left out, and what stands in them is shown.`);
  const there = registry.get(tag);
  if (there) return explain(tag, there);
  const name = tag.lastIndexOf('-') + 1;
  const parts = needed.get(tag.slice(name)) ?? [];
  if (parts.some(part => !(registry.get(tag.slice(0, name) + part) as Ours | undefined)?.[mark])) return;
  const define = (own: CustomElementConstructor) => {
    registry.define(tag, Object.assign(own, {[mark]: version}));
  };
  try {
    try {
      define(element);
    } catch {
      // A class has one tag; under a second prefix it goes as a class of its own.
      define(class extends element {});
    }
  } catch (error) {
    warnOnce(`<${tag}> could not be registered: ${String(error)}`);
  }
}
