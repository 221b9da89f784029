/** Writes what was measured as tables and pictures, beside the JSON. */
import {writeFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';

import {compile, vega} from './peers/tools.mjs';
import {targetTable} from './targets.mjs';
import {named, variants, weighedAlone} from './variants.mjs';

const path = name => fileURLToPath(new URL(`results/${name}`, import.meta.url));
const line = cells => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
const titleOf = name => (named(name) ?? weighedAlone.find(other => other.name === name))?.title ?? name;
const shown = figure => (figure ? `${figure.median} (${figure.q1} to ${figure.q3})` : '–');

/** One line for each variant, one column for each group of figures. */
function compared(groups) {
  const names = variants.map(({name}) => name).filter(name => groups.some(([, figures]) => figures?.[name]));
  return table(['', ...groups.map(([head]) => head)], names.map(name => [titleOf(name), ...groups.map(([, figures]) => shown(figures?.[name]))]));
}

const sections = {
  bytes: ({ours, others}) => ['Bytes after brotli 11', table(['', 'brotli', 'gzip', 'raw', 'files'], others.map(({title, brotli, gzip, raw, files}) => [title, brotli, gzip, raw, files])),
    table(['ours', 'brotli', 'budget', 'target'], ours.map(({title, brotli, budget, target}) => [title, brotli, budget, target ?? budget]))],
  cold: ({'1x': fast, '4x': slow, longest}) => ['One cold widget, less an empty script; milliseconds of CPU of the main thread, but for "usable after"', compared([
    ['CPU', fast.cpu], ['usable after', fast.ready], ['÷ Lit form', fast.against.lit], ['CPU at 4×', slow.cpu], ['÷ Lit form at 4×', slow.against.lit],
    ['÷ Shoelace', fast.against.shoelace], ['÷ Hanko', fast.against.hanko], ['longest task at 4×', longest],
  ])],
  many: ({byCount}) => Object.entries(byCount).flatMap(([count, {cpu, against, ...rest}]) => [`${count} at once (Hanko fewer, see "count"), for each`, compared([
    ['count', rest.count], ['CPU ms', cpu], ['÷ plain', against.plain], ['longest task, ms by the clock', rest.longest], ['JS bytes', rest.js], ['with DOM', rest.all], ['nodes', rest.nodes], ['listeners', rest.listeners],
  ])]),
  kept: found => ['Kept of each that was put up and taken away', compared(['js', 'all', 'nodes', 'listeners', 'timers'].map(field => [field, found[field]]))],
  shift: ({deliveries}) => ['Layout shift', table(['step', ...Object.keys(deliveries)], Object.keys(deliveries.parts).map(step => [step, ...Object.values(deliveries).map(steps => steps[step])]))],
  requests: ({rows}) => ['Requests', table(Object.keys(rows[0]), rows.map(Object.values))],
  polls: ({rows, hidden}) => ['Polls of one wait', table(['seconds', 'polls', 'state'], rows.map(Object.values)), `${hidden} in 60 s while hidden.`],
  paint: ({cpu}) => ['Click to the paint of the next step, ms of CPU', table(['speed', 'CPU'], Object.entries(cpu).map(([speed, figure]) => [speed, shown(figure)]))],
  gateway: ({throughput, p99, rounds, perRound, parallel}) => [`Status call, ${rounds} × ${perRound} requests, ${parallel} at a time`, table(['', 'requests/s', 'ms, 99th percentile', 'throughput ÷ proxy', '99th percentile ÷ proxy'],
    Object.keys(throughput.each).map(name => [name, ...[throughput.each, p99.each, throughput.against, p99.against].map(figures => shown(figures[name]))]))],
  memory: ({rows}) => ['Gateway memory, bytes', table(['sessions', 'heap', 'rss'], rows.map(({sessions, later, heap, rss}) => [later ? `${sessions}, half a day later` : sessions, heap, rss]))],
};

/** Draws one picture; Vega's own default look, on white. */
async function draw(name, spec) {
  const view = new vega.View(vega.parse(compile({background: 'white', width: 560, ...spec}).spec), {renderer: 'none'});
  writeFileSync(path(name), `${await view.toSVG()}\n`);
}

const label = {field: 'title', type: 'nominal', sort: null, title: null, axis: {labelLimit: 260}};

/** Medians as bars, quartiles as lines on them. */
function bars(title, figures) {
  const values = Object.entries(figures).filter(([, figure]) => figure).map(([name, figure]) => ({title: titleOf(name), ...figure})).sort((a, b) => a.median - b.median);
  return {
    data: {values},
    encoding: {y: label},
    layer: [
      {mark: 'bar', encoding: {x: {field: 'median', type: 'quantitative', title}}},
      {mark: {type: 'rule', strokeWidth: 2}, encoding: {x: {field: 'q1', type: 'quantitative'}, x2: {field: 'q3'}}},
    ],
  };
}

function sizes({ours, others}) {
  const wanted = ['smart-flow.js', 'sf-phone-verify, until it is interactive', 'sf-phone-verify alone through a bundler', 'the three widgets through a bundler'];
  const values = [...others, ...ours.filter(({name}) => wanted.includes(name))].map(({title, brotli}) => ({title, kB: brotli / 1000})).sort((a, b) => a.kB - b.kB);
  return {data: {values}, mark: 'bar', encoding: {y: label, x: {field: 'kB', type: 'quantitative', title: 'kB after brotli 11'}}};
}

async function pictures(results, name) {
  const {bytes, cold, many, memory} = results;
  if (bytes) await draw(`${name}-bytes.svg`, sizes(bytes));
  if (cold) {
    await draw(`${name}-cold-1x.svg`, bars('CPU of one cold widget ÷ form in Lit', cold['1x'].against.lit));
    await draw(`${name}-cold-4x.svg`, bars('CPU of one cold widget ÷ form in Lit, four times slowed', cold['4x'].against.lit));
  }
  if (many) await draw(`${name}-many.svg`, bars('CPU of each of many ÷ plain custom element', Object.values(many.byCount).at(-1).against.plain));
  if (memory) {
    const values = memory.rows.filter(({later}) => !later).map(({sessions, heap}) => ({sessions, MB: heap / 1e6}));
    await draw(`${name}-memory.svg`, {data: {values}, mark: {type: 'line', point: true}, encoding: {x: {field: 'sessions', type: 'quantitative'}, y: {field: 'MB', type: 'quantitative', title: 'MB held by the gateway'}}});
  }
}

/** @param {string} name What the files begin with. */
export async function report(results, name) {
  const parts = Object.entries(sections).filter(([part]) => results[part]).flatMap(([part, section]) => {
    const [title, ...tables] = section(results[part]);
    const {environment, quick} = results[part];
    return [`## ${title}`, `${environment.date}, ${environment.commit}, Node ${environment.node}, Chromium ${environment.chromium ?? '–'}, ${environment.system}, ${environment.processor}, ${environment.cores} cores, load ${environment.load.join(' ')}${quick ? ', quick' : ''}`, ...tables];
  });
  writeFileSync(path(`${name}.md`), `${['# What was measured', 'Written by `npm run bench`. Medians and quartiles; ratios are taken within a round.', targetTable(results), ...parts].join('\n\n')}\n`);
  await pictures(results, name);
  console.log(targetTable(results));
}
