/** The targets, each with what was measured beside it: a pure function of the results. */

/** What stands in the way, where one is missed. Only those are shown that are. */
const hindrances = {
  parts: 'in kB, Lit takes 5, styles and tokens 3, the session and its checks 3, texts and languages 3, decisions about numbers, countries and problems 4, what all elements show 6, the element with its first step 3, what stands in for later parts 1',
  element: 'an element and all it shows, at every step and end, is one chunk',
  language: 'sf-phone-verify needs the first of two halves, 1.0 to 1.6 kB; the second has the texts of all other elements and ends, each a sentence that says what to do',
  alone: 'every text, style and decision comes with the first element, as far as a bundler can tell',
  three: 'as for one: most is shared by the three',
  whole: 'seven languages, the samples of methods and topics, and nine elements lie in the one file',
  cold: 'a third is the code that is read and compiled, also what only later steps need; the rest is making five style sheets and a dozen templates for the first time, and the first layout; without any style it would be a ninth less, without the choice of countries as much',
  task: 'the first thing shown makes five style sheets and a dozen templates, which is one task; loading it is another',
  many: 'two fifths of what each takes is style and layout, of three times as many nodes as in the plain form, a choice of countries alone more than a third, as Chromium makes 14 nodes of its own for a list with one entry; they are shown a few at a time, and each frame between adds to it; what they read is read at once, which is the longest task',
  heap: 'a form with a choice of countries, a problem, help and a region that speaks; the browser has nodes of its own in its fields, and templates leave marks between their parts',
  kept: 'something is still held when a widget is gone; compare the form in Lit, as the engine keeps notes of what runs often',
  shift: 'what comes in a step is taller than the room that the lines keep for it, or stands before something that stays',
  requests: 'something is asked more than once',
  polls: 'the delays between two questions are shorter than the target supposes',
  paint: 'the request, its answer and the next step all run on the main thread',
  gateway: 'half of it is Node reading and writing two messages, as the proxy does; the rest is standard requests and answers, a deadline for each call, the seal, the limits and a line of the log',
  memory: 'something is still held when no limit holds any more',
};

const bytes = value => (value < 1000 ? `${value} B` : `${(value / 1000).toFixed(1)} kB`);
const number = (value, digits = 2) => (value === undefined || value === null ? 'not measured' : Number(value).toFixed(digits));

function row(what, target, figures, key) {
  const known = figures.filter(({value}) => Number.isFinite(value));
  const met = known.length === figures.length && known.every(({value, most, least}) => (most === undefined || value <= most) && (least === undefined || value >= least));
  return {what, target, measured: figures.map(({value, text}) => (Number.isFinite(value) ? text : 'not measured')).join('; '), met, hindrance: met ? '' : known.length < figures.length ? '' : hindrances[key]};
}

