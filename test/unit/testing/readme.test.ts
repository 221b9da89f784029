import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';

const root = new URL('../../../../', import.meta.url);

// What stands below its own headings is executed in a browser, see test/e2e/allow.test.ts and person.test.ts.
const [, section = ''] = /\n## Testing your page\n(.*?)\n##/s.exec(readFileSync(new URL('README.md', root), 'utf8')) ?? [];
const samples = [...section.matchAll(/```js\n(.*?)```/gs)].map(([, code]) => code!);

/** What the comments behind `console.log(…);` say that is printed. */
const promised = (code: string) => [...code.matchAll(/^ *console\.log\(.*\); \/\/ (.*)$/gm)].map(([, line]) => line!);

describe('"Testing your page" in README', () => {
  it('has samples, each of which says what it prints', () => {
    assert.equal(samples.length, 2);
    for (const code of samples) assert.notDeepEqual(promised(code), []);
  });

  for (const [index, code] of samples.entries()) {
    it(`is right in its sample ${index + 1}`, () => {
      // What dist/testing.js is made of.
      const url = new URL('build/src/testing/index.js', root).href;
      const runnable = code.replaceAll(`'smart-flow-elements/testing'`, `'${url}'`);
      const output = execFileSync(process.execPath, ['--input-type=module', '--eval', runnable], {encoding: 'utf8'});
      assert.deepEqual(output.trim().split('\n'), promised(code));
    });
  }
});
