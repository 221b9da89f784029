import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {allowedAddress, isHostEntry, isLoopback} from '../../../src/api/hosts.js';

const usual = ['smart-flow.example', '*.swisscom.com'];

describe('an address that may be opened', () => {
  const rows: [address: string, hosts: string[], href?: string][] = [
    ['https://smart-flow.example/t/abc', usual],
    ['https://smart-flow.example', usual, 'https://smart-flow.example/'],
    ['https://rasd.scapp.swisscom.com/t/xxxxxxx', usual],
    ['https://a.b.c.swisscom.com/', usual],
    ['https://rasd.scapp.swisscom.com:443/t/x', usual, 'https://rasd.scapp.swisscom.com/t/x'],
    ['HTTPS://RASD.SCAPP.SWISSCOM.COM/t/X', usual, 'https://rasd.scapp.swisscom.com/t/X'],
    ['https://rasd.swisscom.com/t/x?token=a%20b&c=d#e', usual],
    ['https://rasd.swisscom.com/a/../b', usual, 'https://rasd.swisscom.com/b'],
    ['https://Smart-Flow.Example/', ['SMART-FLOW.example'], 'https://smart-flow.example/'],
    ['https://smart-flow.example:8443/t', ['smart-flow.example:8443']],
    ['https://smart-flow.example/t', ['smart-flow.example:443']],
    ['https://smart-flow.example:443/t', ['smart-flow.example:443'], 'https://smart-flow.example/t'],
    ['https://10.0.0.1/t', ['10.0.0.1']],
    ['https://xn--bcher-kva.example/', ['xn--bcher-kva.example']],
    ['https://bücher.example/', ['xn--bcher-kva.example'], 'https://xn--bcher-kva.example/'],
    ['http://localhost:3000/t', ['localhost']],
    ['http://localhost/t', ['localhost']],
    ['https://localhost:8443/t', ['localhost']],
    ['http://127.0.0.1:49152/t', ['127.0.0.1']],
    ['http://127.0.0.1:3000/t', ['127.0.0.1:3000']],
    ['http://[::1]:3000/t', ['[::1]']],
    ['http://[::1]:3000/t', ['[::1]:3000']],
    [`https://smart-flow.example/${'x'.repeat(2048 - 27)}`, usual],
  ];
  for (const [address, hosts, href = address] of rows) {
    it(`${address.slice(0, 60)} with ${hosts.join(', ')}`, () => assert.equal(allowedAddress(address, hosts), href));
  }

  it('may name the default port of a listed loopback host', () => {
    assert.equal(allowedAddress('https://localhost/t', ['localhost:443']), 'https://localhost/t');
    assert.equal(allowedAddress('http://localhost/t', ['localhost:80']), 'http://localhost/t');
  });
});

