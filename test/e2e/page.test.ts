import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {createServer, type Server} from 'node:http';
import {createRequire} from 'node:module';
import {after, afterEach, before, beforeEach, describe, it} from 'node:test';

import type {Browser, BrowserContext} from 'playwright-core';

import {Person, Watch, closeTab, launch, startDemo, stopDemo, waitFor} from './world.js';

let demo: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let context: BrowserContext;
let watch: Watch;

before(async () => {
  [demo, browser] = await Promise.all([startDemo(), launch()]);
});
after(async () => {
  await browser.close();
  await stopDemo(demo);
});
beforeEach(async () => {
  await fetch(new URL('/demo/reset', demo.url), {method: 'POST'});
  context = await browser.newContext({locale: 'en-GB'});
  watch = new Watch(context);
});
afterEach(async () => {
  await context.close();
  assert.deepEqual(watch.faults, []);
});

const open = (msisdn: string, path = '/') => Person.open(context, demo.url, msisdn, path);

describe('a person at the page', () => {
  it('who enters a wrong code is told, and keeps what they typed', async () => {
    const person = await open('41790000001');
    await person.askForCode();
    await person.part('sf-phone-verify', 'code-input').fill('AAAA');
    await person.part('sf-phone-verify', 'verify-button').click();
    await person.part('sf-phone-verify', 'error').filter({hasText: 'not right'}).waitFor();
    assert.equal(await person.part('sf-phone-verify', 'code-input').inputValue(), 'AAAA');
    await person.enterCode();
  });

  it('begins as the first of the list of people; who is quicker than that keeps what they typed', async () => {
    const people = (await (await fetch(new URL('/demo/personas', demo.url))).json()) as {msisdn: string}[];
    let letGo: () => void;
    const held = new Promise<void>(resolve => (letGo = resolve));
    await context.route('**/demo/personas', async route => {
      await held;
      await route.continue();
    });
    const person = await open('41790000001');
    const input = person.part('sf-phone-verify', 'number-input');
    assert.equal(`41${(await input.inputValue()).replace(/\D/g, '').slice(1)}`, people[0]!.msisdn);
    await input.fill('079 000 00 02');
    await input.blur();
    letGo!();
    await person.page.getByText('ready-password').waitFor();
    assert.equal(await input.inputValue(), '079 000 00 02');
  });

  it('has to wait before another code, and is told how long', async () => {
    const person = await open('41790000001');
    await person.askForCode();
    const resend = person.part('sf-phone-verify', 'resend-button');
    assert.equal(await resend.getAttribute('aria-disabled'), 'true');
    await person.page.locator('sf-phone-verify').getByText(/new code in \d+ seconds/).waitFor();
    await resend.click({force: true});
    assert.equal((await person.phone()).sms.length, 1);
  });

  it('who changes the number and comes back has the code that was sent', async () => {
    const person = await open('41790000001');
    await person.askForCode();
    await person.part('sf-phone-verify', 'change-button').click();
    assert.equal(await person.part('sf-phone-verify', 'number-input').inputValue(), '0790000001');
    await person.part('sf-phone-verify', 'send-button').click();
    await person.element('sf-phone-verify[state=code]').waitFor();
    assert.equal((await person.phone()).sms.length, 1);
    await person.enterCode();
  });

  it('whose answer was lost may already have a code, and exactly one', async () => {
    const person = await open('41790000001', '/?mode=token');
    await person.page.route('**/api/public/confirm', async route => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await person.askForCode();
    await person.part('sf-phone-verify', 'note').filter({hasText: /you may already have a code/}).waitFor();
    assert.equal((await person.phone()).sms.length, 1);
    await person.enterCode();
  });

  it('whose answer a gateway lost gets it with the same key: one SMS, and the code works', async () => {
    const person = await open('41790000001');
    let lost = 0;
    await person.page.route('**/api/public/confirm', async route => {
      if (lost++ > 0) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    await person.askForCode();
    assert.equal(lost, 2);
    assert.equal((await person.phone()).sms.length, 1);
    await person.enterCode();
  });

  it('who only has a keyboard gets to the end', async () => {
    const person = await open('41790000001');
    const {keyboard} = person.page;
    await person.part('sf-phone-verify', 'number-input').focus();
    await keyboard.press('ControlOrMeta+a');
    await keyboard.type('079 000 00 01');
    await keyboard.press('Enter');
    await person.element('sf-phone-verify[state=code]').waitFor();
    await waitFor(async () => (await person.phone()).sms.length > 0);
    // The focus is on the heading of the new step; the field comes next.
    await keyboard.press('Tab');
    await keyboard.type((await person.phone()).sms.at(-1)!.code);
    await keyboard.press('Enter');
    await person.element('sf-status[can-sign=yes]').waitFor();
  });

  it('opens the terms on their own page, and the acceptance there is noticed here', async () => {
    const person = await open('41790000008');
    await person.element('sf-tc-accept').evaluate(element => element.setAttribute('mode', 'link'));
    await person.prove();
    await person.element('sf-tc-accept[state=review]').waitFor();
    const [tab] = await Promise.all([person.page.waitForEvent('popup'), person.part('sf-tc-accept', 'document-link').click()]);
    await person.element('sf-tc-accept[state=consent]').waitFor();
    for (const name of ['decizionZertes', 'decisionEidas', 'knowsTheRisk']) await tab.locator(`input[name=${name}]`).check();
    await tab.locator('button').first().click();
    await person.answerPrompt('confirm');
    await closeTab(tab);
    await person.page.bringToFront();
    await person.element('sf-tc-accept[state=accepted]').waitFor();
  });

  it('signs out, and nothing of them stays', async () => {
    const person = await open('41790000001');
    await person.prove();
    await person.element('sf-status[can-sign=yes]').waitFor();
    await person.page.evaluate(async script => {
      const {signOut} = (await import(script)) as {signOut: () => Promise<void>};
      await signOut();
    }, '/dist/smart-flow.js');
    await person.element('sf-phone-verify[state=number]').waitFor();
    await person.element('sf-status[state=idle]').waitFor({state: 'attached'});
    assert.equal((await fetch(new URL('/smart-flow/session', demo.url))).status, 204);
    assert.equal(await person.page.evaluate(async () => (await fetch('/smart-flow/session')).status), 204);
  });
});

describe('the page', () => {
  it('keeps the token where it belongs: in requests to the service, and nowhere else', async () => {
    const person = await open('41790000001', '/?mode=token');
    const tokens: string[] = [];
    person.page.on('request', async request => {
      const {authorization} = await request.allHeaders();
      if (authorization) tokens.push(authorization.replace('Bearer ', ''));
    });
    await person.prove();
    await person.element('sf-status[can-sign=yes]').waitFor();
    await waitFor(() => tokens.length > 2);
    assert.equal(new Set(tokens).size, 1);
    const [token] = tokens as [string];
    const seen = await person.page.evaluate(() => {
      const all = (root: ParentNode): string =>
        [...root.querySelectorAll('*')]
          .map(({attributes, shadowRoot}) => [...attributes].map(({value}) => value).join(' ') + (shadowRoot ? shadowRoot.textContent + all(shadowRoot) : ''))
          .join(' ');
      return [all(document), document.body.innerText, JSON.stringify({...localStorage, ...sessionStorage}), location.href, document.cookie].join('\n');
    });
    assert.ok(seen.includes('heading'), 'The search looks into the elements.');
    assert.ok(!seen.includes(token));
    assert.ok(!watch.urls.some(url => url.includes(token)));
  });

  it('has no token at all behind a gateway', async () => {
    const person = await open('41790000001');
    const headers: (string | undefined)[] = [];
    person.page.on('request', async request => headers.push((await request.allHeaders()).authorization));
    await person.prove();
    await person.element('sf-status[can-sign=yes]').waitFor();
    assert.ok(headers.length > 3 && headers.every(header => header === undefined));
  });

  it('asks for one token, one status and one list of terms for twenty elements', async () => {
    const page = await context.newPage();
    await page.goto(new URL('/?mode=token', demo.url).href);
    await page.evaluate(() => {
      const elements = Array.from({length: 20}, () => Object.assign(document.createElement('sf-status'), {msisdn: '41790000001'}));
      document.body.append(...elements);
    });
    await waitFor(async () => (await page.locator('sf-status[can-sign=yes]').count()) === 20);
    const count = (end: string) => watch.urls.filter(url => url.includes(end)).length;
    assert.deepEqual([count('/demo/token'), count('/evidence/status'), count('/tc')], [1, 1, 1]);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`is free of what axe finds, ${scheme}`, async () => {
      const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
      const plain = await browser.newContext({bypassCSP: true, colorScheme: scheme, locale: 'en-GB'});
      const person = await Person.open(plain, demo.url, '41790000008');
      const check = async (state: string) => {
        await person.page.evaluate(axe);
        const violations = await person.page.evaluate(async () => {
          const {axe} = globalThis as unknown as {axe: {run: (target: Document, options: object) => Promise<{violations: {id: string; nodes: {html: string}[]}[]}>}};
          const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const {violations} = await axe.run(document, {runOnly, resultTypes: ['violations']});
          return violations.map(({id, nodes}) => `${id}: ${nodes[0]!.html}`);
        });
        assert.deepEqual(violations, [], state);
      };
      await check('number');
      await person.askForCode();
      await check('code');
      await person.enterCode();
      await person.element('sf-tc-accept[state=review]').waitFor();
      await check('review');
      await plain.close();
    });
  }

  for (const width of [320, 1280]) {
    it(`fits ${width} pixels without scrolling sideways`, async () => {
      const person = await open('41790000008');
      await person.page.setViewportSize({width, height: 900});
      await person.prove();
      await person.element('sf-tc-accept[state=review]').waitFor();
      assert.ok((await person.page.evaluate(() => document.documentElement.scrollWidth)) <= width);
    });
  }
});

describe('the page with the doctor on it', () => {
  for (const mode of ['cookie', 'token']) {
    it(`has nothing wrong with it (${mode})`, async () => {
      const page = await context.newPage();
      await page.goto(new URL(`/doctor.html?mode=${mode}`, demo.url).href);
      await page.locator('sf-doctor:defined:not([busy])').waitFor();
      assert.deepEqual(await page.locator('sf-doctor').evaluate(doctor => (doctor as unknown as {findings: unknown}).findings), []);
      await page.close();
    });
  }
});

describe('twelve lines of HTML on another origin', () => {
  let server: Server;
  before(async () => {
    const html = await (await fetch(new URL('/plain.html', demo.url))).text();
    assert.ok(html.trim().split('\n').length <= 12);
    server = createServer((_request, response) => response.setHeader('content-type', 'text/html').end(html)).listen(0, '127.0.0.1');
  });
  after(() => server.close());

  it('do all three jobs with a token address', async () => {
    const {port} = server.address() as {port: number};
    const person = new Person(await context.newPage(), demo.url, '41790000009');
    await person.page.goto(`http://localhost:${port}/`);
    await person.prove();
    await person.element('sf-status[next-step=accept-terms]').waitFor();
    await person.acceptTerms();
    const frame = person.part('sf-tc-accept', 'consent-frame');
    await frame.waitFor();
    await person.consent(frame.contentFrame());
    await person.element('sf-tc-accept[state=accepted]').waitFor();
    await person.element('sf-status[can-sign=yes]').waitFor();
  });
});

describe('npm start', () => {
  it('ends cleanly on Ctrl-C, also while a browser holds connections', async () => {
    const own = await startDemo(['node', 'demo/start.mjs']);
    const page = await context.newPage();
    await page.goto(own.url);
    // It has all it asked for; what it asks for from now on may fail.
    await page.locator('button[aria-pressed=true]').first().waitFor();
    const began = Date.now();
    assert.equal(await stopDemo(own), 0);
    assert.ok(Date.now() - began < 3000);
  });
});
