/**
 * Bundles what tsc emitted under build/src into dist/: modules for bundlers with Lit and ky left to the host, and two
 * files for pages without a bundler that hold everything.
 */
import {createHash} from 'node:crypto';
import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {basename, dirname, join, relative, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {minifyHTMLLiterals} from 'minify-literals';

import {cataloguesByPlace, cataloguesInHalves} from './test/tools/by-place.mjs';
import {editorFiles} from './test/tools/editors.mjs';
import {billOfMaterials} from './test/tools/sbom.mjs';
import {securityFile} from './test/tools/security.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const built = join(root, 'build', 'src');
const dist = join(root, 'dist');

/** Packages that the bundler of the host brings, so that a page with Lit of its own has it once. */
const external = [/^lit($|\/)/, /^@lit\//, /^ky($|\/)/];

const withSlashes = path => path.replaceAll('\\', '/');
const isOurs = id => !relative(built, id).startsWith('..') && !id.startsWith('\0');

/** The TypeScript file that a file under build/src was made from. */
const sourceOf = path => join(root, 'src', relative(built, path).replace(/(\.d\.ts|\.js)$/, '.ts'));

/** An emitted file stays when its source is deleted or renamed; such a leftover must not be shipped. */
const isCurrent = path => existsSync(path) && existsSync(sourceOf(path));

// --- entries ---

function entriesIn(folder, as, pattern) {
  const path = join(built, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path).filter(name => pattern.test(name)).sort();
  return files.map(name => [`${as}/${basename(name, '.js')}`, join(path, name)]);
}

/** The emitted module of each entry for bundlers, by its name in dist. */
function bundlerEntries() {
  const entries = [
    ['index', join(built, 'index.js')],
    ['define', join(built, 'define.js')],
    // Anything else in these folders is a helper of the entries.
    ...entriesIn('define', 'elements', /^sf-[a-z-]+\.js$/),
    ...entriesIn('languages', 'languages', /^[a-z]{2,3}(-\w+)*\.js$/),
  ];
  return Object.fromEntries(entries.filter(([, path]) => isCurrent(path)));
}

// --- plugins ---

/** Reads our modules with the map that leads on to their TypeScript, which is put in, as the package does not ship it. */
function emitted() {
  return {
    name: 'emitted',
    load(id) {
      if (!isOurs(id)) return null;
      const path = id.replace(/\?.*$/, '');
      const map = JSON.parse(readFileSync(`${path}.map`, 'utf8'));
      map.sourcesContent = map.sources.map(source => readFileSync(resolve(dirname(path), source), 'utf8'));
      // `sideEffects` in package.json speaks of dist and would let `import './define.js'` vanish here. Names of countries are
      // but a constant, which only one half of a language needs.
      return {code: readFileSync(path, 'utf8'), map, moduleSideEffects: !path.endsWith('-countries.js')};
    },
  };
}

/**
 * Blanks go between blocks, and at both ends of a template and of an element: where one of those shows, it is written in an
 * expression. Elsewhere they are made shorter. Empty attributes stay, as they can show in a selector. The rest is what
 * minify-literals would do without options; given options replace them all. In styles, of two declarations of one property in
 * one rule the last stays alone: a fallback for older browsers belongs into @supports.
 */
const html = {
  caseSensitive: true,
  collapseWhitespace: true,
  decodeEntities: true,
  removeComments: true,
  removeDefaultTypeAttributes: true,
};

function minifyOurLiterals() {
  return {
    name: 'minify-our-literals',
    async transform(code, id) {
      return isOurs(id) ? await minifyHTMLLiterals(code, {fileName: basename(id), html}) : null;
    },
  };
}

/**
 * Lit's own name for its policy would collide with the Lit of the host, so ours is called `smart-flow`. A page that
 * allows the name once and holds two copies of this file keeps the first one's elements; the second stays silent.
 * Any other refusal is thrown, so that the elements stay undefined and their fallback content visible.
 */
const policy = `
function smartFlowPolicy(types, rules) {
  const made = Symbol.for('smart-flow.policy');
  try {
    const policy = types.createPolicy('smart-flow', rules);
    globalThis[made] = true;
    return policy;
  } catch (error) {
    if (globalThis[made]) return undefined;
    throw error;
  }
}`;

function renamePolicy(code, file) {
  if (!file.endsWith('/lit-html.js')) return code;
  const renamed = code.replace(/\b(\w+)\.createPolicy\("lit-html",/, 'smartFlowPolicy($1,');
  if (renamed === code) throw new Error(`${file} is not as expected: its Trusted Types policy was not found`);
  return renamed + policy;
}

/**
 * What Lit touches as soon as it is imported, by the file that does. In bare Node an import must not throw, so there
 * something stands in, as in the build that Lit has for Node.
 */
const standIns = {
  '/node_modules/lit-html/lit-html.js': {document: '{createTreeWalker: () => ({})}'},
  '/node_modules/@lit/reactive-element/reactive-element.js': {HTMLElement: 'class {}'},
  '/node_modules/@lit/reactive-element/css-tag.js': {CSSStyleSheet: 'class {}'},
};

/**
 * What Lit looks for on the page by name, by the file that does. A form or a picture of that name would be found too; it
 * cannot be called, and no element would be defined. Nobody's polyfill, nor another Lit, has to know of the one in here.
 */
const lookUps = {
  '/node_modules/lit-html/lit-html.js': [/\b\w+\.litHtmlPolyfillSupport\b/, /\(\w+\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\)/],
  '/node_modules/@lit/reactive-element/reactive-element.js': [
    /\b\w+\.reactiveElementPolyfillSupport\b/,
    /\(\w+\.reactiveElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
  ],
  '/node_modules/@lit/reactive-element/css-tag.js': [/\b\w+\.ShadyCSS\b/],
  '/node_modules/lit-element/lit-element.js': [
    /\b\w+\.litElementHydrateSupport\b/,
    /\b\w+\.litElementPolyfillSupport\b/,
    /\(\w+\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\)/,
  ],
};

/** Fits Lit, or some files of it, into the self-contained ones; stops the build when Lit no longer looks as expected. */
function adaptLit(files = Object.keys(lookUps)) {
  const missing = new Set(files);
  return {
    name: 'adapt-lit',
    transform(given, id) {
      const file = Object.keys(lookUps).find(end => withSlashes(id).endsWith(end));
      if (!file) return null;
      missing.delete(file);
      const expect = pattern => pattern.test(given) || this.error(`${file} is not as expected: no ${pattern}`);
      const lines = Object.entries(standIns[file] ?? {}).map(([name, standIn]) => {
        expect(new RegExp(`\\b${name}\\b`));
        return `const ${name} = globalThis.${name} ?? ${standIn};`;
      });
      lookUps[file].forEach(expect);
      const code = lookUps[file].reduce((text, pattern) => text.replace(pattern, 'undefined'), given);
      // No map: nobody steps through Lit's minified code.
      return {code: [...lines, renamePolicy(code, file)].join('\n'), map: {mappings: ''}};
    },
    buildEnd(error) {
      if (!error && missing.size > 0) this.error(`Not in the bundle: ${[...missing].join(', ')}`);
    },
  };
}

/** Name, version and licence of each package whose code is inlined, as those licences ask. */
function licences() {
  const packageOf = id => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(withSlashes(id))?.[1];
  const textIn = folder => {
    const file = readdirSync(folder).find(name => /^licen[cs]e/i.test(name));
    return file ? readFileSync(join(folder, file), 'utf8').trim() : '';
  };
  return {
    name: 'licences',
    generateBundle(options, bundle) {
      const ids = Object.values(bundle).flatMap(chunk => chunk.moduleIds ?? []);
      const folders = [...new Set(ids.map(packageOf).filter(Boolean))].sort();
      const parts = folders.map(folder => {
        const {name, version, license} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
        return `${name} ${version} (${license})\n\n${textIn(folder)}\n`;
      });
      const head = 'smart-flow.js, smart-flow.classic.js, doctor.js and what lies in chunks hold code of these packages.\n';
      this.emitFile({type: 'asset', fileName: 'licenses.txt', source: [head, ...parts].join(`\n${'-'.repeat(80)}\n\n`)});
    },
  };
}

const hashes = {};

/** The hashes for `integrity`, of the files as they were written. */
function integrity() {
  return {
    name: 'integrity',
    writeBundle({dir, file}, bundle) {
      for (const {type, fileName} of Object.values(bundle)) {
        if (type !== 'chunk') continue;
        const bytes = readFileSync(join(dir ?? dirname(file), fileName));
        hashes[fileName] = `sha384-${createHash('sha384').update(bytes).digest('base64')}`;
      }
      // Some outputs are written at once; the order in the file must not depend on which is first.
      writeFileSync(join(dist, 'sri.json'), `${JSON.stringify(hashes, Object.keys(hashes).sort(), 2)}\n`);
    },
  };
}

function minify(module, preamble) {
  // Never `toplevel`: the classic file's global is such a name.
  return terser({ecma: 2022, module, compress: {passes: 2}, format: {comments: false, preamble}});
}

/**
 * Has Chromium compile the elements while they arrive, beside the page's own thread, not function by function when these are
 * called. Nothing else: languages are not called, and the one file would be ready later for all that it holds besides.
 */
function minifyParts() {
  const [usual, eager] = [undefined, '//# allFunctionsCalledOnLoad'].map(preamble => minify(true, preamble));
  return {
    name: 'minify-parts',
    renderChunk(code, chunk, ...rest) {
      const {renderChunk} = /^chunks\/(shared|signing|sf-[\w-]+)\.js$/.test(chunk.fileName) ? eager : usual;
      return renderChunk.call(this, code, chunk, ...rest);
    },
  };
}

// --- outputs ---

const sbom = billOfMaterials({root, dist});

const plugins = [nodeResolve({browser: true, exportConditions: ['production']}), emitted(), minifyOurLiterals()];

/** A warning is a mistake of ours, such as a dependency that would be missing in the page; but tsc's helpers say `this`. */
function onLog(level, log, handler) {
  if (log.code === 'THIS_IS_UNDEFINED') return;
  handler(level === 'warn' ? 'error' : level, log);
}

/**
 * One file for each of our modules: a bundler leaves out whole files that are not used, but never an element from a
 * file that is, as its decorators count as side effects.
 */
function forBundlers(input) {
  const names = new Map(Object.entries(input).map(([name, path]) => [path, name]));
  const nameOf = id => names.get(id) ?? `modules/${withSlashes(relative(built, id)).replace(/\.js$/, '')}`;
  return {
    input,
    external,
    plugins,
    onLog,
    output: {
      dir: dist,
      format: 'es',
      sourcemap: true,
      preserveModules: true,
      preserveModulesRoot: built,
      entryFileNames: ({facadeModuleId}) => `${nameOf(facadeModuleId)}.js`,
      plugins: [minify(true)],
    },
  };
}

/** The emulated service for a page or for Node, and the person for Playwright: each whole in one file. */
function forTests(input, name) {
  const output = {file: join(dist, name), format: 'es', sourcemap: true, inlineDynamicImports: true};
  return {input, plugins, onLog, output: {...output, plugins: [minify(true)]}};
}

/** The gateway and the programs. Node brings its own modules and npm the packages; nothing of it reaches a page. */
function forServers(input) {
  return {
    input,
    external: id => !isOurs(id) && !/^[./]/.test(id),
    plugins: [emitted(), sbom.forServers],
    onLog,
    output: {
      dir: dist,
      format: 'es',
      sourcemap: true,
      // Beside the entries: the built widgets are looked for next to the module.
      chunkFileNames: 'gateway-[name].js',
    },
  };
}

function forPages(input) {
  const common = {sourcemap: true, inlineDynamicImports: true};
  return {
    input,
    plugins: [...plugins, cataloguesByPlace(built), adaptLit(), integrity(), securityFile({root, built, dist}), sbom.forPages],
    onLog,
    output: [
      {...common, file: join(dist, 'smart-flow.js'), format: 'es', plugins: [licences(), minify(true)]},
      {...common, file: join(dist, 'smart-flow.classic.js'), format: 'iife', name: 'SmartFlow', plugins: [minify(false)]},
    ],
  };
}

// --- delivery in parts ---

const split = name => join(built, 'split', `${name}.js`);

/** What is written beside the loader, by its name there. */
function chunkEntries() {
  const entries = entriesIn('define', 'chunks', /^sf-(?!config\b)[a-z-]+\.js$/);
  return Object.fromEntries([...entries, ['chunks/sf-config', split('config')], ['chunks/api', split('api')]]);
}

/** Has each element begin with what comes before any; all but one with the second half of the texts, some with the samples. */
function beginning() {
  const withSamples = /[\\/]define[\\/]sf-(identify|qes-info)\.js$/;
  return {
    name: 'beginning',
    transform(code, id) {
      if (dirname(id) !== join(built, 'define') || basename(id) === 'sf-config.js') return null;
      const files = ['start.js', ...(id === simple[0] ? [] : ['languages.js?second']), ...(withSamples.test(id) ? ['samples.js'] : [])];
      // In the last line, so that the map fits as it is; imports come first wherever they stand.
      return {code: `${code}\n${files.map(file => `import '../split/${file}';`).join('')}`, map: null};
    },
  };
}

/** What comes when it is needed, where a page is delivered in parts, see src/split/late.ts: what stands in for it, by its path. */
const late = new Map([
  'api/client', 'session/intents', 'session/token', 'elements/phone-code-view', 'elements/phone-work',
].map(path => [join(built, ...`${path}.js`.split('/')), split(basename(path))]));

function lateService() {
  return {
    name: 'late-service',
    resolveId(source, importer) {
      if (!importer || !isOurs(importer) || dirname(importer) === join(built, 'split')) return null;
      return late.get(resolve(dirname(importer), source)) ?? null;
    },
  };
}

/** Elements that are made of no other one. What two of them need is in one file, so that the first needs two requests. */
const simple = ['phone-verify', 'status', 'tc-accept', 'identify', 'qes-info'].map(name => join(built, 'define', `sf-${name}.js`));

/** Languages lie in a folder of their own, the second halves beside the first, and so do the samples in them. */
function chunkName({facadeModuleId, name}) {
  const [, folder, tag, half] = /(strings|content)[\\/](?:texts[\\/])?([\w-]+)\.js(?:\?(\w+))?$/.exec(facadeModuleId ?? '') ?? [];
  return `chunks/${folder ? `${folder === 'strings' ? 'languages' : 'samples'}/${tag}${half === 'second' ? '.second' : ''}` : name}.js`;
}

function chunkOf(id, {getModuleInfo}) {
  if (late.has(id) || id === split('late')) return 'http';
  // For every language but English: there before any of them, and no request of its own.
  if (id === join(built, 'strings', 'by-place.js')) return 'shared';
  const reached = new Set([id]);
  // A set is walked to its end, also when it grows.
  for (const each of reached) for (const importer of getModuleInfo(each)?.importers ?? []) reached.add(importer);
  const users = simple.filter(each => reached.has(each));
  // What an element and what comes late both need must not have one of them wait for the other.
  if (users.includes(simple[0]) && (users.length > 1 || reached.has(split('late')))) return 'shared';
  return users.length > 1 ? 'signing' : null;
}

/** The elements one by one, for pages that load what they use. */
function forParts(input) {
  return {
    input,
    plugins: [lateService(), cataloguesInHalves(built), ...plugins, cataloguesByPlace(built), beginning(), adaptLit(), integrity(), sbom.forPages],
    onLog,
    output: {
      dir: dist,
      format: 'es',
      sourcemap: true,
      chunkFileNames: chunkName,
      manualChunks: chunkOf,
      plugins: [minifyParts()],
    },
  };
}

/** It loads what lies beside it under names that it makes up, which is none of the bundler's business. */
function forLoader(input) {
  return {
    input,
    plugins: [emitted(), integrity()],
    onLog,
    output: {file: join(dist, 'loader.js'), format: 'es', sourcemap: true, plugins: [minify(true)]},
  };
}

/**
 * The doctor, for pages and for bundlers alike: it has to work where a policy refuses Lit, so there is no Lit in it but
 * what makes style sheets of text.
 */
function forDoctor(input) {
  return {
    input,
    plugins: [...plugins, adaptLit(['/node_modules/@lit/reactive-element/css-tag.js']), integrity(), sbom.forPages],
    onLog,
    treeshake: {moduleSideEffects: isOurs},
    output: {file: join(dist, 'doctor.js'), format: 'es', sourcemap: true, plugins: [minify(true)]},
  };
}

function copyTypes() {
  if (!existsSync(built)) return;
  const isKept = path => !/\.\w+$/.test(path) || (path.endsWith('.d.ts') && isCurrent(path));
  cpSync(built, join(dist, 'types'), {recursive: true, filter: isKept});
}

/** Themes are plain style sheets: the page links them as they are. */
function copyThemes() {
  const themes = join(root, 'src', 'themes');
  if (existsSync(themes)) cpSync(themes, join(dist, 'themes'), {recursive: true});
}

/** The manifest as editors and frameworks want it. */
function writeEditorFiles() {
  const [manifest, about] = ['custom-elements.json', 'package.json'].map(name => JSON.parse(readFileSync(join(root, name), 'utf8')));
  for (const [path, text] of Object.entries(editorFiles(manifest, about))) {
    mkdirSync(dirname(join(dist, path)), {recursive: true});
    writeFileSync(join(dist, path), text);
  }
}

export default function config() {
  rmSync(dist, {recursive: true, force: true});
  copyTypes();
  copyThemes();
  writeEditorFiles();
  const entries = bundlerEntries();
  const testing = join(built, 'testing', 'index.js');
  const person = join(built, 'person', 'index.js');
  const bundle = join(built, 'bundle.js');
  const loader = join(built, 'loader.js');
  const doctor = join(built, 'doctor', 'index.js');
  const servers = {
    gateway: join(built, 'gateway', 'index.js'),
    'gateway-cli': join(built, 'gateway', 'cli.js'),
    init: join(built, 'init', 'cli.js'),
  };
  // They are left out together where none was compiled; one of them alone is a step that somebody forgot.
  const uncompiled = Object.values(servers).filter(path => !isCurrent(path));
  if (uncompiled.length > 0 && uncompiled.length < Object.keys(servers).length) throw new Error(`Not compiled: ${uncompiled.join(', ')}`);
  const outputs = [
    Object.keys(entries).length > 0 && forBundlers(entries),
    isCurrent(testing) && forTests(testing, 'testing.js'),
    isCurrent(person) && forTests(person, 'testing/playwright.js'),
    uncompiled.length === 0 && forServers(servers),
    isCurrent(loader) && forLoader(loader),
    isCurrent(loader) && forParts(chunkEntries()),
    isCurrent(doctor) && forDoctor(doctor),
    // Last, as it writes what is said of all files for pages.
    isCurrent(bundle) && forPages(bundle),
  ].filter(Boolean);
  if (outputs.length === 0) throw new Error('There is nothing to bundle in build/src: run tsc -b first.');
  return outputs;
}
