import {tokenNames} from '../../src/elements/tokens.styles.js';
import {anna, expect, find, json, part, place, service, termsLink, untilState} from './helpers.js';
import {media, pageStyle, scheme, textContrast, theme, token} from './look.js';

const least = 4.5;

/** Numbers that look random and are the same every time. */
function* seeded(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Brand colours from all over, and those that are hardest: pure, and grey around the middle. */
function brands(count: number): string[] {
  const random = seeded(5);
  const next = () => Math.floor(random.next().value! * 256);
  const found = ['#000', '#fff', '#f00', '#0f0', '#00f', '#ff0', '#0ff', '#f0f', '#767676', '#777', '#757575'];
  while (found.length < count) found.push(`rgb(${next()} ${next()} ${next()})`);
  return found;
}

/** Somebody who has a button to press, and a link in the row about the end. */
async function status(): Promise<{button: Element; quiet: Element; link: Element; summary: Element}> {
  service().always('terms', () => json({link: termsLink}));
  const element = await place(`<sf-status msisdn="${anna}"></sf-status>`);
  await untilState(element, 'loaded');
  const quiet = document.createElement('button');
  quiet.className = 'second';
  find(element, '.actions').append(quiet);
  return {button: part(element, 'action-button'), quiet, link: part(element, 'calendar-link'), summary: find(element, 'summary')};
}

describe('text on a brand colour, and a brand colour as text', () => {
  for (const mode of ['light', 'dark']) {
    it(`read at 4.5 to 1 for 200 brands in a ${mode} page that gives the accent alone`, async () => {
      scheme(mode);
      pageStyle(`body {background: ${mode === 'light' ? '#fff' : '#000'}}`);
      const shown = await status();
      const poor: string[] = [];
      for (const brand of brands(200)) {
        token('--sf-accent', brand);
        for (const [name, element] of Object.entries(shown)) {
          const value = textContrast(element);
          if (value < least) poor.push(`${name} in ${brand}: ${value}`);
        }
      }
      expect(poor).to.deep.equal([]);
    });
  }

  it('stay what the page says, where it says so', async () => {
    token('--sf-accent', '#ffff00');
    token('--sf-on-accent', 'rgb(1, 2, 3)');
    token('--sf-accent-text', 'rgb(4, 5, 6)');
    const {button, link} = await status();
    expect(getComputedStyle(button).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(link).color).to.equal('rgb(4, 5, 6)');
  });

  it('take the text on a button of its own colour from that colour', async () => {
    token('--sf-button-surface', '#ffee00');
    const {button} = await status();
    expect(textContrast(button)).to.be.above(15);
  });

  it('leave an accent that reads as it is', async () => {
    token('--sf-accent', 'rgb(128, 0, 32)');
    const {link} = await status();
    const [red, green, blue] = getComputedStyle(link).color.match(/[\d.]+/g)!.slice(-3).map(Number);
    // The same colour, in coordinates of another space.
    expect([red!.toFixed(3), green!.toFixed(3), blue!.toFixed(3)]).to.deep.equal(['0.092', '0.047', '0.018']);
  });
});

describe('the scheme', () => {
  const surface = (element: Element) => getComputedStyle(find(element, '.card')).backgroundColor;
  const light = 'rgb(255, 255, 255)';
  const dark = 'rgb(26, 32, 40)';

  it('is light on a page that says nothing, also for a person who prefers dark', async () => {
    await media({colorScheme: 'dark'});
    expect(surface(await place('<sf-status></sf-status>'))).to.equal(light);
  });

  it('is that of the page, where it offers both', async () => {
    scheme('light dark');
    const element = await place('<sf-status></sf-status>');
    await media({colorScheme: 'dark'});
    expect(surface(element)).to.equal(dark);
    await media({colorScheme: 'light'});
    expect(surface(element)).to.equal(light);
  });

  it('can be chosen for the elements alone', async () => {
    token('--sf-color-scheme', 'dark');
    expect(surface(await place('<sf-status></sf-status>'))).to.equal(dark);
    scheme('dark');
    token('--sf-color-scheme', 'light');
    expect(surface(await place('<sf-status></sf-status>'))).to.equal(light);
  });

  it('is that of a theme', async () => {
    await theme('dark');
    expect(surface(await place('<sf-status></sf-status>'))).to.equal('rgb(18, 23, 30)');
  });
});

describe('a custom property', () => {
  it('is documented, and each that is documented is there', async () => {
    const {modules} = await (await fetch('/custom-elements.json')).json();
    const elements: {cssProperties?: {name: string}[]}[] = modules.flatMap((module: {declarations: object[]}) => module.declarations);
    const documented = new Set(elements.flatMap(({cssProperties = []}) => cssProperties.map(({name}) => name)));
    expect([...documented].sort()).to.deep.equal(tokenNames().sort());
  });

  it('goes through the layers: palette, role, part', async () => {
    const {button} = await status();
    const color = () => getComputedStyle(button).backgroundColor;
    token('--sf-palette-brand', 'rgb(1, 1, 1)');
    expect(color()).to.equal('rgb(1, 1, 1)');
    token('--sf-accent', 'rgb(2, 2, 2)');
    expect(color()).to.equal('rgb(2, 2, 2)');
    token('--sf-button-surface', 'rgb(3, 3, 3)');
    expect(color()).to.equal('rgb(3, 3, 3)');
  });

  it('can be set on one element', async () => {
    pageStyle('sf-status {--sf-card-surface: rgb(9, 9, 9); --sf-font-size: 20px}');
    const element = await place('<sf-status></sf-status>');
    expect(getComputedStyle(find(element, '.card')).backgroundColor).to.equal('rgb(9, 9, 9)');
    expect(getComputedStyle(find(element, '.card')).fontSize).to.equal('20px');
  });

  it('gives way to a rule about a part', async () => {
    pageStyle('sf-status::part(summary) {color: rgb(7, 7, 7); text-transform: uppercase}');
    const element = await place('<sf-status></sf-status>');
    expect(getComputedStyle(part(element, 'summary')).color).to.equal('rgb(7, 7, 7)');
    expect(getComputedStyle(part(element, 'summary')).textTransform).to.equal('uppercase');
  });
});
