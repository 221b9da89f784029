import {expect, find, part, place} from './helpers.js';
import {engine} from './engine.js';
import {pageStyle} from './look.js';
import {shown, states} from './states.js';

/** What depends on how much room the page gives, which is the page's to say. */
const ofSize = /^(width|height|inline-size|block-size|perspective-origin|transform-origin|(min|max)-.*|inset.*|top|left|right|bottom|padding.*|.*margin.*|grid-template.*|translate)$/;

function stylesOf(element: Element, pseudo?: string): Record<string, string> {
  const style = getComputedStyle(element, pseudo);
  return Object.fromEntries([...style].filter(name => !ofSize.test(name) && !name.startsWith('--')).map(name => [name, style.getPropertyValue(name)]));
}

function differences(before: Record<string, string>[], after: Record<string, string>[], elements: readonly Element[]): string[] {
  return elements.flatMap((element, index) => {
    const names = Object.keys(before[index]!).filter(name => before[index]![name] !== after[index]![name]);
    return names.map(name => `${element.localName}.${element.className} ${name}: ${before[index]![name]} became ${after[index]![name]}`);
  });
}

/** Of those that look alike, the first: there are many in a list, and each has hundreds of styles. */
function oneOfEach(elements: readonly HTMLElement[]): HTMLElement[] {
  const kind = (each: Element | null) => `${each?.localName}.${each?.className} ${each?.getAttribute('part')}`;
  const kinds = elements.map(each => [`${kind(each)} in ${kind(each.parentElement)}`, each] as const);
  return [...new Map(kinds.toReversed()).values()];
}

/** Style sheets of pages that were not made with us in mind. */
const hostile: Record<string, string> = {
  'everything unset': '* {all: unset}',
  'everything unset, with force': '* {all: unset !important}',
  'buttons gone': 'button, input, select, h2, p, dl, details, form, section {display: none !important}',
  'a script that runs downwards': '* {writing-mode: vertical-rl; text-orientation: upright}',
  'every inherited property': `* {
    border-collapse: collapse; border-spacing: 9px; caption-side: bottom; caret-color: red; color: red; cursor: wait;
    empty-cells: hide; font: italic small-caps 900 40px/3 monospace; font-feature-settings: 'smcp'; font-kerning: none;
    font-stretch: expanded; font-variant: all-small-caps; hanging-punctuation: first; hyphens: manual;
    letter-spacing: 0.5em; line-break: anywhere; line-height: 3; list-style: square inside; orphans: 9; overflow-wrap: normal;
    paint-order: stroke; quotes: 'a' 'b'; ruby-position: under; tab-size: 1; text-align: right; text-align-last: center;
    text-combine-upright: all; text-decoration-skip-ink: none; text-emphasis: dot; text-indent: 5em; text-shadow: 1px 1px red;
    text-transform: uppercase; text-underline-position: under; text-wrap: nowrap; white-space: nowrap; widows: 9;
    word-break: break-all; word-spacing: 2em; accent-color: red; -webkit-text-fill-color: red; -webkit-text-stroke: 2px red;
    user-select: none; font-palette: dark; math-style: compact; image-rendering: pixelated; -webkit-text-security: disc;
  }`,
  'names that could be ours': `* {--_accent: red; --_text: red; --_surface: black; --_space: 9rem; --_heading-font: fantasy; --_color-scheme: dark}
    @keyframes turn {to {opacity: 0}} .card, .quiet, .actions {display: none} [role='alert'] {color: red}`,
  'rules for hosts and containers': `:host, ::slotted(*) {display: none} @container (min-width: 0) {* {color: red; line-height: 9}}
    @layer x {* {color: blue !important}}`,
};

/** What is the page's to say: font, size of the root, scheme, language, and room. */
const allowed = `html, body, main, main > * {font-family: serif !important; color-scheme: light !important; -webkit-locale: 'en' !important}
  html {font-size: 16px !important} main > * {display: block !important; width: 700px !important}`;

/** Across a page whose lines run downwards there is less room: the narrow layout is right there. */
const ofLayout = / (display|justify-self|column-gap|grid-row-start):/;

