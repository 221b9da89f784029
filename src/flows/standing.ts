import {own} from '../api/own.js';
import {expiry} from './calendar.js';

/** Whether something is so. `unknown` is never shown, nor treated, as `no`. */
export type Answer = 'yes' | 'no' | 'unknown';

/** One legal area a person is registered for. */
export interface Area {
  /** `zertes` for Switzerland, `eidas` for the EU; any other as the service names it, lower case. */
  jurisdiction: string;
  /** Assurance level: 3 enables advanced, 4 qualified signatures. */
  level: number;
  /** Whether qualified signatures work here now. */
  qualified: Answer;
  /** Whether advanced signatures work here now. */
  advanced: Answer;
}

/** What a registration means for a person who wants to sign. */
export interface Standing {
  /** At the asked level (default 4) in the asked jurisdiction (default any). */
  canSign: Answer;
  nextStep: 'none' | 'accept-terms' | 'identify' | 'retry';
  reason:
    | 'ready'
    | 'terms-pending'
    | 'not-registered'
    | 'jurisdiction-missing'
    | 'level-too-low'
    | 'expired'
    | 'mismatch'
    | 'unavailable'
    | 'unknown-status';
  /** How the approval method differs from the one that was registered. */
  mismatch: null | 'mobile-id-after-password' | 'password-changed' | 'mobile-id-reactivated' | 'unspecified';
  /** How the person approves a signature. */
  means: null | 'mobile-id' | 'password-otp';
  terms: 'accepted' | 'pending' | 'unknown' | 'not-applicable';
  areas: Area[];
  /** Last day of the level 4 registration, `YYYY-MM-DD`. */
  qualifiedUntil: string | null;
  /** Calendar days until then in Europe/Zurich; 0 is today, which is still valid. */
  expiresInDays: number | null;
}

/** What somebody wants to sign, and when. */
export interface Asked {
  /** `zertes` or `eidas`; default: any. */
  jurisdiction?: string;
  /** 3 or 4; default 4. */
  level?: number;
  /** A date, or epoch milliseconds; default: now. */
  now?: Date | number;
}

type Row = Pick<Area, 'jurisdiction' | 'level'>;
type Json = {readonly [key: string]: unknown};

/** No service has so many; what is more is not shown. */
const mostAreas = 50;

function readLevel(value: unknown): number | null {
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && /^\s*[1-4]\s*$/.test(text) ? Number(text) : null;
}

function readRow(value: unknown): Row[] {
  if (typeof value !== 'object' || value === null) return [];
  const level = readLevel(own(value, 'assuranceLevel'));
  const jurisdiction = own(value, 'jurisdiction');
  const name = typeof jurisdiction === 'string' ? jurisdiction.trim().toLowerCase().slice(0, 40) : '';
  return level && name ? [{jurisdiction: name, level}] : [];
}

/** The sound rows, one for each area with its highest level; Switzerland and the EU first. */
function readRows(status: unknown): Row[] {
  if (!Array.isArray(status)) return [];
  const highest = new Map<string, number>([['zertes', 0], ['eidas', 0]]);
  for (const {jurisdiction, level} of status.flatMap(readRow)) {
    highest.set(jurisdiction, Math.max(level, highest.get(jurisdiction) ?? 0));
  }
  return [...highest].filter(([, level]) => level > 0).slice(0, mostAreas).map(([jurisdiction, level]) => ({jurisdiction, level}));
}

/** The service's word, in the spelling of its current API: the guide prints MISSMATCH. */
function readWord(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, 200).trim().toUpperCase().replace(/^MISSMATCH/, 'MISMATCH') : '';
}

const mismatches: Record<string, Standing['mismatch']> = {
  MISMATCH_SAS_BUT_MID: 'mobile-id-after-password',
  MISMATCH_SAS_CHANGE_SN: 'password-changed',
  MISMATCH_MID: 'mobile-id-reactivated',
};

const means: Record<string, Standing['means']> = {MID: 'mobile-id', SAS: 'password-otp'};

type Verdict = Pick<Standing, 'canSign' | 'nextStep' | 'reason'>;

const retry = (reason: Standing['reason']): Verdict => ({canSign: 'unknown', nextStep: 'retry', reason});
const identify = (reason: Standing['reason'], canSign: Answer = 'no'): Verdict => ({canSign, nextStep: 'identify', reason});

interface Facts {
  rows: Row[];
  terms: Standing['terms'];
  expired: boolean;
  level: number;
  jurisdiction?: string;
}

