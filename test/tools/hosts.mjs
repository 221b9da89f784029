/**
 * `npm run test:hosts`: builds each page in demo/hosts/ from the packed tarball, goes through it in a browser, and prints a
 * table of what holds; `npm run test:hosts -- react vue` takes some of them. Asks the registry for the frameworks of the
 * hosts, which `npm test` never does.
 */
import {mkdtempSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {hostTable} from '../hosts/table.mjs';
import {runBuilt} from './built.mjs';
import {readResults} from './results.mjs';

const all = readdirSync(fileURLToPath(new URL('../../demo/hosts/', import.meta.url))).sort();
const asked = process.argv.slice(2);
const hosts = asked.length > 0 ? asked : all;
const unknown = hosts.filter(name => !all.includes(name));

async function main() {
  if (unknown.length > 0) {
    console.error(`There is no host "${unknown.join('", "')}"; there are ${all.join(', ')}.`);
    return 1;
  }
  const folder = mkdtempSync(join(tmpdir(), 'smart-flow-hosts-'));
  try {
    await runBuilt(['hosts/hosts'], {HOSTS: hosts.join(','), TEST_RESULTS: folder}, 24);
    const {lines, isGreen} = hostTable(hosts, readResults(folder));
    console.log(['', ...lines].join('\n'));
    return process.exitCode || (isGreen ? 0 : 1);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

process.exitCode = await main();
