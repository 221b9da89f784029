import assert from 'node:assert/strict';
import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {nodeResolve} from '@rollup/plugin-node-resolve';
import {chromium, type Browser, type BrowserContext, type Frame, type Page} from 'playwright-core';
import {rollup} from 'rollup';

import {severities} from '../../src/flows/faults.js';
import type {BackendOptions} from '../../src/testing/index.js';
import {makeCertificate, startTls} from '../gateway/tls.js';
import {security, World, type Lines, type Mode} from './policy-world.js';
import {browserOptions, launch} from './world.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What a page is made of; what is left out is as it should be. */
interface Made {
  mode?: Mode;
  lines?: Lines;
  headers?: Record<string, string>;
  lang?: string;
  /** What brings the elements. */
  script?: string;
  /** What comes behind the scripts. */
  head?: string;
  config?: string;
  body?: string;
  /** Where it is opened, if not on the world's own site. */
  site?: string;
  /** The attributes of a frame around it, from another origin. */
  frame?: string;
  /** Scripts, and answers in place of the world's own. */
  files?: Record<string, string>;
}

interface Finding {
  id: string;
  severity: string;
  message: string;
  paste?: string;
}

interface Case {
  id: string;
  how: string;
  /** What makes another world of it, and another browser, for it would be felt on other pages too. */
  service?: BackendOptions;
  prepare?: (world: World, page: Page) => void | Promise<void>;
  alone?: true;
  /** The settings of a browser of its own. */
  preferences?: object;
  broken: (world: World) => Made | Promise<Made>;
  /** The same page with what the finding says to paste; absent where it is nothing of the page's. */
  mended?: (paste: string, broken: Made, world: World) => Made | Promise<Made>;
}

const secret = 'dGhpcyBpcyBhIHNlY3JldA';

const linesOf = (mode: Mode): Lines => security.contentSecurityPolicy[mode].widget.page!;
const bundle = '<script type="module" src="/dist/smart-flow.js"></script>';
const json = (value: object) => JSON.stringify(value);

/** A token that says something of itself. */
const jwt = (claims: object) => ['{"alg":"none"}', json(claims), 'x'].map(part => Buffer.from(part).toString('base64url')).join('.');

const withHeader = (paste: string, made: Made): Made => {
  const [, name, value] = /^([\w-]+): (.*)$/.exec(paste)!;
  return {...made, headers: {...made.headers, [name!.toLowerCase()]: value!}};
};

const withDirective = (paste: string, made: Made): Made => {
  const [, name, sources] = /^([\w-]+) (.*)$/.exec(paste)!;
  return {...made, lines: {...made.lines, [name!]: sources!}};
};

const withConfig = (config: string, made: Made): Made => ({...made, config});

/** What a bundler makes of an app of somebody's: Lit of their own, English alone, and the doctor by its name. */
async function bundled(...imports: string[]): Promise<string> {
  const code = ['./define.js', './doctor.js', ...imports].map(path => `import ${JSON.stringify(path.replace(/^smart-flow-elements/, '.'))};`).join('\n');
  const app = {name: 'app', resolveId: (id: string) => (id === 'app.js' ? `${root}dist/app.js` : null), load: (id: string) => (id === `${root}dist/app.js` ? code : null)};
  const made = await rollup({input: 'app.js', plugins: [app, nodeResolve({browser: true, exportConditions: ['production']})], logLevel: 'silent'});
  const {output} = await made.generate({format: 'es', inlineDynamicImports: true});
  return output[0].code;
}

/** The package as its next version would be. */
const next = () => readFileSync(`${root}dist/smart-flow.js`, 'utf8').replaceAll('"0.1.0"', '"0.2.0"');

const worker = (first: string) => `
  addEventListener('install', () => skipWaiting());
  addEventListener('activate', event => event.waitUntil(clients.claim()));
  addEventListener('fetch', event => {
    ${first}
    if (event.request.mode !== 'navigate' && !event.request.url.includes('/dist/')) {
      event.respondWith(new Response('<!doctype html><title>You are offline</title>', {headers: {'content-type': 'text/html'}}));
    }
  });`;

