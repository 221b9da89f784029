/** What somebody hears who does not see the page: a log of the live regions. */
import {roots} from './roots.js';

export interface Heard {
  /** Milliseconds since listening began, by the page's clock. */
  at: number;
  text: string;
}

const live = '[role="status"], [role="alert"]';
const options = {subtree: true, childList: true, characterData: true};
const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

/**
 * Listens to all regions in an element, also those that come later. What a region holds when it appears is not said by
 * most screen readers, nor what one says that is not rendered; neither is in the log. `mute` names those that came with
 * words, or were replaced.
 */
export function hear(element: Element): {heard: Heard[]; lines: () => string[]; mute: string[]} {
  const heard: Heard[] = [];
  const mute: string[] = [];
  const known = new Map<Node, string>();
  const since = performance.now();
  const name = (region: Element) => `${((region.getRootNode() as ShadowRoot).host ?? region).localName} ${region.role}`;

  const say = (region: Element) => {
    const text = region.textContent!.replace(/\s+/g, ' ').trim();
    if (known.get(region) === text) return;
    known.set(region, text);
    if (text && region.checkVisibility()) heard.push({at: Math.round(performance.now() - since), text: `${name(region)}: ${text}`});
  };

  const observer = new MutationObserver(records => {
    for (const {target} of records) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
      if (region && known.has(region)) say(region);
    }
    look(false);
  });

  const complete = new Set<ShadowRoot>();
  const look = (first: boolean) => {
    for (const root of roots(element)) {
      observer.observe(root, options);
      const regions = [...root.querySelectorAll(live)];
      for (const region of regions.filter(each => !known.has(each))) {
        known.set(region, region.textContent!.trim());
        if (!first && (complete.has(root) || known.get(region))) mute.push(name(region));
      }
      if (regions.length > 0) complete.add(root);
    }
  };
  observer.observe(element, options);
  look(true);
  stops.push(() => observer.disconnect());
  return {heard, mute, lines: () => heard.map(({text}) => text)};
}
