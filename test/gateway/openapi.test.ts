/** The OpenAPI files against what the emulated service and a gateway in front of it really answer. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, describe, it} from 'node:test';

import {Validator} from '@seriousme/openapi-schema-validator';
import {Ajv2020} from 'ajv/dist/2020.js';

import {errorCodes} from '../../src/api/errors.js';
import {createGateway, type Gateway} from '../../src/gateway/index.js';
import {createBackend} from '../../src/testing/index.js';
import {Browser, own, secret} from './world.js';

interface Operation {
  requestBody?: {content: Record<string, unknown>};
  responses: Record<string, {content?: Record<string, unknown>}>;
}
interface Description {
  info: {title: string};
  paths: Record<string, Record<string, Operation>>;
}

const description = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../openapi/${name}.json`, import.meta.url), 'utf8')) as Description;

/** Compares what goes over the wire with a description, and keeps which of its answers were seen. */
class Auditor {
  readonly seen = new Set<string>();
  readonly #ajv = new Ajv2020({strict: false, validateFormats: false, allErrors: true});

  constructor(
    readonly described: Description,
    readonly prefix = '',
  ) {
    this.#ajv.addSchema(described, 'api');
  }

  /** All answers that the description promises; `default` stands for the rest. */
  get promised(): string[] {
    return Object.entries(this.described.paths).flatMap(([path, operations]) =>
      Object.entries(operations).flatMap(([method, {responses}]) =>
        Object.keys(responses).filter(status => status !== 'default').map(status => `${method} ${path} ${status}`)));
  }

