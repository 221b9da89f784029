import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import type {Browser, Page} from 'playwright-core';
import {rollup} from 'rollup';

import {inWorld, run, type Setting} from './policy-run.js';
import {security, type World, type Lines, type Mode, type Way} from './policy-world.js';
import {launch} from './world.js';

const {contentSecurityPolicy: policies, crossOriginOpenerPolicy: opener} = security;
const modes = Object.keys(policies) as Mode[];
const ways = Object.keys(policies.gateway) as Way[];

let browser: Browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

function settingFor(mode: Mode, way: Way): Setting {
  const {page, window, frame} = policies[mode][way];
  return {mode, way, page: page!, inner: window ?? frame, headers: {'cross-origin-opener-policy': opener}};
}

/** A page's own Lit, with an element made of it. */
async function ownLit(): Promise<string> {
  const code = `import {html, LitElement} from 'lit';
    customElements.define('own-element', class extends LitElement { render() { return html\`<b>\${'rendered'}</b>\`; } });`;
  const host = {name: 'host', resolveId: (id: string) => (id === 'own.js' ? id : null), load: (id: string) => (id === 'own.js' ? code : null)};
  const bundle = await rollup({input: 'own.js', plugins: [host, nodeResolve({browser: true, exportConditions: ['production']})]});
  const {output} = await bundle.generate({format: 'es'});
  return output[0].code;
}

describe('under the policy of security.json nothing is forbidden', {concurrency: 3}, () => {
  for (const mode of modes) {
    for (const way of ways) {
      it(`on the way to the consent page and back (${way}, ${mode})`, async () => {
        assert.deepEqual(await run(browser, settingFor(mode, way), 'terms-consent'), []);
      });
    }
    for (const id of ['ready', 'terms-mobile-id']) {
      it(`to ${id} (widget, ${mode})`, async () => assert.deepEqual(await run(browser, settingFor(mode, 'widget'), id), []));
    }
  }

  it('and nothing is kept but what it says', async () => {
    assert.deepEqual(await run(browser, settingFor('gateway', 'widget'), 'terms-mobile-id', async shown => {
      const kept = await shown.evaluate(async () => [
        ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...(await indexedDB.databases()), ...(await caches.keys()), document.cookie,
      ]);
      assert.deepEqual(kept, [...security.storage.map(({key}) => key), '']);
      const [cookie, ...more] = await shown.context().cookies();
      assert.deepEqual([cookie?.name, cookie?.httpOnly, more], [security.cookies.at(-1)!.name, true, []]);
    }), []);
  });

  it('on the page that the gateway has', async () => assert.deepEqual(await run(browser, null, 'terms-consent'), []));

  it('H-01: on a page with a Lit of its own, which may have its name beside ours', async () => {
    const {page, ...rest} = settingFor('gateway', 'widget');
    const lines = {...page, 'trusted-types': `${page['trusted-types']} lit-html`};
    const files = {'/own.js': {body: await ownLit(), type: 'text/javascript'}};
    const head = '<script type="module" src="/own.js"></script><own-element></own-element>';
    const faults = await run(browser, {...rest, page: lines, files, head}, 'ready', async shown => {
      assert.equal(await shown.locator('own-element b').textContent(), 'rendered');
    });
    assert.deepEqual(faults, []);
  });

  it('to a theme, with what is said for it', async () => {
    const setting = {...settingFor('gateway', 'widget'), head: '<link rel="stylesheet" href="/theme.css">'};
    const files = {'/theme.css': {body: ':root { --sf-accent: rgb(1, 2, 3) }', type: 'text/css'}};
    const page = {...setting.page, ...security.additions.theme};
    assert.deepEqual(await run(browser, {...setting, files, page}, 'ready'), []);
    assert.notDeepEqual(await run(browser, {...setting, files}, 'ready'), []);
  });

  it('with two versions on the page, with what is said for them', async () => {
    const {version} = security;
    const bundle = readFileSync(new URL('../../../dist/smart-flow.js', import.meta.url), 'utf8');
    const next = `import {define} from '/next.js';
      define({prefix: 'next'});
      document.body.append(document.createElement('next-qes-info'));`;
    const files = Object.entries({'/next.js': bundle.replaceAll(`"${version}"`, '"99.1.0"'), '/use-next.js': next});
    const setting = {
      ...settingFor('gateway', 'widget'),
      head: '<script type="module" src="/use-next.js"></script>',
      files: Object.fromEntries(files.map(([path, body]) => [path, {body, type: 'text/javascript'}])),
    };
    const page = {...setting.page, ...security.additions.twoVersions};
    let shown = '';
    const look = async (page: Page) => {
      shown = await page.locator('next-qes-info').evaluate(element => element.shadowRoot?.querySelector('[part~=heading]')?.textContent ?? '');
    };
    assert.deepEqual(await run(browser, {...setting, page}, 'ready', look), []);
    assert.notEqual(shown, '');
    assert.notDeepEqual(await run(browser, setting, 'ready'), []);
  });
});

