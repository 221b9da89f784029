/** What is done in a page, and read from the browser around it. */
import {bundled} from './place.mjs';

/** Runs in the page: puts up so many widgets, loads the script where one is given, and waits until all can be used. */
function show({html, count, script, style, tag, inner}) {
  const start = performance.now();
  const box = document.createElement('div');
  if (style) {
    const link = Object.assign(document.createElement('link'), {rel: 'stylesheet', href: style});
    document.head.append(link);
  }
  box.innerHTML = html.repeat(count);
  document.body.append(box);
  const isUsable = element => element.shadowRoot?.querySelector(inner)?.offsetHeight > 0;
  // The last one first: mostly it says at once that there is more to wait for.
  const isReady = () => !tag || [...box.querySelectorAll(tag)].reverse().every(isUsable);
  return new Promise((resolve, reject) => {
    let loaded = !script;
    const look = () => {
      if (loaded && isReady()) {
        const ready = performance.now() - start;
        requestAnimationFrame(() => setTimeout(() => resolve({ready, painted: performance.now() - start})));
      } else if (performance.now() - start > 60_000) {
        reject(new Error(`${tag} could not be used within a minute`));
      } else {
        requestAnimationFrame(look);
      }
    };
    if (script) {
      const element = Object.assign(document.createElement('script'), {type: 'module', src: script, onload: () => (loaded = true)});
      element.onerror = () => reject(new Error(`${script} did not load`));
      document.head.append(element);
    }
    look();
  });
}

export const put = (page, {name, html, script, entry, tag, inner}, {count = 1, cold = true} = {}) =>
  page.evaluate(show, {
    html, count, tag, inner,
    script: cold ? (script ?? `/${name}.js`) : undefined,
    style: cold && entry && bundled(`${name}.css`) ? `/${name}.css` : undefined,
  });

/** A page in a context of its own, hence in a process of its own, with a session to read it by. */
export async function freshPage(place, {slowed = 1, prepare} = {}) {
  const context = await place.browser.newContext({locale: 'en-GB', viewport: {width: 1000, height: 800}});
  const page = await context.newPage();
  if (prepare) await page.addInitScript(prepare);
  await page.goto(place.site);
  // The first frame, and what the driver brings into a page before its first call, belong to nobody's widget.
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve))));
  const session = await context.newCDPSession(page);
  // The thread's own ticks: what else the machine does is not in them.
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  if (slowed > 1) await session.send('Emulation.setCPUThrottlingRate', {rate: slowed});
  return {page, session, context};
}

/** Milliseconds of CPU that the main thread has worked so far, and what lives in the document. */
export async function read(session) {
  const {metrics} = await session.send('Performance.getMetrics');
  const {TaskDuration, Nodes, JSEventListeners} = Object.fromEntries(metrics.map(({name, value}) => [name, value]));
  return {cpu: TaskDuration * 1000, nodes: Nodes, listeners: JSEventListeners};
}

/** The same with bytes, after whatever can be collected is. */
export async function readHeld(session) {
  for (let round = 0; round < 3; round++) await session.send('HeapProfiler.collectGarbage');
  const {usedSize, embedderHeapUsedSize = 0} = await session.send('Runtime.getHeapUsage');
  return {...(await read(session)), js: usedSize, all: usedSize + embedderHeapUsedSize};
}

export const difference = (after, before) => Object.fromEntries(Object.entries(after).map(([key, value]) => [key, value - before[key]]));
