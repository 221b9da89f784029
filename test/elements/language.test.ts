/** The language that elements speak: where it comes from, and that it may change at any time. */
import '../../src/languages/de-DE.js';
import '../../src/languages/de-x-easy.js';
import {configure} from '../../src/session/page.js';
import {registerLanguage, type Messages} from '../../src/strings/catalogues.js';
import {en} from '../../src/strings/en.js';
import {
  anna, audit, choose, expect, fill, find, focusedPart, has, json, listen, part, parts, pause, place, press, progress, service, session, settle, state, stopTime,
  termsLink, text,
} from './helpers.js';

const root = document.documentElement;
const titles = {en: 'Confirm your mobile number', 'de-CH': 'Mobilnummer bestätigen', 'de-DE': 'Mobilfunknummer bestätigen', 'de-x-easy': 'Handy-Nummer bestätigen'};

const card = (element: Element) => find(element, '[lang]');
/** What an element speaks: as it says, and as its heading reads. */
const spoken = (element: Element) => [card(element).lang, part(element, 'heading').textContent];
const speaks = (element: Element, tag: keyof typeof titles) => expect(spoken(element)).to.deep.equal([tag, titles[tag]]);

function browserSpeaks(...languages: string[]): void {
  Object.defineProperty(navigator, 'languages', {configurable: true, get: () => languages});
}

/** What was said to the console meanwhile. */
async function warned(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const original = console.warn;
  console.warn = (...words: unknown[]) => said.push(words.map(String).join(' '));
  await work().finally(() => (console.warn = original));
  return said;
}

/** An element in a shadow root of the page's own, under what the markup there says. */
async function placeInside(markup: string, around = ''): Promise<{host: HTMLElement; inside: ShadowRoot; element: HTMLElement}> {
  const host = await place<HTMLElement>(`<div ${around}></div>`);
  const inside = host.attachShadow({mode: 'open'});
  const template = document.createElement('template');
  template.innerHTML = markup;
  inside.append(document.importNode(template.content, true));
  const element = inside.querySelector<HTMLElement & {session?: unknown}>('sf-phone-verify')!;
  element.session = session();
  await settle();
  return {host, inside, element};
}

beforeEach(() => browserSpeaks('en-US', 'en'));
afterEach(() => void Reflect.deleteProperty(navigator, 'languages'));

