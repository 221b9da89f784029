import type {Standing} from './standing.js';

/** How good the news is. */
export type Tone = 'good' | 'todo' | 'bad' | 'unknown';

/** The tone a standing is told in. Only a person who can sign hears good news; unknown is not bad news. */
export function toneOf({canSign, nextStep}: Pick<Standing, 'canSign' | 'nextStep'>): Tone {
  if (canSign === 'yes') return 'good';
  if (nextStep === 'retry') return 'unknown';
  return nextStep === 'accept-terms' ? 'todo' : 'bad';
}

/** The highest level a person can sign with in the asked area, for a sentence about somebody who can sign. */
export function levelToTell({areas}: Standing, asked: {level: number; jurisdiction: string}): number {
  const levels = areas
    .filter(area => !asked.jurisdiction || area.jurisdiction === asked.jurisdiction)
    .map(area => (area.qualified === 'yes' ? 4 : area.advanced === 'yes' ? 3 : 0));
  return Math.max(asked.level, ...levels);
}
