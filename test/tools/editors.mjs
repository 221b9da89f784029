/** What editors and frameworks know of the elements, made of the manifest: texts of files, by their place in dist. */
import {generateJsxTypes} from '@wc-toolkit/jsx-types';
import {getWebTypesData} from 'custom-element-jet-brains-integration';
import {getVsCodeCssCustomData, getVsCodeHtmlCustomData} from 'custom-element-vs-code-integration';

import {importLines, settable, svelteTypes, typesOf, vueTypes} from './templates.mjs';

const json = value => `${JSON.stringify(value, null, 2)}\n`;

const elementsOf = manifest => manifest.modules.flatMap(({declarations}) => declarations);

/** JSX types for React 19. */
function jsx(manifest) {
  const types = generateJsxTypes(manifest, {outdir: '.', fileName: '', componentTypePath: (_name, tagName) => typesOf(tagName)});
  // The generator imports the elements alone.
  const events = elementsOf(manifest).flatMap(({tagName, events = []}) => events.map(({type}) => [type.text, typesOf(tagName)]));
  const start = types.search(/declare module ["']react["']/);
  const end = types.search(/declare module ["']preact["']/);
  if (start < 0 || end < start) throw new Error('The JSX types are not as expected: React was not found');
  // Other frameworks would each need their package to be there.
  return `${importLines(events)}${types.slice(0, end).trimEnd()}\n`;
}

/** The generators change the manifest that they are given: each gets one of its own. */
export function editorFiles(manifest, {name, version}) {
  const own = () => structuredClone(manifest);
  const forTemplates = {...own(), modules: own().modules.map(module => ({...module, declarations: module.declarations.map(settable)}))};
  const webTypes = JSON.parse(getWebTypesData(own(), {hideLogs: true}));
  return {
    'vscode.html-custom-data.json': json(JSON.parse(getVsCodeHtmlCustomData(own(), {hideLogs: true}))),
    'vscode.css-custom-data.json': json(JSON.parse(getVsCodeCssCustomData(own(), {hideLogs: true}))),
    'web-types.json': json({...webTypes, name, version}),
    'types/frameworks/jsx.d.ts': jsx(structuredClone(forTemplates)),
    'types/frameworks/vue.d.ts': vueTypes(elementsOf(forTemplates)),
    'types/frameworks/svelte.d.ts': svelteTypes(elementsOf(forTemplates)),
  };
}
