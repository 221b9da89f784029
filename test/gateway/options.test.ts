import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {createGateway, SettingError, type GatewayOptions, type LogEntry} from '../../src/gateway/index.js';
import {secret} from './world.js';

const store = {get: async () => undefined, set: async () => {}, add: async () => true, delete: async () => {}};

const good: GatewayOptions = {
  apiUrl: 'https://api.test/', tokenUrl: 'https://login.test/oauth/token', clientId: 'client', clientSecret: 'geheim', sessionSecret: secret, log: () => {},
};

describe('the options of a gateway', () => {
  const wrong: Record<string, unknown[]> = {
    apiUrl: [null, 5, new URL('https://api.test/'), 'api.test'],
    tokenUrl: [null, [], {}, 'login.test'],
    clientId: [null, 5, 'cli\u00ebnt', 'client\n'],
    clientSecret: [null, Buffer.from('geheim'), 'geheim\n'],
    sessionSecret: [null, 5, [secret, 5], [secret, undefined], []],
    scope: [null, ['smartflow'], 'smart\nflow'],
    allowedOrigins: [null, new Set(['https://shop.test']), ['https://shop.test', 5], ['https://shop.test/']],
    allowedHosts: [null, 5, [/terms/], []],
    basePath: [null, false, 'smart flow'],
    redisUrl: [null, 5, 'localhost'],
    store: [null, 'redis://localhost', {}, new Map(), {...store, add: undefined}],
    trustProxy: [null, '1', true, -1],
    limits: [null, 5, {sends: 1}],
    apiKey: [null, 5, 'key\n'],
    referer: [null, new URL('https://shop.test/'), 'https://shop.test/\n'],
    allowSend: [null, true, 'captcha'],
    assets: [null, true, {}],
    log: [null, false, console],
    now: [null, 1_700_000_000_000],
    fetch: [null, {}],
  };

  for (const [name, values] of Object.entries(wrong)) {
    it(`names ${name} where it is wrong, and never says what it is`, () => {
      for (const value of values) {
        assert.throws(() => createGateway({...good, apiKey: 'key', [name]: value}), (error: unknown) => {
          assert.ok(error instanceof SettingError, `${name}: ${String(error)}`);
          assert.match(error.message, new RegExp(`\\b${name}\\b`));
          return !error.message.includes('geheim');
        }, `${name} = ${String(value)}`);
      }
    });
  }

  it('names one that does not exist, as after a slip', () => {
    assert.throws(() => createGateway({...good, allowedOrigin: 'https://shop.test'} as GatewayOptions), {name: 'SettingError', message: 'there is no option called allowedOrigin'});
    assert.throws(() => createGateway(undefined as never), {name: 'SettingError', message: 'the options must be an object'});
  });

  it('names both of two that do not go together', () => {
    assert.throws(() => createGateway({...good, store, redisUrl: 'redis://localhost:6379'}), {message: 'store is in place of redisUrl, not beside it'});
  });

  it('takes what is right, and takes undefined for nothing', async () => {
    const all = Object.fromEntries(Object.keys(wrong).map(name => [name, undefined]));
    for (const options of [{}, {store}, {assets: false as const}, {allowSend: () => true}, {sessionSecret: [secret, secret]}, {allowedHosts: ['*.terms.test', 'terms_page.test:8443', '[2001:db8::1]', '[::1]:4000']}, {apiUrl: 'https://[fd00::1]/'}, {apiUrl: 'https://smart_api.test/'}, {referer: 'https://shop.test/'}]) {
      await createGateway({...all, ...good, ...options}).close();
    }
  });

  it('tells once, at the start, of the key that is deprecated', async () => {
    const said: LogEntry[] = [];
    const start = (options: Partial<GatewayOptions>) => createGateway({...good, ...options, now: () => 0, log: entry => void said.push(entry)});
    await start({}).close();
    assert.deepEqual(said, []);
    const gateway = start({apiKey: 'geheim-2'});
    assert.deepEqual(said, [{time: '1970-01-01T00:00:00.000Z', level: 'warn', event: 'deprecated', reason: 'apiKey (SMART_FLOW_API_KEY): since March 2024; leave it out, but where the API still asks for it'}]);
    await gateway.fetch(new Request('https://gateway.test/smart-flow/session'));
    await gateway.close();
    assert.equal(said.filter(({event}) => event === 'deprecated').length, 1);
  });
});
