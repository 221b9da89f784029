import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {parse} from 'parse5';

import {errorCodes} from '../../src/api/errors.js';
import {createBackend} from '../../src/testing/index.js';

const load = (path: string) => import(new URL(`../../../demo/docs/${path}`, import.meta.url).href);

interface Docs {
  createDocs(personas: unknown): (request: Request, service: string) => Response | null;
}
const {createDocs} = (await load('site.mjs')) as Docs;
interface Named {
  name: string;
  description?: string;
}
interface Element {
  tagName: string;
  attributes?: Named[];
  slots?: Named[];
  cssParts?: Named[];
  cssProperties?: Named[];
  events?: Named[];
}
const {pages, elements} = (await load('pages.mjs')) as {pages: {path: string; title: string}[]; elements: Element[]};
const {todo} = (await load('errors.mjs')) as {todo: Record<string, [string, string]>};

const docs = createDocs(createBackend().personas);
const get = (path: string) => docs(new Request(`http://localhost:3000/docs/${path}`), 'http://localhost:4000');
const written = await Promise.all(pages.map(async ({path}) => ({path, html: await get(path)!.text()})));
const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, found]) => found!);

describe('the documentation', () => {
  it('is HTML without a fault, each name in it once', () => {
    for (const {path, html} of written) {
      const faults: string[] = [];
      parse(html, {sourceCodeLocationInfo: true, onParseError: ({code, startLine}) => void faults.push(`${startLine} ${code}`)});
      assert.deepEqual(faults, [], path);
      const ids = all(html, / id="([^"]*)"/g);
      assert.deepEqual(ids.filter((id, index) => ids.indexOf(id) !== index), [], path);
    }
  });

  it('has a page at the end of each link, and what is pointed at on it', () => {
    const ids = new Map(written.map(({path, html}) => [path, all(html, / id="([^"]*)"/g)]));
    const links = written.flatMap(({html}) => all(html, /<a [^>]*href="\/docs\/([^"]*)"/g));
    const leadsNowhere = (link: string) => {
      const [path = '', id] = link.split('#');
      return !ids.has(path) || (id !== undefined && !ids.get(path)!.includes(id));
    };
    assert.ok(links.length > 300);
    assert.deepEqual(links.filter(leadsNowhere), []);
  });

  it('has an index whose every entry can be reached', async () => {
    const index = (await get('search.json')!.json()) as {storedFields: Record<string, {address: string; title: string}>};
    const entries = Object.values(index.storedFields);
    const pagesFound = new Set(entries.map(({address}) => address.split('#')[0]));
    assert.deepEqual(pages.filter(({path}) => !pagesFound.has(`/docs/${path}`)), []);
    for (const {address} of entries) {
      const [path, id] = address.replace('/docs/', '').split('#');
      assert.ok(!id || written.find(page => page.path === path)!.html.includes(` id="${id}"`), address);
    }
  });

  it('has a control for all that can be set at an element, and listens to all that it announces', () => {
    for (const {tagName, attributes = [], slots = [], cssParts = [], cssProperties = [], events = []} of elements) {
      const {html} = written.find(({path}) => path === tagName)!;
      const names = (items: Named[]) => items.map(({name}) => name);
      const expected = {
        attribute: names(attributes.filter(({description}) => !description?.includes('read-only'))),
        slot: names(slots), part: names(cssParts), token: names(cssProperties), events: events.length > 0 ? [names(events).join(' ')] : [],
      };
      // A page is configured once, so nothing can be tried there.
      const isAlive = tagName !== 'sf-config';
      for (const [kind, wanted] of Object.entries(expected)) {
        assert.deepEqual(all(html, new RegExp(` data-${kind}="([^"]*)"`, 'g')), isAlive ? wanted : [], `${tagName} ${kind}`);
      }
    }
  });

  it('says what to do about each code of an error', () => {
    assert.deepEqual(Object.keys(todo), [...errorCodes]);
    for (const [what, advice] of Object.values(todo)) assert.ok(what.endsWith('.') && advice.endsWith('.'));
  });

  it('answers nothing to what is no page, and to who wants to write', () => {
    for (const path of ['none', '../README.md', 'errors.mjs', 'start.md', 'constructor']) assert.equal(get(path), null, path);
    assert.equal(docs(new Request('http://localhost:3000/docs/errors', {method: 'POST'}), 'http://localhost:4000'), null);
  });
});