  async audit(request: Request, response: Response): Promise<void> {
    const path = new URL(request.url).pathname.slice(this.prefix.length);
    const template = Object.keys(this.described.paths).find(known => new RegExp(`^${known.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path));
    const method = request.method.toLowerCase();
    const operation = template === undefined ? undefined : this.described.paths[template]![method];
    if (template === undefined || !operation) assert.fail(`${method} ${path} is not described`);
    const here = `${method} ${template}`;

    // What a test sends wrongly is to be answered with a refusal; what is taken has to be as described.
    if (response.ok && operation.requestBody) {
      const type = (request.headers.get('Content-Type') ?? '').split(';')[0]!;
      const text = await request.clone().text();
      const value = type === 'application/json' ? JSON.parse(text) : Object.fromEntries(new URLSearchParams(text));
      this.#check(value, ['paths', template, method, 'requestBody', 'content', type, 'schema'], `${here} request`);
    }

    const status = Object.hasOwn(operation.responses, response.status) ? String(response.status) : 'default';
    const answer = operation.responses[status];
    if (!answer) assert.fail(`${here} answers with ${response.status}, which is not described`);
    const text = await response.clone().text();
    if (!answer.content) assert.equal(text, '', `${here} ${response.status} has a body`);
    else {
      const type = (response.headers.get('Content-Type') ?? '').split(';')[0]!;
      assert.ok(Object.hasOwn(answer.content, type), `${here} ${response.status} is ${type}`);
      this.#check(JSON.parse(text), ['paths', template, method, 'responses', status, 'content', type, 'schema'], `${here} ${response.status}`);
    }
    this.seen.add(`${here} ${response.status}`);
  }

  #check(value: unknown, place: string[], what: string): void {
    const pointer = place.map(part => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const validate = this.#ajv.getSchema(`api#/${pointer}`);
    assert.ok(validate, `${what} has no schema`);
    assert.ok(validate(value), `${what}: ${this.#ajv.errorsText(validate.errors)} in ${JSON.stringify(value)}`);
  }
}

for (const name of ['smart-flows', 'gateway']) {
  it(`openapi/${name}.json is OpenAPI 3.1`, async () => {
    const {valid, errors} = await new Validator().validate(description(name) as never);
    assert.ok(valid, JSON.stringify(errors));
  });
}

it('the gateway\'s file names each code of an error', () => {
  const {components} = description('gateway') as unknown as {components: {schemas: {Problem: {properties: {code: {enum: string[]}}}}}};
  assert.deepEqual(components.schemas.Problem.properties.code.enum, [...errorCodes]);
});

const decisions = {decizionZertes: true, decisionEidas: true, knowsTheRisk: true};
const person = (id: string) => createBackend().personas.find(persona => persona.id === id)!.msisdn;
const [ready, open, unknown] = ['ready', 'terms-mobile-id', 'unknown-number'].map(person) as [string, string, string];

describe('openapi/smart-flows.json', () => {
  const backend = createBackend();
  const auditor = new Auditor(description('smart-flows'));
  const form = {'Content-Type': 'application/x-www-form-urlencoded'};

  async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {Authorization: `Bearer ${backend.issueToken().access_token}`}) {
    const isForm = body instanceof URLSearchParams;
    const text = body === undefined ? undefined : isForm ? String(body) : JSON.stringify(body);
    const all = {...headers, ...(text !== undefined && (isForm ? form : {'Content-Type': 'application/json'}))};
    const request = new Request(`http://localhost:4000${path}`, {method, headers: all, ...(text !== undefined && {body: text})});
    const kept = request.clone();
    const response = await backend.fetch(request);
    await auditor.audit(kept, response);
    return response;
  }

  it('describes each answer, and each of them is given', async () => {
    const grant = {grant_type: 'client_credentials', scope: 'smartflow'};
    await ask('POST', '/oauth/token', new URLSearchParams({...grant, client_id: 'a', client_secret: 'b'}), {});
    await ask('POST', '/oauth/token', new URLSearchParams({...grant, scope: 'other', client_id: 'a', client_secret: 'b'}), {});
    await ask('POST', '/oauth/token', new URLSearchParams(grant), {});

    for (const path of ['/api/public/confirm', '/api/public/phone/verification']) {
      await ask('POST', path, {msisdn: ready});
      await ask('POST', path, {msisdn: 'none'});
      await ask('POST', path, {msisdn: ready}, {});
    }
    const {code} = backend.sms.at(-1)!;
    const check = '/api/public/phone/verification/code';
    await ask('POST', check, {msisdn: ready, code: 'wrong'});
    await ask('POST', check, {msisdn: ready, code});
    await ask('POST', check, {msisdn: ready, code}, {});

    const {personas} = backend;
    for (const {msisdn} of personas) await ask('GET', `/api/public/evidence/status?msisdn=${msisdn}`);
    await ask('GET', '/api/public/evidence/status?msisdn=none');
    await ask('GET', `/api/public/evidence/status?msisdn=${ready}`, undefined, {});

    const {link} = (await (await ask('GET', `/api/public/evidence/${open}/tc`)).json()) as {link: string};
    const token = link.split('/').at(-1)!;
    await ask('GET', '/api/public/evidence/none/tc');
    await ask('GET', `/api/public/evidence/${ready}/tc`);
    await ask('GET', `/api/public/evidence/${open}/tc`, undefined, {});

    await ask('POST', '/api/public/confirm', {...decisions, token: 'unknown'});
    await ask('POST', '/api/public/confirm', {...decisions, token});
    await ask('GET', `/api/public/mobileid/status?token=${token}`);
    assert.ok(backend.phone.confirm(open));
    await ask('GET', `/api/public/mobileid/status?token=${token}`);
    await ask('GET', '/api/public/mobileid/status?token=unknown');
    await ask('GET', `/api/public/mobileid/status?token=${token}`, undefined, {});
    assert.deepEqual(auditor.promised.filter(answer => !auditor.seen.has(answer)), []);
  });
});

describe('openapi/gateway.json', () => {
  const backend = createBackend();
  const auditor = new Auditor(description('gateway'), '/smart-flow');
  const gateways: Gateway[] = [];
  after(() => Promise.all(gateways.map(gateway => gateway.close())));

  /** A browser at a gateway whose every answer is compared. */
  function browse(away = false): Browser {
    const gateway = createGateway({
      apiUrl: 'http://localhost:4000/', tokenUrl: 'http://localhost:4000/oauth/token',
      clientId: 'client', clientSecret: 'geheim', sessionSecret: secret, assets: false, log: () => {},
      fetch: async (input, init) => (away ? new Response(null, {status: 500}) : backend.fetch(new Request(input, init))),
    });
    gateways.push(gateway);
    const fetch: Gateway['fetch'] = async (request, info) => {
      const kept = request.clone();
      const response = await gateway.fetch(request, info);
      await auditor.audit(kept, response);
      return response;
    };
    return new Browser({fetch}, '198.51.100.1', own);
  }

  const sent = () => backend.sms.at(-1)!.code;

  it('describes each answer, and each of them is given', async () => {
    const stranger = browse();
    await stranger.get('session');
    await stranger.evidence(ready);
    await stranger.terms(ready);
    await stranger.poll('token');
    await stranger.enter(ready, 'ABCD');
    await stranger.ask('none');
    await stranger.ask(ready, {Origin: 'https://other.example'});
    await stranger.post('api/public/phone/verification', {msisdn: 'none'});
    await stranger.get('health');
    await browse(true).get('health');

    const somebody = browse();
    await somebody.ask(open);
    await somebody.ask(open);
    await somebody.enter(open, 'ABCDEFGH');
    await somebody.enter(open, sent());
    await somebody.get('session');
    await somebody.evidence(open);
    const {token} = (await (await somebody.terms(open)).json()) as {token: string};
    await somebody.accept(token);
    await somebody.poll(token);
    assert.ok(backend.phone.confirm(open));
    await somebody.poll(token);
    await somebody.terms(open);
    await somebody.delete('session');

    const unregistered = browse();
    await unregistered.post('api/public/phone/verification', {msisdn: unknown});
    await unregistered.enter(unknown, sent());
    await unregistered.evidence(unknown);
    assert.deepEqual(auditor.promised.filter(answer => !auditor.seen.has(answer)), []);
  });
});