/** The fifth rule: the evidence fits its approval method, so area, level, date and terms decide. */
function verdictOnEvidence({rows, terms, expired, level, jurisdiction}: Facts): Verdict {
  if (rows.length === 0) return identify('not-registered');
  const asked = jurisdiction ? rows.filter(row => row.jurisdiction === jurisdiction) : rows;
  if (asked.length === 0) return identify('jurisdiction-missing');
  if (asked.every(row => row.level < level)) return identify('level-too-low');
  if (level >= 4 && expired) return identify('expired');
  if (terms === 'pending') return {canSign: 'no', nextStep: 'accept-terms', reason: 'terms-pending'};
  if (terms === 'unknown') return retry('unavailable');
  return {canSign: 'yes', nextStep: 'none', reason: 'ready'};
}

function verdict(evidence: Json | null, word: string, facts: Facts): Verdict {
  if (!evidence || !Array.isArray(own(evidence, 'status')) || word === 'NOT_ABLE_TO_RETRIEVE') return retry('unavailable');
  if (own(evidence, 'notFound') === true || word === 'NOT_REGISTERED_AT_ALL' || word === 'NOT_RA_MID_SAS') {
    return identify('not-registered');
  }
  // A signature with an SMS code alone does not need the method that was registered.
  if (word.startsWith('MISMATCH')) return identify('mismatch', facts.level >= 4 ? 'no' : 'unknown');
  return Object.hasOwn(means, word) ? verdictOnEvidence(facts) : retry('unknown-status');
}

function readArea(row: Row, reason: Standing['reason'], terms: Standing['terms'], expired: boolean): Area {
  const {level} = row;
  if (reason === 'mismatch') return {...row, qualified: 'no', advanced: 'unknown'};
  if (reason === 'unknown-status') return {...row, qualified: 'unknown', advanced: 'unknown'};
  if (reason === 'not-registered') return {...row, qualified: 'no', advanced: 'no'};
  const advanced = level >= 3 ? 'yes' : 'no';
  if (level < 4 || expired || terms === 'pending') return {...row, qualified: 'no', advanced};
  return {...row, qualified: terms === 'unknown' ? 'unknown' : 'yes', advanced};
}

const termsWords: readonly Standing['terms'][] = ['accepted', 'pending', 'unknown', 'not-applicable'];

/** What is asked, as far as it makes sense; the defaults are the strict ones. */
function readAsked({jurisdiction, level, now}: Asked): {jurisdiction?: string; level: number; now: Date} {
  const date = new Date(now ?? Date.now());
  return {
    jurisdiction: typeof jurisdiction === 'string' ? jurisdiction.trim().toLowerCase() || undefined : undefined,
    level: Number(level) === 3 ? 3 : 4,
    now: Number.isNaN(date.getTime()) ? new Date() : date,
  };
}

/**
 * What a registration means: whether its holder can sign what is asked, why not, and what to do about it. Pure.
 *
 * @param evidence The answer of the evidence call, as it came; null where none came.
 * @param given Whether terms are open, see {@link readTermsStanding}.
 * @param asked What is to be signed.
 */
export function deriveStanding(evidence: unknown, given: Standing['terms'], asked?: Asked | null): Standing {
  const terms = termsWords.includes(given) ? given : 'unknown';
  const {jurisdiction, level, now} = readAsked(asked ?? {});
  const known = typeof evidence === 'object' && evidence !== null && !Array.isArray(evidence) ? (evidence as Json) : null;
  const status = own(known, 'status');
  const rows = readRows(status);
  const word = readWord(own(known, 'signingStatus'));
  const {date: qualifiedUntil, days: expiresInDays} = expiry(own(known, 'loa4ExpiryDate'), now);
  const expired = expiresInDays !== null && expiresInDays < 0;
  const facts: Facts = {rows, terms, expired, level, jurisdiction};
  const judged = verdict(known, word, facts);
  // "unavailable" has two causes; where it is the terms, the evidence was read and its areas count.
  const readable = judged.reason !== 'unavailable' || (Object.hasOwn(means, word) && Array.isArray(status));
  return {
    ...judged,
    mismatch: judged.reason === 'mismatch' ? (mismatches[word] ?? 'unspecified') : null,
    means: Object.hasOwn(means, word) ? means[word]! : null,
    terms,
    areas: rows.map(row => readArea(row, readable ? judged.reason : 'unknown-status', terms, expired)),
    qualifiedUntil,
    expiresInDays,
  };
}

/**
 * Whether terms are open. A 404 on the terms call means "accepted" or "nothing registered"; only the evidence tells
 * which.
 *
 * @param open The terms call's outcome: whether something is open, or null where it failed.
 * @param evidence The answer of the evidence call.
 */
export function readTermsStanding(open: boolean | null, evidence: unknown): Standing['terms'] {
  if (open === null) return 'unknown';
  if (open) return 'pending';
  const {reason} = deriveStanding(evidence, 'accepted', {level: 3});
  if (reason === 'not-registered') return 'not-applicable';
  return reason === 'unavailable' || reason === 'unknown-status' ? 'unknown' : 'accepted';
}
