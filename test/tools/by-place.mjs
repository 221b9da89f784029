/**
 * Writes the catalogues of files for pages as lists in the order of English, whose keys `byPlace` of src/strings gives back.
 * A catalogue in another order, or with more or less in it, ends the build.
 */
import {readFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';

/** The constant with its object that a catalogue exports, by the AST of its file. */
function catalogueIn({body}) {
  const constants = body.flatMap(({type, declaration}) => (type === 'ExportNamedDeclaration' ? declaration?.declarations ?? [] : []));
  const {id, init} = constants.find(each => each.init?.type === 'ObjectExpression') ?? {};
  return init && {name: id.name, object: init};
}

const keyOf = ({key}) => key?.name ?? key?.value;
const isPlain = ({type, kind, method, shorthand, computed}) => type === 'Property' && kind === 'init' && !method && !shorthand && !computed;

/** Marks what goes, in an object and in the groups in it: nothing moves, so that the source map fits as it is. */
function listed(object, english, path, fail) {
  if (object.type !== 'ObjectExpression' || !object.properties.every(isPlain)) fail(`${path || 'what is exported'} is no plain object`);
  const [keys, expected] = [object, english].map(each => each.properties.map(keyOf).join());
  if (keys !== expected) fail(`${path || 'what is exported'} has other keys than English, or another order`);
  const inside = object.properties.flatMap((property, index) => {
    const {value} = english.properties[index];
    const key = {start: property.start, end: property.value.start, text: ' '};
    return [key, ...(value.type === 'ObjectExpression' ? listed(property.value, value, `${path}.${keyOf(property)}`, fail) : [])];
  });
  return [{start: object.start, end: object.start + 1, text: '['}, ...inside, {start: object.end - 1, end: object.end, text: ']'}];
}

/** For rollup; `built` is the folder of what tsc emitted. */
export function cataloguesByPlace(built) {
  const strings = join(built, 'strings');
  const folders = [strings, join(built, 'content', 'texts')];
  return {
    name: 'catalogues-by-place',
    transform(code, id) {
      if (!folders.includes(dirname(id)) || basename(id) === 'en.js') return null;
      const own = catalogueIn(this.parse(code));
      // What only differs from another language has that one's keys.
      if (!own || own.object.properties.some(({type}) => type === 'SpreadElement')) return null;
      const english = catalogueIn(this.parse(readFileSync(join(dirname(id), 'en.js'), 'utf8')));
      const changes = listed(own.object, english.object, '', what => this.error(`${id}: ${what}`));
      const characters = code.split('');
      for (const {start, end, text} of changes) {
        for (let at = start; at < end; at += 1) if (characters[at] !== '\n') characters[at] = text;
      }
      characters[own.object.start] = 'byPlace(english, [';
      characters[own.object.end - 1] = '])';
      const helper = dirname(id) === strings ? './by-place.js' : '../../strings/by-place.js';
      const imports = `import {byPlace} from '${helper}';import {${english.name} as english} from './en.js';`;
      // In the last line, so that the map fits as it is; imports come first wherever they stand.
      return {code: `${characters.join('')}\n${imports}`, map: null};
    },
  };
}
