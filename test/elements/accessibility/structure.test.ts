/** What assistive technology finds: languages, landmarks, headings, help. */
import {en} from '../../../src/strings/en.js';
import {evidenceOf, expect, json, part, place, press, service, settle, text} from '../helpers.js';
import {roots, visible} from './roots.js';
import {flowAt, given, inner, reading, standings, states, statusOf} from './states.js';

const put = (markup: string) => (service(), place<HTMLElement>(markup, given()));
const named = (region: Element) => {
  const id = region.getAttribute('aria-labelledby');
  const title = id && (region.getRootNode() as ShadowRoot).getElementById(id);
  return (title ? title.textContent! : (region.getAttribute('aria-label') ?? '')).trim();
};

/** The landmarks of an element and of those in it, by name. */
const landmarks = (element: Element) =>
  visible(element, 'section, form, nav, [role="form"], [role="region"], dialog').map(named).filter(Boolean);

const headings = (element: Element) => visible(element, ':is(h1, h2, h3, h4, h5, h6)').map(({localName}) => localName);

const cards = ['sf-phone-verify', 'sf-status msisdn="41790000001"', 'sf-tc-accept msisdn="41790000001"', 'sf-identify', 'sf-qes-info'];
const tags = [...cards, 'sf-flow', 'sf-gate', 'sf-launcher'];

describe('language', () => {
  for (const tag of tags) {
    it(`A11Y-17: all that <${tag}> shows or says has its language, also after it changed`, async () => {
      service();
      const element = await put(`<${tag}></${tag.split(' ')[0]}>`);
      const inside = (part: Element) => (part.localName === 'form' ? [...part.children] : part.localName === 'slot' ? [] : [part]);
      const parts = () => [...element.shadowRoot!.children].flatMap(inside);
      const languages = () => parts().map(part => part.getAttribute('lang'));
      expect(new Set(languages())).to.deep.equal(new Set(['en']));
      document.documentElement.lang = 'de-CH';
      await settle();
      expect(new Set(languages())).to.deep.equal(new Set(['de-CH']));
    });
  }
});

describe('landmarks and headings', () => {
  for (const tag of cards) {
    it(`A11Y-19: <${tag}> is a landmark, named by its heading`, async () => {
      service();
      const element = await put(`<${tag}></${tag.split(' ')[0]}>`);
      expect(landmarks(element)).to.deep.equal([text(element, 'heading')]);
    });

    it(`A11Y-19: the headings of <${tag}> fit the page`, async () => {
      service();
      const name = tag.split(' ')[0];
      const below = name === 'sf-identify' || name === 'sf-qes-info';
      for (const [given, level] of [['', 2], ['1', 1], ['3', 3], ['6', 6], ['9', 6], ['0', 2], ['x', 2]] as const) {
        const element = await put(`<${tag} ${given && `heading-level="${given}"`}></${name}>`);
        const [first, ...others] = headings(element);
        expect(first, given).to.equal(`h${level}`);
        expect(new Set(others), given).to.deep.equal(new Set(below ? [`h${Math.min(6, level + 1)}`] : []));
        element.setAttribute('heading-level', '4');
        await settle();
        expect(headings(element)[0]).to.equal('h4');
      }
    });
  }

  for (const [name, make, whole] of [
    ['sf-flow', () => flowAt(standings.pending, 'msisdn="41790000001" locked heading-level="3"'), (element: Element) => element],
    ['sf-gate', async () => {
      standings.pending();
      return put('<sf-gate msisdn="41790000001" locked heading-level="3"><button>Sign</button></sf-gate>');
    }, (element: Element) => inner(element, 'sf-flow')],
    ['sf-launcher', async () => {
      standings.pending();
      const element = await put('<sf-launcher msisdn="41790000001" locked heading-level="3">Check</sf-launcher>');
      await press(element, 'button');
      return element;
    }, (element: Element) => inner(element, 'sf-flow')],
  ] as const) {
    it(`A11Y-19: <${name}> is one landmark; what is in it is none of its own, and has the same level`, async () => {
      const element = await make();
      expect(landmarks(element)).to.deep.equal([en.flowTitle, en.flowStepsTitle]);
      expect(headings(element)).to.deep.equal(['h3']);
      await press(inner(whole(element), 'sf-status'), 'action-button');
      expect(headings(element)).to.deep.equal(['h3']);
      expect(landmarks(element)).to.deep.equal([en.flowTitle, en.flowStepsTitle]);
    });
  }

  it('A11Y-19: the dashboard is a list of terms and values, and what stands before a text is no text', async () => {
    for (const [name, make] of states) {
      if (!name.startsWith('status: ') && !name.startsWith('terms: ') && !name.startsWith('flow: ')) continue;
      const element = await make();
      for (const list of visible(element, 'dl')) {
        const rows = [...list.children];
        expect(rows.length, name).to.be.greaterThan(2);
        expect(rows.map(row => [row.localName, row.children[0]!.localName, row.children[1]!.localName]), name).to.deep.equal(rows.map(() => ['div', 'dt', 'dd']));
      }
      for (const each of visible(element, '*')) {
        const {content} = getComputedStyle(each, '::before');
        if (!['none', 'normal', '""'].includes(content)) expect(content, `${name}: ${each.outerHTML}`).to.match(/ \/ ""$/);
      }
      element.remove();
    }
  });
});

