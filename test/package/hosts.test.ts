import assert from 'node:assert/strict';
import {existsSync, readFileSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';

import {root} from './world.js';

const folder = join(root, 'demo', 'hosts');
const readme = readFileSync(join(root, 'README.md'), 'utf8').replaceAll('\r\n', '\n');

/** What of each host is shown in the README. */
const shown: Record<string, string[]> = {
  angular: ['src/main.ts', 'src/app.ts'],
  classic: ['main.js'],
  module: ['main.js'],
  react: ['src/App.tsx'],
  vue: ['vite.config.js', 'src/Widgets.vue'],
  svelte: ['src/App.svelte'],
  'two-versions': ['main.js'],
};

describe('the hosts', () => {
  it('are all shown in the README, with the code that is tested', () => {
    assert.deepEqual(Object.keys(shown).sort(), readdirSync(folder).sort());
    for (const [name, files] of Object.entries(shown)) {
      for (const file of files) {
        const code = readFileSync(join(folder, name, file), 'utf8').replaceAll('\r\n', '\n');
        assert.ok(readme.includes(`\n${code}\`\`\``), `README.md does not have ${name}/${file} as it is.`);
      }
    }
  });

  for (const name of readdirSync(folder)) {
    it(`pin what they use, from no particular registry (${name})`, () => {
      const {dependencies = {}, devDependencies = {}} = JSON.parse(readFileSync(join(folder, name, 'package.json'), 'utf8')) as Record<string, Record<string, string>>;
      const versions = Object.values({...dependencies, ...devDependencies});
      for (const version of versions) assert.match(version, /^\d+\.\d+\.\d+$/);
      const lock = join(folder, name, 'package-lock.json');
      assert.equal(existsSync(lock), versions.length > 0);
      if (versions.length > 0) assert.doesNotMatch(readFileSync(lock, 'utf8'), /"resolved"|\.tgz"/);
    });
  }
});
