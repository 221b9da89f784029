import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page} from 'playwright-core';

import {createBackend} from '../../src/testing/index.js';
import {channels, Search, type Canary, type Channel} from './leaks.js';
import {security, World, type Mode} from './policy-world.js';
import {closeTab, launch, waitFor} from './world.js';

const {personas} = createBackend();
type Persona = (typeof personas)[number];
/** Letters that stand nowhere else. */
let codes = 0;
const makeCode = () => `CNRY${String(++codes).padStart(4, '0')}`;
/** What takes its time by itself takes little of it. */
const lifetimes = {declines: 1, expires: 4, fails: 1};

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** What may be found nowhere: the number, every code sent to it, every token that the service was shown. */
async function canariesOf(world: World, msisdn: string): Promise<Canary[]> {
  const found = new Map<string, string>([[msisdn.slice(2), 'number']]);
  for (const sms of world.backend.sms) if (sms.msisdn === msisdn) found.set(sms.code, 'code');
  for (const request of world.asked) {
    const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1];
    if (bearer) found.set(bearer, 'access token');
    const polled = new URL(request.url).searchParams.get('token');
    if (polled) found.set(polled, 'terms token');
  }
  return [...found].map(([text, name]) => ({text, name}));
}

/** Somebody from their number to wherever they end; every step is looked at. */
class Person {
  constructor(
    readonly world: World,
    readonly page: Page,
    readonly search: Search,
    readonly persona: (typeof personas)[number],
  ) {}

  part(tag: string, name: string) {
    return this.page.locator(tag).locator(`[part~=${name}]`);
  }

  async shows(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({state: 'attached'});
    await this.search.look(this.page);
  }

  async prove(): Promise<void> {
    const {msisdn} = this.persona;
    const sent = () => this.world.backend.sms.filter(sms => sms.msisdn === msisdn);
    await this.part('sf-phone-verify', 'number-input').fill(`0${msisdn.slice(2)}`);
    await this.search.look(this.page);
    await this.part('sf-phone-verify', 'send-button').click();
    await this.shows('sf-phone-verify[state=code]');
    await waitFor(() => sent().length > 0);
    await this.part('sf-phone-verify', 'code-input').fill('WRNG');
    await this.part('sf-phone-verify', 'verify-button').click();
    await this.part('sf-phone-verify', 'error').filter({hasText: /./}).waitFor();
    await this.part('sf-phone-verify', 'code-input').fill(sent()[0]!.text);
    await this.search.look(this.page);
    await this.part('sf-phone-verify', 'verify-button').click();
    await this.shows('sf-status:is([state=loaded], [state=failed])');
  }

  async acceptTerms(): Promise<void> {
    const {msisdn, terms} = this.persona;
    await this.part('sf-status', 'action-button').click();
    await this.shows('sf-tc-accept[state=review]');
    for (const name of ['zertes', 'eidas', 'risk']) await this.part('sf-tc-accept', `${name}-checkbox`).check();
    await this.part('sf-tc-accept', 'accept-button').click();
    await this.shows('sf-tc-accept:is([state=phone], [state=consent])');
    if (terms === 'mobile-id' || terms === 'downgrade') await waitFor(() => this.world.backend.phone.confirm(msisdn));
    if (terms === 'consent') await this.consent();
    await this.shows('sf-tc-accept:is([state=accepted], [state=downgraded], [state=declined], [state=expired], [state=failed])');
  }

  private async consent(): Promise<void> {
    await this.shows('sf-tc-accept[state=consent]');
    const [tab] = await Promise.all([this.page.waitForEvent('popup'), this.part('sf-tc-accept', 'consent-link').click()]);
    await tab.locator('input[name=password]').fill('a password');
    await tab.locator('button[value=continue]').click();
    await waitFor(() => this.world.backend.sms.filter(({msisdn}) => msisdn === this.persona.msisdn).length > 1);
    await tab.locator('input[name=code]').fill(this.world.backend.sms.findLast(({msisdn}) => msisdn === this.persona.msisdn)!.code);
    await tab.locator('button[value=confirm]').click();
    await tab.waitForLoadState();
    await closeTab(tab);
  }

