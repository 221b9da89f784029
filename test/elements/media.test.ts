import {behind, read} from './accessibility/colours.js';
import {expect, fill, find, focusedPart, json, keys, part, parts, place, press, service, settle, termsLink} from './helpers.js';
import {media, scheme} from './look.js';
import {states} from './states.js';

const same = (one: string, other: string) => expect(read(one)).to.deep.equal(read(other));

/** Waits for an SMS to be sent that never is. */
async function waiting(): Promise<HTMLElement> {
  const element = await place<HTMLElement>('<sf-phone-verify></sf-phone-verify>');
  service().hold('send');
  await fill(element, 'number-input', '079 000 00 01');
  await press(element, 'send-button');
  return element;
}

describe('colours that the person chose', () => {
  beforeEach(() => media({forcedColors: 'active'}));

  it('leave an edge around everything one can use', async () => {
    for (const name of ['the number', 'the code', 'ways to identify oneself', 'things to read']) {
      const element = await states[name]!();
      for (const control of element.shadowRoot!.querySelectorAll('button, .button, input, select')) {
        const style = getComputedStyle(control);
        expect(parseFloat(style.borderTopWidth), `${name}: ${control.outerHTML}`).to.be.at.least(1);
        expect(style.borderTopStyle).to.not.equal('none');
        expect(read(style.borderTopColor)).to.not.deep.equal(behind(control));
      }
    }
  });

  it('show the focus by an outline in the colour for that', async () => {
    const element = await states['the number']!();
    part(element, 'number-input').focus();
    for (const name of ['number-input', 'send-button']) {
      // By a key: what was led to after a click needs no ring.
      if (name !== 'number-input') await keys('Tab');
      expect(focusedPart()).to.equal(name);
      const style = getComputedStyle(part(element, name));
      expect(style.outlineStyle).to.equal('solid');
      expect(parseFloat(style.outlineWidth)).to.be.at.least(2);
      same(style.outlineColor, 'Highlight');
    }
  });

  it('tell what cannot be used now', async () => {
    const element = await states['the code']!();
    const {borderTopColor, color} = getComputedStyle(part(element, 'resend-button'));
    same(borderTopColor, 'GrayText');
    same(color, 'GrayText');
  });

  it('leave a box the browser draws, ticked or not', async () => {
    const element = await states['terms to accept']!();
    for (const name of ['zertes-checkbox', 'eidas-checkbox']) {
      expect(getComputedStyle(part(element, name)).appearance).to.equal('auto');
      expect(getComputedStyle(part(element, name)).forcedColorAdjust).to.equal('auto');
    }
  });

  it('leave the marks, which are drawn with borders', async () => {
    const element = await states['somebody who can sign']!();
    const mark = getComputedStyle(part(element, 'summary'), '::before');
    expect(mark.content).to.equal('""');
    expect(parseFloat(mark.borderRightWidth)).to.be.above(1);
    expect(read(mark.borderRightColor)).to.not.deep.equal(behind(part(element, 'summary')));
  });

  it('tell the step one is at by a line of its own', async () => {
    const element = await place('<sf-flow></sf-flow>');
    await settle();
    const [current, other] = [...element.shadowRoot!.querySelectorAll('li')].map(step => getComputedStyle(step).borderBottomColor);
    same(current!, 'Highlight');
    same(other!, 'Canvas');
  });
});

describe('somebody who wants less motion', () => {
  it('sees none, and reads that there is work under way', async () => {
    await media({reducedMotion: 'reduce'});
    const element = await waiting();
    const button = part(element, 'send-button');
    for (const each of element.shadowRoot!.querySelectorAll('*')) {
      for (const pseudo of [undefined, '::before', '::after']) {
        const style = getComputedStyle(each, pseudo);
        expect(style.animationName).to.equal('none');
        expect(style.transitionDuration).to.equal('0s');
      }
    }
    expect(element.getAnimations({subtree: true})).to.deep.equal([]);
    expect(getComputedStyle(button, '::before').borderTopStyle).to.equal('dotted');
    expect(part(element, 'note').textContent).to.contain('Sending');
  });

  it('is asked first: others see a mark that turns', async () => {
    await media({reducedMotion: 'no-preference'});
    expect(getComputedStyle(part(await waiting(), 'send-button'), '::before').animationName).to.equal('turn');
  });

  it('has that mark inside the button, however large the letters and small the distances', async () => {
    const element = await waiting();
    element.style.cssText = '--sf-font-size: 40px; --sf-space: 4px';
    const {paddingInlineStart, fontSize} = getComputedStyle(part(element, 'send-button'));
    const mark = getComputedStyle(part(element, 'send-button'), '::before');
    expect(parseFloat(fontSize)).to.equal(40);
    expect(parseFloat(paddingInlineStart) + parseFloat(mark.marginInlineStart)).to.be.at.least(0);
  });
});

describe('on paper', () => {
  beforeEach(async () => {
    scheme('dark');
    await media({media: 'print'});
  });

  it('everything is black on white, whatever the page shows', async () => {
    for (const name of ['a standing', 'terms to accept', 'ways to identify oneself', 'things to read']) {
      const element = await states[name]!();
      same(getComputedStyle(find(element, '.card')).backgroundColor, '#fff');
      expect(getComputedStyle(find(element, '.card')).boxShadow).to.equal('none');
      for (const each of element.shadowRoot!.querySelectorAll('h2, p, dd, dt, label, a, summary')) {
        same(getComputedStyle(each).color, '#000');
      }
    }
  });

  it('there is nothing to press', async () => {
    const element = await states['a standing']!();
    expect(parts(element, 'action-button').map(button => getComputedStyle(button).display)).to.deep.equal(['none']);
  });

  it('what is folded is there to read', async () => {
    service().always('terms', () => json({link: termsLink}));
    const element = await states['a standing']!();
    const details = part<HTMLDetailsElement>(element, 'explanation');
    expect(details.open).to.equal(false);
    expect(details.querySelector('p')!.getBoundingClientRect().height).to.be.above(10);
    expect(details.querySelector('p')!.checkVisibility({contentVisibilityAuto: true})).to.equal(true);
  });
});
