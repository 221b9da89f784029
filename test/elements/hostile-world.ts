/** A page of its own, in a frame, that was not made with us in mind: with its own globals, and the built bundle in it. */
import type {Session} from '../../src/session/session.js';
import {anna, apiBase, pause, service, settle} from './helpers.js';

export type Page = Window & typeof globalThis & {SmartFlow: typeof import('../../src/bundle.js')};

/** An element of the bundle. */
export type Theirs = HTMLElement & {session?: Session; refresh: () => Promise<void>};

export interface World {
  page: Page;
  document: Document;
  /** What was thrown and caught by nobody. */
  thrown: string[];
  /** What the elements reported by themselves, to whoever listens for errors. */
  reported: string[];
  /** What was said to the console as a warning. */
  warned: string[];
  /** Loads a script, and waits for it; answers whether it came. */
  load: (address: string, type?: string) => Promise<boolean>;
  /** Puts one of the elements onto the page, with a session of the bundle's, or with the page's own. */
  put: (tag: string, attributes?: Record<string, string>, session?: 'own' | 'the page’s') => Promise<Theirs>;
}

export const classic = '/dist/smart-flow.classic.js';
export const modular = '/dist/smart-flow.js';

// By functions of this page, since those of the other may be gone.
export const read = (element: Element, name: string): string | null => Element.prototype.getAttribute.call(element, name);
export const find = (element: Element, selector: string): HTMLElement | null =>
  DocumentFragment.prototype.querySelector.call(element.shadowRoot!, selector) as HTMLElement | null;
export const words = (element: Element): string => {
  const texts = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT);
  let said = '';
  while (texts.nextNode()) said += ` ${texts.currentNode.nodeValue}`;
  return said.replace(/\s+/g, ' ').trim();
};

const frames: HTMLIFrameElement[] = [];
afterEach(() => frames.splice(0).forEach(frame => frame.remove()));

const plain = '<!doctype html><html lang="en"><body></body></html>';

/**
 * Opens such a page.
 *
 * @param markup The whole document; without a doctype it is in quirks mode.
 * @param before What the page does to itself before the bundle is loaded.
 */
export function world(markup = plain, before: (page: Page) => void = () => {}): World {
  service();
  const frame = document.createElement('iframe');
  frame.title = 'A page';
  Object.assign(frame.style, {inlineSize: '700px', blockSize: '500px'});
  document.body.append(frame);
  frames.push(frame);
  const page = frame.contentWindow as Page;
  const {document: inside, Response} = page;
  const {createElement} = Document.prototype;
  inside.open();
  Document.prototype.write.call(inside, markup);
  Document.prototype.close.call(inside);
  const [thrown, reported, warned]: string[][] = [[], [], []];
  const keep = (event: Event) => {
    event.preventDefault();
    const {type, error, reason, message} = event as ErrorEvent & PromiseRejectionEvent;
    thrown!.push(`${type}: ${String((error ?? reason)?.message ?? reason ?? message)}`);
  };
  for (const name of ['error', 'unhandledrejection']) page.addEventListener(name, keep);
  page.reportError = (error: unknown) => void reported!.push(String(error));
  page.console.warn = (...said: unknown[]) => void warned!.push(said.map(String).join(' '));
  page.fetch = async (input, init) => {
    const answer = await globalThis.fetch(input, init);
    const text = await answer.text();
    const {status} = answer;
    return new Response([204, 205, 304].includes(status) ? null : text, {status, headers: [...answer.headers]});
  };
  before(page);
  const add = (element: HTMLElement) => Element.prototype.append.call(Reflect.get(Document.prototype, 'documentElement', inside) as Element, element);
  const load = (address: string, type = 'text/javascript') => {
    const script = createElement.call(inside, 'script') as HTMLScriptElement;
    Object.assign(script, {type, src: new URL(address, location.origin).href});
    add(script);
    return new Promise<boolean>(resolve => {
      script.addEventListener('load', () => resolve(true));
      script.addEventListener('error', () => resolve(false));
    });
  };
  const put: World['put'] = async (tag, attributes = {msisdn: anna}, session = 'own') => {
    const element = createElement.call(inside, tag) as Theirs;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    if (session === 'own') element.session = page.SmartFlow.createSession({apiBase, token: async () => 'a-token'});
    add(element);
    await pause(20);
    await settle();
    return element;
  };
  return {page, document: inside, thrown: thrown!, reported: reported!, warned: warned!, load, put};
}

/** The text of a file; the service stands in for `fetch`. */
export function textOf(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('GET', address);
    request.onload = () => resolve(request.responseText);
    request.onerror = reject;
    request.send();
  });
}
