/** What the element tests share: a service to talk to, a clock to turn, and short names for what a person sees and does. */
import 'axe-core/axe.min.js';

import type {AxeResults, RunOptions} from 'axe-core';
import {expect, fixture as openFixture, html} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';

import '../../src/languages/de-CH.js';
import '../../src/define.js';
import type {SmartFlowOptions} from '../../src/session/options.js';
import {createSession} from '../../src/session/page.js';
import type {Session} from '../../src/session/session.js';
import {engine} from './engine.js';

export {expect, html};

/** Somebody with everything, see the personas of the emulated back end. */
export const anna = '41790000001';

// --- the service, one answer for each call of the wire ---

export type CallName = 'token' | 'send' | 'check' | 'evidence' | 'terms' | 'confirm' | 'poll' | 'session' | 'other';

export interface Call {
  name: CallName;
  method: string;
  url: URL;
  headers: Headers;
  body: Record<string, unknown> | undefined;
  signal: AbortSignal;
}

type Reply = Response | Error | (() => Response | Promise<Response>);
type Answerer = (call: Call) => Response | Promise<Response>;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), {status, headers: {'content-type': 'application/json', ...headers}});
export const done = (status = 200): Response => new Response(null, {status});
export const unreachable = (): TypeError => new TypeError('Failed to fetch');

export const evidenceOf = (values: Record<string, unknown> = {}): Record<string, unknown> => ({
  status: [
    {assuranceLevel: 4, jurisdiction: 'zertes'},
    {assuranceLevel: 4, jurisdiction: 'eidas'},
  ],
  loa4ExpiryDate: '2099-12-31',
  signingStatus: 'MID',
  notFound: false,
  ...values,
});

/** Where the service is: another origin than the page's, as in life. */
export const serviceOrigin = 'https://api.example.com';
export const apiBase = `${serviceOrigin}/smart/`;
export const termsLink = `${serviceOrigin}/t/terms-token-1`;

export const progress = (values: Record<string, unknown> = {}): Record<string, unknown> => ({
  token: 'terms-token-1',
  error: null,
  consentUrl: null,
  confirmed: false,
  downgrade: false,
  ...values,
});

function nameOf({pathname}: URL, body: Record<string, unknown> | undefined): CallName {
  if (pathname.endsWith('/token')) return 'token';
  if (pathname.endsWith('/api/public/confirm')) return body && 'msisdn' in body ? 'send' : 'confirm';
  if (pathname.endsWith('/api/public/phone/verification/code')) return 'check';
  if (pathname.endsWith('/api/public/evidence/status')) return 'evidence';
  if (/\/api\/public\/evidence\/[^/]+\/tc$/.test(pathname)) return 'terms';
  if (pathname.endsWith('/api/public/mobileid/status')) return 'poll';
  return pathname.endsWith('/session') ? 'session' : 'other';
}

/** A service whose every answer a test chooses. It takes the place of `fetch` until the test is over. */
export class Service {
  readonly calls: Call[] = [];
  /** Requests that are neither answered nor aborted. */
  underWay = 0;
  /** Requests that are just being read. */
  arriving = 0;
  readonly #fetch = globalThis.fetch;
  readonly #queues = new Map<CallName, Answerer[]>();
  readonly #answers = new Map<CallName, Answerer>([
    ['token', () => json({access_token: 'a-token', expires_in: 300})],
    ['send', () => done()],
    ['check', () => done()],
    ['evidence', () => json(evidenceOf())],
    ['terms', () => done(404)],
    ['confirm', () => done()],
    ['poll', () => json(progress())],
    ['session', () => done(204)],
  ]);

  install(): this {
    globalThis.fetch = async (input, init) => this.#take(new Request(input, init));
    return this;
  }

  restore(): void {
    globalThis.fetch = this.#fetch;
  }

  /** Answers all calls of a name from now on. */
  always(name: CallName, answer: Answerer): this {
    this.#answers.set(name, answer);
    return this;
  }

  /** Answers the next calls of a name, one after the other; what comes later is answered as before. */
  next(name: CallName, ...replies: Reply[]): this {
    const queue = this.#queues.get(name) ?? [];
    this.#queues.set(name, queue);
    for (const reply of replies) {
      queue.push(async () => {
        if (reply instanceof Error) throw reply;
        return typeof reply === 'function' ? reply() : reply;
      });
    }
    return this;
  }

  /** Keeps the next call of a name waiting until it is told what to get. */
  hold(name: CallName): {answer: (response: Response) => void; break: () => void} {
    let answer!: (response: Response) => void;
    let fail!: (error: unknown) => void;
    const promise = new Promise<Response>((resolve, reject) => ([answer, fail] = [resolve, reject]));
    this.next(name, () => promise);
    return {answer, break: () => fail(unreachable())};
  }

  count(name: CallName): number {
    return this.calls.filter(call => call.name === name).length;
  }

  last(name: CallName): Call {
    const call = this.calls.findLast(each => each.name === name);
    if (!call) throw new Error(`There was no call "${name}".`);
    return call;
  }

  async #take(request: Request): Promise<Response> {
    const url = new URL(request.url);
    this.arriving++;
    const text = request.method === 'POST' ? await request.text() : '';
    this.arriving--;
    const body = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : undefined;
    const name = nameOf(url, body);
    const {method, headers, signal} = request;
    const call: Call = {name, method, url, headers, body, signal};
    if (signal.aborted) throw signal.reason;
    this.calls.push(call);
    this.underWay++;
    const answer = this.#queues.get(name)?.shift() ?? this.#answers.get(name) ?? (() => done(404));
    try {
      return await new Promise<Response>((resolve, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason), {once: true});
        Promise.resolve()
          .then(() => answer(call))
          .then(resolve, reject);
      });
    } finally {
      this.underWay--;
    }
  }
}