describe('help', () => {
  /** The places for help that are there, each with what stands after it. */
  const places = (element: Element) => [...roots(element)].flatMap(root => [...root.querySelectorAll('slot[name="help"]')]);

  for (const [name, make] of states) {
    if (name === 'launcher') continue;
    it(`A11Y-18: is offered once, and last — ${name}`, async () => {
      const element = await make();
      const [slot, ...more] = places(element);
      expect(more, 'more places').to.have.length(0);
      expect(slot!.nextElementSibling, 'after it').to.equal(null);
      expect(part(element, 'help').textContent!.replace(/\s+/g, ' ').trim()).to.equal(
        `${en.helpTitle} ${en.helpPage} ${en.newTab} ${en.helpPhone('0800 000 000')}`,
      );
      const [page, phone] = [part<HTMLAnchorElement>(element, 'help-link'), part<HTMLAnchorElement>(element, 'help-phone')];
      expect([page.href, page.rel, phone.href]).to.deep.equal(['https://help.example/', 'noopener noreferrer', 'tel:0800000000']);
      const stand = document.createElement('a');
      Object.assign(stand, {slot: 'help', href: '/help', textContent: 'Our help'});
      element.append(stand);
      await settle();
      expect(stand.assignedSlot === slot).to.equal(true);
      expect(stand.checkVisibility()).to.equal(true);
    });
  }

  it('A11Y-18: none is made up where the page names nobody', async () => {
    service();
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
    expect(places(element)).to.have.length(1);
    expect(element.shadowRoot!.querySelector('[part="help"]')).to.equal(null);
  });
});

describe('lists', () => {
  for (const [state, make] of states) {
    it(`A11Y-19: say that they are lists where no marker does — ${state}`, async () => {
      // Safari takes a list without markers for none.
      for (const list of visible(await make(), 'ul, ol')) {
        if (getComputedStyle(list).listStyleType === 'none') expect(list.getAttribute('role'), list.outerHTML.slice(0, 80)).to.equal('list');
      }
    });
  }

  it('A11Y-19: of steps say in words which are behind the person', async () => {
    const element = await flowAt(standings.ready);
    const steps = [...element.shadowRoot!.querySelectorAll('nav li')].map(step => step.textContent!.replace(/\s+/g, ' ').trim());
    expect(steps.at(-1)).to.equal(en.flowSteps.done);
    expect(steps.length).to.be.greaterThan(1);
    for (const step of steps.slice(0, -1)) expect(step).to.match(/\(completed\)$/);
  });
});

describe('what is required', () => {
  it('A11Y-19: is said with the boxes before anything is sent, and what is wrong only with those that are', async () => {
    const element = await reading();
    const boxes = () => ['zertes', 'eidas', 'risk'].map(name => part(element, `${name}-checkbox`));
    const group = boxes()[0]!.closest('fieldset')!;
    const ids = group.getAttribute('aria-describedby')!.split(' ');
    expect(ids.map(id => (group.getRootNode() as ShadowRoot).getElementById(id)!.textContent)).to.deep.equal([en.tcNeeded, en.tcRecommend]);
    expect(boxes().map(box => box.getAttribute('aria-required'))).to.deep.equal([null, null, 'true']);
    const described = () => boxes().map(box => box.getAttribute('aria-describedby'));
    expect(described()).to.deep.equal([null, null, null]);
    boxes()[0]!.click();
    await press(element, 'accept-button');
    expect(described()).to.deep.equal([null, null, 'problem']);
  });
});

describe('words of the service', () => {
  it('A11Y-19: that are no names are neither shown nor read out, and nothing is offered for them', async () => {
    const area = (jurisdiction: string) => ({assuranceLevel: 3, jurisdiction});
    const element = await statusOf(() => service().always('evidence', () => json(evidenceOf({status: [area('mars'), area('<b>')]}))), 'level="3"');
    const buttons = visible(element, '[part="upgrade-button"]').map(each => each.textContent!.trim());
    expect(buttons).to.deep.equal([en.upgradeArea('mars')]);
    expect(visible(element, '*').some(each => each.textContent!.includes('<b>'))).to.equal(false);
    expect(text(element, 'summary')).not.to.equal('');
  });
});
