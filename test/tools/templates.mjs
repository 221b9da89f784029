/**
 * Types for the templates of Vue and Svelte, made of the manifest. No generator that is kept up writes them: those there
 * are name types that they do not import, or are about Svelte 4.
 */

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

const camelCase = name => name.split('-').map((part, index) => (index === 0 ? part : capital(part))).join('');

const comment = (text, indent) => `${indent}/** ${text.replace(/\s+/g, ' ').replaceAll('*/', '* /').trim()} */\n`;

/** `'a' | 'b'`; `never` when there is none. */
const union = names => names.map(name => `'${name}'`).join(' | ') || 'never';

const properties = ({members = []}) => members.filter(({kind}) => kind === 'field').map(({name}) => name);

const spelledOtherwise = ({attributes = []}) => attributes.filter(({name, fieldName}) => name !== fieldName);

/** What a template can set of an element: the rest of its fields and attributes are there to be read. */
export function settable(element) {
  const members = element.members?.filter(({kind, readonly}) => kind === 'field' && !readonly) ?? [];
  const attributes = element.attributes?.filter(({fieldName}) => members.some(({name}) => name === fieldName)) ?? [];
  return {...element, members, attributes};
}

/** The members of an object type, each with its description. */
function object(items) {
  if (items.length === 0) return '{}';
  const lines = items.map(({name, type, description}) => `${comment(description, '      ')}      '${name}': ${type};\n`);
  return `{\n${lines.join('')}    }`;
}

const handlers = ({events = []}, nameOf) =>
  events.map(({name, type, description}) => ({name: nameOf(name), type: `(event: ${type.text}) => void`, description}));

/** Where the types of an element are, and of its events. */
export const typesOf = tagName => (tagName === 'sf-doctor' ? '../doctor/index.js' : '../index.js');

/** A line for each module that some of these types come from; they are given as pairs of name and module. */
export function importLines(types) {
  const from = module => [...new Set(types.filter(([, each]) => each === module).map(([name]) => name))].sort().join(', ');
  return [...new Set(types.map(([, module]) => module))].sort().reverse().map(module => `import type {${from(module)}} from '${module}';\n`).join('');
}

/** The imports of our types, those of no element and no event left out. */
const imports = elements => importLines(elements.flatMap(({tagName, name, events = []}) => {
  return [name, ...events.map(({type}) => type.text)].map(each => [each, typesOf(tagName)]);
}));

const optional = `/** A template may also pass on what is undefined. */
type Optional<Type> = {[Name in keyof Type]?: Type[Name] | undefined};\n`;

const entries = (elements, typeOf) =>
  elements.map(element => `${comment(element.description, '    ')}    '${element.tagName}': ${typeOf(element)};\n`).join('');

/** The elements as global components; what a reference to one holds is the element itself. */
export function vueTypes(elements) {
  const typeOf = element =>
    `Element<${element.name}, ${union(properties(element))}, ${object(handlers(element, name => `on${capital(camelCase(name))}`))}>`;
  return `${imports(elements)}import type {HTMLAttributes, ReservedProps} from 'vue';

${optional}
/** In strict templates \`data-\` comes in camel case. */
type Element<Class, Properties extends keyof Class, Events> = new () => Class & {
  $props: Omit<HTMLAttributes, Properties> & ReservedProps & Optional<Pick<Class, Properties>> & Optional<Events>
    & {[Data in \`data\${Capitalize<string>}\`]?: unknown};
};

declare module 'vue' {
  interface GlobalComponents {
${entries(elements, typeOf)}  }
  interface HTMLAttributes {
    /** The slot of the element around it. */
    slot?: string;
  }
}
`;
}

/** The elements as Svelte 5 takes them: properties and attributes by their names, events with \`on\` before theirs. */
export function svelteTypes(elements) {
  const typeOf = element => {
    const attributes = spelledOtherwise(element).map(({name, fieldName, description}) => ({name, type: `${element.name}['${fieldName}']`, description}));
    return `Element<${element.name}, ${union(properties(element))}, ${object([...attributes, ...handlers(element, name => `on${name}`)])}>`;
  };
  return `${imports(elements)}import type {HTMLAttributes} from 'svelte/elements';

${optional}
type Element<Class extends EventTarget, Properties extends keyof Class, Others> =
  Omit<HTMLAttributes<Class>, Properties> & Optional<Pick<Class, Properties>> & Optional<Others>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${entries(elements, typeOf)}  }
}
`;
}
