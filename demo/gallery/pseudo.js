/** Languages that nobody speaks: they show which texts come from the catalogues, and what longer ones do to a layout. */
const accents = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', f: 'ƒ', g: 'ĝ', h: 'ĥ', i: 'í', j: 'ĵ', k: 'ķ', l: 'ļ', m: 'ɱ',
  n: 'ñ', o: 'ó', p: 'þ', q: 'ǫ', r: 'ŕ', s: 'š', t: 'ţ', u: 'ú', v: 'ṽ', w: 'ŵ', x: 'ẋ', y: 'ý', z: 'ž',
  A: 'Á', B: 'Ɓ', C: 'Ç', D: 'Ð', E: 'É', F: 'Ƒ', G: 'Ĝ', H: 'Ĥ', I: 'Í', J: 'Ĵ', K: 'Ķ', L: 'Ļ', M: 'Ṁ',
  N: 'Ñ', O: 'Ó', P: 'Þ', Q: 'Ǫ', R: 'Ŕ', S: 'Š', T: 'Ţ', U: 'Ú', V: 'Ṽ', W: 'Ŵ', X: 'Ẋ', Y: 'Ý', Z: 'Ž',
};

const accented = text => text.replace(/[a-z]/gi, letter => accents[letter]);

/** Half of what is added are words that can be broken, half is one that is hard to. */
function padding(text) {
  const length = Math.ceil(text.length * 0.4);
  return `${'one two '.repeat(length).slice(0, Math.ceil(length / 2))} ${'three'.repeat(length).slice(0, Math.floor(length / 2))}`;
}

/** Between brackets, with accents, 40 % longer. */
export const longer = text => `⟦${accented(`${text} ${padding(text)}`)}⟧`;

/** From right to left, by the mark that Unicode has for it: the letters stay readable. */
export const mirrored = text => `⟦\u202e${accented(`${text} ${padding(text)}`)}\u202c⟧`;

/** One word of 300 letters in place of every text. */
export const endless = () => `⟦${'Ŵ'.repeat(298)}⟧`;

/** Every text in a catalogue, or in a part of one, put through `change`. */
export function pseudo(strings, change) {
  if (typeof strings === 'string') return strings && change(strings);
  if (typeof strings === 'function') return (...values) => pseudo(strings(...values), change);
  if (Array.isArray(strings)) return strings.map(each => pseudo(each, change));
  if (typeof strings !== 'object' || strings === null) return strings;
  return Object.fromEntries(Object.entries(strings).map(([key, each]) => [key, pseudo(each, change)]));
}
