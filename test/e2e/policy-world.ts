import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {fileURLToPath} from 'node:url';

import type {Browser, BrowserContext} from 'playwright-core';

import {createGateway, type LogEntry} from '../../src/gateway/index.js';
import {createBackend, type Backend, type BackendOptions} from '../../src/testing/index.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A policy as dist/security.json has it: the sources of each directive in one text. */
export type Lines = Readonly<Record<string, string>>;

export type Mode = 'gateway' | 'token';
export type Way = 'widget' | 'dialog' | 'popup' | 'tab' | 'frame';

export interface Security {
  version: string;
  contentSecurityPolicy: Record<Mode, Record<Way, Record<string, Lines>>>;
  additions: {theme: Lines; twoVersions: Lines};
  trustedTypes: string;
  permissionsPolicy: string;
  crossOriginOpenerPolicy: string;
  frames: {consent: Record<string, string>; flow: {allow: string}};
  messages: {smartFlow: string}[];
  storage: {in: string; key: string}[];
  cookies: {name: string; attributes: string}[];
  integrity: Record<string, string>;
}

export const security = JSON.parse(readFileSync(`${root}dist/security.json`, 'utf8')) as Security;

/** Scripts of a page with the elements. As files, for the policy allows no others. */
const scripts: Record<string, string> = {
  '/configure.js': `import {configure} from '/dist/smart-flow.js'; configure(JSON.parse(document.body.dataset.options));`,
  '/window.js': `
    const tell = news => opener?.postMessage(news, location.origin);
    addEventListener('message', ({source, origin, data}) => {
      if (source === opener && origin === location.origin && data?.smartFlow === 'number') document.querySelector('sf-flow').msisdn = data.msisdn;
    });
    document.querySelector('sf-flow').addEventListener('sf-complete', ({detail}) => tell({smartFlow: 'complete', msisdn: detail.msisdn}));
    tell({smartFlow: 'shown'});`,
};

interface Served {
  body: string;
  type: string;
  headers?: Record<string, string>;
}

async function listen(answer: (request: Request) => Promise<Response>): Promise<{origin: string; server: Server}> {
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const chunks = (await incoming.toArray()) as Buffer[];
    const {method = 'GET', headers} = incoming;
    const init = {method, headers: headers as Record<string, string>, ...(chunks.length > 0 && {body: Buffer.concat(chunks)})};
    const response = await answer(new Request(`http://${headers.host}${incoming.url}`, init));
    const cookies = response.headers.getSetCookie();
    outgoing.writeHead(response.status, {...Object.fromEntries(response.headers), ...(cookies.length > 0 && {'set-cookie': cookies})});
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch((error: unknown) => {
      // A page may still be asking, also by way of another server, when all of them are stopped.
      if (server.listening) throw error;
    });
  }).listen(0);
  await once(server, 'listening');
  return {origin: `http://localhost:${(server.address() as AddressInfo).port}`, server};
}

/** A site with the gateway, another one of the same owner, and the emulated service: three origins, all of one run alone. */
export class World {
  readonly backend: Backend;
  readonly files = new Map<string, Served>();
  readonly faults: string[] = [];
  /** What the gateway logged. */
  readonly log: LogEntry[] = [];
  /** What arrived at the service, from a gateway or a page. */
  readonly asked: Request[] = [];
  /** What the service answers in place of what it would. */
  instead: (request: Request) => Response | undefined = () => undefined;
  /** Settles with the first of them. */
  readonly firstFault: Promise<void>;
  #tell!: () => void;
  readonly #servers: Server[];
  #pages = 0;

