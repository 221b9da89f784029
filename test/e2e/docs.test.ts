/** The documentation: each page in a browser, under the policy it is served with, and each code sample on it executed. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createServer} from 'node:net';
import {once} from 'node:events';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {Watch, launch, startDemo, stopDemo, waitFor} from './world.js';

const root = new URL('../../../', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), 'utf8');
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Sample {
  kind: string;
  code: string;
  page: string;
}

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let context: BrowserContext;
let watch: Watch;
let paths: string[];
const samples: Sample[] = [];

const address = (path: string) => new URL(path, demo.url).href;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(['node', 'demo/start.mjs']), launch()]);
  context = await browser.newContext({locale: 'en-GB', permissions: ['clipboard-read', 'clipboard-write']});
  watch = new Watch(context);
  // What moves without having been touched, from the first paint on.
  await context.addInitScript(() => {
    const moved = {sum: 0, what: [] as string[]};
    Object.assign(window, {moved});
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & {value: number; hadRecentInput: boolean; sources: {node: Node | null}[]})[]) {
        if (entry.hadRecentInput) continue;
        moved.sum += entry.value;
        moved.what.push(...entry.sources.map(({node}) => (node as Element | null)?.outerHTML?.slice(0, 80) ?? ''));
      }
    }).observe({type: 'layout-shift', buffered: true});
  });
  const page = await context.newPage();
  await page.goto(address('/docs/'));
  paths = await page.locator('nav a').evaluateAll(links => links.map(link => (link as HTMLAnchorElement).pathname));
  for (const path of paths) {
    const html = await (await fetch(address(path))).text();
    const found = [...html.matchAll(/<pre[^>]* data-kind="([^"]*)"[^>]*><code>(.*?)<\/code>/gs)];
    const plain = (code: string) => code.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    samples.push(...found.map(([, kind, code]) => ({kind: kind!, code: plain(code!), page: path})));
  }
  await page.close();
});
after(async () => {
  await browser.close();
  await stopDemo(demo);
});

/** Does the same with each, three at a time. */
async function each<Item>(items: readonly Item[], act: (item: Item) => Promise<void>): Promise<void> {
  const rest = [...items];
  const work = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await act(item);
  };
  await Promise.all([work(), work(), work()]);
}

describe('the pages of the documentation', () => {
  it('are linked from the demonstration, and there is one for each element', async () => {
    const {modules} = JSON.parse(read('custom-elements.json')) as {modules: {declarations: {tagName?: string}[]}[]};
    const tags = modules.flatMap(({declarations}) => declarations).flatMap(({tagName}) => tagName ?? []);
    assert.deepEqual(tags.filter(tag => !paths.includes(`/docs/${tag}`)), []);
    const page = await context.newPage();
    await page.goto(address('/'));
    await page.locator('nav a[href*="/docs/"]').click();
    await page.waitForURL('**/docs/');
    await page.close();
  });

  it('keep to their policy, have a title each, fit 280 pixels, and do not move', async () => {
    const titles: string[] = [];
    const wrong: string[] = [];
    await each(paths, async path => {
      const page = await context.newPage();
      for (const width of [1280, 280]) {
        await page.setViewportSize({width, height: 900});
        await page.goto(address(path), {waitUntil: 'networkidle'});
        const {sum, what, wide} = await page.evaluate(() => {
          const {moved} = window as unknown as {moved: {sum: number; what: string[]}};
          return {...moved, wide: document.documentElement.scrollWidth - innerWidth};
        });
        // What an example's answer moves inside its own frame, which stays as high as it is, is little of the page.
        if (sum >= 0.05) wrong.push(`${path} at ${width} moves by ${sum}: ${what.join(' ')}`);
        if (wide > 0) wrong.push(`${path} at ${width} is ${wide} too wide`);
      }
      assert.equal(await page.locator('h1').count(), 1, path);
      assert.equal(await page.locator('main, [role=main]').count(), 1, path);
      titles.push(await page.title());
      await page.close();
    });
    assert.deepEqual(wrong, []);
    assert.equal(new Set(titles).size, paths.length);
    assert.deepEqual(watch.faults, []);
  });

  it('are free of what axe finds, light and dark', async () => {
    const plain = await browser.newContext({bypassCSP: true, locale: 'en-GB'});
    const found: string[] = [];
    await each(paths, async path => {
      const page = await plain.newPage();
      await page.goto(address(path), {waitUntil: 'networkidle'});
      await page.evaluate(axeSource);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({colorScheme});
        // With everything open: what is folded away is not looked at.
        const violations = await page.evaluate(async () => {
          for (const details of document.querySelectorAll('details')) details.open = true;
          const {axe} = globalThis as unknown as {axe: {run: (target: Document, options: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}};
          const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const {violations} = await axe.run(document, {runOnly, resultTypes: ['violations']});
          return violations.map(({id, nodes}) => `${id}: ${nodes[0]!.html}`);
        });
        found.push(...violations.map(violation => `${path} ${colorScheme} ${violation}`));
      }
      await page.close();
    });
    await plain.close();
    assert.deepEqual(found, []);
  });

  it('can be passed over with the keyboard to the content', async () => {
    const page = await context.newPage();
    await page.goto(address('/docs/events'));
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.close();
  });

  it('can be searched', async () => {
    const page = await context.newPage();
    await page.goto(address('/docs/'));
    await page.locator('#search input').pressSequentially('terms-declined');
    await page.locator('#found a[href^="/docs/errors"]').first().click();
    await page.waitForURL('**/docs/errors*');
    await page.locator('#search input').fill('xyzzyx');
    await page.locator('#found-count', {hasText: 'Nothing found.'}).waitFor({state: 'attached'});
    await page.close();
  });
});

