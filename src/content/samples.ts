import type {LocalText} from '../flows/methods.js';
import type {LanguageSource} from '../strings/catalogues.js';
import {Registry} from '../strings/registry.js';
import {enSamples} from './texts/en.js';

/** Something to read up on: its heading, and as many paragraphs as it has. */
interface TopicTexts<Paragraphs extends readonly string[]> {
  title: string;
  paragraphs: Paragraphs;
}

type Two = readonly [string, string];
type Three = readonly [string, string, string];
type Four = readonly [string, string, string, string];

/** Ids of the sample of ways to identify oneself. */
export type SampleMethod = 'shop' | 'auto-ch' | 'video-ch' | 'video-eu' | 'selfie-eu' | 'eid-de' | 'bank-de';

/** Ids of the sample of documents. */
export type SampleDocument =
  | 'sales'
  | 'employment'
  | 'non-compete'
  | 'fixed-term'
  | 'consumer-credit'
  | 'assignment'
  | 'apprenticeship'
  | 'termination'
  | 'real-estate'
  | 'will';

/** Every text of the samples, in one language. They stand apart from the rest, so that who shows no samples loads none. */
export interface Samples {
  methods: {
    names: Record<SampleMethod, string>;
    validity: Record<'five-years' | 'two-years' | 'perhaps', string>;
    needs: Record<SampleMethod, string>;
    providers: Record<'shop' | 'partner', string>;
    hours: Record<'shop' | 'always' | 'agents', string>;
  };
  documents: {
    names: Record<SampleDocument, string>;
    notes: Record<'national' | 'will', string>;
  };
  topics: {
    levels: TopicTexts<Two>;
    areas: TopicTexts<Two>;
    means: TopicTexts<Two>;
    ends: TopicTexts<Three>;
    faq: TopicTexts<Four>;
    tutorials: TopicTexts<readonly [string]>;
  };
  links: Record<'help' | 'mobile-id', string>;
}

const registered = new Registry<Samples>();

/** Makes the samples available in a language. Registering a tag again replaces them. */
export function registerSamples(tag: string, samples: Samples): void {
  registered.register(tag, samples);
}

registerSamples('en', enSamples);

let source: LanguageSource | undefined;

export function setSampleSource(given: LanguageSource): void {
  source = given;
}

/** A text of the samples in the language it is shown in; English where they are not there in it. */
export function sample(pick: (samples: Samples) => string): LocalText {
  return language => {
    source?.ask([language]);
    return pick(registered.find([language, 'en'])!.value);
  };
}
