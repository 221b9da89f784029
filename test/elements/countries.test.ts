/** The list of countries: one option until somebody is about to need the others. */
import {callingCodes} from '../../src/flows/countries.js';
import type {SfPhoneVerify} from '../../src/elements/sf-phone-verify.js';
import {choose, expect, part, place, service, session, settle, until} from './helpers.js';

const all = callingCodes.size;
const list = (element: Element) => part<HTMLSelectElement>(element, 'country-select');
const labels = (element: Element) => [...list(element).options].map(({label}) => label);

/** Below what the window shows. */
const far = (attributes = '') => `<div style="padding-block-start: 300vh"><sf-phone-verify ${attributes}></sf-phone-verify></div>`;

async function unseen(attributes = '', options = {}): Promise<SfPhoneVerify> {
  service();
  const around = await place(far(attributes), null);
  const element = around.querySelector<SfPhoneVerify>('sf-phone-verify')!;
  element.session = session(options);
  await settle();
  return element;
}

/** Until what waits for an idle moment has had its turn, and what is in sight was told. */
async function seen(): Promise<void> {
  service();
  const other = await place<SfPhoneVerify>('<sf-phone-verify style="position: fixed; inset: 0"></sf-phone-verify>');
  await until(() => list(other).length === all);
  other.remove();
}

describe('the list of countries', () => {
  afterEach(() => window.scrollTo(0, 0));

  it('holds the chosen one alone, and few nodes, while nobody looks', async () => {
    const element = await unseen('default-country="AT"');
    await seen();
    expect(labels(element)).to.deep.equal(['Austria (+43)']);
    expect(list(element).value).to.equal('AT');
  });

  for (const name of ['focus', 'pointerdown']) {
    it(`is whole when somebody goes there (${name}), in the order of the language, with the same one chosen`, async () => {
      const element = await unseen('', {locale: 'de-CH'});
      expect(labels(element)).to.deep.equal(['Schweiz (+41)']);
      // At once: the next thing that happens is that the list opens.
      list(element).dispatchEvent(new Event(name));
      expect(list(element).length).to.equal(all);
      expect(list(element).value).to.equal('CH');
      expect(labels(element)).to.deep.equal(labels(element).toSorted(new Intl.Collator('de-CH').compare));
    });
  }

  it('is whole by itself soon after it is in sight, for those who come without a pointer or a key', async () => {
    const element = await unseen();
    expect(list(element).length).to.equal(1);
    element.scrollIntoView();
    await until(() => list(element).length === all);
    expect(list(element).value).to.equal('CH');
  });

  it('keeps what was chosen in another language, before it is whole and after', async () => {
    const element = await unseen('default-country="DE" lang="de-CH"');
    expect(labels(element)).to.deep.equal(['Deutschland (+49)']);
    element.lang = 'en';
    await settle();
    expect(labels(element)).to.deep.equal(['Germany (+49)']);
    await choose(element, 'country-select', 'AT');
    element.lang = 'de-CH';
    await settle();
    expect(list(element).length).to.equal(all);
    expect(list(element).selectedOptions[0]!.label).to.equal('Österreich (+43)');
  });

  it('is whole from the start where the page allows few', async () => {
    const element = await unseen('countries="CH, LI, AT"');
    expect(list(element).length).to.equal(3);
  });

  it('is not made for one that has left the page, and is for one that returns', async () => {
    const element = await unseen();
    const {parentNode} = element;
    element.scrollIntoView();
    element.remove();
    await seen();
    expect(list(element).length).to.equal(1);
    parentNode!.append(element);
    element.scrollIntoView();
    await until(() => list(element).length === all);
  });

  it('is whole in a document where nobody can tell what is in sight', async () => {
    const {IntersectionObserver} = globalThis;
    // Taken away, not overwritten: WebKit may go on reading the constructor that it has read before.
    Reflect.deleteProperty(globalThis, 'IntersectionObserver');
    try {
      const element = await unseen();
      await until(() => list(element).length === all);
    } finally {
      Object.assign(globalThis, {IntersectionObserver});
    }
  });
});