let installed: Service | undefined;

/** The service of this test. */
export function service(): Service {
  return (installed ??= new Service().install());
}

/** A session of its own, with a token unless told otherwise. */
export function session(options: SmartFlowOptions = {}): Session {
  return createSession({apiBase, token: async () => 'a-token', ...options});
}

/** A session with a cookie in place of a token. */
export function gatewaySession(options: SmartFlowOptions = {}): Session {
  return createSession({apiBase: '/smart-flow/', ...options});
}

// --- time ---

const real = {
  setTimeout: globalThis.setTimeout,
  clearTimeout: globalThis.clearTimeout,
  now: performance.now.bind(performance),
  dateNow: Date.now,
};

/** What the browser does on threads of its own, in true time: reading the bodies of answers, hashing. */
let working = 0;

function counted<Arguments extends unknown[], Result>(work: (...given: Arguments) => Promise<Result>) {
  return function (this: unknown, ...given: Arguments): Promise<Result> {
    working++;
    return work.apply(this, given).finally(() => working--);
  };
}

Response.prototype.text = counted(Response.prototype.text);
ReadableStreamDefaultReader.prototype.read = counted(ReadableStreamDefaultReader.prototype.read);
SubtleCrypto.prototype.digest = counted(SubtleCrypto.prototype.digest);

/** A frame comes at once: what waits until something is painted would else come at some time in a test, or in the next one. */
globalThis.requestAnimationFrame = callback => real.setTimeout.call(globalThis, () => callback(performance.now()), 0) as unknown as number;

/** Whether something is on its way; a body that never ends is not waited for. */
const isUnderWay = (round: number) => (installed?.arriving && round < 500) || (working > 0 && round < 50);

/** Everything that is ready to happen, happens: what was asked of the service has arrived there, and its answers here. */
export async function settle(rounds = 4): Promise<void> {
  const turn = (milliseconds: number) => new Promise(resolve => real.setTimeout.call(globalThis, resolve, milliseconds));
  // What ends elsewhere goes on here: only after some rounds without any of it is all done.
  for (let round = 0, quiet = 0; quiet < rounds; round++) {
    await turn(1);
    quiet = isUnderWay(round) ? 0 : quiet + 1;
  }
  await turn(rounds);
}

const channel = new MessageChannel();
const turns: (() => void)[] = [];
channel.port1.onmessage = () => turns.shift()?.();

/** The same in far less time, where nothing was asked of the service. */
async function settleHere(): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await new Promise<void>(resolve => {
      turns.push(resolve);
      channel.port2.postMessage(null);
    });
  }
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => real.setTimeout.call(globalThis, resolve, milliseconds));

interface Timer {
  at: number;
  run: () => void;
  /** Where it was set, for those who search it. */
  where: string;
}

/** Time that passes when a test says so. */
export class Clock {
  #wallJump = 0;
  readonly #timers = new Map<number, Timer>();
  // Whole milliseconds, so that what is added to them and taken off again leaves nothing over.
  readonly #start = {mono: Math.ceil(performance.now()), wall: Date.now()};
  #furthest = 0;
  #passed = 0;
  #id = 1_000_000;

