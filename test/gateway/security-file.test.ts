import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {readFileSync, readdirSync} from 'node:fs';
import {before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

import {Elsewhere} from '../../src/session/elsewhere.js';
import type {Browser} from '../../src/session/browser.js';
import {Intents} from '../../src/session/intents.js';
import {anna, createWorld, own} from './world.js';

type Json = string | Json[] | {[key: string]: Json};

const root = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const scope = 'https://api.example/';

/** What the gateway really sets, for a page of each kind. */
async function setCookies(): Promise<Json[]> {
  const other = 'https://shop.example';
  const world = await createWorld({allowedOrigins: [other], limits: {sendGapSeconds: 0}});
  const ask = async (pages: string, origin: string, address: string, headers?: Record<string, string>) => {
    const answer = await world.browser(address, origin).ask(anna, headers);
    const [, name, attributes] = /^([\w-]+)=[^;]+; (.*); Max-Age=\d+$/.exec(answer.headers.getSetCookie()[0] ?? '') ?? [];
    return {pages, name: name ?? '', attributes: attributes ?? ''};
  };
  try {
    return [
      await ask(`pages of the gateway's own site`, own, '198.51.100.1'),
      await ask('pages of another site that is listed', own, '198.51.100.2', {Origin: other, 'Sec-Fetch-Site': 'cross-site'}),
      await ask('http on loopback, for developing', 'http://localhost:3000', '127.0.0.1'),
    ];
  } finally {
    await world.stop();
  }
}

/** The keys that are really written, and the locks that are really asked for, by the same thing done once. */
async function kept(): Promise<{keys: string[]; locks: string[]}> {
  const stored = new Map<string, string>();
  const locks: string[] = [];
  const request = (name: string, _options: unknown, work: () => Promise<unknown>) => (locks.push(name), work());
  const browser: Browser = {
    storage: {getItem: key => stored.get(key) ?? null, setItem: (key, value) => void stored.set(key, value)},
    locks: {request: request as LockManager['request']},
    subtle: crypto.subtle,
  };
  await new Intents(scope, () => browser).once(`code ${anna}`, 60_000, async () => undefined);
  return {keys: [...stored.keys()], locks: locks.map(name => name.replace(scope, '*'))};
}

/** The channels that are really opened, and what is said in them. */
function spoken(): {names: string[]; says: string[]} {
  const names: string[] = [];
  const says: string[] = [];
  const Real = BroadcastChannel;
  class Heard extends Real {
    constructor(name: string) {
      super(name);
      names.push(name.replace(scope, '*'));
    }
    override postMessage(data: unknown): void {
      says.push(String(data));
    }
  }
  Object.assign(globalThis, {document: {}, addEventListener: () => undefined, BroadcastChannel: Heard});
  const tab = new Elsewhere(scope, {signedOut: () => undefined, returned: () => undefined});
  tab.follow();
  tab.tellSignedOut();
  tab.leave();
  Object.assign(globalThis, {document: undefined, addEventListener: undefined, BroadcastChannel: Real});
  return {names, says};
}

/** Every line of a page with the elements. */
function elements(calls: string, ancestors = `'none'`): Json {
  return {
    'default-src': `'none'`, 'script-src': '{widgets}', 'connect-src': calls, 'frame-src': '{terms}', 'base-uri': `'none'`, 'form-action': `'none'`,
    'frame-ancestors': ancestors, 'require-trusted-types-for': `'script'`, 'trusted-types': 'smart-flow',
  };
}

const around = {'default-src': `'none'`, 'frame-src': '{page}', 'base-uri': `'none'`, 'form-action': `'none'`, 'frame-ancestors': `'none'`};

function ways(calls: string): Json {
  const page = elements(calls);
  return {
    widget: {page}, dialog: {page}, popup: {page, window: page}, tab: {page, window: page},
    frame: {page: around, frame: elements(calls, '{hosts}')},
  };
}

/** What a page loads: the one file, twice, the parts, and the doctor. */
const forPages = () => [
  ...readdirSync(`${root}dist/chunks`, {recursive: true, encoding: 'utf8'}).filter(name => name.endsWith('.js')).map(name => `chunks/${name}`),
  'doctor.js', 'loader.js', 'smart-flow.classic.js', 'smart-flow.js',
].sort();

const integrity = () => Object.fromEntries(forPages().map(name =>
  [name, `sha384-${createHash('sha384').update(readFileSync(`${root}dist/${name}`)).digest('base64')}`]));

/** What the file must say: as it is done where that can be seen, word for word where it is only told. */
async function expected(): Promise<Json> {
  const {keys, locks} = await kept();
  const {names, says} = spoken();
  const [launcher, opened] = ['the page with sf-launcher', 'the window that it opened, on the origin of flowUrl'];
  const between = {to: launcher, from: opened};
  return {
    version: JSON.parse(read('package.json')).version,
    placeholders: {
      '{widgets}': `where smart-flow.js is served; 'self' where that is the page's own origin`,
      '{gateway}': `the gateway; 'self' where it is mounted on the page's own origin`,
      '{api}': 'the Smart Flows API',
      '{token}': `the address that gives the page a token; 'self' where that is on the page's own origin`,
      '{terms}': 'hosts of the consent page, those of allowedHosts',
      '{page}': 'where the page with the flow is that a frame shows',
      '{hosts}': 'the pages that may show the flow in a frame',
    },
    contentSecurityPolicy: {gateway: ways('{gateway}'), token: ways('{api} {token}')},
    additions: {theme: {'style-src': '{widgets}'}, twoVersions: {'trusted-types': `smart-flow 'allow-duplicates'`}},
    trustedTypes: /createPolicy\("([^"]+)"/.exec(read('dist/smart-flow.js'))?.[1] ?? '',
    permissionsPolicy: 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    crossOriginOpenerPolicy: 'same-origin-allow-popups',
    frames: {
      // As sf-tc-accept's own test reads it off the frame.
      consent: {sandbox: 'allow-scripts allow-forms allow-same-origin', allow: '', referrerpolicy: 'strict-origin'},
      flow: {allow: 'otp-credentials'},
    },
    messages: [{...between, smartFlow: 'shown', carries: []}, {...between, smartFlow: 'complete', carries: ['msisdn']},
      {to: opened, from: launcher, smartFlow: 'number', carries: ['msisdn']}],
    storage: keys.map(key => ({
      in: 'localStorage',
      key,
      holds: 'a random salt, and for the salted hash of each thing asked for the time until when it must not be done again, ten minutes at most; signing out forgets them',
    })),
    tabs: {channels: names.map(name => ({name, rest: 'the apiBase', says})), locks: locks.map(name => ({name, rest: 'the apiBase'}))},
    cookies: await setCookies(),
    integrity: integrity(),
  };
}

/** The way to each value, to each entry of a list, and to each group of them. */
function paths(value: Json): string[][] {
  if (typeof value === 'string') return [];
  return Object.entries(value).flatMap(([key, inner]) => [[key], ...paths(inner as Json).map(rest => [key, ...rest])]);
}

function without(value: Json, path: readonly string[]): Json {
  const copy = structuredClone(value);
  const key = path.at(-1)!;
  const group = path.slice(0, -1).reduce((inner, name) => (inner as Record<string, Json>)[name]!, copy);
  if (Array.isArray(group)) group.splice(Number(key), 1);
  else delete (group as Record<string, Json>)[key];
  return copy;
}

describe('security.json, line by line', () => {
  const said = JSON.parse(read('dist/security.json')) as Json;
  let wanted: Json;
  const check = (file: Json) => assert.deepEqual(file, wanted);
  before(async () => void (wanted = await expected()));

  it('says what is done, and no more', () => check(said));

  it('lacks no line unnoticed: each is taken out once', () => {
    check(said);
    const all = paths(said);
    assert.ok(all.length > 150, String(all.length));
    for (const path of all) assert.throws(() => check(without(said, path)), assert.AssertionError, path.join('.'));
  });
});
