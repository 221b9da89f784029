/**
 * Writes the catalogues of files for pages as lists in the order of English, whose keys `byPlace` of src/strings gives back.
 * A catalogue in another order, or with more or less in it, ends the build. And halves them for pages that are delivered in
 * parts: the first half is what every element says and what `sf-phone-verify` does, the second what others say.
 */
import {readFileSync} from 'node:fs';
import {basename, dirname, join, resolve} from 'node:path';

/** The constant with its object that a catalogue exports, by the AST of its file. */
function catalogueIn({body}) {
  const constants = body.flatMap(({type, declaration}) => (type === 'ExportNamedDeclaration' ? declaration?.declarations ?? [] : []));
  const {id, init} = constants.find(each => each.init?.type === 'ObjectExpression') ?? {};
  return init && {name: id.name, object: init};
}

const keyOf = ({key}) => key?.name ?? key?.value;
const isPlain = ({type, kind, method, shorthand, computed}) => type === 'Property' && kind === 'init' && !method && !shorthand && !computed;

/** The first key of the second half, and those after it that belong to the first all the same. */
const second = 'statusTitle';
const common = ['problems', 'waitFor'];

const pathOf = id => id.replace(/\?.*$/, '');
const halfOf = id => /\?(first|second)$/.exec(id)?.[1];

/** The properties of a catalogue that are in that half; all where there is none. What only differs from another has to have all of that. */
function inHalf(properties, english, half) {
  const keys = english.map(keyOf);
  const isFirst = key => keys.indexOf(key) < keys.indexOf(second) || common.includes(key);
  return properties.filter(property => !half || property.type === 'SpreadElement' || isFirst(keyOf(property)) === (half === 'first'));
}

/** Marks what goes, in an object and in the groups in it: nothing moves, so that the source map fits as it is. */
function listed(object, properties, english, path, fail) {
  if (object.type !== 'ObjectExpression' || !properties.every(isPlain)) fail(`${path || 'what is exported'} is no plain object`);
  const [keys, expected] = [properties, english].map(each => each.map(keyOf).join());
  if (keys !== expected) fail(`${path || 'what is exported'} has other keys than English, or another order`);
  const inside = properties.flatMap((property, index) => {
    const {value} = english[index];
    const {value: own} = property;
    const key = {start: property.start, end: own.start, text: ' '};
    return [key, ...(value.type === 'ObjectExpression' ? listed(own, own.properties ?? [], value.properties, `${path}.${keyOf(property)}`, fail) : [])];
  });
  return [{start: object.start, end: object.start + 1, text: '['}, ...inside, {start: object.end - 1, end: object.end, text: ']'}];
}

/** Marks the properties that are in the other half, with the comma behind each. */
function dropped({properties, end}, kept) {
  return properties.flatMap((property, index) => {
    if (kept.includes(property)) return [];
    return [{start: property.start, end: properties[index + 1]?.start ?? end - 1, text: ' '}];
  });
}

function blank(code, changes) {
  const characters = code.split('');
  for (const {start, end, text} of changes) {
    for (let at = start; at < end; at += 1) if (characters[at] !== '\n') characters[at] = text;
  }
  return characters;
}

/** For rollup; `built` is the folder of what tsc emitted. */
export function cataloguesByPlace(built) {
  const strings = join(built, 'strings');
  const folders = [strings, join(built, 'content', 'texts')];
  return {
    name: 'catalogues-by-place',
    transform(code, id) {
      const path = pathOf(id);
      if (!folders.includes(dirname(path))) return null;
      const half = halfOf(id);
      const isEnglish = basename(path) === 'en.js';
      if (isEnglish && !half) return null;
      const own = catalogueIn(this.parse(code));
      if (!own) return null;
      const english = isEnglish ? own : catalogueIn(this.parse(readFileSync(join(dirname(path), 'en.js'), 'utf8')));
      const kept = inHalf(own.object.properties, english.object.properties, half);
      const gone = dropped(own.object, kept);
      // What only differs from another language has that one's keys.
      if (isEnglish || kept.some(({type}) => type === 'SpreadElement')) return gone.length > 0 ? {code: blank(code, gone).join(''), map: null} : null;
      const expected = inHalf(english.object.properties, english.object.properties, half);
      const changes = listed(own.object, kept, expected, '', what => this.error(`${id}: ${what}`));
      const characters = blank(code, [...gone, ...changes]);
      characters[own.object.start] = 'byPlace(english, [';
      characters[own.object.end - 1] = '])';
      const helper = dirname(path) === strings ? './by-place.js' : '../../strings/by-place.js';
      const imports = `import {byPlace} from '${helper}';import {${english.name} as english} from './en.js';`;
      // In the last line, so that the map fits as it is; imports come first wherever they stand.
      return {code: `${characters.join('')}\n${imports}`, map: null};
    },
  };
}

/** For rollup: catalogues come in halves. A module that is imported as `?second` has the second ones; every other the first. */
export function cataloguesInHalves(built) {
  const strings = join(built, 'strings');
  return {
    name: 'catalogues-in-halves',
    resolveId(source, importer) {
      if (!importer || !source.startsWith('.')) return null;
      const path = resolve(dirname(importer), source);
      if (halfOf(path)) return path;
      // Theirs have a tag for a name, as en.js or de-x-easy.js.
      if (dirname(path) !== strings || !/^([a-z]{2}(-[\w-]+)?)\.js$/.test(basename(path)) || /-(countries|place)\.js$/.test(path)) return null;
      return `${path}?${halfOf(importer) ?? 'first'}`;
    },
  };
}
