/** What the tests of the look share: a style sheet of the page, and what colours there are in the end. */
import {executeServerCommand} from '@web/test-runner-commands';

import {contrast, over, type Rgba} from '../../src/flows/contrast.js';

const sheets: HTMLElement[] = [];
const names = new Set<string>();

/** Adds a style sheet to the page for this test. */
export function pageStyle(text: string): HTMLStyleElement {
  const style = document.createElement('style');
  style.textContent = text;
  document.head.append(style);
  sheets.push(style);
  return style;
}

/** Links one of the ready themes for this test. */
export async function theme(name: string): Promise<void> {
  const response = await fetch(`/src/themes/${name}.css`);
  if (!response.ok) throw new Error(`There is no theme ${name}.`);
  pageStyle(await response.text());
}

/** Sets a custom property of the page for this test. */
export function token(name: string, value: string): void {
  names.add(name);
  document.documentElement.style.setProperty(name, value);
}

export const scheme = (value: string): void => token('color-scheme', value);

/** The media the page sees until the test is over. */
export const media = (values: Record<string, string>): Promise<unknown> => executeServerCommand('x-emulate-media', values);

afterEach(async () => {
  for (const sheet of sheets.splice(0)) sheet.remove();
  for (const name of names) document.documentElement.style.removeProperty(name);
  names.clear();
  await media({});
});

const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true})!;

/** What is painted for a colour, however it is written. */
export function painted(color: string): Rgba {
  canvas.clearRect(0, 0, 1, 1);
  canvas.fillStyle = '#000';
  canvas.fillStyle = color;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
  return [red! / 255, green! / 255, blue! / 255, alpha! / 255];
}

const parentOf = (element: Element): Element | null => element.assignedSlot ?? element.parentElement ?? (element.getRootNode() as ShadowRoot).host ?? null;

/** What is seen behind an element, its own background included. */
export function ground(element: Element): Rgba {
  const layers: Rgba[] = [];
  for (let at: Element | null = element; at; at = parentOf(at)) layers.push(painted(getComputedStyle(at).backgroundColor));
  return layers.reduceRight((under, layer) => over(layer, under), [1, 1, 1, 1]);
}

/** Contrast of an element's text with what is seen behind it. */
export function textContrast(element: Element): number {
  const base = ground(element);
  return contrast(over(painted(getComputedStyle(element).color), base), base);
}
