/** What is still there after a widget was put up and taken away many times, once all that can be collected is. */
import {difference, freshPage, put, readHeld} from '../page.mjs';
import {byName, shuffle} from '../statistics.mjs';
import {variants} from '../variants.mjs';

/** Counts the timers that are still to come. */
function watchTimers() {
  const running = new Set();
  for (const [begin, end, repeats] of [['setTimeout', 'clearTimeout', false], ['setInterval', 'clearInterval', true]]) {
    const [real, clear] = [globalThis[begin], globalThis[end]];
    globalThis[begin] = (handler, ...rest) => {
      const id = real((...args) => {
        if (!repeats) running.delete(id);
        handler(...args);
      }, ...rest);
      running.add(id);
      return id;
    };
    globalThis[end] = id => {
      running.delete(id);
      clear(id);
    };
  }
  globalThis.runningTimers = () => running.size;
}

async function cycle({html, cycles}) {
  const channel = new MessageChannel();
  const turn = () => new Promise(resolve => {
    channel.port1.onmessage = resolve;
    channel.port2.postMessage(null);
  });
  const template = document.createElement('template');
  template.innerHTML = html;
  for (let round = 0; round < cycles; round++) {
    const pieces = [...document.importNode(template.content, true).children];
    document.body.append(...pieces);
    await Promise.all(pieces.map(piece => piece.updateComplete));
    await turn();
    for (const piece of pieces) piece.remove();
    await turn();
  }
  channel.port1.close();
}

async function sample(place, variant, wanted) {
  const cycles = Math.min(wanted, (variant.most ?? wanted) * 2);
  const {page, session, context} = await freshPage(place, {prepare: watchTimers});
  try {
    await put(page, variant);
    // As many before it counts: they fill what is filled once, also what the engine notes of code that runs often.
    await page.evaluate(cycle, {html: variant.html, cycles});
    const [before, timers] = [await readHeld(session), await page.evaluate(() => globalThis.runningTimers())];
    await page.evaluate(cycle, {html: variant.html, cycles});
    const held = difference(await readHeld(session), before);
    const left = (await page.evaluate(() => globalThis.runningTimers())) - timers;
    return {cycles, ...Object.fromEntries(['js', 'all', 'nodes', 'listeners'].map(key => [key, held[key] / cycles])), timers: left / cycles};
  } finally {
    await context.close();
  }
}

/** @param {{rounds: number, cycles: number}} options */
export default async function kept(place, {rounds, cycles}) {
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    for (const variant of shuffle(variants)) samples.push({round, name: variant.name, ...(await sample(place, variant, cycles))});
  }
  return {...Object.fromEntries(['js', 'all', 'nodes', 'listeners', 'timers'].map(field => [field, byName(samples, field)])), rounds, cycles, samples};
}