  /** To the identification, where that is what is missing, and into it. */
  async goOn(): Promise<void> {
    if ((await this.page.locator('sf-status').getAttribute('next-step')) !== 'identify') return;
    const action = this.part('sf-status', 'action-button');
    if (await action.isVisible()) await action.click();
    await this.part('sf-identify', 'start-button').first().click();
  }

  async signOut(): Promise<void> {
    await this.page.evaluate(async script => {
      const {signOut} = (await import(script)) as {signOut: () => Promise<void>};
      await signOut();
    }, '/dist/smart-flow.js');
    await this.shows('sf-flow[step=phone]');
  }
}

async function visit(world: World, mode: Mode, persona: (typeof personas)[number], act: (person: Person, context: BrowserContext) => Promise<void>): Promise<void> {
  const context = await browser.newContext({locale: 'en-GB'});
  const search = await Search.begin(world, context);
  try {
    const page = await context.newPage();
    await page.goto(world.site + world.page(security.contentSecurityPolicy[mode].widget.page!, `${world.config(mode)}<sf-flow></sf-flow>`));
    await act(new Person(world, page, search, persona), context);
  } finally {
    await context.close();
  }
}

for (const mode of ['gateway', 'token'] as Mode[]) {
  describe(`nothing of a person is anywhere but where it belongs (${mode})`, {concurrency: 4}, () => {
    let world: World;
    before(async () => {
      world = await World.start({makeCode, lifetimes});
    });
    after(() => world.stop());

    for (const persona of personas) {
      it(persona.id, () =>
        visit(world, mode, persona, async person => {
          await person.prove();
          if (!['none', 'blocked'].includes(persona.terms)) await person.acceptTerms();
          await person.goOn();
          await person.search.look(person.page);
          await person.signOut();
          const canaries = await canariesOf(world, persona.msisdn);
          assert.ok(canaries.some(({name}) => name === 'access token'));
          assert.deepEqual(person.search.found(canaries), []);
        }));
    }
  });
}

