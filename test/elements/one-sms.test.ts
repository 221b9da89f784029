import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import type {SfTcAccept} from '../../src/elements/sf-tc-accept.js';
import {
  anna, done, expect, fill, find, json, listen, part, place, press, progress, said, service, session, settle, shelf, state, stopTime, termsLink,
  unreachable,
} from './helpers.js';

const phone = (attributes = '', given = session()) => place<SfPhoneVerify>(`<sf-phone-verify ${attributes}></sf-phone-verify>`, given);

/** Asks for a code, whatever comes of it. */
async function ask(element: Element, number = '079 000 00 01'): Promise<void> {
  await fill(element, 'number-input', number);
  await press(element, 'send-button');
}

const isIdle = (element: Element, name: string) => part(element, name).getAttribute('aria-disabled') === 'true';

describe('one SMS', () => {
  it('O-05: for a thousand clicks by a script', async () => {
    service();
    const element = await phone();
    await fill(element, 'number-input', '079 000 00 01');
    const button = part(element, 'send-button');
    for (let click = 0; click < 1000; click++) button.click();
    await settle();
    for (let click = 0; click < 100; click++) button.click();
    await settle();
    expect(service().count('send')).to.equal(1);
    expect(state(element)).to.equal('code');
  });

  it('for two elements of one page, one after the other', async () => {
    service();
    const given = session();
    const [first, second] = [await phone('', given), await phone('', given)];
    const seen = listen();
    await ask(first);
    await ask(second);
    expect(service().count('send')).to.equal(1);
    expect([state(first), state(second)]).to.deep.equal(['code', 'code']);
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
    expect(said(second)).to.contain('We sent an SMS');
    expect(isIdle(second, 'resend-button')).to.equal(true);
  });

  it('for two elements at the same moment, and the second waits for what becomes of the first', async () => {
    const sending = service().hold('send');
    const given = session();
    const [first, second] = [await phone('', given), await phone('', given)];
    await ask(first);
    await ask(second);
    expect(service().count('send')).to.equal(1);
    sending.answer(done());
    await settle();
    expect([state(first), state(second)]).to.deep.equal(['code', 'code']);
    expect(service().count('send')).to.equal(1);
  });

  it('for two elements, where the first one fails: the second has its own try', async () => {
    service().next('send', json({}, 503));
    const given = session();
    const [first, second] = [await phone('', given), await phone('', given)];
    await ask(first);
    expect(state(first)).to.equal('number');
    await ask(second);
    expect(state(second)).to.equal('code');
    expect(service().count('send')).to.equal(2);
  });

  it('L-06: after the page was loaded again, with what is left of the wait, once the number is there again', async () => {
    const clock = stopTime();
    service();
    const before = await phone();
    await ask(before);
    before.remove();
    await clock.pass(12_000);
    const seen = listen();
    const after = await phone();
    expect(state(after)).to.equal('number');
    await ask(after);
    expect(state(after)).to.equal('code');
    expect(find(after, '#resend-note').textContent).to.contain('18 seconds');
    expect(service().count('send')).to.equal(1);
    expect(seen.of('sf-code-sent')).to.deep.equal([]);
    await clock.pass(18_000);
    expect(isIdle(after, 'resend-button')).to.equal(false);
    await press(after, 'resend-button');
    expect(service().count('send')).to.equal(2);
    expect(seen.of('sf-code-sent')).to.have.length(1);
  });

  it('L-06: after the page was loaded again, at once where the page gives the number', async () => {
    service();
    (await phone(`msisdn="${anna}"`)).remove();
    const before = await phone(`msisdn="${anna}"`);
    await press(before, 'send-button');
    before.remove();
    const after = await phone(`msisdn="${anna}"`);
    expect(state(after)).to.equal('code');
    expect(service().count('send')).to.equal(1);
    const other = await phone('msisdn="41790000002"');
    expect(state(other)).to.equal('number');
  });

  it('for somebody who left while it was on its way', async () => {
    const sending = service().hold('send');
    const before = await phone();
    await ask(before);
    before.remove();
    await settle();
    const after = await phone();
    await ask(after);
    sending.answer(done());
    await settle();
    expect(service().count('send')).to.equal(1);
    expect(state(after)).to.equal('code');
  });

  it('for somebody who left before there was a token, and asks again: nothing had been sent', async () => {
    service();
    const given = session({token: undefined, tokenUrl: '/token'});
    const token = service().hold('token');
    const before = await phone('', given);
    await ask(before);
    before.remove();
    await settle();
    const seen = listen();
    const after = await phone('', given);
    await ask(after);
    token.answer(json({access_token: 'a-token', expires_in: 300}));
    await settle();
    expect(service().count('send')).to.equal(1);
    expect(state(after)).to.equal('code');
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
  });

  it('whose answer was lost is not sent again by another element', async () => {
    service().next('send', unreachable());
    const given = session();
    const [first, second] = [await phone('', given), await phone('', given)];
    await ask(first);
    expect(state(first)).to.equal('code');
    await ask(second);
    expect(state(second)).to.equal('code');
    expect(service().count('send')).to.equal(1);
  });

  it('another one for another number, for another service, and after the number was proved', async () => {
    service();
    const element = await phone();
    await ask(element);
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    expect(state(element)).to.equal('verified');
    element.reset();
    await settle();
    await ask(element);
    expect(service().count('send')).to.equal(2);
    const second = await phone();
    await ask(second, '079 000 00 02');
    expect(service().count('send')).to.equal(3);
    const elsewhere = await phone('', session({apiBase: 'https://api.example.com/other/'}));
    await ask(elsewhere);
    expect(service().count('send')).to.equal(4);
  });

  it('leaves nothing of the person in storage', async () => {
    service();
    await ask(await phone());
    const kept = [...shelf].join();
    expect(kept).to.contain('deadlines');
    // Long enough that no random digits hold it by chance.
    expect(kept).not.to.match(/4179000|790000001|api\.example/);
  });
});