  install(): this {
    const fakeSet = (run: TimerHandler, delay = 0, ...values: unknown[]) => {
      const id = this.#id++;
      const call = () => (run as (...given: unknown[]) => void)(...values);
      this.#timers.set(id, {at: this.#passed + Math.max(0, Number(delay) || 0), run: call, where: new Error().stack ?? ''});
      return id;
    };
    globalThis.setTimeout = fakeSet as typeof setTimeout;
    globalThis.clearTimeout = ((id?: number) => {
      if (!this.#timers.delete(id!)) real.clearTimeout.call(globalThis, id);
    }) as typeof clearTimeout;
    performance.now = () => this.#start.mono + this.#passed;
    Date.now = () => this.#start.wall + this.#passed + this.#wallJump;
    return this;
  }

  /** Lets something run that needs true time. */
  async suspend<T>(work: () => Promise<T>): Promise<T> {
    const {setTimeout, clearTimeout} = globalThis;
    Object.assign(globalThis, {setTimeout: real.setTimeout, clearTimeout: real.clearTimeout});
    return work().finally(() => Object.assign(globalThis, {setTimeout, clearTimeout}));
  }

  restore(): void {
    globalThis.setTimeout = real.setTimeout;
    globalThis.clearTimeout = real.clearTimeout;
    // Time that passed stays passed: nothing in the page ever sees it go back because a test is over.
    const ahead = this.#start.mono + this.#passed + Math.max(0, this.#furthest) - real.now();
    const aheadOnTheWall = this.#start.wall + this.#passed + Math.max(0, this.#furthest) - real.dateNow();
    performance.now = () => real.now() + ahead;
    Date.now = () => real.dateNow() + aheadOnTheWall;
  }

  /** How far the clock on the wall is from the true one. */
  set wallJump(milliseconds: number) {
    this.#wallJump = milliseconds;
    this.#furthest = Math.max(this.#furthest, milliseconds);
  }

  /** Timers that are still set. */
  get pending(): number {
    return this.#timers.size;
  }

  /** Where they were set. */
  get traces(): string[] {
    return [...this.#timers.values()].map(({where}) => where);
  }

  /** Lets time pass, with everything that happens in it in its order. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#passed + milliseconds;
    await settle();
    for (;;) {
      const [next] = [...this.#timers].filter(([, {at}]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
      if (!next) break;
      const [id, timer] = next;
      this.#timers.delete(id);
      this.#passed = Math.max(this.#passed, timer.at);
      const asked = installed?.calls.length;
      timer.run();
      await settleHere();
      if (isUnderWay(0) || installed?.calls.length !== asked) await settle(2);
    }
    this.#passed = end;
    await settle();
  }
}

let running: Clock | undefined;

/** Stops time for this test. */
export function stopTime(): Clock {
  return (running ??= new Clock().install());
}

// --- what the tabs of the browser share ---

/** Files run beside each other in one browser, and what one keeps is none of the others' business. */
export const shelf = new Map<string, string>();

const storage = {getItem: (key: string) => shelf.get(key) ?? null, setItem: (key: string, value: string) => void shelf.set(key, value)};
Object.defineProperty(globalThis, 'localStorage', {configurable: true, get: () => storage});
Object.defineProperty(navigator, 'locks', {configurable: true, value: undefined});

/** Tabs of one file hear each other, and nobody else's. */
const own = crypto.randomUUID();
globalThis.BroadcastChannel = class extends BroadcastChannel {
  constructor(name: string) {
    super(`${name} ${own}`);
  }
};

// --- the page ---

/** Hides the page, as another tab in front of it would, or shows it again. */
export async function setVisible(visible: boolean): Promise<void> {
  const state = visible ? 'visible' : 'hidden';
  Object.defineProperty(document, 'visibilityState', {configurable: true, get: () => state});
  Object.defineProperty(document, 'hidden', {configurable: true, get: () => !visible});
  document.dispatchEvent(new Event('visibilitychange'));
  await settle();
}

afterEach(() => {
  installed?.restore();
  installed = undefined;
  running?.restore();
  running = undefined;
  Reflect.deleteProperty(document, 'visibilityState');
  Reflect.deleteProperty(document, 'hidden');
  document.documentElement.lang = 'en';
  shelf.clear();
});

/** Puts an element on the page, in its main part, and gives it a session. */
export async function place<T extends HTMLElement>(markup: string, given: Session | null = session()): Promise<T> {
  const main = await openFixture<HTMLElement>(html`<main></main>`);
  const template = document.createElement('template');
  template.innerHTML = markup;
  const content = document.importNode(template.content, true);
  for (const element of content.querySelectorAll('sf-phone-verify, sf-status, sf-tc-accept, sf-identify, sf-qes-info, sf-flow, sf-gate, sf-launcher')) {
    if (given) (element as HTMLElement & {session?: Session}).session = given;
  }
  main.append(content);
  await settle();
  return main.firstElementChild as T;
}

/** What a selector finds inside an element; there has to be one. */
export function find<T extends HTMLElement = HTMLElement>(element: Element, selector: string): T {
  const found = element.shadowRoot!.querySelector<T>(selector);
  if (!found) throw new Error(`There is no ${selector} in ${element.localName} (state ${element.getAttribute('state')}).`);
  return found;
}

export const part = <T extends HTMLElement = HTMLElement>(element: Element, name: string): T => find<T>(element, `[part~="${name}"]`);

export const has = (element: Element, name: string): boolean => element.shadowRoot!.querySelector(`[part~="${name}"]`) !== null;

export const parts = <T extends HTMLElement = HTMLElement>(element: Element, name: string): T[] => [
  ...element.shadowRoot!.querySelectorAll<T>(`[part~="${name}"]`),
];

/** The text of a part, as it reads. */
export const text = (element: Element, name: string): string => part(element, name).textContent!.replace(/\s+/g, ' ').trim();

/** All that stands in an element. */
export function allText(element: Element): string {
  const card = find(element, '.card');
  return card.innerText.replace(/\s+/g, ' ').trim();
}

/** What stands there about how far it is. */
export const said = (element: Element): string => text(element, has(element, 'note') ? 'note' : 'summary');

export const state = (element: Element): string | null => element.getAttribute('state');

/** What has the focus, also inside elements. */
export function focused(): Element | null {
  let active = document.activeElement;
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
  return active;
}

/** The part that has the focus. */
export const focusedPart = (): string | null => focused()?.getAttribute('part') ?? null;

const eventNames = [
  'sf-error',
  'sf-code-sent',
  'sf-phone-verified',
  'sf-status-change',
  'sf-action',
  'sf-expiring',
  'sf-terms-pending',
  'sf-terms-accepted',
  'sf-identify',
  'sf-step',
  'sf-complete',
  'sf-open',
  'sf-close',
] as const;

/** Every event of ours that comes by outside of all shadow roots, from now on. */
export function listen(): {events: CustomEvent[]; names: () => string[]; of: (name: string) => CustomEvent[]; errors: () => string[]} {
  const events: CustomEvent[] = [];
  const record = (event: Event) => events.push(event as CustomEvent);
  for (const name of eventNames) document.body.addEventListener(name, record);
  stops.push(() => eventNames.forEach(name => document.body.removeEventListener(name, record)));
  const of = (name: string) => events.filter(({type}) => type === name);
  return {events, names: () => events.map(({type}) => type), of, errors: () => of('sf-error').map(({detail}) => detail.error.code)};
}

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach(stop => stop()));

/** The next event of that name. */
export function next<E extends CustomEvent = CustomEvent>(element: EventTarget, name: string): Promise<E> {
  return new Promise(resolve => element.addEventListener(name, event => resolve(event as E), {once: true}));
}

/** Waits until something is so, in true time. */
export async function until(condition: () => unknown, what = String(condition), limit = 5000): Promise<void> {
  const end = real.now() + limit;
  while (!condition()) {
    if (real.now() > end) throw new Error(`It did not happen within ${limit} ms: ${what}`);
    await pause(15);
  }
}

export const untilState = (element: Element, wanted: string, limit?: number): Promise<void> =>
  until(() => state(element) === wanted, `state ${wanted}, not ${state(element)}`, limit);

/** Writes into a field, as typing would, without the keyboard. */
export async function fill(element: Element, name: string, value: string): Promise<void> {
  const input = part<HTMLInputElement>(element, name);
  input.focus();
  input.value = value;
  input.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await settle(1);
}

/** Presses a button as a person does, who puts the focus there by it. */
export async function press(element: Element, name: string): Promise<void> {
  const button = part(element, name);
  button.focus();
  button.click();
  await settle();
}

export async function choose(element: Element, name: string, value: string): Promise<void> {
  const select = part<HTMLSelectElement>(element, name);
  // Nobody chooses without going there.
  select.focus();
  select.value = value;
  select.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  select.dispatchEvent(new Event('change', {bubbles: true}));
  await settle(1);
}

export async function keys(...pressed: string[]): Promise<void> {
  // The sign for it is understood by every driver, its name only by some.
  for (const key of pressed) await sendKeys({press: key === 'Space' ? ' ' : key});
  await settle(1);
}

export async function type(words: string): Promise<void> {
  await sendKeys({type: words});
  await settle(1);
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails where the audit finds anything on the element. In one engine: it looks at markup and colours, which all of them share. */
export async function audit(element: Element): Promise<void> {
  if (engine !== 'chromium') return;
  const {axe} = globalThis as unknown as {axe: {run: (context: Element, options: RunOptions) => Promise<AxeResults>}};
  const run = () => axe.run(element, {runOnly: tags, iframes: false, resultTypes: ['violations']});
  const {violations} = await (running ? running.suspend(run) : run());
  const found = violations.map(({id, nodes}) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join('; ')}`);
  expect(found, `audit in state ${state(element)}`).to.deep.equal([]);
}

/** The description a screen reader reads with a field. */
export function description(element: Element, name: string): string {
  const ids = part(element, name).getAttribute('aria-describedby')?.split(/\s+/) ?? [];
  return ids
    .map(id => element.shadowRoot!.getElementById(id)?.textContent?.trim() ?? '')
    .filter(Boolean)
    .join(' ');
}
