/** What can be seen and hit, whatever the page, the window and the person's settings are like. */
import {engine} from '../engine.js';
import {expect, keys, part} from '../helpers.js';
import {behind, contrast, read} from './colours.js';
import {withMedia, withScheme, withStyle, withWidth} from './media.js';
import {chain, controls, roots, visible} from './roots.js';
import {codeSent, phoneAt, reading, standings, states, statusOf} from './states.js';

/** What somebody can hit to operate a control: a box counts with its label. */
const target = (control: HTMLElement) => (control instanceof HTMLInputElement && control.type === 'checkbox' && control.closest('label')) || control;

/** The controls that can have the focus now: behind a dialog none can. */
function usable(element: Element): HTMLElement[] {
  const all = visible(element, controls).filter(each => !each.matches(':disabled'));
  const inDialog = (each: Element) => [...chain(each)].some(({localName}) => localName === 'dialog');
  return all.some(inDialog) ? all.filter(inDialog) : all;
}

const name = (element: Element) => `${element.localName} ${element.getAttribute('part') ?? element.id}`;

describe('targets', () => {
  for (const [state, make] of states) {
    it(`A11Y-08: all can be hit, 24 pixels each way, and those that are ours alone 44 — ${state}`, async () => {
      const element = await make();
      const all = visible(element, controls);
      expect(all.length).to.be.greaterThan(0);
      for (const control of all) {
        const {width, height} = target(control).getBoundingClientRect();
        const least = control.matches('a:not(.button)') ? 24 : 44;
        expect(Math.round(width), `width of ${name(control)}`).to.be.at.least(24);
        expect(Math.round(height * 10) / 10, `height of ${name(control)}`).to.be.at.least(least);
      }
    });
  }
});

/** What sticks out of the window, or is cut off in its own box. */
function lost(element: Element): string[] {
  const width = document.documentElement.clientWidth;
  return visible(element, '*').filter(each => {
    if (each.closest('.unseen') || each.closest('select')) return false;
    const style = getComputedStyle(each);
    const {left, right} = each.getBoundingClientRect();
    // A field for text scrolls.
    const cut = style.overflowX !== 'visible' && !each.matches('iframe, input') && each.scrollWidth > each.clientWidth + 1;
    return left < -0.5 || right > width + 0.5 || cut;
  }).map(each => `${name(each)} ${Math.round(each.getBoundingClientRect().right)}`);
}

const spacing = ':host > *, :host * {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important} p {margin-block-end: 2em !important}';

/** The sheet of WCAG's text spacing, in each shadow root: there it is where a person's own sheet acts. */
function spaceOut(element: Element): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(spacing);
  for (const root of roots(element)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}

describe('room', () => {
  for (const [state, make] of states) {
    it(`A11Y-10: nothing is lost at 320 pixels, with twice the text, and with more space in it — ${state}`, async () => {
      await withWidth(320);
      withStyle('body {margin: 8px}');
      const element = await make();
      expect(lost(element), '320 pixels').to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(Math.max(320, innerWidth));
      spaceOut(element);
      expect(lost(element), 'text spacing').to.deep.equal([]);
      // 400 % zoom of a window of 1280 pixels is 320 of them; text alone grows to twice its size.
      withStyle(':root {font-size: 200%}');
      expect(lost(element), '200 % text').to.deep.equal([]);
    });
  }

  it('A11Y-10: the frame is high enough to be read in, and scrolls by itself', async () => {
    const [, make] = states.find(([state]) => state === 'terms: consent')!;
    const frame = part(await make(), 'consent-frame');
    expect(frame.getBoundingClientRect().height).to.be.at.least(480);
    expect(frame.getAttribute('scrolling')).to.equal(null);
  });
});

const outlined = ({borderTopStyle, borderTopWidth}: CSSStyleDeclaration) => borderTopStyle !== 'none' && parseFloat(borderTopWidth) >= 1;

describe('settings of the person', () => {
  for (const [state, make] of states) {
    it(`A11Y-11: with forced colours each control has a border, and the focus an outline — ${state}`, async () => {
      await withMedia({forcedColors: 'active'});
      const element = await make();
      for (const control of visible(element, 'button, .button, input:not([type="checkbox"]), select')) {
        expect(outlined(getComputedStyle(control)), name(control)).to.equal(true);
      }
      // The ring is for those who use the keyboard.
      await keys('Tab');
      for (const control of usable(element).filter(each => !each.matches('iframe'))) {
        control.focus();
        const {outlineStyle, outlineWidth} = getComputedStyle(control);
        expect(control.matches(':focus-visible'), name(control)).to.equal(true);
        expect([outlineStyle, parseFloat(outlineWidth) >= 2], name(control)).to.deep.equal(['solid', true]);
      }
      // Backgrounds are gone: what stands for a state is marked by a line or a sign too. A note is a sentence about it.
      for (const tone of visible(element, ':is(.good, .todo, .bad, .past, [aria-current], .warning):not([part="note"])')) {
        const sign = getComputedStyle(tone, '::before').content;
        const line = ['Left', 'Right', 'Bottom'].some(side => parseFloat(getComputedStyle(tone)[`border${side}Width` as 'borderLeftWidth']) >= 1);
        expect(line || !['none', 'normal', '""'].includes(sign), tone.outerHTML).to.equal(true);
      }
    });
  }

  it('A11Y-12: nothing moves for somebody who wants it still, and what is under way is in words', async () => {
    const spinning = states.filter(([state]) => /sending|checking|loading|starting|terms: phone/.test(state));
    expect(spinning.length).to.be.greaterThan(5);
    const moving = (element: Element) =>
      visible(element, '*').flatMap(each => [getComputedStyle(each), getComputedStyle(each, '::before')])
        .filter(({animationName, transitionDuration}) => animationName !== 'none' || transitionDuration.split(',').some(each => parseFloat(each) > 0.001));
    let moved = 0;
    for (const [, make] of spinning) moved += moving(await make()).length;
    expect(moved, 'without the setting').to.be.greaterThan(0);
    await withMedia({reducedMotion: 'reduce'});
    for (const [state, make] of spinning) {
      const element = await make();
      expect(moving(element), state).to.have.length(0);
      expect(visible(element, '.busy').every(each => each.textContent!.trim() !== ''), state).to.equal(true);
    }
  });
});

