import assert from 'node:assert/strict';
import type {Exchange} from '../../src/gateway/exchange.js';
import {assemble, type Gateway, type GatewayOptions, type LogEntry} from '../../src/gateway/index.js';
import {readOptions} from '../../src/gateway/options.js';
import {Api} from './api.js';

export const secret = 'a session secret of enough length: 1';
export const own = 'https://gateway.test';
export const anna = '41790000001';
export const beat = '41790000002';

/** An API, a gateway in front of it, and what the gateway logged. */
export interface World {
  api: Api;
  gateway: Gateway;
  options: GatewayOptions;
  log: LogEntry[];
  browser(address?: string, origin?: string): Browser;
  /** A browser that has proved a number. */
  verified(msisdn?: string, address?: string): Promise<Browser>;
  stop(): Promise<void>;
}

export async function createWorld(changes: Partial<GatewayOptions> | ((api: Api) => Partial<GatewayOptions>) = {}, improve?: (exchange: Exchange) => Exchange): Promise<World> {
  const api = await Api.start();
  const log: LogEntry[] = [];
  const options: GatewayOptions = {
    apiUrl: api.url,
    tokenUrl: `${api.url}/oauth/token`,
    clientId: 'client-1',
    clientSecret: 'geheim',
    sessionSecret: secret,
    log: entry => void log.push(entry),
    ...(typeof changes === 'function' ? changes(api) : changes),
  };
  const gateway = assemble(options, readOptions(options), improve);
  const browser = (address = '198.51.100.1', origin = own) => new Browser(gateway, address, origin);
  return {
    api, gateway, options, log, browser,
    async verified(msisdn = anna, address) {
      const user = browser(address);
      await user.verify(msisdn, api.code);
      return user;
    },
    async stop() {
      await gateway.close();
      await api.stop();
    },
  };
}

/** A browser as far as the gateway can tell: an origin, an address, and a jar for cookies. */
export class Browser {
  readonly jar = new Map<string, string>();
  /** Sent with every request; an empty value leaves the header out. */
  headers: Record<string, string> = {};
  readonly #gateway: Pick<Gateway, 'fetch'>;
  readonly #address: string;
  readonly #origin: string;

  constructor(gateway: Pick<Gateway, 'fetch'>, address: string, origin: string) {
    this.#gateway = gateway;
    this.#address = address;
    this.#origin = origin;
  }

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(text: string) {
    this.jar.clear();
    const [name, ...value] = text.split('=');
    if (text) this.jar.set(name!, value.join('='));
  }

  /** Another browser with the same cookies. */
  copy(): Browser {
    const copy = new Browser(this.#gateway, this.#address, this.#origin);
    copy.cookie = this.cookie;
    return copy;
  }

  async send(method: string, path: string, headers: Record<string, string> = {}, body?: string): Promise<Response> {
    const all = new Headers({...(this.cookie && {Cookie: this.cookie}), ...this.headers, ...headers});
    for (const [name, value] of [...all]) if (value === '') all.delete(name);
    const url = path.startsWith('/') ? `${this.#origin}${path}` : `${this.#origin}/smart-flow/${path}`;
    const request = new Request(url, {method, headers: all, ...(body !== undefined && {body})});
    const response = await this.#gateway.fetch(request, {address: this.#address});
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const name = pair.slice(0, pair.indexOf('='));
      if (/Max-Age=0\b/.test(cookie)) this.jar.delete(name);
      else this.jar.set(name, pair.slice(name.length + 1));
    }
    return response;
  }

  get(path: string, headers?: Record<string, string>): Promise<Response> {
    return this.send('GET', path, headers);
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.send('POST', path, {Origin: this.#origin, 'Content-Type': 'application/json', ...headers}, text);
  }

  delete(path: string): Promise<Response> {
    return this.send('DELETE', path, {Origin: this.#origin});
  }

  ask(msisdn: string, headers?: Record<string, string>): Promise<Response> {
    return this.post('api/public/confirm', {msisdn}, headers);
  }

  enter(msisdn: string, code: string, headers?: Record<string, string>): Promise<Response> {
    return this.post('api/public/phone/verification/code', {msisdn, code}, headers);
  }

  evidence(msisdn: string): Promise<Response> {
    return this.get(`api/public/evidence/status?msisdn=${msisdn}`);
  }

  terms(msisdn: string): Promise<Response> {
    return this.get(`api/public/evidence/${msisdn}/tc`);
  }

  poll(token: string): Promise<Response> {
    return this.get(`api/public/mobileid/status?token=${token}`);
  }

  accept(token: string, headers?: Record<string, string>): Promise<Response> {
    const decisions = {decizionZertes: true, decisionZertes: true, decisionEidas: false, knowsTheRisk: true};
    return this.post('api/public/confirm', {...decisions, token}, headers);
  }

  async verify(msisdn: string, code: string): Promise<void> {
    await expectStatus(await this.ask(msisdn), 200);
    await expectStatus(await this.enter(msisdn, code), 200);
  }
}

export async function expectStatus(response: Response, status: number): Promise<void> {
  if (response.status !== status) assert.fail(`expected ${status}, got ${response.status}: ${await response.text()}`);
}

/** A refusal as it must be: the status, the code, a reference that is also in the header, and nothing else. */
export async function expectProblem(response: Response, status: number, code?: string): Promise<Record<string, unknown>> {
  await expectStatus(response, status);
  assert.equal(response.headers.get('Content-Type'), 'application/problem+json');
  const problem = await response.json() as Record<string, unknown>;
  assert.deepEqual(Object.keys(problem).filter(key => key !== 'detail').sort(), ['code', 'correlationId', 'status', 'title', 'type']);
  assert.equal(problem['status'], status);
  assert.match(String(problem['correlationId']), /^[\da-f]{32}$/);
  if (code) assert.equal(problem['code'], code);
  return problem;
}

export const sleep = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, ms));
