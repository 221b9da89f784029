import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {checkOptions, defaultHosts, resolveAddress, resolveBase, sameOptions, type SmartFlowOptions} from '../../../src/session/options.js';

const origin = 'https://page.example';

function refusal(options: unknown): string {
  try {
    checkOptions(options as SmartFlowOptions);
  } catch (error) {
    assert.equal((error as {code: string}).code, 'configuration');
    return (error as Error).message;
  }
  return '';
}

describe('a configuration', () => {
  const good: SmartFlowOptions[] = [
    {},
    {apiBase: '/smart-flow/'},
    {apiBase: 'https://api.example', token: async () => 'abc'},
    {apiBase: 'https://api.example', tokenUrl: '/my/token', credentials: 'include'},
    {apiKey: 'abc', locale: 'de-CH', messages: {de: {sendCode: 'x'}}, allowedHosts: ['rasd.example', '*.swisscom.com', 'localhost:3000']},
    {allowedHosts: []},
    {endpoints: {sendCode: 'api/public/phone/verification', decisionZertes: false}},
    {support: {url: 'https://help.example', phone: '+41 800 724 724', proNumber: 'PRO-1'}},
    {flowUrl: '/flow.js', testSignatureUrl: 'https://check.example'},
    {credentials: 'omit'},
    {credentials: 'same-origin'},
    {apiBase: undefined, token: undefined, tokenUrl: undefined, messages: undefined, allowedHosts: undefined},
    {token: undefined, tokenUrl: '/my/token'},
  ];
  for (const options of good) {
    it(`may be ${JSON.stringify(options)}`, () => assert.equal(checkOptions(options), options));
  }

  for (const name of ['clientSecret', 'client_secret', 'secret', 'SECRET', 'mySecretKey', 'CLIENT-SECRET', 'secrets']) {
    it(`T-14: never holds a secret: ${name}`, () => {
      assert.match(refusal({[name]: 'abc-123'}), new RegExp(name));
      assert.doesNotMatch(refusal({[name]: 'abc-123'}), /abc-123/);
      assert.notEqual(refusal({[name]: undefined}), '');
      assert.match(refusal({endpoints: {[name]: 'abc-123'}}), new RegExp(name));
    });
  }

  const wrong: [what: string, options: unknown, names: RegExp][] = [
    ['nothing', null, /object/],
    ['a text', 'https://api.example', /object/],
    ['a list', [], /object/],
    ['a function', () => ({}), /object/],
    ['an apiBase that is an address object', {apiBase: new URL('https://api.example')}, /apiBase/],
    ['an apiBase that is a number', {apiBase: 42}, /apiBase/],
    ['an apiBase that is null', {apiBase: null}, /apiBase/],
    ['a token that is text', {token: 'abc'}, /token/],
    ['a token that is a promise', {token: Promise.resolve('abc')}, /token/],
    ['a tokenUrl that is a function', {tokenUrl: () => '/token'}, /tokenUrl/],
    ['both token and tokenUrl', {token: async () => 'abc', tokenUrl: '/token'}, /token.*tokenUrl/],
    ['an apiKey that is a number', {apiKey: 42}, /apiKey/],
    ['credentials that are true', {credentials: true}, /credentials/],
    ['credentials that nobody knows', {credentials: 'always'}, /credentials/],
    ['a locale that is a list', {locale: ['de']}, /locale/],
    ['messages that are text', {messages: 'de'}, /messages/],
    ['messages that are a list', {messages: []}, /messages/],
    ['hosts that are text', {allowedHosts: 'swisscom.com'}, /allowedHosts/],
    ['a host that is an address', {allowedHosts: ['https://swisscom.com']}, /https:\/\/swisscom\.com.*allowedHosts/],
    ['a host that is everything', {allowedHosts: ['*']}, /allowedHosts/],
    ['a host that is empty', {allowedHosts: ['']}, /allowedHosts/],
    ['a host that is a number', {allowedHosts: [42]}, /allowedHosts/],
    ['a host that is nothing', {allowedHosts: [undefined]}, /allowedHosts/],
    ['a host with a path', {allowedHosts: ['ok.example', 'swisscom.com/t']}, /allowedHosts/],
    ['endpoints that are a function', {endpoints: () => ({})}, /endpoints/],
    ['a flowUrl that is an object', {flowUrl: {}}, /flowUrl/],
    ['support that is text', {support: 'help'}, /support/],
    ['a testSignatureUrl that is a number', {testSignatureUrl: 1}, /testSignatureUrl/],
  ];
  for (const [what, options, names] of wrong) {
    it(`is not ${what}`, () => assert.match(refusal(options), names));
  }

  it('that says something nobody knows warns, once for each, and works', t => {
    const {mock} = t.mock.method(console, 'warn', () => {});
    checkOptions({baseUrl: '/x', getToken: () => 'x', toString: 'x'} as SmartFlowOptions);
    assert.equal(mock.callCount(), 3);
    assert.match(String(mock.calls[0]!.arguments[0]), /baseUrl/);
  });
});