const wrongToken = (answer: object) => ({mode: 'token' as const, files: {'/token': json(answer)}});
/** The token address of the world's own answers as the finding says. */
const rightToken = (_paste: string, {files: _, ...made}: Made): Made => made;

/** What a service's token says of itself: nobody's in particular. */
const serviceToken = jwt({scope: 'smartflow'});

/** The site under a name that no browser trusts for being on this machine. */
const outside = (site: string) => site.replace('localhost', 'site.test');

const fronts: {stop(): Promise<void>}[] = [];

/** A world's server under such a name, over TLS. */
async function secured(site: string): Promise<string> {
  const front = await startTls(await makeCertificate(), site);
  fronts.push(front);
  return front.url.replace('127.0.0.1', 'site.test');
}

/** A page whose token comes from elsewhere; its policy, which is nothing of the finding's, allows that. */
const tokenFrom = (address: string, {service}: World): Made => ({mode: 'token', lines: {}, config: `<sf-config api-base="${service}/" token-url="${address}"></sf-config>`});
const tokenFromOurs = (_paste: string, made: Made, world: World): Made => ({...made, config: world.config('token')});

const cases: Case[] = [
  {
    id: 'insecure-page', how: 'a site without https',
    // Its policy, which is nothing of the finding's, would have to name that site.
    broken: ({site}) => ({site: outside(site), lines: {}}),
    mended: async (_paste, made, {site}) => ({...made, site: await secured(site)}),
  },
  {
    id: 'mixed-content', how: 'an API without https, on a page with it',
    broken: async ({site, service}) => ({
      site: await secured(site), mode: 'token', lines: {}, config: `<sf-config api-base="${(await secured(service)).replace('https:', 'http:')}/" token-url="/token"></sf-config>`,
    }),
    mended: (paste, made) => withConfig(paste.replace('></', ' token-url="/token"></'), made),
  },
  {id: 'token-unreachable', how: 'an address where nobody is', broken: world => tokenFrom('http://localhost:1/token', world), mended: tokenFromOurs},
  {id: 'token-cors', how: 'an address that shares nothing', broken: world => tokenFrom(`${world.other}/token`, world), mended: tokenFromOurs},
  {id: 'token-failed', how: 'an address that does not exist', broken: world => tokenFrom('/no-token', world), mended: tokenFromOurs},
  {id: 'token-unusable', how: 'an answer of another shape', broken: () => wrongToken({token: 'abc', expires_in: 300}), mended: rightToken},
  {
    id: 'token-lifetime', how: 'a date in place of seconds',
    broken: async ({backend}) => wrongToken({...backend.issueToken(), expires_in: '2030-01-01'}),
    mended: (paste, made) => ({...made, files: {'/token': made.files!['/token']!.replace('"expires_in":"2030-01-01"', paste)}}),
  },
  {
    id: 'token-exposed', how: "the service's own token, out in the world",
    prepare: world => {
      // It knows that token, and says what it says to whoever asks for no number.
      const headers = {'access-control-allow-origin': '*'};
      world.instead = request => (request.headers.get('authorization') === `Bearer ${serviceToken}` ? Response.json({}, {status: 400, headers}) : undefined);
    },
    broken: async ({site}) => ({...wrongToken({access_token: serviceToken, expires_in: 300}), site: await secured(site), lines: {}}),
    mended: (paste, made) => withConfig(paste, {...made, mode: 'gateway', files: {}}),
  },
  {
    id: 'cookies-refused', how: 'a browser without cookies',
    prepare: async (_world, page) => void (await (await page.context().newCDPSession(page)).send('Emulation.setDocumentCookieDisabled', {disabled: true})),
    broken: () => ({}),
  },
  {
    id: 'storage-refused', how: 'a browser that keeps nothing, as its own settings have it',
    preferences: {profile: {default_content_setting_values: {cookies: 2}}},
    broken: () => ({mode: 'token'}),
  },
  {
    id: 'secret-in-page', how: 'the client secret as an attribute',
    broken: () => ({config: `<sf-config client-secret="${secret}"></sf-config>`}),
    mended: (paste, made) => ({...made, mode: 'token', config: undefined, files: {}, body: `<!-- ${paste} --><sf-flow></sf-flow>`}),
  },
  {
    id: 'secret-in-page', how: 'the client secret in what a script sends',
    broken: () => ({lines: {}, body: `<sf-flow></sf-flow><div data-request="scope=smartflow&amp;client_secret=${secret}"></div>`}),
  },
  {
    id: 'token-scope', how: 'a token for something else',
    broken: () => wrongToken({access_token: 'abc', expires_in: 300, scope: 'openid profile'}),
    mended: rightToken,
  },
  {
    id: 'token-expired', how: 'a token that a cache has kept',
    broken: () => wrongToken({access_token: jwt({scope: 'smartflow', exp: 1_700_000_000}), expires_in: 300}),
    mended: rightToken,
  },
  {
    id: 'token-refused', how: 'a token of another service',
    broken: () => wrongToken({access_token: 'abc', expires_in: 300, scope: 'smartflow'}),
    mended: rightToken,
  },
  {id: 'cors', how: 'an API that shares its answers with others', service: {allowedOrigins: ['https://elsewhere.example']}, broken: () => ({mode: 'token'})},
  {
    id: 'policy-connect', how: 'a policy without the API',
    broken: () => ({mode: 'token', lines: {...linesOf('token'), 'connect-src': `'self'`}}),
    mended: withDirective,
  },
  {
    id: 'policy-connect', how: 'a policy that allows no request at all',
    broken: () => ({mode: 'token', lines: {...linesOf('token'), 'connect-src': `'none'`}}),
    mended: withDirective,
  },
  {
    id: 'policy-frame', how: 'a policy without the consent page',
    broken: () => ({lines: {...linesOf('gateway'), 'frame-src': `'self' https://maps.example`}, config: '<sf-config allowed-hosts="consent.example *.consent.example"></sf-config>'}),
    mended: withDirective,
  },
  {
    id: 'policy-style', how: 'a policy without the theme',
    broken: () => ({lines: linesOf('gateway'), head: '<link rel="stylesheet" href="/dist/themes/neutral.css">'}),
    mended: withDirective,
  },
  {
    id: 'policy-trusted-types', how: 'a policy without the name of ours',
    broken: () => ({lines: {...linesOf('gateway'), 'trusted-types': 'own'}}),
    mended: withDirective,
  },
  {
    id: 'policy-script', how: 'a policy that asks for a nonce',
    broken: () => ({lines: {...linesOf('gateway'), 'script-src': `'nonce-abc'`}}),
    mended: withDirective,
  },
  {
    id: 'script-missing', how: 'elements without a script',
    broken: () => ({script: ''}),
    mended: (paste, made) => ({...made, script: paste}),
  },
  {
    id: 'script-integrity', how: 'the hash of another version',
    broken: () => ({script: bundle.replace('></', ` integrity="sha384-${'A'.repeat(64)}"></`)}),
    mended: (paste, made) => ({...made, script: bundle.replace('></', ` ${paste.replace('…', security.integrity['smart-flow.js']!)}></`)}),
  },
  {
    id: 'two-versions', how: 'two versions with the same tags',
    broken: () => ({lines: {}, head: '<script type="module" src="/next/smart-flow.js"></script>', files: {'/next/smart-flow.js': next()}}),
    mended: (paste, made) => ({...made, head: `<script type="module">import {define} from '/next/smart-flow.js'; ${paste}</script>`, body: '<sf-flow></sf-flow><next-status></next-status>'}),
  },
  {
    id: 'tag-taken', how: 'a tag that another library has',
    broken: () => ({lines: {}, script: `<script>customElements.define('sf-status', class extends HTMLElement {});</script>${bundle}`, body: '<sf-status></sf-status>'}),
    mended: (paste, made) => ({...made, head: `<script type="module">import {define} from '/dist/smart-flow.js'; ${paste}</script>`, body: '<own-status></own-status>'}),
  },
  {
    id: 'opener-policy', how: 'a page that keeps its windows apart',
    broken: () => ({headers: {'cross-origin-opener-policy': 'same-origin'}, body: '<sf-launcher mode="popup"></sf-launcher>'}),
    mended: withHeader,
  },
  {
    id: 'embedder-policy', how: 'a page that is isolated',
    broken: () => ({headers: {'cross-origin-embedder-policy': 'require-corp'}}),
    mended: withHeader,
  },
  {
    id: 'referrer-policy', how: 'a page that tells its address',
    broken: () => ({headers: {'referrer-policy': 'unsafe-url'}}),
    mended: withHeader,
  },
  {
    id: 'base-element', how: 'a base elsewhere',
    broken: () => ({lines: {...linesOf('gateway'), 'base-uri': '*'}, head: '<base href="https://elsewhere.example/">'}),
    mended: withDirective,
  },
  {
    id: 'frame-sandbox', how: 'a frame without forms',
    broken: () => ({frame: 'sandbox="allow-scripts allow-same-origin" allow="otp-credentials"'}),
    mended: (paste, made) => ({...made, frame: `${paste} allow="otp-credentials"`}),
  },
  {
    id: 'frame-sandbox', how: 'a frame without an origin',
    broken: () => ({lines: {}, frame: 'sandbox="allow-scripts allow-forms" allow="otp-credentials"'}),
    mended: (paste, made) => ({...made, frame: `${paste} allow="otp-credentials"`}),
  },
  {
    id: 'frame-permissions', how: 'a frame without permission to read codes',
    broken: () => ({frame: ''}),
    mended: (paste, made) => ({...made, frame: paste}),
  },
  {
    id: 'language-missing', how: 'a language that the bundle lacks',
    broken: async () => ({lines: {}, lang: 'fr', script: '<script type="module" src="/app.js"></script>', files: {'/app.js': await bundled()}}),
    mended: async (paste, made) => ({...made, files: {'/app.js': await bundled(/'(.*)'/.exec(paste)![1]!)}}),
  },
  {
    id: 'language-unset', how: 'a page that names no language',
    broken: () => ({lang: ''}),
    mended: (paste, made) => ({...made, lang: /lang="(.*)"/.exec(paste)![1]!}),
  },
  {
    id: 'gateway-missing', how: 'an address where something else answers',
    broken: () => ({config: '<sf-config api-base="/shop/"></sf-config>', files: {'/shop/session': '<!doctype html>', '/shop/health': '<!doctype html>'}}),
    mended: (paste, made) => withConfig(paste.replace('/shop/', '/smart-flow/').replace(/http:\/\/[^/]*/, ''), made),
  },
  {
    id: 'gateway-origin', how: 'a gateway that does not know the page',
    broken: world => ({lines: {}, config: `<sf-config api-base="${world.other}/smart-flow/"></sf-config>`}),
  },
  {
    id: 'gateway-service', how: 'a gateway whose secret is wrong',
    prepare: world => {
      world.instead = request => (request.url.endsWith('/oauth/token') ? Response.json({error: 'invalid_client'}, {status: 401}) : undefined);
    },
    broken: () => ({}),
  },
  {
    id: 'service-unreachable', how: 'an address where nobody is',
    broken: () => ({mode: 'token', lines: {}, config: '<sf-config api-base="http://localhost:1/" token-url="/token"></sf-config>'}),
    mended: (paste, made, world) => withConfig(paste.replace('http://localhost:1/"', `${world.service}/" token-url="/token"`), made),
  },
  {
    id: 'service-worker', how: 'a service worker that answers everything', alone: true,
    broken: () => ({lines: {}, files: {'/sw.js': worker('')}}),
    mended: (paste, made) => ({...made, files: {'/sw-mended.js': worker(paste)}}),
  },
  {
    id: 'clock-off', how: 'a clock that is two hours ahead',
    prepare: (_world, page) => page.clock.setSystemTime(Date.now() + 7_200_000),
    broken: () => ({}),
  },
];

