/** Where the runners leave each test's result, for whoever asks with the folder `TEST_RESULTS`: a line of JSON each. */
import {appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A file that runs a second time, in the same engines, leaves its results again; the later ones count. */
const run = Date.now();
const engines = process.env.ENGINES ?? '';

/** The source of a compiled test file, from the root of the project, with slashes. */
export function sourceOf(file) {
  const path = relative(root, file.startsWith('file:') ? fileURLToPath(file) : file).replaceAll('\\', '/');
  return path.replace(/^build\//, '').replace(/\.js$/, '.ts');
}

/** `titles`: those of the groups, then the test's own. `result`: passed, failed or skipped. */
export function keepResult(file, titles, result) {
  const folder = process.env.TEST_RESULTS;
  if (!folder) return;
  mkdirSync(folder, {recursive: true});
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify({run, engines, file: sourceOf(file), titles, result})}\n`);
}

/** What the runners left in a folder: for each file, the results of its latest run in each engine. Nothing where there is no such folder. */
export function readResults(folder) {
  const names = existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.jsonl')) : [];
  const lines = names.flatMap(name => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map(line => JSON.parse(line)));
  const latest = new Map();
  const place = ({file, engines}) => `${file} ${engines}`;
  for (const line of lines) latest.set(place(line), Math.max(line.run, latest.get(place(line)) ?? 0));
  return lines.filter(line => line.run === latest.get(place(line)));
}
