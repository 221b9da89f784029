import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {connect, createServer, type AddressInfo, type Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {Api} from './api.js';
import {secret, sleep} from './world.js';

const program = fileURLToPath(new URL('../../src/gateway/cli.js', import.meta.url));

/** A process of the gateway's program. */
export interface Program {
  url: string;
  /** Everything it printed. */
  output(): string;
  /** What it has logged of all that has happened so far: a line is written a little later than what it speaks of. */
  log(): Promise<Record<string, unknown>[]>;
  process: ChildProcess;
  /** Its exit code. */
  exited: Promise<number | null>;
  stop(): Promise<number | null>;
}

export function environment(api: Pick<Api, 'url'>): Record<string, string> {
  return {
    SMART_FLOW_API_URL: api.url,
    SMART_FLOW_TOKEN_URL: `${api.url}/oauth/token`,
    SMART_FLOW_CLIENT_ID: 'client-1',
    SMART_FLOW_CLIENT_SECRET: 'geheim',
    SMART_FLOW_SESSION_SECRET: secret,
    PORT: '0',
  };
}

/** Runs the program to its end. */
export function runProgram(env: Record<string, string>, args: string[] = []): {code: number | null; out: string; error: string} {
  const {status, stdout, stderr} = spawnSync(process.execPath, [program, ...args], {env, encoding: 'utf8', timeout: 10_000});
  return {code: status, out: stdout, error: stderr};
}

/** Starts the program and waits until it says where it listens. */
export async function startProgram(env: Record<string, string>): Promise<Program> {
  const child = spawn(process.execPath, [program], {env, stdio: ['ignore', 'pipe', 'pipe']});
  let text = '';
  child.stdout.on('data', chunk => text += String(chunk));
  child.stderr.on('data', chunk => text += String(chunk));
  // Not `exit`, which may come before the last that it printed.
  const exited = new Promise<number | null>(resolve => child.once('close', resolve));
  const url = await waitFor(() => /listens on (http:\/\/\S+?)\/smart-flow\//.exec(text)?.[1], () => `the gateway did not start: ${text}`);
  const lines = () => text.split('\n').filter(line => line.startsWith('{')).map(line => JSON.parse(line) as Record<string, unknown>);
  const marks = new Set<unknown>();
  return {
    url,
    output: () => text,
    async log() {
      // Lines are written in their order: when the line of this request is there, all before it are.
      if (child.exitCode !== null) await exited;
      else {
        const mark = (await fetch(`${url}/mark`)).headers.get('X-Correlation-Id');
        marks.add(mark);
        await waitFor(() => lines().some(line => line['correlationId'] === mark), () => 'a request was not logged');
      }
      return lines().filter(line => !marks.has(line['correlationId']));
    },
    process: child,
    exited,
    stop() {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

export async function waitFor<T>(read: () => T | undefined | false | Promise<T | undefined | false>, message: () => string = () => 'waited in vain'): Promise<T> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const value = await read();
    if (value) return value;
    await sleep(50);
  }
  throw new Error(message());
}

/** Redis, if it is installed. */
export const redisServer = ['/usr/bin/redis-server', '/usr/local/bin/redis-server', '/opt/homebrew/bin/redis-server', '/usr/bin/valkey-server'].find(existsSync);

/** Starts a Redis on a free port, with nothing kept on disk. */
export async function startRedis(port?: number): Promise<{port: number; url: string; process: ChildProcess; stop(): Promise<void>}> {
  const at = port ?? await freePort();
  // A replica writes what it is sent into a file.
  const folder = mkdtempSync(join(tmpdir(), 'smart-flow-redis-'));
  const options = ['--port', String(at), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', '--enable-debug-command', 'yes'];
  const child = spawn(redisServer!, options, {stdio: 'ignore'});
  const gone = new Promise<void>(resolve => child.once('exit', () => {
    rmSync(folder, {recursive: true});
    resolve();
  }));
  await waitFor(() => accepts(at), () => 'redis did not start');
  return {
    port: at, url: `redis://127.0.0.1:${at}`, process: child,
    stop() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** An address that leads to one server after another, as a name does: connections that are there stay where they are. */
export async function startAddress(port: number): Promise<{url: string; leadTo(port: number): void; connections(): number; stop(): Promise<void>}> {
  let to = port;
  let count = 0;
  const open = new Set<Socket>();
  const server = createServer(near => {
    count++;
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy()).on('close', () => {
        open.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    leadTo: port => void (to = port),
    connections: () => count,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

/** A command in Redis' own protocol; the raw answer. */
export function redisCommand(port: number, ...words: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(`*${words.length}\r\n${words.map(word => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`));
    let text = '';
    socket.on('error', reject).on('data', chunk => {
      text += String(chunk);
      setTimeout(() => socket.destroy(), 30);
    }).on('close', () => resolve(text));
  });
}

function accepts(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    }).on('error', () => resolve(false));
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** A gateway somewhere else, to point a {@link Browser} at. */
export function remote(url: string) {
  return {
    fetch(request: Request): Promise<Response> {
      const {pathname, search} = new URL(request.url);
      const headers = new Headers(request.headers);
      if (headers.has('Origin')) headers.set('Origin', url);
      return fetch(`${url}${pathname}${search}`, {method: request.method, headers, redirect: 'manual', body: request.body, ...(request.body && {duplex: 'half'})} as RequestInit);
    },
  };
}
