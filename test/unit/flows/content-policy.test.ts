import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {allows, readPolicies, sourcesFor} from '../../../src/flows/content-policy.js';

const self = 'https://page.example';

/** Sources, what is asked for, and whether any of it is allowed. */
const cases: [string, string, boolean][] = [
  [`'self'`, self, true],
  [`'self'`, 'https://page.example:8443', false],
  [`'self'`, 'https://api.example', false],
  [`'none'`, self, false],
  ['', self, false],
  ['*', 'https://api.example', true],
  ['*', 'http://api.example', true],
  ['*:8443', 'https://api.example:8443', true],
  ['*:8443', 'https://api.example', false],
  ['http://api.example:80', 'https://api.example', true],
  ['http://api.example:81', 'https://api.example', false],
  ['https:', 'https://api.example', true],
  ['http:', 'https://api.example', true],
  ['data:', 'https://api.example', false],
  ['api.example', 'https://api.example', true],
  ['api.example', 'http://api.example', false],
  ['http://api.example', 'https://api.example', true],
  ['https://API.example', 'https://api.example', true],
  ['https://api.example/public/', 'https://api.example', true],
  ['https://api.example:443', 'https://api.example', true],
  ['https://api.example:444', 'https://api.example', false],
  ['https://api.example:*', 'https://api.example:444', true],
  ['*.example', 'https://api.example', true],
  ['*.example', 'https://example', false],
  ['https://*.swisscom.com', 'https://*.swisscom.com', true],
  ['https://consent.swisscom.com', 'https://*.swisscom.com', true],
  ['https://*.consent.swisscom.com', 'https://*.swisscom.com', true],
  ['https://swisscom.com', 'https://*.swisscom.com', false],
  ['https://notswisscom.com', 'https://*.swisscom.com', false],
  ['http://localhost:4000', 'http://localhost:*', true],
  [`'nonce-abc' 'strict-dynamic'`, self, false],
];

describe('sources of a policy', () => {
  for (const [sources, asked, expected] of cases) {
    it(`${sources || 'nothing'} ${expected ? 'allows' : 'does not allow'} ${asked}`, () => {
      assert.equal(allows(sources.split(' ').filter(Boolean), asked, self), expected);
    });
  }

  it('without an origin of the page, nothing is its own', () => {
    assert.equal(allows([`'self'`], self, 'null'), false);
    assert.equal(allows(['https://page.example'], self, 'null'), true);
  });
});

describe('a policy', () => {
  it('is read as browsers do: names in any case, the first of two in force, several behind commas', () => {
    const [first, second, ...more] = readPolicies(` Script-Src 'self' ;; connect-src a b; connect-src c , frame-src d,`);
    assert.deepEqual([...first!], [['script-src', [`'self'`]], ['connect-src', ['a', 'b']]]);
    assert.deepEqual([...second!], [['frame-src', ['d']]]);
    assert.deepEqual(more, []);
  });

  it('governs by its nearest directive', () => {
    const sources = (text: string, directive: string) => sourcesFor(readPolicies(text)[0]!, directive);
    assert.deepEqual(sources('default-src a; child-src b', 'frame-src'), ['b']);
    assert.deepEqual(sources('default-src a; script-src b; script-src-elem c', 'script-src'), ['c']);
    assert.deepEqual(sources('default-src a', 'connect-src'), ['a']);
    assert.equal(sources('img-src a', 'connect-src'), undefined);
    assert.equal(sources('default-src a', 'trusted-types'), undefined);
  });
});
