import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const dist = join(root, 'dist');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Paths under dist, with slashes. */
const files = readdirSync(dist, {recursive: true}).map(path => String(path).replaceAll('\\', '/'));
const scripts = files.filter(path => path.endsWith('.js'));

/** The self-contained files, for pages. */
const forPages = ['smart-flow.js', 'smart-flow.classic.js'];

/** Whole as well, with nothing of Lit in it but what makes style sheets. */
const doctor = 'doctor.js';

/** What the loader loads, with all that it needs. */
const chunks = scripts.filter(path => path.startsWith('chunks/'));

/** What is for tests alone. */
const forTests = ['testing.js', 'testing/playwright.js'];

/** What a page loads; the emulated service is for tests, and plays a server with secrets. */
const forBrowsers = scripts.filter(path => !forTests.includes(path));

/** The sources that should have become an entry each. */
function sources(folder: string, pattern: RegExp): string[] {
  return readdirSync(join(root, 'src', folder)).filter(name => pattern.test(name)).map(name => basename(name, '.ts'));
}

/** Runs a few lines in a Node of their own, so that nothing of one entry helps the next. */
function inNode(code: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {cwd: root, encoding: 'utf8', stdio: 'pipe'});
}

describe('the package', () => {
  it('holds every file that its exports name', () => {
    const {exports, types, files: published} = JSON.parse(read('package.json'));
    const targets = Object.values<string | Record<string, string>>(exports).flatMap(target => {
      return typeof target === 'string' ? [target] : Object.values(target);
    });
    const tags = sources('define', /^sf-[a-z-]+\.ts$/);
    const languages = sources('languages', /\.ts$/);
    const themes = ['neutral', 'dark', 'high-contrast', 'letterpress'];
    for (const target of [...targets, types].filter(target => target !== './dist/*')) {
      const names = !target.includes('*') ? [''] : target.includes('languages') ? languages : target.includes('themes') ? themes : tags;
      for (const name of names) {
        const path = target.replace('*', name);
        assert.ok(existsSync(join(root, path)), `${path} is missing`);
      }
    }
    assert.ok(published.includes('dist') && published.includes('custom-elements.json'));
  });

  it('has an entry and a description for each element', () => {
    const tags = sources('define', /^sf-[a-z-]+\.ts$/);
    const {modules} = JSON.parse(read('custom-elements.json'));
    const described = modules.flatMap((module: {declarations: {tagName: string}[]}) => module.declarations);
    // The doctor's own is its entry.
    assert.deepEqual(described.map(({tagName}: {tagName: string}) => tagName).sort(), [...tags, 'sf-doctor'].sort());
  });

  it('says nothing of the machine it was built on', () => {
    for (const path of files.filter(path => /\.\w+$/.test(path))) {
      assert.ok(!read(`dist/${path}`).includes(root.replace(/[\\/]$/, '')), path);
    }
  });

  it('has maps that lead to the sources and hold them', () => {
    const {sources, sourcesContent} = JSON.parse(read('dist/smart-flow.js.map'));
    assert.ok(sources.includes('../src/index.ts') || sources.some((path: string) => /^\.\.\/src\/.*\.ts$/.test(path)));
    assert.ok(sources.every((path: string) => !path.startsWith('/') && !path.includes(':')));
    assert.ok(sourcesContent.every((text: unknown) => typeof text === 'string'));
  });
});

describe('every entry', () => {
  // Programs are run, not imported.
  const programs = ['smart-flow.classic.js', 'gateway-cli.js', 'init.js'];
  for (const path of scripts.filter(path => !path.startsWith('modules/') && !programs.includes(path))) {
    it(`L-16: ${path} can be imported in bare Node`, () => {
      const url = pathToFileURL(join(dist, path)).href;
      assert.equal(inNode(`await import(${JSON.stringify(url)});`), '');
    });
  }

  it('smart-flow.classic.js can be run in bare Node, and leaves its global', () => {
    const path = JSON.stringify(join(dist, 'smart-flow.classic.js'));
    const output = inNode(`
      import {readFileSync} from 'node:fs';
      import {runInThisContext} from 'node:vm';
      runInThisContext(readFileSync(${path}, 'utf8'));
      console.log(Object.keys(SmartFlow).sort().join());
    `);
    const url = pathToFileURL(join(dist, 'smart-flow.js')).href;
    const same = inNode(`console.log(Object.keys(await import(${JSON.stringify(url)})).sort().join());`);
    assert.equal(output, same);
    assert.match(output, /\bconfigure\b/);
  });
});

