import type {Acceptance, Outcome} from '../acceptances.js';
import {notice} from './page.js';
import {words, type Language, type Words} from './words.js';

const texts: Record<Outcome, [title: keyof Words, ...paragraphs: (keyof Words)[]]> = {
  confirmed: ['doneTitle', 'close'],
  downgraded: ['downgradedTitle', 'downgradedText', 'close'],
  USER_CANCEL: ['declinedTitle', 'startAgain'],
  EXPIRED_TRANSACTION: ['expiredTitle', 'startAgain'],
  PB_SIGNATURE_PROCESS: ['failedTitle', 'startAgain'],
};

/** How an acceptance ended. */
export function outcomePage({outcome, role}: Acceptance, language: Language): Response {
  const text = words[language];
  const [title, ...paragraphs] = texts[outcome!];
  return notice({language, title: text[title], framed: role.framed}, ...paragraphs.map(key => text[key]));
}
