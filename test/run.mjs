/**
 * `npm test`: builds the package, compares what is generated, and runs all tests. `npm test -- unit` runs one part:
 * lint, static, unit, package, elements, engines, gateway, e2e or reproducible. Stops at the first stage that fails. The elements, and
 * everybody's way to the end, are tested in each engine that is installed; `ENGINES=chromium,firefox npm test` names some,
 * which then have to be there.
 */
import {closeSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {basename, join} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {findBrowsers} from './tools/browser.mjs';
import {runNode} from './tools/children.mjs';
import {findEngines} from './tools/engines.mjs';
import {ready} from './tools/ready.mjs';

const root = fileURLToPath(new URL('../', import.meta.url));
const temporary = mkdtempSync(join(tmpdir(), 'smart-flow-test-'));
const totals = {passed: 0, failed: 0, skipped: 0};

// --- helpers ---

/** The program of a package, as a file for Node: the links in node_modules/.bin are not files for Node on Windows. */
function program(name, bin = name) {
  const folder = join(root, 'node_modules', name);
  const {bin: programs} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof programs === 'string' ? programs : programs[bin]);
}

/** Compiled test files whose source is still there: tsc leaves those of deleted sources behind. */
function testFiles(part) {
  const folder = join(root, 'build', 'test', part);
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, {recursive: true}).filter(name => name.endsWith('.test.js')).sort();
  const hasSource = name => existsSync(join(root, 'test', part, name.replace(/\.js$/, '.ts')));
  // Slashes on Windows too: one of the runners takes these for patterns.
  return names.filter(hasSource).map(name => `build/test/${part}/${name.replaceAll('\\', '/')}`);
}

const node = (args, options) => runNode(args, {cwd: root, ...options});

function counted({passed, failed, skipped}) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Adds up what a runner has left in the file; a runner that failed without a word counts as one failure. */
function add(file, code, say = console.log) {
  const found = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  const {passed = 0, failed = 0, skipped = 0} = found;
  say(counted({passed, failed, skipped}));
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
  if (code === 0 && passed + failed + skipped === 0) {
    console.error('The test files hold no test.');
    return 1;
  }
  return failed > 0 ? code || 1 : code;
}

/** How node:test says what comes of a run: for people, and as totals in the file. */
function reporters(file) {
  const reporter = pathToFileURL(join(root, 'test', 'tools', 'totals-reporter.mjs')).href;
  return [
    '--test-reporter=spec', '--test-reporter-destination=stdout',
    `--test-reporter=${reporter}`, `--test-reporter-destination=${file}`,
  ];
}

/** Runs test files with node:test; `extra` are further arguments of Node. */
async function nodeTests(part, extra, options, files = testFiles(part)) {
  if (files.length === 0) return none(part);
  const file = join(temporary, `${part}.json`);
  return add(file, await node(['--test', ...extra, ...reporters(file), ...files], options));
}

/**
 * Runs the test files of a part with what runs some of them, and once more those in which something failed. Whatever gets no
 * processor for a while fails for no fault of ours; what is really broken fails twice.
 */
async function twice(part, name, run) {
  const files = testFiles(part);
  const code = await run(files);
  if (code === 0 || code > 128) return code;
  const file = join(temporary, `${name}.json`);
  const {files: results = {}, ...first} = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8') || '{}') : {};
  const isSound = path => results[path]?.failed === 0;
  const unsound = files.filter(path => !isSound(path));
  // What failed outside of all of them may belong to any.
  const isElsewhere = Object.keys(results).some(path => results[path].failed > 0 && !files.includes(path));
  const again = unsound.length > 0 && !isElsewhere ? unsound : files;
  console.log(`\nOnce more, since something failed: ${again.join(', ')}`);
  // Others count at the same time: what the first run added is taken away, but for the files that stay as they are.
  for (const kind of Object.keys(totals)) {
    totals[kind] -= first[kind] ?? 0;
    for (const path of files.filter(path => !again.includes(path))) totals[kind] += results[path][kind];
  }
  return run(again);
}

