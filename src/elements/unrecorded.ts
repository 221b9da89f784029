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

/** Keeps what an element shows, a number or a code, out of recordings; for `ref` in a template without a class that changes. */
export function unrecorded(element?: Element): void {
  if (!element) return;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.classList.add(...classes);
}
