/** Weighs what is shipped to pages against test/sizes.json, in bytes after brotli 11. */
import {readdirSync, readFileSync} from 'node:fs';
import {basename, join} from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';

import nodeResolve from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import {rollup} from 'rollup';

import {root} from './generated.mjs';

const dist = join(root, 'dist');

export function brotli(bytes) {
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;
}

const shipped = path => brotli(readFileSync(join(dist, path)));

/** What the bundler of a host makes of a page that imports these entries, Lit and ky with it. */
async function throughBundler(paths) {
  const entry = '\0page';
  const page = {
    name: 'page',
    resolveId: id => (id === entry ? id : null),
    load: id => (id === entry ? paths.map(path => `import ${JSON.stringify(join(dist, path))};`).join('\n') : null),
  };
  const plugins = [page, nodeResolve({browser: true, exportConditions: ['production']})];
  // Lit's own modules hold on to each other in a circle, and tsc's helpers say `this`; neither is a host's business.
  const bundle = await rollup({input: entry, plugins, onwarn: () => {}});
  const {output: [{code}]} = await bundle.generate({inlineDynamicImports: true, plugins: [terser({ecma: 2022, module: true, format: {comments: false}})]});
  await bundle.close();
  return brotli(Buffer.from(code));
}

/** Each of the files of a folder has the same budget. */
function each(folder, pattern, budget) {
  const names = readdirSync(join(dist, folder)).filter(name => pattern.test(name)).sort();
  return names.map(name => ({name: `${folder}/${name}`, bytes: shipped(`${folder}/${name}`), ...budget}));
}

/** @returns {Promise<{name: string, bytes: number, budget: number, target?: number}[]>} A row for each budget. */
export async function weigh() {
  const {files, together, bundled, elements, languages} = JSON.parse(readFileSync(join(root, 'test', 'sizes.json'), 'utf8'));
  const sum = paths => paths.reduce((bytes, path) => bytes + shipped(path), 0);
  return [
    ...Object.entries(files).map(([name, budget]) => ({name, bytes: shipped(name), ...budget})),
    ...Object.entries(together).map(([name, {files: paths, ...budget}]) => ({name, bytes: sum(paths), ...budget})),
    ...(await Promise.all(Object.entries(bundled).map(async ([name, {entries, ...budget}]) => ({name, bytes: await throughBundler(entries), ...budget})))),
    ...each('chunks', /^sf-.*\.js$/, elements),
    ...each('chunks/languages', /\.js$/, languages),
  ];
}

/** Each module of ours, as a bundler gets it. */
export function weighModules() {
  const paths = readdirSync(join(dist, 'modules'), {recursive: true}).map(path => String(path).replaceAll('\\', '/'));
  return Object.fromEntries(paths.filter(path => basename(path).endsWith('.js')).sort().map(path => [path, shipped(`modules/${path}`)]));
}

/** What each module gained since, the most first. */
export function growth(before, after) {
  const gains = Object.entries(after).map(([module, bytes]) => ({module, before: before[module] ?? 0, bytes, grew: bytes - (before[module] ?? 0)}));
  return gains.filter(({grew}) => grew > 0).sort((a, b) => b.grew - a.grew);
}
