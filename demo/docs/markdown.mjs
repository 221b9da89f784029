/** Markdown to HTML, with what the documentation takes from other sources in place of repeating it. */
import {readFileSync} from 'node:fs';

import MarkdownIt from 'markdown-it';

import {policyFor} from './policies.mjs';
import {tokenEditor} from './tokens.mjs';
import {customProperties, errorTable, eventTable} from './tables.mjs';

const readme = new URL('../../README.md', import.meta.url);

const markdown = new MarkdownIt({html: true});
export const escape = markdown.utils.escapeHtml;

export const slug = text => text.toLowerCase().replace(/[^\w]+/g, '-').replace(/^-|-$/g, '');

markdown.renderer.rules.heading_open = (tokens, index, options, env, self) => {
  tokens[index].attrSet('id', slug(tokens[index + 1].content));
  return self.renderToken(tokens, index, options);
};

/** A code sample. Its box can be scrolled with the keyboard, so it takes the focus and has a name. */
markdown.renderer.rules.fence = (tokens, index) => {
  const {content, info} = tokens[index];
  return sample(content, info.trim() || 'text');
};

// A wide table scrolls in itself, and the page does not.
markdown.renderer.rules.table_open = () => '<div class="table" tabindex="0" role="group" aria-label="Table"><table>';
markdown.renderer.rules.table_close = () => '</table></div>';

/** `kind` is the language; the tests run each sample by it. */
export function sample(code, kind) {
  const names = {html: 'HTML', js: 'JavaScript', css: 'CSS', sh: 'Shell'};
  return (
    `<figure class="sample"><pre tabindex="0" role="group" aria-label="Sample, ${names[kind] ?? 'text'}" data-kind="${escape(kind)}">` +
    `<code>${escape(code)}</code></pre><button type="button" class="second copy">Copy</button></figure>\n`
  );
}

/** A section of README without those below it. */
function section(heading) {
  const lines = readFileSync(readme, 'utf8').split('\n');
  const start = lines.findIndex(line => line.replace(/^#+ /, '') === heading && line.startsWith('#'));
  if (start < 0) throw new Error(`README.md has no section "${heading}".`);
  let fenced = false;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex(line => {
    if (line.startsWith('```')) fenced = !fenced;
    return !fenced && /^#+ /.test(line);
  });
  return rest.slice(0, end < 0 ? undefined : end).join('\n');
}

/** What `{{name argument}}` on a line of its own stands for. */
const inserts = {
  readme: section,
  policy: policyFor,
  errors: errorTable,
  events: eventTable,
  tokens: tokenEditor,
  'custom-properties': customProperties,
};

function insert(text) {
  return text.replaceAll(/^\{\{([\w-]+)(?: (.+))?\}\}$/gm, (mark, name, argument) => {
    if (!inserts[name]) throw new Error(`Nothing is called "${name}".`);
    return inserts[name](argument);
  });
}

export const render = text => markdown.render(insert(text));
export const renderInline = text => markdown.renderInline(text ?? '');
