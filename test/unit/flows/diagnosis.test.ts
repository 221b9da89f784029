import assert from 'node:assert/strict';
import {readdirSync} from 'node:fs';
import {basename} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {findings} from '../../../src/flows/diagnosis.js';
import {severities} from '../../../src/flows/faults.js';
import {shippedLanguages} from '../../../src/flows/page-faults.js';
import {cases, sound} from './pages.js';

describe('what is wrong with a page', () => {
  for (const [what, change, ids, ...paste] of cases) {
    it(`${what}: ${ids.join(' and ') || 'nothing'}`, () => {
      const found = findings({...sound, ...change});
      assert.deepEqual(found.map(({id}) => id), ids);
      if (paste.length > 0) assert.equal(found[0]!.paste, paste[0]);
    });
  }

  it('is tried here in each of its kinds', () => {
    const found = cases.flatMap(([, change]) => findings({...sound, ...change}));
    assert.deepEqual([...new Set(found.map(({id}) => id))].sort(), Object.keys(severities).sort());
  });

  it('has the languages that there are', () => {
    const folder = fileURLToPath(new URL('../../../../src/languages', import.meta.url));
    const tags = readdirSync(folder).map(name => basename(name, '.ts')).filter(tag => tag !== 'en');
    assert.deepEqual([...shippedLanguages].sort(), tags.sort());
  });
});
