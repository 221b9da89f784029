import {adoptStyles, css} from 'lit';

import {over, readColor, type Rgba} from '../flows/contrast.js';
import {findFaults, lintedColors, type Measured, type ThemeFinding} from '../flows/theme-lint.js';
import {tokens} from './tokens.styles.js';

const styles = css`
  :host {
    position: absolute !important;
    visibility: hidden !important;
  }

  :host > div {
    forced-color-adjust: none;
    font-size: var(--_font-size);
    outline-style: solid;
    outline-width: var(--_focus-width);
    min-block-size: var(--_target);
  }
`;

type Scheme = Measured['scheme'];

/** What a colour is in the end; null where the browser cannot tell, or takes it for no colour. */
function resolve(probe: HTMLElement, color: string): Rgba | null {
  // Of a background, what is no colour leaves this, which no colour becomes that was calculated with.
  probe.style.setProperty('background-color', `color(from ${color} srgb r g b / alpha)`);
  const found = getComputedStyle(probe).backgroundColor;
  return found.startsWith('rgba(0, 0, 0, 0') ? null : readColor(found);
}

/** The names that decide about a token, the nearest first, as its default says. */
function chainOf(token: string): string[] {
  const [, value = ''] = new RegExp(`--_${token}:([^;}]*)`).exec(tokens.cssText) ?? [];
  const next = [...value.matchAll(/var\(--_([\w-]+)\)/g)].flatMap(([, name]) => chainOf(name!));
  return [...(value.match(/--sf-[\w-]+/g) ?? []), ...next];
}

const isOfPart = (name: string): boolean => /^--sf-(quiet-)?(button|field|card|heading|badge)-/.test(name);

/** The one that is set; where none is, the one that says it for all parts. */
function decider(token: string, here: CSSStyleDeclaration): string {
  const names = chainOf(token);
  const set = names.find(name => here.getPropertyValue(name).trim() !== '');
  return set ?? names.find(name => !isOfPart(name)) ?? `--sf-${token}`;
}

/** What lies behind an element: the backgrounds of what is around it, down to the page. */
function pageBehind(place: Element, probe: HTMLElement): Rgba | null {
  const layers: Rgba[] = [];
  for (let at: Element | null = place; at; at = at.assignedSlot ?? at.parentElement ?? outside(at)) {
    const color = resolve(probe, getComputedStyle(at).backgroundColor);
    if (!color) return null;
    layers.push(color);
    if (color[3] === 1) break;
  }
  const canvas = resolve(probe, 'Canvas');
  return canvas && layers.reduceRight((under, layer) => over(layer, under), canvas);
}

function outside(element: Element): Element | null {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The schemes that the elements may be shown in. */
function schemesOf(probe: HTMLElement): Scheme[] {
  const words = getComputedStyle(probe).colorScheme.split(' ');
  const found = (['light', 'dark'] as const).filter(scheme => words.includes(scheme));
  return found.length > 0 ? found : ['light'];
}

/** The scheme that is in force for an element now. */
function schemeNow(probe: HTMLElement): Scheme {
  return resolve(probe, 'light-dark(#fff, #000)')?.[0] === 0 ? 'dark' : 'light';
}

function measure(place: Element, probe: HTMLElement): ThemeFinding[] {
  const here = getComputedStyle(probe);
  // An element that shows nothing of what is put into it.
  if (!here.color) return [];
  const schemes = schemesOf(probe);
  const now = schemeNow(probe);
  const page = pageBehind(place, probe);
  return schemes.flatMap(scheme => {
    probe.style.setProperty('color-scheme', scheme);
    const colors = Object.fromEntries(lintedColors.map(name => [name, resolve(probe, `var(--_${name})`)]));
    return findFaults({
      scheme,
      colors,
      // What the page looks like in the other scheme shows only there.
      page: scheme === now ? page : null,
      focusWidth: parseFloat(here.outlineWidth),
      target: parseFloat(here.minBlockSize) || 0,
      nameOf: token => decider(token, here),
    });
  });
}

/**
 * Looks at the custom properties in force at a place, in each scheme they may be shown in: for text below 4.5 to 1, edges
 * of fields and a focus ring below 3 to 1, a ring thinner than 2 px, controls lower than 24 px. For developers; never throws.
 *
 * What the page itself looks like is taken into account in the scheme it has now, but for pictures.
 *
 * @param place An element of ours, or where one would stand; default the body.
 */
export function lintTheme(place: Element = document.body): ThemeFinding[] {
  const host = document.createElement('div');
  try {
    const root = host.attachShadow({mode: 'open'});
    adoptStyles(root, [tokens, styles]);
    const probe = document.createElement('div');
    root.append(probe);
    (place.shadowRoot ?? place).append(host);
    return measure(place, probe);
  } catch {
    return [];
  } finally {
    host.remove();
  }
}
