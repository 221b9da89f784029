import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import {anna, expect, fill, gatewaySession, json, done, place, press, service, session, settle, state, stopTime} from './helpers.js';

const placed = (given = session()) => place<SfPhoneVerify>('<sf-phone-verify></sf-phone-verify>', given);

async function prove(element: Element): Promise<void> {
  await fill(element, 'number-input', '079 000 00 01');
  await press(element, 'send-button');
  await fill(element, 'code-input', 'ABCD');
  await press(element, 'verify-button');
  expect(state(element)).to.equal('verified');
}

/** Brings the page back as browsers do from their cache. */
async function comeBack(): Promise<void> {
  dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
  dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
  await settle();
}

/** How many channels are open. */
function countChannels(): {open: () => number; restore: () => void} {
  const Real = BroadcastChannel;
  const open = new Set<BroadcastChannel>();
  globalThis.BroadcastChannel = class extends Real {
    constructor(name: string) {
      super(name);
      open.add(this);
    }
    override close() {
      open.delete(this);
      super.close();
    }
  };
  return {open: () => open.size, restore: () => (globalThis.BroadcastChannel = Real)};
}

describe('a session in several tabs', () => {
  it('L-09: that is signed out of in one is over in the other', async () => {
    service();
    // Two sessions of one service are what two tabs have.
    const [here, there] = [session(), session()];
    const [mine, other] = [await placed(here), await placed(there)];
    await prove(mine);
    await prove(other);
    await here.signOut();
    await settle(40);
    expect([state(mine), state(other)]).to.deep.equal(['number', 'number']);
    expect([here.msisdn, there.msisdn]).to.deep.equal([null, null]);
  });

  it('is signed out of once, by the one where it was done', async () => {
    service();
    const [here, there] = [gatewaySession(), gatewaySession()];
    await placed(here);
    await placed(there);
    await here.signOut();
    await settle(40);
    expect(service().calls.filter(({method}) => method === 'DELETE')).to.have.length(1);
  });

  it('does not hear another service, nor what makes no sense', async () => {
    service();
    const element = await placed();
    await prove(element);
    await session({apiBase: 'https://api.example.com/other/'}).signOut();
    const forger = new BroadcastChannel('smart-flow https://api.example.com/smart/');
    for (const said of [null, 1, {}, 'signed out', {type: 'signed-out'}]) forger.postMessage(said);
    await settle(40);
    forger.close();
    expect(state(element)).to.equal('verified');
  });

  it('listens only while an element is there, and not while the page is put away', async () => {
    const channels = countChannels();
    try {
      service();
      const element = await placed();
      expect(channels.open()).to.equal(1);
      dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}));
      expect(channels.open()).to.equal(0);
      dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
      expect(channels.open()).to.equal(1);
      element.remove();
      await settle();
      expect(channels.open()).to.equal(0);
    } finally {
      channels.restore();
    }
  });
});

describe('L-07: a page that comes back from the browser’s cache', () => {
  it('asks whether the session is still there, and forgets the number where it is not', async () => {
    const element = await (service(), placed(gatewaySession()));
    await prove(element);
    service().always('session', () => json({msisdn: anna, verifiedAt: '2026-01-01T00:00:00Z'}));
    await comeBack();
    expect(state(element)).to.equal('verified');
    service().always('session', () => json({msisdn: '41790000002', verifiedAt: '2026-01-01T00:00:00Z'}));
    await comeBack();
    expect(state(element)).to.equal('number');
  });

  it('forgets the number where nobody is signed in any more, and keeps it where nobody can say', async () => {
    const element = await (service(), placed(gatewaySession()));
    await prove(element);
    const clock = stopTime();
    service().always('session', () => json({}, 503));
    await comeBack();
    await clock.pass(20_000);
    expect(state(element)).to.equal('verified');
    service().always('session', () => done(204));
    await comeBack();
    expect(state(element)).to.equal('number');
  });

  it('keeps the code step as it was, without another SMS', async () => {
    const element = await (service(), placed());
    await fill(element, 'number-input', '079 000 00 01');
    await press(element, 'send-button');
    await fill(element, 'code-input', 'AB');
    await comeBack();
    expect(state(element)).to.equal('code');
    expect(element.shadowRoot!.querySelector('input')!.value).to.equal('AB');
    expect(service().count('send')).to.equal(1);
  });
});
