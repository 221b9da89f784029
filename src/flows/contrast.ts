/** A colour in sRGB: red, green, blue and opacity, each from 0 to 1. */
export type Rgba = readonly [number, number, number, number];

const numbers = (text: string): number[] => text.match(/-?[\d.]+(e[-+]?\d+)?%?/gi)?.map(readNumber) ?? [];

function readNumber(text: string): number {
  return text.endsWith('%') ? parseFloat(text) / 100 : parseFloat(text);
}

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Reads what a browser says a colour is, `color(srgb …)` or `rgb(…)`; null for anything else. */
export function readColor(text: string): Rgba | null {
  const [, form, values = ''] = /^(color\(srgb |rgba?\()(.*)\)$/.exec(text.trim()) ?? [];
  if (!form) return null;
  const [red, green, blue, alpha = 1] = numbers(values.replaceAll('none', '0'));
  if (red === undefined || green === undefined || blue === undefined) return null;
  const most = form.startsWith('rgb') ? 255 : 1;
  return [within(red / most), within(green / most), within(blue / most), within(alpha)];
}

/** What is seen of a colour that lies on another. */
export function over([red, green, blue, alpha]: Rgba, [r, g, b]: Rgba): Rgba {
  const mix = (top: number, under: number) => top * alpha + under * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

const linear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

/** Relative luminance as WCAG defines it, 0 for black to 1 for white. */
export function luminance([red, green, blue]: Rgba): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

/** Contrast as WCAG defines it, from 1 to 21, of two opaque colours. */
export function contrast(one: Rgba, other: Rgba): number {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (high + 0.05) / (low + 0.05);
}
