import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Gateway} from './index.js';

/** What Node's http calls for each request. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * A gateway for Node's http, and whatever is built on it.
 *
 * ```js
 * const gateway = createGateway({…});
 * const listener = await nodeListener(gateway);
 *
 * http.createServer(listener).listen(3000);                          // Node
 *
 * app.all('/smart-flow{/*splat}', listener);                           // Express 5, before any body parser
 *
 * fastify.register(async scope => {                                  // Fastify
 *   scope.removeAllContentTypeParsers();
 *   scope.addContentTypeParser('*', (request, payload, done) => done(null));
 *   scope.all('/smart-flow/*', (request, reply) => {
 *     reply.hijack();
 *     return listener(request.raw, reply.raw);
 *   });
 * });
 * ```
 *
 * `alone`: nothing else runs in this process, so that it may be made faster for this; default false.
 */
export async function nodeListener(gateway: Gateway, {alone = false} = {}): Promise<NodeListener> {
  // Loaded when asked for, as other platforms have none of the modules it needs.
  const {getRequestListener} = await import('@hono/node-server');
  return getRequestListener(
    (request, {incoming}) => gateway.fetch(request, {address: incoming.socket.remoteAddress}),
    // Lighter ones of Request and Response, for the whole process: not in somebody else's.
    {overrideGlobalObjects: alone},
  );
}
