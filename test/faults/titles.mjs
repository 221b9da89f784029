/** Numbers at the beginning of a title; requirements of the gateway (`GW-03`) may stand among them. */
const start = /^((?:[A-Z]{1,2}-\d{2}, )*[A-Z]{1,2}-\d{2}): /;

/** The cases that a title names: `S-01, S-03: …`. */
export function idsIn(title) {
  const ids = start.exec(title)?.[1].split(', ') ?? [];
  return ids.filter(id => !id.startsWith('GW-'));
}

/** The cases that a test file's text names: in titles, and alone in quotes, where a loop puts them into titles. */
export function idsInSource(text) {
  const titles = [...text.matchAll(/\b(?:it|test|describe)(?:\.\w+)?\(\s*(['"`])(.*)/g)].flatMap(([, , title]) => idsIn(title));
  return [...titles, ...[...text.matchAll(/'([TNOSCLHAG]-\d{2})'/g)].map(([, id]) => id)];
}
