import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';

import {deCH} from '../../src/strings/de-CH.js';
import {deDE} from '../../src/strings/de-DE.js';
import {easy} from '../../src/strings/de-x-easy.js';
import {en} from '../../src/strings/en.js';
import type {Strings} from '../../src/strings/strings.js';
import {createWorld, own, type World} from './world.js';

describe('the hosted page', () => {
  let world: World;
  before(async () => void (world = await createWorld()));
  after(() => world.stop());

  const open = (accept: string | null, query = '') =>
    world.gateway.fetch(new Request(`${own}/${query}`, {headers: accept === null ? {} : {'Accept-Language': accept}}), {address: '198.51.100.1'});

  const rows: [accept: string | null, query: string, tag: string, strings: Strings][] = [
    [null, '', 'en', en],
    ['', '', 'en', en],
    ['de-CH,de;q=0.9,en;q=0.8', '', 'de-CH', deCH],
    ['en;q=0.5, de-CH', '', 'de-CH', deCH],
    ['de-CH;q=0, en', '', 'en', en],
    ['de-DE,de;q=0.9,en;q=0.8', '', 'de-DE', deDE],
    ['de-AT', '', 'de-DE', deDE],
    ['de, de-CH;q=0.9', '', 'de-CH', deCH],
    ['de-LI', '', 'de-LI', deCH],
    ['en', '?lang=de-x-easy', 'de-x-easy', easy],
    ['*', '', 'en', en],
    ['xx-YY, _, de-CH', '', 'de-CH', deCH],
    ['en', '?lang=de-CH', 'de-CH', deCH],
    ['de-CH', '?lang=%22%3E%3Cscript%3E', 'de-CH', deCH],
    [`${'x-y, '.repeat(2000)}de-CH`, '', 'en', en],
  ];
  for (const [accept, query, tag, strings] of rows) {
    it(`asked for in ${JSON.stringify(accept)?.slice(0, 40)} ${query} is in ${tag}`, async () => {
      const response = await open(accept, query);
      const html = await response.text();
      assert.match(html, new RegExp(`<html lang="${tag}">`));
      assert.ok(html.includes(`<title>${strings.flowTitle}</title>`));
      assert.ok(html.includes(`<noscript>${strings.needsScript}</noscript>`));
      assert.equal(response.headers.get('Content-Language'), tag);
      assert.match(response.headers.get('Vary') ?? '', /Accept-Language/);
      assert.ok(!html.includes('"><script>'));
    });
  }

  it('speaks every language that the elements do', async () => {
    const tags = readdirSync(new URL('../../../src/languages', import.meta.url)).map(name => name.replace(/\.ts$/, ''));
    assert.ok(tags.includes('de-CH'));
    for (const tag of tags) assert.equal((await open('en', `?lang=${tag}`)).headers.get('Content-Language'), tag);
  });
});
