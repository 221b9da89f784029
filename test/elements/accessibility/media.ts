/** What the page's surroundings are like: media, width, text. */
import {emulateMedia, engine, setViewport} from '../engine.js';

const stops: (() => void | Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

interface Media {
  colorScheme?: 'dark' | 'light';
  reducedMotion?: 'reduce';
  forcedColors?: 'active';
}

/** Sets the media until the test is over. */
export async function withMedia(media: Media): Promise<void> {
  stops.push(() => emulateMedia({}));
  await emulateMedia({...media});
}

/** Makes the page that wide until the test is over. */
export async function withWidth(width: number): Promise<void> {
  stops.push(() => setViewport(800));
  await setViewport(width, 640);
  // Where the window cannot be as narrow, the page in it is.
  if (innerWidth > width) withStyle(`:root {inline-size: ${width}px}`);
}

/** A sheet of the page until the test is over. */
export function withStyle(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  stops.push(() => void (document.adoptedStyleSheets = document.adoptedStyleSheets.filter(each => each !== sheet)));
}

/** A page that offers both schemes, and is in the one that is asked for. */
export async function withScheme(colorScheme: 'dark' | 'light'): Promise<void> {
  // WebKit takes no scheme on command. There the page alone asks for it, and gets the same colours.
  const isTold = engine !== 'webkit';
  if (isTold) await withMedia({colorScheme});
  withStyle(`:root {color-scheme: ${isTold ? 'light dark' : colorScheme}; background: Canvas}`);
}
