import {sampleDocuments} from '../../src/content/documents.js';
import {sampleTopics} from '../../src/content/topics.js';
import type {SfQesInfo} from '../../src/elements/sf-qes-info.js';
import {advise} from '../../src/flows/advisor.js';
import {localText} from '../../src/flows/methods.js';
import {deriveStanding, type Standing} from '../../src/flows/standing.js';
import {deCH} from '../../src/strings/de-CH.js';
import {en} from '../../src/strings/en.js';
import {allText, audit, choose, evidenceOf, expect, find, has, part, parts, place, service, session, settle, text, until} from './helpers.js';

const placed = (attributes = '', given = session()) => place<SfQesInfo>(`<sf-qes-info ${attributes}></sf-qes-info>`, given);
const topics = (element: Element) => parts(element, 'topic').map(each => each.querySelector('summary')!.textContent!.trim());
const links = (element: Element) => [...element.shadowRoot!.querySelectorAll('a')];
const body = (element: Element, title: string) =>
  parts(element, 'topic').find(each => each.querySelector('summary')!.textContent === title)!.textContent!.replace(/\s+/g, ' ');

const stand = (signingStatus: string, status: [string, number][], terms: Standing['terms'] = 'accepted') =>
  deriveStanding(evidenceOf({signingStatus, status: status.map(([jurisdiction, assuranceLevel]) => ({jurisdiction, assuranceLevel}))}), terms);

const standings: [who: string, standing: Standing | null][] = [
  ['nobody knows', null],
  ['with everything', stand('MID', [['zertes', 4], ['eidas', 4]])],
  ['with level 3', stand('SAS', [['zertes', 3], ['eidas', 3]])],
  ['registered in Switzerland', stand('MID', [['zertes', 4], ['eidas', 3]])],
  ['with open terms', stand('MID', [['zertes', 4], ['eidas', 3]], 'pending')],
  ['not registered', stand('NOT_REGISTERED_AT_ALL', [])],
  ['with another means', stand('MISMATCH_MID', [['zertes', 4]])],
  ['whom the service does not know of', stand('NOT_ABLE_TO_RETRIEVE', [])],
];

for (const [lang, words] of [['en', en], ['de-CH', deCH]] as const) {
  describe(`sf-qes-info: the advisor in ${lang}`, () => {
    beforeEach(() => (document.documentElement.lang = lang));

    for (const [who, standing] of standings) {
      it(`says of every document and area what the table says, to somebody ${who}`, async () => {
        service();
        const element = await placed();
        element.standing = standing;
        await settle();
        for (const kind of sampleDocuments) {
          for (const area of ['zertes', 'eidas']) {
            await choose(element, 'document-select', kind.id);
            await choose(element, 'area-select', area);
            const {form, next} = advise(kind, area, standing);
            const wanted = [words.advisorForms[form], words.advisorNext[next], localText(kind.note, lang)].filter(Boolean).join(' ');
            expect(text(element, 'advice'), `${kind.id} ${area}`).to.equal(wanted);
          }
        }
        await audit(element);
      });
    }

    it('offers every document and both areas, under labels', async () => {
      service();
      const element = await placed();
      const options = (name: string) => [...part<HTMLSelectElement>(element, name).options].map(each => each.textContent);
      expect(options('document-select')).to.deep.equal([words.advisorChoose, ...sampleDocuments.map(({name}) => localText(name, lang))]);
      expect(options('area-select')).to.deep.equal([words.advisorChoose, words.jurisdiction('zertes'), words.jurisdiction('eidas')]);
      expect(part<HTMLSelectElement>(element, 'document-select').labels[0]!.textContent).to.equal(words.advisorDocument);
      expect(find(element, '[part=advisor]').textContent).to.contain(words.infoNotAdvice);
    });

    it('has every topic open for the audit', async () => {
      service();
      const element = await placed('', session({testSignatureUrl: 'https://sign.example/test'}));
      for (const topic of parts<HTMLDetailsElement>(element, 'topic')) {
        topic.open = true;
        await settle(1);
        await audit(element);
      }
      expect(topics(element)).to.deep.equal([
        words.explanationTitle, words.advisorTable, ...sampleTopics.map(({title}) => localText(title, lang)), words.infoTest,
      ]);
    });
  });
}

describe('sf-qes-info: the advisor', () => {
  it('says nothing before both are chosen, and nothing when one is taken back', async () => {
    service();
    const element = await placed();
    expect(text(element, 'advice')).to.equal('');
    await choose(element, 'document-select', 'will');
    expect(text(element, 'advice')).to.equal('');
    await choose(element, 'area-select', 'zertes');
    expect(text(element, 'advice')).to.contain('cannot be signed electronically');
    await until(() => find(element, '[role="status"]').textContent === text(element, 'advice'));
    await choose(element, 'document-select', '');
    expect(text(element, 'advice')).to.equal('');
  });

  it('says something else when the standing changes', async () => {
    service();
    const element = await placed();
    await choose(element, 'document-select', 'consumer-credit');
    await choose(element, 'area-select', 'zertes');
    expect(text(element, 'advice')).to.contain('Confirm your mobile number');
    element.standing = standings[1]![1];
    await settle();
    expect(text(element, 'advice')).to.contain('you can sign');
  });

  it('knows the documents of the page in place of the sample', async () => {
    service();
    const element = await placed();
    element.documents = [{id: 'own', name: {en: 'Own paper'}, forms: {eidas: 'qualified'}, note: 'Ask Eva.', sources: ['https://law.example/1', 'javascript:alert(1)', 'http://law.example/2']}];
    await settle();
    await choose(element, 'document-select', 'own');
    await choose(element, 'area-select', 'eidas');
    expect(text(element, 'advice')).to.contain('qualified').and.to.contain('Ask Eva.');
    expect(links(element).map(({href}) => href).filter(href => href.includes('law') || href.startsWith('javascript'))).to.deep.equal(['https://law.example/1']);
  });
});