describe('the language of an element', () => {
  const phone = (attributes = '', options = {}) => place<HTMLElement>(`<sf-phone-verify ${attributes}></sf-phone-verify>`, session(options));

  it('is the configured one, whatever the page says', async () => {
    root.lang = 'de-CH';
    speaks(await phone('lang="de-DE"', {locale: 'en'}), 'en');
    root.lang = 'en';
    speaks(await phone('', {locale: 'de-CH'}), 'de-CH');
  });

  it('is the one that configure() was told', async () => {
    service();
    Reflect.deleteProperty(globalThis, Symbol.for('smart-flow.session'));
    configure({locale: 'de-CH'});
    speaks(await place('<sf-phone-verify></sf-phone-verify>', null), 'de-CH');
    Reflect.deleteProperty(globalThis, Symbol.for('smart-flow.session'));
  });

  it('is else that of the nearest lang', async () => {
    root.lang = 'de-CH';
    speaks(await phone(), 'de-CH');
    const home = await place<HTMLElement>('<div lang="de-DE"><p lang=""><sf-phone-verify></sf-phone-verify></p></div>');
    speaks(home.querySelector('sf-phone-verify')!, 'de-DE');
    speaks(await phone('lang="en"'), 'en');
  });

  it('is found across shadow roots', async () => {
    root.lang = 'de-CH';
    speaks((await placeInside('<p><sf-phone-verify></sf-phone-verify></p>')).element, 'de-CH');
    speaks((await placeInside('<sf-phone-verify></sf-phone-verify>', 'lang="de-DE"')).element, 'de-DE');
    const {inside, element} = await placeInside('<div lang="de-DE"><div class="host"></div></div><sf-phone-verify></sf-phone-verify>', 'lang="en"');
    speaks(element, 'en');
    inside.querySelector('.host')!.attachShadow({mode: 'closed'}).append(element);
    await settle();
    speaks(element, 'de-DE');
  });

  it('is else the browser’s', async () => {
    root.removeAttribute('lang');
    browserSpeaks('fr', 'de-CH', 'en');
    speaks(await phone(), 'de-CH');
    root.lang = 'fr';
    browserSpeaks('pt', 'de-DE');
    speaks(await phone(), 'de-DE');
  });

  it('is English where nobody says anything that is known', async () => {
    root.removeAttribute('lang');
    for (const languages of [[], ['pt-BR'], ['']]) {
      browserSpeaks(...languages);
      speaks(await phone(), 'en');
    }
    Object.defineProperty(navigator, 'languages', {configurable: true, get: () => undefined});
    speaks(await phone(), 'en');
  });

  for (const unknown of ['xx-YY', '_', '-', '', ' ', 'x'.repeat(300), 'constructor', 'de-'.repeat(100).replace(/^de/, 'yy')]) {
    it(`is not ${JSON.stringify(unknown).slice(0, 30)}: the next that is known counts`, async () => {
      root.lang = 'de-CH';
      speaks(await phone('', {locale: unknown}), 'de-CH');
      speaks(await phone(`lang="${unknown}"`), unknown ? 'en' : 'de-CH');
      browserSpeaks(unknown, 'de-DE');
      root.lang = unknown;
      speaks(await phone(), 'de-DE');
    });
  }

  for (const [asked, tag] of [
    ['de', 'de-DE'], ['de-AT', 'de-DE'], ['DE-ch', 'de-CH'], ['de_CH', 'de-CH'], ['de-CH-1996', 'de-CH'], ['de-x-easy', 'de-x-easy'], ['de-X-Easy', 'de-x-easy'],
    ['en-GB', 'en'], ['de-DE', 'de-DE'],
  ] as const) {
    it(`for ${asked} is ${tag}`, async () => {
      root.lang = asked;
      speaks(await phone(), tag);
    });
  }

  it('for de alone is Swiss in a browser that is', async () => {
    root.lang = 'de';
    browserSpeaks('fr-CH', 'de-CH');
    speaks(await phone(), 'de-CH');
  });

  for (const tag of Object.keys(titles)) {
    it(`is named on what each element shows (${tag})`, async () => {
      root.lang = tag;
      service();
      const markup = ['phone-verify', 'status', 'tc-accept', 'identify', 'qes-info', 'flow', 'launcher'].map(name => `<sf-${name}></sf-${name}>`).join('');
      const home = await place<HTMLElement>(`<div>${markup}</div>`);
      expect([...home.children].map(element => card(element).lang)).to.deep.equal(Array.from({length: 7}, () => tag));
      const element = home.querySelector<HTMLElement>('sf-flow')!;
      speaks(find(element, 'sf-phone-verify'), tag as keyof typeof titles);
      await audit(home);
    });
  }

  it('goes through to what an element shows inside, with the page’s own texts for it', async () => {
    root.lang = 'de-AT';
    service();
    const messages = {'de-AT': {sendCode: 'Code schicken'}};
    const element = await place<HTMLElement>('<sf-flow></sf-flow>', session({messages}));
    const inner = find(element, 'sf-phone-verify');
    speaks(inner, 'de-DE');
    expect(text(inner, 'send-button')).to.equal('Code schicken');
  });
});