/** Nobody vouches for our certificates. */
const visitor = {locale: 'en-GB', ignoreHTTPSErrors: true};

let browser: Browser;
let shared: {world: World; context: BrowserContext};

before(async () => {
  browser = await launch('--host-resolver-rules=MAP site.test 127.0.0.1');
  shared = {world: await World.start(), context: await browser.newContext(visitor)};
});
after(async () => {
  await browser.close();
  for (const front of fronts) await front.stop();
  shared.world.stop();
});

let pages = 0;

const readme = readFileSync(`${root}README.md`, 'utf8').split('## When something does not work')[1]!.split('\n## ')[0]!;
const [, markup = '', script = ''] = /```html\n(.*?)```.*?```js\n(.*?)```/s.exec(readme) ?? [];

/** Puts a page into the world, and says where it is. */
function put(world: World, made: Made): string {
  const {mode = 'gateway', lines = linesOf(mode), headers = {}, lang = 'en', script = bundle, head = '', body = '<sf-flow></sf-flow>', site = world.site, frame, files = {}} = made;
  const number = pages++;
  const tokenUrl = files['/token'] ? `/token-${number}` : '/token';
  const config = made.config ?? world.config(mode).replace('/token', tokenUrl);
  for (const [path, content] of Object.entries(files)) {
    const type = /\.js$/.test(path) ? 'text/javascript' : content.startsWith('<') ? 'text/html' : 'application/json';
    world.files.set(path === '/token' ? tokenUrl : path, {body: content, type});
  }
  // An app of somebody's has it in its bundle.
  const doctor = files['/app.js'] ? '' : '<script type="module" nonce="abc" src="/dist/doctor.js"></script>';
  const inner: Lines = frame === undefined ? lines : {...lines, 'frame-ancestors': world.site};
  const content = `<head><meta charset="utf-8"><title>A page</title>${script}${doctor}${head}</head><body>${config}${body}<sf-doctor></sf-doctor></body>`;
  const path = `/doctor-${number}.html`;
  const policy = world.header(lines === made.lines && Object.keys(lines).length === 0 ? {} : inner);
  world.files.set(path, {
    body: `<!doctype html><html${lang && ` lang="${lang}"`}>${content}</html>`,
    type: 'text/html',
    headers: {...(policy && {'content-security-policy': policy}), ...headers},
  });
  if (frame === undefined) return site + path;
  return world.site + world.page({}, `<iframe ${frame} src="${world.other}${path}"></iframe>`, '');
}

