import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import * as fc from 'fast-check';

import {allowedAddress} from '../../../src/api/hosts.js';
import {isSmartFlowError} from '../../../src/api/errors.js';
import {readProgress} from '../../../src/flows/progress.js';
import {deriveStanding, readTermsStanding, type Standing} from '../../../src/flows/standing.js';
import {calls, gatewayClient, msisdn, tokenClient} from '../api/service.js';
import {always, alwaysLater, bodyText, evidence, json} from './fuzz.js';
import {isSound} from './sound.js';

const now = Date.UTC(2026, 10, 25, 12);
const terms = fc.constantFrom<Standing['terms']>('accepted', 'not-applicable', 'pending', 'unknown');
const asked = fc.record({jurisdiction: fc.constantFrom(undefined, 'zertes', 'EIDAS', 'mars'), level: fc.constantFrom(undefined, 3, 4)});

describe('any JSON as the evidence', () => {
  it('lets nobody sign without saying so, and contradicts itself nowhere', () => {
    let yes = 0;
    always(fc.tuple(evidence, terms, asked), ([answer, given, want]) => {
      const standing = deriveStanding(answer, given, {...want, now});
      if (standing.canSign === 'yes') {
        yes++;
        assert.ok(isSound(answer, given, want));
        if (want.level !== 3) assert.ok(standing.expiresInDays === null || standing.expiresInDays >= 0);
      }
      assert.equal(standing.canSign === 'yes', standing.reason === 'ready');
      assert.equal(standing.canSign === 'yes', standing.nextStep === 'none');
      assert.equal(standing.nextStep === 'retry', standing.canSign === 'unknown' && standing.reason !== 'mismatch');
      assert.equal(standing.mismatch !== null, standing.reason === 'mismatch');
      assert.ok(standing.areas.every(({level, jurisdiction}) => level >= 1 && level <= 4 && jurisdiction !== ''));
      assert.ok(standing.qualifiedUntil === null || /^\d{4}-\d\d-\d\d$/.test(standing.qualifiedUntil));
    }, 8000);
    assert.ok(yes > 50, `only ${yes} could sign: the cases are not worth much`);
  });

  it('has terms that are open, accepted, without object, or unknown', () => {
    always(fc.tuple(fc.constantFrom(true, false, null), evidence), ([open, answer]) => {
      const standing = readTermsStanding(open, answer);
      assert.equal(standing === 'pending', open === true);
      if (standing === 'accepted') assert.ok(!['not-registered', 'unavailable', 'unknown-status'].includes(deriveStanding(answer, 'accepted', {level: 3, now}).reason));
    });
  });
});

describe('any JSON as the answer to a poll', () => {
  it('accepts nothing without a true, and names no other acceptance', () => {
    const answer = fc.oneof(json, fc.record({
      token: fc.constantFrom<unknown>('terms-1', 'terms-2', null, 7), error: fc.oneof(fc.constantFrom<unknown>(null, ''), json), confirmed: json, downgrade: json,
      donwgrade: json, consentUrl: json,
    }, {requiredKeys: []}));
    always(answer, value => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
      const object = value as Record<string, unknown>;
      const progress = readProgress(object, 'terms-1');
      const own = (name: string) => (Object.hasOwn(object, name) ? object[name] : undefined);
      if (progress.at === 'confirmed') assert.ok(own('confirmed') === true && !own('error') && own('downgrade') !== true);
      if (progress.at === 'downgraded') assert.ok(own('downgrade') === true || own('donwgrade') === true);
      if (typeof own('token') === 'string' && own('token') !== '' && own('token') !== 'terms-1') assert.equal(progress.at, 'stale');
    }, 4000);
  });
});

describe('any text, with any status, as the answer to any call', () => {
  const status = fc.oneof(fc.constantFrom(200, 200, 201, 204, 400, 404, 409, 410, 422, 429), fc.integer({min: 200, max: 599}));
  const header = fc.oneof(fc.constantFrom('0', '1e9', '-1', 'abc', 'Thu, 01 Jan 1970 00:00:00 GMT'), fc.string({maxLength: 10, unit: fc.constantFrom(...'0123456789 :abc')}));

  for (const [name, call] of Object.entries(calls)) {
    it(`is a result of ${name}, or one of our errors without anything of it`, async () => {
      await alwaysLater(fc.record({text: bodyText, status, header, gateway: fc.boolean()}), async ({text, status, header, gateway}) => {
        // A read that is told "later" is asked again; that it waits is for other tests.
        const retryAfter = [408, 429, 500, 502, 503, 504].includes(status) ? '99999' : header;
        const fetch: typeof globalThis.fetch = async () => new Response([204, 205, 304].includes(status) ? null : text, {status, headers: {'Retry-After': retryAfter}});
        const client = (gateway ? gatewayClient : tokenClient)({url: new URL('https://api.example/')}, {fetch});
        try {
          const result = await call(client);
          if (name === 'evidence') {
            const standing = deriveStanding(result, 'accepted', {now});
            if (standing.canSign === 'yes') assert.ok(isSound(result, 'accepted', {}));
          }
          if (name === 'poll') readProgress(result as unknown as Record<string, unknown>, 'terms-1');
          if (name === 'terms' && result) {
            const {link, documents, token} = result as unknown as {link: unknown; documents: {href: unknown}[]; token: unknown};
            for (const address of [link, ...documents.map(({href}) => href)]) assert.ok(address === null || allowedAddress(address, ['rasd.example']) === address);
            assert.ok(token === null || (typeof token === 'string' && token !== ''));
          }
        } catch (error) {
          assert.ok(isSmartFlowError(error), String(error));
          assert.ok(!JSON.stringify([error.message, error.correlationId]).includes(msisdn));
          assert.ok(error.correlationId === undefined || /^[\w.:|/-]{1,128}$/.test(error.correlationId));
          assert.match(error.message, /^(The service answered with status \d+\.|The answer (is not a JSON object|holds no terms link)\.)$/);
        }
      });
    });
  }

  it('is a number a gateway knows only where it is one', async () => {
    await alwaysLater(fc.record({text: bodyText, status: fc.constantFrom(200, 204, 403)}), async ({text, status}) => {
      const fetch: typeof globalThis.fetch = async () => new Response(status === 204 ? null : text, {status});
      const known = await gatewayClient({url: new URL('https://api.example/')}, {fetch}).session();
      assert.ok(known === null || /^[1-9]\d{6,14}$/.test(known));
    });
  });
});
