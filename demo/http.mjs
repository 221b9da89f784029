/** Joins node:http to handlers that take a Request and answer with a Response. */
import {createServer} from 'node:http';

/** No body here is ever near it. */
const mostBytes = 64 * 1024;

async function readBody(incoming) {
  const pieces = [];
  let size = 0;
  for await (const piece of incoming) {
    size += piece.length;
    if (size > mostBytes) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

async function answer(handler, incoming) {
  const {method, headers, url} = incoming;
  const address = `http://${headers.host}${url}`;
  if (!url.startsWith('/') || !URL.canParse(address)) return text(400, 'This is not an address.');
  const body = await readBody(incoming);
  if (!body) return text(413, 'This is too long.');
  const hasBody = method !== 'GET' && method !== 'HEAD' && body.length > 0;
  return handler(new Request(address, {method, headers, ...(hasBody && {body})}));
}

async function send(response, outgoing, isHead) {
  const body = Buffer.from(await response.arrayBuffer());
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, {
    ...Object.fromEntries(response.headers),
    // As an entry among others, several cookies would be one.
    ...(cookies.length > 0 && {'set-cookie': cookies}),
    ...(response.status !== 204 && {'content-length': body.length}),
  });
  outgoing.end(isHead ? undefined : body);
}

function open(handler, port, host) {
  const server = createServer(async (incoming, outgoing) => {
    try {
      await send(await answer(handler, incoming), outgoing, incoming.method === 'HEAD');
    } catch (error) {
      // A visitor who left in the middle of a request is nobody's mistake.
      if (incoming.destroyed && !incoming.complete) return;
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500).end();
    }
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}

function close(servers) {
  for (const server of servers) {
    server.close();
    // Browsers keep connections open for minutes, and `close` alone would wait for them.
    server.closeAllConnections();
  }
}

/**
 * Serves on both loopback addresses, for `localhost` may mean either. Port 0 takes a free one.
 *
 * @returns {Promise<{port: number, stop: () => void}>}
 */
export async function listen(handler, wanted) {
  const first = await open(handler, wanted, '127.0.0.1');
  const {port} = first.address();
  try {
    const second = await open(handler, port, '::1');
    return {port, stop: () => close([first, second])};
  } catch (error) {
    if (error.code !== 'EADDRINUSE') return {port, stop: () => close([first])};
    close([first]);
    if (wanted === 0) return listen(handler, 0);
    throw error;
  }
}

export function text(status, message, headers = {}) {
  return new Response(`${message}\n`, {status, headers: {'content-type': 'text/plain; charset=utf-8', ...headers}});
}

export function json(body, status = 200, headers = {}) {
  const type = {'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store'};
  return new Response(JSON.stringify(body), {status, headers: {...type, ...headers}});
}

/** The JSON object in a request, or null where there is none. */
export async function readJson(request) {
  if (!request.headers.get('content-type')?.startsWith('application/json')) return null;
  const value = await request.json().catch(() => null);
  return typeof value === 'object' && !Array.isArray(value) ? value : null;
}

/** Whether an address is on this machine. */
export function isLoopback(address) {
  return URL.canParse(address) && ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);
}