function none(part) {
  console.log(`There is nothing in test/${part}.`);
  return 0;
}

// --- stages: each answers with an exit code ---

const types = () => node([program('@typescript/native', 'tsc'), '-b'], {minutes: 3});

const bundle = () => node([program('rollup'), '--config', '--silent'], {minutes: 3});

async function generated() {
  const codes = [];
  for (const name of ['manifest', 'readme', 'names']) codes.push(await node([`test/tools/${name}.mjs`, '--check'], {minutes: 1}));
  return codes.find(code => code !== 0) ?? 0;
}

// The time-outs of node:test hold for a whole file as well; they name the one that hangs before the stage's own is over.
const unit = () => nodeTests('unit', ['--test-timeout=120000'], {minutes: 8});

/** Packs what is built and installs it elsewhere, as its users do. */
// Beside all that runs at the same time, on a slow machine, installing and reading a package takes two minutes.
const packed = () => nodeTests('package', ['--test-timeout=300000'], {minutes: 6});

async function elementsIn(engine, files) {
  const file = join(temporary, `elements-${engine}.json`);
  const args = [program('@web/test-runner', 'wtr'), '--config', 'test/wtr.config.mjs', '--files', ...files];
  const env = {...(engine === 'chromium' && findBrowsers()), ENGINES: engine, TEST_TOTALS: file};
  return add(file, await node(args, {env, minutes: 25}));
}

/** One engine after the other: side by side they would take each other's processor, and time out. */
async function elements(engines) {
  if (testFiles('elements').length === 0) return none('elements');
  for (const engine of engines) {
    console.log(`\nIn ${engine}:`);
    const code = await twice('elements', `elements-${engine}`, files => elementsIn(engine, files));
    if (code !== 0) return code;
  }
  return 0;
}

/** The engine that all is tested in, and those in which the elements are tested as well. */
function engines() {
  const [first, ...others] = Object.keys(findEngines().found);
  return {first, others};
}

/** The tests in a browser that nobody has begun yet, those first that take long: the last one should not be waited for alone. */
const waiting = [];
const long = ['matrix', 'ways', 'personal-data', 'personas', 'one-sms'];

/** Settles once they are there to be taken, or never will be. */
let begin;
const begun = new Promise(resolve => (begin = resolve));

function queueUp() {
  const rank = path => (long.indexOf(basename(path, '.test.js')) + long.length + 1) % (long.length + 1);
  waiting.push(...testFiles('e2e').sort((one, other) => rank(one) - rank(other)));
  begin();
  return waiting.length > 0 ? e2e() : none('e2e');
}

/** Runs one of them, with a second try; what it prints is printed when it is over. */
async function inBrowser(path) {
  const name = basename(path, '.test.js');
  const [log, file] = ['log', 'json'].map(ending => join(temporary, `e2e-${name}.${ending}`));
  const once = async () => {
    const output = openSync(log, 'a');
    const code = await node(['--test', '--test-timeout=660000', ...reporters(file), path], {env: findBrowsers(), minutes: 12, output});
    closeSync(output);
    return code;
  };
  let code = await once();
  const again = code !== 0 && code <= 128;
  if (again) code = await once();
  console.log(`\n${path}${again ? ', twice, since it failed' : ''}`);
  process.stdout.write(readFileSync(log));
  return add(file, code);
}

/** One file at a time: each starts servers and a browser of its own. Whoever has nothing else to do takes part. */
async function e2e() {
  let code = 0;
  for (let path; code === 0 && (path = waiting.shift());) code = await inBrowser(path);
  // What is broken ends the run; nobody needs to begin another one.
  if (code !== 0) waiting.length = 0;
  return code;
}

/** Real servers, a real Redis and a real browser; many of these are about time, so few run at once. */
const gateway = () =>
  twice('gateway', 'gateway', files => nodeTests('gateway', ['--test-concurrency=1', '--test-timeout=240000'], {env: findBrowsers(), minutes: 10}, files));

