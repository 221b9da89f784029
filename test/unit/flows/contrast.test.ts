import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {contrast, luminance, over, readColor, type Rgba} from '../../../src/flows/contrast.js';

const black: Rgba = [0, 0, 0, 1];
const white: Rgba = [1, 1, 1, 1];

describe('reading a colour', () => {
  const readable: [string, Rgba][] = [
    ['color(srgb 0 0.5 1)', [0, 0.5, 1, 1]],
    ['color(srgb 0.2 0.4 0.6 / 0.5)', [0.2, 0.4, 0.6, 0.5]],
    ['color(srgb none 1 1)', [0, 1, 1, 1]],
    ['color(srgb 1.2 -0.1 1e-05)', [1, 0, 0.00001, 1]],
    ['rgb(255, 0, 51)', [1, 0, 0.2, 1]],
    ['rgba(0, 0, 0, 0)', [0, 0, 0, 0]],
    [' rgb(0 0 0 / 50%) ', [0, 0, 0, 0.5]],
  ];
  for (const [text, color] of readable) it(`takes ${text}`, () => assert.deepEqual(readColor(text), color));

  for (const text of ['', 'red', '#fff', 'color(display-p3 1 0 0)', 'rgb()', 'rgb(1, 2)', 'url(javascript:alert(1))']) {
    it(`takes no ${text || 'nothing'}`, () => assert.equal(readColor(text), null));
  }
});

describe('contrast', () => {
  it('is 21 between black and white, either way', () => {
    assert.equal(contrast(black, white), 21);
    assert.equal(contrast(white, black), 21);
  });

  it('is 1 between a colour and itself', () => assert.equal(contrast([0.3, 0.6, 0.9, 1], [0.3, 0.6, 0.9, 1]), 1));

  it('is what WCAG says of known pairs', () => {
    const of = (hex: string) => [...hex.matchAll(/../g)].map(([pair]) => parseInt(pair, 16) / 255).concat(1) as unknown as Rgba;
    assert.equal(contrast(of('767676'), white).toFixed(2), '4.54');
    assert.equal(contrast(of('777777'), white).toFixed(2), '4.48');
    assert.equal(contrast(of('ff0000'), white).toFixed(2), '4.00');
    assert.equal(contrast(of('0000ff'), white).toFixed(2), '8.59');
  });

  it('stands on luminance from 0 to 1', () => {
    assert.equal(luminance(black), 0);
    assert.ok(Math.abs(luminance(white) - 1) < 1e-9);
  });

  it('sees through what is not opaque', () => {
    assert.deepEqual(over([0, 0, 0, 0.5], white), [0.5, 0.5, 0.5, 1]);
    assert.deepEqual(over([0, 0, 0, 0], white), white);
    assert.deepEqual(over(black, white), black);
  });
});
