/** The three jobs in both modes of the service: with a token of the page, and with a gateway's cookie. */
import * as msw from 'msw';
import {setupWorker} from 'msw/browser';

import {createSession} from '../../src/session/page.js';
import {createBackend, handlers} from '../../src/testing/index.js';
import {
  anna, audit, expect, fill, gatewaySession, has, json, keys, listen, next, part, place, press, progress, service, session, settle,
  state, stopTime, termsLink, text, type, unreachable, until, untilState,
} from './helpers.js';

describe('with a token, against the emulated service', () => {
  const backend = createBackend({lifetimes: {declines: 0, fails: 0, expires: 0}});
  // Another origin than the page's, so that its pages may be framed.
  const base = `${location.origin.replace('localhost', '127.0.0.1')}/emulated/`;
  const worker = setupWorker(...handlers(msw, backend, {apiBase: base, tokenUrl: '/token'}));
  let tokens = 0;

  before(() => worker.start({quiet: true}));
  beforeEach(() => {
    backend.reset();
    tokens = 0;
    worker.events.removeAllListeners();
  });
  after(() => worker.stop());

  const given = () =>
    createSession({
      apiBase: base,
      token: async () => {
        tokens++;
        return backend.issueToken();
      },
    });
  const numberOf = (id: string) => backend.personas.find(persona => persona.id === id)!.msisdn;

  it('somebody proves a number by keyboard alone, sees that they can sign, and that no terms are open', async () => {
    const home = await place<HTMLElement>('<div><sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept></div>', given());
    const [phone, status, terms] = [...home.children] as HTMLElement[];
    part(phone!, 'number-input').focus();
    await type('0790000001');
    await keys('Enter');
    await untilState(phone!, 'code');
    expect(backend.sms.at(-1)!.msisdn).to.equal(anna);
    part(phone!, 'code-input').focus();
    await type('AAAA');
    await keys('Enter');
    await until(() => text(phone!, 'error') !== '');
    expect(text(phone!, 'error')).to.contain('not right');
    await fill(phone!, 'code-input', backend.sms.at(-1)!.text);
    await keys('Enter');
    await untilState(phone!, 'verified');
    await untilState(status!, 'loaded');
    await untilState(terms!, 'nothing');
    expect(status!.getAttribute('can-sign')).to.equal('yes');
    expect(tokens).to.equal(1);
    await audit(home);
  });

  for (const [id, canSign, nextStep] of [
    ['ready', 'yes', 'none'], ['ready-password', 'yes', 'none'], ['level-3', 'no', 'identify'], ['switzerland-only', 'yes', 'none'],
    ['europe-only', 'yes', 'none'], ['expires-soon', 'yes', 'none'], ['expired', 'no', 'identify'], ['terms-mobile-id', 'no', 'accept-terms'],
    ['not-registered', 'no', 'identify'], ['no-means', 'no', 'identify'], ['unavailable', 'unknown', 'retry'],
    ['mobile-id-after-password', 'no', 'identify'], ['password-changed', 'no', 'identify'], ['mobile-id-reactivated', 'no', 'identify'],
    ['mismatch-unspecified', 'no', 'identify'], ['unknown-status', 'unknown', 'retry'], ['unknown-number', 'no', 'identify'], ['one-area', 'yes', 'none'],
    // The address of its terms is blocked, yet terms are open.
    ['terms-blocked', 'no', 'accept-terms'],
  ] as const) {
    it(`the persona "${id}" is told whether they can sign`, async () => {
      const element = await place<HTMLElement>(`<sf-status msisdn="${numberOf(id)}"></sf-status>`, given());
      await untilState(element, 'loaded');
      expect([element.getAttribute('can-sign'), element.getAttribute('next-step')]).to.deep.equal([canSign, nextStep]);
      await audit(element);
    });
  }

  async function accept(id: string): Promise<HTMLElementTagNameMap['sf-tc-accept']> {
    const element = await place<HTMLElementTagNameMap['sf-tc-accept']>(`<sf-tc-accept msisdn="${numberOf(id)}"></sf-tc-accept>`, given());
    await untilState(element, 'review');
    for (const name of ['zertes', 'eidas', 'risk']) part(element, `${name}-checkbox`).click();
    await settle();
    await press(element, 'accept-button');
    return element;
  }

  for (const [id, ending] of [['terms-mobile-id', 'accepted'], ['terms-downgrade', 'downgraded']] as const) {
    it(`the persona "${id}" confirms on the phone, and the status beside it follows`, async () => {
      const element = await accept(id);
      const shared = element.session;
      const status = await place<HTMLElement>(`<sf-status msisdn="${numberOf(id)}"></sf-status>`, shared);
      await untilState(status, 'loaded');
      expect(status.getAttribute('next-step')).to.equal('accept-terms');
      await untilState(element, 'phone');
      const accepted = next(element, 'sf-terms-accepted');
      backend.phone.confirm(numberOf(id));
      await untilState(element, ending);
      expect((await accepted).detail.downgraded).to.equal(ending === 'downgraded');
      await until(() => status.getAttribute('next-step') === (ending === 'accepted' ? 'none' : 'identify'));
    });
  }

  for (const [id, ending] of [['terms-declined', 'declined'], ['terms-expired', 'expired'], ['terms-failed', 'failed']] as const) {
    it(`the persona "${id}" ends ${ending}, and can start again`, async () => {
      const element = await accept(id);
      await untilState(element, ending);
      await audit(element);
      await press(element, 'retry-button');
      await untilState(element, 'review');
    });
  }

  it('the persona "terms-consent" gets the page in a frame, and beside it as a link', async () => {
    const element = await accept('terms-consent');
    await untilState(element, 'consent');
    const frame = part<HTMLIFrameElement>(element, 'consent-frame');
    expect(frame.src).to.equal(part<HTMLAnchorElement>(element, 'consent-link').href);
    expect(new URL(frame.src).origin).not.to.equal(location.origin);
    element.remove();
  });

  it('the persona "terms-blocked" is led nowhere', async () => {
    const seen = listen();
    const element = await place<HTMLElement>(`<sf-tc-accept msisdn="${numberOf('terms-blocked')}"></sf-tc-accept>`, given());
    await untilState(element, 'failed');
    expect(seen.errors()).to.deep.equal(['blocked-url']);
    expect(has(element, 'document-link')).to.equal(false);
  });

  it('a token that was refused is replaced once, and nobody notices', async () => {
    const refusedOnce = createSession({
      apiBase: base,
      token: async refused => {
        tokens++;
        return refused ? backend.issueToken() : 'made-up';
      },
    });
    const home = await place<HTMLElement>(`<div>${`<sf-status msisdn="${anna}"></sf-status>`.repeat(3)}</div>`, refusedOnce);
    const seen = listen();
    await untilState(home.lastElementChild!, 'loaded');
    expect(tokens).to.equal(2);
    expect(seen.errors()).to.deep.equal([]);
  });
});

