import '../../src/doctor/index.js';
import type {SfDoctor} from '../../src/doctor/index.js';
import {between, here, tabTo} from './accessibility/walking.js';
import {allText, audit, expect, focused, part, parts, place, service, text, until} from './helpers.js';
import {scheme, token} from './look.js';

const secret = 'not-to-be-shown-to-anybody';
const line = '<sf-config token-url="/my/token"></sf-config>';
const field = `<input type="hidden" name="client_secret" value="${secret}">`;

const looked = (element: Element) => until(() => !element.hasAttribute('busy'));

/** A doctor that has looked at a page with a secret in it. */
async function placed(attributes = ''): Promise<SfDoctor> {
  service();
  const home = await place(`<div>${field}<sf-doctor ${attributes}></sf-doctor></div>`);
  const element = home.querySelector('sf-doctor')!;
  await looked(element);
  return element;
}

describe('sf-doctor', () => {
  it('says what is wrong and what to paste, and repeats no secret', async () => {
    const element = await placed();
    expect(element.findings.map(({id, severity, paste}) => [id, severity, paste])).to.deep.equal([['secret-in-page', 'error', line]]);
    expect([text(element, 'summary'), text(element, 'paste')]).to.deep.equal(['One finding.', line]);
    expect(text(element, 'message')).to.equal(element.findings[0]!.message);
    expect(allText(element) + JSON.stringify(element.findings)).not.to.include(secret);
    await audit(element);
  });

  it('says so where there is nothing, and looks again when asked', async () => {
    const element = await placed();
    document.querySelector('input[name="client_secret"]')!.remove();
    const heard = new Promise<CustomEvent>(resolve => addEventListener('sf-diagnosis', resolve as (event: Event) => void, {once: true}));
    part(element, 'refresh-button').click();
    expect(element.busy).to.equal(true);
    expect((await heard).detail.findings).to.deep.equal([]);
    expect([parts(element, 'finding').length, text(element, 'summary')]).to.deep.equal([0, 'Nothing that can be seen from inside of the page.']);
    await audit(element);
  });

  it('of two looks at once only the last is shown, and one that left says nothing', async () => {
    const element = await placed();
    let times = 0;
    const count = () => times++;
    element.addEventListener('sf-diagnosis', count);
    await Promise.all([element.refresh(), element.refresh()]);
    expect(times).to.equal(1);
    const last = element.refresh();
    element.remove();
    await last;
    expect([times, element.findings.length]).to.deep.equal([1, 1]);
  });

  it('is heard: one region says how far it is, in English', async () => {
    const element = await placed();
    const summary = part(element, 'summary');
    expect([summary.getAttribute('role'), summary.closest('[lang]')!.getAttribute('lang')]).to.deep.equal(['status', 'en']);
    const again = element.refresh();
    expect(summary.textContent).to.equal('Looking at the page …');
    await again;
    expect(part(element, 'summary')).to.equal(summary);
  });

  it('is used with the keyboard alone', async () => {
    const element = await between<SfDoctor>(`<sf-doctor></sf-doctor>${field}`);
    await looked(element);
    expect(await tabTo('after')).to.deep.equal(['paste', 'copy-button', 'refresh-button', 'after']);
    expect(here()).to.equal('after');
    expect(focused()!.id).to.equal('after');
  });

  it('copies what there is to paste, or selects it where that is refused', async () => {
    const element = await placed();
    const copied: string[] = [];
    let allowed = true;
    const writeText = async (words: string) => {
      if (!allowed) throw new DOMException('No.', 'NotAllowedError');
      copied.push(words);
    };
    Object.defineProperty(navigator, 'clipboard', {configurable: true, value: {writeText}});
    part(element, 'copy-button').click();
    await until(() => text(element, 'summary') === 'Copied.');
    allowed = false;
    part(element, 'copy-button').click();
    await until(() => text(element, 'summary').includes('selected'));
    Reflect.deleteProperty(navigator, 'clipboard');
    expect(copied).to.deep.equal([line]);
  });

  it('has a heading that fits the page', async () => {
    const level = (element: Element) => part(element, 'heading').localName;
    const element = await placed('heading-level="3"');
    expect(level(element)).to.equal('h3');
    element.headingLevel = 4;
    expect([level(element), element.headingLevel]).to.deep.equal(['h4', 4]);
    element.setAttribute('heading-level', 'x');
    expect(level(element)).to.equal('h2');
  });

  for (const one of ['light', 'dark'] as const) {
    it(`reads as it should in the ${one} scheme, and takes the page's colours`, async () => {
      scheme(one);
      const element = await placed();
      await audit(element);
      token('--sf-surface', 'rgb(1, 2, 3)');
      expect(getComputedStyle(element.shadowRoot!.querySelector('.card')!).backgroundColor).to.equal('rgb(1, 2, 3)');
    });
  }
});
