import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {sentences} from '../../src/doctor/texts.js';
import {findings} from '../../src/flows/diagnosis.js';
import {severities} from '../../src/flows/faults.js';
import {cases, sound} from './flows/pages.js';

describe('what the doctor says', () => {
  it('is one sentence for each finding, with all that it names', () => {
    const found = cases.flatMap(([, change]) => findings({...sound, ...change}));
    for (const {id, about} of found) {
      const sentence = sentences[id](about);
      assert.match(sentence, /^[A-Z<h].*[^.]\.$/, id);
      assert.doesNotMatch(sentence, /undefined|\. [A-Z]/, id);
    }
  });

  it('tells which way a clock is off', () => {
    const sentence = (clockAhead: number) => sentences['clock-off'](findings({...sound, clockAhead})[0]!.about);
    assert.match(sentence(7200), /120 minutes ahead of/);
    assert.match(sentence(-600), /10 minutes behind/);
  });

  it('is listed in README', () => {
    const readme = readFileSync(fileURLToPath(new URL('../../../README.md', import.meta.url)), 'utf8');
    const [, table] = /## When something does not work.*?\| --- \|(.*?)\n\n/s.exec(readme) ?? [];
    assert.deepEqual([...table!.matchAll(/`([a-z-]+)`/g)].map(([, id]) => id!).sort(), Object.keys(severities).sort());
  });
});
