import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import {createRemoteJWKSet, jwtVerify} from 'jose';
import {json} from './api.js';
import {startProvider} from './oauth.js';
import {anna, createWorld, expectProblem, expectStatus, sleep} from './world.js';

// An id and a secret with everything that the two encodings of HTTP Basic can get wrong.
const client = {id: 'smart-flow.client_1', secret: "p:a+s%s w/o~rd-&=*'"};

describe('a real OAuth server', () => {
  let provider: Awaited<ReturnType<typeof startProvider>>;
  // Renewed after four fifths: whatever a slow machine does to 20 calls, they are over before that.
  const life = 10;
  before(async () => void (provider = await startProvider([client], life)));
  after(() => provider.stop());

  const create = (clientSecret = client.secret) => createWorld({
    tokenUrl: provider.tokenUrl, clientId: client.id, clientSecret, limits: {sendGapSeconds: 0, lookupsPerNumberPerMinute: 1000},
  });

  it('gives the gateway a signed token with the scope, which the API can verify; it is renewed before it ends, once for all', async t => {
    const world = await create();
    t.after(() => world.stop());
    const keys = createRemoteJWKSet(new URL(`${provider.issuer}/jwks`));
    const tokens: string[] = [];
    const verify = async (authorization: string | undefined) => {
      const token = authorization!.replace('Bearer ', '');
      const {payload} = await jwtVerify(token, keys, {issuer: provider.issuer, audience: provider.audience, typ: 'at+jwt'});
      assert.equal(payload['scope'], 'smartflow');
      assert.equal(payload['client_id'], client.id);
      tokens.push(token);
    };
    for (const path of ['/api/public/confirm', '/api/public/phone/verification/code', '/api/public/evidence/status']) {
      world.api.replies.set(path, async ({headers}, response) => {
        try {
          await verify(headers.authorization);
          json(response, {status: [], signingStatus: 'MID'});
        } catch {
          json(response, {}, 401);
        }
      });
    }
    const issued = provider.issued.length;
    const user = await world.verified();
    await Promise.all(Array.from({length: 20}, async () => expectStatus(await user.evidence(anna), 200)));
    assert.equal(new Set(tokens).size, 1);
    await sleep(life * 800 + 100);
    await Promise.all(Array.from({length: 20}, async () => expectStatus(await user.evidence(anna), 200)));
    assert.equal(new Set(tokens).size, 2);
    assert.equal(provider.issued.length, issued + 2);
    await expectStatus(await user.get('health'), 200);
    const all = JSON.stringify(world.log);
    for (const token of tokens) assert.ok(!all.includes(token));
  });

  it('refuses a wrong secret, and the gateway says 502', async t => {
    const world = await create('wrong');
    t.after(() => world.stop());
    await expectProblem(await world.browser().ask(anna), 502, 'token');
    assert.equal(world.log.at(-1)?.reason, 'token endpoint: 401 invalid_client');
    await expectProblem(await world.browser().get('health'), 503, 'token');
  });

  it('health is 503 while it is away', async t => {
    const world = await create();
    t.after(() => world.stop());
    await expectStatus(await world.browser().get('health'), 200);
    await sleep(1001);
    await provider.stop();
    const problem = await expectProblem(await world.browser().get('health'), 503, 'token');
    assert.match(String(problem['detail']), /^token endpoint: [A-Z_]+$/);
  });
});
