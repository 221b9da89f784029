import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';

import type {Browser, BrowserContext, Page, Route} from 'playwright-core';

import {inWorld} from './policy-run.js';
import {security, type Mode, type World} from './policy-world.js';
import {launch, waitFor} from './world.js';

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const part = (page: Page, name: string) => page.locator('sf-phone-verify').locator(`[part~="${name}"]`);

/** A page with the loader alone, under the strict policy with Trusted Types; and what it asks for of ours, as it does. */
async function open(world: World, context: BrowserContext, body: string, mode: Mode = 'gateway') {
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', request => {
    const [, path] = /\/dist\/(.*)$/.exec(request.url()) ?? [];
    if (path) asked.push(path);
  });
  const lines = security.contentSecurityPolicy[mode].widget.page!;
  await page.goto(world.site + world.page(lines, body, '<script type="module" src="/dist/loader.js"></script>'));
  return {page, asked};
}

/** Keeps what is asked for under such an address from arriving, until the function that it answers with is called. */
async function hold(context: BrowserContext, address: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>(resolve => (release = resolve));
  await context.route(address, async route => {
    await held;
    await route.continue();
  });
  return release;
}

/** Proves the number of somebody who can sign, with the code of the latest SMS; `sf-status` says so. */
async function prove(world: World, page: Page): Promise<void> {
  const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
  await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
  await part(page, 'send-button').click();
  await part(page, 'code-input').waitFor();
  await part(page, 'code-input').fill(world.backend.sms.at(-1)!.code);
  await part(page, 'verify-button').click();
  await page.locator('sf-status[can-sign=yes]').waitFor();
}

/** As if so many milliseconds were over in 300. */
const shorten = (context: BrowserContext, milliseconds: number) =>
  context.addInitScript(milliseconds => {
    const {setTimeout: real} = globalThis;
    globalThis.setTimeout = ((work: () => void, ms: number) => real(work, ms === milliseconds ? 300 : ms)) as typeof setTimeout;
  }, milliseconds);

/** Notes what is answered to those who ask who is there. */
function noteLooks(context: BrowserContext): number[] {
  const looks: number[] = [];
  context.on('response', response => void (response.url().endsWith('/smart-flow/session') && looks.push(response.status())));
  return looks;
}