describe('the root of the API', () => {
  const rows: [text: string, href: string][] = [
    ['/smart-flow/', 'https://page.example/smart-flow/'],
    ['/smart-flow', 'https://page.example/smart-flow/'],
    ['smart-flow', 'https://page.example/smart-flow/'],
    ['./smart-flow', 'https://page.example/smart-flow/'],
    ['https://api.example', 'https://api.example/'],
    ['https://api.example/', 'https://api.example/'],
    ['https://api.example/v1', 'https://api.example/v1/'],
    ['https://api.example/v1/?x=1#y', 'https://api.example/v1/'],
    ['//api.example/v1', 'https://api.example/v1/'],
    ['http://localhost:3000', 'http://localhost:3000/'],
  ];
  for (const [text, href] of rows) {
    it(`${text} is ${href}`, () => assert.equal(resolveBase(text, origin).href, href));
  }

  const bad = [
    'javascript:alert(1)', 'data:text/plain,x', 'ftp://api.example', 'blob:https://api.example/1', 'https://', 'http://[',
    'https://user:pass@api.example/', 'https://user@api.example/', 'https://:pass@api.example/',
  ];
  for (const text of bad) {
    it(`is not ${text}`, () => assert.throws(() => resolveBase(text, origin), {code: 'configuration', message: /apiBase/}));
  }

  it('and other addresses are named when they are none', () => {
    assert.throws(() => resolveAddress('tokenUrl', 'javascript:x', origin), {code: 'configuration', message: /tokenUrl/});
    assert.equal(resolveAddress('tokenUrl', '/my/token?x=1', origin).href, 'https://page.example/my/token?x=1');
  });
});

describe('hosts where the page lists none', () => {
  const rows: [base: string, hosts: string[]][] = [
    ['https://api.example/v1/', ['api.example', '*.swisscom.com']],
    ['https://api.example:8443/', ['api.example:8443', '*.swisscom.com']],
    ['http://localhost:3000/', ['localhost', '*.swisscom.com']],
    ['http://127.0.0.1:3000/', ['127.0.0.1', '*.swisscom.com']],
    ['http://[::1]:3000/', ['[::1]', '*.swisscom.com']],
  ];
  for (const [base, hosts] of rows) {
    it(`are ${hosts.join(' and ')} for ${base}`, () => assert.deepEqual(defaultHosts(new URL(base)), hosts));
  }
});

describe('two configurations', () => {
  const token = async () => 'abc';
  const same: [what: string, a: object, b: object][] = [
    ['that are empty', {}, {}],
    ['with the same values', {apiBase: '/x', locale: 'de'}, {apiBase: '/x', locale: 'de'}],
    ['in another order', {apiBase: '/x', locale: 'de'}, {locale: 'de', apiBase: '/x'}],
    ['with other functions', {token}, {token: async () => 'other'}],
    ['with other texts that are functions', {messages: {en: {resendIn: () => 'a'}}}, {messages: {en: {resendIn: () => 'b'}}}],
    ['with other bodies', {endpoints: {sendCodeBody: () => ({})}}, {endpoints: {sendCodeBody: () => 1}}],
    ['where one says undefined', {apiBase: '/x', locale: undefined}, {apiBase: '/x'}],
    ['with equal lists', {allowedHosts: ['a', 'b']}, {allowedHosts: ['a', 'b']}],
    ['with equal objects', {support: {url: 'x', phone: 'y'}}, {support: {phone: 'y', url: 'x'}}],
  ];
  for (const [what, a, b] of same) it(`${what} say the same`, () => assert.ok(sameOptions(a, b) && sameOptions(b, a)));

  const different: [what: string, a: object, b: object][] = [
    ['with another value', {apiBase: '/x'}, {apiBase: '/y'}],
    ['with one value more', {apiBase: '/x'}, {apiBase: '/x', locale: 'de'}],
    ['with a function and none', {token}, {}],
    ['with a function and a text', {messages: {en: {resendIn: () => 'x'}}}, {messages: {en: {resendIn: 'function'}}}],
    ['with tokens from elsewhere', {token}, {tokenUrl: '/token'}],
    ['with lists in another order', {allowedHosts: ['a', 'b']}, {allowedHosts: ['b', 'a']}],
    ['with one long and two short entries', {allowedHosts: ['a,b']}, {allowedHosts: ['a', 'b']}],
    ['with an empty list and none', {allowedHosts: []}, {}],
    ['with other texts', {messages: {en: {sendCode: 'a'}}}, {messages: {en: {sendCode: 'b'}}}],
    ['with false and undefined', {endpoints: {decisionZertes: false}}, {endpoints: {}}],
    ['with null and undefined', {support: {url: null}}, {support: {}}],
  ];
  for (const [what, a, b] of different) it(`${what} differ`, () => assert.ok(!sameOptions(a, b) && !sameOptions(b, a)));
});
