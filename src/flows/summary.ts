import type {Standing} from './standing.js';

/** How good the news is. */
export type Tone = 'good' | 'todo' | 'bad' | 'unknown';

/** The tone a standing is told in. Only a person who can sign hears good news; unknown is not bad news. */
export function toneOf({canSign, nextStep}: Pick<Standing, 'canSign' | 'nextStep'>): Tone {
  if (canSign === 'yes') return 'good';
  if (nextStep === 'retry') return 'unknown';
  return nextStep === 'accept-terms' || canSign === 'unknown' ? 'todo' : 'bad';
}

const inArea = ({areas}: Standing, jurisdiction: string) => areas.filter(area => !jurisdiction || area.jurisdiction === jurisdiction);

/** Whether a registration reaches the level of advanced signatures in the asked area. */
export function isAdvanced(standing: Standing, jurisdiction: string): boolean {
  return inArea(standing, jurisdiction).some(({level}) => level >= 3);
}

/** The highest level a person can sign with in the asked area, for a sentence about somebody who can sign. */
export function levelToTell(standing: Standing, asked: {level: number; jurisdiction: string}): number {
  const levels = inArea(standing, asked.jurisdiction).map(area => (area.qualified === 'yes' ? 4 : area.advanced === 'yes' ? 3 : 0));
  return Math.max(asked.level, ...levels);
}