describe('a page with the loader', () => {
  it('proves a number, interactive after three files, and asks for the client as the fourth', t => inWorld(browser, async (world, context) => {
    const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
    await part(page, 'send-button').click();
    await waitFor(() => world.backend.sms.length > 0);
    await part(page, 'code-input').fill(world.backend.sms[0]!.code);
    await part(page, 'verify-button').click();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    t.diagnostic(`${asked.length} files: ${asked.join(', ')}`);
    assert.equal(asked[0], 'loader.js');
    assert.deepEqual(asked.slice(1, 3).sort(), ['chunks/sf-phone-verify.js', 'chunks/shared.js'].sort());
    assert.deepEqual(asked.slice(3), ['chunks/http.js']);
    assert.deepEqual(world.faults, []);
  }));

  it('asks for nothing further where no element is, and defines one that is added later', () => inWorld(browser, async (world, context) => {
    const {page, asked} = await open(world, context, '<p></p>');
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked, ['loader.js']);
    await page.evaluate(() => {
      const around = document.createElement('div');
      around.append(document.createElement('sf-status'));
      document.querySelector('p')!.append(around, 'and a text');
    });
    await waitFor(() => page.evaluate(() => Boolean(customElements.get('sf-status'))));
    assert.equal(asked.filter(path => path.includes('sf-')).join(), 'chunks/sf-status.js');
    // A second of its kind asks for nothing.
    await page.locator('sf-status').locator('[part]').first().waitFor();
    const before = [...asked];
    await page.evaluate(() => document.body.append(document.createElement('sf-status')));
    await page.locator('sf-status').nth(1).locator('[part]').first().waitFor();
    assert.deepEqual(asked, before);
    assert.deepEqual(world.faults, []);
  }));

  it('asks for the language somebody reads, and for no other', () => inWorld(browser, async (world, context) => {
    const {page, asked} = await open(world, context, '<div lang="fr"><sf-phone-verify></sf-phone-verify></div>');
    await part(page, 'send-button').filter({hasText: 'Envoyer'}).waitFor();
    assert.deepEqual(asked.filter(path => path.includes('languages/')), ['chunks/languages/fr.js']);
    await page.evaluate(() => document.querySelector('div')!.setAttribute('lang', 'it'));
    await part(page, 'send-button').filter({hasText: 'Invia'}).waitFor();
    assert.deepEqual(asked.filter(path => path.includes('languages/')), ['chunks/languages/fr.js', 'chunks/languages/it.js']);
    assert.deepEqual(world.faults, []);
  }));

  it('asks for the rest of a language with the elements that need it', () => inWorld(browser, async (world, context) => {
    const {page, asked} = await open(world, context, '<div lang="fr"><sf-phone-verify></sf-phone-verify></div>');
    await part(page, 'send-button').filter({hasText: 'Envoyer'}).waitFor();
    await page.evaluate(() => document.querySelector('div')!.append(document.createElement('sf-status')));
    const summary = page.locator('sf-status').locator('[part~=summary]');
    await summary.filter({hasText: 'Confirmez'}).waitFor();
    const ofLanguages = () => asked.filter(path => path.includes('languages/'));
    assert.deepEqual(ofLanguages(), ['chunks/languages/fr.js', 'chunks/languages/fr.second.js']);
    await page.evaluate(() => document.querySelector('div')!.setAttribute('lang', 'rm'));
    await part(page, 'send-button').filter({hasText: 'Trametter'}).waitFor();
    await summary.filter({hasText: 'Confermai'}).waitFor();
    assert.deepEqual(ofLanguages().slice(2).sort(), ['chunks/languages/rm.js', 'chunks/languages/rm.second.js']);
    assert.deepEqual(world.faults, []);
  }));

  it('stays English, and says so, where the rest of a language does not arrive', () => inWorld(browser, async (world, context) => {
    await context.route('**/languages/fr.second.js', route => route.abort());
    const {page} = await open(world, context, '<div lang="fr"><sf-phone-verify></sf-phone-verify><sf-status></sf-status></div>');
    await page.locator('sf-status').getByText('Confirm your mobile number to see').waitFor();
    await part(page, 'send-button').filter({hasText: 'Send code'}).waitFor();
    for (const tag of ['sf-status', 'sf-phone-verify']) {
      const [shown, lang] = await page.locator(tag).evaluate(element => [element.shadowRoot!.textContent, element.shadowRoot!.querySelector('.card')!.getAttribute('lang')]);
      assert.equal(lang, 'en');
      assert.doesNotMatch(shown!, /undefined/);
    }
  }));

  it('keeps the texts that the page registered itself, whatever arrives', () => inWorld(browser, async (world, context) => {
    const release = await hold(context, '**/languages/fr*.js');
    const {page, asked} = await open(world, context, '<div lang="fr"><sf-phone-verify></sf-phone-verify></div>');
    await waitFor(() => asked.includes('chunks/languages/fr.js'));
    await page.evaluate(async () => {
      const {registerLanguage} = await import(String(['/dist/chunks/api.js']));
      const {fr} = await import(String(['/dist/modules/strings/fr.js']));
      registerLanguage('fr', {...fr, sendCode: 'Allons-y'});
    });
    release();
    await part(page, 'send-button').filter({hasText: 'Allons-y'}).waitFor();
    await page.evaluate(() => document.querySelector('div')!.append(document.createElement('sf-status')));
    await page.locator('sf-status').getByText('Confirmez').first().waitFor();
    assert.equal((await part(page, 'send-button').textContent())!.trim(), 'Allons-y');
  }));

  it('shows nothing in English before the language of the page is there', () => inWorld(browser, async (world, context) => {
    const seen: string[] = [];
    await context.exposeBinding('seen', (_source, text: string) => void seen.push(text));
    await context.addInitScript(() => {
      // The parser has not read `lang` yet when this runs.
      document.addEventListener('readystatechange', () => document.documentElement.setAttribute('lang', 'fr'), {once: true});
      const look = () => {
        for (const [tag, name] of [['sf-phone-verify', 'send-button'], ['sf-status', 'summary']]) {
          const text = document.querySelector(tag!)?.shadowRoot?.querySelector(`[part~=${name}]`)?.textContent?.trim();
          if (text) void (globalThis as unknown as {seen: (text: string) => Promise<void>}).seen(text);
        }
        requestAnimationFrame(look);
      };
      look();
    });
    // The second half comes later still.
    await context.route('**/languages/fr*.js', async route => {
      await new Promise(resolve => setTimeout(resolve, route.request().url().includes('second') ? 300 : 150));
      await route.continue();
    });
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify><sf-status></sf-status>');
    await part(page, 'send-button').waitFor();
    await page.locator('sf-status').locator('[part~=summary]').waitFor();
    await waitFor(() => seen.length > 6);
    assert.deepEqual([...new Set(seen)].filter(text => !/Envoyer|Confirmez/.test(text)), []);
  }));

  it('says so when the client does not arrive, and tries again', () => inWorld(browser, async (world, context) => {
    let isAway = true;
    await context.route('**/chunks/http.js*', route => (isAway ? route.abort() : route.continue()));
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
    await part(page, 'send-button').click();
    await part(page, 'error').filter({hasText: 'Check your connection'}).waitFor({timeout: 5000});
    assert.equal(world.backend.sms.length, 0);
    isAway = false;
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor({timeout: 5000});
    assert.equal(world.backend.sms.length, 1);
  }));

  it('does not wait for the client for ever, and knows that nothing was sent', () => inWorld(browser, async (world, context) => {
    await shorten(context, 30_000);
    const release = await hold(context, '**/chunks/http.js*');
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await part(page, 'number-input').fill('079 000 00 01');
    await part(page, 'send-button').click();
    await part(page, 'error').filter({hasText: 'took too long'}).waitFor();
    assert.equal(await page.locator('sf-phone-verify').getAttribute('state'), 'number');
    release();
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    assert.equal(world.backend.sms.length, 1);
    assert.deepEqual(world.faults, []);
  }));

  it('asks for what all are made of beside the first element, not after it', () => inWorld(browser, async (world, context) => {
    const release = await hold(context, '**/chunks/sf-phone-verify.js');
    const {asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await waitFor(() => asked.includes('chunks/shared.js'));
    release();
  }));

  it('asks once who is there, and for the client only where somebody is known', () => inWorld(browser, async (world, context) => {
    const looks = noteLooks(context);
    const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify><sf-status></sf-status>');
    await waitFor(() => looks.length > 0);
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked.filter(path => path.includes('http')), []);
    await prove(world, page);
    await page.reload();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    await page.locator('sf-status[can-sign=yes]').waitFor();
    assert.deepEqual(looks, [204, 200]);
    assert.deepEqual(world.faults, []);
  }));

  const answers: Record<string, [Parameters<Route['fulfill']>[0], number]> = {
    'an error, which is asked anew as ever': [{status: 503, headers: {'retry-after': '0'}}, 3],
    'what is no answer of a gateway': [{status: 200, contentType: 'text/html', body: '<!doctype html>'}, 1],
    'a number that is none': [{status: 200, json: {msisdn: 'javascript:alert(1)'}}, 1],
    'a redirect to a login page': [{status: 302, headers: {location: '/login'}}, 1],
    'nothing, where no gateway is': [{status: 404}, 1],
    'more than any gateway would say': [{status: 200, contentType: 'application/json', body: `{"msisdn":"41790000001"${' '.repeat(200_000)}}`}, 1],
  };
  for (const [what, [answer, count]] of Object.entries(answers)) {
    it(`has the client judge what is answered to that: ${what}`, () => inWorld(browser, async (world, context) => {
      let looks = 0;
      await context.route('**/smart-flow/session', route => (looks++, route.fulfill(answer)));
      const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
      await waitFor(() => asked.includes('chunks/http.js') && looks === count);
      await page.waitForLoadState('networkidle');
      assert.equal(looks, count);
      await context.unroute('**/smart-flow/session');
      await part(page, 'number-input').fill('079 000 00 01');
      await part(page, 'send-button').click();
      await part(page, 'code-input').waitFor();
      assert.equal(world.backend.sms.length, 1);
    }));
  }

  it('waits for an answer to the first look as long as for any, and asks once more before it sends a code', () => inWorld(browser, async (world, context) => {
    await shorten(context, 10_000);
    let looks = 0;
    await context.route('**/smart-flow/session', route => (++looks === 1 ? undefined : route.continue()));
    const failed = context.waitForEvent('requestfailed');
    const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await failed;
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked.filter(path => path.includes('http')), []);
    await part(page, 'number-input').fill('079 000 00 01');
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    assert.deepEqual([looks, world.backend.sms.length], [2, 1]);
  }));

  it('shares the first look among all who ask at the same time', () => inWorld(browser, async (world, context) => {
    let looks = 0;
    const release = await hold(context, '**/smart-flow/session');
    context.on('request', request => void (request.url().endsWith('/smart-flow/session') && looks++));
    const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await waitFor(() => looks > 0);
    const known = page.evaluate(async () => {
      const {createSession} = await import(String(['/dist/chunks/api.js']));
      const {api} = createSession({});
      const shared = await Promise.all([api.session(), api.session(), api.session()]);
      return [...shared, await api.session()];
    });
    await waitFor(() => looks === 2);
    release();
    assert.deepEqual(await known, [null, null, null, null]);
    // Whoever asks later is told what is true by then.
    assert.equal(looks, 3);
    assert.deepEqual(asked.filter(path => path.includes('http')), []);
  }));

  it('asks anew who is there on the way back to a page, whatever was answered at first', () => inWorld(browser, async (world, context) => {
    const looks = noteLooks(context);
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify><sf-status></sf-status>');
    await waitFor(() => looks.length > 0);
    await prove(world, page);
    await page.evaluate(() => {
      for (const type of ['pagehide', 'pageshow']) dispatchEvent(new PageTransitionEvent(type, {persisted: true}));
    });
    await waitFor(() => looks.length > 1);
    await page.waitForLoadState('networkidle');
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 100)));
    assert.deepEqual(looks, [204, 200]);
    assert.equal(await page.locator('sf-phone-verify').getAttribute('state'), 'verified');
    assert.equal(await page.locator('sf-status').getAttribute('can-sign'), 'yes');
    assert.deepEqual(world.faults, []);
  }));

  it('reads what was answered at first also where the client takes its time', () => inWorld(browser, async (world, context) => {
    await shorten(context, 10_000);
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    let looks = 0;
    await context.route('**/smart-flow/session', route => (looks++, route.fulfill({json: {msisdn}})));
    const release = await hold(context, '**/chunks/http.js*');
    const {page, asked} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await waitFor(() => asked.includes('chunks/http.js'));
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 600)));
    release();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    assert.equal(looks, 1);
  }));

  it('without a gateway asks nobody who is there', () => inWorld(browser, async (world, context) => {
    let looks = 0;
    context.on('request', request => void (request.url().endsWith('/session') && looks++));
    const {page, asked} = await open(world, context, `${world.config('token')}<sf-phone-verify></sf-phone-verify><sf-status></sf-status>`, 'token');
    await part(page, 'send-button').waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual([looks, asked.filter(path => path.includes('http'))], [0, []]);
  }));

  it('does not take an answer for later that the client did not come to read', () => inWorld(browser, async (world, context) => {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    await context.route('**/chunks/http.js*', route => route.abort());
    await context.route('**/smart-flow/session', route => route.fulfill({json: {msisdn}}));
    const failed = context.waitForEvent('requestfailed');
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await failed;
    await context.unroute('**/smart-flow/session');
    await context.unroute('**/chunks/http.js*');
    // The gateway knows of nobody, by now.
    await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    assert.equal(world.backend.sms.length, 1);
  }));

  it('needs no second SMS where the number could not be looked up when the page was loaded again', () => inWorld(browser, async (world, context) => {
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify><sf-status></sf-status>');
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const send = async () => {
      await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
      await part(page, 'send-button').click();
    };
    await send();
    await part(page, 'code-input').waitFor();
    await part(page, 'code-input').fill(world.backend.sms[0]!.code);
    await part(page, 'verify-button').click();
    await page.locator('sf-status[can-sign=yes]').waitFor();
    await context.route('**/chunks/http.js*', route => route.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.reload();
    await part(page, 'send-button').waitFor();
    await failed;
    await context.unroute('**/chunks/http.js*');
    await send();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    await page.locator('sf-status[can-sign=yes]').waitFor();
    assert.equal(world.backend.sms.length, 1);
  }));

  it('knows of a code that is on its way, and asks for nothing where none is', () => inWorld(browser, async (world, context) => {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const {page, asked} = await open(world, context, `${world.config('token')}<sf-phone-verify msisdn="${msisdn}"></sf-phone-verify>`, 'token');
    await part(page, 'send-button').waitFor();
    await page.waitForLoadState('networkidle');
    assert.deepEqual(asked.filter(path => path.includes('http')), []);
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    asked.length = 0;
    await page.reload();
    await part(page, 'code-input').waitFor();
    assert.equal(asked.filter(path => path.includes('http')).length, 1);
    assert.equal(world.backend.sms.length, 1);
    await part(page, 'code-input').fill(`Your code: ${world.backend.sms[0]!.code}`);
    await part(page, 'verify-button').click();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    assert.deepEqual(world.faults, []);
  }));

  it('knows of it too where the session is that of another copy, which has all of its parts', () => inWorld(browser, async (world, context) => {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const {page, asked} = await open(world, context, '<p></p>');
    const put = () => page.evaluate(async msisdn => {
      await import(String(['/dist/chunks/sf-phone-verify.js']));
      const {createSession} = await import(String(['/dist/smart-flow.js']));
      const element = Object.assign(document.createElement('sf-phone-verify'), {msisdn, session: createSession({})});
      document.querySelector('p')!.append(element);
    }, msisdn);
    await put();
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    await page.reload();
    asked.length = 0;
    await put();
    await part(page, 'code-input').fill(world.backend.sms[0]!.code);
    await part(page, 'verify-button').click();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    assert.ok(asked.includes('chunks/http.js'));
    assert.equal(world.backend.sms.length, 1);
    // A page with two copies has a line for that in its policy; this one has not, and the second stays silent.
    assert.deepEqual(world.faults.filter(fault => !/trusted-types/.test(fault)), []);
  }));

  it('has sent nothing, and says what to do, where an element left the page before the client was there', () => inWorld(browser, async (world, context) => {
    const release = await hold(context, '**/chunks/http.js*');
    const {page} = await open(world, context, '<sf-phone-verify></sf-phone-verify>');
    await part(page, 'number-input').fill('079 000 00 01');
    await part(page, 'send-button').click();
    await page.locator('sf-phone-verify[busy]').waitFor();
    await page.evaluate(async () => {
      const element = document.querySelector('sf-phone-verify')!;
      element.remove();
      await new Promise(resolve => setTimeout(resolve, 50));
      document.body.append(element);
    });
    await page.locator('sf-phone-verify[state=number]:not([busy])').waitFor();
    await part(page, 'error').filter({hasText: 'Check your connection'}).waitFor();
    release();
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    assert.equal(world.backend.sms.length, 1);
    assert.deepEqual(world.faults, []);
  }));

  it('takes nothing away from somebody who types another number while a known code is looked for', () => inWorld(browser, async (world, context) => {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const {page} = await open(world, context, `<sf-phone-verify msisdn="${msisdn}"></sf-phone-verify>`);
    await part(page, 'send-button').click();
    await part(page, 'code-input').waitFor();
    const release = await hold(context, '**/chunks/http.js*');
    await page.reload();
    await part(page, 'number-input').fill('079 123');
    const arrived = page.waitForResponse('**/chunks/http.js*');
    release();
    await (await arrived).finished();
    await page.evaluate(() => import(String(['/dist/chunks/http.js'])));
    await page.evaluate(() => new Promise(resolve => setTimeout(resolve, 300)));
    assert.equal(await part(page, 'number-input').inputValue(), '079 123');
    assert.deepEqual(world.faults, []);
  }));

  it('where the client never arrives, tells support and the logger all the same, and asks once for each try', () => inWorld(browser, async (world, context) => {
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const {page, asked} = await open(world, context, '<p></p>');
    await page.evaluate(() => new Promise<void>(resolve => {
      // As it is kept where a code is on its way.
      localStorage.setItem('smart-flow', JSON.stringify({salt: 'salt', deadlines: {any: Date.now() + 60_000}}));
      resolve();
    }));
    await context.route('**/chunks/http.js*', route => route.abort());
    const told = await page.evaluateHandle(async msisdn => {
      const told: string[] = [];
      addEventListener('unhandledrejection', ({reason}) => void told.push(`unhandled: ${String(reason)}`));
      document.addEventListener('sf-error', () => void told.push('heard'));
      const {configure} = await import(String(['/dist/chunks/api.js']));
      configure({logger: ({event, code}: {event: string; code: string}) => void told.push(`${event} ${code}`)});
      const element = Object.assign(document.createElement('sf-phone-verify'), {msisdn});
      document.querySelector('p')!.append(element);
      return told;
    }, msisdn);
    await part(page, 'send-button').click();
    await part(page, 'copy-button').waitFor();
    await page.locator('sf-phone-verify').locator('[part~=support]').getByText('Reference').waitFor();
    const before = asked.length;
    await part(page, 'number-input').pressSequentially('1234');
    assert.equal(asked.length, before);
    await waitFor(async () => (await told.jsonValue()).length >= 2);
    // A logger hears of what happens before the page does.
    assert.deepEqual(await told.jsonValue(), ['sf-error network', 'heard']);
  }));

  it('says what to tell support, where one cannot go on before anything was asked for', () => inWorld(browser, async (world, context) => {
    const {page} = await open(world, context, `${world.config('token')}<sf-identify methods="none"></sf-identify>`, 'token');
    const copy = page.locator('sf-identify').locator('[part~=copy-button]');
    await copy.waitFor();
    await copy.click();
    await page.locator('sf-identify').locator('[part~=support]').getByText(/Copied|Select the details/).waitFor();
    assert.deepEqual(world.faults, []);
  }));

  it('tells the logger of the page what happens, in order', () => inWorld(browser, async (world, context) => {
    const {page} = await open(world, context, '');
    await page.evaluate(async () => {
      const told: string[] = [];
      const {configure} = await import(String(['/dist/chunks/api.js']));
      configure({logger: ({event}: {event: string}) => void told.push(event)});
      Object.assign(globalThis, {told});
      document.body.append(document.createElement('sf-phone-verify'));
    });
    await part(page, 'number-input').fill('079');
    await part(page, 'send-button').click();
    await part(page, 'number-input').fill('079 000 00 01');
    await part(page, 'send-button').click();
    await part(page, 'code-input').fill((await waitFor(() => world.backend.sms.length > 0), world.backend.sms[0]!.code));
    await part(page, 'verify-button').click();
    await page.locator('sf-phone-verify[state=verified]').waitFor();
    const expected = ['sf-error', 'sf-code-sent', 'session', 'sf-phone-verified'];
    const told = () => page.evaluate(() => (globalThis as unknown as {told: string[]}).told);
    await waitFor(async () => (await told()).length >= expected.length);
    assert.deepEqual(await told(), expected);
    assert.deepEqual(world.faults, []);
  }));

  it('without a gateway asks for one token for all, and for another after somebody signed out', () => inWorld(browser, async (world, context) => {
    const tokens: string[] = [];
    context.on('request', request => void (new URL(request.url()).pathname === '/token' && tokens.push(request.method())));
    const body = `${world.config('token')}<sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept>`;
    const {page} = await open(world, context, body, 'token');
    const {msisdn} = world.backend.personas.find(({id}) => id === 'ready')!;
    const prove = async () => {
      const sent = world.backend.sms.length;
      await part(page, 'number-input').fill(`0${msisdn.slice(2)}`);
      await part(page, 'send-button').click();
      await waitFor(() => world.backend.sms.length > sent);
      await part(page, 'code-input').fill(world.backend.sms.at(-1)!.code);
      await part(page, 'verify-button').click();
      await page.locator('sf-status[can-sign=yes]').waitFor();
      await page.locator('sf-tc-accept[state=nothing]').waitFor();
    };
    await part(page, 'send-button').waitFor();
    assert.deepEqual(tokens, []);
    await prove();
    assert.deepEqual(tokens, ['POST']);
    await page.evaluate(async () => (await import(String(['/dist/chunks/api.js']))).signOut());
    await page.locator('sf-status[state=idle]').waitFor();
    await page.locator('sf-phone-verify[state=number]').waitFor();
    await prove();
    assert.deepEqual(tokens, ['POST', 'POST']);
    assert.deepEqual(world.faults, []);
  }));

  for (const [script, language] of [['loader.js', 'en'], ['loader.js', 'de'], ['smart-flow.js', 'fr']] as const) {
    it(`shows the first step without the browser's Intl, whose first use takes longer than all else (${script}, ${language})`, () => inWorld(browser, async (world, context) => {
      await context.addInitScript(() => {
        const used: string[] = [];
        for (const name of ['Collator', 'DateTimeFormat', 'DisplayNames', 'Locale', 'NumberFormat', 'PluralRules'] as const) {
          Object.assign(Intl, {[name]: new Proxy(Intl[name], {construct: (target, values) => (used.push(name), Reflect.construct(target, values) as object)})});
        }
        const look = () => {
          const select = document.querySelector('sf-phone-verify')?.shadowRoot?.querySelector<HTMLElement>('[part~=country-select]');
          if (select && select.offsetHeight > 0) Object.assign(globalThis, {usedUntilShown: [...used], used});
          else requestAnimationFrame(look);
        };
        look();
      });
      const page = await context.newPage();
      const body = `<sf-phone-verify lang="${language}"></sf-phone-verify><sf-status lang="${language}"></sf-status>`;
      await page.goto(world.site + world.page(security.contentSecurityPolicy.gateway.widget.page!, body, `<script type="module" src="/dist/${script}"></script>`));
      await page.waitForFunction(() => 'usedUntilShown' in globalThis);
      assert.deepEqual(await page.evaluate(() => (globalThis as unknown as {usedUntilShown: string[]}).usedUntilShown), []);
      // They are not left out: the list of all countries takes them.
      await page.waitForFunction(() => (globalThis as unknown as {used: string[]}).used.includes('DisplayNames'));
    }));
  }
});
