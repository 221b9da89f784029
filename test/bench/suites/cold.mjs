/** One widget in a fresh process: CPU of the main thread from the script's start until the widget is painted, and the longest task. */
import {freshPage, put, read} from '../page.mjs';
import {byName, net, ratios, shuffle} from '../statistics.mjs';
import {variants} from '../variants.mjs';

async function sample(place, variant, slowed) {
  const {page, session, context} = await freshPage(place, {slowed});
  try {
    const before = await read(session);
    const {ready, painted} = await put(page, variant);
    const after = await read(session);
    return {cpu: after.cpu - before.cpu, ready, painted};
  } finally {
    await context.close();
  }
}

/** Milliseconds of CPU of the longest task, from the browser's own trace. */
async function longestTask(place, variant) {
  const {page, context} = await freshPage(place, {slowed: 4});
  try {
    await place.browser.startTracing(page, {categories: ['toplevel', 'disabled-by-default-devtools.timeline', '__metadata']});
    await put(page, variant);
    const {traceEvents} = JSON.parse((await place.browser.stopTracing()).toString());
    const main = new Set(traceEvents.filter(({name, args}) => name === 'thread_name' && args.name === 'CrRendererMain').map(({pid, tid}) => `${pid} ${tid}`));
    const tasks = traceEvents.filter(({name, pid, tid, tdur}) => /RunTask$/.test(name) && tdur > 0 && main.has(`${pid} ${tid}`)).map(({tdur}) => tdur / 1000);
    if (tasks.length === 0) throw new Error('The trace has no tasks.');
    return Math.max(...tasks);
  } finally {
    await context.close();
  }
}

/** @param {{rounds: number, traces: number}} options */
export default async function cold(place, {rounds, traces}) {
  const samples = [];
  const tasks = [];
  for (let round = 0; round < rounds; round++) {
    for (const [slowed, variant] of shuffle([1, 4].flatMap(slowed => variants.map(variant => [slowed, variant])))) {
      samples.push({round, slowed, name: variant.name, ...(await sample(place, variant, slowed))});
    }
    if (round >= traces) continue;
    for (const variant of shuffle(variants)) tasks.push({round, name: variant.name, longest: await longestTask(place, variant)});
  }
  const bySpeed = Object.fromEntries([1, 4].map(slowed => {
    const own = net(samples.filter(sample => sample.slowed === slowed), 'cpu');
    const against = Object.fromEntries(['plain', 'lit', 'shoelace', 'hanko'].map(base => [base, ratios(own, 'cpu', base)]));
    return [`${slowed}x`, {cpu: byName(own, 'cpu'), ready: byName(own, 'ready'), painted: byName(own, 'painted'), against}];
  }));
  return {...bySpeed, longest: byName(tasks, 'longest'), rounds, traces, samples, tasks};
}
