/**
 * `npm run test:faults`: runs the test files that name cases of the catalogue, and prints what came of each: number,
 * layer, result, where. Fails where a case has no test of its layer that passed. With a folder as its argument it runs
 * nothing and reads the results that a run with `TEST_RESULTS=<folder>` left there.
 */
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {findBrowsers} from '../tools/browser.mjs';
import {runNode} from '../tools/children.mjs';
import {ready} from '../tools/ready.mjs';
import {readResults} from '../tools/results.mjs';
import {catalogue} from './catalogue.mjs';
import {judge} from './judge.mjs';
import {idsInSource} from './titles.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const parts = ['unit', 'elements', 'gateway', 'e2e'];

// --- running ---

/** The test files of a part that name a case, as sources. */
function naming(part) {
  const folder = join(root, 'test', part);
  return readdirSync(folder, {recursive: true})
    .filter(name => name.endsWith('.test.ts') && idsInSource(readFileSync(join(folder, name), 'utf8')).length > 0)
    .map(name => `test/${part}/${name.replaceAll('\\', '/')}`)
    .sort();
}

const compiled = source => `build/${source.replace(/\.ts$/, '.js')}`;
const node = (args, env, minutes) => runNode(args, {cwd: root, env, minutes});

/** Runs the files of a part, and answers with the runner's code; what fails shows in the table, and above it in its own words. */
async function runPart(part, env) {
  const files = naming(part).map(compiled);
  if (files.length === 0) return 0;
  console.log(`\n── ${part}: ${files.length} files ──`);
  if (part === 'elements') {
    return node(['node_modules/@web/test-runner/dist/bin.js', '--config', 'test/wtr.config.mjs', '--files', ...files], env, 9);
  }
  // Those of the gateway are about time, and those in a browser each have servers of their own.
  const few = part === 'unit' ? [] : ['--test-concurrency=1'];
  const reporters = [
    '--test-reporter=dot', '--test-reporter-destination=stdout',
    '--test-reporter=./test/tools/totals-reporter.mjs', `--test-reporter-destination=${join(env.TEST_RESULTS, `${part}.json`)}`,
  ];
  return node(['--test', ...few, '--test-timeout=480000', ...reporters, ...files], env, 20);
}

async function runAll(folder) {
  ready();
  for (const args of [['node_modules/@typescript/native/bin/tsc', '-b'], ['node_modules/rollup/dist/bin/rollup', '--config', '--silent']]) {
    const code = await node(args, {}, 3);
    if (code !== 0) throw new Error('The package cannot be built; what was said stands above.');
  }
  // What a fault needs is tested in one engine; `npm test` runs the same in the others.
  const env = {...findBrowsers(), ENGINES: 'chromium', TEST_RESULTS: folder};
  const codes = [];
  for (const part of parts) codes.push(await runPart(part, env));
  // A file that broke off has no result for its cases, and another file may have one.
  return codes.every(code => code === 0);
}

// --- printing ---

function print(rows) {
  const heads = {id: 'id', layer: 'layer', result: 'result', where: 'where', what: ''};
  const width = name => Math.max(...[heads, ...rows].map(row => row[name].length));
  const line = ({id, layer, result, where, what, note}) =>
    `${id.padEnd(width('id'))} · ${layer.padEnd(width('layer'))} · ${result.padEnd(width('result'))} · ${where || what}${note ? ` (${note})` : ''}`;
  console.log(['', line(heads), ...rows.map(line)].join('\n'));
}

async function main([given]) {
  const folder = given ?? mkdtempSync(join(tmpdir(), 'smart-flow-faults-'));
  if (!existsSync(folder)) throw new Error(`There is no folder ${folder}.`);
  try {
    const ended = given ? true : await runAll(folder);
    const results = readResults(folder);
    const rows = catalogue.map(entry => ({...entry, ...judge(entry, results)}));
    print(rows);
    const count = wanted => rows.filter(({result}) => result === wanted).length;
    const counts = ['passed', 'cannot', 'FAILED', 'SKIPPED', 'MISSING'].map(result => [result, count(result)]).filter(([, amount]) => amount > 0);
    console.log(`\n${rows.length} cases: ${counts.map(([result, amount]) => `${amount} ${result}`).join(', ')}`);
    if (!ended) console.log('Not all files ended well: see above.');
    return ended && count('passed') + count('cannot') === rows.length ? 0 : 1;
  } finally {
    if (!given) rmSync(folder, {recursive: true, force: true});
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
