/**
 * Holds what is shipped to pages against test/sizes.json, in bytes after brotli 11, and says what is over. Where a target is
 * not reached yet, the budget is what there is, so that it does not get worse; the target stands beside it.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import {brotliCompressSync, constants} from 'node:zlib';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
const {files, together, elements, languages} = JSON.parse(readFileSync(join(root, 'test', 'sizes.json'), 'utf8'));

function brotli(file) {
  const bytes = readFileSync(join(dist, file));
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;
}

/** What a budget holds for: a file, or what is loaded together. */
const entry = (name, budget, paths = [name]) => ({name, paths, ...budget});

/** Each of the files of a folder has the same budget. */
function each(folder, pattern, budget) {
  const names = readdirSync(join(dist, folder)).filter(name => pattern.test(name)).sort();
  return names.map(name => entry(`${folder}/${name}`, budget));
}

const budgets = [
  ...Object.entries(files).map(([file, budget]) => entry(file, budget)),
  ...Object.entries(together).map(([name, {files: paths, ...budget}]) => entry(name, budget, paths)),
  ...each('chunks', /^sf-.*\.js$/, elements),
  ...each('chunks/languages', /\.js$/, languages),
];

const rows = budgets.map(({name, paths, budget, target}) => {
  return {name, bytes: paths.reduce((sum, path) => sum + brotli(path), 0), budget, target: target ?? budget};
});
console.table(Object.fromEntries(rows.map(({name, ...rest}) => [name, rest])));

const over = rows.filter(({bytes, budget}) => bytes > budget);
for (const {name, bytes, budget} of over) console.error(`${name} grew over its budget by ${bytes - budget} bytes.`);
process.exitCode = over.length > 0 ? 1 : 0;
