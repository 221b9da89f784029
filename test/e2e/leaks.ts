import type {BrowserContext, Page} from 'playwright-core';

import type {World} from './policy-world.js';

/** Something that must be found nowhere but where it belongs. */
export interface Canary {
  /** What a find is called. */
  name: string;
  /** Letters and digits; however they are grouped, they are found. */
  text: string;
}

/** Where something can be seen by somebody whom it does not concern. */
export const channels = [
  'DOM', 'attributes', 'fields', 'localStorage', 'sessionStorage', 'IndexedDB', 'caches', 'cookies', 'address', 'history', 'title', 'window name',
  'referrers', 'recordings', 'console', 'events', 'errors', 'messages', 'performance', 'navigation', 'gateway log', 'upstream headers',
] as const;
export type Channel = (typeof channels)[number];

/** What keeps an element out of the recordings of the tools that many pages have, by their own documentation. */
const marks = [
  '[data-clarity-mask=true]', '[data-cs-mask]', '[data-dd-privacy=mask]', '[data-dtrum-mask]', '[data-hj-suppress]', '[data-nr-mask]', '[data-openreplay-obscured]',
  '[data-private]', '[data-sentry-mask]', '.fs-mask', '.ph-no-capture', '.rr-mask',
];

/** Events that name the person by contract. */
const naming = ['sf-code-sent', 'sf-phone-verified', 'sf-status-change', 'sf-action', 'sf-terms-pending', 'sf-terms-accepted', 'sf-identify', 'sf-complete'];
const nameless = ['sf-error', 'sf-expiring', 'sf-step', 'sf-open', 'sf-close'];
/** What else those may carry: a receipt has the address of the terms page, where the API gives no documents, and a token is in it. */
const allowed: Record<string, string[]> = {
  ...Object.fromEntries(naming.map(name => [name, ['number']])), 'sf-terms-accepted': ['number', 'terms token'],
  // Between a launcher and the window that it opened.
  'message number': ['number'], 'message complete': ['number'],
};

/** Runs in each page from the start: tells what is heard and said there. */
function overhear([nameless, naming]: [nameless: string[], naming: string[]]): void {
  const {overheard} = globalThis as unknown as {overheard: (channel: string, text: string) => void};
  const plain = (_key: string, value: unknown): unknown =>
    value instanceof Error ? {...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause} : value;
  const write = (value: unknown) => JSON.stringify(value, plain) ?? String(value);
  for (const name of [...nameless, ...naming]) {
    addEventListener(name, event => {
      if (name === 'sf-identify') event.preventDefault();
      overheard(naming.includes(name) ? name : 'events', write((event as CustomEvent).detail));
    });
  }
  addEventListener('error', ({message, error}) => overheard('errors', write([message, error])));
  addEventListener('unhandledrejection', ({reason}) => overheard('errors', write(reason)));
  addEventListener('message', ({data}) => {
    const {smartFlow} = (data ?? {}) as {smartFlow?: unknown};
    overheard(typeof smartFlow === 'string' ? `message ${smartFlow}` : 'messages', write(data));
  });
  const Real = BroadcastChannel;
  globalThis.BroadcastChannel = class extends Real {
    override postMessage(data: unknown): void {
      overheard('messages', `${this.name} ${write(data)}`);
      super.postMessage(data);
    }
  };
}

