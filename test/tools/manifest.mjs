/**
 * Writes custom-elements.json from the sources of the elements: for each element everything that its users may rely
 * on, inherited members included, and nothing else. `--check` compares.
 */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';

import {ready} from './ready.mjs';

ready();
// Only now are there packages to import.
const {create, ts} = await import('@custom-elements-manifest/analyzer');
const {litPlugin} = await import('@custom-elements-manifest/analyzer/src/features/framework-plugins/lit/lit.js');
const {root, settle} = await import('./generated.mjs');

const folders = ['src/elements', 'src/doctor'];

/** The module that exports the classes; but the doctor is one of its own, which also defines its tag. */
const index = 'dist/index.js';
const doctor = 'dist/doctor.js';
const moduleOf = tagName => (tagName === 'sf-doctor' ? doctor : index);

/** Methods that the platform, Lit and our session controller call; nobody else should. */
const callbacks = new Set([
  'connectedCallback', 'connectedMoveCallback', 'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback',
  'formAssociatedCallback', 'formDisabledCallback', 'formResetCallback', 'formStateRestoreCallback',
  'requestUpdate', 'createRenderRoot', 'performUpdate', 'scheduleUpdate', 'shouldUpdate', 'willUpdate', 'update',
  'render', 'firstUpdated', 'updated', 'getUpdateComplete', 'addController', 'removeController',
  'sessionReplaced', 'sessionChanged',
]);

/** The lists of a class, all of named items. */
const lists = ['attributes', 'members', 'events', 'slots', 'cssParts', 'cssProperties', 'cssStates'];

function parse() {
  const isSource = name => name.endsWith('.ts') && !name.endsWith('.d.ts');
  const paths = folders.flatMap(folder => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).filter(isSource).sort().map(name => `${folder}/${name}`) : []));
  return paths.map(path => {
    const text = readFileSync(join(root, path), 'utf8');
    return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  });
}

// --- what the analyzer does not know ---

const isState = node => ts.isDecorator(node) && /^@state\b/.test(node.getText());

/** `@state()` fields are public for Lit's sake alone. */
const hideStates = {
  name: 'hide-states',
  analyzePhase({node, moduleDoc}) {
    if (!ts.isClassDeclaration(node)) return;
    const names = node.members.filter(member => member.modifiers?.some(isState)).map(member => member.name.getText());
    const declared = moduleDoc.declarations.find(({name}) => name === node.name?.getText());
    for (const member of declared?.members ?? []) if (names.includes(member.name)) member.privacy = 'private';
  },
};

/** Every type that the sources declare, by name. */
function collectTypes(sources) {
  const types = new Map();
  const isType = node => ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isClassDeclaration(node);
  for (const source of sources) for (const node of source.statements) if (isType(node) && node.name) types.set(node.name.text, node);
  return types;
}

const oneLine = text => text.replace(/\s+/g, ' ').trim();

/** `{msisdn: string; standing: Standing}`, without the comments. */
function literal(members) {
  const printer = ts.createPrinter({removeComments: true});
  const print = member => printer.printNode(ts.EmitHint.Unspecified, member, member.getSourceFile());
  return `{${members.map(member => oneLine(print(member)).replace(/;$/, '')).join('; ')}}`;
}

/** A type written out, one level deep: what an event carries should be readable where the event is described. */
function writeOut(type, types) {
  const named = ts.isTypeReferenceNode(type) ? types.get(type.typeName.getText()) : undefined;
  if (named && ts.isInterfaceDeclaration(named)) return literal(named.members);
  if (named && ts.isTypeAliasDeclaration(named)) return writeOut(named.type, types);
  return ts.isTypeLiteralNode(type) ? literal(type.members) : oneLine(type.getText());
}

/** The types in the angle brackets of `CustomEvent<…>`, however an event type is declared. */
function detailArgument(declaration) {
  if (ts.isTypeAliasDeclaration(declaration)) return declaration.type.typeArguments?.[0];
  return declaration.heritageClauses?.[0]?.types[0]?.typeArguments?.[0];
}

/** What `event.detail` is, as text; null when the event's type is not declared beside the elements. */
function detailOf(event, types) {
  const text = event.type?.text ?? '';
  const direct = /^CustomEvent<(.*)>$/s.exec(text)?.[1];
  const wrapped = direct && ts.createSourceFile('x.ts', `type X = ${direct}`, ts.ScriptTarget.ES2022, true).statements[0].type;
  const declaration = types.get(text);
  const argument = wrapped ?? (declaration && detailArgument(declaration));
  return argument ? writeOut(argument, types) : null;
}