describe('a window that a launcher opens for a number', {concurrency: 3}, () => {
  let world: World;
  before(async () => {
    world = await World.start({makeCode});
  });
  after(() => world.stop());
  // Each code replaces the one before: who enters theirs is nobody else.
  const [{msisdn: usual}, {msisdn: another}] = personas as [Persona, Persona];
  const {popup} = security.contentSecurityPolicy.gateway;
  const bundle = '<script type="module" src="/dist/smart-flow.js"></script>';

  const open = async (act: (opened: Page, page: Page, search: Search) => Promise<void>, {script = '/window.js', own = true, msisdn = usual} = {}) => {
    const context = await browser.newContext({locale: 'en-GB'});
    const search = await Search.begin(world, context);
    try {
      const flowUrl = own ? world.page(popup!.window!, '<sf-flow></sf-flow>', `${bundle}<script type="module" src="${script}"></script>`) : '/smart-flow/';
      const page = await context.newPage();
      const body = `<body data-options="${world.options('gateway', {flowUrl})}"><sf-launcher mode="popup"></sf-launcher>`;
      await page.goto(world.site + world.page(popup!.page!, body, '<script type="module" src="/configure.js"></script>'));
      await page.locator('sf-launcher').evaluate((element, msisdn) => {
        Object.assign(element, {msisdn});
        const {open} = window;
        window.open = (...given) => Object.assign(globalThis, {opened: open(...given)}).opened;
      }, msisdn);
      const [opened] = await Promise.all([page.waitForEvent('popup'), page.locator('sf-launcher').locator('[part~=button]').click()]);
      await act(opened, page, search);
      assert.deepEqual(search.found([{name: 'number', text: msisdn.slice(2)}]), []);
    } finally {
      await context.close();
    }
  };
  const number = (opened: Page) => opened.locator('sf-phone-verify').locator('[part~=number-input]');
  const given = (opened: Page, msisdn = usual) => waitFor(async () => (await number(opened).inputValue()).replace(/\D/g, '') === `0${msisdn.slice(2)}`);

  it('begins with it, also when it is loaded anew, and nothing else there knows it', () =>
    open(async (opened, page, search) => {
      await given(opened);
      await opened.reload();
      await given(opened);
      for (const each of [opened, page]) await search.look(each);
    }));

  it('does so on the gateway’s own page, as it is asked to, and tells how it ended', () =>
    open(async (opened, page, search) => {
      await given(opened, another);
      assert.deepEqual(await opened.locator('sf-flow').evaluate(flow => ['level', 'terms', 'lang'].map(name => flow.getAttribute(name))), ['4', 'required', 'en']);
      await page.evaluate(() => addEventListener('sf-close', event => document.body.append((event as CustomEvent<{outcome: string}>).detail.outcome)));
      const sent = () => world.backend.sms.filter(({msisdn}) => msisdn === another);
      await opened.locator('sf-phone-verify').locator('[part~=send-button]').click();
      await waitFor(() => sent().length > 0);
      await opened.locator('sf-phone-verify').locator('[part~=code-input]').fill(sent()[0]!.code);
      await opened.locator('sf-phone-verify').locator('[part~=verify-button]').click();
      await page.locator('body').filter({hasText: 'completed'}).waitFor();
      for (const each of [opened, page]) await search.look(each);
    }, {own: false, msisdn: another}));

  it('lets the person type it where nobody is left to tell it', () =>
    open(async (opened, page, search) => {
      await given(opened);
      await page.close();
      await opened.reload();
      await number(opened).fill(`0${usual.slice(2)}`);
      await opened.locator('sf-phone-verify').locator('[part~=send-button]').click();
      await opened.locator('sf-phone-verify[state=code]').waitFor();
      await search.look(opened);
    }));

  it('and that was led elsewhere since learns nothing', async () => {
    world.files.set('/away.js', {type: 'text/javascript', body: `location.replace('${world.other}/listening.html')`});
    world.files.set('/listening.html', {type: 'text/html', body: '<!doctype html><title>Elsewhere</title><script type="module" src="/listening.js"></script>'});
    world.files.set('/listening.js', {type: 'text/javascript', body: `
      globalThis.heard = [];
      addEventListener('message', ({data}) => heard.push(data));
      opener?.postMessage({smartFlow: 'shown'}, '*');`});
    await open(async (opened, page, search) => {
      await opened.waitForURL('**/listening.html');
      await opened.waitForLoadState();
      // What it said while it was still there, heard late.
      await page.evaluate(() => dispatchEvent(new MessageEvent('message', {
        data: {smartFlow: 'shown'}, origin: location.origin, source: (globalThis as unknown as {opened: Window}).opened,
      })));
      // Whatever was to come has come: a word of its own goes there and back.
      await page.evaluate(() => addEventListener('message', ({data, source}) => data === 'there' && source!.postMessage('back', {targetOrigin: '*'})));
      await opened.evaluate(() => new Promise<void>(resolve => {
        addEventListener('message', ({data}) => data === 'back' && resolve());
        opener.postMessage('there', '*');
      }));
      await search.look(opened);
      assert.deepEqual(await opened.evaluate(() => (globalThis as unknown as {heard: unknown[]}).heard), ['back']);
    }, {script: '/away.js'});
  });
});

