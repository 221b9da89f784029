/** The page of an element: a live example, its controls, and its tables, all from custom-elements.json. */
import {escape, render, renderInline, sample, slug} from './markdown.mjs';
import {table} from './tables.mjs';

/** Attributes that say how the element stands: only it sets them. */
const isReadOnly = ({description = ''}) => description.includes('(read-only)');

const code = text => (text ? `\`${text}\`` : '');

/** What is put between the tags where the element is nothing without it. */
const contents = {'sf-gate': '<button type="button">Sign</button>', 'sf-config': 'Its attributes are read once.'};

/** The files of elements that are not in the one file of all others. */
export const ownFiles = {'sf-doctor': '/dist/doctor.js'};

/** The words of a union type, or null for another type. */
export function choices({type}) {
  const words = (type?.text ?? '').split('|').map(word => /^\s*'([^']*)'\s*$/.exec(word)?.[1]);
  return words.length > 1 && words.every(word => word !== undefined) ? words : null;
}

const unquoted = text => (text ?? '').replace(/^'(.*)'$/, '$1');

/** The field for an attribute, by its type. */
function field(attribute) {
  const {name, type, default: value} = attribute;
  const data = `data-attribute="${name}"`;
  if (type?.text === 'boolean') return `<input type="checkbox" ${data}>`;
  const words = choices(attribute);
  if (words) {
    const usual = unquoted(value);
    const none = words.includes(usual) ? '' : '<option value="">as it is</option>';
    const options = [none, ...words.map(word => `<option${word === usual ? ' selected' : ''}>${escape(word)}</option>`)];
    return `<select ${data}>${options.join('')}</select>`;
  }
  if (type?.text === 'number') return `<input type="number" ${data} value="${escape(value ?? '')}">`;
  return `<input type="text" ${data} value="${escape(unquoted(value))}" autocomplete="off" spellcheck="false">`;
}

const textField = data => `<input type="text" ${data} placeholder="as it is" autocomplete="off" spellcheck="false">`;

/** How each kind is set. */
const fields = {
  attribute: field,
  slot: ({name}) => textField(`data-slot="${name}"`),
  part: ({name}) => `<input type="checkbox" data-part="${name}">`,
  token: ({name}) => textField(`data-token="${name}"`),
};

/** A field with its name, and what it is for. */
function control(kind, item) {
  const called = item.name || '(default)';
  const id = `${kind}-${slug(called)}`;
  const input = fields[kind](item).replace(/^<\w+/, start => `${start} aria-describedby="${id}"`);
  return `<div class="control"><label><code>${called}</code>${input}</label><p class="hint" id="${id}">${renderInline(item.description)}</p></div>`;
}

function controls(title, kind, items, open = false) {
  if (items.length === 0) return '';
  return `<details${open ? ' open' : ''}><summary>${title} <span class="count">${items.length}</span></summary><div class="controls">${items.map(item => control(kind, item)).join('')}</div></details>`;
}

function tables({attributes = [], members = [], events = [], cssStates = []}) {
  const fields = new Set(attributes.map(({fieldName}) => fieldName));
  const alone = members.filter(({kind, name}) => kind === 'field' && !fields.has(name));
  const methods = members.filter(({kind}) => kind === 'method');
  const parts = [
    ['Set by the element itself', table(['Attribute', 'Type', 'What it says'], attributes.filter(isReadOnly).map(({name, type, description}) => [code(name), code(type?.text), description]))],
    ['Properties without an attribute', table(['Property', 'Type', 'Description'], alone.map(({name, type, description}) => [code(name), code(type?.text), description]))],
    ['Methods', table(['Method', 'Description'], methods.map(({name, parameters = [], description}) => [code(`${name}(${parameters.map(each => each.name).join(', ')})`), description]))],
    ['Events', table(['Event', 'Detail', 'Description'], events.map(({name, detail, type, description}) => [code(name), code(detail?.text ?? type?.text), description]))],
    ['States', table(['State', 'Description'], cssStates.map(({name, description}) => [code(name), description]))],
  ];
  return parts.filter(([, text]) => text).map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n');
}

/** @returns {string} HTML of what the page says; the script `live.js` brings it to life. */
export function elementPage(declaration, personas) {
  const {tagName, description, attributes = [], slots = [], cssParts = [], cssProperties = [], events = []} = declaration;
  const settable = attributes.filter(attribute => !isReadOnly(attribute));
  const hasNumber = settable.some(({name}) => name === 'msisdn');
  const inner = contents[tagName] ?? '';
  // A page is configured once, and this one is already.
  const isLive = tagName !== 'sf-config';
  const who = personas.map(({msisdn, id}) => `<option value="${msisdn}">${id}</option>`).join('');
  return [
    render(`# \`<${tagName}>\`\n\n${description}`),
    isLive ? `<div class="stage${tagName === 'sf-launcher' ? ' low' : ''}" id="stage" tabindex="0" role="region" aria-label="Live example"><${tagName}${hasNumber ? ` msisdn="${personas[0].msisdn}"` : ''}>${inner}</${tagName}></div>` : '',
    isLive && hasNumber
      ? `<form id="who" class="who"><label>Who <select name="persona">${who}</select></label><p class="hint" id="phone" role="status" data-empty="No message on the phone.">No message on the phone.</p><button type="button" class="second" id="confirm">Confirm on the phone</button></form>`
      : '',
    '<h2 id="markup-title">Markup</h2><div id="markup">',
    sample(`${ownFiles[tagName] ? `<script type="module" src="${ownFiles[tagName]}"></script>\n` : ''}<${tagName}>${inner}</${tagName}>`, 'html'),
    '</div>',
    isLive
      ? [
          '<h2 id="controls">Controls</h2><form id="controls-form">',
          controls('Attributes', 'attribute', settable, true),
          controls('Slots', 'slot', slots),
          controls('Parts', 'part', cssParts),
          controls('Custom properties', 'token', cssProperties),
          '</form>',
          events.length > 0
            ? `<h2 id="log-title">Event log</h2><div class="log" id="log" tabindex="0" role="log" aria-labelledby="log-title" data-events="${events.map(({name}) => name).join(' ')}"><p class="hint">Nothing yet.</p><ol></ol></div>`
            : '',
        ].join('')
      : render(table(['Attribute', 'Description'], settable.map(({name, description}) => [code(name), description]))),
    render(tables(declaration)),
  ].join('\n');
}
