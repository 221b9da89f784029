import assert from 'node:assert/strict';
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync} from 'node:fs';
import {createServer, type AddressInfo} from 'node:net';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';

import {createWorld, manifest, type World} from './world.js';

describe('smart-flow-elements init', () => {
  let world: World;
  before(() => void (world = createWorld()));
  after(() => world.close());

  const program = () => join(world.app, 'node_modules', manifest.name, manifest.bin['smart-flow-elements']);

  /** A folder below the one where the package is installed, so that it is found from there. */
  function folder(name: string): string {
    const path = join(world.app, name);
    mkdirSync(path);
    return path;
  }

  const run = (cwd: string, ...args: string[]) => spawnSync(process.execPath, [program(), ...args], {cwd, encoding: 'utf8', input: ''});

  it('is a program that npm links', () => assert.ok(existsSync(join(world.app, 'node_modules', '.bin', 'smart-flow-elements'))));

  it('writes a start that works: the page is there, and a number can be proved', async () => {
    const cwd = folder('start');
    execFileSync(process.execPath, [program(), 'init', '--host', 'module'], {cwd, encoding: 'utf8'});
    const child = spawn(process.execPath, ['server.mjs'], {cwd, env: {...process.env, PORT: '0', SMART_FLOW_API_URL: ''}, stdio: ['ignore', 'pipe', 'inherit']});
    try {
      let said = '';
      child.stdout.setEncoding('utf8').on('data', text => void (said += text));
      const heard = async (pattern: RegExp): Promise<string> => {
        for (;;) {
          const [, found] = pattern.exec(said) ?? [];
          if (found) return found;
          if (child.exitCode !== null) assert.fail(`It ended: ${said}`);
          await new Promise(resolve => child.stdout.once('data', resolve).once('end', resolve));
        }
      };
      const site = await heard(/Open (http:\/\/localhost:\d+)\//);
      const page = await (await fetch(`${site}/`)).text();
      const [, script] = /<script type="module" src="(.*?)">/.exec(page)!;
      assert.equal((await fetch(site + script)).status, 200);
      assert.equal(await (await fetch(`${site}/?from=a-letter`)).text(), page, 'a link with something added leads to the page');
      assert.equal((await fetch(`${site}/server.mjs`)).status, 404);

      const msisdn = '41790000001';
      let cookie = '';
      const post = async (path: string, body: unknown) => {
        const headers = {origin: site, cookie, 'content-type': 'application/json'};
        const answer = await fetch(`${site}/smart-flow/${path}`, {method: 'POST', headers, body: JSON.stringify(body)});
        cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
        return answer.status;
      };
      assert.equal(await post('api/public/confirm', {msisdn}), 200);
      const code = await heard(/SMS to 41790000001: .*?([A-Z]{2}-?[A-Z]{2})/);
      assert.equal(await post('api/public/phone/verification/code', {msisdn, code: code.replace('-', '')}), 200);
      const status = await fetch(`${site}/smart-flow/api/public/evidence/status?msisdn=${msisdn}`, {headers: {cookie}});
      assert.equal(((await status.json()) as {notFound: boolean}).notFound, false);
    } finally {
      child.kill();
    }
  });

  it('writes a server that says in a sentence when its port is taken', async () => {
    const cwd = folder('port');
    execFileSync(process.execPath, [program(), 'init', '--host', 'module'], {cwd});
    const other = createServer().listen(0, '127.0.0.1');
    try {
      await once(other, 'listening');
      const {port} = other.address() as AddressInfo;
      const {status, stderr} = spawnSync(process.execPath, ['server.mjs'], {cwd, encoding: 'utf8', env: {...process.env, PORT: String(port), SMART_FLOW_API_URL: ''}});
      assert.deepEqual([status, stderr], [1, `Port ${port} is taken. Choose another one: PORT=${port + 1} node server.mjs\n`]);
    } finally {
      other.close();
    }
  });

  it('writes nothing where a file is in the way', () => {
    const cwd = folder('taken');
    writeFileSync(join(cwd, 'index.html'), 'mine');
    const {status, stderr} = run(cwd, 'init');
    assert.equal(status, 1);
    assert.match(stderr, /index\.html is there already, so nothing was written/);
    assert.deepEqual(readdirSync(cwd), ['index.html']);
    assert.equal(readFileSync(join(cwd, 'index.html'), 'utf8'), 'mine');
  });

  it('leaves the package.json of a folder as it is, and asks nobody without a terminal', () => {
    const cwd = folder('begun');
    writeFileSync(join(cwd, 'package.json'), '{"name": "mine"}');
    const {status, stdout} = run(cwd, 'init');
    assert.equal(status, 0);
    assert.match(stdout, /Written: index\.html, server\.mjs\./);
    assert.equal(readFileSync(join(cwd, 'package.json'), 'utf8'), '{"name": "mine"}');
  });

  it('says in a sentence what it does not know', () => {
    const {status, stderr} = run(world.app, 'init', '--host', 'cobol');
    assert.deepEqual([status, stderr], [1, 'smart-flow-elements: There is no start for "cobol"; there are: module, classic, react, vue, angular, svelte.\n']);
  });
});