describe('styles of the page', () => {
  for (const [name, open] of Object.entries(states)) {
    it(`change nothing inside ${name}`, async () => {
      pageStyle(allowed);
      const element = await open();
      const inside = oneOfEach(shown(element));
      expect(inside.length).to.be.above(2);
      const before = inside.map(each => stylesOf(each));
      for (const [sheet, text] of Object.entries(hostile)) {
        const style = pageStyle(text);
        const found = differences(before, inside.map(each => stylesOf(each)), inside);
        expect(text.includes('writing-mode') ? found.filter(each => !ofLayout.test(each)) : found, sheet).to.deep.equal([]);
        style.remove();
      }
    });
  }

  for (const [sheet, text] of Object.entries(hostile)) {
    it(`leave something to see and to use: ${sheet}`, async () => {
      pageStyle(text);
      const element = await states['the number']!();
      const box = part(element, 'send-button').getBoundingClientRect();
      expect(Math.min(box.width, box.height)).to.be.at.least(44);
      part<HTMLInputElement>(element, 'number-input').focus();
      expect(element.shadowRoot!.activeElement).to.equal(part(element, 'number-input'));
    });
  }

  it('hide an element that is hidden, and one the page does not want', async () => {
    const unset = pageStyle('* {all: unset !important}');
    const element = await place('<sf-status hidden></sf-status>');
    expect(getComputedStyle(element).display).to.equal('none');
    unset.remove();
    pageStyle('sf-qes-info {display: none}');
    expect(getComputedStyle(await place('<sf-qes-info></sf-qes-info>')).display).to.equal('none');
  });

  it('that make something invisible, or out of reach of the mouse, do so inside too', async () => {
    pageStyle('main {visibility: hidden; pointer-events: none}');
    const element = await place('<sf-status></sf-status>');
    expect(getComputedStyle(find(element, 'h2')).visibility).to.equal('hidden');
    expect(getComputedStyle(find(element, 'summary')).pointerEvents).to.equal('none');
  });

  it('leave the language to the browser, which hyphenates by it', async () => {
    const element = await place('<sf-status></sf-status>');
    // Firefox keeps the language apart from the styles.
    const locale = engine === 'firefox' ? '' : 'en';
    expect(getComputedStyle(find(element, 'p')).getPropertyValue('-webkit-locale').replaceAll('"', '')).to.equal(locale);
  });

  it('H-05: say which way the layout runs, while each sentence keeps its full stop', async () => {
    const main = await place<HTMLElement>('<div dir="rtl"><sf-status></sf-status></div>');
    const element = main.firstElementChild!;
    const summary = part(element, 'summary');
    expect(getComputedStyle(summary).direction).to.equal('rtl');
    expect(getComputedStyle(summary).borderRightWidth).to.equal('4px');
    // The last character of an English sentence is to the right of its first.
    const at = (offset: number) => {
      const range = document.createRange();
      const words = document.createTreeWalker(summary, NodeFilter.SHOW_TEXT);
      while (words.nextNode() && !words.currentNode.textContent!.trim());
      const node = words.currentNode;
      const from = offset < 0 ? node.textContent!.trimEnd().length + offset : offset;
      range.setStart(node, from);
      range.setEnd(node, from + 1);
      return range.getBoundingClientRect();
    };
    expect(at(-1).left).to.be.above(at(0).left);
    // And the line stands where the layout begins.
    const {right} = summary.getBoundingClientRect();
    expect(right - at(-1).right).to.be.below(60);
  });
});

