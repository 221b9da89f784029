import type {Samples} from '../../../src/content/samples.js';
import {deCHSamples} from '../../../src/content/texts/de-CH.js';
import {deDESamples} from '../../../src/content/texts/de-DE.js';
import {easySamples} from '../../../src/content/texts/de-x-easy.js';
import {enSamples} from '../../../src/content/texts/en.js';
import {frSamples} from '../../../src/content/texts/fr.js';
import {itSamples} from '../../../src/content/texts/it.js';
import {rmSamples} from '../../../src/content/texts/rm.js';
import {deCH} from '../../../src/strings/de-CH.js';
import {deDE} from '../../../src/strings/de-DE.js';
import {easy} from '../../../src/strings/de-x-easy.js';
import {en} from '../../../src/strings/en.js';
import {fr} from '../../../src/strings/fr.js';
import {it} from '../../../src/strings/it.js';
import {rm} from '../../../src/strings/rm.js';
import type {Strings} from '../../../src/strings/strings.js';
import {samples} from './samples.js';

/** Every language that is shipped. */
export const languages: [tag: string, strings: Strings, samples: Samples][] = [
  ['en', en, enSamples],
  ['de-CH', deCH, deCHSamples],
  ['de-DE', deDE, deDESamples],
  ['de-x-easy', easy, easySamples],
  ['fr', fr, frSamples],
  ['it', it, itSamples],
  ['rm', rm, rmSamples],
];

/** Every text of a catalogue, with the way to it: `problems.network`, `resendIn(30)`. */
export function* texts(value: unknown, path = ''): Generator<[path: string, text: unknown]> {
  if (typeof value === 'function') {
    const given: readonly unknown[][] | undefined = samples[path as keyof typeof samples];
    if (!given) throw new Error(`There is no sample for ${path}.`);
    for (const values of given) yield [`${path}(${values.join(', ')})`, value(...values)];
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) yield* texts(each, path ? `${path}.${key}` : key);
  } else yield [path, value];
}

/** The keys of a catalogue with what stands there, all the way down. */
export function shape(value: unknown): unknown {
  if (typeof value === 'function') return `function of ${value.length}`;
  if (typeof value !== 'object' || value === null) return typeof value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, shape(each)]));
}
