import assert from 'node:assert/strict';
import {execFileSync, spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {checkPackage, createPackageFromTarballData} from '@arethetypeswrong/core';
import {nodeResolve} from '@rollup/plugin-node-resolve';
import {publint} from 'publint';
import {rollup} from 'rollup';

import {createWorld, manifest, root, type World} from './world.js';

const namesIn = (folder: string, ending: string) => readdirSync(join(root, 'src', folder)).filter(name => name.endsWith(ending)).map(name => basename(name, ending));

const tags = namesIn('define', '.ts');
const languages = namesIn('languages', '.ts');

/** What can be imported, as users write it behind the name of the package. */
const entries = [
  '', '/define', '/doctor', '/gateway', '/testing', '/testing/playwright', ...tags.map(tag => `/elements/${tag}.js`), ...languages.map(language => `/languages/${language}.js`),
];

let world: World;

before(() => {
  world = createWorld();
});

after(() => world?.close());

/** A file with a few lines in the folder of somebody who uses the package. */
function inApp(name: string, code: string): string {
  const path = join(world.app, name);
  writeFileSync(path, code);
  return path;
}

/** What the compiler says about a file there; nothing, when all is well. */
function compile(compilerOptions: object, file: string): string {
  inApp('tsconfig.json', JSON.stringify({compilerOptions, files: [file]}));
  const tsc = join(root, 'node_modules', '@typescript', 'native', 'bin', 'tsc');
  return spawnSync(process.execPath, [tsc, '-p', world.app, '--pretty', 'false'], {cwd: world.app, encoding: 'utf8'}).stdout;
}

/** A file of the package, as it was installed. */
const contentOf = (path: string) => readFileSync(join(world.app, 'node_modules', manifest.name, path), 'utf8');

interface Named {
  name: string;
  description: string;
}

const texts = (items: Named[]) => Object.fromEntries(items.map(({name, description}) => [name, description]));

describe('the tarball', () => {
  it('holds every file of the contract', () => {
    const promised = [
      'smart-flow.js', 'smart-flow.classic.js', 'sri.json', 'index.js', 'define.js', 'doctor.js', 'gateway.js', 'testing.js', 'testing/playwright.js',
      ...tags.map(tag => `elements/${tag}.js`), ...languages.map(language => `languages/${language}.js`),
      ...namesIn('themes', '.css').map(theme => `themes/${theme}.css`),
    ].map(path => `dist/${path}`);
    const missing = [...promised, 'custom-elements.json', 'package.json', 'README.md', 'LICENSE'].filter(path => !world.files.includes(path));
    assert.deepEqual(missing, []);
  });

  it('holds nothing but what is built, and what there is to read', () => {
    const read = [...manifest.files.filter((path: string) => path !== 'dist'), 'package.json', 'README.md', 'LICENSE'];
    const built = /^dist\/(?:[\w./-]+\.(?:js|js\.map|d\.ts|css)|(?:sri|security|sbom|web-types|vscode\.\w+-custom-data)\.json|licenses\.txt)$/;
    assert.deepEqual(world.files.filter(path => !built.test(path) && !read.includes(path)), []);
  });

  it('is clean for publint', async () => {
    const bytes = readFileSync(world.tarball);
    const tarball = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const {messages} = await publint({pack: {tarball}, strict: true});
    assert.deepEqual(messages, []);
  });

  it('has types that are right for each entry', async () => {
    const found = createPackageFromTarballData(new Uint8Array(readFileSync(world.tarball)));
    const result = await checkPackage(found, {entrypoints: entries.map(entry => `.${entry}`)});
    assert.ok(result.types);
    // The package is ES modules: TypeScript's old way of looking, and `require` in older Nodes, are none of its promises.
    const isPromised = (problem: {kind: string; resolutionKind?: string}) => !['node10', 'node16-cjs'].includes(problem.resolutionKind ?? '');
    assert.deepEqual(result.problems.filter(isPromised), []);
  });
});

describe('who installs it', () => {
  it('L-16: imports each entry in bare Node', () => {
    for (const entry of entries) {
      const file = inApp('entry.js', `import 'smart-flow-elements${entry}';`);
      const {status, stderr, stdout} = spawnSync(process.execPath, [file], {cwd: world.app, encoding: 'utf8'});
      assert.deepEqual({status, stderr, stdout}, {status: 0, stderr: '', stdout: ''}, entry);
    }
  });

  it('finds all else that is exported', () => {
    const others = ['custom-elements.json', 'package.json', 'web-types.json', 'vscode.html-custom-data.json', 'vscode.css-custom-data.json', 'security.json', 'sbom.json', 'dist/smart-flow.js', 'themes/dark.css'];
    const lines = others.map(path => `console.log(import.meta.resolve('smart-flow-elements/${path}'));`);
    const output = execFileSync(process.execPath, [inApp('resolve.mjs', lines.join('\n'))], {encoding: 'utf8'});
    for (const url of output.trim().split('\n')) assert.ok(existsSync(new URL(url)), url);
  });

  it('has the gateway as a program that names the setting it lacks', () => {
    const {status, stderr} = spawnSync(process.execPath, [join(world.app, 'node_modules', manifest.name, manifest.bin['smart-flow-gateway'])], {
      cwd: world.app, encoding: 'utf8', env: {PATH: process.env.PATH},
    });
    assert.equal(status, 1);
    assert.match(stderr, /^[^\n]*SMART_FLOW_API_URL[^\n]*\n$/);
  });

  it('reads in the editor what the manifest says', () => {
    const manifest = JSON.parse(contentOf('custom-elements.json'));
    const elements = manifest.modules.flatMap(({declarations}: {declarations: unknown}) => declarations);
    const {tags: known} = JSON.parse(contentOf('dist/vscode.html-custom-data.json'));
    const {properties, pseudoElements} = JSON.parse(contentOf('dist/vscode.css-custom-data.json'));
    const {name, version, contributions: {html, css}} = JSON.parse(contentOf('dist/web-types.json'));
    const about = JSON.parse(contentOf('package.json'));
    assert.deepEqual([name, version, about['web-types']], [about.name, about.version, './dist/web-types.json']);
    for (const {tagName, description, attributes = [], events = [], cssProperties = [], cssParts = []} of elements) {
      const [inCode, inJetBrains] = [known, html.elements].map(all => all.find((tag: Named) => tag.name === tagName));
      for (const tag of [inCode, inJetBrains]) {
        assert.ok(tag.description.startsWith(description), tagName);
        assert.deepEqual(texts(tag.attributes), texts(attributes), tagName);
      }
      assert.deepEqual(texts(inJetBrains.events), texts(events), tagName);
      for (const {name, description} of events) assert.ok(inCode.description.includes(`**${name}** - ${description}`), `${tagName} ${name}`);
      const has = (all: Named[], prefix: string, {name, description}: Named) => all.some(one => one.name === prefix + name && one.description === description);
      for (const property of cssProperties) assert.ok(has(properties, '', property) && has(css.properties, '', property), property.name);
      for (const part of cssParts) assert.ok(pseudoElements.some((one: Named) => one.name === `::part(${part.name})`), part.name);
    }
  });

  it('has types for JSX in React 19, strictly', () => {
    mkdirSync(join(world.app, 'node_modules', '@types'), {recursive: true});
    for (const name of ['@types/react', 'csstype']) symlinkSync(join(root, 'node_modules', name), join(world.app, 'node_modules', name), 'junction');
    inApp('use.tsx', `
      import type {} from 'smart-flow-elements/jsx';
      import type {SfStatus} from 'smart-flow-elements';

      const ref = (element: SfStatus | null) => void element?.refresh();
      export const page = (
        <>
          <sf-status ref={ref} level={4} jurisdiction="zertes" onsf-status-change={event => console.log(event.detail.standing.canSign)} />
          <sf-flow msisdn="41790000001" locked terms="optional" onsf-step={event => console.log(event.detail.from)} onsf-complete={event => console.log(event.detail.msisdn)} onsf-error={event => console.log(event.detail.error.code)}><p slot="done">Done</p></sf-flow>
          <sf-doctor heading-level={3} onsf-diagnosis={event => console.log(event.detail.findings.length)} />
        </>
      );
      // @ts-expect-error There is no such level.
      export const level = <sf-status level="high" />;
      // @ts-expect-error Where the person is can be read alone.
      export const step = <sf-flow step="done" />;
      // @ts-expect-error It is another event that has this.
      export const event = <sf-flow onsf-step={event => console.log(event.detail.standing)} />;
      // @ts-expect-error Nor such an element.
      export const element = <sf-nothing />;
    `);
    const compilerOptions = {
      target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', jsx: 'react-jsx', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [],
      strict: true, noEmit: true,
    };
    assert.equal(compile(compilerOptions, 'use.tsx'), '');
  });

  for (const entry of ['define', ...tags.map(tag => `elements/${tag}.js`)]) {
    it(`knows the tags and the events of the page by ${entry} alone`, () => {
      const tag = tags.find(tag => entry.includes(tag)) ?? 'sf-flow';
      inApp('alone.ts', `
        import 'smart-flow-elements/${entry}';
        export const element: {session?: unknown; tokenUrl?: unknown} = document.createElement('${tag}');
        addEventListener('sf-status-change', event => console.log(event.detail.standing.canSign));
      `);
      const compilerOptions = {
        target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [],
        strict: true, noEmit: true, skipLibCheck: true,
      };
      assert.equal(compile(compilerOptions, 'alone.ts'), '');
    });
  }

  it('has types for templates of Vue and Svelte, strictly', () => {
    // `npm run test:hosts` has the frameworks and their checkers; here stands what the types take from them.
    for (const [path, code] of Object.entries({
      'vue/index.d.ts': 'export interface HTMLAttributes {id?: string; level?: string}\nexport interface ReservedProps {key?: PropertyKey}\nexport interface GlobalComponents {}',
      'svelte/elements.d.ts': 'export interface HTMLAttributes<T> {id?: string; level?: string; onclick?: (event: Event & {currentTarget: T}) => void}\nexport interface SvelteHTMLElements {}',
    })) {
      mkdirSync(join(world.app, 'node_modules', dirname(path)), {recursive: true});
      inApp(join('node_modules', path), code);
    }
    const manifest = JSON.parse(contentOf('custom-elements.json'));
    const elements: {tagName: string; events?: Named[]}[] = manifest.modules.flatMap(({declarations}: {declarations: unknown}) => declarations);
    const listeners = (nameOf: (event: string) => string) => elements.map(({tagName, events = []}) =>
      `{const props: Props<'${tagName}'> = {id: 'one', ${events.map(({name}) => `'${nameOf(name)}': event => event.detail`).join(', ')}}; void props;}`).join('\n');
    const camelCase = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    inApp('vue.ts', `
      import type {} from 'smart-flow-elements/vue';
      import type {SfStatus} from 'smart-flow-elements';
      import type {GlobalComponents} from 'vue';
      type Props<Tag extends keyof GlobalComponents> = InstanceType<GlobalComponents[Tag]>['$props'];
      ${listeners(name => camelCase(`on-${name}`))}
      export const props: Props<'sf-status'> = {level: 3, jurisdiction: undefined, onSfStatusChange: event => console.log(event.detail.standing.canSign)};
      export const refresh = (element: InstanceType<GlobalComponents['sf-status']>): SfStatus => element;
      // @ts-expect-error There is no such level.
      export const level: Props<'sf-status'> = {level: 'high'};
      // @ts-expect-error It can be read alone.
      export const state: Props<'sf-status'> = {state: 'loaded'};
      // @ts-expect-error It is another event that has this.
      export const event: Props<'sf-flow'> = {onSfStep: event => console.log(event.detail.standing)};
    `);
    inApp('svelte.ts', `
      import type {} from 'smart-flow-elements/svelte';
      import type {SvelteHTMLElements} from 'svelte/elements';
      type Props<Tag extends keyof SvelteHTMLElements> = SvelteHTMLElements[Tag];
      ${listeners(name => `on${name}`)}
      export const props: Props<'sf-phone-verify'> = {'default-country': 'CH', defaultCountry: 'LI', onclick: event => console.log(event.currentTarget.msisdn)};
      // @ts-expect-error There is no such level.
      export const level: Props<'sf-status'> = {level: 'high'};
      // @ts-expect-error It can be read alone.
      export const can: Props<'sf-status'> = {'can-sign': 'yes'};
      // @ts-expect-error It is another event that has this.
      export const event: Props<'sf-flow'> = {'onsf-step': event => console.log(event.detail.standing)};
    `);
    const compilerOptions = {
      target: 'ES2022', module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [],
      strict: true, noEmit: true,
    };
    for (const file of ['vue.ts', 'svelte.ts']) assert.equal(compile(compilerOptions, file), '');
  });

  for (const [module, resolution] of [['NodeNext', 'NodeNext'], ['ESNext', 'Bundler']]) {
    it(`has types for all of it, strictly, where modules are looked for as ${resolution} does`, () => {
      const use = `
        import {configure, deriveStanding, openFlow, subscribe, type FlowResult, type Standing} from 'smart-flow-elements';
        import {define} from 'smart-flow-elements/define';
        import {diagnose, type Finding, type FindingId} from 'smart-flow-elements/doctor';
        import {createGateway} from 'smart-flow-elements/gateway';
        import {allowScenarios, createBackend, type Backend} from 'smart-flow-elements/testing';
        import {createPerson, type Person, type Place} from 'smart-flow-elements/testing/playwright';
        import 'smart-flow-elements/elements/sf-status.js';
        import 'smart-flow-elements/languages/fr.js';

        configure({apiBase: '/smart-flow/'});
        define({prefix: 'other'});
        export const standing: Standing = deriveStanding(null, 'unknown');
        export const result: Promise<FlowResult> = openFlow({prefer: ['dialog']});
        export const level: number = document.createElement('sf-status').level;
        subscribe(event => event.type === 'sf-step' && console.log(event.detail.from, event.detail.duration));
        addEventListener('sf-status-change', event => console.log(event.detail.standing.canSign));
        document.createElement('sf-status').addEventListener('sf-error', event => console.log(event.detail.error.code));
        // @ts-expect-error There is no such option.
        configure({apiRoot: '/'});
        export const parts = [createGateway, createBackend];
        export const played: Backend | undefined = allowScenarios({apiBase: '/smart-flow/'});
        export const somebody = (page: Place): Person => createPerson(page, {msisdn: '41790000001', backend: createBackend()});
        export const found: Promise<Finding[]> = diagnose();
        export const id: FindingId = 'policy-connect';
        document.createElement('sf-doctor').addEventListener('sf-diagnosis', event => console.log(event.detail.findings[0]?.paste));
      `;
      inApp('use.ts', use);
      const compilerOptions = {
        target: 'ES2022', module, moduleResolution: resolution, lib: ['ES2023', 'DOM', 'DOM.Iterable'], types: [],
        strict: true, noEmit: true,
      };
      assert.equal(compile(compilerOptions, 'use.ts'), '');
    });
  }

  it('bundles the doctor, which needs no other package', async () => {
    const input = inApp('bundled.js', `import {diagnose} from 'smart-flow-elements/doctor'; console.log(diagnose);`);
    const bundle = await rollup({input, plugins: [nodeResolve()]});
    const {output: [{code, imports, modules}]} = await bundle.generate({format: 'es'});
    await bundle.close();
    assert.match(code, /define\(["'`]sf-doctor["'`]/);
    assert.deepEqual([imports, Object.keys(modules).filter(id => !id.endsWith('doctor.js') && id !== input)], [[], []]);
  });

  for (const tag of ['sf-config', 'sf-phone-verify', 'sf-status', 'sf-tc-accept', 'sf-qes-info']) {
    it(`bundles ${tag} without the others`, async () => {
      const input = inApp('bundled.js', `import 'smart-flow-elements/elements/${tag}.js';`);
      const bundle = await rollup({input, external: /^(lit|ky|@lit)\b/, plugins: [nodeResolve()]});
      const {output: [{code}]} = await bundle.generate({format: 'es'});
      await bundle.close();
      const defined = tags.filter(tag => new RegExp(`\\(["'\`]${tag}["'\`], ?[\\w$]+\\)`).test(code));
      assert.deepEqual(defined, [tag]);
    });
  }
});