describe('colours', () => {
  for (const scheme of ['light', 'dark'] as const) {
    it(`A11Y-13: texts, controls and the focus can be told from what is behind them — ${scheme}`, async () => {
      await withScheme(scheme);
      const rows: string[] = [];
      const need = (what: string, least: number, ratio: number) => ratio < least && rows.push(`${what}: ${ratio.toFixed(2)}, not ${least}`);
      for (const [state, make] of states) {
        const element = await make();
        for (const each of visible(element, '*')) {
          const style = getComputedStyle(each);
          const own = [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.textContent!.trim());
          if (own && !each.closest('.unseen, :disabled')) need(`${state}, ${name(each)}`, 4.5, contrast(read(style.color), behind(each)));
        }
        for (const each of visible(element, 'button, .button, input:not([type="checkbox"]), select')) {
          const around = behind(each.parentElement!);
          const [line, fill] = [contrast(read(getComputedStyle(each).borderTopColor), around), contrast(behind(each), around)];
          need(`${state}, edge of ${name(each)}`, 3, Math.max(line, fill));
        }
        element.remove();
      }
      expect([...new Set(rows)]).to.deep.equal([]);
    });
  }

  it('A11Y-13: the two schemes differ, and a page without a dark one gets none', async () => {
    await withMedia({colorScheme: 'dark'});
    const plain = behind((await phoneAt()).shadowRoot!.querySelector('.card')!);
    await withScheme('dark');
    const dark = behind((await phoneAt()).shadowRoot!.querySelector('.card')!);
    expect(contrast(plain, dark)).to.be.greaterThan(10);
  });
});

describe('the focus', () => {
  it('A11Y-14: nothing lies over what has it, and a heading keeps a distance from the edge', async () => {
    for (const [state, make] of states) {
      const element = await make();
      for (const each of visible(element, '*')) {
        if (each.localName !== 'dialog') expect(['sticky', 'fixed'].includes(getComputedStyle(each).position), `${state}, ${name(each)}`).to.equal(false);
      }
      for (const control of usable(element)) {
        control.focus();
        control.scrollIntoView({block: 'nearest'});
        const {left, top, width, height} = control.getBoundingClientRect();
        const root = control.getRootNode() as ShadowRoot;
        const [x, y] = [left + width / 2, top + height / 2];
        const hit = root.elementFromPoint(x, y);
        const lies = hit !== null && (control.contains(hit) || hit.shadowRoot?.contains(control));
        expect(lies, `${state}, ${name(control)} under ${hit?.outerHTML.slice(0, 60)}`).to.equal(true);
      }
      for (const heading of visible(element, '[part="heading"]')) {
        expect(parseFloat(getComputedStyle(heading).scrollMarginTop), state).to.be.greaterThan(0);
      }
      element.remove();
    }
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`A11Y-15: shows in two colours, of which one stands out from any page — ${scheme}`, async () => {
      await withScheme(scheme);
      for (const make of [() => phoneAt('countries="CH DE"'), () => codeSent(), () => statusOf(standings.pending), () => reading('zertes')]) {
        const element = await make();
        // The ring is for those who use the keyboard.
        await keys('Tab');
        for (const control of visible(element, controls)) {
          control.focus();
          const style = getComputedStyle(control);
          expect(control.matches(':focus-visible'), name(control)).to.equal(true);
          expect([style.outlineStyle, parseFloat(style.outlineWidth) >= 2], name(control)).to.deep.equal(['solid', true]);
          // WebKit draws choices and boxes itself, without a shadow: there the card, which lies behind the gap, is the second ring.
          const drawn = engine === 'webkit' && control.matches('select, [type="checkbox"]');
          expect(style.boxShadow === 'none', name(control)).to.equal(drawn);
          const ring = read(style.outlineColor);
          const second = drawn ? behind(control.parentElement!) : read(/^(\w+\([^)]*\)|#\w+|\w+)/.exec(style.boxShadow)![1]!);
          expect(contrast(ring, second), `${name(control)}, one to the other`).to.be.at.least(3);
          for (const page of ['#fff', '#000', '#808080', '#0b5cab', '#ffd400']) {
            const best = Math.max(contrast(ring, read(page)), contrast(second, read(page)));
            expect(best, `${name(control)} on ${page}`).to.be.at.least(3);
          }
        }
      }
    });
  }

  it('A11Y-15: is not cut off by what is around it', async () => {
    const element = await phoneAt('countries="CH DE"');
    for (const control of visible(element, controls)) {
      for (const each of chain(control)) {
        if (each === element) break;
        if (each !== control) expect(getComputedStyle(each).overflowX, name(each)).to.equal('visible');
      }
    }
  });
});
