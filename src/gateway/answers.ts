import type {EvidenceAnswer, PollAnswer, TermsDocument} from '../api/wire.js';
import type {AllowedHosts} from './addresses.js';
import {own, parseObject} from './http.js';
import {Problem} from './problem.js';

/** So many different rows of the evidence are passed on; no service has as many areas. */
const mostRows = 200;

/** The object in a text of the API. */
export function readObject(text: string): Record<string, unknown> {
  const object = parseObject(text);
  if (!object) throw new Problem(502, 'unexpected-response', {reason: 'API: no JSON object', reached: true});
  return object;
}

/** The fields of the evidence answer that are documented, and no others. What they mean is the browser's to judge. */
export function evidenceFields(answer: Record<string, unknown>): Partial<Record<keyof EvidenceAnswer, unknown>> {
  const status = own(answer, 'status');
  return {
    status: Array.isArray(status) ? evidenceRows(status) : null,
    loa4ExpiryDate: plain(own(answer, 'loa4ExpiryDate')),
    signingStatus: plain(own(answer, 'signingStatus')),
    ...(Object.hasOwn(answer, 'notFound') && {notFound: plain(answer['notFound'])}),
  };
}

/** The rows, each once: there may be thousands in an answer, and a sound one behind them. */
function evidenceRows(status: readonly unknown[]): object[] {
  const rows = new Map<string, object>();
  for (const row of status) {
    if (typeof row !== 'object' || row === null || rows.size >= mostRows) continue;
    const [assuranceLevel, jurisdiction] = ['assuranceLevel', 'jurisdiction'].map(name => plain(own(row as Record<string, unknown>, name)));
    rows.set(JSON.stringify([assuranceLevel, jurisdiction]), {assuranceLevel, jurisdiction});
  }
  return [...rows.values()];
}

/** The terms link, if it may be followed. */
export function termsLink(answer: Record<string, unknown>, hosts: AllowedHosts): URL {
  const link = own(answer, 'link');
  if (typeof link !== 'string' || link === '') throw new Problem(502, 'unexpected-response', {reason: 'API: no terms link'});
  const url = hosts.check(link);
  if (!url) throw new Problem(502, 'blocked-url', {reason: 'API: terms link not on an allowed host'});
  return url;
}

/** What the gateway makes of the terms link. */
export interface TermsFields {
  link: string;
  token?: string;
  documents: TermsDocument[];
}

/** The fields of the poll answer. The consent page must be on an allowed host, the token the one that was asked for. */
export function pollFields(answer: Record<string, unknown>, token: string, hosts: AllowedHosts): PollAnswer {
  const named = own(answer, 'token');
  if (typeof named === 'string' && named !== token) {
    throw new Problem(502, 'unexpected-response', {reason: 'API: answer to another token'});
  }
  const error = own(answer, 'error');
  const consentUrl = own(answer, 'consentUrl');
  const consent = consentUrl === undefined || consentUrl === null || consentUrl === '' ? null : hosts.check(consentUrl);
  if (consent === null && consentUrl) throw new Problem(502, 'blocked-url', {reason: 'API: consent page not on an allowed host'});
  return {
    token,
    error: readError(error),
    consentUrl: consent && consent.href,
    confirmed: own(answer, 'confirmed') === true,
    // Some texts of the API spell it so.
    downgrade: own(answer, 'downgrade') === true || own(answer, 'donwgrade') === true,
  };
}

/** What went wrong, for the browser to judge: where it is not a text, its JSON is searched there. */
function readError(error: unknown): string | null {
  if (error === undefined || error === null || error === '' || error === false) return null;
  return (typeof error === 'string' ? error : JSON.stringify(error)).slice(0, 1000);
}

/** A value without structure, texts cut. */
function plain(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.slice(0, 200);
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
