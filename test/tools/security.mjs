/**
 * Writes dist/security.json with each build: what a page has to allow for the widgets, and what they keep and say. All
 * of it comes from the modules that do it, and from the files that were written.
 */
import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';

/** Cases in which the gateway's cookie differs, as arguments of `cookieStyle`. */
const cookieCases = {
  'pages of the gateway\'s own site': ['https://site.example', false, false],
  'pages of another site that is listed': ['https://site.example', false, true],
  'http on loopback, for developing': ['http://localhost:3000', true, false],
};

const [launcher, opened] = ['the page with sf-launcher', 'the window that it opened, on the origin of flowUrl'];

const said = (news, way) => Object.entries(news).map(([smartFlow, carries]) => ({...way, smartFlow, carries}));

const each = (values, change) => Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));

/** A policy with the sources of each directive in one text, as a header has them. */
const spelt = policy => each(policy, sources => sources.join(' ') || `'none'`);

async function describe(built, {version, integrity}) {
  const load = path => import(pathToFileURL(join(built, path)).href);
  const {places, policiesFor, additions, trustedTypes} = await load('policy/content.js');
  const {consentFrame, flowFrame} = await load('policy/frame.js');
  const {permissionsPolicy, openerPolicy} = await load('policy/headers.js');
  const {windowNews, openerNews} = await load('policy/messages.js');
  const {storage, tabs} = await load('policy/kept.js');
  const {cookieStyle} = await load('gateway/cookies.js');
  const spell = ways => each(ways, pages => each(pages, spelt));
  return {
    version,
    placeholders: Object.fromEntries(Object.entries(places).map(([name, what]) => [`{${name}}`, what])),
    contentSecurityPolicy: {gateway: spell(policiesFor('gateway')), token: spell(policiesFor('token'))},
    additions: each(additions, spelt),
    trustedTypes,
    permissionsPolicy,
    crossOriginOpenerPolicy: openerPolicy,
    frames: {consent: consentFrame, flow: flowFrame},
    messages: [...said(windowNews, {to: launcher, from: opened}), ...said(openerNews, {to: opened, from: launcher})],
    storage,
    tabs,
    cookies: Object.entries(cookieCases).map(([pages, args]) => ({pages, ...cookieStyle(...args)})),
    integrity,
  };
}

/** The plugin of the output for pages; it comes after the one that writes sri.json. */
export function securityFile({root, built, dist}) {
  return {
    name: 'security-file',
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_options, bundle) {
        const {version} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
        const integrity = JSON.parse(readFileSync(join(dist, 'sri.json'), 'utf8'));
        const described = await describe(built, {version, integrity});
        for (const {type, code, fileName} of Object.values(bundle)) {
          const name = type === 'chunk' ? /createPolicy\(["'`]([^"'`]+)/.exec(code)?.[1] : described.trustedTypes;
          if (name !== described.trustedTypes) this.error(`${fileName} makes the Trusted Types policy "${name}"`);
        }
        writeFileSync(join(dist, 'security.json'), `${JSON.stringify(described, null, 2)}\n`);
      },
    },
  };
}
