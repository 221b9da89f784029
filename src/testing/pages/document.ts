import type {Answer} from '../http.js';
import {notice} from './page.js';
import {words, type Language} from './words.js';

/** `/documents/{area}_{language}.pdf`: where the terms page's links lead. HTML after all: no PDF to carry around. */
export const documentPage: Answer = ({part}) => {
  const [area, language] = part.split('_') as ['zertes' | 'eidas', Language];
  const text = words[language];
  return notice({language, title: text[`${area}Document`]}, text.documentText);
};
