/** Tables made from what the package itself says. */
import {elements} from './pages.mjs';
import {todo} from './errors.mjs';

const cell = text => String(text ?? '').replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
const code = text => (text ? `\`${text}\`` : '');

export function table(heads, rows) {
  const line = cells => `| ${cells.map(cell).join(' | ')} |`;
  return rows.length === 0 ? '' : [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

export function errorTable() {
  return table(['Code', 'What happened', 'What to do'], Object.entries(todo).map(([name, [what, advice]]) => [code(name), what, advice]));
}

export function eventTable() {
  const all = elements.flatMap(({tagName, events = []}) => events.map(event => ({tagName, ...event})));
  return table(
    ['Event', 'From', 'Detail', 'When'],
    all.map(({name, tagName, detail, type, description}) => [code(name), `[${code(tagName)}](/docs/${tagName})`, code(detail?.text ?? type?.text), description]),
  );
}

export function customProperties() {
  const all = new Map(elements.flatMap(({cssProperties = []}) => cssProperties).map(property => [property.name, property]));
  return table(['Custom property', 'Default', 'What it is'], [...all.values()].map(({name, default: value, description}) => [code(name), code(value), description]));
}