/** What the doctor finds where it stands: on the page, or in its frame. */
async function findingsOf(page: Page, world: World, made: Made): Promise<Finding[]> {
  await page.goto(put(world, made));
  const worker = Object.keys(made.files ?? {}).find(path => path.startsWith('/sw'));
  if (worker) {
    await page.evaluate(async path => {
      const {installing} = await navigator.serviceWorker.register(path);
      while (installing && installing.state !== 'activated') await new Promise(resolve => installing.addEventListener('statechange', resolve, {once: true}));
    }, worker);
    await page.reload();
  }
  const where: Frame = made.frame === undefined ? page.mainFrame() : page.frames()[1]!;
  await where.locator('sf-doctor:defined:not([busy])').waitFor();
  return where.locator('sf-doctor').evaluate(doctor => (doctor as unknown as {findings: Finding[]}).findings);
}

/** Folders of browsers that had settings; they still write there when they say that they are closed. */
const folders: string[] = [];
after(() => folders.forEach(folder => rmSync(folder, {recursive: true, force: true, maxRetries: 10})));

/** A browser of its own, with settings that cannot be given to one that runs. */
function withSettings(preferences: object): Promise<BrowserContext> {
  const folder = mkdtempSync(join(tmpdir(), 'smart-flow-doctor-'));
  folders.push(folder);
  mkdirSync(join(folder, 'Default'));
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(preferences));
  return chromium.launchPersistentContext(folder, {...browserOptions, ...visitor});
}

