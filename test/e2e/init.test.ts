/** What `npx smart-flow-elements init` writes for pages without a framework; `npm run test:hosts` has the others. */
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {start} from '../package/start.js';
import {createWorld, type World} from '../package/world.js';
import {goToTheEnd} from './start.js';
import {launch} from './world.js';

describe('what init writes', () => {
  let browser: Browser;
  let world: World;
  before(async () => {
    world = createWorld();
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    world.close();
  });

  for (const host of ['module', 'classic']) {
    it(`leads from the number to the end (${host})`, async () => {
      const started = await start(world.app, host);
      try {
        await goToTheEnd(browser, started);
      } finally {
        await started.stop();
      }
    });
  }
});