const build = [['types', types], ['bundle', bundle]];

/** What an argument asks for; the tests need what is built. */
const parts = {
  lint: [['lint', () => node([program('eslint'), '.'], {minutes: 3})]],
  static: [['generated files', generated], ['sizes', () => node(['test/tools/sizes.mjs'], {minutes: 1})]],
  unit: [['unit', unit]],
  package: [['package', packed]],
  elements: [['elements', () => elements([engines().first])]],
  engines: [['elements in other engines', () => elements(engines().others)]],
  gateway: [['gateway', gateway]],
  e2e: [['e2e', queueUp]],
  reproducible: [['reproducible', () => node(['test/tools/reproducible.mjs'], {minutes: 8})]],
};

/**
 * Parts that wait more than they work, so that two runs of their own beside the browsers take little from those. The other
 * engines have one to themselves: they need as long as all the rest.
 */
const patient = [['lint', 'unit', 'package', 'gateway', 'reproducible'], ['engines']];

/** Those of the parts that are asked for, on what is built; all they print is printed when they are over. */
async function beside(names) {
  if (names.length === 0) return 0;
  const [log, file] = ['log', 'json'].map(ending => join(temporary, `beside-${names[0]}.${ending}`));
  const output = openSync(log, 'w');
  const code = await node(['test/run.mjs', ...names], {env: {TEST_BESIDE: file}, output, minutes: 60});
  closeSync(output);
  process.stdout.write(readFileSync(log));
  // A lane without tests is none that failed: where one engine is installed there are no others.
  const lane = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {passed: 0, failed: 1, skipped: 0};
  for (const key of Object.keys(totals)) totals[key] += lane[key];
  return code;
}

// --- the run ---

async function run([name, stage]) {
  console.log(`\n── ${name} ──`);
  const start = performance.now();
  let code;
  try {
    code = await stage();
  } catch (error) {
    console.error(error.message);
    code = 1;
  }
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(code === 0 ? `${name}: done in ${seconds} s` : `${name}: FAILED after ${seconds} s`);
  return code;
}

/** Runs the stages up to the first that fails. */
async function runAll(stages) {
  for (const stage of stages) {
    const before = totals.failed;
    const code = await run(stage);
    if (code === 0) continue;
    // A failing stage never ends in "0 failed".
    if (totals.failed === before) totals.failed++;
    console.error(`\nStopped at: ${stage[0]}`);
    return code > 128 ? code : 1;
  }
  return 0;
}

/** Nobody should have to guess where the tests have run. */
function sayEngines() {
  const {found, missing} = findEngines();
  console.log(`\nEngines: ${Object.keys(found).join(', ')}.`);
  for (const line of missing) console.log(line);
}

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.find(name => !Object.hasOwn(parts, name));
  if (unknown) {
    console.error(`There is no part "${unknown}"; there are: ${Object.keys(parts).join(', ')}`);
    return 2;
  }
  const names = Object.keys(parts).filter(name => asked.length === 0 || asked.includes(name));
  const stages = some => some.flatMap(name => parts[name]);
  if (process.env.TEST_BESIDE) {
    const code = await runAll(stages(names));
    writeFileSync(process.env.TEST_BESIDE, JSON.stringify(totals));
    return code;
  }
  const inBrowsers = names.filter(name => !patient.flat().includes(name));
  let code = await runAll([['packages', () => (ready(), 0)], ...build]);
  if (code === 0) {
    const others = patient.map(async some => (await beside(names.filter(name => some.includes(name)))) || (await begun) || e2e());
    const codes = await Promise.all([runAll(stages(inBrowsers)).finally(begin), ...others]);
    code = codes.find(each => each !== 0) ?? 0;
  }
  if (names.some(name => ['elements', 'engines', 'e2e'].includes(name))) sayEngines();
  console.log(`\n${counted(totals)}`);
  return code;
}

try {
  process.exitCode = await main();
} finally {
  rmSync(temporary, {recursive: true, force: true});
}