  private constructor(
    backend: Backend,
    readonly site: string,
    readonly other: string,
    readonly service: string,
    servers: Server[],
  ) {
    this.backend = backend;
    this.#servers = servers;
    this.firstFault = new Promise(resolve => (this.#tell = resolve));
  }

  static async start(options: BackendOptions = {}): Promise<World> {
    const client = {id: 'client', secret: 'a secret'};
    const backend = createBackend({client, ...options});
    let world: World;
    const service = await listen(request => {
      world.asked.push(request.clone());
      return Promise.resolve(world.instead(request) ?? backend.fetch(request));
    });
    const gateway = createGateway({
      apiUrl: `${service.origin}/`,
      tokenUrl: `${service.origin}/oauth/token`,
      clientId: client.id,
      clientSecret: client.secret,
      sessionSecret: 'a session secret of enough length',
      limits: {sendGapSeconds: 0},
      assets: `${root}dist`,
      log: entry => void world.log.push(entry),
    });
    const answer = async (request: Request) => {
      const {pathname} = new URL(request.url);
      const file = world.files.get(pathname) ?? (scripts[pathname] && {body: scripts[pathname], type: 'text/javascript'});
      if (file) return new Response(file.body, {headers: {'content-type': `${file.type}; charset=utf-8`, ...file.headers}});
      if (pathname !== '/token') return gateway.fetch(request);
      const form = {grant_type: 'client_credentials', scope: 'smartflow', client_id: client.id, client_secret: client.secret};
      return fetch(`${service.origin}/oauth/token`, {method: 'POST', body: new URLSearchParams(form)});
    };
    const [site, other] = await Promise.all([listen(answer), listen(answer)]);
    world = new World(backend, site.origin, other.origin, service.origin, [site.server, other.server, service.server]);
    return world;
  }

  #fault(what: string): void {
    this.faults.push(what);
    this.#tell();
  }

  stop(): void {
    for (const server of this.#servers) {
      server.close();
      server.closeAllConnections();
    }
  }

  /** The lines as a header for pages here. */
  header(lines: Lines): string {
    const origins: Record<string, string> = {
      '{widgets}': `'self'`, '{gateway}': `'self'`, '{token}': `'self'`,
      '{api}': this.service, '{terms}': this.service, '{page}': this.other, '{hosts}': this.site,
    };
    const real = (sources: string) => sources.split(' ').map(source => origins[source] ?? source).join(' ');
    return Object.entries(lines).map(([name, sources]) => `${name} ${real(sources)}`).join('; ');
  }

  /** Serves a page under these lines, and says where it is on both sites. */
  page(lines: Lines, body: string, head = '<script type="module" src="/dist/smart-flow.js"></script>', headers: Record<string, string> = {}): string {
    const path = `/page-${this.#pages++}.html`;
    this.files.set(path, {
      body: `<!doctype html><html lang="en"><head><title>A page</title>${head}</head>${body.startsWith('<body') ? body : `<body>${body}`}</body></html>`,
      type: 'text/html',
      headers: {'content-security-policy': this.header(lines), ...headers},
    });
    return path;
  }

  options(mode: Mode, more: Record<string, string> = {}): string {
    const token = {apiBase: `${this.service}/`, tokenUrl: '/token'};
    return JSON.stringify({...(mode === 'token' && token), ...more}).replaceAll('"', '&quot;');
  }

  config(mode: Mode): string {
    return mode === 'token' ? `<sf-config api-base="${this.service}/" token-url="/token"></sf-config>` : '';
  }

  /** A browser that notes whatever a policy forbids in any page, and whatever is thrown. */
  async watch(browser: Browser): Promise<BrowserContext> {
    const context = await browser.newContext({locale: 'en-GB'});
    await this.follow(context);
    return context;
  }

  /** Notes it in a browser that was opened otherwise. */
  async follow(context: BrowserContext): Promise<void> {
    await context.exposeBinding('forbidden', (_source, what: string) => this.#fault(what));
    await context.addInitScript(() => {
      addEventListener('securitypolicyviolation', ({effectiveDirective, blockedURI}) => {
        (globalThis as unknown as {forbidden: (what: string) => void}).forbidden(`${effectiveDirective} ${blockedURI}`);
      });
    });
    context.on('weberror', error => this.#fault(`uncaught: ${error.error().message}`));
    context.on('console', message => {
      // Some are told nobody but the console: what may not be shown in a frame, for one.
      if (/Content Security Policy|Trusted ?Type/i.test(message.text())) this.#fault(message.text());
    });
  }
}
