/** Which engine the tests run in, and what it does on command. */
import {executeServerCommand} from '@web/test-runner-commands';

export type Engine = 'chromium' | 'firefox' | 'webkit';

const {userAgent} = navigator;

export const engine: Engine = userAgent.includes('Firefox/') ? 'firefox' : /Chrom(e|ium)\//.test(userAgent) ? 'chromium' : 'webkit';

let test: Mocha.Test | undefined;
beforeEach(function () {
  test = this.currentTest;
});

/** Leaves out the test that runs; the reason stands in its name, and at the end of the run. */
export function leaveOut(reason: string): never {
  test!.title += ` (left out: ${reason})`;
  return test!.ctx!.runnable().skip();
}

const queries: Record<string, (value: string) => string> = {
  media: value => value || 'all',
  colorScheme: value => `(prefers-color-scheme: ${value})`,
  reducedMotion: value => `(prefers-reduced-motion: ${value})`,
  forcedColors: value => `(forced-colors: ${value})`,
};

/** The media the page sees from now on. Where an engine takes none but its own and those are others, the test is left out. */
export async function emulateMedia(values: Record<string, string>): Promise<void> {
  await executeServerCommand('x-emulate-media', values);
  const missing = Object.entries(values).filter(([name, value]) => !matchMedia(queries[name]!(value)).matches);
  if (missing.length > 0) leaveOut(`${engine} cannot be told ${missing.map(([name, value]) => `${name} ${value}`).join(', ')} here`);
}

/** Makes the page as large as asked, in pixels, or as near to it as its window can be: WebKit's is at least about 450 wide. */
export const setViewport = async (width: number, height = 600): Promise<void> =>
  void (await executeServerCommand('x-set-viewport', {width, height}));
