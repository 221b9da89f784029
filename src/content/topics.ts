import type {LocalText} from '../flows/methods.js';
import {sample, type Samples} from './samples.js';
import {enSamples} from './texts/en.js';

/** Something a person can read up on. */
export interface Topic {
  id: string;
  title: LocalText;
  /** Paragraphs; a question with its answer is two. */
  paragraphs: readonly LocalText[];
  /** Where there is more; https. `lang` is the language of what is there, where it is known (BCP 47). */
  links?: readonly {label: LocalText; href: string; lang?: string}[];
}

function topic(id: keyof Samples['topics']): Topic {
  return {
    id,
    title: sample(({topics}) => topics[id].title),
    paragraphs: enSamples.topics[id].paragraphs.map((_, index) => sample(({topics}) => topics[id].paragraphs[index]!)),
  };
}

/** In English: that there is the same page in another language is known of none of them. */
const link = (name: keyof Samples['links'], href: string) => ({label: sample(({links}) => links[name]), href, lang: 'en'});

/** What qualified signatures are about, to be replaced or extended by the service provider. General information, not legal advice. */
export const sampleTopics: readonly Topic[] = [
  topic('levels'),
  topic('areas'),
  topic('means'),
  topic('ends'),
  topic('faq'),
  {
    ...topic('tutorials'),
    links: [
      link('help', 'https://trustservices.swisscom.com/en/support/help-center/'),
      link('mobile-id', 'https://www.mobileid.ch/en/faq'),
    ],
  },
];