describe('an address that is never opened', () => {
  const rows: [address: unknown, hosts?: string[]][] = [
    [undefined], [null], [''], [' '], [42], [true], [{}], [['https://smart-flow.example/']], [new URL('https://smart-flow.example/')],
    ['javascript:alert(1)'], ['JavaScript:alert(1)'], [' javascript:alert(1)'], ['java\nscript:alert(1)'], ['javascript://smart-flow.example/%0aalert(1)'],
    ['data:text/html,<script>alert(1)</script>'], ['blob:https://smart-flow.example/1'], ['file:///etc/passwd'], ['ftp://smart-flow.example/'],
    ['filesystem:https://smart-flow.example/x'], ['about:blank'], ['view-source:https://smart-flow.example/'], ['vbscript:x'], ['intent://smart-flow.example/#Intent;end'],
    ['/t/abc'], ['t/abc'], ['?token=x'], ['#x'], ['//smart-flow.example/t'], ['///smart-flow.example/t'], ['https:smart-flow.example'], ['https:/smart-flow.example'],
    ['https:///smart-flow.example/'], ['https://'], ['https:// smart-flow.example/'], ['https://?'], ['https://#'],
    ['http://smart-flow.example/t'], ['http://rasd.swisscom.com/t'], ['ws://smart-flow.example/'],
    ['https://evil.example/'], ['https://smart-flow.example.evil.example/'], ['https://evilsmart-flow.example/'], ['https://sub.smart-flow.example/'],
    ['https://swisscom.com/'], ['https://evilswisscom.com/'], ['https://swisscom.com.evil.example/'], ['https://rasd.swisscom.com.evil.example/'],
    ['https://evil.example/https://smart-flow.example/'], ['https://evil.example#smart-flow.example'], ['https://evil.example?smart-flow.example'],
    ['https://evil.example/.swisscom.com'], ['https://evil.example%2f.swisscom.com/'], ['https://evil.example%00.swisscom.com/'],
    ['https://smart-flow.example@evil.example/'], ['https://smart-flow.example:443@evil.example/'], ['https://user@smart-flow.example/'],
    ['https://user:pass@smart-flow.example/'], ['https://:pass@smart-flow.example/'], ['https://evil.example\\@smart-flow.example/'],
    ['https://smart-flow.example\\.evil.example/'], ['https:\\\\smart-flow.example\\t'], ['https://smart-flow.example/\\evil'],
    ['https://smart-flow.example:8443/'], ['https://smart-flow.example:80/'], ['https://rasd.swisscom.com:8443/'], ['https://smart-flow.example:443443/'],
    ['https://smart-flow.example./'], ['https://rasd.swisscom.com./'], ['https://.swisscom.com/'],
    ['https://smart-flow.example/\u0000'], ['https://smart-flow.example/\u0007'], ['https://smart-flow.example/\u0085'], ['https://smart-\tflow.example/'],
    ['https://smart-flow.example/\n'], ['\nhttps://smart-flow.example/'], [' https://smart-flow.example/'], ['https://smart-flow.example/ '],
    ['https://smart-flow.example/a b'], ['https://smart-flow.example/\u00a0'], ['https://smart-flow.example/\u2028'], ['\ufeffhttps://smart-flow.example/'],
    ['https://xn--smart-flw-66a.example/'], ['https://smаrt-flow.example/'], ['https://swіsscom.com/'], ['https://rasd.swіsscom.com/'],
    [`https://smart-flow.example/${'x'.repeat(2048)}`], [`https://smart-flow.example/${'x'.repeat(10_240)}`],
    ['https://smart-flow.example/', []], ['https://smart-flow.example/', ['*.smart-flow.example']], ['https://anything.example/', ['*']],
    ['https://10.0.0.1.evil.example/', ['10.0.0.1']], ['https://evil.10.0.0.1/', ['*.0.0.1']],
    ['http://localhost:3000/'], ['http://127.0.0.1/'], ['http://[::1]/'], ['http://2130706433/'], ['http://localhost.evil.example/', ['localhost']],
    ['http://localhost:4000/', ['localhost:3000']], ['http://127.0.0.1:3000/', ['localhost']], ['http://127.0.0.2:3000/', ['127.0.0.1']],
    ['http://evil.example/', ['localhost', 'evil.example']], ['javascript:alert(1)', ['javascript']], ['http://127.0.0.1.evil.example/', ['127.0.0.1']],
    ['http://sub.localhost:3000/', ['localhost']], ['http://[::ffff:127.0.0.1]/', ['127.0.0.1']],
  ];
  for (const [address, hosts = usual] of rows) {
    it(`C-01: ${typeof address} ${JSON.stringify(address)?.slice(0, 70)} with [${hosts}]`, () => assert.equal(allowedAddress(address, hosts), null));
  }
});

describe('a host in the list of a page', () => {
  const good = ['smart-flow.example', 'SMART-FLOW.example', '*.swisscom.com', 'localhost', 'localhost:3000', '127.0.0.1', '10.0.0.1:8443', '[::1]', '[::1]:3000', 'a-b.c1'];
  for (const entry of good) it(`may be ${entry}`, () => assert.ok(isHostEntry(entry)));

  const bad = [
    '', ' ', '*', '*.', '.', '.swisscom.com', 'swisscom.com.', 'a..b', '**.swisscom.com', '*swisscom.com', 'rasd.*.com', '*.*.com', '*.swisscom.com:8443',
    'https://swisscom.com', '//swisscom.com', 'swisscom.com/', 'swisscom.com/t', 'swisscom.com?x', 'swisscom.com#x', 'user@swisscom.com', 'swisscom.com:',
    'swisscom.com:x', 'swisscom.com:123456', ' swisscom.com', 'swisscom.com ', 'swiss com', 'swisscom.com,evil.example', 'bücher.example', '::1', '[::1', 'javascript:',
  ];
  for (const entry of bad) it(`may not be ${JSON.stringify(entry)}`, () => assert.ok(!isHostEntry(entry)));
});

describe('this machine itself', () => {
  for (const host of ['localhost', '127.0.0.1', '127.1.2.3', '[::1]']) it(`is ${host}`, () => assert.ok(isLoopback(host)));
  for (const host of ['localhost.example', '128.0.0.1', '127.0.0.1.example', '0.0.0.0', '[::2]', '', 'mylocalhost', '10.0.0.1']) {
    it(`is not ${JSON.stringify(host)}`, () => assert.ok(!isLoopback(host)));
  }
});
