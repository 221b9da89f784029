/** The pages of the documentation, in the order in which they are listed. A page is a Markdown file beside this, or an element's. */
import {readFileSync} from 'node:fs';

const root = new URL('../../', import.meta.url);

/** All elements, as custom-elements.json describes them. */
export const elements = JSON.parse(readFileSync(new URL('custom-elements.json', root), 'utf8'))
  .modules.flatMap(({declarations}) => declarations)
  .filter(({tagName}) => tagName);

const written = (path, title) => ({path, title, file: new URL(`./demo/docs/${path}.md`, root)});

export const groups = [
  {title: 'Begin', pages: [{...written('start', 'Getting started'), path: ''}, written('migration', 'Moving here')]},
  {title: 'Elements', pages: elements.map(element => ({path: element.tagName, title: `<${element.tagName}>`, element}))},
  {
    title: 'Look and language',
    pages: [{...written('theming', 'Theming'), script: 'theme.js'}, written('languages', 'Languages')],
  },
  {title: 'Behaviour', pages: [written('events', 'Events'), written('errors', 'Errors'), written('testing', 'Testing your page')]},
  {title: 'Operation', pages: [written('security', 'Security'), written('gateway', 'The gateway'), written('why', 'Why it is built this way')]},
];

export const pages = groups.flatMap(group => group.pages);
