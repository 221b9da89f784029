import {contrast, over, type Rgba} from './contrast.js';

/** Something in a theme that somebody could not read, see or hit. */
export interface ThemeFinding {
  /** `invalid` is a colour that the browser cannot read. */
  kind: 'contrast' | 'focus' | 'target' | 'invalid';
  /** Where it is so. */
  scheme: 'light' | 'dark';
  /** The custom properties to look at, `--sf-…`. */
  tokens: string[];
  /** What was measured: a contrast to 1, or CSS pixels. */
  value: number;
  /** What it should be at least. */
  needed: number;
  /** For developers, in English. */
  message: string;
}

/** What is in force in one scheme. Colours go by the private name of their token; null for what is no colour. */
export interface Measured {
  scheme: 'light' | 'dark';
  colors: Readonly<Record<string, Rgba | null>>;
  /** What is behind the element; null where nobody can tell. */
  page: Rgba | null;
  /** CSS pixels. */
  focusWidth: number;
  /** CSS pixels. */
  target: number;
  /** The public name of the token that decides. */
  nameOf: (token: string) => string;
}

/** Text, and what it stands on. What is not opaque lies on the card. */
const texts: readonly (readonly [text: string, ground: string])[] = [
  ['text', 'card-surface'],
  ['muted', 'card-surface'],
  ['accent-text', 'card-surface'],
  ['danger', 'card-surface'],
  ['success', 'card-surface'],
  ['warning', 'card-surface'],
  ['heading-text', 'card-surface'],
  ['button-text', 'button-surface'],
  ['quiet-button-text', 'quiet-button-surface'],
  ['field-text', 'field-surface'],
  ['badge-text', 'badge-surface'],
];

/** Every colour that is looked at. */
export const lintedColors: readonly string[] = [...new Set([...texts.flat(), 'surface', 'field-border', 'focus'])];

const forText = 4.5;
const forShapes = 3;
const leastRing = 2;
const leastTarget = 24;

const white: Rgba = [1, 1, 1, 1];

const round = (value: number): number => Math.floor(value * 100) / 100;

/** Of those about the same tokens, the worst. */
function withoutRepeats(findings: readonly ThemeFinding[]): ThemeFinding[] {
  const worst = new Map<string, ThemeFinding>();
  for (const finding of findings) {
    const key = `${finding.kind} ${finding.tokens.join(' ')}`;
    const known = worst.get(key);
    if (!known || finding.value < known.value) worst.set(key, finding);
  }
  return [...worst.values()];
}

/** What is wrong with a theme in one scheme. */
export function findFaults({scheme, colors, page, focusWidth, target, nameOf}: Measured): ThemeFinding[] {
  const findings: ThemeFinding[] = [];
  const report = (kind: ThemeFinding['kind'], names: readonly string[], value: number, needed: number, what: string) => {
    const tokens = [...new Set(names.map(nameOf))];
    findings.push({kind, scheme, tokens, value: round(value), needed, message: `${tokens.join(' on ')} (${scheme}): ${what}`});
  };

  // Text on a button that is no colour is made from it, and is none either.
  const broken = lintedColors.filter(name => !colors[name] && (name !== 'button-text' || colors['button-surface']));
  for (const name of broken) report('invalid', [name], 0, 1, 'this is no colour.');

  const behind = page ?? white;
  const card = colors['card-surface'] && over(colors['card-surface'], behind);
  if (!card) return withoutRepeats(findings);

  const compare = (kind: 'contrast' | 'focus', name: string, ground: string, needed: number) => {
    const [top, under] = [colors[name], colors[ground]];
    if (!top || !under) return;
    const base = over(under, card);
    const value = contrast(over(top, base), base);
    const seen = under[3] === 0 ? 'card-surface' : ground;
    if (value < needed) report(kind, [name, seen], value, needed, `contrast is ${round(value)} to 1, and should be ${needed} to 1.`);
  };
  for (const [text, ground] of texts) compare('contrast', text, ground, forText);
  compare('contrast', 'field-border', 'card-surface', forShapes);
  compare('focus', 'focus', 'card-surface', forShapes);

  const {focus, surface} = colors;
  if (page && focus && surface) {
    // The ring has two colours, and one of them is enough.
    const value = Math.max(contrast(over(focus, page), page), contrast(over(surface, page), page));
    if (value < forShapes) report('focus', ['focus'], value, forShapes, `contrast with the page is ${round(value)} to 1, and should be 3 to 1.`);
  }
  if (focusWidth < leastRing) report('focus', ['focus-width'], focusWidth, leastRing, `the ring is ${round(focusWidth)} px wide, and should be 2 px.`);
  if (target < leastTarget) report('target', ['target'], target, leastTarget, `this is ${round(target)} px, and should be 24 px.`);
  return withoutRepeats(findings);
}
