import type {PropertyValues} from 'lit';

import {attributeFault} from '../flows/attributes.js';
import {warnOnce} from '../api/warn.js';

type Choices = Record<string, readonly string[]>;
type Judged = HTMLElement & {nested: boolean};

function warnOf(element: Judged, property: PropertyKey, choices: Choices): void {
  const attribute = String(property).replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`);
  // A part of a greater whole was given what the whole was, which has said so; only the list is its own.
  if (element.nested && !Object.hasOwn(choices, attribute)) return;
  const value = element[property as keyof Judged];
  // What is no number says more as it was written.
  const written = Number.isNaN(value) ? element.getAttribute(attribute) : value;
  const fault = attributeFault(element.localName, attribute, written, choices);
  if (fault) warnOnce(fault);
}

/** Warns of the attributes among what changed that cannot say what they do. `choices`: see `attributeFault`. */
export function warnOfValues(element: Judged, changed: PropertyValues, choices: Choices): void {
  try {
    for (const property of changed.keys()) warnOf(element, property, choices);
  } catch {
    // Where the page took away what this needs, the element itself may still work: no warning is worth it.
  }
}