describe('with a cookie, against a gateway', () => {
  const placed = <T extends HTMLElement>(markup: string) => place<T>(markup, gatewaySession());

  it('all three jobs are done without a token', async () => {
    const clock = stopTime();
    service().always('terms', () => json({link: `${location.origin}/smart-flow/t/1`, token: 'terms-token-1', documents: []}));
    const home = await placed<HTMLElement>('<div><sf-phone-verify></sf-phone-verify><sf-status></sf-status><sf-tc-accept></sf-tc-accept></div>');
    const [phone, status, terms] = [...home.children] as [HTMLElement, HTMLElement, HTMLElement];
    await fill(phone, 'number-input', '0790000001');
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    await settle();
    expect([state(phone), state(status), state(terms)]).to.deep.equal(['verified', 'loaded', 'review']);
    part(terms, 'eidas-checkbox').click();
    part(terms, 'risk-checkbox').click();
    await press(terms, 'accept-button');
    service().always('poll', () => json(progress({confirmed: true})));
    await clock.pass(1100);
    expect(state(terms)).to.equal('accepted');
    expect(service().count('token')).to.equal(0);
    for (const {name, method, headers, url} of service().calls) {
      expect(url.href, name).to.match(new RegExp(`^${location.origin}/smart-flow/`));
      expect(headers.has('authorization'), name).to.equal(false);
      expect(headers.has('idempotency-key'), name).to.equal(method === 'POST');
      expect(headers.get('accept')).to.equal('application/json');
    }
    const sentKeys = service().calls.filter(({method}) => method === 'POST').map(({headers}) => headers.get('idempotency-key'));
    expect(new Set(sentKeys).size).to.equal(3);
  });

  it('an SMS whose answer was lost is asked for once more with the same key', async () => {
    service().next('send', unreachable());
    const element = await placed<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    const seen = listen();
    await press(element, 'send-button');
    const sent = service().calls.map(({headers}) => headers.get('idempotency-key')).filter(Boolean);
    expect(sent).to.have.length(2);
    expect(sent[0]).to.match(/^[0-9a-f-]{36}$/).and.to.equal(sent[1]);
    expect(seen.names()).to.deep.equal(['sf-code-sent']);
  });

  it('goes to the code when it was lost twice', async () => {
    service().next('send', unreachable(), unreachable());
    const element = await placed<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    const seen = listen();
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(2);
    expect(state(element)).to.equal('code');
    expect(seen.errors()).to.deep.equal(['network']);
  });

  it('a deliberate second SMS has a key of its own', async () => {
    const clock = stopTime();
    service();
    const element = await placed<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    await press(element, 'send-button');
    await clock.pass(31_000);
    await press(element, 'resend-button');
    const sent = service().calls.map(({headers}) => headers.get('idempotency-key')).filter(Boolean);
    expect(new Set(sent).size).to.equal(2);
  });

  it('O-09: a check that failed is repeated by the person with the same key', async () => {
    service().next('check', json({}, 500));
    const element = await placed<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    await press(element, 'send-button');
    await fill(element, 'code-input', 'ABCD');
    await press(element, 'verify-button');
    await press(element, 'verify-button');
    const checks = service().calls.filter(({name}) => name === 'check').map(({headers}) => headers.get('idempotency-key'));
    expect(checks).to.have.length(2);
    expect(checks[0]).to.equal(checks[1]);
    expect(state(element)).to.equal('verified');
  });

  it('a session that has ended is told as such, and the way back is the number', async () => {
    service().always('evidence', () => json({code: 'forbidden', correlationId: 'gw-1'}, 403, {'content-type': 'application/problem+json'}));
    const element = await placed<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`);
    expect(state(element)).to.equal('failed');
    expect(text(element, 'error')).to.contain('not allowed for this number');
    expect(text(element, 'support')).to.contain('gw-1');
    await audit(element);
  });

  it('signing out ends the session at the gateway', async () => {
    service();
    const given = gatewaySession();
    await given.signOut();
    expect(service().last('session').method).to.equal('DELETE');
  });
});

describe('with a token', () => {
  it('no key goes along, and nothing is repeated', async () => {
    service().next('send', unreachable());
    const element = await place<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>', session());
    await press(element, 'send-button');
    expect(service().count('send')).to.equal(1);
    const {headers} = service().last('send');
    expect(headers.get('authorization')).to.equal('Bearer a-token');
    expect(headers.has('idempotency-key')).to.equal(false);
    expect(headers.has('x-api-key')).to.equal(false);
  });
});

describe('on a page with styles of its own', () => {
  const hostile = `button, input, p {display: none !important} h2 {font-size: 99px !important}
    :root {font-style: italic; font-family: cursive; letter-spacing: 9px; text-transform: uppercase; text-align: center}`;

  for (const [what, rules] of [['of its own', hostile], ['that take everything away', `* {all: unset} ${hostile}`]] as const) {
    it(`the elements look as they do where there are styles ${what}, and the page as it did`, async () => {
      service().always('terms', () => json({link: termsLink}));
      const style = document.createElement('style');
      style.textContent = rules;
      document.head.append(style);
      const sheets = document.styleSheets.length + document.adoptedStyleSheets.length;
      try {
        const given = session();
        const home = await place<HTMLElement>(`<div><sf-phone-verify></sf-phone-verify><sf-status msisdn="${anna}"></sf-status><sf-tc-accept msisdn="${anna}"></sf-tc-accept></div>`, given);
        for (const element of home.children) {
          const heading = getComputedStyle(part(element, 'heading'));
          expect(heading.display).to.equal('block');
          expect(heading.fontSize).not.to.equal('99px');
          expect([heading.textTransform, heading.letterSpacing, heading.fontStyle]).to.deep.equal(['none', 'normal', 'normal']);
          const button = element.shadowRoot!.querySelector('button')!;
          expect(getComputedStyle(button).display).not.to.equal('none');
          expect(button.getBoundingClientRect().height).to.be.at.least(24);
        }
        expect(document.styleSheets.length + document.adoptedStyleSheets.length).to.equal(sheets);
      } finally {
        style.remove();
      }
    });
  }

  it('a hidden element is hidden', async () => {
    service();
    const element = await place<HTMLElement>('<sf-phone-verify hidden></sf-phone-verify>');
    expect(element.checkVisibility()).to.equal(false);
  });
});
