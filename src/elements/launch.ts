import type {Outcome} from '../flows/outcome.js';
import type {Standing} from '../flows/standing.js';
import type {OpenerNews, WindowNews} from '../policy/messages.js';

/** A way to show the flow. */
export type LaunchMode = 'dialog' | 'popup' | 'tab';

/** What somebody who opened the flow learns. */
export interface FlowResult {
  outcome: Outcome;
  /** The number, once it is known. */
  msisdn?: string;
  /** The standing as this page read it, not as another window told it. */
  standing?: Standing;
}

/** A flow that is shown. */
export interface Shown {
  /** How it ended. Settles once, and never rejects; `blocked` when it could not be shown after all. */
  ended: Promise<'completed' | 'cancelled' | 'blocked'>;
  close(): void;
}

/** Milliseconds in which a window that never showed anything counts as cut off rather than closed by the person. */
const graceForWindow = 2000;
/** Milliseconds between two looks at whether a window is still there: it tells nobody that it was closed. */
const windowPace = 400;

interface WindowOptions {
  features: string;
  /** A script that registers the elements, or a page that shows them. */
  url: string;
  /** Puts the flow into the document of a window that is ours to fill. */
  fill: (document: Document, loaded: Promise<void>) => HTMLElement;
  /** What a page is told in the fragment of its address, which no server gets to see, but every script of that page. */
  fragment: string;
  /** The number a page is told once it is there; empty for none. */
  msisdn: string;
  /** The number that a page says it is about. */
  heard: (msisdn: string) => void;
}

/** The slot of the page's session, so that the window asks for no token of its own. */
const slot = Symbol.for('smart-flow.session');

type Ended = 'completed' | 'cancelled' | 'blocked';

/** What a way of showing it in a window reports, until the signal says that it is over. */
interface Reports {
  shown: () => void;
  completed: () => void;
  blocked: () => void;
  signal: AbortSignal;
}

function loadScript(target: Window, url: string): Promise<void> {
  const script = target.document.createElement('script');
  script.type = url.includes('.classic.') ? 'text/javascript' : 'module';
  script.src = url;
  target.document.head.append(script);
  return new Promise((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error('The script of the flow did not load.')));
  });
}

/** The window is empty and ours to fill. Throws where the page's Trusted Types allow no script in it. */
function fillWindow(opened: Window, {url, fill}: WindowOptions, {shown, completed, blocked}: Reports): void {
  Object.assign(opened, {[slot]: (globalThis as Record<symbol, unknown>)[slot]});
  const loaded = loadScript(opened, url);
  loaded.then(shown, blocked);
  fill(opened.document, loaded).addEventListener('sf-complete', completed);
}

/** A button that closes a window of its own, once all is done in it. */
export function closer(document: Document, label: string): HTMLElement {
  const button = Object.assign(document.createElement('button'), {slot: 'done', type: 'button', textContent: label});
  Object.assign(button.style, {font: 'inherit', minInlineSize: '44px', minBlockSize: '44px'});
  button.addEventListener('click', () => document.defaultView?.close());
  return button;
}

/** The window loads a page, which says how far it is. A hint, no more: what was reached is read here, by whoever waits. */
function leadToPage(opened: Window, {url, fragment, msisdn, heard}: WindowOptions, {shown, completed, signal}: Reports): void {
  const page = new URL(url, location.href);
  if (fragment) page.hash = fragment;
  opened.location.replace(page.href);
  const hear = ({source, origin, data}: MessageEvent) => {
    if (source !== opened || origin !== page.origin) return;
    const said = data as {smartFlow?: WindowNews; msisdn?: unknown} | null;
    if (said?.smartFlow === 'shown') {
      shown();
      const number: OpenerNews = {smartFlow: 'number', msisdn};
      // To that origin alone: the window may have been led elsewhere since.
      if (msisdn) opened.postMessage(number, page.origin);
    }
    if (said?.smartFlow !== 'complete') return;
    if (typeof said.msisdn === 'string') heard(said.msisdn);
    completed();
  };
  addEventListener('message', hear, {signal});
}

/**
 * Shows the flow in a window or tab of its own. It is opened before anything is awaited, or the browser would take it
 * for one that nobody asked for.
 */
export function showWindow(options: WindowOptions): Shown | null {
  const opened = window.open('', '_blank', options.features);
  if (!opened) return null;
  const since = performance.now();
  const over = new AbortController();
  const isScript = /\.m?js(\?|#|$)/.test(options.url);
  // Only a page can have its window cut off from us, by its own policy: then it looks closed. One that is ours to fill
  // is closed by the person.
  let seen = isScript;
  let end!: (how: Ended) => void;
  const ended = new Promise<Ended>(resolve => (end = resolve));
  const reports: Reports = {
    shown: () => (seen = true),
    completed: () => end('completed'),
    blocked: () => end('blocked'),
    signal: over.signal,
  };
  try {
    (isScript ? fillWindow : leadToPage)(opened, options, reports);
  } catch {
    // A policy of the page forbids it: Trusted Types, or a document that is not ours.
    over.abort();
    opened.close();
    return null;
  }
  const left = () => end('cancelled');
  const look = () => {
    if (!opened.closed) return;
    if (seen || performance.now() - since > graceForWindow) left();
    else end('blocked');
  };
  const timer = setInterval(look, windowPace);
  void ended.then(how => {
    over.abort();
    clearInterval(timer);
    // Whoever is done reads how it ended, and takes a receipt, in their own time: the window is then theirs to close.
    if (how !== 'completed' && !opened.closed) opened.close();
  });
  return {ended, close: left};
}
