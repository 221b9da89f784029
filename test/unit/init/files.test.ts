import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {filesFor, hosts, readArguments} from '../../../src/init/files.js';

describe('what is asked of the start', () => {
  const rows: [given: string[], read: ReturnType<typeof readArguments>][] = [
    [[], {help: true}],
    [['--help'], {help: true}],
    [['init'], {}],
    [['init', '--host', 'classic'], {host: 'classic'}],
    [['init', '--host=module'], {host: 'module'}],
    [['init', '--host'], {wrong: '"--host" is not known; there is: --host module|classic.'}],
    [['init', '--host', 'cobol'], {wrong: 'There is no start for "cobol"; there are: module, classic.'}],
    [['init', '--host', 'toString'], {wrong: 'There is no start for "toString"; there are: module, classic.'}],
    [['init', 'here', 'and', 'there'], {wrong: '"here and there" is not known; there is: --host module|classic.'}],
    [['start'], {wrong: 'There is no "start"; there is: init.'}],
  ];
  for (const [given, read] of rows) it(given.join(' ') || 'nothing', () => assert.deepEqual(readArguments(given), read));
});

describe('what is written', () => {
  for (const host of hosts) {
    it(`holds no secret, and a way on where the script does not come (${host})`, () => {
      const files = filesFor(host);
      assert.match(files['index.html']!, /<sf-flow><a href=/);
      assert.doesNotMatch(Object.values(files).join(), /clientSecret: '|SECRET=/);
    });
  }
});
