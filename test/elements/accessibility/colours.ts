/** Colours as the browser shows them, and how well they can be told apart. */
import {chain} from './roots.js';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', {willReadFrequently: true})!;

/** A computed colour, whatever its notation. */
export function read(colour: string): Colour {
  context.clearRect(0, 0, 1, 1);
  context.fillStyle = colour;
  context.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
  return [red!, green!, blue!, alpha! / 255];
}

const over = ([r, g, b, a]: Colour, [red, green, blue]: Colour): Colour => [
  r * a + red * (1 - a), g * a + green * (1 - a), b * a + blue * (1 - a), 1,
];

/** What is behind the content of an element. */
export function behind(element: Element): Colour {
  const layers: Colour[] = [];
  for (const each of chain(element)) {
    const colour = read(getComputedStyle(each).backgroundColor);
    layers.push(colour);
    if (colour[3] === 1) break;
  }
  return layers.reduceRight<Colour>((below, layer) => over(layer, below), [255, 255, 255, 1]);
}

function luminance([...channels]: Colour): number {
  const [red, green, blue] = channels.map(value => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** The contrast of two colours as WCAG 2 has it, from 1 to 21. */
export function contrast(front: Colour, back: Colour): number {
  const [a, b] = [luminance(over(front, back)), luminance(back)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