describe('what browsers load', () => {
  const forbidden = [
    'client_secret', 'grant_type=client_credentials', 'unsafeHTML', 'eval(', 'new Function', 'sessionStorage', 'indexedDB',
    'document.cookie',
  ];
  it('touches storage in one place, which keeps hashes and deadlines', () => {
    const count = (path: string) => read(`dist/${path}`).split('localStorage').length - 1;
    const touching = forBrowsers.filter(path => count(path) > 0);
    // The doctor only looks whether there is any.
    assert.deepEqual(touching.sort(), ['chunks/shared.js', 'doctor.js', 'modules/session/browser.js', 'smart-flow.classic.js', 'smart-flow.js']);
    assert.deepEqual(touching.map(count), [1, 1, 1, 1, 1]);
  });

  for (const word of forbidden) {
    it(`holds no ${word}`, () => {
      assert.deepEqual(forBrowsers.filter(path => read(`dist/${path}`).includes(word)), []);
    });
  }

  for (const word of ['sf-scenario', 'Test scenario', 'number-refused', 'lost-answer', 'allowScenarios', 'createPerson', 'waited in vain', 'terms-downgrade']) {
    it(`holds nothing of the testing kit: ${word}`, () => {
      assert.deepEqual(forBrowsers.filter(path => read(`dist/${path}`).includes(word)), []);
      // Which would be no news of a word that nothing holds.
      assert.ok(forTests.some(path => read(`dist/${path}`).includes(word)));
    });
  }

  for (const path of [...forPages, doctor, ...forTests]) {
    it(`is whole in ${path}`, () => {
      // The doctor says what to import where a language is missing.
      const text = read(`dist/${path}`).replace("import 'smart-flow-elements/languages/", '');
      assert.doesNotMatch(text, /\bimport\s*[("'{*]|\bimport\s+[\w$]+\s*(,|\bfrom\b)/);
      assert.doesNotMatch(text, /\bfrom\s*["'][^"']+["']/);
      assert.doesNotMatch(text, /\brequire\(/);
    });
  }

  for (const path of forPages) {
    it(`makes its policy under a name of its own in ${path}`, () => {
      const text = read(`dist/${path}`);
      assert.match(text, /createPolicy\(["'`]smart-flow["'`]/);
      assert.doesNotMatch(text, /["'`]lit-html["'`]/);
    });
  }

  it('matches the hashes of sri.json', () => {
    const hash = (path: string) => `sha384-${createHash('sha384').update(readFileSync(join(dist, path))).digest('base64')}`;
    const expected = Object.fromEntries([...forPages, doctor, 'loader.js', ...chunks].map(path => [path, hash(path)]));
    assert.deepEqual(JSON.parse(read('dist/sri.json')), expected);
  });

  it('leaves Lit and ky to the bundler elsewhere', () => {
    const others = scripts.filter(path => !forPages.includes(path) && !chunks.includes(path));
    assert.deepEqual(others.filter(path => read(`dist/${path}`).includes('$lit$')), []);
  });
});

describe('the doctor', () => {
  it('is in no file that people are served', () => {
    const others = forBrowsers.filter(path => path !== doctor);
    assert.deepEqual(others.filter(path => /sf-doctor|sf-diagnosis|secret-in-page/.test(read(`dist/${path}`))), []);
  });

  it('needs no Trusted Types policy, and sets no markup', () => {
    assert.doesNotMatch(read(`dist/${doctor}`), /createPolicy|innerHTML|\$lit\$/);
  });
});

describe('the delivery in parts', () => {
  it('has a file for each element and each language, and what they share', () => {
    const languages = sources('languages', /\.ts$/).filter(tag => tag !== 'en');
    const expected = [
      ...['api', 'http', 'shared', 'signing', ...sources('define', /^sf-[a-z-]+\.ts$/)].map(name => `chunks/${name}.js`),
      ...languages.flatMap(tag => [`chunks/languages/${tag}.js`, `chunks/languages/${tag}.second.js`, `chunks/samples/${tag}.js`]),
    ];
    assert.deepEqual(chunks.toSorted(), expected.sort());
  });

  it('has a loader that knows each element, and what all of them are made of', () => {
    const names = [...read('dist/loader.js').matchAll(/"([a-z-]+)"/g)].map(([, name]) => name!);
    assert.deepEqual(names.slice(0, -1).map(name => `sf-${name}`), sources('define', /^sf-[a-z-]+\.ts$/).sort());
    assert.equal(`chunks/${names.at(-1)}.js`, 'chunks/shared.js');
    assert.ok(chunks.includes('chunks/shared.js'));
  });

  it('imports nothing but what lies beside it', () => {
    for (const path of ['loader.js', ...chunks]) {
      const imports = [...read(`dist/${path}`).matchAll(/\b(?:from|import)\s*\(?["']([^"']+)["']/g)].map(([, name]) => name!);
      const found = imports.map(name => join('/', path, '..', name).replaceAll('\\', '/').slice(1));
      assert.deepEqual(found.filter(name => !chunks.includes(name)), [], path);
    }
  });

  it('needs two files beside the loader for a number to be asked for, and brings the client later', () => {
    const imports = (path: string) => [...read(`dist/chunks/${path}`).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)].map(([, name]) => name!);
    assert.deepEqual([...new Set(imports('sf-phone-verify.js'))], ['shared.js']);
    assert.deepEqual(imports('shared.js'), []);
  });
});

describe('what a bundler takes', () => {
  /** The modules of ours that are left in a bundle of a few lines. */
  async function taken(code: string): Promise<string[]> {
    const entry = join(root, 'build', 'host-page.js');
    const host = {
      name: 'host-page',
      resolveId: (id: string) => (id === entry ? id : null),
      load: (id: string) => (id === entry ? code : null),
    };
    const bundle = await rollup({input: entry, external: /^(lit|ky|@lit)\b/, plugins: [host, nodeResolve()]});
    const {output} = await bundle.generate({format: 'es'});
    await bundle.close();
    const modules = Object.entries(output[0].modules).filter(([, {renderedLength}]) => renderedLength > 0);
    return modules.map(([id]) => id.replaceAll('\\', '/').split('/dist/')[1] ?? '');
  }

  it('is one element, where one is imported', async () => {
    const modules = await taken(`import '../dist/elements/sf-config.js';`);
    assert.ok(modules.includes('elements/sf-config.js'));
    assert.deepEqual(modules.filter(path => /elements\/sf-(?!config\b)/.test(path)), []);
  });

  it('is no element, where a function is imported', async () => {
    const modules = await taken(`import {deriveStanding} from '../dist/index.js'; console.log(deriveStanding);`);
    assert.ok(modules.includes('modules/flows/standing.js'));
    assert.deepEqual(modules.filter(path => path.startsWith('modules/elements/')), []);
  });
});
