import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {contrast, type Rgba} from '../../src/flows/contrast.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const {modules} = JSON.parse(read('custom-elements.json'));
const elements: {tagName: string; cssProperties?: {name: string}[]}[] = modules.flatMap((module: {declarations: object[]}) => module.declarations);
const known = new Set(elements.flatMap(({cssProperties = []}) => cssProperties.map(({name}) => name)));

describe('the ready themes', () => {
  const names = readdirSync(join(root, 'src', 'themes'));

  it('are the four that the package speaks of', () => {
    assert.deepEqual(names.sort(), ['dark.css', 'high-contrast.css', 'letterpress.css', 'neutral.css']);
  });

  for (const name of names) {
    it(`${name} sets custom properties of ours on the root, and loads nothing`, () => {
      const text = read(`src/themes/${name}`).replace(/\/\*.*?\*\//gs, '').trim();
      const [, body] = /^:root \{([^{}]*)\}$/.exec(text) ?? [];
      assert.ok(body, 'one rule, for the root');
      for (const line of body.trim().split(/;\s*/).filter(Boolean)) {
        const [property, ...value] = line.split(':');
        assert.ok(known.has(property!.trim()), `${property} is not documented`);
        assert.doesNotMatch(value.join(':'), /url\(|@|image-set|src\(/);
      }
    });

    it(`${name} is in the package as it is`, () => assert.equal(read(`dist/themes/${name}`), read(`src/themes/${name}`)));
  }
});

describe('the theme of high contrast', () => {
  const text = read('src/themes/high-contrast.css');
  const [light, dark] = [1, 2].map(at => new Map([...text.matchAll(/(--[\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(found => [found[1]!, rgb(found[at + 1]!)])));
  const ofText = ['--sf-palette-brand', '--sf-palette-ink', '--sf-palette-red', '--sf-palette-green', '--sf-palette-amber', '--sf-muted'];
  for (const [mode, colors] of [['light', light!], ['dark', dark!]] as const) for (const name of ofText) {
    it(`has at least 7 to 1 between ${name} and its paper (${mode})`, () => {
      const ratio = contrast(colors.get(name)!, colors.get('--sf-palette-paper')!);
      assert.ok(ratio >= 7, String(ratio));
    });
  }
});

/** A colour as style sheets write it: `#abc` or `#aabbcc`. */
function rgb(hex: string): Rgba {
  const digits = hex.length === 4 ? [...hex.slice(1)].map(digit => digit + digit) : hex.slice(1).match(/../g)!;
  const [red, green, blue] = digits.map(two => parseInt(two, 16) / 255) as [number, number, number];
  return [red, green, blue, 1];
}
