import {allowedAddress} from './hosts.js';
import {SmartFlowError, errorCodes, type ErrorCode, type ErrorDetails} from './errors.js';
import type {Answer} from './http.js';
import {own} from './own.js';
import {readRetryAfter} from './retry-after.js';

/** A JSON object of which nothing is known yet. */
export type Json = {readonly [key: string]: unknown};

/** One document of the terms. */
export interface TermsDocument {
  /** Lower case: `zertes`, `eidas`, or what the service calls it; empty where it says nothing. */
  jurisdiction: string;
  href: string;
  title: string;
}

/** Terms that wait for somebody's decision. */
export interface OpenTerms {
  /** What an acceptance is started with; null where the service gave none that can be read. */
  token: string | null;
  /** The terms page; null where its address is not on an allowed host. */
  link: string | null;
  /** The documents to read first; only those on allowed hosts. */
  documents: readonly TermsDocument[];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

/** The answer's body as an object, or undefined where it is none, whatever its content type says. */
export function readObject({text}: Answer): Json | undefined {
  const value = parse(text);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** The answer's body as an object. @throws {SmartFlowError} `unexpected-response` where it is none. */
export function requireObject(answer: Answer): Json {
  const value = readObject(answer);
  if (value) return value;
  throw new SmartFlowError('unexpected-response', 'The answer is not a JSON object.', {
    status: answer.status,
    correlationId: correlationId(answer),
  });
}

const referenceNames = ['correlationId', 'traceId', 'transaction_id', 'trace_id'];
const referenceHeaders = ['x-correlation-id', 'x-request-id'];

/** The service's reference for a request, where it gave one. */
export function correlationId(answer: Answer): string | undefined {
  const body = readObject(answer);
  const found = [
    ...referenceNames.map(name => own(body, name)),
    ...referenceHeaders.map(name => answer.headers.get(name)),
  ].find(value => typeof value === 'string' && /^[\w.:|/-]{1,128}$/.test(value));
  return found as string | undefined;
}

/** What a gateway says that an answer means; undefined for none of its answers. */
function saidCode(answer: Answer): ErrorCode | undefined {
  const said = own(readObject(answer), 'code');
  return errorCodes.find(known => known === said);
}

/**
 * Whether no other answer will come to the same key. Whoever stands between may fail while the gateway has an answer; of a 503
 * it keeps none, and the key may be used again.
 */
export function isSettled(answer: Answer): boolean {
  const {status} = answer;
  return status < 500 ? status !== 408 : status !== 503 && saidCode(answer) !== undefined;
}

/** What a status means where a call has no reading of its own. */
function generalCode(status: number): ErrorCode {
  // Status 0 and 3xx are redirects, and what redirects an API call is a login page.
  if (status < 400) return 'unauthorized';
  const codes: Record<number, ErrorCode> = {
    401: 'unauthorized',
    403: 'forbidden',
    404: 'not-found',
    408: 'timeout',
    429: 'too-many-requests',
  };
  return codes[status] ?? (status >= 500 ? 'server' : 'unexpected-response');
}

/** The error an answer means. `meanings` are the call's own readings of a status; a gateway's `code` goes before both. */
export function errorFrom(answer: Answer, meanings: Partial<Record<number, ErrorCode>> = {}): SmartFlowError {
  const {status, headers} = answer;
  const code = saidCode(answer) ?? meanings[status] ?? generalCode(status);
  const details: ErrorDetails = {status, correlationId: correlationId(answer)};
  const wait = readRetryAfter(headers.get('retry-after'));
  if (wait !== undefined) details.retryAfter = wait;
  return new SmartFlowError(code, `The service answered with status ${status}.`, details);
}

/** The token in a terms link: its `token` parameter, else the last part of its path. */
export function tokenFromLink(link: string): string | null {
  const url = new URL(link);
  const last = url.pathname.split('/').filter(Boolean).at(-1);
  return url.searchParams.get('token') || (last ? decode(last) : null);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readDocument(value: unknown, hosts: readonly string[]): TermsDocument[] {
  if (typeof value !== 'object' || value === null) return [];
  const address = allowedAddress(own(value, 'href'), hosts);
  if (!address) return [];
  const text = (name: string) => {
    const part = own(value, name);
    return typeof part === 'string' ? part.trim().slice(0, 200) : '';
  };
  return [{jurisdiction: text('jurisdiction').toLowerCase(), href: address, title: text('title')}];
}

/** The open terms in an answer. @throws {SmartFlowError} `unexpected-response` where there is no link. */
export function readTerms(answer: Answer, hosts: readonly string[]): OpenTerms {
  const body = requireObject(answer);
  const [link, token, documents] = ['link', 'token', 'documents'].map(name => own(body, name));
  if (typeof link !== 'string' || !link) {
    throw new SmartFlowError('unexpected-response', 'The answer holds no terms link.', {status: answer.status});
  }
  const address = allowedAddress(link, hosts);
  const given = typeof token === 'string' && token.length <= 4096 ? token : '';
  return {
    link: address,
    token: given || (address ? tokenFromLink(address) : null),
    documents: Array.isArray(documents) ? documents.slice(0, 20).flatMap(each => readDocument(each, hosts)) : [],
  };
}