describe('a change of language', () => {
  it('keeps the number that is being typed, its country, the selection and the focus', async () => {
    service();
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
    await choose(element, 'country-select', 'DE');
    await fill(element, 'number-input', '01512 34');
    const input = part<HTMLInputElement>(element, 'number-input');
    input.setSelectionRange(2, 5);
    for (const tag of ['de-CH', 'de-x-easy', 'en'] as const) {
      root.lang = tag;
      await settle();
      speaks(element, tag);
      expect(part(element, 'number-input')).to.equal(input);
      expect([input.value, input.selectionStart, input.selectionEnd, focusedPart()]).to.deep.equal(['01512 34', 2, 5, 'number-input']);
      expect(part<HTMLSelectElement>(element, 'country-select').value).to.equal('DE');
    }
    expect(service().calls).to.deep.equal([]);
  });

  it('L-04: keeps the code that is being typed, while the time until the next one runs on', async () => {
    service();
    const clock = stopTime();
    const element = await place<HTMLElement>('<sf-phone-verify msisdn="41790000001"></sf-phone-verify>');
    await press(element, 'send-button');
    await fill(element, 'code-input', 'AB');
    const input = part<HTMLInputElement>(element, 'code-input');
    input.setSelectionRange(1, 2);
    await clock.pass(10_000);
    expect(find(element, '#resend-note').textContent).to.contain('20 seconds');
    root.lang = 'de-CH';
    await settle();
    expect(text(element, 'heading')).to.equal('Code eingeben');
    expect(find(element, '#resend-note').textContent).to.contain('20 Sekunden');
    await clock.pass(1000);
    expect(find(element, '#resend-note').textContent).to.contain('19 Sekunden');
    expect([input.value, input.selectionStart, input.selectionEnd, focusedPart()]).to.deep.equal(['AB', 1, 2, 'code-input']);
    await clock.pass(20_000);
    expect(part(element, 'resend-button').getAttribute('aria-disabled')).to.equal(null);
    expect(service().count('send')).to.equal(1);
  });

  it('tells what is wrong in the new language, and leaves the focus where it is', async () => {
    service();
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
    await press(element, 'send-button');
    const focus = focusedPart();
    root.lang = 'de-CH';
    await settle();
    expect(text(element, 'error')).to.equal('Fehler: Geben Sie Ihre Mobilnummer ein.');
    expect(focusedPart()).to.equal(focus);
  });

  it('keeps the boxes that are ticked, and asks for nothing again', async () => {
    service().always('terms', () => json({link: termsLink}));
    const element = await place<HTMLElement>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`);
    const seen = listen();
    for (const name of ['eidas', 'risk']) await press(element, `${name}-checkbox`);
    const asked = service().calls.length;
    root.lang = 'de-CH';
    await settle();
    expect(part(element, 'zertes-checkbox').parentElement!.textContent).to.contain('Ich akzeptiere');
    expect(['zertes', 'eidas', 'risk'].map(name => part<HTMLInputElement>(element, `${name}-checkbox`).checked)).to.deep.equal([false, true, true]);
    expect([focusedPart(), state(element), service().calls.length, seen.names()]).to.deep.equal(['risk-checkbox', 'review', asked, []]);
  });

  it('L-04: does not disturb the wait for the phone, nor the page for the password', async () => {
    const clock = stopTime();
    const consentUrl = 'https://consent.example.com/page';
    service().always('terms', () => json({link: termsLink}));
    const element = await place<HTMLElement>(`<sf-tc-accept msisdn="${anna}"></sf-tc-accept>`, session({allowedHosts: ['api.example.com', 'consent.example.com']}));
    for (const name of ['zertes', 'risk']) await press(element, `${name}-checkbox`);
    await press(element, 'accept-button');
    expect(state(element)).to.equal('phone');
    root.lang = 'de-CH';
    await settle();
    expect([state(element), text(element, 'heading')]).to.deep.equal(['phone', 'Auf dem Telefon bestätigen']);
    service().always('poll', () => json(progress({consentUrl})));
    await clock.pass(6000);
    const frame = part(element, 'consent-frame');
    root.lang = 'en';
    await settle();
    expect(part(element, 'consent-frame')).to.equal(frame);
    expect(frame.title).to.contain('Page of the registration service');
    expect(service().count('confirm')).to.equal(1);
  });

  it('leaves open what is open, and chosen what is chosen', async () => {
    service();
    const home = await place<HTMLElement>(`<div><sf-status msisdn="${anna}"></sf-status><sf-qes-info></sf-qes-info></div>`);
    const [status, info] = [...home.children] as [HTMLElement, HTMLElement];
    const explanation = part<HTMLDetailsElement>(status, 'explanation');
    explanation.open = true;
    const topic = parts<HTMLDetailsElement>(info, 'topic')[2]!;
    topic.open = true;
    await choose(info, 'document-select', 'will');
    await choose(info, 'area-select', 'eidas');
    explanation.querySelector('summary')!.focus();
    const asked = service().calls.length;
    root.lang = 'de-x-easy';
    await settle();
    expect([explanation.open, topic.open]).to.deep.equal([true, true]);
    expect(status.shadowRoot!.activeElement).to.equal(explanation.querySelector('summary'));
    expect(explanation.textContent).to.contain('Das Gesetz sagt');
    expect(topic.textContent).to.contain('Stufe 4');
    expect(part<HTMLSelectElement>(info, 'document-select').selectedOptions[0]!.textContent).to.equal('Testament');
    expect(part<HTMLSelectElement>(info, 'area-select').value).to.equal('eidas');
    expect(text(info, 'advice')).to.contain('von Hand');
    expect(service().calls.length).to.equal(asked);
  });

  it('is noticed where a language comes later than the page that asks for it', async () => {
    service();
    const element = await place<HTMLElement>('<div lang="eo"><sf-phone-verify></sf-phone-verify></div>');
    const phone = element.firstElementChild!;
    speaks(phone, 'en');
    registerLanguage('eo', {...en, phoneTitle: 'Konfirmu vian numeron'});
    await settle();
    expect(spoken(phone)).to.deep.equal(['eo', 'Konfirmu vian numeron']);
  });

  it('is noticed in the browser', async () => {
    service();
    root.removeAttribute('lang');
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
    speaks(element, 'en');
    browserSpeaks('de-CH');
    dispatchEvent(new Event('languagechange'));
    await settle();
    speaks(element, 'de-CH');
    root.lang = 'en';
  });

  it('reaches the calendar entry too', async () => {
    service();
    const element = await place<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`);
    const address = () => part<HTMLAnchorElement>(element, 'calendar-link').href;
    const before = address();
    root.lang = 'de-CH';
    await settle();
    expect(address()).not.to.equal(before);
    root.lang = 'en';
    await settle();
  });

  it('makes no other calendar entry where nothing changes', async () => {
    service();
    const element = await place<HTMLElement>(`<sf-status msisdn="${anna}"></sf-status>`);
    const address = () => part<HTMLAnchorElement>(element, 'calendar-link').href;
    const before = address();
    // The time in the entry is a real one, to the second.
    await pause(1100);
    (element as unknown as {requestUpdate: () => void}).requestUpdate();
    await settle();
    expect(address()).to.equal(before);
  });

  it('is noticed on any element around, also where it comes new or goes', async () => {
    const home = await place<HTMLElement>('<div><p><sf-phone-verify></sf-phone-verify></p></div>');
    const element = home.querySelector('sf-phone-verify')!;
    for (const [where, tag] of [[home, 'de-CH'], [home.firstElementChild!, 'de-DE'], [element, 'de-x-easy']] as const) {
      where.setAttribute('lang', tag);
      await settle();
      speaks(element, tag);
    }
    for (const [where, tag] of [[element, 'de-DE'], [home.firstElementChild!, 'de-CH'], [home, 'en']] as const) {
      where.removeAttribute('lang');
      await settle();
      speaks(element, tag);
    }
  });

  it('is noticed inside a shadow root, on its host, and outside of it', async () => {
    const {host, inside, element} = await placeInside('<div><sf-phone-verify></sf-phone-verify></div>');
    root.lang = 'de-CH';
    await settle();
    speaks(element, 'de-CH');
    host.lang = 'de-DE';
    await settle();
    speaks(element, 'de-DE');
    inside.querySelector('div')!.lang = 'de-x-easy';
    await settle();
    speaks(element, 'de-x-easy');
  });

  it('follows an element that moves', async () => {
    const home = await place<HTMLElement>('<div><p lang="de-CH"><sf-phone-verify></sf-phone-verify></p><p lang="de-DE"></p></div>');
    const element = home.querySelector('sf-phone-verify')!;
    await fill(element, 'number-input', '079 12');
    home.lastElementChild!.append(element);
    await settle();
    speaks(element, 'de-DE');
    expect(part<HTMLInputElement>(element, 'number-input').value).to.equal('079 12');
    (home.lastElementChild as HTMLElement).lang = 'en';
    await settle();
    speaks(element, 'en');
  });

  it('that comes in the same moment as a whole root goes is not missed', async () => {
    const {inside, element} = await placeInside('<div><sf-phone-verify></sf-phone-verify></div>');
    const other = await placeInside('<sf-phone-verify></sf-phone-verify>');
    inside.querySelector('div')!.lang = 'de-CH';
    other.host.remove();
    await settle();
    speaks(element, 'de-CH');
  });
});

