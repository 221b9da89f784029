import type {TermsDocument} from '../api/answers.js';
import type {Decisions} from '../api/endpoints.js';
import type {Strings} from '../strings/strings.js';
import {version} from './version.js';

/** What somebody agreed to, as it was shown to them. */
export interface Receipt {
  /** When the acceptance was noticed, ISO 8601 in UTC. */
  acceptedAt: string;
  /** Each decision as it was sent; null where it was made on the terms page itself. */
  decisions: Decisions | null;
  /** Addresses of the documents, or of the terms page, that were offered for reading. */
  documents: readonly string[];
  /** The box labels and link texts as they stood on the page, in their order. */
  texts: readonly string[];
  /** SHA-256 of `texts`, each followed by a line feed, in hexadecimal; null where the page is not in a secure context. */
  textsSha256: string | null;
  /** The service's reference for the acceptance; null where it gave none. */
  correlationId: string | null;
  /** BCP 47 */
  language: string;
  /** Of this package. */
  version: string;
}

/** What a receipt is written from. */
export interface Acceptance {
  acceptedAt: string;
  decisions: Decisions | null;
  documents: readonly TermsDocument[];
  link: string | null;
  correlationId?: string;
  language: string;
}

async function sha256(texts: readonly string[]): Promise<string | null> {
  try {
    const bytes = new TextEncoder().encode(texts.map(text => `${text}\n`).join(''));
    const hash = await globalThis.crypto.subtle.digest('SHA-256', bytes);
    return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join('');
  } catch {
    // Without a secure context, or with what the page made of it: the acceptance counts all the same.
    return null;
  }
}

/** Writes the receipt for an acceptance, with the texts the person saw. */
export async function writeReceipt(acceptance: Acceptance, text: Strings): Promise<Receipt> {
  const {acceptedAt, decisions, documents, link, correlationId = null, language} = acceptance;
  const links = documents.map(({title, jurisdiction}) => title || text.tcDocument(jurisdiction));
  const labels = decisions ? [text.tcZertes, text.tcEidas, text.tcRisk] : [];
  const texts = [...(links.length > 0 ? links : [decisions ? text.tcDocument('') : text.tcOpen]), ...labels];
  const addresses = documents.length > 0 ? documents.map(({href}) => href) : link ? [link] : [];
  return {acceptedAt, decisions, documents: addresses, texts, textsSha256: await sha256(texts), correlationId, language, version};
}