describe('a live example', () => {
  it('follows its controls, shows its markup, and logs its events', async () => {
    const page = await context.newPage();
    await page.goto(address('/docs/sf-status'));
    await page.locator('#who select').selectOption({label: 'level-3'});
    await page.locator('#stage sf-status[can-sign=no]').waitFor();
    await page.locator('#log b', {hasText: 'sf-status-change'}).first().waitFor();
    assert.ok(!(await page.locator('#log').innerText()).includes('41790000003'));

    await page.locator('[data-attribute=level]').fill('3');
    await page.locator('#stage sf-status[can-sign=yes]').waitFor();
    assert.match(await page.locator('#markup code').innerText(), /level="3"/);
    await page.locator('summary', {hasText: 'Custom properties'}).click();
    await page.locator('[data-token="--sf-surface"]').fill('rgb(1, 2, 3)');
    assert.equal(await page.locator('#stage sf-status').evaluate(element => getComputedStyle(element).getPropertyValue('--sf-surface')), 'rgb(1, 2, 3)');
    await page.locator('summary', {hasText: 'Slots'}).click();
    await page.locator('[data-slot=footer]').fill('A foot <b>');
    assert.equal(await page.locator('#stage sf-status [slot=footer]').innerText(), 'A foot <b>');
    await page.locator('summary', {hasText: /^Parts/}).click();
    await page.locator('[data-part=summary]').check();
    assert.equal(await page.locator('#stage sf-status').locator('[part~=summary]').evaluate(part => getComputedStyle(part).outlineStyle), 'dashed');
    await page.close();
    assert.deepEqual(watch.faults, []);
  });

  it('of the number goes to the end, with the code from the phone beside it', async () => {
    const page = await context.newPage();
    await page.goto(address('/docs/sf-phone-verify'));
    const element = page.locator('#stage sf-phone-verify');
    await element.locator('[part~=send-button]').click();
    const text = await page.locator('#phone', {hasText: /[A-Z]{2}/}).filter({hasNotText: 'No message'}).innerText();
    await element.locator('[part~=code-input]').fill(text);
    await element.locator('[part~=verify-button]').click();
    await page.locator('#log b', {hasText: 'sf-phone-verified'}).waitFor();
    await page.close();
    assert.deepEqual(watch.faults, []);
  });
});

