import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

import {filesFor, nextSteps, readArguments} from '../../../src/init/files.js';
import {hosts, starts} from '../../../src/init/hosts.js';

describe('what is asked of the start', () => {
  const rows: [given: string[], read: ReturnType<typeof readArguments>][] = [
    [[], {help: true}],
    [['--help'], {help: true}],
    [['init'], {}],
    [['init', '--host', 'classic'], {host: 'classic'}],
    [['init', '--host=module'], {host: 'module'}],
    [['init', '--host'], {wrong: '"--host" is not known; there is: --host module|classic|react|vue|angular|svelte.'}],
    [['init', '--host', 'cobol'], {wrong: 'There is no start for "cobol"; there are: module, classic, react, vue, angular, svelte.'}],
    [['init', '--host', 'toString'], {wrong: 'There is no start for "toString"; there are: module, classic, react, vue, angular, svelte.'}],
    [['init', 'here', 'and', 'there'], {wrong: '"here and there" is not known; there is: --host module|classic|react|vue|angular|svelte.'}],
    [['start'], {wrong: 'There is no "start"; there is: init.'}],
  ];
  for (const [given, read] of rows) it(given.join(' ') || 'nothing', () => assert.deepEqual(readArguments(given), read));
});

describe('what is written', () => {
  for (const host of hosts) {
    it(`holds no secret, and a way on where the script does not come (${host})`, () => {
      const all = Object.values(filesFor(host)).join('\n');
      assert.match(all, /<sf-flow[^]*?<a href="\/help">[^]*?<\/sf-flow>/);
      assert.doesNotMatch(all, /clientSecret: '|SECRET=/);
    });

    it(`is made with what the pages of demo/hosts are made with (${host})`, () => {
      const path = new URL(`../../../../demo/hosts/${host}/package.json`, import.meta.url);
      const {dependencies = {}, devDependencies = {}} = JSON.parse(readFileSync(path, 'utf8')) as Record<string, Record<string, string>>;
      const tried: Record<string, string> = {...dependencies, ...devDependencies};
      for (const [name, version] of Object.entries(starts[host].packages ?? {})) assert.equal(version, tried[name], name);
    });
  }
});

describe('what is to be typed next', () => {
  const rows: [...Parameters<typeof nextSteps>, string[]][] = [
    ['module', {ownPackage: false, isInstalled: true}, ['node server.mjs']],
    ['module', {ownPackage: true, isInstalled: false}, ['npm install …/smart-flow-elements-*.tgz', 'npm start']],
    ['svelte', {ownPackage: true, isInstalled: false}, ['npm install …/smart-flow-elements-*.tgz', 'npm start']],
    [
      'svelte', {ownPackage: false, isInstalled: true},
      ['npm install svelte@5.57.3 @sveltejs/vite-plugin-svelte@7.3.1 vite@8.3.8', 'npx vite build && node server.mjs'],
    ],
    [
      'vue', {ownPackage: false, isInstalled: false},
      ['npm install …/smart-flow-elements-*.tgz vue@3.5.45 @vitejs/plugin-vue@6.0.11 vite@8.3.8', 'npx vite build && node server.mjs'],
    ],
  ];
  for (const [host, there, steps] of rows) it(`${host} ${JSON.stringify(there)}`, () => assert.deepEqual(nextSteps(host, there), steps));
});