describe('sf-qes-info: topics', () => {
  const rows: [attributes: string, shown: string[], advisor: boolean][] = [
    ['topics="qes"', [en.explanationTitle], false],
    ['topics="faq, levels"', ['Frequently asked questions', 'What do the levels mean?'], false],
    ['topics="documents advisor nobody"', [en.advisorTable], true],
    ['topics="advisor"', [], true],
    ['topics="test"', [], false],
    ['topics="nobody"', [], false],
  ];
  for (const [attributes, shown, advisor] of rows) {
    it(`${attributes}: ${[...shown, ...(advisor ? ['the advisor'] : [])].join(', ') || 'none'}`, async () => {
      service();
      const element = await placed(attributes);
      expect([topics(element), has(element, 'advisor')]).to.deep.equal([shown, advisor]);
    });
  }

  it('tell the table of documents with its sources, and that it is no legal advice', async () => {
    service();
    const element = await placed('topics="documents"');
    const table = body(element, en.advisorTable);
    for (const {name, forms, sources} of sampleDocuments) {
      expect(table).to.contain(localText(name, 'en'));
      for (const area of Object.keys(forms)) expect(table).to.contain(`${en.jurisdiction(area)}: ${en.advisorForms[forms[area]!]}`);
      for (const href of sources) expect(links(element).map(link => link.getAttribute('href'))).to.include(href);
    }
    expect(table).to.contain(en.infoNotAdvice);
    for (const link of links(element)) expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
  });

  it('tell nothing that is not so', async () => {
    service();
    const words = allText(await placed()).toLowerCase();
    for (const wrong of ['valid worldwide', 'reset your password', 'required for all']) expect(words).not.to.contain(wrong);
  });

  it('says in words and in the link that a page is in English, and nothing of one whose language is not known', async () => {
    for (const [lang, words] of [['en', ''], ['de-CH', '(auf Englisch)']] as const) {
      document.documentElement.lang = lang;
      service();
      const element = await placed('topics="tutorials"');
      expect(links(element).map(({hreflang}) => hreflang)).to.deep.equal(['en', 'en']);
      for (const link of links(element)) expect(link.textContent).to.contain(words);
      element.content = [{id: 'tutorials', title: 'News', paragraphs: [], links: [{label: 'More', href: 'https://news.example/'}]}];
      await settle();
      expect(links(element).map(link => link.hasAttribute('hreflang'))).to.deep.equal([false]);
    }
  });

  it('can be the page’s own, per language, with links that are https', async () => {
    service();
    document.documentElement.lang = 'de-CH';
    const element = await placed();
    element.content = [
      ...sampleTopics,
      {id: 'news', title: {en: 'News', de: 'Neues'}, paragraphs: [{en: 'Hello', de: 'Grüezi'}], links: [
        {label: 'Good', href: 'https://news.example/'}, {label: 'Bad', href: 'javascript:alert(1)'}, {label: 'Worse', href: 'data:text/html,x'},
      ]},
      {id: 'qes', title: 'In place of ours', paragraphs: ['Own words']},
    ];
    await settle();
    expect(topics(element)).to.include('Neues').and.to.include('In place of ours').and.not.to.include(deCH.explanationTitle);
    expect(body(element, 'Neues')).to.contain('Grüezi').and.to.contain('Good').and.not.to.contain('Bad').and.not.to.contain('Worse');
    element.topics = 'news';
    await settle();
    expect(topics(element)).to.deep.equal(['Neues']);
    expect(links(element).map(({href}) => href)).to.deep.equal(['https://news.example/']);
  });

  it('lead to a test signature where there is one', async () => {
    service();
    const element = await placed('topics="test"', session({testSignatureUrl: 'https://sign.example/test'}));
    const link = part<HTMLAnchorElement>(element, 'test-link');
    expect([link.href, link.target, link.rel]).to.deep.equal(['https://sign.example/test', '_blank', 'noopener noreferrer']);
    for (const testSignatureUrl of ['javascript:alert(1)', 'http://sign.example/', 'nonsense', '']) {
      expect(has(await placed('', session({testSignatureUrl})), 'test-link'), testSignatureUrl).to.equal(false);
    }
  });

  it('leave room for what the page adds', async () => {
    service();
    const element = await place<SfQesInfo>('<sf-qes-info><p>Own</p></sf-qes-info>');
    expect(element.querySelector('p')!.checkVisibility()).to.equal(true);
  });

  it('are read without a word to the service', async () => {
    service();
    await placed();
    expect(service().calls).to.deep.equal([]);
  });

  it('show hostile words as words', async () => {
    service();
    const evil = '<img src=x onerror="globalThis.hacked=1">';
    const element = await placed();
    element.content = [{id: 'x', title: evil, paragraphs: [evil], links: [{label: evil, href: `https://a.example/"><script>`}]}];
    element.documents = [{id: evil, name: evil, forms: {}, note: evil, sources: []}];
    await settle();
    expect(allText(element)).to.contain(evil);
    expect(element.shadowRoot!.querySelector('img, script')).to.equal(null);
  });
});
