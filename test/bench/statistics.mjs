/** Medians and quartiles, and ratios that are taken within a round. */
import {quantileSorted} from './peers/tools.mjs';

/** @returns {{median: number, q1: number, q3: number, count: number} | null} Null where nothing was measured. */
export function summary(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const [q1, median, q3] = [0.25, 0.5, 0.75].map(part => round(quantileSorted(sorted, part)));
  return {median, q1, q3, count: sorted.length};
}

/** Three digits after the point are more than any of this is worth. */
export const round = value => Math.round(value * 1000) / 1000;

/** Takes off, from each sample, what the empty script cost in the same round. */
export function net(samples, field) {
  const idle = new Map(samples.filter(({name}) => name === 'null').map(sample => [sample.round, sample[field]]));
  return samples.filter(({name}) => name !== 'null').map(sample => ({...sample, [field]: Math.max(0, sample[field] - (idle.get(sample.round) ?? 0))}));
}

/** One summary for each name. */
export function byName(samples, field) {
  const names = [...new Set(samples.map(({name}) => name))];
  return Object.fromEntries(names.map(name => [name, summary(samples.filter(sample => sample.name === name).map(sample => sample[field]))]));
}

/** Each name's samples through those of `base` in the same round. */
export function ratios(samples, field, base) {
  const bases = new Map(samples.filter(({name}) => name === base).map(sample => [sample.round, sample[field]]));
  return byName(samples.map(sample => ({name: sample.name, ratio: sample[field] / bases.get(sample.round)})), 'ratio');
}

/** In another order each time, so that nobody always comes after the same neighbour. */
export function shuffle(items) {
  const result = [...items];
  for (let last = result.length - 1; last > 0; last--) {
    const other = Math.floor(Math.random() * (last + 1));
    [result[last], result[other]] = [result[other], result[last]];
  }
  return result;
}