// --- nothing in excess ---

const without = (lines: Lines, name: string): Lines => Object.fromEntries(Object.entries(lines).filter(([each]) => each !== name));

/** What only forbids is needed for what happens where it is missing: each tries that, and tells whether it worked. */
const attempts: Record<string, (page: Page, world: World, path: string) => Promise<boolean>> = {
  'default-src': page => page.evaluate(() => new Promise(resolve => {
    const image = Object.assign(new Image(), {onload: () => resolve(true), onerror: () => resolve(false)});
    image.src = '/picture.svg';
  })),
  'base-uri': page => page.evaluate(() => {
    const base = Object.assign(document.createElement('base'), {href: 'https://elsewhere.example/'});
    document.head.append(base);
    const works = document.baseURI.startsWith('https://elsewhere.example');
    base.remove();
    return works;
  }),
  'require-trusted-types-for': page => page.evaluate(() => {
    try {
      return Reflect.set(document.createElement('p'), 'innerHTML', '<b>there</b>');
    } catch {
      return false;
    }
  }),
  'trusted-types': page => page.evaluate(() => {
    const {trustedTypes} = globalThis as unknown as {trustedTypes: {createPolicy: (name: string, rules: object) => object}};
    try {
      return Boolean(trustedTypes.createPolicy('another', {}));
    } catch {
      return false;
    }
  }),
  'form-action': async page => {
    const blocked = page.evaluate(() => new Promise<boolean>(resolve => {
      addEventListener('securitypolicyviolation', event => event.effectiveDirective === 'form-action' && resolve(true));
      const form = Object.assign(document.createElement('form'), {action: '/elsewhere', method: 'get'});
      document.body.append(form);
      form.submit();
    })).catch(() => false);
    return Promise.race([page.waitForURL(/elsewhere/).then(() => true), blocked.then(isBlocked => !isBlocked)]);
  },
  'frame-ancestors': async (page, world, path) => {
    const around = world.page({'frame-src': '*'}, `<iframe src="${world.site}${path}"></iframe>`, '');
    await page.goto(world.other + around);
    return page.frames()[1]!.evaluate(() => document.title === 'A page');
  },
};

/** Which of these work in a page that holds nothing yet, under these lines. */
function working(directives: string[], lines: Lines): Promise<string[]> {
  return inWorld(browser, async (world, context) => {
    world.files.set('/picture.svg', {body: '<svg xmlns="http://www.w3.org/2000/svg"/>', type: 'image/svg+xml'});
    world.files.set('/elsewhere', {body: 'There.', type: 'text/plain'});
    const path = world.page(lines, '', '');
    const page = await context.newPage();
    await page.goto(world.site + path);
    const found: string[] = [];
    for (const directive of directives) if (await attempts[directive]!(page, world, path)) found.push(directive);
    return found;
  });
}

const isClosing = (directive: string, sources: string) => Object.hasOwn(attempts, directive) && !sources.includes('{');

interface Line {
  setting: Setting;
  role: 'page' | 'inner';
  lines: Lines;
  directive: string;
  sources: string;
}

/** Every line of every policy. */
const all: Line[] = modes.flatMap(mode => ways.flatMap(way => (['page', 'inner'] as const).flatMap(role => {
  const setting = settingFor(mode, way);
  const lines = setting[role] ?? {};
  return Object.entries(lines).map(([directive, sources]) => ({setting, role, lines, directive, sources}));
})));

/** A line that stands in several policies does the same there: it is taken out of the first. */
const firstOf = (lines: Line[], key: (line: Line) => string) => [...new Map(lines.toReversed().map(line => [key(line), line])).values()].reverse();