async function inWorld({service, prepare, alone, preferences}: Partial<Case>, attempt: (world: World, page: Page) => Promise<void>): Promise<void> {
  const own = service || prepare || alone || preferences;
  const world = own ? await World.start(service) : shared.world;
  const context = preferences ? await withSettings(preferences) : own ? await browser.newContext(visitor) : shared.context;
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  try {
    await prepare?.(world, page);
    await attempt(world, page);
  } finally {
    await page.close();
    if (own) {
      await context.close();
      world.stop();
    }
  }
}

const idsOf = (findings: Finding[]) => findings.map(({id}) => id);

describe('the doctor', {concurrency: 3}, () => {
  it('finds nothing on a page that only explains, and has words like ours in it', () => inWorld({}, async (world, page) => {
    const head = `<script>const pay = async () => { const clientSecret = await load(); return {clientSecret, client_secret: 'pi_abc_secret_defghi'}; };</script>`;
    assert.deepEqual(await findingsOf(page, world, {lines: {'frame-src': `'none'`}, head, body: '<sf-qes-info></sf-qes-info>', config: ''}), []);
  }));

  for (const mode of ['gateway', 'token'] as const) {
    for (const [where, frame] of [['page', undefined], ['frame', 'allow="otp-credentials"']] as const) {
      it(`finds nothing on a sound ${where}, and does nothing that its policy forbids (${mode})`, () => inWorld({}, async (world, page) => {
        const forbidden: string[] = [];
        page.on('console', message => void (/policy|violat|Trusted ?Type/i.test(message.text()) && forbidden.push(message.text())));
        page.on('pageerror', error => forbidden.push(error.message));
        assert.deepEqual(await findingsOf(page, world, {mode, frame}), []);
        assert.deepEqual(forbidden, []);
      }));
    }
  }

  it('is put into a page, and asked by a script, as README says', () => inWorld({}, async (world, page) => {
    world.files.set('/readme.html', {body: `<!doctype html><html lang="fr"><title>A page</title>${bundle}<sf-flow></sf-flow>${markup}`, type: 'text/html'});
    await page.goto(`${world.site}/readme.html`);
    await page.locator('sf-doctor').getByText('Nothing that can be seen').waitFor();
    world.files.set('/readme.html', {body: `<!doctype html><html><title>A page</title>${bundle}<sf-flow></sf-flow><script type="module">${script}</script>`, type: 'text/html'});
    const [table] = await Promise.all([page.waitForEvent('console', message => message.type() === 'table'), page.reload()]);
    const [{id, severity, ...rest}] = (await table.args()[0]!.jsonValue()) as [Finding];
    assert.deepEqual([id, severity, Object.keys(rest)], ['language-unset', 'warning', ['message', 'paste']]);
  }));

  it('has a page for each of its findings', () => assert.deepEqual([...new Set(cases.map(({id}) => id))].sort(), Object.keys(severities).sort()));

  for (const one of cases) {
    const {id, how, broken, mended} = one;
    it(`finds ${id} alone: ${how}`, () => inWorld(one, async (world, page) => {
      const made = await broken(world);
      const found = await findingsOf(page, world, made);
      assert.deepEqual(idsOf(found), [id], JSON.stringify(found));
      const [{paste = '', message}] = found as [Finding];
      assert.ok(!`${paste} ${message}`.includes(secret), 'a secret is repeated');
      if (mended) assert.deepEqual(await findingsOf(page, world, await mended(paste, made, world)), [], `with ${paste}`);
    }));
  }
});
