import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import pixelmatch from 'pixelmatch';
import {PNG} from 'pngjs';

import {root} from './gallery.js';

/**
 * How different two colours may be (0 to 1), and how many pixels of a thousand. Both together absorb what another
 * graphics library or processor rounds otherwise at edges. A line, a word or a colour that changes is more than that,
 * also one dark colour for another.
 */
const threshold = 0.03;
const mostOfThousand = 1;

const fontFile = (weight: number) => readFileSync(join(root, `node_modules/@fontsource/noto-sans/files/noto-sans-latin-${weight}-normal.woff2`));

/** A style sheet: the same letters on every machine, whatever a theme would have. */
export const sameLetters = [400, 600, 700]
  .map(weight => `@font-face {font-family: Pictured; font-weight: ${weight}; src: url(data:font/woff2;base64,${fontFile(weight).toString('base64')})}`)
  .concat(':root:root {--sf-font: Pictured; --sf-heading-font: Pictured; font-family: Pictured}')
  .join('\n');

/** The same picture with fewer shades at the edges of letters, which halves it; half a step is far below the threshold. */
export function small(picture: Buffer): Buffer {
  const png = PNG.sync.read(picture);
  const step = 8;
  png.data.forEach((value, index) => (png.data[index] = Math.min(255, Math.round(value / step) * step)));
  return PNG.sync.write(png, {colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0});
}

/** What differs from the reference, as a sentence with the file to look at; empty for nothing. Both are PNG files. */
export function difference(actual: Buffer, reference: string, outcome: string): string {
  const differs = (what: string) => {
    writeFileSync(outcome, actual);
    return `${reference} ${what}; now it is ${outcome}`;
  };
  if (!existsSync(reference)) return differs('is missing');
  const [before, now] = [PNG.sync.read(readFileSync(reference)), PNG.sync.read(actual)];
  const {width, height} = now;
  if (before.width !== width || before.height !== height) return differs(`is ${before.width} × ${before.height} and not ${width} × ${height}`);
  const marked = new PNG({width, height});
  const pixels = pixelmatch(before.data, now.data, marked.data, width, height, {threshold});
  if (pixels <= (width * height * mostOfThousand) / 1000) return '';
  const where = outcome.replace('.png', '.diff.png');
  writeFileSync(where, PNG.sync.write(marked));
  return differs(`differs in ${pixels} pixels, marked in ${where}`);
}
