import type {Standing} from '../../../src/flows/standing.js';

/** Whether evidence says, as the contract has it, that somebody can sign; written apart from the code that decides. */
export function isSound(answer: unknown, given: Standing['terms'], {jurisdiction, level = 4}: {jurisdiction?: string; level?: number}): boolean {
  const {status, signingStatus, notFound} = answer as Record<string, unknown>;
  const fits = (row: unknown) => {
    if (typeof row !== 'object' || row === null) return false;
    const {assuranceLevel, jurisdiction: area} = row as Record<string, unknown>;
    return ['number', 'string'].includes(typeof assuranceLevel) && ['3', '4'].includes(String(assuranceLevel).trim()) && Number(assuranceLevel) >= level &&
      typeof area === 'string' && area.trim() !== '' && (!jurisdiction || area.trim().toLowerCase() === jurisdiction.toLowerCase());
  };
  return Array.isArray(status) && status.some(fits) && typeof signingStatus === 'string' &&
    ['MID', 'SAS'].includes(signingStatus.trim().toUpperCase()) && notFound !== true && (given === 'accepted' || given === 'not-applicable');
}