/** Runs in a page: what anybody can read there now, by channel. */
async function lookAround([wire, marks]: [wire: string[], marks: string[]]): Promise<[channel: string, text: string][]> {
  const seen: [string, string][] = [];
  /** The number in full or masked, and the code, are only where every tool leaves them out. */
  const record = (element: Element | null, text: string) => {
    const missing = marks.filter(mark => !element?.closest(mark));
    if (missing.length > 0) seen.push(['recordings', `${text} without ${missing.join(' ')}`]);
  };
  const look = (root: ParentNode) => {
    for (const node of root.childNodes) {
      if (node.nodeType === Node.ELEMENT_NODE) continue;
      const text = node.textContent ?? '';
      seen.push(['DOM', text]);
      if (text.includes('••')) record(node.parentElement, text);
    }
    for (const element of root.children) {
      const part = element.getAttribute('part') ?? '';
      for (const {name, value} of element.attributes) {
        // The service's own address of the terms and of its consent page stands where a person follows it.
        if (!(/^(href|src)$/.test(name) && /^(document-link|consent-link|consent-frame)$/.test(part))) seen.push(['attributes', `${name}=${value}`]);
      }
      if (/^(number|code)-input$/.test(part)) record(element, part);
      else if (element instanceof HTMLInputElement) seen.push(['fields', element.value]);
      if (element.shadowRoot) look(element.shadowRoot);
      look(element);
    }
  };
  look(document);
  for (const [channel, storage] of [['localStorage', localStorage], ['sessionStorage', sessionStorage]] as const) {
    seen.push(...Object.entries(storage).map(([key, value]): [string, string] => [channel, `${key}=${String(value)}`]));
  }
  for (const {name} of await indexedDB.databases()) {
    const base = await new Promise<IDBDatabase>(resolve => {
      const request = indexedDB.open(name!);
      request.onsuccess = () => resolve(request.result);
    });
    seen.push(['IndexedDB', [name, ...base.objectStoreNames].join(' ')]);
    for (const store of base.objectStoreNames) {
      const all = await new Promise<unknown[]>(resolve => {
        const request = base.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result as unknown[]);
      });
      seen.push(['IndexedDB', JSON.stringify(all)]);
    }
    base.close();
  }
  for (const name of await caches.keys()) {
    for (const request of await (await caches.open(name)).keys()) seen.push(['caches', `${name} ${request.url}`]);
  }
  const {navigation} = globalThis as unknown as {navigation: {entries(): {url: string; getState(): unknown}[]}};
  seen.push(
    ['cookies', document.cookie], ['address', location.href], ['title', document.title], ['window name', window.name], ['referrers', document.referrer],
    ['history', JSON.stringify([history.state, navigation.entries().map(entry => [entry.url, entry.getState()])])],
  );
  // Of the page itself: what its address was at first, whatever it is now.
  seen.push(...performance.getEntriesByType('navigation').map(({name}): [string, string] => ['navigation', name]));
  const entries = performance.getEntries().filter(({name, entryType}) => entryType !== 'navigation' && !wire.some(address => name.startsWith(address)));
  seen.push(...entries.map((entry): [string, string] => ['performance', JSON.stringify(entry)]));
  return seen;
}

/** Letters and digits alone, also of an address. */
function bare(text: string): string {
  const plain = text.replace(/(%[0-9a-f]{2})+/gi, coded => {
    try {
      return decodeURIComponent(coded);
    } catch {
      return coded;
    }
  });
  return plain.replace(/[^a-z0-9]/gi, '').toLowerCase();
}

/** Listens to everything that is seen, heard and logged around a browser's pages, and finds what should not be there. */
export class Search {
  readonly #heard: [channel: string, text: string][] = [];
  readonly #arriving: Promise<unknown>[] = [];
  readonly #world: World;

  private constructor(world: World) {
    this.#world = world;
  }

  static async begin(world: World, context: BrowserContext): Promise<Search> {
    const search = new Search(world);
    await context.exposeBinding('overheard', (_source, channel: string, text: string) => void search.#heard.push([channel, text]));
    await context.addInitScript(overhear, [nameless, naming] as [string[], string[]]);
    context.on('console', message => void search.#heard.push(['console', message.text()]));
    context.on('weberror', error => void search.#heard.push(['errors', `${error.error().message} ${error.error().stack}`]));
    context.on('requestfinished', request => {
      const headers = request.allHeaders().then(({referer = ''}) => search.#heard.push(['referrers', referer]), () => undefined);
      search.#arriving.push(headers);
    });
    return search;
  }

  /** Takes in what can be read on the page now. */
  async look(page: Page): Promise<void> {
    const wire = [`${this.#world.site}/smart-flow/`, `${this.#world.service}/api/public/`];
    this.#heard.push(...(await page.evaluate(lookAround, [wire, marks] as [string[], string[]])));
    await Promise.all(this.#arriving.splice(0));
  }

  /** Where each of them was found: `channel: name`, once. */
  found(canaries: readonly Canary[]): string[] {
    // A page is looked at again and again, and most of it is what was there before.
    const texts = new Map<string, Set<string>>();
    for (const [channel, text] of [...this.#heard, ...this.#logs()]) texts.set(channel, (texts.get(channel) ?? new Set()).add(text));
    const all = [...texts].map(([channel, seen]) => [channel, [...seen].map(bare)] as const);
    const finds = canaries.flatMap(({name, text}) => {
      const forms = [text, btoa(text).replace(/=+$/, '')].map(bare);
      return all.filter(([channel, seen]) => !allowed[channel]?.includes(name) && seen.some(each => forms.some(form => each.includes(form))))
        .map(([channel]) => `${channel}: ${name}`);
    });
    const recorded = [...(texts.get('recordings') ?? [])].map(text => `recordings: ${text}`);
    return [...new Set([...finds, ...recorded])];
  }

  #logs(): [string, string][] {
    const headers = this.#world.asked.flatMap(({headers}) => [...headers]);
    return [
      ...this.#world.log.map((entry): [string, string] => ['gateway log', JSON.stringify(entry)]),
      // A token belongs into one of them.
      ...headers.filter(([name]) => name !== 'authorization').map(([name, value]): [string, string] => ['upstream headers', `${name}: ${value}`]),
      ...headers.filter(([name]) => name === 'referer').map(([, value]): [string, string] => ['referrers', value]),
    ];
  }
}
