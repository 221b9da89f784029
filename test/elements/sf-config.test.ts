import {configure, pageSession, signOut} from '../../src/session/page.js';
import {anna, apiBase, expect, fill, find, has, json, listen, next, part, place, press, service, serviceOrigin, settle, state, termsLink, untilState} from './helpers.js';

/** A page on which nothing is configured yet. */
beforeEach(() => {
  Reflect.deleteProperty(globalThis, Symbol.for('smart-flow.session'));
});

/** What was said to the console meanwhile. */
async function logged(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const original = console.error;
  console.error = (...words: unknown[]) => said.push(words.map(String).join(' '));
  await work().finally(() => (console.error = original));
  return said;
}

const onPage = <T extends HTMLElement>(markup: string) => place<T>(markup, null);

describe('sf-config', () => {
  it('configures the page with its attributes', async () => {
    service();
    await onPage(`<sf-config api-base="${apiBase}" token-url="/host/token" locale="de" allowed-hosts="a.example, *.b.example  c.example:8443"></sf-config>`);
    const {options} = pageSession();
    expect(options).to.deep.equal({
      apiBase,
      tokenUrl: '/host/token',
      locale: 'de',
      allowedHosts: ['a.example', '*.b.example', 'c.example:8443'],
    });
    const element = await onPage('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    expect(find(element, 'h2').textContent).to.equal('Mobilnummer bestätigen');
    await press(element, 'send-button');
    expect(service().last('token').method).to.equal('POST');
    expect(service().last('token').url.href).to.equal(`${location.origin}/host/token`);
    expect(service().last('send').url.origin).to.equal(serviceOrigin);
    expect(service().last('send').headers.get('authorization')).to.equal('Bearer a-token');
  });

  it('shows what stands in it', async () => {
    service();
    const element = await onPage('<sf-config><p>Inside</p></sf-config>');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
  });

  for (const order of ['before', 'after', 'around']) {
    it(`L-05: works when it stands ${order} the elements`, async () => {
      service();
      const config = (inner = '') => `<sf-config api-base="${apiBase}" token-url="/host/token">${inner}</sf-config>`;
      const status = `<sf-status msisdn="${anna}"></sf-status>`;
      const markup = {before: config() + status, after: status + config(), around: config(status)}[order]!;
      await onPage(`<div>${markup}</div>`);
      await settle();
      const element = document.querySelector('sf-status')!;
      expect(state(element)).to.equal('loaded');
      expect(service().last('evidence').url.href).to.contain(apiBase);
    });
  }

  it('L-05: is taken over by elements that began without it, also in the middle of a look', async () => {
    service().hold('evidence');
    service().hold('terms');
    const home = await onPage<HTMLElement>(`<div><sf-status msisdn="${anna}"></sf-status><sf-tc-accept msisdn="${anna}"></sf-tc-accept></div>`);
    expect(service().calls.every(({url}) => url.pathname.startsWith('/smart-flow/'))).to.equal(true);
    service().always('terms', () => json({link: termsLink}));
    const config = document.createElement('sf-config');
    config.setAttribute('api-base', apiBase);
    config.setAttribute('token-url', '/host/token');
    home.append(config);
    await untilState(home.querySelector('sf-status')!, 'loaded', 1000);
    expect(service().last('evidence').url.href).to.contain(apiBase);
    await untilState(home.querySelector('sf-tc-accept')!, 'review', 1000);
    expect(service().last('terms').url.href).to.contain(apiBase);
    expect(service().underWay).to.equal(0);
  });

  it('L-05: only complains when another said something else before', async () => {
    service();
    const messages = await logged(async () => {
      await onPage(`<sf-config api-base="${apiBase}"></sf-config>`);
      await onPage(`<sf-config api-base="${apiBase}"></sf-config>`);
      await onPage('<sf-config api-base="https://other.example/"></sf-config>');
    });
    expect(messages).to.have.length(1);
    expect(messages[0]).to.contain('configured already');
    expect(pageSession().options.apiBase).to.equal(apiBase);
  });

  it('complains about an address or a host that makes no sense, and breaks nothing', async () => {
    service();
    for (const attributes of ['api-base="javascript:alert(1)"', 'allowed-hosts="https://a.example"', 'allowed-hosts="*"']) {
      const messages = await logged(() => onPage(`<sf-config ${attributes}></sf-config>`));
      expect(messages, attributes).to.have.length(1);
    }
    const element = await onPage('<sf-phone-verify></sf-phone-verify>');
    expect(state(element)).to.equal('number');
  });
});

describe('without a configuration', () => {
  it('L-05, H-05: the elements use the gateway at /smart-flow/, wherever a <base> leads', async () => {
    service();
    const base = document.createElement('base');
    base.href = 'https://evil.example/';
    document.head.append(base);
    try {
      const element = await onPage(`<sf-status msisdn="${anna}"></sf-status>`);
      expect(state(element)).to.equal('loaded');
      expect(service().calls.map(({url}) => url.href.split('?')[0])).to.have.members([
        `${location.origin}/smart-flow/api/public/evidence/status`,
        `${location.origin}/smart-flow/api/public/evidence/${anna}/tc`,
      ]);
      expect(service().last('evidence').headers.has('authorization')).to.equal(false);
    } finally {
      base.remove();
    }
  });
});

describe('configure()', () => {
  it('L-05: hands a new token function to elements that are there already', async () => {
    service();
    const seen: string[] = [];
    const token = (name: string) => async () => {
      seen.push(name);
      return {access_token: name, expires_in: 300};
    };
    configure({apiBase, token: token('first')});
    configure({apiBase, token: token('second')});
    const element = await onPage(`<sf-status msisdn="${anna}"></sf-status>`);
    expect(seen).to.deep.equal(['second']);
    service().next('evidence', json({}, 401));
    await (element as HTMLElementTagNameMap['sf-status']).refresh();
    expect(seen).to.deep.equal(['second', 'second']);
  });

  it('reaches two copies of an element, and signOut() takes both back', async () => {
    service();
    configure({apiBase, token: async () => 'a-token'});
    const home = await onPage<HTMLElement>('<div><sf-phone-verify msisdn="41790000001"></sf-phone-verify><sf-status></sf-status></div>');
    const [phone, status] = [home.querySelector('sf-phone-verify')!, home.querySelector('sf-status')!];
    const proven = next(phone, 'sf-phone-verified');
    await press(phone, 'send-button');
    await fill(phone, 'code-input', 'ABCD');
    await press(phone, 'verify-button');
    await proven;
    await settle();
    expect(state(status)).to.equal('loaded');
    await signOut();
    await settle();
    expect([state(phone), state(status)]).to.deep.equal(['number', 'idle']);
    expect(has(status, 'area')).to.equal(false);
  });
});

describe('a page whose own scripts are late', () => {
  const address = `<sf-config api-base="${apiBase}" token-url="/host/token"></sf-config>`;
  const bernd = '41790000002';

  /** Takes the page back to where it is still read; the function ends that. */
  function reading(): () => void {
    Object.defineProperty(document, 'readyState', {configurable: true, value: 'interactive'});
    Object.defineProperty(performance, 'getEntriesByType', {configurable: true, value: () => []});
    return () => {
      Reflect.deleteProperty(document, 'readyState');
      Reflect.deleteProperty(performance, 'getEntriesByType');
      document.dispatchEvent(new Event('DOMContentLoaded'));
    };
  }

  for (const [when, early, late] of [['before', address, ''], ['by', '', address]] as const) {
    it(`L-05: has one SMS sent to who was quicker, by the service that was configured ${when} then`, async () => {
      service();
      const ready = reading();
      const home = await onPage<HTMLElement>(`<div>${early}<sf-phone-verify msisdn="${anna}"></sf-phone-verify></div>`);
      const element = home.querySelector('sf-phone-verify')!;
      await fill(element, 'number-input', '079 000 00 02');
      await press(element, 'send-button');
      // Who is configured need not wait for what else the page has.
      expect(state(element)).to.equal(early ? 'code' : 'number');
      home.insertAdjacentHTML('beforeend', late);
      ready();
      await untilState(element, 'code');
      await settle();
      expect(state(element)).to.equal('code');
      expect(service().calls.filter(({name}) => name === 'send').map(({url, body}) => [url.origin, body!.msisdn])).to.deep.equal([[serviceOrigin, bernd]]);
    });
  }

  it('keeps what somebody entered by then, and what was said to be wrong with it', async () => {
    service();
    const ready = reading();
    const element = await onPage(`<sf-phone-verify msisdn="${anna}"></sf-phone-verify>`);
    await fill(element, 'number-input', '079');
    await press(element, 'send-button');
    ready();
    await settle();
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('079');
    expect(part(element, 'error').textContent).to.not.equal('');
  });

  it('sends nothing for who has left by then', async () => {
    service();
    const ready = reading();
    const element = await onPage(`<sf-phone-verify msisdn="${anna}"></sf-phone-verify>`);
    await press(element, 'send-button');
    element.remove();
    await settle();
    ready();
    await settle();
    expect(service().count('send')).to.equal(0);
  });
});

describe('an element with a session of its own', () => {
  it('leaves the page alone', async () => {
    service();
    const seen = listen();
    const element = await place<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`);
    expect(state(element)).to.equal('loaded');
    expect(pageSession().options).to.deep.equal({});
    expect(seen.of('sf-status-change')).to.have.length(1);
    expect(part(element, 'summary')).to.not.equal(null);
  });
});
