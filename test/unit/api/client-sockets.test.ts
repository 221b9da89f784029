import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {isLost, type ErrorCode} from '../../../src/api/errors.js';
import {phone, phoneStart, type PhoneState} from '../../../src/flows/phone.js';
import {terms, type TermsState} from '../../../src/flows/terms.js';
import {calls, decisions, failure, gatewayClient, msisdn, posts, reads, registered, tokenClient} from './service.js';
import {http, listen, type Arrived} from './sockets.js';

const good = http('200 OK', JSON.stringify({...registered, link: 'https://rasd.example/t/terms-1', token: 'terms-1'}));
const tooLong = http('200 OK', '{"status": [', {'Content-Length': '1000'});
const keyIn = ({text}: Arrived) => /^idempotency-key: (.*)$/im.exec(text)?.[1];

/** Where a person is whose request for a code failed so. */
async function afterSend(call: Promise<unknown>): Promise<PhoneState> {
  const error = await failure(call);
  const sending = phone(phoneStart, {type: 'number', msisdn, now: 0});
  return phone(sending, {type: 'failed', problem: {code: error.code as ErrorCode}, lost: isLost(error), now: 0});
}

describe('an answer that trickles', {concurrency: true}, () => {
  it('N-04: a byte a second is given up after ten seconds, and the socket is closed', async t => {
    let sent = 0;
    const {arrived, url} = await listen(t, ({socket}) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n');
      const timer = setInterval(() => socket.write(' ') && sent++, 1000);
      socket.on('close', () => clearInterval(timer));
    });
    const before = performance.now();
    assert.equal((await failure(tokenClient({url}).evidence(msisdn))).code, 'timeout');
    const seconds = (performance.now() - before) / 1000;
    assert.ok(seconds > 9.5 && seconds < 14, `${seconds} s`);
    await arrived[0]!.closed;
    assert.ok(sent > 5, 'it did trickle');
    assert.equal(arrived.length, 1);
  });

  it('N-04: a head that trickles is given up, too', async t => {
    const {arrived, url} = await listen(t, ({socket}) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('X-More: 1\r\n'), 1000);
      socket.on('close', () => clearInterval(timer));
    });
    assert.equal((await failure(tokenClient({url}).evidence(msisdn))).code, 'timeout');
    await arrived[0]!.closed;
  });

  it('N-05: half an answer is given up after ten seconds, the socket is closed, and the next try works', async t => {
    const {arrived, url} = await listen(t, ({socket}, index) => void socket.write(index === 0 ? tooLong : good));
    const client = tokenClient({url});
    assert.equal((await failure(client.evidence(msisdn))).code, 'timeout');
    await arrived[0]!.closed;
    assert.equal((await client.evidence(msisdn)).signingStatus, 'MID');
  });
});

describe('a connection that is reset in the middle of an answer', () => {
  it('N-06: is tried again for a read, three times in all', async t => {
    const {arrived, url} = await listen(t, ({socket}) => void socket.write(tooLong, () => setTimeout(() => socket.resetAndDestroy(), 10)));
    for (const name of reads) {
      arrived.length = 0;
      assert.equal((await failure(calls[name](tokenClient({url})))).code, 'network', name);
      assert.equal(arrived.length, 3);
    }
  });

  it('N-06: may have had its effect, and is not tried again for a request that has one', async t => {
    const {arrived, url} = await listen(t, ({socket}) => void socket.write(tooLong, () => setTimeout(() => socket.resetAndDestroy(), 10)));
    for (const name of posts) {
      arrived.length = 0;
      const error = await failure(calls[name](tokenClient({url})));
      assert.deepEqual([error.code, isLost(error), arrived.length], ['network', true, 1], name);
    }
  });

  it('N-06: does not lose a read that works the second time', async t => {
    const {url} = await listen(t, ({socket}, index) => {
      if (index > 0) socket.write(good);
      else socket.write(tooLong, () => setTimeout(() => socket.resetAndDestroy(), 10));
    });
    assert.equal((await tokenClient({url}).evidence(msisdn)).signingStatus, 'MID');
  });
});

describe('a request whose connection breaks after it arrived', () => {
  for (const [how, end] of [
    ['is reset', ({socket}: Arrived) => void socket.resetAndDestroy()],
    ['ends', ({socket}: Arrived) => void socket.end()],
  ] as const) {
    it(`N-12: for a code (it ${how}) goes out once, and leads to the code: an SMS may be on its way`, async t => {
      const {arrived, url} = await listen(t, end);
      const state = await afterSend(tokenClient({url}).sendCode(msisdn));
      assert.deepEqual([state.at, state.at === 'code' && state.lost], ['code', true]);
      assert.equal(arrived.length, 1);
    });

    it(`N-12: for a code (it ${how}) goes out once more to a gateway, under the same key`, async t => {
      const {arrived, url} = await listen(t, end);
      const state = await afterSend(gatewayClient({url}).sendCode(msisdn));
      assert.equal(state.at, 'code');
      assert.equal(arrived.length, 2);
      assert.equal(keyIn(arrived[0]!), keyIn(arrived[1]!));
      assert.ok(keyIn(arrived[0]!));
    });

    it(`N-13: for the terms (it ${how}) goes out once, and is asked after before anything is offered`, async t => {
      const {arrived, url} = await listen(t, end);
      const error = await failure(tokenClient({url}).confirmTerms(decisions, 'terms-1'));
      const starting: TermsState = {at: 'starting', msisdn, terms: {token: 'terms-1', link: null, documents: []}, decisions};
      assert.equal(terms(starting, {type: 'failed', problem: {code: error.code as ErrorCode}, lost: isLost(error), now: 0}).at, 'phone');
      assert.equal(arrived.length, 1);
    });
  }

  it('N-14: answered with 408, as what stands in between does, is the same', async t => {
    const {arrived, url} = await listen(t, ({socket}) => void socket.end(http('408 Request Timeout', '', {Connection: 'close'})));
    const state = await afterSend(tokenClient({url}).sendCode(msisdn));
    assert.deepEqual([state.at, state.at === 'code' && state.lost], ['code', true]);
    assert.equal(arrived.length, 1);
  });
});

describe('statuses that are no answer yet, or none with a body', () => {
  it('N-27: 103 before the answer is passed over', async t => {
    const {url} = await listen(t, ({socket}) => void socket.write(`HTTP/1.1 103 Early Hints\r\nLink: </x>; rel=preload\r\n\r\n${good}`));
    for (const call of Object.values(calls)) await call(tokenClient({url}));
  });

  it('N-27: 304 to a question that knew nothing is a redirect to nowhere', async t => {
    const {url} = await listen(t, ({socket}) => void socket.write('HTTP/1.1 304 Not Modified\r\n\r\n'));
    for (const call of Object.values(calls)) assert.equal((await failure(call(tokenClient({url})))).code, 'unauthorized');
  });

  it('N-27: 101, which nobody asked for, is a failure of the network', async t => {
    const {url} = await listen(t, ({socket}) => void socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n'));
    const error = await failure(tokenClient({url}).sendCode(msisdn));
    assert.deepEqual([error.name, error.code], ['SmartFlowError', 'network']);
  });
});
