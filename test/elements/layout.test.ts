import {setViewport} from './engine.js';
import {expect, find, part, parts, place} from './helpers.js';
import {pageStyle, token} from './look.js';
import {shown, states} from './states.js';

/** A word that no line is long enough for. */
const longWord = 'w'.repeat(300);

/** What sticks out of the room an element has, to either side. */
function overflow(element: HTMLElement): string[] {
  // What is only there to be heard is cut off on purpose.
  const found = shown(element).filter(each => !each.matches('.unseen'));
  const frame = element.shadowRoot!.querySelector('dialog') ?? element;
  const {left, right} = frame.getBoundingClientRect();
  const out = found.filter(each => {
    const box = each.getBoundingClientRect();
    return box.width > 0 && (box.left < left - 1 || box.right > right + 1) && each.localName !== 'dialog' && frame.contains(each);
  });
  const cut = found.filter(each => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 0 && !['select', 'input', 'iframe'].includes(each.localName));
  return [...out, ...cut].map(each => `${each.localName}.${each.className} ${each.getAttribute('part') ?? ''}`);
}

/** Half as much again, as other languages need, with accents above and below. */
const longer = (text: string) => ` ${'Ŝîĝñ ȧçÿ '.repeat(text.length).slice(0, Math.ceil(text.length / 2))}`;

function textsIn(root: ShadowRoot): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) if (walker.currentNode.nodeValue!.trim()) found.push(walker.currentNode as Text);
  return found;
}

const room = (width: number) => pageStyle(`body {margin: 0} main {inline-size: ${width}px}`);

describe('the room there is', () => {
  after(() => setViewport(800));
  afterEach(() => document.documentElement.removeAttribute('dir'));

  for (const [name, open] of Object.entries(states)) {
    for (const width of [280, 320, 900]) {
      it(`is enough for ${name} at ${width} px`, async () => {
        await setViewport(width);
        room(width);
        const element = await open();
        expect(overflow(element)).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(width, innerWidth));
      });
    }

    it(`is taken by ${name} at once as it is later, also in a grid`, async () => {
      await setViewport(900);
      pageStyle('main {display: grid; inline-size: 600px}');
      const element = await open();
      const height = () => element.getBoundingClientRect().height;
      element.hidden = true;
      expect(height()).to.equal(0);
      element.hidden = false;
      const before = height();
      // An engine that was wrong at first finds it out as soon as it has to look again.
      for (const each of shown(element)) {
        each.style.paddingBlockStart = '1px';
        height();
        each.style.paddingBlockStart = '';
        expect(height(), each.outerHTML.slice(0, 80)).to.be.closeTo(before, 0.5);
      }
    });

    it(`is enough for ${name} at 280 px with letters of 40 px`, async () => {
      await setViewport(280);
      pageStyle('html {font-size: 40px}');
      room(280);
      expect(overflow(await open())).to.deep.equal([]);
    });

    it(`A-03: is enough for ${name} at 320 px with wider spacing of text, and one word of 300 letters`, async () => {
      await setViewport(320);
      room(320);
      const element = await open();
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(`* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}
        p {margin-block-end: 2em !important}`);
      for (const each of [element, ...shown(element)]) each.shadowRoot?.adoptedStyleSheets.push(spacing);
      expect(overflow(element)).to.deep.equal([]);
      // Every text, in turn, could be replaced by the page.
      for (const each of shown(element).filter(({localName, childElementCount}) => ['h2', 'h3', 'p', 'label', 'span', 'dd', 'dt', 'summary', 'li'].includes(localName) && childElementCount === 0)) {
        each.append(longWord);
      }
      expect(overflow(element)).to.deep.equal([]);
      for (const each of [element, ...shown(element)]) each.shadowRoot?.adoptedStyleSheets.splice(-1);
    });
  }

  for (const [name, open] of Object.entries(states)) {
    it(`A-03: is enough for ${name} at 320 px with texts that are longer by half, from left to right and from right to left`, async () => {
      await setViewport(320);
      room(320);
      const element = await open();
      const texts = [element, ...shown(element)].flatMap(each => (each.shadowRoot ? textsIn(each.shadowRoot) : []));
      expect(texts.length).to.be.above(0);
      for (const each of texts) each.nodeValue += longer(each.nodeValue!);
      for (const dir of ['ltr', 'rtl']) {
        document.documentElement.dir = dir;
        expect(overflow(element), dir).to.deep.equal([]);
        expect(document.documentElement.scrollWidth, dir).to.be.at.most(innerWidth);
      }
    });
  }

  it('decides whether buttons stand beside each other', async () => {
    room(280);
    const narrow = await states['the code']!();
    const tops = (element: Element) => ['verify-button', 'resend-button', 'change-button'].map(name => part(element, name).getBoundingClientRect().top);
    expect(new Set(tops(narrow)).size).to.equal(3);
    expect(part(narrow, 'verify-button').offsetWidth).to.equal(find(narrow, '.actions').offsetWidth);
    room(900);
    expect(new Set(tops(narrow)).size).to.equal(1);
  });

  it('puts the dashboard of the status into columns where it is wide', async () => {
    room(900);
    const element = await states['somebody who can sign']!();
    const top = (name: string) => part(element, name).getBoundingClientRect().top;
    const left = (name: string) => part(element, name).getBoundingClientRect().left;
    expect(left('means')).to.be.above(left('area') + 200);
    expect(top('means')).to.be.at.most(top('area'));
    room(320);
    expect(left('means')).to.be.at.most(left('area'));
    expect(top('means')).to.be.above(top('area'));
  });

  it('puts two ways to identify oneself beside each other where it is wide', async () => {
    room(900);
    const element = await states['ways to identify oneself']!();
    const tops = () => parts(element, 'method').slice(0, 2).map(each => each.getBoundingClientRect().top);
    expect(new Set(tops()).size).to.equal(1);
    room(320);
    expect(new Set(tops()).size).to.equal(2);
  });

  for (const [where, css] of Object.entries({'a row': 'main {display: flex}', 'a float': 'main > * {float: left}', 'a grid': 'main {display: grid; justify-items: start}'})) {
    it(`is taken, though not all of it, in ${where}`, async () => {
      pageStyle(css);
      room(700);
      const element = await place<HTMLElement>('<sf-status></sf-status>');
      expect(element.offsetWidth).to.be.within(250, 700);
    });
  }

  it('is measured on what is inside, not on the element', async () => {
    const element = await place('<sf-status></sf-status>');
    expect(getComputedStyle(element).containerType).to.equal('normal');
    expect(getComputedStyle(find(element, '.card')).containerType).to.equal('inline-size');
  });
});

describe('the size of everything', () => {
  it('follows one property, on a page that made its root small', async () => {
    pageStyle('html {font-size: 62.5%}');
    const element = await place('<sf-phone-verify></sf-phone-verify>');
    const size = (selector: string) => parseFloat(getComputedStyle(find(element, selector)).fontSize);
    expect([size('h2'), size('label'), size('input')]).to.deep.equal([12.5, 10, 10]);
    token('--sf-font-size', '16px');
    expect([size('h2'), size('label'), size('input')]).to.deep.equal([20, 16, 16]);
  });

  it('keeps what one can press at 44 px and more, however small the letters', async () => {
    pageStyle('html {font-size: 8px}');
    const element = await states['terms to accept']!();
    for (const name of ['accept-button', 'zertes-checkbox', 'document-link']) {
      const {height} = part(element, name).getBoundingClientRect();
      expect(height, name).to.be.at.least(name === 'accept-button' ? 44 : 24);
    }
  });
});