describe('our styles', () => {
  it('leave the page as it is', async () => {
    const host = document.createElement('div');
    const tags = 'h1 h2 h3 p a button input select textarea label fieldset legend form ul li dl dt dd table td details summary dialog section nav iframe strong'.split(' ');
    host.append(...tags.map(tag => document.createElement(tag)));
    for (const name of ['card', 'quiet', 'actions', 'badge', 'good', 'busy', 'pair']) host.append(Object.assign(document.createElement('p'), {className: name}));
    document.body.append(host);
    try {
      const elements = [document.documentElement, document.body, host, ...host.children];
      const styles = () => elements.flatMap(each => [stylesOf(each), stylesOf(each, '::before')]);
      const sheets = () => [document.styleSheets.length, document.adoptedStyleSheets.length, document.head.childElementCount];
      const [before, count] = [styles(), sheets()];
      for (const open of Object.values(states)) await open();
      expect(differences(before, styles(), elements.flatMap(each => [each, each]))).to.deep.equal([]);
      expect(sheets()).to.deep.equal(count);
    } finally {
      host.remove();
    }
  });

  it('leave what the page puts into the gate as it is', async () => {
    pageStyle('main {color: rgb(1, 2, 3); font: italic 21px/2 serif; letter-spacing: 3px}');
    const gate = await place('<sf-gate><p>Sign</p></sf-gate>');
    const [inside, outside] = [gate.querySelector('p')!, document.createElement('p')];
    gate.parentElement!.append(outside);
    const slot = document.createElement('slot');
    gate.shadowRoot!.append(slot);
    expect(differences([stylesOf(outside)], [stylesOf(inside)], [inside])).to.deep.equal([]);
  });

  it('are the same sheets for all elements', async () => {
    const one = await place('<sf-status></sf-status>');
    const other = await place('<sf-qes-info></sf-qes-info>');
    const [sheets, others] = [one, other].map(element => [...element.shadowRoot!.adoptedStyleSheets]);
    expect(sheets!.filter(sheet => others!.includes(sheet)).length).to.be.at.least(4);
    for (const element of [one, other]) expect(element.shadowRoot!.querySelector('style, [style]')).to.equal(null);
  });
});

describe('H-09: a custom property with a value that breaks out', () => {
  const values: Record<string, string> = {
    'the end of a rule': 'red; } * {display: none',
    'a bracket': '}',
    'whole rules': 'red {} * {display: none} :host {visibility: hidden}',
    'an address': 'url(javascript:1)',
    'another address': 'url(https://evil.example/?sf)',
    'no colour': 'banana',
    nothing: ' ',
    'a megabyte': 'x'.repeat(2 ** 20),
    itself: 'var(--sf-text)',
    'a word of CSS': 'inherit',
  };
  /** What is left of those that the browser does not take as they are. */
  const taken: Record<string, string> = {'the end of a rule': 'red', 'a bracket': '', itself: '', 'a word of CSS': ''};
  const names = ['accent', 'text', 'surface', 'border', 'card-surface', 'button-surface', 'button-text', 'space', 'radius', 'font', 'font-size', 'target', 'focus', 'card-padding', 'color-scheme'];

  for (const [what, value] of Object.entries(values)) {
    it(`does no harm: ${what}`, async () => {
      for (const name of names) {
        // What ends a rule ends it also in the page's own sheet, before it ever gets to us.
        if (!value.includes('} *')) pageStyle(`sf-phone-verify {--sf-${name}: ${value}}`);
      }
      const element = await states['the number']!();
      element.setAttribute('style', names.map(name => `--sf-${name}: ${value}`).join('; '));
      // WebKit escapes what an address is made of.
      const inForce = names.map(name => getComputedStyle(element).getPropertyValue(`--sf-${name}`).replaceAll('\\', ''));
      if (Object.hasOwn(taken, what)) expect(inForce[0]).to.equal(taken[what]);
      else expect([...new Set(inForce)]).to.deep.equal([value.trim()]);
      const button = part(element, 'send-button');
      const box = button.getBoundingClientRect();
      expect(box.width).to.be.above(24);
      expect(box.height).to.be.at.least(24);
      expect(getComputedStyle(button).visibility).to.equal('visible');
      expect(getComputedStyle(button).color).to.not.equal(getComputedStyle(button).backgroundColor);
      const loaded = performance.getEntriesByType('resource').filter(({name}) => name.includes('evil.example'));
      expect(loaded).to.deep.equal([]);
      for (const each of shown(element)) expect(getComputedStyle(each).backgroundImage, each.localName).to.not.contain('url(http');
    });
  }
});
