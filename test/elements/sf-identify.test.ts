import {sampleMethods} from '../../src/content/methods.js';
import type {SfIdentify} from '../../src/elements/sf-identify.js';
import type {Method} from '../../src/flows/methods.js';
import {deriveStanding, type Standing} from '../../src/flows/standing.js';
import {setViewport} from './engine.js';
import {
  allText, anna, audit, evidenceOf, expect, focused, gatewaySession, listen, part, parts, place, said, service, session, settle, setVisible,
} from './helpers.js';

const placed = (attributes = '', given = session()) => place<SfIdentify>(`<sf-identify ${attributes}></sf-identify>`, given);

const titles = (element: Element) => parts(element, 'method').map(each => each.querySelector('h3')!.innerText.replace(/\s+/g, ' ').trim());

const method = (values: Partial<Method> = {}): Method => ({id: 'video', name: 'Video', grants: [{jurisdiction: 'zertes', level: 4}], ...values});

async function withCatalogue(catalogue: unknown, attributes = ''): Promise<SfIdentify> {
  const element = await placed(attributes);
  element.catalogue = catalogue as Method[];
  await settle();
  return element;
}

/** What is said on the console while something is done. */
async function warnings(work: () => Promise<unknown>): Promise<string[]> {
  const {warn} = console;
  const said: string[] = [];
  console.warn = (...words: unknown[]) => said.push(words.join(' '));
  await work().finally(() => (console.warn = warn));
  return said.filter(words => words.includes('catalogue'));
}

/** A click on the first way, and whether the browser would follow it. */
async function start(element: Element, index = 0): Promise<{followed: boolean}> {
  let followed = false;
  const watch = (event: Event) => {
    followed = !event.defaultPrevented && event.composedPath()[0] instanceof HTMLAnchorElement;
    event.preventDefault();
  };
  document.body.addEventListener('click', watch);
  parts(element, 'start-button')[index]!.click();
  document.body.removeEventListener('click', watch);
  await settle();
  return {followed};
}

describe('sf-identify: shows', () => {
  it('the sample, marked as such, with what each way gives and takes', async () => {
    service();
    const element = await placed();
    expect(parts(element, 'method').length).to.equal(sampleMethods.length);
    expect(titles(element).every(title => title.endsWith('Example'))).to.equal(true);
    const [shop] = parts(element, 'method');
    const words = shop!.innerText.replace(/\s+/g, ' ');
    for (const word of ['In person, in a shop', 'Switzerland (ZertES): qualified (level 4); European Union (eIDAS): qualified (level 4)', 'Valid', 'Up to 5 years',
      'You need', 'Passport', 'Offered by', 'When', 'Opening hours']) expect(words).to.contain(word);
    expect(service().calls).to.deep.equal([]);
    await audit(element);
  });

  const filters: [attributes: string, ids: string[]][] = [
    ['', ['shop', 'auto-ch', 'video-ch', 'video-eu', 'selfie-eu', 'eid-de', 'bank-de']],
    ['jurisdiction="zertes"', ['shop', 'auto-ch', 'video-ch']],
    ['jurisdiction="EIDAS"', ['shop', 'video-eu', 'selfie-eu', 'eid-de', 'bank-de']],
    ['level="3" jurisdiction="zertes"', ['shop', 'auto-ch', 'video-ch', 'video-eu', 'selfie-eu', 'eid-de', 'bank-de']],
    ['methods="video-ch video-eu"', ['video-ch', 'video-eu']],
    ['methods=" video-eu,  shop,nobody " jurisdiction="zertes"', ['shop']],
    ['level="nonsense" jurisdiction="zertes"', ['shop', 'auto-ch', 'video-ch']],
    ['methods="nobody"', []],
    ['jurisdiction="mars"', []],
  ];
  for (const [attributes, ids] of filters) {
    it(`with ${attributes || 'nothing asked'}: ${ids.join(', ') || 'that nothing is on offer'}`, async () => {
      service();
      const seen = listen();
      const element = await placed(attributes);
      const offered: string[] = [];
      for (let index = 0; index < parts(element, 'start-button').length; index++) {
        await start(element, index);
        offered.push(seen.of('sf-identify').at(-1)!.detail.method);
      }
      expect(offered).to.deep.equal(ids);
      if (ids.length === 0) expect(allText(element)).to.contain('No way of identification is offered here');
      await audit(element);
    });
  }

  it('what the page has in place of the sample, best fit first, in its language', async () => {
    service();
    document.documentElement.lang = 'de-CH';
    const both = [{jurisdiction: 'zertes', level: 4}, {jurisdiction: 'eidas', level: 4}];
    const element = await withCatalogue([
      method({id: 'a', name: 'One area'}), method({id: 'b', name: {en: 'Both', de: 'Beide'}, grants: both, hours: {en: 'Always', de: 'Immer'}}),
    ]);
    expect(titles(element)).to.deep.equal(['Beide', 'One area']);
    expect(allText(element)).to.contain('Immer').and.not.to.contain('Beispiel');
    element.catalogue = null as unknown as Method[];
    await settle();
    expect(parts(element, 'method').length).to.equal(sampleMethods.length);
  });

  it("the page's own introduction", async () => {
    service();
    const element = await place<SfIdentify>('<sf-identify><p slot="intro">Own</p></sf-identify>');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
  });

  it('hostile words as words', async () => {
    service();
    const evil = '<img src=x onerror="globalThis.hacked=1">${1}';
    const element = await withCatalogue([method({name: evil, needs: evil, grants: [{jurisdiction: evil, level: 4}]})]);
    expect(allText(element)).to.contain(evil);
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
  });
});