const rules = {
  bytes({ours: rows}) {
    const find = name => rows.find(row => row.name === name)?.brotli;
    const most = pattern => Math.max(...rows.filter(({name}) => pattern.test(name)).map(({brotli}) => brotli));
    const size = (value, most, what = '') => ({value, most, text: `${what}${bytes(value)}`});
    return [
      row('bytes until `sf-phone-verify` can be used, in parts', '9.5 kB in 3 requests; loader 350 B', [size(find('sf-phone-verify, until it is interactive'), 9500), size(find('loader.js'), 350, 'loader ')], 'parts'),
      row("an element's own chunk, the largest", '1.2 kB', [size(most(/^chunks\/sf-/), 1200)], 'element'),
      row('a language, the largest', '1.2 kB', [size(most(/^chunks\/languages\//), 1200)], 'language'),
      row('`sf-phone-verify` alone through a bundler', '18 kB', [size(find('sf-phone-verify alone through a bundler'), 18_000)], 'alone'),
      row('the three widgets through a bundler', '20 kB', [size(find('the three widgets through a bundler'), 20_000)], 'three'),
      row('`dist/smart-flow.js`', '32 kB', [size(find('smart-flow.js'), 32_000)], 'whole'),
    ];
  },
  cold({'1x': fast, '4x': slow, longest}) {
    const against = (base, most, what) => {
      const both = [fast, slow].map(({against}) => against[base]?.parts);
      const figures = both.map((found, index) => ({value: found?.median, most, text: `${number(found?.median)} (${number(found?.q1)} to ${number(found?.q3)})${index ? ' at 4×' : ''}`}));
      return row(`CPU of one cold widget ÷ ${what}, 1× and 4×`, number(most), figures, 'cold');
    };
    const task = longest.parts?.median;
    return [
      against('lit', 1.25, 'form in Lit'),
      against('shoelace', 0.4, "Shoelace's input and button"),
      against('hanko', 0.15, 'Hanko'),
      row('longest task, cold, 4×, CPU', '25 ms', [{value: task, most: 25, text: `${number(task, 0)} ms (form in Lit ${number(longest.lit?.median, 0)})`}], 'task'),
    ];
  },
  many({byCount}) {
    const [count, found] = Object.entries(byCount).at(-1);
    const {parts: cpu} = found.against.plain;
    const each = field => found[field].parts?.median;
    return [
      row(`CPU of each of ${count} ÷ plain custom element; longest task`, '2.0; 50 ms', [
        {value: cpu?.median, most: 2, text: `${number(cpu?.median)} (${number(cpu?.q1)} to ${number(cpu?.q3)})`},
        {value: each('longest'), most: 50, text: `${number(each('longest'), 0)} ms`},
      ], 'many'),
      row('heap of each, JS; with DOM; nodes; listeners', '1.5 kB; 20 kB; 22; 2', [
        {value: each('js'), most: 1500, text: bytes(Math.round(each('js')))}, {value: each('all'), most: 20_000, text: bytes(Math.round(each('all')))},
        {value: each('nodes'), most: 22, text: number(each('nodes'), 0)}, {value: each('listeners'), most: 2, text: number(each('listeners'), 0)},
      ], 'heap'),
    ];
  },
  kept(found) {
    const each = field => found[field].parts?.median;
    const none = (field, what) => ({value: Math.abs(each(field)), most: 0.01, text: `${number(each(field), 2)} ${what}`});
    return [row('kept of each that was put up and taken away', '32 B, no node, listener or timer', [
      {value: each('js'), most: 32, text: `${number(each('js'), 0)} B (form in Lit ${number(found.js.lit?.median, 0)})`}, none('nodes', 'nodes'), none('listeners', 'listeners'), none('timers', 'timers'),
    ], 'kept')];
  },
  shift({most, deliveries}) {
    const worst = Object.entries(deliveries).flatMap(([, steps]) => Object.entries(steps)).sort(([, a], [, b]) => b - a)[0];
    return [row("layout shift of any step, with README's lines", '0.000', [{value: most, most: 0, text: most > 0 ? `${number(most, 3)} (${worst[0]})` : number(most, 3)}], 'shift')];
  },
  requests({rows}) {
    const {count, before, token, status, terms} = rows.at(-1);
    const one = (value, what, most = 1) => ({value, most, text: `${value} ${what}`});
    return [row(`requests of ${count} widgets of each kind`, '1 token, 1 status, 1 terms, 0 before needed', [one(token, 'token'), one(status, 'status'), one(terms, 'terms'), one(before, 'before', 0)], 'requests')];
  },
  polls({rows, hidden}) {
    const most = {60: 15, 180: 39};
    const figures = rows.map(({seconds, polls, state}) => ({value: polls, most: most[seconds], text: `${polls} in ${seconds} s${state === 'phone' ? '' : ', then over'}`}));
    return [row('polls of one wait', '15 in 60 s, 39 in 180 s, 0 while hidden', [...figures, {value: hidden, most: 0, text: `${hidden} while hidden`}], 'polls')];
  },
  paint({cpu}) {
    const figures = [['1x', 16, ''], ['4x', 50, ' at 4×']].map(([speed, most, what]) => ({value: cpu[speed]?.median, most, text: `${number(cpu[speed]?.median, 0)} ms${what}`}));
    return [row('click to the paint of the next step, CPU', '16 ms; 50 ms at 4×', figures, 'paint')];
  },
  gateway({throughput, p99}) {
    const [fast, late] = [throughput, p99].map(({against}) => against.gateway);
    return [row('status call through the gateway ÷ bare proxy: throughput; 99th percentile', 'at least 0.5; 2', [
      {value: fast?.median, least: 0.5, text: number(fast?.median)}, {value: late?.median, most: 2, text: number(late?.median)},
    ], 'gateway')];
  },
  memory({rows, perSession, leftPerSession}) {
    const {sessions} = rows.at(-2);
    // Less than this for each is the heap's own coming and going.
    const left = {value: leftPerSession, most: 32, text: `${bytes(Math.round(perSession))} while limits hold, an hour at most; ${bytes(Math.max(0, Math.round(leftPerSession)))} for each of as many that follow once they have run out`};
    return [row(`gateway memory for each of ${sessions} sessions`, 'flat', [left], 'memory')];
  },
};

/** @returns {{part: string, what: string, target: string, measured: string, met: boolean, hindrance: string}[]} */
export function targets(results) {
  return Object.entries(rules).flatMap(([part, rule]) => (results[part] ? rule(results[part]).map(row => ({part, ...row})) : []));
}

const line = cells => `| ${cells.join(' | ')} |`;

/** What is once for all weighs as much as what each keeps, where there are as few as in a quick run. */
const tooFew = ['kept', 'memory'];

/** For README: each target, the figure, and the command that renews it. */
export function targetTable(results) {
  const {environment} = results.cold ?? results.bytes ?? Object.values(results)[0];
  const head = [line(['What', 'Target, at most', 'Measured', 'Holds', '`npm run bench --`']), line(Array(5).fill('---'))];
  const rows = targets(results);
  const about = `Measured ${environment.date.slice(0, 10)} at ${environment.commit}, Node ${environment.node}, Chromium ${environment.chromium ?? 'not asked'}, ${environment.cores} cores.`;
  const isQuick = Object.values(results).some(({quick}) => quick);
  const holds = ({part, met}) => (tooFew.includes(part) && results[part].quick ? 'too few to tell' : met ? 'yes' : 'no');
  const missed = [...new Set(rows.filter(row => holds(row) === 'no').map(({hindrance}) => hindrance).filter(Boolean))];
  const list = missed.map(hindrance => `- ${rows.filter(row => row.hindrance === hindrance).map(({what}) => what).join('; ')}: ${hindrance}.`);
  return [
    isQuick ? `${about} In few rounds and with small numbers: for an impression.` : about,
    [...head, ...rows.map(each => line([each.what, each.target, each.measured, holds(each), `\`${each.part}\``]))].join('\n'),
    ...(list.length > 0 ? [['What stands in the way:', '', ...list].join('\n')] : []),
  ].join('\n\n');
}
