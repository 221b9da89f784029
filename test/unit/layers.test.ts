import assert from 'node:assert/strict';
import {execFile} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What each layer must not know: names of the page, and layers further out. */
const rules: Record<string, {names: string[]; layers: string[]}> = {
  api: {names: [], layers: ['session', 'flows', 'strings', 'elements', 'testing']},
  flows: {names: ['document', 'window', 'fetch'], layers: ['session', 'strings', 'elements', 'testing']},
  strings: {names: ['document', 'window', 'fetch'], layers: ['session', 'elements', 'testing']},
  session: {names: [], layers: ['flows', 'strings', 'elements', 'testing']},
  elements: {names: [], layers: ['testing', 'doctor']},
  doctor: {names: [], layers: ['testing']},
  testing: {names: [], layers: ['session', 'flows', 'strings', 'elements']},
  policy: {names: ['document', 'window', 'fetch'], layers: ['api', 'session', 'flows', 'strings', 'elements', 'testing']},
};

function compiler(): string {
  const folder = join(root, 'node_modules', '@typescript', 'native');
  const {bin} = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, bin.tsc);
}

/** What tsc says about one layer, and about those it stands on. */
function compile(folder: string, layer: string): Promise<string> {
  return new Promise(resolve => {
    execFile(process.execPath, [compiler(), '-b', `src/${layer}`, '--pretty', 'false'], {cwd: folder}, (_error, stdout) => resolve(stdout));
  });
}

describe('layers', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'smart-flow-layers-'));
    cpSync(join(root, 'src'), join(folder, 'src'), {recursive: true});
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(folder, name));
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
    // Something to import in each layer, whatever else it holds.
    for (const layer of Object.keys(rules)) {
      mkdirSync(join(folder, 'src', layer), {recursive: true});
      writeFileSync(join(folder, 'src', layer, 'planted.ts'), `export const planted = '${layer}';\n`);
    }
  });

  after(() => rmSync(folder, {recursive: true, force: true}));

  it('compile as they are', async () => {
    for (const layer of Object.keys(rules)) assert.equal(await compile(folder, layer), '');
  });

  for (const [layer, {names, layers}] of Object.entries(rules)) {
    it(`${layer} cannot import from ${layers.join(', ')}`, async t => {
      const file = join(folder, 'src', layer, 'wrong-way.ts');
      t.after(() => rmSync(file));
      const imports = layers.map(other => `export {planted as ${other}} from '../${other}/planted.js';\n`);
      writeFileSync(file, imports.join(''));
      const output = await compile(folder, layer);
      // "File … is not listed within the file list of project …"
      for (const other of layers) assert.match(output, new RegExp(`TS6307: .*src/${other}/planted\\.ts`));
    });

    if (names.length === 0) continue;
    it(`${layer} cannot touch ${names.join(', ')}`, async t => {
      const file = join(folder, 'src', layer, 'page.ts');
      t.after(() => rmSync(file));
      writeFileSync(file, names.map((name, index) => `export const page${index} = ${name};\n`).join(''));
      const output = await compile(folder, layer);
      for (const name of names) assert.match(output, new RegExp(`src/${layer}/page\\.ts.*error TS\\d+: Cannot find name '${name}'`));
    });
  }
});
