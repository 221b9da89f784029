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
const {files, languages} = JSON.parse(readFileSync(join(root, 'test', 'sizes.json'), 'utf8'));

function brotli(file) {
  const bytes = readFileSync(join(dist, file));
  return brotliCompressSync(bytes, {params: {[constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length}}).length;
}

/** Every language has the same budget; what a language is made of lies in a file of its own. */
const budgets = Object.entries(files);
for (const name of readdirSync(join(dist, 'languages')).filter(each => each.endsWith('.js')).sort()) {
  budgets.push([`modules/strings/${name}`, languages]);
}

const rows = budgets.map(([file, {budget, target}]) => ({file, bytes: brotli(file), budget, target: target ?? budget}));
console.table(Object.fromEntries(rows.map(({file, ...rest}) => [file, rest])));

const over = rows.filter(({bytes, budget}) => bytes > budget);
for (const {file, bytes, budget} of over) console.error(`dist/${file} grew over its budget by ${bytes - budget} bytes.`);
process.exitCode = over.length > 0 ? 1 : 0;
