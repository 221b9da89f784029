import {openFlow} from '../../src/index.js';
import type {SfStatus} from '../../src/elements/sf-status.js';
import {expect, part, parts, place, service, session, settle} from './helpers.js';

/** What was warned of meanwhile, without what other tests have led to. */
async function warned(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...words: unknown[]) => said.push(words.map(String).join(' '));
  await work().finally(() => (console.warn = original));
  return said.map(words => words.replace('smart-flow-elements: ', ''));
}

describe('an attribute with a value that it cannot have', () => {
  it('is told of once, however many elements have it and however often they are rendered', async () => {
    service();
    const said = await warned(async () => {
      const one = await place('<sf-status level="5"></sf-status>');
      const two = await place('<sf-status level="5"></sf-status>');
      Object.assign(one, {level: 4});
      await settle();
      Object.assign(one, {level: 5});
      Object.assign(two, {terms: 'never'});
      await settle();
    });
    expect(said).to.deep.equal([
      '<sf-status level="5">: allowed are 3 and 4; 4 is used.',
      '<sf-status terms="never">: allowed are required, optional and off; required is used.',
    ]);
  });

  it('is told of as it was written, where a number was expected', async () => {
    service();
    const said = await warned(() => place('<sf-identify level="high"></sf-identify>'));
    expect(said).to.deep.equal(['<sf-identify level="high">: allowed are 3 and 4; 4 is used.']);
  });

  it('is told of by the whole, not again by its parts', async () => {
    service();
    const said = await warned(async () => {
      await place('<sf-flow level="6" jurisdiction="moon"></sf-flow>');
      await settle();
    });
    expect(said).to.deep.equal(['<sf-flow jurisdiction="moon">: allowed are zertes and eidas.', '<sf-flow level="6">: allowed are 3 and 4; 4 is used.']);
  });

  it('is held against the catalogue and the topics of the page', async () => {
    service();
    const content = [{id: 'hours', title: 'Hours', paragraphs: []}];
    const said = await warned(async () => {
      const info = await place('<sf-qes-info></sf-qes-info>');
      Object.assign(info, {content, topics: 'hours nothing'});
      await settle();
      await place('<sf-identify methods="no-such-way"></sf-identify>');
    });
    expect(said[0]).to.equal('<sf-qes-info topics="hours nothing">: allowed are advisor, qes, documents, hours and test; nothing is left out.');
    expect(said[1]).to.match(/^<sf-identify methods="no-such-way">: allowed are [\w-]+, .*; no-such-way is left out\.$/);
    expect(said).to.have.length(2);
  });

  it('says nothing of what is allowed', async () => {
    service();
    const said = await warned(async () => {
      await place('<sf-status level="3" jurisdiction="eIDAS" terms="off" heading-level="3"></sf-status>');
      await place('<sf-phone-verify default-country="LI" countries="CH, LI"></sf-phone-verify>');
      await place('<sf-launcher mode="tab"></sf-launcher>');
      await place('<sf-tc-accept mode="link"></sf-tc-accept>');
      await place('<sf-qes-info topics="faq"></sf-qes-info>');
    });
    expect(said).to.deep.equal([]);
  });

  it('is told of where a script prefers a way that is none', async () => {
    service();
    const said = await warned(async () => {
      const ended = openFlow({prefer: ['modal' as 'dialog']});
      await settle();
      const launcher = document.querySelector('sf-launcher')!;
      part(launcher, 'close-button')!.click();
      await ended;
    });
    expect(said).to.deep.equal(['"prefer" may name dialog, popup and tab; modal is left out.']);
  });

  it('breaks no element where the page has no console to warn on', async () => {
    service();
    const original = console.warn;
    console.warn = () => {
      throw new TypeError('replaced');
    };
    const element = await place('<sf-identify level="9"></sf-identify>').finally(() => (console.warn = original));
    expect(part(element, 'start-button')).not.to.equal(null);
  });
});

describe('what a page takes away, or a framework does not give', () => {
  const given: Record<string, Record<string, string>> = {
    'sf-phone-verify': {msisdn: '41790000001', countries: 'CH LI', 'default-country': 'LI', name: 'phone'},
    'sf-status': {msisdn: '41790000001', jurisdiction: 'zertes', terms: 'off', level: '3'},
    'sf-tc-accept': {msisdn: '41790000001', mode: 'link', name: 'terms'},
    'sf-identify': {msisdn: '41790000001', jurisdiction: 'zertes', methods: 'shop', level: '3'},
    'sf-qes-info': {topics: 'faq'},
    'sf-flow': {msisdn: '41790000001', jurisdiction: 'zertes', methods: 'shop', terms: 'off', level: '3'},
    'sf-gate': {msisdn: '41790000001', jurisdiction: 'zertes', terms: 'off'},
    'sf-launcher': {msisdn: '41790000001', mode: 'tab'},
  };
  for (const [tag, attributes] of Object.entries(given)) {
    it(`is what ${tag} begins with`, async () => {
      service();
      const written = Object.entries(attributes).map(([name, value]) => `${name}="${value}"`).join(' ');
      const [element, bare] = [await place(`<${tag} ${written}></${tag}>`), await place(`<${tag}></${tag}>`)];
      const works = () => expect(element.shadowRoot!.textContent).not.to.contain('does not work at the moment');
      for (const [attribute, value] of Object.entries(attributes)) {
        const name = attribute.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
        const read = (from: Element) => (from as unknown as Record<string, unknown>)[name];
        for (const take of [
          () => element.removeAttribute(attribute), () => Object.assign(element, {[name]: null}), () => Object.assign(element, {[name]: undefined}),
        ]) {
          element.setAttribute(attribute, value);
          await settle();
          expect(String(read(element)), name).to.equal(value);
          take();
          await settle();
          expect(read(element), name).to.equal(read(bare));
          works();
        }
      }
      // A number is a number, however it is written.
      if ('msisdn' in attributes) {
        Object.assign(element, {msisdn: 41790000001});
        await settle();
        expect((element as unknown as {msisdn: unknown}).msisdn).to.equal('41790000001');
        works();
      }
    });
  }

  it('is the samples, where a list is taken away', async () => {
    service();
    const [identify, info] = [await place('<sf-identify></sf-identify>'), await place('<sf-qes-info></sf-qes-info>')];
    const before = [parts(identify, 'method').length, info.shadowRoot!.textContent];
    for (const nothing of [null, undefined]) {
      Object.assign(identify, {catalogue: []});
      Object.assign(info, {content: [], documents: []});
      await settle();
      expect(parts(identify, 'method').length).to.equal(0);
      Object.assign(identify, {catalogue: nothing});
      Object.assign(info, {content: nothing, documents: nothing});
      await settle();
      expect([parts(identify, 'method').length, info.shadowRoot!.textContent]).to.deep.equal(before);
    }
  });

  it('is no session, where its own is taken away', async () => {
    service();
    const given = session();
    const element = await place<SfStatus>('<sf-status></sf-status>', given);
    expect(element.session).to.equal(given);
    element.session = undefined as never;
    expect(element.session).to.equal(undefined);
  });
});
