import {findings} from '../flows/diagnosis.js';
import {severities, type Fault, type FindingId, type Severity} from '../flows/faults.js';
import {collectFacts} from './collect.js';
import {sentences} from './texts.js';

/** Something that is wrong with the page. It names nobody, and repeats no secret. */
export interface Finding {
  /** Stays the same from version to version. */
  id: FindingId;
  /** `error`: something does not work; `warning`: it works less well, or less safely. */
  severity: Severity;
  /** One plain sentence, in English. */
  message: string;
  /** The header, directive, line of markup or setting to paste; absent where none would help. */
  paste?: string;
}

function inWords({id, about, paste}: Fault): Finding {
  return {id, severity: severities[id], message: sentences[id](about), ...(paste !== undefined && {paste})};
}

/**
 * Looks at the page it is called on, the worst first; an empty list for a page with which nothing is wrong. Waits until
 * the page is there. Asks the page's own address for its headers, for a token as the elements would, and the API or the
 * gateway without anybody's number. Sends no SMS and changes nothing. In bare Node the list is empty.
 */
export async function diagnose(): Promise<Finding[]> {
  if (!globalThis.document) return [];
  return findings(await collectFacts()).map(inWords);
}
