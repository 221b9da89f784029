import {parse, type DefaultTreeAdapterTypes as Tree} from 'parse5';
import type {TermsDocument} from '../api/wire.js';
import {isInternal, type AllowedHosts} from './addresses.js';
import {readText, within, type Fetch} from './http.js';

/** Bytes of the page that are read. */
const cap = 262_144;
/** Milliseconds the page may take, redirects included. */
const patience = 8000;
const redirects = 5;

/** What the terms page tells. */
export interface TermsPage {
  token?: string;
  documents: TermsDocument[];
}

/** Finds out whether a name leads inside; undefined where nobody can tell. */
export type Resolve = (hostname: string) => Promise<readonly string[] | undefined>;

/** How a page is fetched. */
export interface PageSettings {
  hosts: AllowedHosts;
  fetch: Fetch;
  /** Checked besides the list of hosts, where it is known. */
  resolve?: Resolve;
  deadline: AbortSignal;
}

/**
 * Token and documents of the terms page, as the integration guide wants it parsed. A page that cannot be had, or says
 * nothing, is no failure: the last part of the link's path is the token then, and there are no documents.
 */
export async function readTermsPage(link: URL, settings: PageSettings): Promise<TermsPage & {reason?: string}> {
  const token = pathToken(link);
  try {
    const {html, url} = await fetchPage(link, settings);
    const page = parseTermsPage(html, url, settings.hosts);
    return {token: page.token ?? token, documents: page.documents};
  } catch (error) {
    return {token, documents: [], reason: `terms page: ${error instanceof PageError ? error.message : 'no answer'}`};
  }
}

class PageError extends Error {}

/** Follows the link, as long as every step is on the list and none leads inside. */
async function fetchPage(link: URL, {hosts, fetch, resolve, deadline}: PageSettings): Promise<{html: string; url: URL}> {
  const signal = AbortSignal.any([deadline, AbortSignal.timeout(patience)]);
  let url = link;
  for (let step = 0; step <= redirects; step++) {
    if (!hosts.allows(url)) throw new PageError('host not allowed');
    if (!hosts.isListedLoopback(url) && await leadsInside(url, resolve, signal)) throw new PageError('internal address');
    const headers = {Accept: 'text/html, application/xhtml+xml', 'User-Agent': 'smart-flow-gateway'};
    const response = await fetch(url.href, {headers, redirect: 'manual', signal});
    if (response.status >= 300 && response.status < 400) {
      void response.body?.cancel();
      const next = hosts.check(response.headers.get('Location'), url);
      if (!next) throw new PageError('redirect not allowed');
      url = next;
      continue;
    }
    if (response.status !== 200) throw new PageError(String(response.status));
    if (!/^(text\/html|application\/xhtml\+xml)\b/i.test(response.headers.get('Content-Type') ?? '')) throw new PageError('no HTML');
    const html = await within(readText(response.body, cap), signal);
    if (html === undefined) throw new PageError('too long');
    return {html, url};
  }
  throw new PageError('too many redirects');
}

async function leadsInside(url: URL, resolve: Resolve | undefined, signal: AbortSignal): Promise<boolean> {
  if (isInternal(url.hostname) || url.hostname === 'localhost' || url.hostname.endsWith('.localhost')) return true;
  const addresses = resolve && await within(resolve(url.hostname), signal);
  return addresses?.some(isInternal) ?? false;
}

/**
 * Reads the page's HTML. The token is the value of a form field, meta or data attribute of that name, or the parameter
 * of that name of a link to a document; documents are links that name a jurisdiction.
 */
export function parseTermsPage(html: string, url: URL, hosts: AllowedHosts): TermsPage {
  const elements = [...walk(parse(html))];
  const base = elements.find(({tagName}) => tagName === 'base');
  const root = base && hosts.check(attribute(base, 'href'), url) || url;
  const documents: TermsDocument[] = [];
  let linked: string | undefined;
  for (const element of elements.filter(({tagName}) => tagName === 'a' || tagName === 'area')) {
    const document = documentOf(element, root, hosts);
    if (!document || documents.some(({href}) => href === document.href) || documents.length === 20) continue;
    documents.push(document);
    linked ??= tokenText(new URL(document.href).searchParams.get('token'));
  }
  return {token: fieldToken(elements) ?? linked, documents};
}

function fieldToken(elements: Tree.Element[]): string | undefined {
  const find = (read: (element: Tree.Element) => string | null | undefined) => {
    for (const element of elements) {
      const token = tokenText(read(element));
      if (token) return token;
    }
    return undefined;
  };
  const isNamed = (element: Tree.Element) => attribute(element, 'name')?.toLowerCase() === 'token';
  return find(element => ['input', 'button'].includes(element.tagName) && isNamed(element) ? attribute(element, 'value') : undefined)
    ?? find(element => element.tagName === 'textarea' && isNamed(element) ? textOf(element) : undefined)
    ?? find(element => element.tagName === 'meta' && isNamed(element) ? attribute(element, 'content') : undefined)
    ?? find(element => attribute(element, 'data-token'));
}

function documentOf(element: Tree.Element, root: URL, hosts: AllowedHosts): TermsDocument | undefined {
  const url = hosts.check(attribute(element, 'href')?.trim(), root);
  if (!url) return undefined;
  const text = textOf(element).replace(/\s+/g, ' ').trim();
  const title = text || attribute(element, 'title')?.trim() || attribute(element, 'aria-label')?.trim() || '';
  const jurisdiction = jurisdictionIn(attribute(element, 'data-jurisdiction')) ?? jurisdictionIn(title) ?? jurisdictionIn(url.href);
  if (!jurisdiction) return undefined;
  return {jurisdiction, href: url.href, title: (title || decoded(url.pathname.split('/').at(-1)!)).slice(0, 200)};
}

/** A part of a path as a person would read it; as it is where its escapes are broken. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function jurisdictionIn(text: string | undefined): string | undefined {
  const found = /zertes|eidas/i.exec(text ?? '');
  return found?.[0].toLowerCase();
}

/** The last part of the link's path. */
function pathToken(link: URL): string | undefined {
  const part = link.pathname.split('/').filter(Boolean).at(-1);
  try {
    return tokenText(part && decodeURIComponent(part));
  } catch {
    return undefined;
  }
}

/** A token as it can be sent: visible characters, not too many. */
function tokenText(value: string | null | undefined): string | undefined {
  const text = value?.trim();
  return text && isTermsToken(text) ? text : undefined;
}

export function isTermsToken(value: unknown): value is string {
  return typeof value === 'string' && /^[\x21-\x7e]{1,512}$/.test(value);
}

function* walk(node: Tree.Node): Generator<Tree.Element> {
  const pending: Tree.Node[] = [node];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if ('tagName' in next) yield next;
    if ('childNodes' in next) pending.push(...next.childNodes.toReversed());
  }
}

function attribute(element: Tree.Element, name: string): string | undefined {
  return element.attrs.find(attr => attr.name === name)?.value;
}

function textOf(element: Tree.Element): string {
  let text = '';
  const pending: Tree.Node[] = [element];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.nodeName === '#text') text += (next as Tree.TextNode).value;
    if ('childNodes' in next) pending.push(...next.childNodes.toReversed());
  }
  return text;
}
