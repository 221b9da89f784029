import {Hono} from 'hono';
import {assetResponse, type Assets} from './assets.js';
import {readBody} from './body.js';
import {CodeCalls} from './code-calls.js';
import type {Call, Desk} from './desk.js';
import {hostedPage, hostedScript, hostedStyles, type HostedPage} from './hosted.js';
import {languageFor} from './languages.js';
import type {Origins} from './origins.js';
import {PersonCalls} from './person-calls.js';
import {Problem} from './problem.js';
import {SessionCalls} from './session-calls.js';

/** What the routes lead to. */
export interface Destinations {
  desk: Desk;
  origins: Origins;
  /** Resolves if the service could get a token just now, else throws a {@link Problem}. */
  checkHealth: () => Promise<{redis?: 'here' | 'away'}>;
  assets?: Assets;
  page: Omit<HostedPage, 'dist' | 'language'>;
}

type Handler = (call: Call, parameter: (name: string) => string | undefined) => Promise<Response> | Response;

/** The fixed table: what is not in it does not exist. */
export function createRoutes({desk, origins, checkHealth, assets, page}: Destinations): Hono<{Bindings: Call}> {
  const app = new Hono<{Bindings: Call}>();
  const base = page.basePath;
  const codes = new CodeCalls(desk);
  const person = new PersonCalls(desk);
  const session = new SessionCalls(desk);
  const open = (method: string, path: string, handler: Handler) => app.on(method, path, context => {
    const call = context.env;
    call.note.route = path;
    return handler(call, name => context.req.param(name));
  });
  /** A route for pages of the allowed origins alone. */
  const guarded = (method: string, path: string, handler: Handler) => open(method, `${base}${path}`, (call, parameter) => {
    origins.check(call.request, call.caller.origin);
    return handler(call, parameter);
  });

  guarded('POST', '/api/public/confirm', async call => {
    const body = await readBody(call.request);
    // Two calls share this address; a token tells them apart.
    return Object.hasOwn(body, 'token') ? person.confirm(call, body) : codes.send(call, body, 'api/public/confirm');
  });
  // Where the API sends codes elsewhere than the guide prints, the browser is set to it, and so is this.
  guarded('POST', '/api/public/phone/verification', async call => codes.send(call, await readBody(call.request), 'api/public/phone/verification'));
  guarded('POST', '/api/public/phone/verification/code', async call => codes.check(call, await readBody(call.request)));
  guarded('GET', '/api/public/evidence/status', call => person.evidence(call));
  guarded('GET', '/api/public/evidence/:msisdn/tc', (call, parameter) => person.terms(call, parameter('msisdn')));
  guarded('GET', '/api/public/mobileid/status', call => person.poll(call));
  guarded('GET', '/session', call => session.read(call));
  guarded('DELETE', '/session', call => session.end(call));
  open('OPTIONS', `${base}/*`, call => origins.preflight(call.request));

  open('GET', `${base}/health`, async () => {
    try {
      return Response.json({status: 'ok', ...await checkHealth()});
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      throw new Problem(503, error.code, {reason: error.reason, detail: error.reason});
    }
  });

  const serveFile = (prefix: string): Handler => async call => {
    const asset = await assets?.(call.url.pathname.slice(prefix.length));
    if (!asset) throw new Problem(404, 'not-found');
    return assetResponse(asset, call.request);
  };
  for (const root of new Set(['', base])) {
    open('GET', `${root}/`, ({request}) => hostedPage({...page, dist: `${root}/dist/`, language: languageFor(request)}));
    open('GET', `${root}/dist/*`, serveFile(`${root}/dist/`));
  }
  open('GET', `${base}/page.css`, () => hostedStyles());
  open('GET', `${base}/page.js`, () => hostedScript());

  app.notFound(() => {
    throw new Problem(404, 'not-found', {reason: 'no such route'});
  });
  app.onError(error => {
    throw error;
  });
  return app;
}
