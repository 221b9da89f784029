/**
 * Puts the tables of the options, the exports, the elements, the personas, the scenarios and of what the bench measured into
 * README.md, between their marks. `--check` compares. Needs custom-elements.json and the compiled sources.
 */
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

import {targetTable} from '../bench/targets.mjs';
import {read, root, settle} from './generated.mjs';

const cell = text => String(text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();

const code = text => (text === undefined || text === '' ? '' : `\`${text}\``);

/** A table with its heading line, or nothing when it has no rows. */
function table(heads, rows) {
  if (rows.length === 0) return [];
  const line = cells => `| ${cells.map(cell).join(' | ')} |`;
  return [[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')];
}

// --- elements ---

function attributes({attributes = []}) {
  const rows = attributes.map(({name, type, default: value, description}) => [code(name), code(type?.text), code(value), description]);
  return table(['Attribute', 'Type', 'Default', 'Description'], rows);
}

function properties({attributes = [], members = []}) {
  const fields = new Set(attributes.map(({fieldName}) => fieldName));
  const alone = members.filter(({kind, name}) => kind === 'field' && !fields.has(name));
  const rows = alone.map(({name, type, default: value, readonly, description}) => {
    return [code(name), code(type?.text), code(value), readonly ? `${description ?? ''} Read-only.` : description];
  });
  return table(['Property', 'Type', 'Default', 'Description'], rows);
}

function events({events = []}) {
  const rows = events.map(({name, detail, type, description}) => [code(name), code(detail?.text ?? type?.text), description]);
  return table(['Event', 'Detail', 'Description'], rows);
}

function signature({name, parameters = [], return: result}) {
  const list = parameters.map(({name, optional, default: value, type}) => `${name}${optional || value ? '?' : ''}${type ? `: ${type.text}` : ''}`);
  return `${name}(${list.join(', ')})${result ? `: ${result.type.text}` : ''}`;
}

function methods({members = []}) {
  const rows = members.filter(({kind}) => kind === 'method').map(method => [code(signature(method)), method.description]);
  return table(['Method', 'Description'], rows);
}

function named(head, items = [], nameless = '') {
  return table([head, 'Description'], items.map(({name, description}) => [code(name) || nameless, description]));
}

function element(declaration) {
  return [
    `### \`<${declaration.tagName}>\``,
    declaration.description,
    ...attributes(declaration),
    ...properties(declaration),
    ...events(declaration),
    ...methods(declaration),
    ...named('Slot', declaration.slots, '(default)'),
    ...named('Part', declaration.cssParts),
    ...named('State', declaration.cssStates),
  ];
}

/** They are the same for all elements, so one table says it. */
function customProperties(declarations) {
  const all = declarations.flatMap(({cssProperties = []}) => cssProperties);
  const unique = [...new Map(all.map(property => [property.name, property])).values()];
  const rows = unique.map(({name, default: value, description}) => [code(name), code(value), description]);
  const lines = table(['Custom property', 'Default', 'Description'], rows);
  return lines.length > 0 ? ['### Custom properties', ...lines] : [];
}

function elements() {
  const text = read('custom-elements.json');
  if (text === null) throw new Error('custom-elements.json is missing: "npm run build" makes it.');
  const all = JSON.parse(text).modules.flatMap(({declarations}) => declarations);
  return [...all.flatMap(element), ...customProperties(all)].join('\n\n');
}

// --- what a script uses, from the sources' own comments ---

/** A comment as one line, up to its first tag, but for what is deprecated. */
function words(comment) {
  const lines = comment.split('\n').map(line => line.replace(/^\s*\*? ?/, '')).join('\n').trim();
  const [said] = lines.replace(/\{@link (\w+)\}/g, '`$1`').split(/(?:^|\s)(?=@)/);
  const [, since] = /^@deprecated ([^@]*)/m.exec(lines) ?? [];
  return [said.startsWith('@') ? '' : said, since && `Deprecated ${since}`].filter(Boolean).join(' ');
}

function options() {
  const [, body] = /export interface SmartFlowOptions \{\n(.*?)\n\}/s.exec(read('src/session/options.ts')) ?? [];
  if (!body) throw new Error('SmartFlowOptions was not found in src/session/options.ts.');
  const rows = [...body.matchAll(/\/\*\*(.*?)\*\/\n  (\w+)\??: (.*?);\n?(?=  \/\*\*|$)/gs)].map(([, comment, name, type]) => [code(name), code(type), words(comment)]);
  const named = body.match(/^  \w+\??:/gm).length;
  if (rows.length !== named) throw new Error(`Of ${named} options ${rows.length} have a comment.`);
  return table(['Option', 'Type', 'Description'], rows).join('');
}

/** What is declared under a name in a module, with the comment above it. */
function declared(path, name) {
  const pattern = new RegExp(`(?:/\\*\\*((?:(?!\\*/)[^])*)\\*/\\n)?export (?:abstract |async )*(function|const|class|interface|type) ${name}\\b`);
  const [, comment, kind] = pattern.exec(read(path)) ?? [];
  if (!kind) throw new Error(`${path} does not declare ${name}.`);
  return [code(name), kind === 'const' ? 'value' : kind === 'interface' ? 'type' : kind, words((comment ?? '').split(/\n \*\n/)[0])];
}

function exported() {
  const rows = [...read('src/index.ts').matchAll(/^export (type )?(\*|\{(.*?)\}) from '\.\/(.*?)\.js';/gm)].flatMap(([, , all, list, module]) => {
    const path = `src/${module}.ts`;
    const names = all === '*' ? [...read(path).matchAll(/^export (?:class|interface|type|function|const) (\w+)/gm)].map(([, name]) => name) : list.split(',').map(each => each.replace('type ', '').trim());
    return names.map(name => declared(path, name));
  });
  return table(['Export', 'Kind', 'Description'], rows.sort(([a], [b]) => (a < b ? -1 : 1))).join('');
}

// --- personas ---

/** A Swiss number as one would type it. */
function number(msisdn) {
  const parts = /^41(\d\d)(\d{3})(\d\d)(\d\d)$/.exec(msisdn);
  return parts ? `0${parts.slice(1).join(' ')}` : `+${msisdn}`;
}

/** What the bundle dist/testing.js holds, but as new as the last compilation. */
function kit() {
  const path = join(root, 'build', 'src', 'testing', 'index.js');
  if (!existsSync(path)) throw new Error('The emulated service is not compiled: "npm run build" does it.');
  return import(pathToFileURL(path));
}

/** Those that are no more than a persona have a table of their own. */
async function scenarios() {
  const others = Object.values((await kit()).scenarios).filter(({name, persona}) => name !== persona);
  return table(['Scenario', 'What happens', 'What a person sees'], others.map(({name, happens, sees}) => [code(name), happens, sees])).join('');
}

async function personas() {
  const {createBackend} = await kit();
  const rows = createBackend().personas.map(({msisdn, id, description}) => [code(number(msisdn)), code(id), description]);
  return table(['Number', 'Who', 'What happens'], rows).join('');
}

// --- targets ---

/** Nothing is measured here: the bench does that, and leaves its results. */
function measured() {
  const text = read('test/bench/results/latest.json');
  return text === null ? 'Nothing is measured yet: `npm run bench` does it.' : targetTable(JSON.parse(text));
}

// --- the file ---

/** Replaces what stands between the two marks. */
function fill(text, name, content) {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`README.md has no ${start} … ${end}.`);
  return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}

const text = read('README.md');
if (text === null) {
  console.log('There is no README.md to fill.');
} else {
  const contents = {
    options: options(),
    exports: exported(),
    elements: elements(),
    personas: await personas(),
    scenarios: await scenarios(),
    targets: measured(),
  };
  settle('README.md', Object.entries(contents).reduce((filled, [name, content]) => fill(filled, name, content), text));
}
