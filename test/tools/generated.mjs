/** Files that are generated and committed: written, or compared when `--check` is given. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

export const checking = process.argv.includes('--check');

/** A file of the project, or null when it is not there. */
export function read(name) {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

/** Where two texts first differ, for the message. */
function firstDifference(before, after) {
  const [old, now] = [before, after].map(text => text.split('\n'));
  const at = now.findIndex((line, index) => line !== old[index]);
  const index = at < 0 ? now.length : at;
  const show = line => (line === undefined ? 'nothing' : line.trim());
  return `line ${index + 1} is: ${show(old[index])}\n  and should be: ${show(now[index])}`;
}

/** Writes the text; with `--check` it only compares, and says how to renew a stale file. */
export function settle(name, text) {
  const before = read(name);
  if (before === text) return;
  if (!checking) {
    writeFileSync(join(root, name), text);
    console.log(`${name} renewed`);
    return;
  }
  const reason = before === null ? 'is missing' : `is stale, ${firstDifference(before, text)}`;
  console.error(`${name} ${reason}\n  "npm run build" renews it.`);
  process.exitCode = 1;
}
