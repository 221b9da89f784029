import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const files = readdirSync(join(root, 'dist'), {recursive: true}).map(path => String(path).replaceAll('\\', '/'));

/** What a page loads: neither the emulated service, nor what runs on a server: the gateway, and what writes a first page. */
const forBrowsers = files.filter(path => path.endsWith('.js') && !/^(testing|init|gateway[\w-]*)\.js$/.test(path));

/** They hold Lit as it comes; all others hold code of ours alone. */
const wholes = ['smart-flow.js', 'smart-flow.classic.js'];

/** The same in parts, each module in one of them; what holds for the whole holds for them together. */
const parts = files.filter(path => path.startsWith('chunks/') && path.endsWith('.js'));
const together = parts.map(path => read(`dist/${path}`)).join('\n');
const withPackages = [...wholes, ...parts];

const count = (text: string, word: string | RegExp) => text.match(word instanceof RegExp ? new RegExp(word, 'g') : new RegExp(word.replace(/\W/g, '\\$&'), 'g'))?.length ?? 0;

/** Ways to run text as code, to make markup of text, to style inline, to keep things in the browser; and what only a server has. */
const words: (string | RegExp)[] = [
  'unsafeHTML', 'unsafeSVG', 'unsafeStatic', 'unsafeCSS', 'styleMap', 'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'createContextualFragment',
  'setHTMLUnsafe', 'parseFromString', /document\.write\b/, 'srcdoc', /\beval\b/, /\bnew Function\b/, /\bjavascript:/, /<style\b/, /<script\b/,
  // In a template; a script may have a variable of that name, in front of a blank.
  /\sstyle=["'$]/, /\son[a-z]+=["'$]/,
  'localStorage', 'sessionStorage', 'indexedDB', 'document.cookie', 'cookieStore',
  'client_secret', 'clientSecret', 'grant_type', 'client_credentials', 'Basic ',
];

/**
 * What of it is in the whole files, and how often. Lit prepares each template with `innerHTML`, in one place, from text
 * that only its policy lets through: the literals of our templates, never a value. Two of its messages speak of
 * `unsafeCSS`.
 */
const inLit = new Map<string | RegExp, number>([['innerHTML', 1], ['unsafeCSS', 2]]);

/** What one file of ours may have, and how often: it keeps from a second SMS whoever loads the page again. */
const inOurs = new Map<string | RegExp, {path: string; times: number}>([['localStorage', {path: 'modules/session/browser.js', times: 1}]]);

/**
 * What the doctor may have, by how it is written above: it looks whether there is a storage, keeps nothing in it, and says
 * which script to put into a page. Like the wholes, it has Lit's sheets in it.
 */
const inDoctor = new Map([['localStorage', 1], ['unsafeCSS', 2], [String(/<script\b/), 1]]);

describe('what browsers load', () => {
  for (const word of words) {
    it(`holds no ${word}${inOurs.has(word) || inLit.has(word) ? ' but where it is counted' : ''}`, () => {
      const ours = forBrowsers.filter(path => !withPackages.includes(path) && path !== 'doctor.js');
      const expected = inOurs.get(word);
      assert.equal(count(read('dist/doctor.js'), word), inDoctor.get(String(word)) ?? 0, 'doctor.js');
      assert.deepEqual(ours.filter(path => count(read(`dist/${path}`), word) > 0), expected ? [expected.path] : []);
      const times = (expected?.times ?? 0) + (inLit.get(word) ?? 0);
      for (const path of wholes) assert.equal(count(read(`dist/${path}`), word), times, path);
      assert.equal(count(together, word), times, 'the chunks together');
    });
  }

  it('sets markup in one place alone, a template that goes through the policy', () => {
    for (const path of wholes) assert.match(read(`dist/${path}`), /createElement\("template"\);return \w+\.innerHTML=(\w+),\w+\}/, path);
    assert.match(together, /createElement\("template"\);return \w+\.innerHTML=(\w+),\w+\}/);
  });

  it('holds the doctor in its own file alone', () => {
    // Its tag, and one of its findings: what it looks with, and what it says.
    for (const word of ['sf-doctor', 'insecure-page']) {
      assert.deepEqual(forBrowsers.filter(path => read(`dist/${path}`).includes(word)), ['doctor.js'], word);
    }
  });

  it('holds nothing that looks like a key', () => {
    // Longer ones are tables, such as that of the countries.
    const keys = /["'`]([\w+/-]*(?:\d[\w+/-]*[A-Z]|[A-Z][\w+/-]*\d)[\w+/=-]*)["'`]/g;
    for (const path of forBrowsers.filter(path => !withPackages.includes(path))) {
      const found = [...read(`dist/${path}`).matchAll(keys)].map(([, text]) => text!).filter(text => text.length >= 20 && text.length <= 200);
      assert.deepEqual(found, [], path);
    }
  });
});

describe('the kit for tests', () => {
  const kit = read('dist/testing.js');
  const marks = ['41790000', 'terms-unframed', 'lost-answer', 'emulated connection', 'Nothing you enter or accept here counts'];

  for (const mark of marks) {
    it(`has "${mark}", and nothing that a page loads has`, () => {
      assert.ok(kit.includes(mark));
      assert.deepEqual(forBrowsers.filter(path => read(`dist/${path}`).includes(mark)), []);
    });
  }
});

