/** Two servers: the page with its own server side, and the emulated service on an origin of its own. */
import {randomBytes} from 'node:crypto';

import {createBackend} from '../dist/testing.js';
import {createControls} from './controls.mjs';
import {createDocs} from './docs/site.mjs';
import {serveFile} from './files.mjs';
import {createFront} from './front.mjs';
import {isLoopback, listen, text} from './http.mjs';
import {createTokens} from './tokens.mjs';

const secret = () => randomBytes(24).toString('base64url');

/** Everything on the page's origin. */
function createSite(backend, client, servicePort, serve) {
  const tokens = createTokens(client);
  const front = createFront(client, secret() + secret());
  const controls = createControls(backend, tokens);
  const docs = createDocs(backend.personas);
  return request => {
    const {pathname, hostname, origin} = new URL(request.url);
    // A name somebody else made lead here would let their page read what is meant for ours.
    if (!isLoopback(origin)) return text(421, 'Open the demonstration at localhost.');
    // By the name that the visitor used, for the widgets trust the service's addresses by their host.
    const service = `http://${hostname}:${servicePort}`;
    if (pathname.startsWith('/smart-flow/')) return front(request, service);
    if (pathname.startsWith('/demo/')) return controls(request, service);
    return (pathname.startsWith('/docs/') && docs(request, service)) || serve(request, service);
  };
}

function withHeaders(handler) {
  return async request => {
    const response = await handler(request);
    response.headers.set('x-content-type-options', 'nosniff');
    response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
    return response;
  };
}

/**
 * Starts both.
 *
 * @param {number} port Of the page; the service takes a free one.
 * @param {(request: Request, service: string) => Response | Promise<Response>} serve Answers with the page's files; default: those of this folder.
 * @returns {Promise<{port: number, servicePort: number, stop: () => void}>}
 */
export async function startDemo(port, serve = serveFile) {
  const client = {id: secret(), secret: secret()};
  const backend = createBackend({client});
  const service = await listen(backend.fetch, 0);
  try {
    const site = createSite(backend, client, service.port, serve);
    const page = await listen(withHeaders(site), port);
    const stop = () => [page, service].forEach(server => server.stop());
    return {port: page.port, servicePort: service.port, stop};
  } catch (error) {
    service.stop();
    throw error;
  }
}
