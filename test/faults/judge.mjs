import {layers} from './catalogue.mjs';
import {idsIn} from './titles.mjs';

const filesOf = list => [...new Set(list.map(({file}) => file.replace(/^test\//, '')))].join(', ');

/** What came of a case: `passed` needs a test of its layer that passed, and none of any layer that failed or was skipped. */
export function judge({id, layer, cannot}, results) {
  const named = results.filter(({titles}) => titles.some(title => idsIn(title).includes(id)));
  const of = wanted => named.filter(({result}) => result === wanted);
  const own = of('passed').filter(({file}) => layers[layer].some(start => file.startsWith(start)));
  for (const result of ['failed', 'skipped']) if (of(result).length > 0) return {result: result.toUpperCase(), where: filesOf(of(result))};
  if (own.length > 0) return {result: 'passed', where: filesOf(named)};
  if (cannot) return {result: 'cannot', where: cannot};
  return {result: 'MISSING', where: named.length > 0 ? `only in ${filesOf(named)}` : ''};
}
