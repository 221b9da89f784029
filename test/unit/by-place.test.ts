import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath, pathToFileURL} from 'node:url';

import {rollup} from 'rollup';

import {en} from '../../src/strings/en.js';
import type {Strings} from '../../src/strings/strings.js';
import {languages, texts} from './strings/languages.js';

const built = fileURLToPath(new URL('../../src/', import.meta.url));
const {cataloguesByPlace, cataloguesInHalves} = await import(new URL('../../../test/tools/by-place.mjs', import.meta.url).href);

/** The file as it comes out of the build for pages, before it is made short. */
async function bundled(folder: string, path: string, half?: 'first' | 'second'): Promise<string> {
  const load = (id: string) => (id.includes('?') ? readFileSync(id.replace(/\?.*/, ''), 'utf8') : null);
  const halves = half ? [{name: 'given', resolveId: (id: string) => (id.includes('?') ? id : null), load}, cataloguesInHalves(folder)] : [];
  const bundle = await rollup({input: join(folder, path) + (half ? `?${half}` : ''), plugins: [...halves, cataloguesByPlace(folder)]});
  const {output} = await bundle.generate({format: 'es'});
  await bundle.close();
  return output[0].code;
}

describe('catalogues by place, as files for pages hold them', () => {
  let place = '';

  before(() => {
    place = mkdtempSync(join(tmpdir(), 'by-place-'));
  });
  after(() => rmSync(place, {recursive: true, force: true}));

  /** What the only export of a file is once it went through the build. */
  async function through(folder: string, path: string, half?: 'first' | 'second'): Promise<object> {
    const file = join(place, `${path.replaceAll('/', '-')}${half ?? ''}.mjs`);
    writeFileSync(file, await bundled(folder, path, half));
    const [value] = Object.values((await import(pathToFileURL(file).href)) as Record<string, object>);
    return value!;
  }

  /** A folder like that of what tsc emitted, with these two catalogues. */
  function emitted(name: string, english: string, other: string): string {
    const folder = join(place, name, 'src');
    const files = {
      'strings/en.js': `export const en = ${english};`,
      'strings/xx.js': `export const xx = ${other};`,
      'strings/by-place.js': `export * from ${JSON.stringify(join(built, 'strings', 'by-place.js'))};`,
    };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), {recursive: true});
      writeFileSync(join(folder, path), text);
    }
    return folder;
  }

  for (const [tag, strings, samples] of languages) {
    it(`say the same in ${tag}`, async () => {
      assert.deepEqual([...texts(await through(built, `strings/${tag}.js`))], [...texts(strings)]);
      assert.deepEqual(await through(built, `content/texts/${tag}.js`), samples);
    });
  }

  for (const [tag, strings] of [['en', en] as const, ...languages]) {
    it(`come in two halves that are the whole, for pages in parts, in ${tag}`, async () => {
      const [first, second] = [await through(built, `strings/${tag}.js`, 'first'), await through(built, `strings/${tag}.js`, 'second')];
      assert.deepEqual(Object.keys(first).filter(key => key in second), []);
      assert.deepEqual([...texts({...first, ...second} as Strings)].sort(), [...texts(strings)].sort());
    });
  }

  it('hold in the first half whatever sf-phone-verify says', async () => {
    const second = Object.keys(await through(built, 'strings/en.js', 'second'));
    const seen = new Set([join(built, 'define', 'sf-phone-verify.js')]);
    // A set is walked to its end, also when it grows.
    for (const path of seen) {
      const imports = [...readFileSync(path, 'utf8').matchAll(/^(?:import|export)[^']*'(\.[^']+)';/gm)].map(([, file]) => join(dirname(path), file!));
      for (const each of imports) if (!each.includes('/strings/')) seen.add(each);
    }
    const said = [...seen].flatMap(path => {
      const code = readFileSync(path, 'utf8');
      const named = [...code.matchAll(/\btext\.(\w+)/g)].map(([, key]) => key!);
      const taken = [...code.matchAll(/const \{([^}]*)\} = (?:this\.)?text;/g)].flatMap(([, keys]) => keys!.split(/[\s,]+/));
      return [...named, ...taken];
    });
    assert.ok(seen.size > 40 && said.includes('sendCode') && said.includes('broken'), String(seen.size));
    assert.deepEqual(said.filter(key => second.includes(key)), []);
  });

  it('leave the keys to English', async () => {
    const code = await bundled(built, 'strings/fr.js');
    const french = code.slice(code.indexOf('const fr ='));
    assert.match(french, /'Réessayer'/);
    assert.doesNotMatch(french, /errorPrefix|wrong-code/);
  });

  const faults: [what: string, other: string, said: RegExp][] = [
    ['in another order', "{b: 'B', a: {c: 'C', d: 'D'}}", /what is exported has other keys than English/],
    ['in another order further in', "{a: {d: 'D', c: 'C'}, b: 'B'}", /\.a has other keys than English/],
    ['that lacks a text', "{a: {c: 'C', d: 'D'}}", /what is exported has other keys than English/],
    ['with a text too many', "{a: {c: 'C', d: 'D', e: 'E'}, b: 'B'}", /\.a has other keys than English/],
    ['with a text for a group', "{a: 'A', b: 'B'}", /\.a is no plain object/],
    ['with a method', "{a: {c() {}, d: 'D'}, b: 'B'}", /\.a is no plain object/],
  ];
  for (const [index, [what, other, said]] of faults.entries()) {
    it(`end the build at one ${what}`, async () => {
      const folder = emitted(`fault-${index}`, "{a: {c: 'c', d: 'd'}, b: 'b'}", other);
      await assert.rejects(bundled(folder, 'strings/xx.js'), said);
    });
  }
});
