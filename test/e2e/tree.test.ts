import assert from 'node:assert/strict';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import type {Browser} from 'playwright-core';

import {galleryContext, lists, openGallery} from './gallery.js';
import {folderOf, leftOver, outcomeFolder, renewing} from './references.js';
import {trees, written} from './tree.js';
import {launch} from './world.js';

const folder = folderOf('trees');
const outcome = outcomeFolder('trees');

describe('what assistive technology is told', () => {
  let browser: Browser;
  /** The text of each element, with all its states. */
  const texts = new Map<string, string>();

  before(async () => {
    browser = await launch();
    const context = await galleryContext(browser, {viewport: {width: 1280, height: 900}, reducedMotion: 'reduce'});
    const page = await openGallery(context);
    const {states} = await lists(page);
    // The lists of countries are whole where somebody goes; most of these states are far below.
    await page.locator('[part~=country-select]').evaluateAll(all => all.forEach(list => list.dispatchEvent(new Event('focus'))));
    const together = await trees(page, states.filter(state => !state.alone).map(({id}) => id));
    for (const {id, element, alone} of states) {
      const tree = alone ? (await trees(await openGallery(context, `only=${id}&bare`), [id])).get(id)! : together.get(id)!;
      texts.set(element, `${texts.get(element) ?? ''}# ${id}\n${written(tree)}\n`);
    }
  });
  after(() => browser.close());

  it('is what it was, in every state of every element', () => {
    assert.ok(texts.size > 7, 'There is something to compare.');
    const changed: string[] = [];
    for (const [element, text] of texts) {
      const file = join(folder, `${element}.txt`);
      if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
      if (renewing) {
        writeFileSync(file, text);
        continue;
      }
      const actual = join(outcome, `${element}.txt`);
      writeFileSync(actual, text);
      changed.push(`diff ${file} ${actual}`);
    }
    assert.deepEqual(changed, [], 'If the change is meant, `npm run pictures` takes it over.');
  });

  it('has no reference that nothing is compared with', () => {
    assert.deepEqual(leftOver('trees', [...texts.keys()].map(element => `${element}.txt`)), []);
  });
});
