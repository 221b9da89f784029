/**
 * Holds what is shipped to pages against test/sizes.json, and says what is over and which modules grew. Where a target is
 * not reached yet, the budget is what there is, so that it does not get worse; the target stands beside it.
 * `npm run check -- --renew` takes the modules of today as what later ones are compared with: do so with a new budget.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

import {root} from './generated.mjs';
import {growth, weigh, weighModules} from './weigh.mjs';

const reference = join(root, 'test', 'module-sizes.json');

const rows = await weigh();
console.table(Object.fromEntries(rows.map(({name, bytes, budget, target}) => [name, {bytes, budget, target: target ?? budget}])));

if (process.argv.includes('--renew')) writeFileSync(reference, `${JSON.stringify(weighModules(), null, 2)}\n`);

const over = rows.filter(({bytes, budget}) => bytes > budget);
for (const {name, bytes, budget} of over) console.error(`${name} grew over its budget by ${bytes - budget} bytes.`);
if (over.length > 0) {
  console.error('Modules that grew since the budget was set, in bytes after brotli:');
  for (const {module, before, bytes, grew} of growth(JSON.parse(readFileSync(reference, 'utf8')), weighModules())) {
    console.error(`  +${grew} ${module} (${before} to ${bytes})`);
  }
}
process.exitCode = over.length > 0 ? 1 : 0;
