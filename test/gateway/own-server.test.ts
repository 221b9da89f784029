import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import type {Gateway} from '../../src/gateway/index.js';
import {anna, createWorld, type World} from './world.js';

/** The sample of README, on a gateway; its placeholder is the address of these tests. */
function sample(gateway: Gateway): (request: {headers: {cookie?: string}}) => Promise<string | null> {
  const readme = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, code] = /### Which number was proved\n[^`]*`[^]*?```js\n([^]*?)```/.exec(readme) ?? [];
  assert.ok(code, 'README.md has no sample.');
  return new Function('gateway', `${code.replace('https://shop.example', 'https://gateway.test')}; return provedNumber;`)(gateway);
}

describe('a server that asks which number was proved, as README says', () => {
  let world: World;
  before(async () => void (world = await createWorld()));
  after(() => world.stop());

  it('hears it from the cookie of the browser', async () => {
    const user = await world.verified();
    assert.equal(await sample(world.gateway)({headers: {cookie: `theme=dark; ${user.cookie}`}}), anna);
  });

  it('hears of nobody without a cookie, with a forged one, with a code that was only asked for, and after signing out', async () => {
    const provedNumber = sample(world.gateway);
    assert.equal(await provedNumber({headers: {}}), null);
    const other = world.browser();
    await other.ask('41790000002');
    assert.equal(await provedNumber({headers: {cookie: other.cookie}}), null);
    const user = await world.verified('41790000003');
    const {cookie} = user;
    assert.equal(await provedNumber({headers: {cookie}}), '41790000003');
    const middle = cookie.length - 40;
    assert.equal(await provedNumber({headers: {cookie: cookie.slice(0, middle) + (cookie[middle] === 'A' ? 'B' : 'A') + cookie.slice(middle + 1)}}), null);
    const ended = await world.gateway.fetch(new Request('https://gateway.test/smart-flow/session', {method: 'DELETE', headers: {cookie, origin: 'https://gateway.test'}}));
    assert.equal(ended.status, 204);
    assert.equal(await provedNumber({headers: {cookie}}), null);
  });
});
