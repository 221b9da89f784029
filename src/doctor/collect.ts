import type {PageFacts} from '../flows/page-facts.js';
import {slot} from '../session/slot.js';
import {storage} from '../policy/kept.js';
import {flowFrame} from '../policy/frame.js';
import {ask} from './ask.js';
import {asksService, elementFacts, languageOf, ours} from './elements.js';
import {baseFact, metaPolicies, metaReferrers, scriptFacts, secretsIn} from './markup.js';
import {serviceFact} from './service.js';
import {violatedPolicies, violations} from './violations.js';

/** Milliseconds that a page may take to be there; then it is looked at as it is. */
const forLoad = 10_000;
/** Milliseconds that elements may take beyond that, where they come by themselves. */
const forElements = 2000;

const after = (milliseconds: number) => new Promise<void>(resolve => setTimeout(resolve, milliseconds));

function loaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve();
  return new Promise(resolve => addEventListener('load', () => resolve(), {once: true}));
}

/** Waits until the page is there, and its elements are what they will be. */
async function settled(): Promise<void> {
  await Promise.race([loaded(), after(forLoad)]);
  const coming = Promise.all(ours().map(({localName}) => customElements.whenDefined(localName)));
  await Promise.race([coming, after(forElements)]);
  // They read what the page is configured with, and show something, in the turn after they are defined.
  await after(0);
}

interface Own {
  headers: Headers;
  ahead?: number;
}

/** The headers that the page came with, as they would come now; and how far the clock here is from the one there. */
async function ownHeaders(): Promise<Own> {
  const address = location.href.replace(/#.*/, '');
  const before = Date.now();
  let asked = await ask(address, {method: 'HEAD'});
  // Some servers know no HEAD.
  if (asked.status === 405 || asked.status === 501) asked = await ask(address);
  const headers = asked.headers ?? new Headers();
  const there = Date.parse(headers.get('date') ?? '') + 1000 * Number(headers.get('age') ?? 0);
  const here = (before + Date.now()) / 2;
  return {headers, ...(Number.isFinite(there) && {ahead: Math.round((here - there) / 1000)})};
}

function isStorageThere(): boolean {
  try {
    return storage.every(({in: place}) => Boolean(globalThis[place]));
  } catch {
    return false;
  }
}

/** Whether a form in here can be sent; in some frames nothing happens, not even an event. Nobody else hears of this one. */
function areFormsThere(): boolean {
  const host = document.createElement('div');
  const form = document.createElement('form');
  let heard = false;
  form.addEventListener('submit', event => {
    event.preventDefault();
    heard = true;
  });
  host.hidden = true;
  host.attachShadow({mode: 'open'}).append(form);
  document.documentElement.append(host);
  form.requestSubmit();
  host.remove();
  return heard;
}

/** Whether the code of an SMS may be read; undefined where the browser does not know of it. */
function mayRead(): boolean | undefined {
  interface Features {
    features(): string[];
    allowsFeature(name: string): boolean;
  }
  const {featurePolicy} = document as {featurePolicy?: Features};
  return featurePolicy?.features().includes(flowFrame.allow) ? featurePolicy.allowsFeature(flowFrame.allow) : undefined;
}

/** Whether a service worker stands between the page and what it asks. A frame without an origin may not even look. */
function isWorkerThere(): boolean {
  try {
    return Boolean(navigator.serviceWorker?.controller);
  } catch {
    return false;
  }
}

function spoken(locale: string | undefined) {
  const language = languageOf(ours(), locale);
  return language ? {language} : {};
}

/** All that can be known of the page from inside. */
export async function collectFacts(): Promise<PageFacts> {
  await settled();
  const {session, configured} = slot();
  const asks = origin !== 'null' && (configured !== undefined || asksService(ours()));
  const [{headers, ahead}, scripts, service] = await Promise.all([
    ownHeaders(), scriptFacts(), session && asks ? serviceFact(session) : undefined,
  ]);
  const elements = elementFacts(ours());
  const header = (name: string) => headers.get(name) ?? '';
  return {
    origin,
    secure: isSecureContext && location.protocol !== 'file:',
    lang: document.documentElement.lang,
    ...baseFact(),
    ...(ahead !== undefined && {clockAhead: ahead}),
    now: Date.now() - 1000 * (ahead ?? 0),
    opener: header('cross-origin-opener-policy').split(';')[0]!.trim(),
    embedder: header('cross-origin-embedder-policy').split(';')[0]!.trim(),
    referrerPolicies: [header('referrer-policy'), ...metaReferrers()].filter(Boolean),
    policies: [...new Set([header('content-security-policy'), ...metaPolicies(), ...violatedPolicies()])].filter(Boolean),
    violations: violations(),
    secrets: secretsIn(),
    storage: isStorageThere(),
    cookies: navigator.cookieEnabled,
    framed: top !== window,
    forms: areFormsThere(),
    reads: mayRead(),
    serviceWorker: isWorkerThere(),
    ...elements,
    opensWindows: elements.opensWindows || Boolean(session?.options.flowUrl),
    scripts,
    ...spoken(session?.options.locale),
    ...(service && {service}),
  };
}
