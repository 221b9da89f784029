import {noChange} from 'lit';
import {Directive, directive, type ElementPart} from 'lit/directive.js';

/**
 * By these marks, each its own, the tools that record what people do on a page know what they must leave out: Clarity,
 * Contentsquare, Datadog, Dynatrace, Hotjar, New Relic, OpenReplay, LogRocket and Sentry; in classes FullStory, PostHog
 * and rrweb.
 */
const attributes = {
  'data-clarity-mask': 'true',
  'data-cs-mask': '',
  'data-dd-privacy': 'mask',
  'data-dtrum-mask': '',
  'data-hj-suppress': '',
  'data-nr-mask': '',
  'data-openreplay-obscured': '',
  'data-private': '',
  'data-sentry-mask': '',
};
const classes = ['fs-mask', 'ph-no-capture', 'rr-mask'];

/** Keeps what an element shows, a number or a code, out of recordings. */
export function keepUnrecorded(element: Element): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.classList.add(...classes);
}

class Unrecorded extends Directive {
  #kept = false;

  render(): typeof noChange {
    return noChange;
  }

  override update({element}: ElementPart): typeof noChange {
    if (!this.#kept) keepUnrecorded(element);
    this.#kept = true;
    return noChange;
  }
}

/** The same in a template, on an element without a class that changes. */
export const unrecorded = directive(Unrecorded);
