/** What the page's surroundings are like: media, width, text. */
import {executeServerCommand, setViewport} from '@web/test-runner-commands';

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
  stops.push(async () => void (await executeServerCommand('x-emulate-media', {})));
  await executeServerCommand('x-emulate-media', media);
}

/** Makes the page that wide until the test is over. */
export async function withWidth(width: number): Promise<void> {
  stops.push(() => setViewport({width: 800, height: 600}));
  await setViewport({width, height: 640});
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
  await withMedia({colorScheme});
  withStyle(':root {color-scheme: light dark; background: Canvas}');
}
