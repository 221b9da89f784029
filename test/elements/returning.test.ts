/** A number that a gateway knows, forgets, or never knew; and one that changes under the person's hands. */
import {anna, expect, fill, gatewaySession, has, json, listen, part, place, press, service, state, text, until, untilState} from './helpers.js';

beforeEach(() => void service());

const all = '<div><sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept></div>';

describe('somebody whom the gateway still knows', () => {
  it('goes on where they were, without another SMS', async () => {
    service().next('session', json({msisdn: anna, verifiedAt: '2026-01-01T00:00:00Z'}));
    const seen = listen();
    const home = await place<HTMLElement>(all, gatewaySession());
    const [phone, status, terms] = [...home.children] as [Element, Element, Element];
    await untilState(phone, 'verified');
    await untilState(status, 'loaded');
    await until(() => state(terms) !== 'loading');
    expect(service().count('send')).to.equal(0);
    expect(service().count('session')).to.equal(1);
    expect(seen.of('sf-phone-verified')).to.have.length(1);
  });

  it('proves another number all the same, where another is asked for', async () => {
    service().next('session', json({msisdn: anna}));
    const phone = await place<HTMLElement>('<sf-phone-verify msisdn="41790000002"></sf-phone-verify>', gatewaySession());
    await until(() => service().count('session') === 1);
    expect(state(phone)).to.equal('number');
  });
});

describe('somebody whom the gateway could not be asked about', () => {
  const away = () => service().always('session', () => json({}, 503));

  it('is asked about again before a code is sent, and needs none', async () => {
    away();
    const seen = listen();
    const home = await place<HTMLElement>(all, gatewaySession());
    const [phone, status] = [...home.children] as [Element, Element];
    await until(() => service().count('session') === 3);
    service().always('session', () => json({msisdn: anna}));
    await fill(phone, 'number-input', '0790000001');
    await press(phone, 'send-button');
    await untilState(phone, 'verified');
    await untilState(status, 'loaded');
    expect(service().count('send')).to.equal(0);
    expect(seen.of('sf-phone-verified')).to.have.length(1);
    expect(seen.of('sf-error')).to.have.length(0);
  });

  it('is sent a code where it is another number, or still cannot be asked about', async () => {
    for (const [number, answer] of [['0790000001', json({msisdn: '41790000002'})], ['0790000003', json({}, 503)]] as const) {
      const before = service().count('send');
      away();
      const asked = service().count('session');
      const phone = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>', gatewaySession());
      await until(() => service().count('session') === asked + 3);
      service().always('session', () => answer.clone());
      await fill(phone, 'number-input', number);
      await press(phone, 'send-button');
      await untilState(phone, 'code');
      expect(service().count('send')).to.equal(before + 1);
      phone.remove();
    }
  });
});

describe('somebody whom the gateway no longer knows', () => {
  it('is led back to the number', async () => {
    const home = await place<HTMLElement>(all, gatewaySession());
    const [phone, status] = [...home.children] as [Element, Element & {refresh: () => Promise<void>}];
    await fill(phone, 'number-input', '0790000001');
    await press(phone, 'send-button');
    await untilState(phone, 'code');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    await untilState(status, 'loaded');
    service().next('evidence', json({}, 401));
    await status.refresh();
    await untilState(phone, 'number');
    expect(state(status)).to.equal('idle');
  });
});

describe('a number that changes', () => {
  it('while its code is awaited has to be proved anew', async () => {
    const phone = await place<HTMLElement & {msisdn: string}>('<sf-phone-verify msisdn="41790000001" locked></sf-phone-verify>', gatewaySession());
    await press(phone, 'send-button');
    await untilState(phone, 'code');
    expect(has(phone, 'change-button')).to.equal(false);
    phone.msisdn = '41790000002';
    await untilState(phone, 'number');
    expect(part<HTMLInputElement>(phone, 'number-input').value).to.contain('790000002');
  });

  it('is not lost when the page changes its mind about the countries', async () => {
    const phone = await place<HTMLElement & {countries: string}>('<sf-phone-verify></sf-phone-verify>', gatewaySession());
    await fill(phone, 'number-input', '0790000001');
    phone.countries = 'CH LI';
    await until(() => part(phone, 'country-select').children.length === 2);
    expect(part<HTMLInputElement>(phone, 'number-input').value).to.equal('0790000001');
  });
});

describe('a service that asks to wait', () => {
  it('is not asked again before', async () => {
    const phone = await place<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>', gatewaySession());
    service().next('send', json({}, 429, {'retry-after': '45'}));
    await press(phone, 'send-button');
    await until(() => text(phone, 'error').includes('45 seconds'));
    await press(phone, 'send-button');
    await press(phone, 'send-button');
    expect(service().count('send')).to.equal(1);
  });
});
