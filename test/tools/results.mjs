/** Where the runners leave each test's result, for whoever asks with the folder `TEST_RESULTS`: a line of JSON each. */
import {appendFileSync, mkdirSync} from 'node:fs';
import {join, relative} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** A file that runs a second time leaves its results again; the later ones count. */
const run = Date.now();

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
  appendFileSync(join(folder, `${process.pid}.jsonl`), `${JSON.stringify({run, file: sourceOf(file), titles, result})}\n`);
}
