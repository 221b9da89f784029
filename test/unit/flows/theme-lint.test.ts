import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import type {Rgba} from '../../../src/flows/contrast.js';
import {findFaults, lintedColors, type Measured} from '../../../src/flows/theme-lint.js';

const grey = (value: number, alpha = 1): Rgba => [value, value, value, alpha];
const white = grey(1);

/** Black text on white everywhere, and white on black buttons. */
function sound(changes: Record<string, Rgba | null> = {}, others: Partial<Measured> = {}): Measured {
  const grounds = Object.fromEntries(lintedColors.map(name => [name, name.endsWith('surface') ? white : grey(0)]));
  const colors = {...grounds, 'button-surface': grey(0), 'button-text': white, ...changes};
  return {scheme: 'light', colors, page: white, focusWidth: 3, target: 44, nameOf: token => `--sf-${token}`, ...others};
}

const brief = (measured: Measured) => findFaults(measured).map(({kind, tokens}) => `${kind} ${tokens.join(' ')}`);

describe('the faults of a theme', () => {
  it('are none where all is well', () => assert.deepEqual(findFaults(sound()), []));

  for (const [name, ground] of [['text', 'card-surface'], ['muted', 'card-surface'], ['accent-text', 'card-surface'], ['field-text', 'field-surface']]) {
    it(`are ${name} that cannot be read, and nothing else`, () => {
      assert.deepEqual(brief(sound({[name!]: grey(0.6)})), [`contrast --sf-${name} --sf-${ground}`]);
    });
  }

  it('are measured and told', () => {
    const [finding, ...others] = findFaults(sound({'button-text': grey(0)}, {scheme: 'dark'}));
    assert.deepEqual(others, []);
    assert.deepEqual({...finding, message: ''}, {
      kind: 'contrast',
      scheme: 'dark',
      tokens: ['--sf-button-text', '--sf-button-surface'],
      value: 1,
      needed: 4.5,
      message: '',
    });
    assert.match(finding!.message, /^--sf-button-text on --sf-button-surface \(dark\): contrast is 1 to 1, and should be 4.5 to 1\.$/);
  });

  it('begin right below the limit', () => {
    // #767676 is 4.54 to 1 on white, #777777 is 4.48.
    assert.deepEqual(brief(sound({text: grey(0x76 / 255)})), []);
    assert.deepEqual(brief(sound({text: grey(0x77 / 255)})), ['contrast --sf-text --sf-card-surface']);
  });

  it('are edges of fields below 3 to 1', () => {
    assert.deepEqual(brief(sound({'field-border': grey(0.58)})), []);
    assert.deepEqual(brief(sound({'field-border': grey(0.6)})), ['contrast --sf-field-border --sf-card-surface']);
  });

  it('are seen through what is not opaque', () => {
    assert.deepEqual(brief(sound({text: grey(0, 0.4)})), ['contrast --sf-text --sf-card-surface']);
    assert.deepEqual(brief(sound({'quiet-button-surface': grey(0, 0), 'quiet-button-text': white})), [
      'contrast --sf-quiet-button-text --sf-card-surface',
    ]);
  });

  it('are a ring that is not seen on the card, or is too thin', () => {
    assert.deepEqual(brief(sound({focus: grey(0.8)})), ['focus --sf-focus --sf-card-surface', 'focus --sf-focus']);
    assert.deepEqual(brief(sound({}, {focusWidth: 1})), ['focus --sf-focus-width']);
    assert.deepEqual(brief(sound({}, {focusWidth: 2})), []);
  });

  it('are a ring of which neither colour is seen on the page', () => {
    const ring = {focus: grey(0.58), surface: white};
    assert.deepEqual(brief(sound(ring, {page: grey(0)})), []);
    assert.deepEqual(brief(sound(ring, {page: grey(0.58)})), []);
    assert.deepEqual(brief(sound(ring, {page: grey(0.8)})), ['focus --sf-focus']);
    assert.deepEqual(brief(sound(ring, {page: null})), []);
  });

  it('are controls lower than 24 pixels', () => {
    assert.deepEqual(brief(sound({}, {target: 23.9})), ['target --sf-target']);
    assert.deepEqual(brief(sound({}, {target: 24})), []);
  });

  it('are what is no colour, once for all that depends on it', () => {
    const nameOf = (token: string) => (token === 'button-surface' || token === 'accent-text' ? '--sf-accent' : `--sf-${token}`);
    assert.deepEqual(brief(sound({'button-surface': null, 'accent-text': null}, {nameOf})), ['invalid --sf-accent']);
    assert.deepEqual(brief(sound({'card-surface': null})), ['invalid --sf-card-surface']);
  });

  it('are told once for the same tokens, at their worst', () => {
    const nameOf = (token: string) => (token === 'heading-text' ? '--sf-text' : `--sf-${token}`);
    const findings = findFaults(sound({text: grey(0.6), 'heading-text': grey(0.7)}, {nameOf}));
    assert.deepEqual(findings.map(({tokens, value}) => [...tokens, value]), [['--sf-text', '--sf-card-surface', 2.1]]);
  });
});
