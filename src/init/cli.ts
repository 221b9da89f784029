#!/usr/bin/env node
import {existsSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';
import {createInterface} from 'node:readline/promises';
import {filesFor, isHost, nextSteps, readArguments} from './files.js';
import {hosts, type Host} from './hosts.js';

const program = 'smart-flow-elements';
const help = `${program} init [--host ${hosts.join('|')}]

Writes a page with the elements and a server with the gateway into this folder. Files that are there already stay as they are:
where one is in the way, nothing is written.`;

function fail(words: string): void {
  console.error(`${program}: ${words}`);
  process.exitCode = 1;
}

/** Asks for the host where somebody can answer; else a page with the module, which any site can take. */
async function ask(): Promise<string> {
  if (!process.stdin.isTTY || !process.stdout.isTTY) return hosts[0];
  const lines = createInterface({input: process.stdin, output: process.stdout});
  try {
    return (await lines.question(`What is the page made with? ${hosts.join(', ')} (${hosts[0]}) `)).trim() || hosts[0];
  } finally {
    lines.close();
  }
}

/** The file is written only where there is none, also if one has come meanwhile. */
function write(host: Host): void {
  const files = Object.entries(filesFor(host));
  // A folder in which the package was just installed has one, and it is not ours.
  const [ours, theirs] = existsSync('package.json') ? [files.filter(([name]) => name !== 'package.json'), true] : [files, false];
  const there = ours.map(([name]) => name).filter(name => existsSync(name));
  if (there.length > 0) return fail(`${there.join(' and ')} ${there.length > 1 ? 'are' : 'is'} there already, so nothing was written. Take an empty folder.`);
  for (const [name, text] of ours) {
    mkdirSync(dirname(name), {recursive: true});
    writeFileSync(name, text, {flag: 'wx'});
  }
  const isInstalled = theirs && /"smart-flow-elements"/.test(readFileSync('package.json', 'utf8'));
  const steps = nextSteps(host, {ownPackage: !theirs, isInstalled});
  console.log(`Written: ${ours.map(([name]) => name).join(', ')}.

Next:
${steps.map(step => `  ${step}`).join('\n')}

It says where the page is. The service is emulated until you set SMART_FLOW_API_URL, SMART_FLOW_TOKEN_URL, SMART_FLOW_CLIENT_ID,
SMART_FLOW_CLIENT_SECRET and SMART_FLOW_SESSION_SECRET; then codes come by SMS.`);
}

const asked = readArguments(process.argv.slice(2));
if ('wrong' in asked) fail(asked.wrong);
else if (asked.help) console.log(help);
else {
  const host = asked.host ?? (await ask());
  if (isHost(host)) write(host);
  else fail(`There is no start for "${host}"; there are: ${hosts.join(', ')}.`);
}
