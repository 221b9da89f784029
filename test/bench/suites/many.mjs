/** Many widgets at once, where the definition is there already: CPU, heap, nodes and listeners of each. */
import {difference, freshPage, put, read, readHeld} from '../page.mjs';
import {byName, net, ratios, shuffle} from '../statistics.mjs';
import {variants} from '../variants.mjs';

async function sample(place, variant, wanted) {
  const count = Math.min(wanted, variant.most ?? wanted);
  const {page, session, context} = await freshPage(place, {
    prepare: () => {
      globalThis.longTasks = [];
      new PerformanceObserver(list => globalThis.longTasks.push(...list.getEntries().map(({duration}) => duration))).observe({type: 'longtask'});
    },
  });
  try {
    await put(page, variant);
    const before = await readHeld(session);
    await page.evaluate(() => globalThis.longTasks.splice(0));
    const {cpu} = await read(session);
    await put(page, variant, {count, cold: false});
    const after = await read(session);
    // They are told late, and of a time that the machine shares with others.
    const longest = await page.evaluate(() => new Promise(resolve => setTimeout(() => resolve(Math.max(0, ...globalThis.longTasks)), 100)));
    const held = difference(await readHeld(session), before);
    const each = Object.fromEntries(['js', 'all', 'nodes', 'listeners'].map(key => [key, held[key] / count]));
    return {count, cpu: (after.cpu - cpu) / count, longest, ...each};
  } finally {
    await context.close();
  }
}

/** @param {{rounds: number, counts: number[]}} options */
export default async function many(place, {rounds, counts}) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    for (const wanted of counts) for (const variant of shuffle(variants)) samples.push({round, wanted, name: variant.name, ...(await sample(place, variant, wanted))});
  }
  const byCount = Object.fromEntries(counts.map(wanted => {
    const own = samples.filter(sample => sample.wanted === wanted);
    const fields = ['longest', 'js', 'all', 'nodes', 'listeners', 'count'];
    const cpu = net(own, 'cpu');
    return [wanted, {cpu: byName(cpu, 'cpu'), against: {plain: ratios(cpu, 'cpu', 'plain')}, ...Object.fromEntries(fields.map(field => [field, byName(own, field)]))}];
  }));
  return {byCount, rounds, samples};
}
