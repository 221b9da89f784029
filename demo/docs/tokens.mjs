/** The fields of the token editor: those of the roles that a theme begins with. */
import {elements} from './pages.mjs';

const edited = ['--sf-accent', '--sf-text', '--sf-surface', '--sf-danger', '--sf-focus', '--sf-radius', '--sf-font-size', '--sf-space'];

const known = new Map(elements.flatMap(({cssProperties = []}) => cssProperties).map(property => [property.name, property]));

/** @returns {string} HTML; every name is one that the manifest has. */
export function tokenEditor() {
  const rows = edited.map(name => {
    if (!known.has(name)) throw new Error(`No element has ${name}.`);
    return `<label><code>${name}</code><input name="${name}" autocomplete="off" spellcheck="false" placeholder="as it is"></label>`;
  });
  return [
    '<div class="editor">',
    `<form id="tokens" aria-label="Tokens">${rows.join('')}<button type="reset" class="second">As it was</button></form>`,
    '<div class="stage" id="stage" tabindex="0" role="region" aria-label="Example"><sf-status msisdn="41790000001"></sf-status></div>',
    '<section aria-labelledby="css-title"><h3 id="css-title">The CSS to copy</h3>',
    '<pre id="css" tabindex="0" role="group" aria-labelledby="css-title"><code>:root {\n}</code></pre><button type="button" class="second copy">Copy</button></section>',
    '<section aria-labelledby="lint-title"><h3 id="lint-title">What <code>lintTheme()</code> finds</h3><div id="lint" role="status"></div></section>',
    '</div>',
  ].join('');
}
