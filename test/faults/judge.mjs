import {layers} from './catalogue.mjs';
import {idsIn} from './titles.mjs';

const filesOf = list => [...new Set(list.map(({file}) => file.replace(/^test\//, '')))].join(', ');

/** A test's name, whatever an engine that had to leave it out adds to it. */
const nameOf = ({file, titles}) => [file, ...titles].join('\n').replace(/ \(left out: [^\n]*\)$/, '');

/**
 * What came of a case: `passed` needs a test of its layer that passed, and none of any layer that failed or was skipped. One
 * that an engine leaves out is not skipped where it passed in another.
 */
export function judge({id, layer, cannot}, results) {
  const all = results.filter(({titles}) => titles.some(title => idsIn(title).includes(id)));
  const passed = new Set(all.filter(({result}) => result === 'passed').map(nameOf));
  const named = all.filter(each => each.result !== 'skipped' || !passed.has(nameOf(each)));
  const of = wanted => named.filter(({result}) => result === wanted);
  const own = of('passed').filter(({file}) => layers[layer].some(start => file.startsWith(start)));
  for (const result of ['failed', 'skipped']) if (of(result).length > 0) return {result: result.toUpperCase(), where: filesOf(of(result))};
  if (own.length > 0) return {result: 'passed', where: filesOf(named)};
  if (cannot) return {result: 'cannot', where: cannot};
  return {result: 'MISSING', where: named.length > 0 ? `only in ${filesOf(named)}` : ''};
}
