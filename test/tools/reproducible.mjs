/**
 * Builds once more, from nothing, in another folder and another part of the world: every file of dist/ must come out the
 * same, byte for byte.
 */
import {copyFileSync, cpSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';

import {buildSteps} from './build-steps.mjs';
import {runNode} from './children.mjs';
import {root} from './generated.mjs';

/** On the same disk, so that the packages need not be copied. The name is one that a careless path breaks at. */
const place = join(root, 'build', 'another folder');

/** Real files, no links to the packages here: maps of their code say where it lies. */
function link(from, to) {
  mkdirSync(to, {recursive: true});
  for (const entry of readdirSync(from, {withFileTypes: true})) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) link(source, target);
    else if (entry.isFile()) {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/** Answers with the files that were built. */
async function buildAnew() {
  const copy = join(place, 'copy');
  for (const name of ['src', 'test/tools', 'rollup.config.mjs', 'tsconfig.json', 'package.json', 'package-lock.json', 'custom-elements.json']) {
    cpSync(join(root, name), join(copy, name), {recursive: true});
  }
  link(join(root, 'node_modules'), join(copy, 'node_modules'));
  // As `npm start` does in a fresh clone, which nothing else would notice to leave something out.
  for (const [, args] of buildSteps(copy)) {
    const code = await runNode(args, {cwd: copy, env: {TZ: 'Pacific/Auckland', LC_ALL: 'C'}, minutes: 5});
    if (code !== 0) throw new Error(`The build failed: ${args.join(' ')}`);
  }
  return filesIn(join(copy, 'dist'));
}

/** The files of a folder by their path in it. */
function filesIn(folder) {
  const entries = readdirSync(folder, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile());
  return new Map(entries.map(entry => [join(entry.parentPath, entry.name).slice(folder.length + 1), readFileSync(join(entry.parentPath, entry.name))]));
}

rmSync(place, {recursive: true, force: true});
try {
  const [first, second] = [filesIn(join(root, 'dist')), await buildAnew()];
  const names = [...new Set([...first.keys(), ...second.keys()])].sort();
  const differing = names.filter(name => !first.get(name)?.equals(second.get(name) ?? Buffer.alloc(0)));
  for (const name of differing) console.error(`${name} ${!second.has(name) ? 'is in dist/ alone' : !first.has(name) ? 'is not in dist/' : 'differs'}`);
  // tsc leaves a declaration as it was when only an inferred type in it has changed.
  if (differing.length > 0) console.error('If build/ and dist/ are older than the sources, remove them, and build again.');
  console.log(`${names.length - differing.length} of ${names.length} files are the same.`);
  if (differing.length > 0 || names.length === 0) process.exitCode = 1;
} finally {
  rmSync(place, {recursive: true, force: true});
}