describe('who watches for it', () => {
  const {observe, disconnect} = MutationObserver.prototype;
  /** The roots that are watched, by who watches. */
  const watched = new Map<MutationObserver, Set<Node>>();

  beforeEach(() => {
    watched.clear();
    MutationObserver.prototype.observe = function (target, options) {
      if (options?.attributeFilter?.includes('lang')) watched.set(this, (watched.get(this) ?? new Set()).add(target));
      observe.call(this, target, options);
    };
    MutationObserver.prototype.disconnect = function () {
      watched.delete(this);
      disconnect.call(this);
    };
  });
  afterEach(() => void Object.assign(MutationObserver.prototype, {observe, disconnect}));

  it('is one for the whole page, with each root once', async () => {
    const home = await place<HTMLElement>(`<div>${'<sf-phone-verify></sf-phone-verify>'.repeat(20)}</div>`);
    const {inside, host} = await placeInside('<sf-phone-verify></sf-phone-verify>');
    expect([...watched.values()].map(roots => [...roots])).to.deep.equal([[document, inside]]);
    host.remove();
    expect([...watched.values()].map(roots => [...roots])).to.deep.equal([[document]]);
    home.remove();
    expect(watched.size).to.equal(0);
  });

  it('is gone with the last element, and back with the next', async () => {
    const first = await place<HTMLElement>('<sf-flow></sf-flow>');
    expect(watched.size).to.equal(1);
    first.remove();
    await settle();
    expect(watched.size).to.equal(0);
    const second = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
    root.lang = 'de-CH';
    await settle();
    speaks(second, 'de-CH');
  });
});