describe('delivery in parts', () => {
  it('has nobody wait for what comes late', () => {
    const waiting = parts.filter(path => /(from|import)\s*["']\.\/http\.js/.test(read(`dist/${path}`)));
    assert.deepEqual(waiting, []);
    assert.match(read('dist/chunks/shared.js'), /import\(["']\.\/http\.js/);
  });

  it('has nothing in that which defines an element', () => {
    const [, ...named] = read('dist/chunks/http.js').match(/["']\.\/[\w-]+\.js["']/g) ?? [];
    assert.deepEqual(named, []);
    assert.doesNotMatch(read('dist/chunks/http.js'), /sf-phone-verify/);
  });
});

describe('security.json', () => {
  const security = JSON.parse(read('dist/security.json'));

  it('is that of this version and of these files', () => {
    assert.equal(security.version, JSON.parse(read('package.json')).version);
    assert.deepEqual(security.integrity, JSON.parse(read('dist/sri.json')));
    for (const path of wholes) assert.ok(read(`dist/${path}`).includes(`createPolicy("${security.trustedTypes}"`), path);
    assert.deepEqual([...together.matchAll(/createPolicy\("([^"]*)"/g)].map(([, name]) => name), [security.trustedTypes]);
  });

  it('names each placeholder that its policies have, and no other', () => {
    const {placeholders, ...rest} = security;
    const used = JSON.stringify(rest).match(/\{\w+\}/g) ?? [];
    assert.deepEqual([...new Set(used)].sort(), Object.keys(placeholders).sort());
  });

  it('has what README shows of it', () => {
    const [, shown] = /policy\n[^`]*```\n(default-src[^`]*)\n```/.exec(read('README.md')) ?? [];
    const origins: Record<string, string> = {'{widgets}': `'self'`, '{gateway}': `'self'`, '{terms}': 'https://*.swisscom.com'};
    const lines = Object.entries<string>(security.contentSecurityPolicy.gateway.widget.page);
    assert.equal(shown?.replaceAll('\n', ' '), lines.map(([name, sources]) => `${name} ${origins[sources] ?? sources}`).join('; '));
  });

  it('names all that is kept in the browser, and every way to talk to other windows', () => {
    const using = (word: RegExp) => forBrowsers.filter(path => ![...withPackages, 'doctor.js'].includes(path) && word.test(read(`dist/${path}`)));
    const kinds = ['localStorage', 'sessionStorage', 'indexedDB', 'caches'].filter(kind => using(new RegExp(`\\b${kind}\\b`)).length > 0);
    assert.deepEqual(kinds, security.storage.map((each: {in: string}) => each.in));
    assert.deepEqual(using(/\bBroadcastChannel\b|\bSharedWorker\b/), security.tabs.channels.length > 0 ? ['modules/session/elsewhere.js'] : []);
    assert.deepEqual(using(/\.locks\b/), security.tabs.locks.length > 0 ? ['modules/session/browser.js'] : []);
    // The turns write to themselves alone, on a channel that nobody else has.
    assert.deepEqual(using(/\bpostMessage\b/), ['modules/elements/launch.js', 'modules/elements/turns.js', 'modules/session/elsewhere.js']);
    assert.deepEqual(using(/addEventListener\(["'`]message/), ['modules/elements/launch.js']);
    const launch = read('dist/modules/elements/launch.js');
    const compared = [...launch.matchAll(/["'`](\w+)["'`]\s*[!=]==?\s*\w+\?\.smartFlow|\.smartFlow\)?\s*[!=]==?\s*["'`](\w+)/g)].map(([, a, b]) => a ?? b);
    type Message = {to: string; smartFlow: string; carries: string[]};
    const messages = security.messages as Message[];
    const toLauncher = ({to}: Message) => to === 'the page with sf-launcher';
    const names = (of: Message[]) => of.map(({smartFlow}) => smartFlow).sort();
    assert.deepEqual(compared.sort(), names(messages.filter(toLauncher)));
    // What is told in turn, and to whom: never to whoever is there.
    const told = [...launch.matchAll(/smartFlow:\s*["'`](\w+)["'`]\s*,\s*(\w+)/g)].map(([, name, carried]) => [name, carried]);
    assert.deepEqual(told, messages.filter(each => !toLauncher(each)).map(({smartFlow, carries}) => [smartFlow, ...carries]));
    assert.ok(/postMessage\([^)]*\.origin\)/.test(launch) && !/["'`]\*["'`]/.test(launch));
    // What is heard besides is read off the same value, by name.
    const [listening, said] = /(\w+)\?\.smartFlow.*?\bsignal:/s.exec(launch) ?? [];
    const heard = [...(listening ?? '').matchAll(new RegExp(`\\b${said}\\??\\.(\\w+)`, 'g'))].map(([, name]) => name!).filter(name => name !== 'smartFlow');
    assert.deepEqual([...new Set(heard)].sort(), messages.filter(toLauncher).flatMap(({carries}) => carries).sort());
  });
});
