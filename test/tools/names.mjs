/**
 * Keeps test/public-names.txt, the list of every name that users may rely on: what is exported, and of each element its
 * attributes, properties, methods, events, slots, parts and custom properties; error codes, findings and the keys of texts.
 * New names are added. A name that is gone is an error, also when writing: whoever means it takes its line out by hand,
 * and says so in CHANGELOG.md. `--check` only compares. Needs custom-elements.json and
 * the compiled sources.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {read, root, settle} from './generated.mjs';

const file = 'test/public-names.txt';

const load = path => import(pathToFileURL(join(root, path)).href);

const json = path => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** The names of one element, each behind its kind. */
function ofElement({tagName, attributes = [], members = [], events = [], slots = [], cssParts = [], cssStates = []}) {
  const kinds = {
    attribute: attributes,
    property: members.filter(({kind}) => kind === 'field'),
    method: members.filter(({kind}) => kind === 'method'),
    event: events,
    slot: slots.map(({name}) => ({name: name || '(default)'})),
    part: cssParts,
    state: cssStates,
  };
  return Object.entries(kinds).flatMap(([kind, items]) => items.map(({name}) => `${tagName} ${kind} ${name}`));
}

async function names() {
  const elements = json('custom-elements.json').modules.flatMap(({declarations}) => declarations);
  const {exports, bin} = json('package.json');
  const modules = {
    '.': 'index', './define': 'define', './doctor': 'doctor/index', './gateway': 'gateway/index',
    './testing': 'testing/index', './testing/playwright': 'person/index',
  };
  const exported = [];
  for (const [entry, name] of Object.entries(modules)) {
    exported.push(...Object.keys(await load(`build/src/${name}.js`)).map(name => `export ${entry} ${name}`));
  }
  const {errorCodes} = await load('build/src/index.js');
  const {severities} = await load('build/src/flows/faults.js');
  const {en} = await load('build/src/strings/en.js');
  return [
    ...Object.keys(exports).map(entry => `entry ${entry}`),
    ...Object.keys(bin).map(program => `program ${program}`),
    ...exported,
    ...errorCodes.map(code => `error ${code}`),
    ...Object.keys(severities).map(id => `finding ${id}`),
    ...elements.flatMap(element => [`element ${element.tagName}`, ...ofElement(element)]),
    // The same for all elements.
    ...elements.flatMap(({cssProperties = []}) => cssProperties.map(({name}) => `token ${name}`)),
    ...Object.keys(en).map(key => `text ${key}`),
  ];
}

const now = await names();
const before = (read(file) ?? '').split('\n').filter(Boolean);
const gone = before.filter(name => !now.includes(name));

for (const name of gone) console.error(`${file} lists a name that is gone: ${name}`);
if (gone.length > 0) {
  console.error('  Users may rely on it. Keep it, deprecated; or, in a new major version, take its line out by hand.');
  process.exitCode = 1;
}
if (gone.length === 0) settle(file, `${[...new Set(now)].sort().join('\n')}\n`);