describe('what a policy closes is closed, and by its own line', {concurrency: 3}, () => {
  it('in every policy: all that can be, and scripts where there are any', () => {
    for (const {lines, setting: {way, mode}} of all) {
      const closing = Object.keys(attempts).filter(directive => lines['script-src'] || !directive.includes('trusted-types'));
      assert.deepEqual(closing.filter(directive => !lines[directive]), [], `${way}, ${mode}`);
    }
  });
  for (const {lines, setting: {way, mode}, role} of firstOf(all, ({lines}) => JSON.stringify(lines))) {
    const closing = Object.keys(attempts).filter(directive => lines[directive]);
    it(`all of it (${way}, ${mode}, ${role})`, async () => assert.deepEqual(await working(closing, lines), []));
  }
  for (const {lines, directive, sources} of firstOf(all, ({directive, sources}) => `${directive} ${sources}`).filter(line => isClosing(line.directive, line.sources))) {
    it(`${directive} ${sources}`, async () => assert.deepEqual(await working([directive], without(lines, directive)), [directive]));
  }
  it(`'script' in require-trusted-types-for`, async () => {
    const directive = 'require-trusted-types-for';
    assert.deepEqual(await working([directive], {...policies.gateway.widget.page, [directive]: ''}), [directive]);
  });
});

describe('what a policy allows is needed', {concurrency: 3}, () => {
  const allowing = all.filter(({directive, sources}) => !isClosing(directive, sources) || directive === 'trusted-types');
  for (const line of firstOf(allowing, ({setting: {mode}, directive, sources}) => `${mode} ${directive} ${sources}`)) {
    const {setting, role, lines, directive, sources} = line;
    const list = sources.split(' ');
    // Without its only source a directive is as good as gone, for the first line is 'none': that is tried once.
    for (const source of list) {
      it(`${source} in ${directive} (${setting.way}, ${setting.mode})`, async () => {
        const rest = list.filter(each => each !== source).join(' ');
        const changed = rest || directive === 'trusted-types' || directive === 'frame-ancestors' ? {...lines, [directive]: rest} : without(lines, directive);
        assert.notDeepEqual(await run(browser, {...setting, [role]: changed}, 'terms-consent'), []);
      });
    }
  }
});

describe('the headers and attributes beside it', {concurrency: 3}, () => {
  const {widget, frame} = policies.gateway;

  it('keep a stranger who opens the page away from it', () => inWorld(browser, async (world, context) => {
    for (const headers of [{'cross-origin-opener-policy': opener}, {}]) {
      const path = world.page(widget.page!, '', '', headers as Record<string, string>);
      const stranger = await context.newPage();
      await stranger.goto(world.other + world.page({}, '', ''));
      const [page] = await Promise.all([context.waitForEvent('page'), stranger.evaluate(url => void open(url), world.site + path)]);
      await page.waitForURL(`**${path}`);
      assert.equal(await page.evaluate(() => opener === null), 'cross-origin-opener-policy' in headers);
    }
  }));

  const allows = (page: Page, feature: string) =>
    page.frames().at(-1)!.evaluate(name => (document as unknown as {featurePolicy: {allowsFeature: (name: string) => boolean}}).featurePolicy.allowsFeature(name), feature);

  it('leave no sensor to the page, and each entry takes away one', () => inWorld(browser, async (world, context) => {
    const page = await context.newPage();
    const entries = security.permissionsPolicy.split(', ');
    for (const left of [undefined, ...entries]) {
      const policy = entries.filter(entry => entry !== left).join(', ');
      await page.goto(world.site + world.page(widget.page!, '', '', {'permissions-policy': policy}));
      for (const entry of entries) assert.equal(await allows(page, entry.replace('=()', '')), entry === left, `${entry} without ${left}`);
      assert.equal(await allows(page, 'otp-credentials'), true);
    }
  }));

  it('let the code of an SMS be read in a frame on another origin', () => inWorld(browser, async (world, context) => {
    const page = await context.newPage();
    const inner = world.other + world.page(frame.frame!, '', '');
    for (const [allow, expected] of [[security.frames.flow.allow, true], ['', false]] as const) {
      await page.goto(world.site + world.page(frame.page!, `<iframe allow="${allow}" src="${inner}"></iframe>`, ''));
      assert.equal(await allows(page, 'otp-credentials'), expected);
    }
  }));
});