it('the token editor writes the CSS to copy, and says what cannot be read', async () => {
  const page = await context.newPage();
  await page.goto(address('/docs/theming'));
  await page.locator('#lint', {hasText: 'Nothing'}).waitFor();
  await page.locator('#tokens [name="--sf-text"]').fill('#ddd');
  await page.locator('#lint li', {hasText: '--sf-text'}).first().waitFor();
  assert.match(await page.locator('#css code').innerText(), /^:root \{\n {2}--sf-text: #ddd;\n\}$/);
  await page.locator('#tokens [type=reset]').click();
  await page.locator('#lint', {hasText: 'Nothing'}).waitFor();
  await page.close();
});

// --- samples ---

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** Under the policy of the pages, with what is written into the page itself allowed by its hash. */
async function show(name: string, html: string, files: Record<string, string> = {}, policy?: string): Promise<Page> {
  const page = await context.newPage();
  const inline = [...html.matchAll(/<script(?![^>]* src=)[^>]*>(.*?)<\/script>/gs)].map(([, text]) => hash(text!));
  const given = policy ?? (await fetch(address('/docs/'))).headers.get('content-security-policy')!;
  const allowed = given.replace(/script-src [^;]+/, `$& ${inline.join(' ')}`);
  await page.route(`**/${name}.html`, route => route.fulfill({body: html, contentType: 'text/html; charset=utf-8', headers: {'content-security-policy': allowed}}));
  for (const [path, body] of Object.entries(files)) await page.route(`**/${path}`, route => route.fulfill({body, contentType: 'text/javascript; charset=utf-8'}));
  await page.goto(address(`/${name}.html`));
  return page;
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  return String(port);
}

const isWhole = (html: string) => /^<!doctype/i.test(html);
const bare = ['smart-flow-elements', 'smart-flow-elements/define'];
const isForNode = (code: string) => /from '(node:|smart-flow-elements\/(testing|gateway))/.test(code);

/** In Node, as a file of a project that has the package, until it says that it listens or is over. */
async function runInNode(code: string, name: string): Promise<void> {
  const folder = new URL('build/docs-samples/', root);
  mkdirSync(folder, {recursive: true});
  const file = fileURLToPath(new URL(`${name}.mjs`, folder));
  writeFileSync(file, code.replaceAll('4000', await freePort()));
  const child = spawn(process.execPath, [file], {stdio: ['ignore', 'pipe', 'pipe']});
  let [said, failed] = ['', ''];
  child.stdout.on('data', text => (said += String(text)));
  child.stderr.on('data', text => (failed += String(text)));
  await waitFor(() => said !== '' || child.exitCode !== null);
  const ended = child.exitCode;
  if (ended === null) {
    child.kill();
    await once(child, 'exit');
  }
  rmSync(file);
  assert.ok(ended === null || ended === 0, failed);
  assert.equal(failed, '');
}

async function runInPage(code: string, name: string): Promise<void> {
  const languages = [...code.matchAll(/'(smart-flow-elements\/[\w./-]+)'/g)].map(([, specifier]) => specifier!);
  for (const specifier of languages) assert.ok(existsSync(new URL(specifier.replace('smart-flow-elements', 'dist').replace('dist/define', 'dist/define.js'), root)), specifier);
  const imports = Object.fromEntries([...bare, ...languages].map(specifier => [specifier, '/dist/smart-flow.js']));
  const map = `<script type="importmap">${JSON.stringify({imports})}</script>`;
  const end = '\nglobalThis.ranToTheEnd = true;\n';
  const page = await show(name, `<!doctype html><html lang="en"><title>Sample</title>${map}<script type="module" src="/${name}.js"></script>`, {[`${name}.js`]: code + end});
  await page.waitForFunction(() => 'ranToTheEnd' in globalThis, undefined, {timeout: 10_000}).catch(() => assert.fail(`does not run to its end:\n${code}\n${watch.faults.join('\n')}`));
  await page.close();
}

async function putInPage(code: string, name: string): Promise<void> {
  const html = isWhole(code) ? code : `<!doctype html><html lang="en"><title>Sample</title><script type="module" src="/dist/smart-flow.js"></script>${code}`;
  const page = await show(name, html);
  await page.waitForFunction(() => [...document.querySelectorAll('body *')].some(({localName}) => localName.startsWith('sf-')) && !document.querySelector(':not(:defined)'));
  await page.close();
}

async function applyStyles(code: string, name: string): Promise<void> {
  const known = new Set(read('custom-elements.json').match(/--sf-[\w-]+/g));
  const page = await show(name, '<!doctype html><html lang="en"><title>Sample</title>');
  const declared = code.replaceAll(/\/\*.*?\*\//gs, '').split(/[{};]/).filter(part => /^\s*[\w-]+\s*:[^:]/.test(part)).length;
  const kept = await page.evaluate(text => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
    return [...sheet.cssRules].map(rule => (rule as CSSStyleRule).style.length).reduce((sum, length) => sum + length, 0);
  }, code);
  await page.close();
  assert.equal(kept, declared, `The browser does not take all of\n${code}`);
  assert.deepEqual((code.match(/--sf-[\w-]+/g) ?? []).filter(token => !known.has(token)), []);
}

/** Lines for a shell and for servers: their commands and settings have to be there. */
async function lookUp(code: string): Promise<void> {
  const {scripts, bin} = JSON.parse(read('package.json')) as {scripts: Record<string, string>; bin: Record<string, string>};
  const all = (pattern: RegExp) => [...code.replaceAll(/#.*$/gm, '').matchAll(pattern)].map(([, name]) => name!);
  const caller = read('src/gateway/caller.ts').toLowerCase();
  const settings = read('src/gateway/env.ts');
  const asked = [
    ...all(/npm (?:run )?([\w:]+)/g).map(name => [`npm ${name}`, Boolean(scripts[name]) || ['install', 'pack'].includes(name)] as const),
    ...all(/(?:npx|env) ([\w-]+)/g).map(name => [name, Boolean(bin[name])] as const),
    ...all(/\b(SMART_FLOW_\w+)/g).map(name => [name, settings.includes(`'${name}'`)] as const),
    ...all(/\b(X-Forwarded-\w+)/g).map(name => [name, caller.includes(name.toLowerCase())] as const),
  ];
  assert.ok(asked.length > 0, `Nothing in it is known:\n${code}`);
  assert.deepEqual(asked.filter(([, isThere]) => !isThere), []);
}

const service = async () => /connect-src [^;]*?(http:\S+?)(;| |$)/.exec((await fetch(address('/docs/'))).headers.get('content-security-policy')!)![1]!;

/** A policy, with the braces replaced as it says one should. */
async function serveUnder(code: string, name: string): Promise<void> {
  const filled = code.replaceAll(/\{(api|terms)\}/g, await service()).replaceAll(/\{\w+\}/g, `'self'`).replaceAll(/\s+/g, ' ').trim();
  const hasScript = filled.includes('script-src');
  const body = hasScript ? '<script type="module" src="/dist/smart-flow.js"></script><sf-flow></sf-flow>' : '<p>The page around the frame</p>';
  const page = await show(name, `<!doctype html><html lang="en"><title>Sample</title>${body}`, {}, filled);
  if (hasScript) await page.locator('sf-flow').locator('sf-phone-verify').locator('[part~=number-input]').waitFor();
  await page.close();
}

type Run = (code: string, name: string) => Promise<void>;

/** Who executes a sample; undefined where nobody does. */
function runnerOf({kind, code}: Sample): Run | undefined {
  const runners: Record<string, Run> = {
    html: putInPage,
    js: isForNode(code) ? runInNode : runInPage,
    css: applyStyles,
    sh: lookUp,
    ini: lookUp,
    nginx: lookUp,
    policy: serveUnder,
  };
  if (kind !== 'text') return runners[kind];
  if (code.startsWith('default-src')) return serveUnder;
  // Drawings, of boxes and arrows.
  return /[┌─▶]/.test(code) ? async () => {} : undefined;
}

describe('the samples', () => {
  it('are all executed', () => {
    assert.ok(samples.length > 30);
    assert.deepEqual(samples.filter(sample => !runnerOf(sample)).map(({kind, page}) => `${page} ${kind}`), []);
  });

  it('run without an error, and keep to the policy', async () => {
    const distinct = [...new Map(samples.map(sample => [`${sample.kind} ${sample.code}`, sample])).values()];
    const wrong: string[] = [];
    await each(distinct.map((sample, index) => ({sample, name: `sample-${index}`})), async ({sample, name}) => {
      await runnerOf(sample)!(sample.code, name).catch((error: Error) => wrong.push(`${sample.page}, ${sample.kind}: ${error.message}`));
    });
    assert.deepEqual([...wrong, ...watch.faults], []);
  });
});