describe('one acceptance', () => {
  const terms = (given = session()) => place<SfTcAccept>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, given);

  async function accept(element: Element): Promise<void> {
    for (const name of ['zertes', 'eidas', 'risk']) part(element, `${name}-checkbox`).click();
    await settle(1);
    await press(element, 'accept-button');
  }

  it('C-10: for somebody who accepts in two places: the other waits for the same end', async () => {
    const clock = stopTime();
    service().always('terms', () => json({link: termsLink}));
    const given = session();
    const [first, second] = [await terms(given), await terms(given)];
    await accept(first);
    await accept(second);
    expect([state(first), state(second)]).to.deep.equal(['phone', 'phone']);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(5000);
    expect([state(first), state(second)]).to.deep.equal(['accepted', 'accepted']);
    expect(service().count('confirm')).to.equal(1);
  });

  it('L-06: after the page was loaded again: it waits on, and the receipt says what was decided before', async () => {
    const clock = stopTime();
    service().always('terms', () => json({link: termsLink}));
    const before = await terms();
    for (const name of ['zertes', 'risk']) part(before, `${name}-checkbox`).click();
    await settle(1);
    await press(before, 'accept-button');
    expect(state(before)).to.equal('phone');
    before.remove();
    const seen = listen();
    const after = await terms();
    await settle();
    expect(state(after)).to.equal('phone');
    expect(seen.names()).to.deep.equal(['sf-terms-pending']);
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(5000);
    await settle(10);
    expect(state(after)).to.equal('accepted');
    expect(seen.of('sf-terms-accepted')[0]!.detail.receipt.decisions).to.deep.equal({zertes: true, eidas: false, risk: true});
    expect(service().count('confirm')).to.equal(1);
  });

  it('L-06: after the page was loaded again, and once it was cancelled there is a choice anew', async () => {
    stopTime();
    service().always('terms', () => json({link: termsLink}));
    const before = await terms();
    await accept(before);
    before.remove();
    const after = await terms();
    await settle();
    await press(after, 'cancel-button');
    expect(state(after)).to.equal('review');
    expect(part<HTMLInputElement>(after, 'risk-checkbox').checked).to.equal(false);
    after.remove();
    const anew = await terms();
    await settle();
    expect(state(anew)).to.equal('review');
  });

  it('and another one for somebody who cancelled and accepts anew', async () => {
    const clock = stopTime();
    service().always('terms', () => json({link: termsLink}));
    const element = await terms();
    await accept(element);
    await press(element, 'cancel-button');
    expect(state(element)).to.equal('review');
    await press(element, 'accept-button');
    expect(state(element)).to.equal('phone');
    expect(service().count('confirm')).to.equal(2);
    await clock.pass(1000);
    element.remove();
  });
});
