import {firefox, type Browser, type BrowserContext, type Locator, type Page} from 'playwright-core';

import type {Engine, Part, Place, Tab, Visit} from './place.js';
import {startWebKit} from './webkit.js';
import {Watch, launch} from './world.js';

class PlaywrightVisit implements Visit {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly watch: Watch,
  ) {}

  inside(frame: Part): Place {
    return (frame as Locator).contentFrame();
  }

  async opened(act: () => Promise<void>): Promise<Tab> {
    const [tab] = await Promise.all([this.page.waitForEvent('popup'), act()]);
    return tab;
  }

  async run(script: string): Promise<unknown> {
    return this.page.evaluate(`(() => {${script}})()`);
  }

  async faults(): Promise<string[]> {
    return this.watch.faults;
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

/** A visit of somebody whom the browser does not know. */
async function visit(browser: Browser, url: string, left: () => void): Promise<Visit> {
  const context = await browser.newContext({locale: 'en-GB'});
  context.once('close', left);
  const watch = new Watch(context);
  const page = await context.newPage();
  // While all engines are at work one of them may get no processor for a while.
  await page.goto(url, {timeout: 120_000});
  return new PlaywrightVisit(context, page, watch);
}

async function startChromium(): Promise<Engine> {
  const browser = await launch();
  return {visit: url => visit(browser, url, () => {}), close: () => browser.close()};
}

/** Of Firefox's windows only one has the focus, and the others' frames take no keys: each visitor has a browser. */
async function startFirefox({path}: {path: string}): Promise<Engine> {
  const browsers: Promise<Browser>[] = [];
  const free: Browser[] = [];
  const start = () => {
    const starting = firefox.launch({channel: 'moz-firefox', executablePath: path});
    browsers.push(starting);
    return starting;
  };
  return {
    async visit(url) {
      const browser = free.pop() ?? (await start());
      return visit(browser, url, () => free.push(browser));
    },
    close: () => Promise.all(browsers.map(async starting => (await starting).close())),
  };
}

interface Programs {
  chromium?: {path: string};
  firefox?: {path: string};
  webkit?: object;
}

/** As for the element tests: `ENGINES`, and what is installed. */
const {findEngines} = (await import(new URL('../../../test/tools/engines.mjs', import.meta.url).href)) as {
  findEngines(): {found: Programs; missing: string[]};
};
const {found, missing} = findEngines();

export {missing};

const all: Record<keyof Programs, {places: number; start(): Promise<Engine>}> = {
  chromium: {places: 3, start: startChromium},
  firefox: {places: 2, start: () => startFirefox(found.firefox!)},
  webkit: {places: 2, start: () => startWebKit(found.webkit!)},
};

/** The engines there are, how many people find a place in each at once, and how it is started. */
export const engines = (Object.keys(found) as (keyof Programs)[]).map(name => ({name, ...all[name]}));