describe('sf-identify: a catalogue with broken entries', () => {
  const broken = [null, 5, 'x', {}, method({grants: []}), method({id: ''}), method({url: 'javascript:alert(1)'}), method({url: 'http://a.example/'}), method({hours: 5 as never})];

  it('is shown without them, and they are told of once', async () => {
    service();
    const catalogue = [...broken, method({id: 'sound', name: 'Sound'})];
    const told = await warnings(async () => {
      const element = await withCatalogue(catalogue);
      expect(titles(element)).to.deep.equal(['Sound']);
      element.level = 3;
      await settle();
      element.requestUpdate();
      await settle();
      const another = await withCatalogue(catalogue);
      expect(titles(another)).to.deep.equal(['Sound']);
      expect([...another.shadowRoot!.querySelectorAll('[href]')]).to.deep.equal([]);
    });
    expect(told.length).to.equal(1);
    expect(told[0]).to.contain('Entry 0 ').and.to.contain('Entry 6 has an address that is not https').and.to.contain('Entry 8 ');
  });

  it('that is no list offers nothing, breaks nothing, and is told of once', async () => {
    service();
    const told = await warnings(async () => {
      for (const catalogue of ['video', 5, {}, true]) {
        const element = await withCatalogue(catalogue);
        expect(parts(element, 'method'), JSON.stringify(catalogue)).to.deep.equal([]);
        element.level = 3;
        await settle();
        expect(allText(element), JSON.stringify(catalogue)).to.contain('No way of identification');
      }
    });
    expect(told.length).to.equal(1);
  });

  it('says nothing where all is sound', async () => {
    service();
    expect(await warnings(() => withCatalogue([method()]))).to.deep.equal([]);
    expect(await warnings(() => placed())).to.deep.equal([]);
  });
});

