#!/usr/bin/env node
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {createServer, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';
import {readEnvironment} from './env.js';
import {help} from './help.js';
import {assemble, nodeListener, SettingError} from './index.js';
import {flushLog} from './log.js';
import {nodeExchange} from './node-exchange.js';

const program = 'smart-flow-gateway';
/** Milliseconds for a request to arrive whole. */
const patience = 10_000;
/** Milliseconds that requests under way may take when the program is told to stop. */
const farewell = 15_000;

try {
  const [argument] = process.argv.slice(2);
  if (argument === '--help' || argument === '-h') console.log(help);
  else if (argument !== undefined) throw new SettingError(`unknown argument; it is set by environment, see --help`);
  else await run();
} catch (error) {
  if (!(error instanceof SettingError) && !isListenError(error)) throw error;
  console.error(`${program}: ${isListenError(error) ? 'PORT or HOST cannot be used: ' : ''}${error.message}`);
  process.exitCode = 1;
}

async function run(): Promise<void> {
  const {options, settings, port, host} = readEnvironment(process.env);
  const gateway = assemble({...options, ...distFolder()}, settings, nodeExchange);
  // Node looks for requests that take too long only so often, by itself every 30 seconds.
  const server = createServer({connectionsCheckingInterval: 1000}, await nodeListener(gateway, {alone: true}));
  // Bodies are small: who takes longer to send one holds a connection for its own sake.
  server.headersTimeout = server.requestTimeout = patience;
  await listen(server, port, host);
  const address = server.address() as AddressInfo;
  console.log(`${program} listens on http://${address.family === 'IPv6' ? `[${address.address}]` : address.address}:${address.port}${settings.basePath}/`);

  const unanswered = new Set<ServerResponse>();
  server.on('request', (_, response: ServerResponse) => {
    unanswered.add(response);
    response.once('close', () => unanswered.delete(response));
  });
  let stopping = false;
  const stop = async () => {
    // npm passes on a Ctrl-C that the terminal has sent here already; the second must not end what the first lets finish.
    if (stopping) return;
    stopping = true;
    setTimeout(() => end(1), farewell).unref();
    server.close();
    await Promise.all([...unanswered].map(response => once(response, 'close')));
    // Also what nobody waits for any more is finished: a code may be on its way.
    await gateway.close();
    end(0);
  };
  process.on('SIGTERM', () => void stop()).on('SIGINT', () => void stop());
}

function end(code: number): never {
  flushLog();
  process.exit(code);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
}

/** Built, this file is in `dist` itself; compiled alone, `dist` is at the top of the project. */
function distFolder(): {assets: string} {
  const places = ['.', '../../../dist'].map(place => fileURLToPath(new URL(place, import.meta.url)));
  return {assets: places.find(place => existsSync(`${place}/smart-flow.js`)) ?? places[0]!};
}

function isListenError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error && ['listen', 'getaddrinfo'].includes(String(error.syscall));
}
