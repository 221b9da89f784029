import type {Backend} from './backend.js';
import {createBackend} from './create.js';
import {handlers, type HandlersOptions} from './handlers.js';
import {showMark, type Mark} from './mark.js';
import {isScenario, scenarios} from './scenarios.js';

/** The word of the page's address that names a scenario. */
const word = 'sf-scenario';

/** Milliseconds after which the phone confirms; whoever declines does so before that. */
const confirmsAfter = 5000;

/** What the page plays: one thing, however often it is allowed. */
let playing: Backend | undefined;

let mark: Mark | undefined;

/**
 * Lets the address of the page name a scenario: with `?sf-scenario=expires-soon` the emulated service answers what the
 * elements ask, inside the page, and a mark on the page says so. The phone confirms what it is asked after five seconds;
 * the SMS is on the mark. An unknown name starts nothing: the mark and the console list those there are.
 *
 * ```js
 * import {allowScenarios} from 'smart-flow-elements/testing';
 *
 * allowScenarios();
 * ```
 *
 * Call it before the elements ask for anything, and only in what is built for tests: whoever can write an address for
 * your page can choose what it shows. It answers `fetch` of the page; documents and consent pages, which a browser
 * loads without it, have to be mounted on a server.
 *
 * @param options Where the page's service is, as in `configure()`; without `tokenUrl` the gateway is played as well.
 * @returns What plays; undefined where the address names no scenario that there is, and outside of pages.
 */
export function allowScenarios({apiBase, tokenUrl}: Pick<HandlersOptions, 'apiBase' | 'tokenUrl'> = {}): Backend | undefined {
  const search = (globalThis as {location?: {search: string}}).location?.search;
  const name = new URLSearchParams(search ?? '').get(word);
  if (name === null || !globalThis.document) return undefined;
  if (playing) return playing;
  const {say} = (mark ??= showMark());
  if (!isScenario(name)) {
    // Whoever wrote the address wrote this too: the beginning of it is enough to see what was meant.
    const text = `There is no test scenario “${name.slice(0, 40)}”. There are: ${Object.keys(scenarios).join(', ')}.`;
    console.warn(text);
    say(text);
    return undefined;
  }
  const backend = (playing = createBackend({scenario: name}));
  const tell = () => say(describe(backend));
  tell();
  answer(backend, {apiBase, tokenUrl, gateway: tokenUrl === undefined}, () => {
    for (const {msisdn, askedAt} of backend.phone.prompts) {
      if (Date.now() - askedAt >= confirmsAfter) backend.phone.confirm(msisdn);
    }
    tell();
  });
  return backend;
}

/** What is played, for whom, and what their phone shows. */
function describe({scenario, sms}: Backend): string {
  const {name, happens, msisdn} = scenario!;
  const newest = sms.at(-1);
  const words = [`Test scenario: ${name}.`, happens, `Number: +${msisdn}.`, newest && `SMS to +${newest.msisdn}: ${newest.text}`];
  return words.filter(Boolean).join(' ');
}

/** Takes the place of `fetch` for the addresses of the service, the same that msw would listen to. */
function answer(backend: Backend, options: HandlersOptions, onAnswer: () => void): void {
  const msw = {http: {all: (path: RegExp, resolver: (info: {request: Request}) => Promise<Response>) => ({path, resolver})}};
  const listeners = handlers(msw, backend, options);
  const pageFetch = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const {origin, pathname} = new URL(input instanceof Request ? input.url : input, document.baseURI);
    const listener = listeners.find(({path}) => path.test(origin + pathname));
    if (!listener) return pageFetch(input, init);
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await Promise.race([listener.resolver({request}), whenAborted(request.signal)]);
    onAnswer();
    if (response.type === 'error') throw new TypeError('The emulated connection broke.');
    return response;
  };
}

function whenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {once: true});
  });
}