describe('a page’s own texts', () => {
  it('stand in place of ours, by key and language, also when the language changes', async () => {
    const messages = {en: {sendCode: 'Text me'}, de: {phoneTitle: 'Ihre Nummer'}, 'de-CH': {sendCode: 'Code verlangen'}};
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>', session({messages}));
    const read = () => [text(element, 'heading'), text(element, 'send-button')];
    expect(read()).to.deep.equal([titles.en, 'Text me']);
    for (const [tag, expected] of [
      ['de-CH', ['Ihre Nummer', 'Code verlangen']], ['de-DE', ['Ihre Nummer', 'Code senden']], ['en', [titles.en, 'Text me']],
    ] as const) {
      root.lang = tag;
      await settle();
      expect(read()).to.deep.equal(expected);
    }
  });

  it('that are broken give way to ours, and the console hears of each once', async () => {
    service();
    const clock = stopTime();
    const resendIn = () => { throw new Error('broken'); };
    const messages: object = {en: {sendCode: 42, resendIn, codeSentTo: () => '', sendcode: 'Text me', phoneTitle: 'Your number'}};
    const home = '<div><sf-phone-verify msisdn="41790000001"></sf-phone-verify><sf-phone-verify></sf-phone-verify></div>';
    const said = await warned(async () => {
      const element = (await place<HTMLElement>(home, session({messages: messages as Messages}))).firstElementChild as HTMLElement;
      expect([text(element, 'heading'), text(element, 'send-button')]).to.deep.equal(['Your number', 'Send code']);
      await press(element, 'send-button');
      expect(text(element, 'note')).to.contain('We sent an SMS');
      // A little more than three seconds: not every engine's clock knows fractions of a millisecond.
      await clock.pass(3100);
      expect(find(element, '#resend-note').textContent).to.match(/\b2[78] seconds/);
      root.lang = 'de-CH';
      await settle();
      root.lang = 'en';
      await settle();
    });
    const paths = said.flatMap(each => /^smart-flow-elements: .*"(en\.\w+)"/.exec(each)?.[1] ?? []);
    expect(paths.sort()).to.deep.equal(['en.codeSentTo', 'en.resendIn', 'en.sendCode', 'en.sendcode']);
  });

  it('are shown as text, whatever they hold', async () => {
    const messages = {en: {phoneTitle: '<img src=x onerror=alert(1)>', sendCode: 'x'.repeat(300)}};
    const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>', session({messages}));
    expect(text(element, 'heading')).to.equal('<img src=x onerror=alert(1)>');
    expect(has(element, 'img')).to.equal(false);
    expect(element.shadowRoot!.querySelector('img')).to.equal(null);
    const {scrollWidth, clientWidth} = card(element);
    expect(scrollWidth).to.be.at.most(clientWidth);
  });
});
