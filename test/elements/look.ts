/** What the tests of the look share: a style sheet of the page, its properties, and what can be read. */
import {behind, contrast, read} from './accessibility/colours.js';
import {emulateMedia} from './engine.js';

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
export const media = emulateMedia;

afterEach(async () => {
  for (const sheet of sheets.splice(0)) sheet.remove();
  for (const name of names) document.documentElement.style.removeProperty(name);
  names.clear();
  await media({});
});

/** Contrast of an element's text with what is seen behind it. */
export const textContrast = (element: Element): number => contrast(read(getComputedStyle(element).color), behind(element));
