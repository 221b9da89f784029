import {spawn, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {createServer} from 'node:net';
import {fileURLToPath} from 'node:url';

import {chromium, type Browser, type BrowserContext, type Page} from 'playwright-core';

import type {Place} from './place.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const isRoot = process.getuid?.() === 0;

/** Without these, a browser that runs as root or without a network spends its time on other things. */
const args = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  return port;
}

/** The demonstration as somebody who has just cloned the project starts it. */
export async function startDemo(command: readonly [string, ...string[]] = ['npm', 'start']): Promise<{url: string; child: ChildProcess}> {
  const port = await freePort();
  const [program, ...rest] = command;
  const child = spawn(program, rest, {cwd: root, env: {...process.env, PORT: String(port)}, detached: true, stdio: ['ignore', 'pipe', 'inherit']});
  let said = '';
  for await (const text of child.stdout!) {
    said += String(text);
    if (said.includes('Ctrl-C')) break;
  }
  const url = /Demonstration:\s+(\S+)/.exec(said)?.[1];
  if (!url) throw new Error(`The demonstration did not start: ${said}`);
  return {url, child};
}

/** Ends the demonstration as Ctrl-C in its terminal would, for npm and for what npm started. */
export async function stopDemo({child}: {child: ChildProcess}): Promise<number | null> {
  if (child.exitCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  process.kill(-child.pid!, 'SIGINT');
  const [code] = (await exited) as [number | null];
  return code;
}

/** Which browser is started, and how. */
export const browserOptions = {executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium', args};

/** What shows pages, without the settings and the windows of a browser, where it is installed. */
export function launch(...more: string[]): Promise<Browser> {
  const executablePath = process.env.CHROME_SHELL_PATH ?? browserOptions.executablePath;
  return chromium.launch({executablePath, args: [...args, ...more]});
}

/** A browser that keeps the pages that were left and blocks pop-ups, as people's do; what drives one has it otherwise. */
export function launchAsPeopleDo(): Promise<Browser> {
  return chromium.launch({...browserOptions, ignoreDefaultArgs: ['--disable-back-forward-cache', '--disable-popup-blocking']});
}

/** What the page must never do, whatever is played on it. */
export class Watch {
  readonly faults: string[] = [];
  readonly urls: string[] = [];

  constructor(context: BrowserContext) {
    // A consent page that will not be framed says so by its own policy; that is one of the people played here. And
    // Firefox asks for an icon that the same policy does not allow.
    const keep = (fault: string) => void (/frame-ancestors|favicon/.test(fault) || this.faults.push(fault));
    // Firefox tells of what a policy forbids as of an error that nobody caught, Chromium on the console.
    context.on('weberror', error => keep(`uncaught: ${error.error().message}`));
    context.on('console', message => {
      if (/Content Security Policy|Trusted ?Type|violat/i.test(message.text())) keep(message.text());
    });
    context.on('request', request => this.urls.push(request.url()));
  }
}

/** A person in front of the demonstration, in whatever engine. */
export class Person<P extends Place = Page> {
  constructor(
    readonly page: P,
    readonly site: string,
    readonly msisdn: string,
  ) {}

  static async open(context: BrowserContext, site: string, msisdn: string, path = '/'): Promise<Person> {
    const page = await context.newPage();
    await page.goto(new URL(path, site).href);
    return new Person(page, site, msisdn);
  }

  part(tag: string, name: string): ReturnType<P['locator']> {
    return this.element(tag).locator(`[part~="${name}"]`) as ReturnType<P['locator']>;
  }

  element(tag: string): ReturnType<P['locator']> {
    return this.page.locator(tag) as ReturnType<P['locator']>;
  }

  /** What has arrived on the phone. */
  async phone(): Promise<{sms: {text: string; code: string}[]; prompts: {text: string}[]}> {
    const answer = await fetch(new URL(`/demo/phone?msisdn=${this.msisdn}`, this.site));
    return (await answer.json()) as Awaited<ReturnType<Person['phone']>>;
  }

  async answerPrompt(answer: 'confirm' | 'decline'): Promise<void> {
    await waitFor(async () => (await this.phone()).prompts.length > 0);
    const body = JSON.stringify({msisdn: this.msisdn, answer});
    await fetch(new URL('/demo/phone', this.site), {method: 'POST', headers: {'content-type': 'application/json'}, body});
  }

  async askForCode(): Promise<void> {
    await this.part('sf-phone-verify', 'number-input').fill(`0${this.msisdn.slice(2)}`);
    await this.part('sf-phone-verify', 'send-button').click();
    await this.element('sf-phone-verify[state=code]').waitFor().catch(async (error: Error) => {
      const shown = await this.element('sf-phone-verify').locator('.card').innerText();
      throw new Error(`No code was sent. The person sees: ${shown}`, {cause: error});
    });
  }

  /** Types the whole SMS, as somebody who pastes it does. */
  async enterCode(): Promise<void> {
    await waitFor(async () => (await this.phone()).sms.length > 0);
    const {sms} = await this.phone();
    await this.part('sf-phone-verify', 'code-input').fill(sms.at(-1)!.text);
    await this.part('sf-phone-verify', 'verify-button').click();
    await this.element('sf-phone-verify[state=verified]').waitFor();
  }

  async prove(): Promise<void> {
    await this.askForCode();
    await this.enterCode();
  }

  async acceptTerms(): Promise<void> {
    for (const name of ['zertes', 'eidas', 'risk']) await this.part('sf-tc-accept', `${name}-checkbox`).check();
    await this.part('sf-tc-accept', 'accept-button').click();
  }

  /** Password and code on the consent page, in its frame or in a tab of its own. */
  async consent(where: Place): Promise<void> {
    const before = (await this.phone()).sms.length;
    await where.locator('input[name=password]').fill('a password');
    // By the keyboard, as not every driver finds a place in a frame with the mouse.
    await where.locator('button[value=continue]').press('Enter');
    await waitFor(async () => (await this.phone()).sms.length > before);
    await where.locator('input[name=code]').fill((await this.phone()).sms.at(-1)!.code);
    await where.locator('button[value=confirm]').press('Enter');
  }

  /** What the elements say of themselves. */
  async says(): Promise<string> {
    const status = this.element('sf-status');
    const [can, next] = [await status.getAttribute('can-sign'), await status.getAttribute('next-step')].map(value => value ?? '-');
    const terms = await this.element('sf-tc-accept').getAttribute('state');
    return `${can} / ${next} / ${terms}`;
  }
}

/** Waits until something is so. */
export async function waitFor(isSo: () => Promise<boolean> | boolean, limit = 15_000): Promise<void> {
  const until = Date.now() + limit;
  while (!(await isSo())) {
    if (Date.now() > until) throw new Error('It never came to be.');
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/**
 * Closes a tab, and waits five seconds for it at most: of one that was closed while it went to another page, Chromium
 * sometimes never says that it has gone, and the test would wait for ever.
 */
export async function closeTab(tab: {close: () => Promise<unknown>}): Promise<void> {
  const closed = tab.close().catch(() => undefined);
  await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 5000))]);
}