describe('sf-identify: starts', () => {
  it('at the address of the way, at top level, and says what for', async () => {
    service();
    const seen = listen();
    const element = await withCatalogue([method({url: 'https://ident.example/start?a=1&b=2'})], `msisdn="079 000 00 01" jurisdiction="ZertES" level="4"`);
    const link = part<HTMLAnchorElement>(element, 'start-button');
    expect([link.href, link.target, link.rel]).to.deep.equal(['https://ident.example/start?a=1&b=2', '_top', 'noreferrer']);
    expect((await start(element)).followed).to.equal(true);
    const [event] = seen.of('sf-identify');
    expect(event!.detail).to.deep.equal({method: 'video', msisdn: anna, jurisdiction: 'zertes', level: 4});
    expect([event!.cancelable, event!.bubbles, event!.composed, event!.constructor.name]).to.deep.equal([true, true, true, 'SfIdentifyEvent']);
    expect(said(element)).to.contain('Come back here when you are done');
    await audit(element);
  });

  it('shows what comes next also on a small screen, below a long list', async () => {
    service();
    await setViewport(480, 600);
    const element = await place<SfIdentify>(`<sf-identify msisdn="${anna}"></sf-identify>`);
    window.scrollTo(0, 0);
    const where = () => part(element, 'note').getBoundingClientRect();
    expect(element.getBoundingClientRect().bottom).to.be.greaterThan(2 * innerHeight);
    await start(element);
    const {top, bottom, height} = where();
    expect(height).to.be.greaterThan(0);
    expect(top >= 0 && bottom <= innerHeight + 1, `${top} to ${bottom} of ${innerHeight}`).to.equal(true);
  });

  it('nowhere when the page prevents it', async () => {
    service();
    const element = await withCatalogue([method({url: 'https://ident.example/'})]);
    element.addEventListener('sf-identify', event => event.preventDefault());
    expect((await start(element)).followed).to.equal(false);
  });

  it('with the page where the way has no address', async () => {
    service();
    const seen = listen();
    const element = await withCatalogue([method()]);
    expect(part(element, 'start-button').localName).to.equal('button');
    part(element, 'start-button').focus();
    part(element, 'start-button').click();
    await settle();
    expect(seen.of('sf-identify').length).to.equal(1);
    expect(focused()).to.equal(part(element, 'start-button'));
  });

  it('for the number that was proved on this page, where none is given', async () => {
    service();
    const given = session();
    const seen = listen();
    const element = await placed('', given);
    await start(element);
    given.prove(anna);
    await start(element);
    expect(seen.of('sf-identify').map(({detail}) => detail.msisdn)).to.deep.equal(['', anna]);
  });

  it('something from which the status is read again when the person is back', async () => {
    service();
    const given = session();
    const main = await place<HTMLElement>(`<div><sf-identify></sf-identify><sf-status msisdn="${anna}"></sf-status></div>`, given);
    const [identify] = main.children;
    await setVisible(false);
    await setVisible(true);
    expect(service().count('evidence')).to.equal(1);
    await start(identify!);
    await setVisible(false);
    expect(service().count('evidence')).to.equal(1);
    await setVisible(true);
    expect(service().count('evidence')).to.equal(2);
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: false}));
    await settle();
    expect(service().count('evidence')).to.equal(2);
    dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}));
    await settle();
    expect(service().count('evidence')).to.equal(3);
    identify!.remove();
    await setVisible(false);
    await setVisible(true);
    expect(service().count('evidence')).to.equal(3);
  });
});

describe('sf-identify: warns', () => {
  const stand = (signingStatus: string, level: number): Standing =>
    deriveStanding(evidenceOf({signingStatus, status: [{assuranceLevel: level, jurisdiction: 'zertes'}]}), 'accepted');
  const rows: [who: string, standing: Standing | null, jurisdiction: string, warned: boolean][] = [
    ['nobody knows', null, 'eidas', false],
    ['with Mobile ID', stand('MID', 4), 'eidas', false],
    ['with a password, level 3', stand('SAS', 3), 'eidas', false],
    ['with a password, same area', stand('SAS', 4), 'zertes', false],
    ['with a password, second area', stand('SAS', 4), 'eidas', true],
  ];
  for (const lang of ['en', 'de-CH']) {
    for (const [who, standing, jurisdiction, warned] of rows) {
      it(`${warned ? '' : 'not '}somebody ${who} (${lang})`, async () => {
        service();
        document.documentElement.lang = lang;
        const element = await placed(`jurisdiction="${jurisdiction}"`, gatewaySession());
        element.standing = standing;
        await settle();
        expect(element.shadowRoot!.querySelector('.warning') !== null).to.equal(warned);
        if (warned) expect(allText(element)).to.contain(lang === 'en' ? 'Activate Mobile ID first' : 'Aktivieren Sie zuerst Mobile ID');
        await audit(element);
      });
    }
  }
});
