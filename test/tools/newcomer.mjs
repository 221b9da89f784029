/**
 * `npm run newcomer`: from an empty folder to a page on which somebody proves a number, with what README says and nothing
 * else, each step with its seconds. The commands are read from README and from what they print, so that these cannot part
 * from what is tried here. Asks the registry for the package's own dependencies.
 */
import {spawn, spawnSync} from 'node:child_process';
import {cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {chromium} from 'playwright-core';

import {chromiumArgs, findBrowsers} from './browser.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8').replace(/\s+/g, ' ');
const times = [];
const place = mkdtempSync(join(tmpdir(), 'smart-flow-newcomer-'));

/** A command as README writes it. */
function written(pattern) {
  const found = readme.match(new RegExp(`\`(${pattern})\``))?.[1];
  if (!found) throw new Error(`README has no command like ${pattern}.`);
  return found;
}

async function timed(step, work) {
  const begin = performance.now();
  const result = await work();
  const seconds = (performance.now() - begin) / 1000;
  times.push(seconds);
  console.log(`${seconds.toFixed(1).padStart(6)} s  ${step}`);
  return result;
}

function run(command, cwd) {
  const {status, stdout, stderr} = spawnSync(command, {cwd, shell: true, encoding: 'utf8'});
  if (status !== 0) throw new Error(`${command} failed:\n${stdout}\n${stderr}`);
  return stdout;
}

/** Starts a server, and waits for a line that it prints. */
async function serve(command, cwd) {
  const child = spawn(command, {cwd, shell: true, detached: true, env: {...process.env, PORT: '0'}});
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', data => (said += data));
  const find = async pattern => {
    for (const until = Date.now() + 30_000; Date.now() < until; await new Promise(resolve => setTimeout(resolve, 50))) {
      if (pattern.test(said)) return pattern.exec(said)[1];
    }
    throw new Error(`${command} never said ${pattern}, but:\n${said}`);
  };
  return {find, stop: () => process.kill(-child.pid, 'SIGTERM')};
}

/** A person who reads the page and the terminal. */
async function proves(page, find) {
  const [, typed] = /Try ([\d ]+);/.exec(await find(/(Try [\d ]+;)/));
  await page.getByLabel('Mobile number').fill(typed);
  await page.getByRole('button', {name: 'Send code'}).click();
  await page.getByLabel('Code from the SMS').fill(await find(/^SMS to \d+: (.+)$/m));
  await page.getByRole('button', {name: 'Confirm', exact: true}).click();
  await page.getByText('You can sign').first().waitFor();
}

async function main() {
  const pack = written('npm run build && npm pack');
  const install = written('npm install …/smart-flow-elements-\\*\\.tgz');
  const init = written('npx smart-flow-elements init');
  const [clone, app] = ['clone', 'app'].map(name => join(place, name));
  // As it is committed, and nothing installed in it.
  run(`git clone -q "${root}" "${clone}"`, place);
  mkdirSync(app);
  await timed(`${pack}, in a fresh clone`, () => run(pack, clone));
  const tarball = readdirSync(clone).find(name => name.endsWith('.tgz'));
  cpSync(join(clone, tarball), join(place, tarball));
  await timed(install, () => run(install.replace('…/smart-flow-elements-*.tgz', join('..', tarball)), app));
  const said = await timed(init, () => run(init, app));
  const start = /^Next:\s+(.+)$/m.exec(said)[1];
  const browser = await chromium.launch({executablePath: findBrowsers().CHROME_SHELL_PATH, args: chromiumArgs});
  try {
    const server = await timed(start, async () => {
      const started = await serve(start, app);
      await started.find(/^Open (\S+)$/m);
      return started;
    });
    try {
      const page = await browser.newPage({locale: 'en-GB'});
      await timed('the page is open', async () => page.goto(await server.find(/^Open (\S+)$/m)));
      await timed('somebody has proved a number, and reads "You can sign"', () => proves(page, server.find));
    } finally {
      server.stop();
    }
  } finally {
    await browser.close();
  }
  console.log(`${times.reduce((sum, seconds) => sum + seconds, 0).toFixed(1).padStart(6)} s  in all; reading and typing come on top`);
}

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(place, {recursive: true, force: true});
}