// --- what is kept ---

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

function isPublic(member) {
  if (member.privacy && member.privacy !== 'public') return false;
  return !member.static && !member.name.startsWith('#') && !callbacks.has(member.name);
}

function tidy(item) {
  const {inheritedFrom, resolveInitializer, privacy, ...kept} = item;
  const {kind, name, ...others} = kept;
  const rest = {...(kind && {kind}), name, ...others};
  // Without a name of its own, the attribute of a property is all in small letters.
  if (rest.attribute) rest.attribute = rest.attribute.toLowerCase();
  if (rest.description !== undefined) rest.description = oneLine(rest.description);
  return rest;
}

/** The last item of a name wins: an element says it better than its base class. */
const unique = items => [...new Map(items.map(item => [item.name, item])).values()];

function tidyList(name, items) {
  // The analyzer also lists what is dispatched under a name that only the code knows.
  const named = items.filter(item => typeof item.name === 'string');
  const kept = name === 'members' ? named.filter(isPublic) : named;
  const tidied = kept.map(tidy).map(item => (name === 'attributes' ? {...item, name: item.name.toLowerCase()} : item));
  return unique(tidied).sort(byName);
}

/** What an element is in the end; the classes between are our own affair. */
function superclass(declaration, declarations) {
  const parent = declarations.find(({name}) => name === declaration.superclass?.name);
  if (parent) return superclass(parent, declarations);
  const name = declaration.superclass?.name;
  return name === 'LitElement' ? {name, package: 'lit'} : {name: 'HTMLElement', package: 'global:'};
}

const camelCase = name => name.replace(/-(.)/g, (_, letter) => letter.toUpperCase());

/** An attribute that says what a getter of the same name does, belongs to it. */
function linkReflected({attributes = [], members = []}) {
  for (const attribute of attributes.filter(({fieldName}) => !fieldName)) {
    const member = members.find(({kind, name}) => kind === 'field' && name === camelCase(attribute.name));
    if (!member) continue;
    attribute.fieldName = member.name;
    Object.assign(member, {attribute: attribute.name, reflects: true});
  }
}

function element(declaration, declarations, types) {
  const {kind, description, name, tagName, deprecated} = declaration;
  const kept = {kind, name, tagName, customElement: true, description: description.trim(), ...(deprecated && {deprecated})};
  kept.superclass = superclass(declaration, declarations);
  for (const list of lists) {
    const items = tidyList(list, declaration[list] ?? []);
    if (items.length > 0) kept[list] = items;
  }
  linkReflected(kept);
  kept.events = kept.events?.map(event => {
    const detail = detailOf(event, types);
    return detail ? {...event, detail: {text: detail}} : event;
  });
  return kept;
}

// --- the manifest ---

const exported = (kind, name, {name: declaration, tagName}) => ({kind, name, declaration: {name: declaration, module: moduleOf(tagName)}});

const moduleAt = (path, declarations, exports) => ({kind: 'javascript-module', path, declarations, exports});

/** Modules as they are published: the classes come from the index, each tag is defined by an entry of its own. */
function modulesOf(elements) {
  const [own, others] = [doctor, index].map(path => elements.filter(({tagName}) => moduleOf(tagName) === path));
  const classes = all => all.map(each => exported('js', each.name, each));
  const tags = all => all.map(each => exported('custom-element-definition', each.tagName, each));
  return [
    moduleAt(index, others, classes(others)),
    ...others.map(each => moduleAt(`dist/elements/${each.tagName}.js`, [], tags([each]))),
    moduleAt(doctor, own, [...classes(own), ...tags(own)]),
  ];
}

function manifest() {
  const sources = parse();
  const analyzed = create({modules: sources, plugins: [...litPlugin(), hideStates]});
  const declarations = analyzed.modules.flatMap(module => module.declarations).filter(({kind}) => kind === 'class');
  const types = collectTypes(sources);
  const elements = declarations.filter(({tagName}) => tagName).map(one => element(one, declarations, types));
  elements.sort((a, b) => (a.tagName < b.tagName ? -1 : 1));
  return {schemaVersion: '1.0.0', readme: 'README.md', modules: modulesOf(elements)};
}

settle('custom-elements.json', `${JSON.stringify(manifest(), null, 2)}\n`);
