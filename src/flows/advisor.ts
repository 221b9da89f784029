import type {LocalText} from './methods.js';
import type {Answer, Standing} from './standing.js';

/** The form a document needs: which signature, or that none will do. */
export type Form = 'advanced' | 'qualified' | 'impossible' | 'unknown';

/** A kind of document, with the form it needs in each legal area. */
export interface DocumentKind {
  id: string;
  name: LocalText;
  /** By jurisdiction; an area that is left out is `unknown`. */
  forms: {readonly [jurisdiction: string]: Form};
  /** What else is worth knowing. */
  note?: LocalText;
  /** Where it says so; https. */
  sources: readonly string[];
}

/** What somebody learns about signing a document. */
export interface Advice {
  /** The form that is needed. */
  form: Form;
  /** The assurance level for it; null where no signature will do, or nothing is known. */
  level: 3 | 4 | null;
  /** Whether this person has it; `unknown` without a standing. */
  have: Answer;
  /** What to do next. */
  next: 'sign' | 'identify' | 'accept-terms' | 'check' | 'paper' | 'ask';
}

const levels: Record<Form, 3 | 4 | null> = {advanced: 3, qualified: 4, impossible: null, unknown: null};

function holds(standing: Standing | null, jurisdiction: string, level: 3 | 4): Answer {
  if (!standing) return 'unknown';
  const area = standing.areas.find(each => each.jurisdiction === jurisdiction);
  if (area) return level === 4 ? area.qualified : area.advanced;
  return standing.nextStep === 'retry' ? 'unknown' : 'no';
}

/** Whether the terms alone stand between a person and a qualified signature in a legal area. */
function onlyTerms({means, terms, areas, expiresInDays}: Standing, jurisdiction: string): boolean {
  const registered = areas.some(area => area.jurisdiction === jurisdiction && area.level >= 4);
  return registered && means !== null && terms === 'pending' && (expiresInDays ?? 0) >= 0;
}

/** What it takes to sign a kind of document so that it holds in a legal area. Not legal advice. */
export function advise(kind: DocumentKind, jurisdiction: string, standing: Standing | null): Advice {
  const form = kind.forms[jurisdiction] ?? 'unknown';
  const level = levels[form];
  if (!level) return {form, level, have: 'unknown', next: form === 'impossible' ? 'paper' : 'ask'};
  const have = holds(standing, jurisdiction, level);
  if (have === 'yes') return {form, level, have, next: 'sign'};
  if (have === 'unknown') return {form, level, have, next: 'check'};
  return {form, level, have, next: onlyTerms(standing!, jurisdiction) ? 'accept-terms' : 'identify'};
}
