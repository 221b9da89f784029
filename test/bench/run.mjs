/**
 * `npm run bench`: ours, the floor and the peers side by side in one run. `-- --quick` takes under two minutes, `-- cold paint`
 * renews those parts alone. What was measured goes to test/bench/results/, and from there into README.
 */
import {execFileSync} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {cpus, loadavg, platform, release, totalmem} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {installPeers} from './peers/install.mjs';
import {parts} from './parts.mjs';

const results = fileURLToPath(new URL('results/', import.meta.url));

function git(...args) {
  try {
    return execFileSync('git', args, {encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore']}).trim();
  } catch {
    return '';
  }
}

/** What the figures depend on. */
function environment(browser) {
  const changed = git('status', '--porcelain', '--', 'src', 'rollup.config.mjs', 'package-lock.json') !== '';
  return {
    node: process.versions.node,
    chromium: browser?.version(),
    system: `${platform()} ${release()}`,
    processor: cpus()[0]?.model,
    cores: cpus().length,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    load: loadavg().map(value => Math.round(value * 10) / 10),
    commit: git('rev-parse', '--short', 'HEAD') + (changed ? ' and changes' : ''),
    date: new Date().toISOString(),
  };
}

const args = process.argv.slice(2);
const quick = args.includes('--quick');
const names = args.filter(name => !name.startsWith('--'));
const run = quick ? 'quick' : 'latest';
const file = join(results, `${run}.json`);

async function main() {
  const unknown = names.filter(name => !parts[name]);
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}.`);
  installPeers();
  const [{bundle, open}, {report}] = await Promise.all([import('./place.mjs'), import('./report.mjs')]);
  const chosen = Object.keys(parts).filter(name => (names.length > 0 ? names.includes(name) : true));
  await bundle();
  const place = chosen.some(name => parts[name].page) ? await open() : undefined;
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  try {
    for (const name of chosen) {
      const began = performance.now();
      const {default: measure} = await import(`./suites/${name}.mjs`);
      kept[name] = {environment: environment(place?.browser), quick, ...(await measure(place, parts[name][quick ? 'quick' : 'full']))};
      console.log(`${name}: ${Math.round((performance.now() - began) / 1000)} s`);
      // After each part, so that what comes later cannot take it along.
      mkdirSync(results, {recursive: true});
      writeFileSync(file, `${JSON.stringify(kept, null, 1)}\n`);
    }
  } finally {
    await place?.stop();
  }
  await report(kept, run);
  // README shows the results of whole runs.
  if (!quick) await import('../tools/readme.mjs');
}

try {
  await main();
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