describe('what is put where it does not belong is found there', {concurrency: 4}, () => {
  let world: World;
  before(async () => {
    world = await World.start({makeCode});
  });
  after(() => world.stop());

  const plants: Record<Channel, (person: Person, text: string) => unknown> = {
    DOM: ({page}, text) => page.evaluate(text => document.querySelector('sf-flow')!.shadowRoot!.append(text), text),
    attributes: ({page}, text) => page.evaluate(text => document.querySelector('sf-flow')!.setAttribute('data-x', text), text),
    fields: ({page}, text) => page.evaluate(text => document.body.append(Object.assign(document.createElement('input'), {value: text})), text),
    localStorage: ({page}, text) => page.evaluate(text => localStorage.setItem('x', text), text),
    sessionStorage: ({page}, text) => page.evaluate(text => sessionStorage.setItem(text, 'x'), text),
    IndexedDB: ({page}, text) => page.evaluate(text => new Promise<void>(resolve => {
      const request = indexedDB.open('x');
      request.onupgradeneeded = () => request.result.createObjectStore('x').put({text}, 1);
      request.onsuccess = () => (request.result.close(), resolve());
    }), text),
    caches: ({page}, text) => page.evaluate(async text => (await caches.open('x')).put(`/?${text}`, new Response('')), text),
    cookies: ({page}, text) => page.evaluate(text => void (document.cookie = `x=${text}`), text),
    address: ({page}, text) => page.evaluate(text => history.replaceState(null, '', `#${text}`), text),
    history: ({page}, text) => page.evaluate(text => history.replaceState({text}, ''), text),
    title: ({page}, text) => page.evaluate(text => void (document.title = text), text),
    'window name': ({page}, text) => page.evaluate(text => void (window.name = text), text),
    referrers: ({page}, text) => page.evaluate(text => fetch('/configure.js', {referrer: `/?${text}`, referrerPolicy: 'unsafe-url'}).then(() => undefined), text),
    recordings: ({page}) => page.evaluate(() => document.querySelector('sf-flow')!.shadowRoot!.append('+41 79 ••• •• 01')),
    console: ({page}, text) => page.evaluate(text => console.log('there', text), text),
    events: ({page}, text) => page.evaluate(text => document.querySelector('sf-flow')!.dispatchEvent(new CustomEvent('sf-error', {bubbles: true, detail: {error: new Error('x', {cause: new Error(text)})}})), text),
    errors: ({page}, text) => page.evaluate(text => void setTimeout(() => { throw new Error(text); }), text),
    messages: ({page}, text) => page.evaluate(text => new BroadcastChannel('x').postMessage({text}), text),
    performance: ({page}, text) => page.evaluate(text => void performance.mark(text), text),
    navigation: async ({page}, text) => {
      await page.evaluate(text => {
        location.hash = text;
        location.reload();
      }, text);
      await page.waitForFunction(() => performance.getEntriesByType('navigation')[0]!.name.includes('#'));
      await page.evaluate(() => history.replaceState(null, '', location.pathname));
    },
    'gateway log': ({world}, text) => world.log.push({time: '', level: 'info', reason: text}),
    'upstream headers': ({world}, text) => fetch(`${world.service}/`, {headers: {'x-x': text}}),
  };
  /** What one can only be put into by way of another. */
  const beside: Partial<Record<Channel, Channel[]>> = {address: ['history', 'performance'], title: ['DOM'], referrers: []};

  for (const channel of channels) {
    it(channel, () =>
      visit(world, 'gateway', personas[0]!, async person => {
        const canaries = [{name: 'number', text: `79555${String(channels.indexOf(channel)).padStart(4, '0')}`}];
        await person.search.look(person.page);
        assert.deepEqual(person.search.found(canaries), []);
        // As a person would write it.
        await plants[channel](person, canaries[0]!.text.replace(/^(\d\d)(\d{3})/, '$1 $2-'));
        await person.page.waitForTimeout(200);
        await person.search.look(person.page);
        const found = person.search.found(canaries).map(find => find.split(':')[0]);
        assert.ok(found.includes(channel), String(found));
        assert.deepEqual(found.filter(each => each !== channel && !beside[channel]?.includes(each as Channel)), []);
      }));
  }

  it('events that name the person by contract name no more of them', () =>
    visit(world, 'gateway', personas[0]!, async person => {
      await person.page.evaluate(() => document.querySelector('sf-flow')!.dispatchEvent(new CustomEvent('sf-complete', {bubbles: true, detail: {msisdn: '41790000001', code: 'CNRY-9999'}})));
      assert.deepEqual(person.search.found([{name: 'number', text: '790000001'}, {name: 'code', text: 'CNRY9999'}]), ['sf-complete: code']);
    }));
});
