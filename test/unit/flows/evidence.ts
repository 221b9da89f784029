import {deriveStanding, type Asked, type Standing} from '../../../src/flows/standing.js';

/** A row as the wire has it: `['zertes', 4]`. */
export type Row = readonly [jurisdiction: unknown, assuranceLevel: unknown];

/** Registered for qualified signatures in both areas. */
export const both: readonly Row[] = [['zertes', 4], ['eidas', 4]];

/** An answer of the evidence call. */
export function evidence(signingStatus: unknown, rows: readonly Row[] = both, more: Record<string, unknown> = {}) {
  const status = rows.map(([jurisdiction, assuranceLevel]) => ({assuranceLevel, jurisdiction}));
  return {status, loa4ExpiryDate: null, signingStatus, notFound: false, ...more};
}

/** The answer that the integration guide prints. */
export const guideSample = JSON.parse(`{
  "status": [
    {"assuranceLevel": 3, "jurisdiction": "zertes"},
    {"assuranceLevel": 3, "jurisdiction": "eidas"}
  ],
  "loa4ExpiryDate": null,
  "signingStatus": "MISMATCH",
  "notFound": false
}`);

/** Noon in Zurich on a day of no importance. */
export const noon = new Date('2026-05-04T10:00:00Z');

/** `canSign / nextStep / reason`, as the contract writes verdicts. */
export function verdict({canSign, nextStep, reason}: Standing): string {
  return `${canSign} / ${nextStep} / ${reason}`;
}

/** The verdict on an answer. */
export function judge(answer: unknown, terms: Standing['terms'] = 'accepted', asked: Asked = {}): string {
  return verdict(deriveStanding(answer, terms, {now: noon, ...asked}));
}
